"""How well the kinds are told: on the own corpus, held out by template family, and on any file.

Only measures; what is learnt and decided lies elsewhere.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from classifier.corpus import Example, as_example
from classifier.features import Document, document
from classifier.flat import Floats
from classifier.kinds import Decision, decide
from classifier.pipeline import KINDS, Model
from classifier.senders import sender_class
from classifier.sure_cues import SureCue, sure_cue
from classifier.text import own_words
from classifier.training import learn, lessons
from classifier.training_table import Lesson
from models.message import Direction, Message
from models.reading import Kind

FOLDS = 5
ROWS_FOR_AVERAGE = 5
LABELS = {
    "recruiter_outreach": ("outreach",),
    "not_job": ("other",),
    "other_job": ("other", "update"),
    "withdrawn": ("update",),
    "followup": ("update",),
}
"""Names in other people's label sets and what they are here; the first is the right one."""
SKIPPED = "unknown"


@dataclass(frozen=True, slots=True)
class Judged:
    """One message: its right kind, others that count as right, and what was decided."""

    right: Kind
    accepted: frozenset[Kind]
    decision: Decision
    example: Example

    @property
    def is_right(self) -> bool:
        """Whether the decision is among the accepted ones."""
        return self.decision.kind in self.accepted

    @property
    def counted(self) -> Kind:
        """The decision, or the right kind where the decision counts as right."""
        return self.right if self.is_right else self.decision.kind


def prepared(message: Message, me: frozenset[str]) -> tuple[Document, SureCue | None]:
    """A message's document and its sure cue, if any."""
    words, sender = own_words(message), sender_class(message)
    outgoing = message.direction(me) is Direction.OUT
    made = document(message, words, sender=sender, outgoing=outgoing)
    return made, sure_cue(message, words, sender=sender, me=me, outgoing=outgoing)


def decisions(model: Model, messages: Sequence[Message]) -> tuple[Decision, ...]:
    """The kind of each message, by the same road as the program's."""
    made = [prepared(message, frozenset()) for message in messages]
    return decide(model, [one for one, _ in made], [cue for _, cue in made])


def folds(families: Sequence[str]) -> Iterator[tuple[list[int], list[int]]]:
    """Indices to learn from and to judge, no family on both sides (GroupKFold)."""
    # sklearn takes seconds to import and serves measuring alone.
    from sklearn.model_selection import GroupKFold  # noqa: PLC0415 - takes seconds

    table = np.zeros((len(families), 1))
    for learnt, judged in GroupKFold(FOLDS, shuffle=True, random_state=0).split(
        table, groups=families
    ):
        yield learnt.tolist(), judged.tolist()


def held_out(examples: Sequence[Example], **settings: Any) -> list[Judged]:  # noqa: ANN401
    """Every example judged by a model that never saw its family."""
    taught = lessons(examples)
    by_family: dict[str, list[Lesson]] = {}
    for one in taught:
        by_family.setdefault(one.family, []).append(one)
    out: list[Judged] = []
    for learnt, judged in folds([example.family for example in examples]):
        names = dict.fromkeys(examples[n].family for n in learnt)
        model = Model(learn([one for name in names for one in by_family[name]], **settings))
        asked = [examples[n] for n in judged]
        made = decisions(model, [example.message for example in asked])
        out.extend(
            Judged(example.kind, frozenset((example.kind,)), decision, example)
            for example, decision in zip(asked, made, strict=True)
        )
    return out


def read_scored(path: Path) -> list[tuple[Kind, frozenset[Kind], Example]]:
    """The rows of a file in the form of ``score``, or of the corpus; unknown labels left out."""
    out: list[tuple[Kind, frozenset[Kind], Example]] = []
    for line in path.read_text("utf-8").splitlines():
        if not line.strip():
            continue
        row = json.loads(line)
        if "label_ours" not in row:
            example = as_example(row)
            out.append((example.kind, frozenset((example.kind,)), example))
            continue
        if row["label_ours"] == SKIPPED:
            continue
        right = names_of(row["label_ours"])
        other = names_of(row["label_alt"]) if row.get("label_alt") else ()
        kind = right[0]
        out.append((kind, frozenset((*right, *other)), as_example({**row, "kind": kind})))
    return out


def names_of(label: str) -> tuple[Kind, ...]:
    """Our kinds for a label of the file."""
    return tuple(Kind(name) for name in LABELS.get(label, (label,)))


def judge(model: Model, rows: Sequence[tuple[Kind, frozenset[Kind], Example]]) -> list[Judged]:
    """Every row with what the model and the rules make of it."""
    made = decisions(model, [example.message for _, _, example in rows])
    return [
        Judged(kind, accepted, decision, example)
        for (kind, accepted, example), decision in zip(rows, made, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class KindScore:
    """Of one kind: rows, and how precisely and how completely it was found (0 to 1)."""

    kind: Kind
    rows: int
    precision: float
    recall: float
    f1: float


def accuracy(judged: Sequence[Judged]) -> float:
    """Share of decisions that are right."""
    return sum(one.is_right for one in judged) / max(1, len(judged))


def by_kind(judged: Sequence[Judged]) -> tuple[KindScore, ...]:
    """Precision, recall and F1 of every kind that occurs."""
    right = Counter(one.right for one in judged)
    found = Counter(one.counted for one in judged)
    hits = Counter(one.right for one in judged if one.is_right)
    out = []
    for kind in KINDS:
        if right[kind] or found[kind]:
            precision = hits[kind] / max(1, found[kind])
            recall = hits[kind] / max(1, right[kind])
            f1 = 2 * precision * recall / max(1e-9, precision + recall)
            out.append(KindScore(kind, right[kind], precision, recall, f1))
    return tuple(out)


def macro_f1(judged: Sequence[Judged]) -> float:
    """Mean F1 over the kinds with at least ``ROWS_FOR_AVERAGE`` rows."""
    scores = [one.f1 for one in by_kind(judged) if one.rows >= ROWS_FOR_AVERAGE]
    return sum(scores) / max(1, len(scores))


def confusions(judged: Sequence[Judged]) -> list[tuple[tuple[Kind, Kind], int]]:
    """Pairs (right, decided) that were mixed up, commonest first."""
    wrong = Counter((one.right, one.decision.kind) for one in judged if not one.is_right)
    return wrong.most_common(12)


def reliability(judged: Sequence[Judged]) -> list[tuple[float, float, float, int]]:
    """For each tenth of stated confidence: its lower end, mean stated, share right, rows."""
    out = []
    stated: Floats = np.array([one.decision.confidence for one in judged], dtype=np.float32)
    right = np.array([one.is_right for one in judged])
    for lower in np.arange(0.2, 1.0, 0.1):
        inside = (stated >= lower) & (stated < lower + 0.1 + (lower > 0.85) * 0.01)  # noqa: PLR2004
        if inside.any():
            row = float(lower), float(stated[inside].mean()), float(right[inside].mean())
            out.append((*row, int(inside.sum())))
    return out
