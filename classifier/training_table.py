"""The table the regression learns from: lessons as scipy's sparse rows, and what its columns mean.

The vocabulary counts families, not rows: a word that stands in one template only is not learnt,
or the model would know the template instead of the kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from classifier.concepts import concept_names, concept_of
from classifier.features import Document
from classifier.flat import (
    Entries,
    Floats,
    Ints,
    Numbers,
    concept_entries,
    counted,
    flatten,
    grams_of,
    pair_keys,
    pairs_in,
)
from classifier.pipeline import BLOCK_WEIGHTS, PLAIN_WEIGHT, STRANGER_WEIGHT, Weights

FEWEST_FAMILIES = 3
FEWEST_FOR_PAIRS = 5
MOST_GRAMS = 30_000
IDF_FLOOR = 0.6
"""Added to every inverse document frequency; scikit-learn's 1 would make common words louder."""
TEMPERATURE = 1.0
"""Of the probabilities; the reliability table of ``python -m classifier report`` checks it."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """One document to learn from."""

    document: Document
    kind: int
    family: str
    weight: float
    language: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which column of the training table means what."""

    words: tuple[str, ...]
    word_idf: Floats
    pairs: Ints
    pair_idf: Floats
    grams: tuple[str, ...]
    gram_idf: Floats
    cues: tuple[str, ...]
    concept_idf: Floats

    def widths(self) -> tuple[int, ...]:
        """Columns of each block: words, pairs, subject's two, beginnings, cues, concepts."""
        words, pairs = len(self.words), len(self.pairs)
        return words, pairs, words, pairs, len(self.grams), len(self.cues), len(self.concept_idf)

    def weights(self, coefficients: Floats, bias: Floats) -> Weights:
        """The learnt coefficients, each block's own weight worked in."""
        ends = np.cumsum(self.widths())[:-1].tolist()
        words, pairs, subject, subject_pairs, grams, cues, concepts = np.split(coefficients, ends)
        by = {name: np.float32(weight) for name, weight in BLOCK_WEIGHTS.items()}
        return Weights(
            words=self.words,
            word_idf=self.word_idf,
            word_coef=words * by["words"],
            subject_coef=subject * by["subject"],
            pairs=self.pairs,
            pair_idf=self.pair_idf,
            pair_coef=pairs * by["words"],
            subject_pair_coef=subject_pairs * by["subject"],
            grams=self.grams,
            gram_idf=self.gram_idf,
            gram_coef=grams * by["beginnings"],
            cues=self.cues,
            cue_coef=cues * by["cues"],
            concept_idf=self.concept_idf,
            concept_coef=concepts * by["concepts"],
            bias=bias,
            temperature=TEMPERATURE,
        )


