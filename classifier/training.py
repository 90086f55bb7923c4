"""Learning the weights from examples, with scikit-learn: seldom, and off the window's process.

Which examples count how much is settled here; what the model sees of them in ``training_table``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np

from classifier.artefact import fingerprint, save
from classifier.corpus import Example, corpus_hash, learnt_from, read_corpus
from classifier.features import Document, prepare
from classifier.flat import Floats
from classifier.pipeline import KINDS, Model, Weights
from classifier.text import own_words
from classifier.training_table import Lesson, Table
from models.reading import Kind

STRENGTH = 5.0
"""The regression's C."""
MOST_OF_A_FAMILY = 2
BARE_WEIGHT = 0.8
"""Weight of the examples that are taken without subject and sender."""
TOLERANCE = 1e-3
CORRECTION_WEIGHT = 4.0
WORSE_BY_CHANCE = 0.002
"""Share of held-out messages that may differ without meaning that a model is worse."""
PRIOR = {Kind.OTHER: 1.3}
"""How much commoner a kind is in a mailbox than the rest, as far as learning goes."""


def lessons(examples: Sequence[Example]) -> list[Lesson]:
    """The first two examples of each family: one as it is, one without subject and sender.

    Mail arrives in both states; more rows of one text teach next to nothing.
    """
    seen: Counter[str] = Counter()
    out: list[Lesson] = []
    for example in examples:
        seen[example.family] += 1
        if seen[example.family] > MOST_OF_A_FAMILY:
            continue
        document = prepare(example.message, own_words(example.message), frozenset())
        weight = example.weight
        if seen[example.family] > 1 and document.body and not document.outgoing:
            document, weight = bare(document), weight * BARE_WEIGHT
        kind = KINDS.index(example.kind)
        out.append(Lesson(document, kind, example.family, weight, example.language))
    return out


def bare(document: Document) -> Document:
    """The document as a mail without headers and subject would give it."""
    kept = tuple(c for c in document.cues if not c.startswith(("from ", "calendar", "unsubscribe")))
    return replace(document, subject=(), cues=kept)


def learn(taught: Sequence[Lesson], *, strength: float = STRENGTH) -> Weights:
    """The weights these lessons give. Deterministic."""
    # sklearn takes seconds to import and serves learning alone.
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - takes seconds

    made = Table(taught)
    table = made.rows()
    kinds = np.array([one.kind for one in taught])
    weights = balanced(taught)
    regression = LogisticRegression(C=strength, max_iter=300, tol=TOLERANCE)
    regression.fit(table, kinds, sample_weight=weights)
    coefficients = np.full((table.shape[1], len(KINDS)), 0.0, dtype=np.float32)
    bias = np.full(len(KINDS), -30.0, dtype=np.float32)
    coefficients[:, regression.classes_] = regression.coef_.T
    bias[regression.classes_] = regression.intercept_
    return made.layout.weights(coefficients, bias)


def balanced(taught: Sequence[Lesson]) -> Floats:
    """A weight for each lesson, 1 on average: every kind counts alike in every language.

    Else the commonest words of a language would speak for the kinds that were written in it.
    """
    languages = Counter(one.language for one in taught)
    kinds: dict[tuple[str, int], float] = defaultdict(float)
    for one in taught:
        kinds[one.language, one.kind] += one.weight
    weights = np.array(
        [
            one.weight
            * languages[one.language]
            / kinds[one.language, one.kind]
            * PRIOR.get(KINDS[one.kind], 1.0)
            for one in taught
        ],
        dtype=np.float32,
    )
    even: Floats = weights * np.float32(len(weights) / weights.sum())
    return even


def train(examples: Sequence[Example]) -> Model:
    """The model these examples teach."""
    return Model(learn(lessons(examples)))


def build(folder: Path, corrections: Sequence[Example] = ()) -> Model:
    """Learn from corpus and corrections and keep the weights in ``folder``.

    A folder that cannot be written costs only the time to learn again.
    """
    corpus = read_corpus()
    model = train_with(corpus, corrections)
    with suppress(OSError):
        made_of = fingerprint(corpus_hash(learnt_from()), corrections)
        save(model.weights, folder, made_of)
    return model


def train_with(corpus: Sequence[Example], corrections: Sequence[Example]) -> Model:
    """The model of the corpus and the person's corrections.

    The corrections are taken in only where, on families held out of the corpus, the model does
    not do worse for them; else they stay what they are, words on single messages.
    """
    if not corrections:
        return train(corpus)
    heavier = [replace(one, weight=one.weight * CORRECTION_WEIGHT) for one in corrections]
    held = {one.family for one in corpus if is_held_out(one.family)}
    learnt = [one for one in corpus if one.family not in held]
    asked = lessons([one for one in corpus if one.family in held])
    plain, taught = (hits(train(some), asked) for some in (learnt, [*learnt, *heavier]))
    return train([*corpus, *heavier] if taught >= plain - WORSE_BY_CHANCE else corpus)


def is_held_out(family: str) -> bool:
    """One family in five, always the same."""
    return sha256(family.encode("utf-8", "replace")).digest()[0] % 5 == 0


def hits(model: Model, asked: Sequence[Lesson]) -> float:
    """Share of the documents told rightly."""
    shares = model.probabilities([one.document for one in asked])
    right = shares.argmax(axis=1) == np.array([one.kind for one in asked], dtype=np.int64)
    return float(right.mean()) if len(asked) else 1.0
