"""Phrases that speak for a kind of message: cues for the model beside its words.

What they weigh is learnt (``training``); here they are only found and counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from classifier import signs
from classifier.lexicon import Phrase, plain, read_sections, spoken
from models.message import Direction

TABLE = Path(__file__).with_name("data") / "kind_phrases.txt"
MOST = 3
"""More phrases of one section than this say nothing more."""


@cache
def sought(direction: Direction, language: str) -> tuple[tuple[str, int, tuple[Phrase, ...]], ...]:
    """Name, how many are counted, and phrases of every section for such a message.

    Signs are sought as well, whatever the kind: here they help to find it.
    """
    tables = ((read_sections(TABLE), MOST, ""), (signs.sections(), 1, "sign "))
    return tuple(
        (prefix + one.name, most, one.in_languages(spoken(language)))
        for sections, most, prefix in tables
        for one in sections
        if direction in one.directions
    )


def phrase_cues(text: str, language: str, direction: Direction) -> Iterator[str]:
    """``says refuses``, ``says refuses 2`` and so on, for what stands in the text."""
    low = plain(text)
    for name, most, phrases in sought(direction, language):
        count = 0
        for phrase in phrases:
            if phrase.stands_in(low):
                count += 1
                yield f"says {name}" if count == 1 else f"says {name} {count}"
                if count == most:
                    break
