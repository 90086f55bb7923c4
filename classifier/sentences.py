"""A message's words cut into sentences and lines, with their place in the text.

Knows abbreviations and hard line breaks of plain mail; knows no meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from classifier.date_words import fold, words_of

LONGEST_SENTENCE = 600
FIGURE = re.compile(r"\d")
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


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or line: its words, the same folded, and each word once."""

    text: str
    folded: str
    words: frozenset[str]

    @property
    def asks(self) -> bool:
        """Whether there is a question mark in it."""
        return "?" in self.text

    def part(self, start: int, end: int | None = None) -> Sentence:
        """What stands between two places of it."""
        return sentence_of(self.text[start:end], self.folded[start:end])


def sentence_of(text: str, folded: str) -> Sentence:
    """A sentence of words that are folded already."""
    return Sentence(text, folded, words_of(folded))


@lru_cache(maxsize=4)
def whole(text: str) -> Sentence:
    """A message's words as if they were one sentence; several rooms ask for the same message."""
    return sentence_of(text, fold(text))


@lru_cache(maxsize=4)
def sentences(text: str, language: str = "") -> tuple[Sentence, ...]:
    """The sentences of ``text``, empty ones left out, long ones cut."""
    return tuple(_sentences(text, language))


def _sentences(text: str, language: str) -> Iterator[Sentence]:
    folded = whole(text).folded
    joined = WRAPPED.sub(" ", text)
    if joined != text:
        text, folded = joined, fold(joined)
    start = 0
    for match in BREAK.finditer(text):
        at = match.start()
        if text[at] == "." and _abbreviated(
            folded[max(start, at - LONGEST_ABBREVIATION) : at], language
        ):
            continue
        yield from _cut(text, folded, start, match.end())
        start = match.end()
    yield from _cut(text, folded, start, len(text))


def names_a_day(sentence: Sentence, words: frozenset[str]) -> bool:
    """Whether it may hold a date: a figure, or one of the ``words`` that name days."""
    return bool(FIGURE.search(sentence.folded)) or not words.isdisjoint(sentence.words)


def _abbreviated(head: str, language: str) -> bool:
    """Whether the full stop behind the folded ``head`` ends an abbreviation or an ordinal."""
    word = head.replace("(", " ").rpartition(" ")[2]
    return word in ABBREVIATIONS or (language == "de" and word.isdigit() and len(word) <= 2)


def _cut(text: str, folded: str, start: int, end: int) -> Iterator[Sentence]:
    words = text[start:end].strip()
    if not words:
        return
    start = text.index(words[0], start)
    end = start + len(words)
    for at in range(start, end, LONGEST_SENTENCE):
        upto = min(at + LONGEST_SENTENCE, end)
        yield sentence_of(text[at:upto], folded[at:upto])
