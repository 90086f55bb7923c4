"""The texts: read from ``texts/*.txt`` and filled with facts.

A section is ``[situation.tone]`` or a word list; a blank line parts paragraphs, a line is one
sentence. In a sentence ``a || b`` are alternatives, the first whose facts are all known is taken,
and with none the sentence falls away; ``[...]`` falls away when a fact inside is missing;
``<a|b>`` is the formal or the familiar form; ``{?x}`` asks for a fact without writing it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from models.working_days import SATURDAY

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")
STARTS_SMALL = frozenset({"de", "it"})
"""After the comma of the salutation the first sentence begins with a small letter."""
SPACED = frozenset({"fr"})
"""French sets a space before these signs, which must not break the line."""

SECTION = re.compile(r"\[([a-z_]+(?:\.[a-z_]+)*)\]")
FORM = re.compile(r"<([^<>|]*)\|([^<>|]*)>")
OPTION = re.compile(r"\[([^\[\]]*)\]")
SLOT = re.compile(r"\{(\??)([a-z_]+)\}")
SPACE_BEFORE = re.compile(r" (?=[?!:;»])|(?<=«) ")


@dataclass(frozen=True, slots=True)
class Filled:
    """A sentence with its facts put in, and the names of those it used."""

    text: str
    used: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """One language's texts: lines by section."""

    language: str
    sections: Mapping[str, tuple[str, ...]]

    def words(self, section: str) -> tuple[str, ...]:
        """The words of a list; empty when the language has no such list."""
        return tuple(word for line in self.sections.get(section, ()) for word in line.split())

    def line(self, section: str) -> str:
        """The one line of a section; empty when the language has no such section."""
        return next(iter(self.sections.get(section, ())), "")

    def date_words(self, day: date) -> dict[str, str]:
        """A day in words: alone (``day``), with "on" (``on``) and with "by" (``by``)."""
        number = self.line("date.first") if day.day == 1 else ""
        alone = self.line("date.day").format(
            weekday=self.words("days")[day.weekday()],
            number=number or str(day.day),
            month=self.words("months")[day.month - 1],
        )
        on = self.line("date.on.weekend") if day.weekday() >= SATURDAY else ""
        return {
            "day": alone,
            "on": (on or self.line("date.on")).format(day=alone),
            "by": self.line("date.by").format(day=alone),
        }

    def paragraphs(
        self, section: str, known: Mapping[str, str], *, familiar: bool
    ) -> tuple[tuple[Filled, ...], ...]:
        """The sentences of a section that can be said with what is known, by paragraph."""
        found: list[tuple[Filled, ...]] = []
        lines: list[Filled] = []
        for line in (*self.sections[section], ""):
            if not line:
                found.append(tuple(lines))
                lines = []
            elif filled := fill(line, known, familiar=familiar):
                lines.append(filled)
        return tuple(paragraph for paragraph in found if paragraph)

    def sentence_case(self, text: str, *, first: bool) -> str:
        """The sentence with its first letter as its place asks for, and its spaces kept whole."""
        if not (first and self.language in STARTS_SMALL):
            text = capitalised(text)
        return SPACE_BEFORE.sub("\u00a0", text) if self.language in SPACED else text


def capitalised(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


@cache
def phrasebook(language: str) -> Phrasebook:
    """The texts of one of LANGUAGES."""
    source = files("models.drafts").joinpath("texts", f"{language}.txt")
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for raw in source.read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if header := SECTION.fullmatch(line):
            lines = sections.setdefault(header[1], [])
        elif not line.startswith(";"):
            lines.append(line)
    return Phrasebook(language, {name: _trimmed(found) for name, found in sections.items()})


def fill(line: str, known: Mapping[str, str], *, familiar: bool) -> Filled | None:
    """The first alternative whose facts are all known; None when there is none."""
    chosen = FORM.sub(lambda form: form[2] if familiar else form[1], line)
    for alternative in chosen.split("||"):
        kept = OPTION.sub(lambda part: part[1] if _all_known(part[1], known) else "", alternative)
        if _all_known(kept, known):
            text = SLOT.sub(lambda slot: "" if slot[1] else known[slot[2]], kept)
            used = tuple(slot[2] for slot in SLOT.finditer(kept) if not slot[1])
            return Filled(_tidy(text), used)
    return None


def _all_known(text: str, known: Mapping[str, str]) -> bool:
    return all(slot[2] in known for slot in SLOT.finditer(text))


def _tidy(text: str) -> str:
    """Single spaces, and no sign doubled by a fact that brought its own: "Acme Inc..", ",."."""
    return re.sub(r"[.,]+(?=[.,;?!])", "", " ".join(text.split()))


def _trimmed(lines: list[str]) -> tuple[str, ...]:
    while lines and not lines[-1]:
        lines.pop()
    return tuple(lines)
