"""A message's words cut into sentences and lines, with their place in the text.

Knows abbreviations and hard line breaks of plain mail; knows no meaning.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from classifier.date_words import clock_words, fold
from classifier.wordings import Places, Wordings, parted

LONGEST_SENTENCE = 600
FIGURE = re.compile(r"[0-9]")
BLANK = frozenset(("", " "))
FIGURES = re.compile(r"[0-9]+")
FIGURE_JOINED = re.compile(r"[0-9](?: ?[.:/°~‐‑‒–—−-]|[a-z])|q ?[0-9]")
FIGURES_NEED_WORDS = frozenset(("en", "de", "nl"))
"""Languages in which no figure alone is a day."""
WRAPPED = re.compile(
    r"\n(?<=[^\n]{60}\n)(?<![.:;!?,]\n)(?=[^\W_])"
    r"|\n(?<=[^\n]{40}\n)(?<![.:;!?]\n)(?=[a-zß-ÿ])"
    r"|\n(?<=,\n)(?=[a-zß-ÿ])"
)
"""A line break that only wraps a sentence."""
_BEHIND = r"[\"')\]]?\s+(?=[A-ZÀ-Þ¿¡\"'(\[•*–-])"
BREAK = re.compile(
    r"\n\n*"
    + "".join(rf"|{one}(?<![.!?…]{one})[.!?…]*{_BEHIND}" for one in (r"\.", "!", r"\?", "…"))
    + r"|!(?<![!?]!)[!?]*\s+(?=\d)|\?(?<![!?]\?)[!?]*\s+(?=\d)"
)
"""Every alternative begins with a letter of its own, so that the search skips to these letters.

A run of signs is tried from its first one only: "....." is linear.
"""
ABBREVIATIONS = frozenset(
    "a.m p.m approx ca dr mr mrs ms prof nr no st z.b bzw inkl evtl ggf usw etc e.g i.e jan feb "
    "mar apr jun jul aug sep sept oct nov dec mo di mi do fr sa so mon tue tues wed thu thur thurs "
    "fri sat sun lun mer jeu ven sam dim sr sra dott ing vs".split()
)
LONGEST_ABBREVIATION = 7


class Folded:
    """Folded text and where things stand in it, looked for once, when asked for."""

    __slots__ = ("_places", "_spots", "parted", "text", "words")

    def __init__(self, text: str) -> None:
        """``text``: folded already."""
        self.text = text
        self.parted = parted(text)
        """The same with blanks for all but letters."""
        self.words = frozenset(self.parted.split())
        self._places = Places(self.parted)
        self._spots: dict[Wordings, list[int]] = {}

    def spots(self, wording: Wordings) -> list[int]:
        """Where a wording may begin, in order."""
        found = self._spots.get(wording)
        if found is None:
            found = self._spots[wording] = wording.spots(self.text, self._places)
        return found

    def words_at(self, words: AbstractSet[str]) -> Iterator[int]:
        """Where the words stand."""
        for word in words:
            at = self.parted.find(word)
            while at >= 0:
                end = at + len(word)
                if self.parted[end : end + 1] in BLANK and self.parted[at - 1 : at] in BLANK:
                    yield at
                at = self.parted.find(word, end)


class Sentence:
    """One sentence or line: its words, and the same folded. Never changes."""

    __slots__ = ("_start", "_words", "folded", "source", "text")

    def __init__(self, text: str, source: Folded, start: int = 0) -> None:
        """``text`` stands in ``source`` from ``start`` on."""
        self.text = text
        self.folded = source.text[start : start + len(text)]
        self.source = source
        self._start = start
        self._words: frozenset[str] | None = None

    @property
    def words(self) -> frozenset[str]:
        """Each of its words once, folded."""
        if self._words is None:
            end = self._start + len(self.text)
            self._words = frozenset(self.source.parted[self._start : end].split())
        return self._words

    @property
    def asks(self) -> bool:
        """Whether there is a question mark in it."""
        return "?" in self.text

    def search(self, wording: Wordings, start: int = 0) -> re.Match[str] | None:
        """The first find of a wording in the folded words."""
        if wording.anchored and not start and (found := wording.pattern.match(self.folded)):
            return found
        spots = self.source.spots(wording)
        if not spots:
            return None
        end = self._start + len(self.text)
        for number in range(bisect_left(spots, self._start + start), len(spots)):
            at = spots[number]
            if at >= end:
                break
            if found := wording.pattern.match(self.folded, at - self._start):
                return found
        return None

    def says(self, wording: Wordings) -> bool:
        """Whether one of the wordings stands in it."""
        return self.search(wording) is not None

    def part(self, start: int, end: int | None = None) -> Sentence:
        """What stands between two places of it."""
        return Sentence(self.text[start:end], self.source, self._start + start)


@lru_cache(maxsize=8)
def whole(text: str) -> Sentence:
    """A message's words as if they were one sentence; several rooms ask for the same message."""
    return Sentence(text, Folded(fold(text)))


