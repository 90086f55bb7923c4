"""From documents to a probability for every kind: exported weights and numpy, nothing else.

A document's words and pairs of words (TF-IDF, one normed block), its subject's words (another),
the beginnings of its words (a third), what its words mean (a fourth) and its cues meet the
coefficients of a logistic regression. The beginnings of a word always weigh the same, so every
word has its sum ready; that is what makes a batch fast. Learning is ``training``'s affair.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from types import MappingProxyType

import numpy as np

from classifier.concepts import NO_CONCEPT, concept_names, concept_of
from classifier.features import Document
from classifier.flat import (
    Flat,
    Floats,
    Ints,
    Pairs,
    concept_entries,
    counted,
    flatten,
    grams_of,
    pairs_in,
    sums,
)
from models.reading import Kind

KINDS = tuple(Kind)
OTHER = KINDS.index(Kind.OTHER)
OUTGOING_KINDS = frozenset((Kind.APPLICATION, Kind.UPDATE, Kind.OTHER))
"""What a person's own mail can be."""
BLOCK_WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"words": 1.0, "subject": 0.6, "beginnings": 0.8, "concepts": 0.8, "cues": 0.35}
)
OTHER_BUSINESS = "other business"
"""Cue: insurance, a flat, a loan, a visa ..., several times or with next to no word of work."""
NO_WORK = "words of work: none"
EVERYDAY: Mapping[str, float] = MappingProxyType(
    {NO_WORK: 2.0, "words of work: one": 0.8, OTHER_BUSINESS: 3.5}
)
"""Log odds by which everyday mail is commoner in a mailbox than in the corpus."""
HIRING = (
    *("refuses", "receives", "invites", "tests", "offers", "approaches", "keeps_posted"),
    *("shortlists", "pools", "met", "withdrawn_ok", "sign filled", "sign kept_on_file"),
    *("sign role_cancelled", "sign on_hold", "sign verbal_offer", "sign contract"),
)
OF_HIRING = frozenset(f"says {name}{more}" for name in HIRING for more in ("", " 2", " 3"))
SPOKEN = 0.1
"""What is left of these odds where two phrases of hiring mail stand in the text."""
SILENT, LONG = 2.0, 80
"""Log odds for everyday mail that holds no phrase of hiring mail: where it has so many words, or
begins a conversation without a word of work. One phrase among few words of work is none.
"""
MOST_ODDS = 4.5
"""However ordinary a mail looks, its own words can outweigh it."""
UNCOMMON = frozenset(("from ats", "from assessment", "from scheduling", "calendar request"))
STRANGER_WEIGHT = 6.0
"""What an unknown word adds to the squared length of the words: strange text says little."""
PLAIN_WEIGHT = 1.0
"""What a word without a concept adds to the squared length of the concepts."""
ROOM = 60_000
"""Unknown words remembered before the memory starts anew."""
LOUDEST = 12
"""Words and pairs named as evidence."""
QUIET = 1.0
"""Words that pull less than this are no reason to name."""


@dataclass(frozen=True, slots=True)
class Weights:
    """All that was learnt. Rows of a coefficient table belong to the entry of the same index."""

    words: tuple[str, ...]
    word_idf: Floats
    word_coef: Floats
    subject_coef: Floats
    pairs: Ints
    """Sorted; a pair is first word's index * number of words + second word's index."""
    pair_idf: Floats
    pair_coef: Floats
    subject_pair_coef: Floats
    grams: tuple[str, ...]
    gram_idf: Floats
    gram_coef: Floats
    cues: tuple[str, ...]
    cue_coef: Floats
    concept_idf: Floats
    """Single concepts and then all pairs of them, see ``flat.concept_entries``; 0 if not learnt."""
    concept_coef: Floats
    bias: Floats
    temperature: float = 1.0


def everyday(document: Document) -> float:
    """How much likelier than in the corpus such mail is everyday mail, as log odds.

    Almost all mail of a mailbox lacks the words of looking for work; in the corpus it is written
    to be hard and rare.
    """
    if any(cue in UNCOMMON for cue in document.cues):
        return 0.0
    hiring = sum(cue in OF_HIRING for cue in document.cues)
    odds = sum(EVERYDAY.get(cue, 0.0) for cue in document.cues)
    long = len(document.body) >= LONG and hiring <= (odds > 0)
    first = NO_WORK in document.cues and "answers" not in document.cues and not hiring
    odds = min(MOST_ODDS, odds + SILENT if long or first else odds)
    return odds * SPOKEN if hiring > 1 and OTHER_BUSINESS not in document.cues else odds


