"""A batch of documents as numbers: every word of every document in one row of integers.

What learning and prediction share: the same words give the same entries on both sides. Which
entries weigh what is not known here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from classifier.features import Document

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

SHORTEST_GRAM, LONGEST_GRAM = 3, 6
NEAR = 7
"""Words apart at most for two concepts to speak together."""
FOLLOWING = 4
"""Concepts after one that are looked at for a pair."""


class Numbers(dict[str, int]):
    """Gives every new word the next number."""

    def __missing__(self, word: str) -> int:
        """A word not met before."""
        number = len(self)
        self[word] = number
        return number


@dataclass(frozen=True, slots=True)
class Flat:
    """One entry a word, in reading order: its document, its number, whether in the subject."""

    rows: Ints
    ids: Ints
    in_subject: Flags
    count: int
    """Number of documents."""

    def numbered(self, numbers: Ints) -> Flat:
        """The same words under other numbers."""
        return Flat(self.rows, numbers[self.ids], self.in_subject, self.count)


@dataclass(frozen=True, slots=True)
class Entries:
    """Which entry stands how heavily in which document; sorted by document."""

    rows: Ints
    columns: Ints
    values: Floats


class Pairs(NamedTuple):
    """Learnt pairs of neighbouring words: document, place among the pairs, if in the subject."""

    rows: Ints
    ids: Ints
    in_subject: Flags


def flatten(documents: Sequence[Document], numbers: dict[str, int]) -> Flat:
    """All words of all documents, the subject's before the body's."""
    subject = np.array([len(one.subject) for one in documents], dtype=np.int64)
    total = subject + np.array([len(one.body) for one in documents], dtype=np.int64)
    words = chain.from_iterable(chain(one.subject, one.body) for one in documents)
    ids = np.fromiter(map(numbers.__getitem__, words), dtype=np.int64, count=int(total.sum()))
    rows = np.repeat(np.arange(len(documents), dtype=np.int64), total)
    starts = np.concatenate([[0], np.cumsum(total)[:-1]]).astype(np.int64)
    place = np.arange(len(ids)) - np.repeat(starts, total)
    return Flat(rows, ids, place < np.repeat(subject, total), len(documents))


def counted(rows: Ints, columns: Ints, width: int) -> Entries:
    """Each entry once, weighing 1 + log of how often it stands there."""
    keys, counts = np.unique(rows * width + columns, return_counts=True)
    values = (1.0 + np.log(counts)).astype(np.float32)
    found, at = np.divmod(keys, width)
    return Entries(found, at, values)


def pairs_in(flat: Flat, words: int, learnt: Ints) -> Pairs:
    """The neighbouring words whose keys stand among the sorted learnt ones."""
    rows, keys, in_subject = pair_keys(flat, words)
    at = positions(keys, learnt)
    kept = at >= 0
    return Pairs(rows[kept], at[kept], in_subject[kept])


def pair_keys(flat: Flat, words: int) -> tuple[Ints, Ints, Flags]:
    """Neighbouring known words as one number each; with their document, and if in the subject."""
    first, second = flat.ids[:-1], flat.ids[1:]
    kept = flat.rows[:-1] == flat.rows[1:]
    kept &= flat.in_subject[:-1] == flat.in_subject[1:]
    kept &= (first < words) & (second < words)
    return flat.rows[:-1][kept], first[kept] * words + second[kept], flat.in_subject[:-1][kept]


def concept_entries(flat: Flat, concepts: Ints, number: int) -> tuple[Entries, Floats]:
    """Concepts and pairs of near ones, each once a document; and how many words have none.

    ``concepts`` gives each word's concept, -1 for none. A pair's column is behind the single
    ones: ``number`` + first * ``number`` + second.
    """
    meant = concepts[flat.ids]
    at = np.flatnonzero(meant >= 0)
    rows, names = flat.rows[at], meant[at]
    keys, owners = [names], [rows]
    for step in range(1, FOLLOWING + 1):
        near = (rows[:-step] == rows[step:]) & (at[step:] - at[:-step] <= NEAR)
        near &= names[:-step] != names[step:]
        owners.append(rows[:-step][near])
        keys.append(number + names[:-step][near] * number + names[step:][near])
    width = number + number * number
    found, columns = np.divmod(
        np.unique(np.concatenate(owners) * width + np.concatenate(keys)), width
    )
    plain = np.bincount(flat.rows[meant < 0], minlength=flat.count).astype(np.float32)
    return Entries(found, columns, np.ones(len(found), dtype=np.float32)), plain


def positions(wanted: Ints, known: Ints) -> Ints:
    """Where each wanted number stands among the sorted known ones; -1 where it does not."""
    if not len(known):
        return np.full(len(wanted), -1, dtype=np.int64)
    at = np.searchsorted(known, wanted)
    at[at == len(known)] = 0
    return np.where(known[at] == wanted, at, -1)


def sums(rows: Ints, values: Floats, count: int) -> Floats:
    """For each row (sorted) the sum of its values, of each column of values."""
    if values.ndim == 1:
        return np.bincount(rows, values, count).astype(np.float32)
    out = np.zeros((count, values.shape[1]), dtype=np.float32)
    if len(rows):
        starts = np.flatnonzero(np.diff(rows, prepend=-1))
        out[rows[starts]] = np.add.reduceat(values, starts, axis=0)
    return out


def grams_of(word: str) -> list[str]:
    """The beginnings of a word, 3 to 6 letters long: its stem is among them."""
    return [word[:size] for size in range(SHORTEST_GRAM, min(LONGEST_GRAM, len(word)) + 1)]