class Told:
    """A message's words as sentences, empty ones left out, long ones cut; made when asked for."""

    def __init__(self, text: str, language: str) -> None:
        """``language``: its full stops behind figures are ordinals or not."""
        joined = WRAPPED.sub(" ", text)
        self._language = language
        self._text = joined
        self._source = whole(text).source if joined == text else Folded(fold(joined))
        self._spans = tuple(_spans(joined, self._source.text, language))
        self._starts = [start for start, _ in self._spans]

    def __len__(self) -> int:
        """How many sentences there are."""
        return len(self._spans)

    def __getitem__(self, number: int) -> Sentence:
        """One of them; the first is number 0."""
        start, end = self._spans[number]
        return Sentence(self._text[start:end], self._source, start)

    def holding(self, words: AbstractSet[str]) -> list[int]:
        """The numbers of the sentences with one of these folded words, in order."""
        return self._numbers(self._source.words_at(self._source.words & words))

    def dated(self, words: AbstractSet[str]) -> list[int]:
        """The numbers of those that may hold a date: with a figure or one of the ``words``."""
        named = set(self.holding(words))
        figures = set(self._numbers(one.start() for one in FIGURES.finditer(self._source.text)))
        return sorted(named | {one for one in figures - named if self._may_be_dated(one)})

    def _may_be_dated(self, number: int) -> bool:
        """Whether a figure may be a date: "10.30", "the 7th", "le 7", but not "10 engineers"."""
        if self._language not in FIGURES_NEED_WORDS:
            return True
        sentence = self[number]
        return bool(FIGURE_JOINED.search(sentence.folded)) or not sentence.words.isdisjoint(
            clock_words(self._language)
        )

    def _numbers(self, found: Iterable[int]) -> list[int]:
        return sorted({bisect_right(self._starts, at) - 1 for at in found})


@lru_cache(maxsize=4)
def told(text: str, language: str = "") -> Told:
    """The sentences of ``text``; several rooms ask for the same message."""
    return Told(text, language)


def _spans(text: str, folded: str, language: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in BREAK.finditer(text):
        at = match.start()
        if text[at] == "." and _abbreviated(
            folded[max(start, at - LONGEST_ABBREVIATION) : at], language
        ):
            continue
        yield from _cut(text, start, match.end())
        start = match.end()
    yield from _cut(text, start, len(text))


def names_a_day(sentence: Sentence, words: frozenset[str]) -> bool:
    """Whether it may hold a date: a figure, or one of the ``words`` that name days."""
    return bool(FIGURE.search(sentence.folded)) or not words.isdisjoint(sentence.words)


def _abbreviated(head: str, language: str) -> bool:
    """Whether the full stop behind the folded ``head`` ends an abbreviation or an ordinal."""
    word = head.replace("(", " ").rpartition(" ")[2]
    return word in ABBREVIATIONS or (language == "de" and word.isdigit() and len(word) <= 2)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    words = text[start:end].strip()
    if not words:
        return
    start = text.index(words[0], start)
    end = start + len(words)
    for at in range(start, end, LONGEST_SENTENCE):
        yield at, min(at + LONGEST_SENTENCE, end)