def by_length(scores: Floats, norm: Floats) -> Floats:
    """Scores divided by the length of the vectors they came from, given its square."""
    divided: Floats = (scores / np.sqrt(np.maximum(norm, 1e-9))[:, None]).astype(np.float32)
    return divided


class Lexicon(dict[str, int]):
    """The number of every word, known ones first, and what each word's letters and meaning say.

    New words are remembered, and looked at all at once when a batch is through (``settle``); when
    there is no room left, all but the known ones are forgotten.
    """

    def __init__(self, weights: Weights) -> None:
        super().__init__((word, n) for n, word in enumerate(weights.words))
        self.grams = {gram: n for n, gram in enumerate(weights.grams)}
        self.gram_scores = weights.gram_idf[:, None] * weights.gram_coef
        self.gram_norms = weights.gram_idf**2
        room = len(self) + ROOM
        self.scores = np.zeros((room, len(KINDS)), dtype=np.float32)
        self.norms = np.zeros(room, dtype=np.float32)
        self.concepts = np.full(room, NO_CONCEPT, dtype=np.int64)
        self.known = len(self)
        self.new = list(weights.words)
        self.settle()

    def __missing__(self, word: str) -> int:
        """A word not met before."""
        number = len(self)
        if number == len(self.norms):
            return number - 1
        self[word] = number
        self.new.append(word)
        return number

    def settle(self) -> None:
        """Keep what the letters and the meanings of the new words say."""
        first, grams = len(self) - len(self.new), self.grams
        found = [[grams[gram] for gram in grams_of(word) if gram in grams] for word in self.new]
        owners = np.repeat(np.arange(len(found)), [len(one) for one in found])
        columns = np.fromiter(chain.from_iterable(found), dtype=np.int64, count=len(owners))
        self.scores[first : len(self)] = sums(owners, self.gram_scores[columns], len(found))
        self.norms[first : len(self)] = sums(owners, self.gram_norms[columns], len(found))
        self.concepts[first : len(self)] = [concept_of(word) for word in self.new]
        self.new = []

    def make_room(self) -> None:
        """Forget the unknown words when most of the room is used."""
        if len(self) > len(self.norms) - ROOM // 2:
            for word in list(self)[self.known :]:
                del self[word]