class Table:
    """The training table: the same entries that the model sees, as scipy's sparse rows."""

    def __init__(self, taught: Sequence[Lesson]) -> None:
        # scipy takes a second to import and serves learning alone.
        from scipy import sparse  # noqa: PLC0415 - serves learning alone

        self.sparse = sparse
        self.documents = [one.document for one in taught]
        self.numbers = Numbers()
        self.flat = flatten(self.documents, self.numbers)
        self.every_word = list(self.numbers)
        self.concepts = np.array([concept_of(word) for word in self.every_word], dtype=np.int64)
        family = Numbers()
        self.family_of = np.array([family[one.family] for one in taught], dtype=np.int64)
        self.families = len(family)
        self.layout = self.layout_of()

    def in_families(self, rows: Ints, columns: Ints, width: int) -> Ints:
        """For each column in how many families it stands."""
        seen = np.unique(self.family_of[rows] * width + columns) % width
        return np.bincount(seen, minlength=width).astype(np.int64)

    def layout_of(self) -> Layout:
        """The entries that stand in enough families."""
        flat, of = self.flat, self.families
        seen = self.in_families(flat.rows, flat.ids, len(self.every_word))
        known = sorted(
            w for w, n in zip(self.every_word, seen, strict=True) if n >= FEWEST_FAMILIES
        )
        self.known = flat.numbered(self.places(known))
        rows, keys, _ = pair_keys(self.known, len(known))
        pairs, at = np.unique(keys, return_inverse=True)
        pair_seen = self.in_families(rows, at, max(1, len(pairs)))[: len(pairs)]
        common = pair_seen >= FEWEST_FOR_PAIRS
        gram_seen: Counter[str] = Counter()
        for word, number in zip(self.every_word, seen.tolist(), strict=True):
            if number > 1:
                gram_seen.update(dict.fromkeys(grams_of(word), number))
        grams = tuple(sorted(gram for gram, _ in gram_seen.most_common(MOST_GRAMS)))
        self.found, self.plain = concept_entries(flat, self.concepts, len(concept_names()))
        width = len(concept_names()) * (len(concept_names()) + 1)
        meant = self.in_families(self.found.rows, self.found.columns, width)
        return Layout(
            words=tuple(known),
            word_idf=idf(seen[[self.numbers[word] for word in known]], of),
            pairs=pairs[common],
            pair_idf=idf(pair_seen[common], of),
            grams=grams,
            gram_idf=idf(np.array([min(of, gram_seen[gram]) for gram in grams]), of),
            cues=tuple(sorted({cue for one in self.documents for cue in one.cues})),
            concept_idf=np.where(meant >= FEWEST_FAMILIES, idf(meant, of), 0).astype(np.float32),
        )

    def places(self, known: Sequence[str]) -> Ints:
        """New numbers: the known words first, one number behind them for all others."""
        numbers = np.full(len(self.every_word), len(known), dtype=np.int64)
        for place, word in enumerate(known):
            numbers[self.numbers[word]] = place
        return numbers

    def rows(self) -> Any:  # noqa: ANN401 - scipy
        """The whole table."""
        blocks = [
            self.words(in_subject=False) * BLOCK_WEIGHTS["words"],
            self.words(in_subject=True) * BLOCK_WEIGHTS["subject"],
            self.beginnings() * BLOCK_WEIGHTS["beginnings"],
            self.cues() * BLOCK_WEIGHTS["cues"],
            self.meanings() * BLOCK_WEIGHTS["concepts"],
        ]
        return self.sparse.hstack(blocks, format="csr", dtype=np.float32)

    def table(self, found: Entries, values: Floats, width: int) -> Any:  # noqa: ANN401 - scipy
        """Entries as sparse rows."""
        shape = (len(self.documents), width)
        return self.sparse.csr_matrix((values, (found.rows, found.columns)), shape=shape)

    def words(self, *, in_subject: bool) -> Any:  # noqa: ANN401 - scipy
        """Words and pairs of them, normed together."""
        flat, layout, words = self.known, self.layout, len(self.layout.words)
        here = flat.in_subject == in_subject
        every = counted(flat.rows[here], flat.ids[here], words + 1)
        known = every.columns < words
        single = Entries(every.rows[known], every.columns[known], every.values[known])
        pairs = pairs_in(flat, words, layout.pairs)
        pair = pairs.in_subject == in_subject
        double = counted(pairs.rows[pair], pairs.ids[pair], max(1, len(layout.pairs)))
        strange = flat.rows[here][flat.ids[here] >= words]
        table = self.sparse.hstack(
            [
                self.table(single, single.values * layout.word_idf[single.columns], words),
                self.table(
                    double, double.values * layout.pair_idf[double.columns], len(layout.pairs)
                ),
            ]
        )
        more = np.bincount(strange, minlength=len(self.documents)) * STRANGER_WEIGHT
        return self.normed(table, more)

    def beginnings(self) -> Any:  # noqa: ANN401 - scipy
        """Beginnings of the words; the norm adds up word by word, as the model's does."""
        known = {gram: n for n, gram in enumerate(self.layout.grams)}
        word_grams = [[known[g] for g in grams_of(w) if g in known] for w in self.every_word]
        owners = np.repeat(np.arange(len(word_grams)), [len(one) for one in word_grams])
        columns = np.array([g for one in word_grams for g in one], dtype=np.int64)
        values = self.layout.gram_idf[columns]
        shape = (len(word_grams), len(known))
        by_word = self.sparse.csr_matrix((values, (owners, columns)), shape=shape)
        flat, width = self.flat, len(self.every_word)
        present = self.sparse.csr_matrix((len(self.documents), width), dtype=np.float32)
        for in_subject in (False, True):
            here = flat.in_subject == in_subject
            found = counted(flat.rows[here], flat.ids[here], width)
            present = present + self.table(found, np.ones(len(found.rows), np.float32), width)
        norms = present @ np.bincount(owners, values**2, width)
        scale = (1.0 / np.sqrt(np.maximum(norms, 1e-9))).astype(np.float32)
        return self.sparse.diags(scale) @ (present @ by_word)

    def cues(self) -> Any:  # noqa: ANN401 - scipy
        """Cues, each 1 where it is there."""
        known = {cue: n for n, cue in enumerate(self.layout.cues)}
        marks = [(n, known[cue]) for n, one in enumerate(self.documents) for cue in one.cues]
        rows, columns = np.array(marks, dtype=np.int64).T
        found = Entries(rows, columns, np.ones(len(rows), dtype=np.float32))
        return self.table(found, found.values, len(known))

    def meanings(self) -> Any:  # noqa: ANN401 - scipy
        """Concepts and pairs of them, normed."""
        values = self.layout.concept_idf[self.found.columns]
        table = self.table(self.found, values, len(self.layout.concept_idf))
        return self.normed(table, self.plain * PLAIN_WEIGHT)

    def normed(self, table: Any, more: Any) -> Any:  # noqa: ANN401 - scipy
        """Rows of length 1, or shorter by ``more``, which adds to the square of their length."""
        squares = np.asarray(table.multiply(table).sum(axis=1)).ravel() + more
        return self.sparse.diags(1.0 / np.sqrt(np.maximum(squares, 1e-9))) @ table


def idf(counts: Any, of: int) -> Floats:  # noqa: ANN401 - any array of numbers
    """Smoothed inverse document frequency, as scikit-learn defines it, over families."""
    rarity = np.log((1 + of) / (1 + np.asarray(counts, dtype=np.float64)))
    return (rarity + IDF_FLOOR).astype(np.float32)
