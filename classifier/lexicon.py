"""Tables of phrases in seven languages, and finding all of them in a text at once.

A table is text: ``[name direction: kinds]`` opens a section (direction in, out or both; kinds may
be left out), then lines for each language with phrases parted by `` | ``. A phrase stands as it
is, in lower case; ``anchor ~ pattern`` is searched as a pattern only where the anchor stands. What
a phrase means is its reader's affair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from models.message import Direction

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")
COMPOUNDING = frozenset(("de", "nl"))
"""Languages in which a word may stand behind another within one: Bewerbungsgespräch."""
LONGEST = 6_000
"""Characters of a text that are searched."""
QUOTES = "’‘`´"
BLANKS = "\t\r\v\f\x1c\x1d\x1e\x1f\x85\u2028\u2029"
HEAD = re.compile(r"\[(\w+) (in|out|both)(?:: ([\w ]+))?\]")


class Phrase(NamedTuple):
    """A literal that must stand in the text, and the pattern that then decides, if any."""

    anchor: str
    begins_a_word: bool
    """Whether it counts at the beginning of a word only; its last word may be a stem."""
    pattern: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Section:
    """One named group of phrases, by language."""

    name: str
    directions: frozenset[Direction]
    kinds: frozenset[str]
    phrases: dict[str, tuple[Phrase, ...]]


class Page(NamedTuple):
    """What is looked for in messages of one language and direction."""

    automaton: AhoCorasick
    phrases: list[list[tuple[Section, Phrase]]]
    """By the number of their anchor in the automaton."""


class PhraseBook:
    """All phrases of some sections, looked for in one pass over a text (Aho and Corasick, 1975)."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = sections
        self._pages: dict[tuple[str, Direction], Page] = {}

    def page(self, language: str, direction: Direction) -> Page:
        """What is looked for in such messages; made when first asked for."""
        if (language, direction) not in self._pages:
            by_anchor: dict[str, list[tuple[Section, Phrase]]] = {}
            for section in self._sections:
                if direction not in section.directions:
                    continue
                for spoken_in in spoken(language):
                    for phrase in section.phrases.get(spoken_in, ()):
                        by_anchor.setdefault(phrase.anchor, []).append((section, phrase))
            automaton = AhoCorasick(list(by_anchor), store_patterns=False)
            self._pages[language, direction] = Page(automaton, list(by_anchor.values()))
        return self._pages[language, direction]

    def said_in(
        self, text: str, language: str, direction: Direction
    ) -> Iterator[tuple[Section, Phrase]]:
        """Each phrase of such a message that the plain text says, once, with its section."""
        page = self.page(language, direction)
        found: dict[int, bool] = {}
        for number, start, _ in page.automaton.find_matches_as_indexes(text, overlapping=True):
            found[number] = found.get(number, False) or not (start and text[start - 1].isalnum())
        for number in sorted(found):
            for section, phrase in page.phrases[number]:
                if phrase.begins_a_word and not found[number]:
                    continue
                if phrase.pattern is None or phrase.pattern.search(text):
                    yield section, phrase


def spoken(language: str) -> tuple[str, ...]:
    """The languages to look in: English is mixed into all; an unknown one may be any."""
    return tuple(dict.fromkeys((language, "en"))) if language else LANGUAGES


def plain(text: str) -> str:
    """Lower case, straight apostrophes, single spaces, bounded: what phrases are sought in."""
    low = text[:LONGEST].lower().replace("\n", " ")
    if not low.isascii() or "`" in low:
        for mark in QUOTES:
            low = low.replace(mark, "'")
    if not low.isprintable():
        for blank in BLANKS:
            low = low.replace(blank, " ")
    while "  " in low:
        low = low.replace("  ", " ")
    return low


def read_sections(path: Path) -> tuple[Section, ...]:
    """All sections of a table."""
    return tuple(_sections(path.read_text("utf-8")))


def _sections(text: str) -> Iterator[Section]:
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    head, phrases = None, dict[str, tuple[Phrase, ...]]()
    for line in [*lines, "["]:
        if not line.startswith("["):
            language, _, rest = line.partition(": ")
            more = tuple(_phrase(one, language) for one in rest.split(" | "))
            phrases[language] = phrases.get(language, ()) + more
            continue
        if head is not None:
            name, way, kinds = head.groups()
            ways = frozenset(Direction) if way == "both" else frozenset({Direction(way)})
            yield Section(name, ways, frozenset((kinds or "").split()), phrases)
        head, phrases = HEAD.match(line), {}


def _phrase(text: str, language: str) -> Phrase:
    anchor, tilde, pattern = text.strip().partition(" ~ ")
    inside = not anchor[0].isalnum() or (language in COMPOUNDING and anchor.isalpha())
    return Phrase(anchor, not inside, re.compile(pattern) if tilde else None)