class Model:
    """The learnt weights at work. Not for several threads at once: it remembers words."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.lexicon = Lexicon(weights)
        self.cue_index = {cue: n for n, cue in enumerate(weights.cues)}
        self.loudness = np.concatenate(
            [
                pulls(weights.word_coef) * weights.word_idf[:, None],
                pulls(weights.pair_coef) * weights.pair_idf[:, None],
            ]
        )
        """How much a word, and behind the words a pair, speaks for each kind."""
        of = weights.words
        twos = (divmod(key, len(of)) for key in weights.pairs.tolist())
        self.names = (*of, *(f"{of[first]} {of[second]}" for first, second in twos))

    def probabilities(self, documents: Sequence[Document]) -> Floats:
        """One row a document, one column a kind, in the order of ``KINDS``; rows sum to 1."""
        return self.look(documents)[0]

    def look(self, documents: Sequence[Document]) -> tuple[Floats, tuple[tuple[str, ...], ...]]:
        """The probabilities, and for each document what spoke loudest for its likeliest kind."""
        if not documents:
            return np.zeros((0, len(KINDS)), dtype=np.float32), ()
        flat = self.flat(documents)
        pairs = pairs_in(flat, len(self.weights.words), self.weights.pairs)
        scores = self.scores(flat, pairs, documents) / self.weights.temperature
        scores[:, OTHER] += [everyday(one) for one in documents]
        outgoing = np.array([one.outgoing for one in documents], dtype=bool)
        barred = np.array([kind not in OUTGOING_KINDS for kind in KINDS])
        scores[np.ix_(outgoing, barred)] = -np.inf
        scores -= scores.max(axis=1, keepdims=True)
        odds = np.exp(scores)
        shares: Floats = (odds / odds.sum(axis=1, keepdims=True)).astype(np.float32)
        return shares, self.evidence(flat, pairs, shares.argmax(axis=1))

    def linear(self, documents: Sequence[Document]) -> Floats:
        """The regression's linear scores of documents."""
        flat = self.flat(documents)
        pairs = pairs_in(flat, len(self.weights.words), self.weights.pairs)
        return self.scores(flat, pairs, documents)

    def flat(self, documents: Sequence[Document]) -> Flat:
        """The documents' words as numbers, all of them known to the lexicon."""
        self.lexicon.make_room()
        flat = flatten(documents, self.lexicon)
        self.lexicon.settle()
        return flat

    def scores(self, flat: Flat, pairs: Pairs, documents: Sequence[Document]) -> Floats:
        """The regression's linear scores."""
        learnt, known = self.weights, self.cue_index
        total = np.tile(learnt.bias, (flat.count, 1)).astype(np.float32)
        total += self.words_blocks(flat, pairs)
        total += self.concepts_block(flat)
        marks = [(n, known[c]) for n, one in enumerate(documents) for c in one.cues if c in known]
        if marks:
            rows, ids = np.array(marks, dtype=np.int64).T
            total += sums(rows, learnt.cue_coef[ids], flat.count)
        return total

    def words_blocks(self, flat: Flat, pairs: Pairs) -> Floats:
        """What words, pairs of words and the letters of words say, body and subject apart."""
        learnt, words = self.weights, len(self.weights.words)
        total = np.zeros((flat.count, len(KINDS)), dtype=np.float32)
        letters, letters_norm = np.zeros_like(total), np.zeros(flat.count, dtype=np.float32)
        for in_subject, word_coef, pair_coef in (
            (False, learnt.word_coef, learnt.pair_coef),
            (True, learnt.subject_coef, learnt.subject_pair_coef),
        ):
            here = flat.in_subject == in_subject
            every = counted(flat.rows[here], flat.ids[here], len(self.lexicon.norms))
            letters += sums(every.rows, self.lexicon.scores[every.columns], flat.count)
            letters_norm += sums(every.rows, self.lexicon.norms[every.columns], flat.count)
            strange = flat.rows[here][flat.ids[here] >= words]
            norm = np.bincount(strange, minlength=flat.count) * np.float32(STRANGER_WEIGHT)
            known = every.columns < words
            rows, columns = every.rows[known], every.columns[known]
            values = every.values[known] * learnt.word_idf[columns]
            scores = sums(rows, word_coef[columns] * values[:, None], flat.count)
            norm = norm + sums(rows, values**2, flat.count)
            pair = pairs.in_subject == in_subject
            double = counted(pairs.rows[pair], pairs.ids[pair], max(1, len(learnt.pairs)))
            values = double.values * learnt.pair_idf[double.columns]
            scores += sums(double.rows, pair_coef[double.columns] * values[:, None], flat.count)
            total += by_length(scores, norm + sums(double.rows, values**2, flat.count))
        return total + by_length(letters, letters_norm)

    def concepts_block(self, flat: Flat) -> Floats:
        """What the meanings of the words say."""
        learnt = self.weights
        found, plain = concept_entries(flat, self.lexicon.concepts, len(concept_names()))
        idf = learnt.concept_idf[found.columns]
        scores = sums(found.rows, learnt.concept_coef[found.columns] * idf[:, None], flat.count)
        return by_length(scores, sums(found.rows, idf**2, flat.count) + plain * PLAIN_WEIGHT)

    def evidence(self, flat: Flat, pairs: Pairs, columns: Ints) -> tuple[tuple[str, ...], ...]:
        """For each document the words and pairs that spoke loudest for its kind, loudest first."""
        words = len(self.weights.words)
        known = flat.ids < words
        owners = np.concatenate([flat.rows[known], pairs.rows])
        names = np.concatenate([flat.ids[known], pairs.ids + words])
        loud = self.loudness[names, columns[owners]]
        kept = loud > QUIET
        order = np.argsort(owners[kept] - loud[kept] / (1 + loud.max(initial=0)))
        owners, names = owners[kept][order], names[kept][order]
        starts = np.searchsorted(owners, np.arange(flat.count + 1))
        return tuple(
            tuple(dict.fromkeys(map(self.names.__getitem__, names[first:last][:LOUDEST].tolist())))
            for first, last in pairwise(starts.tolist())
        )


def pulls(coefficients: Floats) -> Floats:
    """How much entries speak for each kind rather than for the others on average."""
    pulled: Floats = coefficients - coefficients.mean(axis=1, keepdims=True)
    return pulled
