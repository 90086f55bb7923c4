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
TELLS_A_TIME = frozenset("meridiem hour suffix half past and_part".split())
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


LEADS = frozenset("by in on at between takes about glue".split())
"""Marks of prepositions before a date."""
NO_LEADS = frozenset("this next coming part few".split())
"""Marks of words with which the date itself begins, whatever else they may mean."""


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
    leads: frozenset[str] = frozenset()
    """Those of its marks that make it a preposition before a date."""


_made = tuple.__new__
"""A token of all its fields, without a look at their names: there are thousands."""
END = Token("", 0, 0)
"""What stands behind the last token."""


class Meaning(NamedTuple):
    """What a word, or several in a row, may mean."""

    rest: tuple[str, ...]
    """The words after the first."""
    marks: Mapping[str, str]
    starts: bool
    """Whether a date phrase may begin there."""
    leads: frozenset[str]


UNKNOWN = Meaning((), NO_MARKS, starts=False, leads=frozenset())
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
        leads = LEADS & meaning.keys() if NO_LEADS.isdisjoint(meaning) else frozenset[str]()
        found.setdefault(words_[0], []).append(Meaning(words_[1:], meaning, starts, leads))
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
        for rest, marks, _, _ in entries
        if marks.keys() & NAMES_A_DAY or (first in SHORT_ALONE)
    )


@cache
def clock_words(language: str) -> frozenset[str]:
    """A figure without one of these words, a sign or a letter beside it is no day and no time."""
    return frozenset(
        [word for word in (first, *rest) if word.isalpha()][-1]
        for first, entries in lexicon(language).items()
        for rest, marks, _, _ in entries
        if marks.keys() & TELLS_A_TIME and any(word.isalpha() for word in (first, *rest))
    )


@lru_cache(maxsize=32)
def tokens(text: str, language: str) -> tuple[Token, ...]:
    """``text`` cut into tokens; several words that mean one thing ("day after") are one token.

    Several rooms ask for the same sentences.
    """
    folded, known = fold(text), lexicon(language)
    found = [(one[0], *one.span()) for one in WORD.finditer(folded)]
    made: list[Token] = []
    index, count = 0, len(found)
    while index < count:
        word, start, end = found[index]
        index += 1
        meaning = UNKNOWN
        for one in known.get(word, ()):
            size = len(one.rest)
            if not size or one.rest == tuple([other[0] for other in found[index : index + size]]):
                meaning = one
                break
        number = -1
        if word.isdigit() and len(word) <= 4 and word.isascii():
            number = int(word)
        if meaning.rest:
            index += len(meaning.rest)
            end = found[index - 1][2]
            word = folded[start:end]
        _, marks, starts, leads = meaning
        starts = starts or number >= 0
        capital = text[start].isupper()
        made.append(_made(Token, (word, start, end, marks, number, capital, starts, leads)))
    return tuple(made)
