"""Phrases that speak for a kind of message: cues for the model beside its words.

What they weigh is learnt (``training``); here they are only found and counted.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

from classifier import signs
from classifier.lexicon import PhraseBook, plain, read_sections
from models.message import Direction

TABLE = Path(__file__).with_name("data") / "kind_phrases.txt"
MOST = 3
"""More phrases of one section than this say nothing more; of a sign, one says all."""
SIGN = "sign "


@cache
def book() -> PhraseBook:
    """The phrases; signs too, whatever the kind: here they help to find it."""
    named = (replace(one, name=SIGN + one.name) for one in signs.sections())
    return PhraseBook((*read_sections(TABLE), *named))


def phrase_cues(text: str, language: str, direction: Direction) -> tuple[str, ...]:
    """``says refuses``, ``says refuses 2`` and so on, for what stands in the text; sorted.

    ``says only receives`` where no other section does: a receipt that refuses nothing.
    """
    said = book().said_in(plain(text), language, direction)
    counts = Counter(section.name for section, _ in said)
    spoken = [name for name in counts if not name.startswith(SIGN)]
    alone = (f"says only {spoken[0]}",) if len(spoken) == 1 else ()
    return alone + tuple(
        f"says {name}" if number == 1 else f"says {name} {number}"
        for name, count in sorted(counts.items())
        for number in range(1, min(count, 1 if name.startswith(SIGN) else MOST) + 1)
    )
