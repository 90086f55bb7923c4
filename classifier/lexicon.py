"""Tables of phrases in seven languages, and finding them in a text.

A table is text: ``[name direction: kinds]`` opens a section (direction in, out or both; kinds may
be left out), then a line for each language with phrases parted by `` | ``. A phrase stands as it
is, in lower case; ``anchor ~ pattern`` is searched as a pattern only where the anchor stands. What
a phrase means is its reader's affair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from models.message import Direction

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")
LONGEST = 6_000
"""Characters of a text that are searched."""
QUOTES = "’‘`´"
WORD = re.compile(r"[^\W_]+")
HEAD = re.compile(r"\[(\w+) (in|out|both)(?:: ([\w ]+))?\]")


class Phrase(NamedTuple):
    """A literal that must stand in the text, and the pattern that then decides, if any.

    ``word`` is a whole word of the literal: without it there is no need to search. Empty for a
    literal of one word, which may be a stem.
    """

    anchor: str
    word: str
    pattern: re.Pattern[str] | None

    def stands_in(self, text: str, words: AbstractSet[str]) -> bool:
        """Whether the plain text, which has these words, says it."""
        if self.word and self.word not in words:
            return False
        return self.anchor in text and (self.pattern is None or bool(self.pattern.search(text)))


@dataclass(frozen=True, slots=True)
class Section:
    """One named group of phrases, by language."""

    name: str
    directions: frozenset[Direction]
    kinds: frozenset[str]
    phrases: dict[str, tuple[Phrase, ...]]

    def in_languages(self, languages: Iterable[str]) -> tuple[Phrase, ...]:
        """Its phrases in any of these languages."""
        return tuple(phrase for one in languages for phrase in self.phrases.get(one, ()))


def spoken(language: str) -> tuple[str, ...]:
    """The languages to look in: English is mixed into all; an unknown one may be any."""
    return tuple(dict.fromkeys((language, "en"))) if language else LANGUAGES


def plain(text: str) -> str:
    """Lower case, straight apostrophes, single spaces, bounded: what phrases are sought in."""
    text = text[:LONGEST]
    for mark in QUOTES:
        text = text.replace(mark, "'")
    inner = " ".join(text.lower().split())
    return f"{' ' * text[:1].isspace()}{inner}{' ' * bool(inner and text[-1:].isspace())}"


def words_of(text: str) -> AbstractSet[str]:
    """The words of a plain text, as ``Phrase.stands_in`` wants them."""
    return frozenset(WORD.findall(text))


def read_sections(path: Path) -> tuple[Section, ...]:
    """All sections of a table."""
    return tuple(_sections(path.read_text("utf-8")))


def _sections(text: str) -> Iterator[Section]:
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    head, phrases = None, dict[str, tuple[Phrase, ...]]()
    for line in [*lines, "["]:
        if not line.startswith("["):
            language, _, rest = line.partition(": ")
            phrases[language] = tuple(_phrase(one) for one in rest.split(" | "))
            continue
        if head is not None:
            name, way, kinds = head.groups()
            ways = frozenset(Direction) if way == "both" else frozenset({Direction(way)})
            yield Section(name, ways, frozenset((kinds or "").split()), phrases)
        head, phrases = HEAD.match(line), {}


def _phrase(text: str) -> Phrase:
    anchor, tilde, pattern = text.strip().partition(" ~ ")
    whole = WORD.findall(anchor)[:-1]
    word = max(whole, key=len) if whole else ""
    return Phrase(anchor, word, re.compile(pattern) if tilde else None)
