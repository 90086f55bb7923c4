"""A message's words cut into sentences and lines, with their place in the text.

Knows abbreviations and hard line breaks of plain mail; knows no meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from classifier.date_words import fold, words_of

LONGEST_SENTENCE = 600
FIGURE = re.compile(r"\d")
WRAPPED = re.compile(
    r"\n(?<=[^\n]{60}\n)(?<![.:;!?,]\n)(?=[^\W_])"
    r"|\n(?<=[^\n]{40}\n)(?<![.:;!?]\n)(?=[a-zß-ÿ])"
    r"|\n(?<=,\n)(?=[a-zß-ÿ])"
)
"""A line break that only wraps a sentence."""
BREAK = re.compile(r"\n+|[.!?…]+[\"')\]]?\s+(?=[A-ZÀ-Þ¿¡\"'(\[•*–-])|[!?]+\s+(?=\d)")
ABBREVIATIONS = frozenset(
    "a.m p.m approx ca dr mr mrs ms prof nr no st z.b bzw inkl evtl ggf usw etc e.g i.e jan feb "
    "mar apr jun jul aug sep sept oct nov dec mo di mi do fr sa so mon tue tues wed thu thur thurs "
    "fri sat sun lun mer jeu ven sam dim sr sra dott ing vs".split()
)
LONGEST_ABBREVIATION = 7


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or line: its words, the same folded, and whether it asks."""

    text: str
    folded: str

    @property
    def asks(self) -> bool:
        """Whether there is a question mark in it."""
        return "?" in self.text


def sentences(text: str, language: str = "") -> Iterator[Sentence]:
    """The sentences of ``text``, empty ones left out, long ones cut."""
    text = WRAPPED.sub(" ", text)
    start = 0
    for match in BREAK.finditer(text):
        if match[0][0] == "." and _abbreviated(
            text[max(start, match.start() - LONGEST_ABBREVIATION) : match.start()], language
        ):
            continue
        yield from _cut(text[start : match.end()])
        start = match.end()
    yield from _cut(text[start:])


def names_a_day(folded: str, words: frozenset[str]) -> bool:
    """Whether folded text may hold a date: a figure, or one of the ``words`` that name days."""
    return bool(FIGURE.search(folded)) or not words.isdisjoint(words_of(folded))


def _abbreviated(head: str, language: str) -> bool:
    """Whether the full stop behind ``head`` ends an abbreviation or a German ordinal."""
    word = fold(head).replace("(", " ").rpartition(" ")[2]
    return word in ABBREVIATIONS or (language == "de" and word.isdigit() and len(word) <= 2)


def _cut(words: str) -> Iterator[Sentence]:
    words = words.strip()
    for start in range(0, len(words), LONGEST_SENTENCE):
        piece = words[start : start + LONGEST_SENTENCE]
        yield Sentence(piece, fold(piece))
