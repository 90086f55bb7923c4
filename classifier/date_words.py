"""The words dates are made of, per language, from ``data/date_words.csv``; text to tokens.

A token knows what it may mean ("marks"): a weekday, a month, a unit, a preposition. What a row
of tokens means together is for the grammars; nothing here knows the calendar.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")
LONGEST_TEXT = 12_000
"""Characters read of one text: what comes later is no longer the message's point."""
WORD = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*|\n|[^\w\s]|_")
DASHES = frozenset("-–—‑−‒~")
TELLING = frozenset("stop weekday month unit relative by hour next coming part in daypart".split())
"""Marks of words that tell the language."""
NAMES_A_DAY = frozenset(
    "weekday relative_weekday relative month unit end_of_day end_of noon week_of "
    "week_number".split()
)
CLEAR_SHORT = frozenset({"fri", "thu", "thurs", "tue", "tues"})
"""Short weekdays that are nothing else."""
NUMBERED = frozenset({"segunda", "terca", "quarta", "quinta", "sexta"})
"""Portuguese weekdays that are also ordinals ("a sexta vaga")."""
SHORT_ALONE = CLEAR_SHORT | NUMBERED
NO_MARKS: Mapping[str, str] = MappingProxyType({})


def _folded(code: int) -> str | None:
    """The plain lower-case letter under an accent, where it is one letter again."""
    letter = unicodedata.normalize("NFKD", chr(code))[0].lower()
    return letter if len(letter) == 1 and letter.isascii() and letter.isalpha() else None


FOLD: Mapping[int, str] = MappingProxyType(
    {code: letter for code in range(0xC0, 0x250) if (letter := _folded(code))}
    | {ord("’"): "'", ord("‘"): "'", ord("´"): "'", ord("ß"): "s"}
    | {code: chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}
)


def fold(text: str) -> str:
    """Lower case without accents; as long as ``text``, so positions stay."""
    return text.translate(FOLD)


APART: Mapping[int, str] = MappingProxyType(
    {
        code: " "
        for code in (*range(0x80), *range(0xA0, 0xC0), *range(0x2010, 0x2040), 0x2022, 0x202F)
        if not chr(code).isalpha()
    }
)


def words_of(folded: str) -> frozenset[str]:
    """The distinct words of folded text; hyphens and apostrophes part them."""
    return frozenset(folded.translate(APART).split())


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number or a sign at ``start``..``end`` of its text."""

    word: str
    start: int
    end: int
    marks: Mapping[str, str] = field(default_factory=lambda: NO_MARKS)
    number: int = -1
    """The value of up to four digits, else -1."""
    capital: bool = False


END = Token("", 0, 0)
"""What stands behind the last token."""

Lexicon = Mapping[str, tuple[tuple[tuple[str, ...], Mapping[str, str]], ...]]
"""First word -> (the words after it, marks), the longest first."""


@cache
def _rows() -> tuple[tuple[str, str, str, str], ...]:
    table = files("classifier").joinpath("data/date_words.csv").read_text("utf-8")
    return tuple(
        (row["language"], row["mark"], row["value"], word)
        for row in csv.DictReader(table.splitlines())
        for word in row["words"].split("|")
    )


@cache
def lexicon(language: str) -> Lexicon:
    """Words of ``language`` and of English, which stands in every language's mail."""
    marks: dict[tuple[str, ...], dict[str, str]] = {}
    for tongue in dict.fromkeys(("en", language)):
        for row_language, mark, value, words in _rows():
            if row_language == tongue and mark != "stop":
                marks.setdefault(tuple(WORD.findall(fold(words))), {})[mark] = value
    found: dict[str, list[tuple[tuple[str, ...], Mapping[str, str]]]] = {}
    for words_, meaning in sorted(marks.items(), key=lambda item: -len(item[0])):
        found.setdefault(words_[0], []).append((words_[1:], meaning))
    return {first: tuple(rest) for first, rest in found.items()}


@cache
def _telling_words() -> Mapping[str, frozenset[str]]:
    """Per language the words that speak for it: common words, and names of days and units."""
    found: dict[str, set[str]] = {language: set() for language in LANGUAGES}
    for language, mark, _, words in _rows():
        if mark in TELLING:
            found[language].update(WORD.findall(fold(words)))
    return {language: frozenset(words) for language, words in found.items()}


def likely_language(text: str) -> str:
    """The language whose common words and date words stand in ``text`` most; English if none."""
    words = WORD.findall(fold(text[:1_000]))
    scores = {
        language: sum(word in known for word in words)
        for language, known in _telling_words().items()
    }
    return max(LANGUAGES, key=lambda language: scores[language])


@cache
def day_words(language: str) -> frozenset[str]:
    """A sentence without one of these words, and without a figure, names no day."""
    return frozenset(
        max((first, *rest), key=len)
        for first, entries in lexicon(language).items()
        for rest, marks in entries
        if marks.keys() & NAMES_A_DAY or (first in SHORT_ALONE)
    )


def tokens(text: str, language: str) -> tuple[Token, ...]:
    """``text`` cut into tokens; several words that mean one thing ("day after") are one token."""
    folded = fold(text)
    known = lexicon(language)
    found = [(match[0], match.start(), match.end()) for match in WORD.finditer(folded)]
    words = [word for word, _, _ in found]
    made = []
    index = 0
    while index < len(found):
        word, start, end = found[index]
        size, marks = 1, NO_MARKS
        for rest, meaning in known.get(word, ()):
            if tuple(words[index + 1 : index + 1 + len(rest)]) == rest:
                size, marks = 1 + len(rest), meaning
                break
        end = found[index + size - 1][2]
        number = int(word) if word.isascii() and word.isdigit() and len(word) <= 4 else -1
        made.append(Token(folded[start:end], start, end, marks, number, text[start].isupper()))
        index += size
    return tuple(made)
