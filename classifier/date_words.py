"""The words dates are made of, per language, from ``data/date_words.csv``; text to tokens.

A token knows what it may mean ("marks"): a weekday, a month, a unit, a preposition. What a row
of tokens means together is for the grammars; nothing here knows the calendar.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")
LONGEST_TEXT = 12_000
"""Characters read of one text: what comes later is no longer the message's point."""
WORD = re.compile(r"\d+|[^\W\d_]+(?:'[^\W\d_]+)*|\n|[^\w\s]|_")
DASHES = frozenset("-–—‑−‒~")
TELLING = frozenset("stop weekday month unit relative by hour next coming part in daypart".split())
"""Marks of words that tell the language."""
NAMES_A_DAY = frozenset(
    "weekday relative_weekday relative month unit end_of_day end_of noon week_of "
    "week_number after_weekend before_feast after_feast".split()
)
CLEAR_SHORT = frozenset({"fri", "thu", "thurs", "tue", "tues"})
"""Short weekdays that are nothing else."""
NUMBERED = frozenset({"segunda", "terca", "quarta", "quinta", "sexta"})
"""Portuguese weekdays that are also ordinals ("a sexta vaga")."""
SHORT_ALONE = CLEAR_SHORT | NUMBERED
STARTERS = frozenset(
    "by in on at between next this coming part weekday relative_weekday short_weekday month "
    "short_month relative number few end_of_day noon half week_of week_number about takes "
    "glue unit end_of ordinal past after_weekend before_feast after_feast".split()
)
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


FOLDED = re.compile(f"[{''.join(chr(code) for code in FOLD if code not in range(0x80))}]")


def fold(text: str) -> str:
    """Lower case without accents; as long as ``text``, so positions stay."""
    if text.isascii():
        return text.lower()
    plain = FOLDED.sub(_letter, text)
    # Only bytes know a lower case of ASCII alone: all other letters stay as they are.
    return plain.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")


def _letter(found: re.Match[str]) -> str:
    return FOLD[ord(found[0])]


APART = re.compile(r"[\u00a0-\u00bf\u2010-\u203f](?<![\u00aa\u00b5\u00ba])")
"""Signs outside of ASCII that part words."""
PARTING = bytes(
    code if code not in range(0x80) or chr(code).isalpha() else ord(" ") for code in range(256)
)
"""The bytes of UTF-8 with blanks for the signs and figures of ASCII."""


def words_of(folded: str) -> frozenset[str]:
    """The distinct words of folded text; hyphens and apostrophes part them."""
    if not folded.isascii():
        folded = APART.sub(" ", folded)
    parted = folded.encode("utf-8", "surrogatepass").translate(PARTING)
    return frozenset(parted.decode("utf-8", "surrogatepass").split())


class Token(NamedTuple):
    """A word, a number or a sign at ``start``..``end`` of its text."""

    word: str
    start: int
    end: int
    marks: Mapping[str, str] = NO_MARKS
    number: int = -1
    """The value of up to four digits, else -1."""
    capital: bool = False
    starts: bool = False
    """A date phrase may begin with it."""


END = Token("", 0, 0)
"""What stands behind the last token."""

Meaning = tuple[tuple[str, ...], Mapping[str, str], bool]
"""The words after the first, their marks, whether a date phrase may begin there."""
Lexicon = Mapping[str, tuple[Meaning, ...]]
"""First word -> its meanings, those of most words first."""


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
    found: dict[str, list[Meaning]] = {}
    for words_, meaning in sorted(marks.items(), key=lambda item: -len(item[0])):
        starts = not STARTERS.isdisjoint(meaning)
        found.setdefault(words_[0], []).append((words_[1:], meaning, starts))
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
    return _likely(text[:1_000])


@lru_cache(maxsize=4)
def _likely(text: str) -> str:
    words = WORD.findall(fold(text))
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
        for rest, marks, _ in entries
        if marks.keys() & NAMES_A_DAY or (first in SHORT_ALONE)
    )


@lru_cache(maxsize=32)
def tokens(text: str, language: str) -> tuple[Token, ...]:
    """``text`` cut into tokens; several words that mean one thing ("day after") are one token.

    Several rooms ask for the same sentences.
    """
    folded = fold(text)
    known = lexicon(language)
    words = WORD.findall(folded)
    made: list[Token] = []
    index, start = 0, 0
    while index < len(words):
        word = words[index]
        start = folded.index(word, start)
        end = start + len(word)
        size, marks, starts = 1, NO_MARKS, False
        for rest, meaning, begins in known.get(word, ()):
            if not rest or tuple(words[index + 1 : index + 1 + len(rest)]) == rest:
                size, marks, starts = 1 + len(rest), meaning, begins
                break
        for other in words[index + 1 : index + size]:
            end = folded.index(other, end) + len(other)
        number = -1
        if word.isdigit() and len(word) <= 4 and word.isascii():
            number, starts = int(word), True
        full = word if size == 1 else folded[start:end]
        made.append(Token(full, start, end, marks, number, text[start].isupper(), starts))
        index, start = index + size, end
    return tuple(made)
