"""Phrases that speak for a kind of message: cues for the model beside its words.

What they weigh is learnt (``training``); here they are only found and counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from classifier import signs
from classifier.lexicon import Phrase, plain, read_sections, spoken
from models.message import Direction

TABLE = Path(__file__).with_name("data") / "kind_phrases.txt"
MOST = 3
"""More phrases of one section than this say nothing more."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for in texts of one direction and language."""

    most: dict[str, int]
    """How many phrases of a section are counted."""
    by_word: dict[str, tuple[tuple[str, Phrase], ...]]
    """Section and phrase, by a word without which the phrase cannot stand."""
    anywhere: tuple[tuple[str, Phrase], ...]
    """Phrases of one word, which may be a stem."""


@cache
def sought(direction: Direction, language: str) -> Sought:
    """The phrases for such a message; signs too, whatever the kind: here they help to find it."""
    tables = ((read_sections(TABLE), MOST, ""), (signs.sections(), 1, "sign "))
    most: dict[str, int] = {}
    by_word: dict[str, list[tuple[str, Phrase]]] = defaultdict(list)
    for sections, count, prefix in tables:
        for one in sections:
            if direction not in one.directions:
                continue
            name = prefix + one.name
            most[name] = count
            for phrase in one.in_languages(spoken(language)):
                by_word[phrase.word].append((name, phrase))
    anywhere = tuple(by_word.pop("", ()))
    return Sought(most, {word: tuple(found) for word, found in by_word.items()}, anywhere)


def phrase_cues(
    text: str, words: AbstractSet[str], language: str, direction: Direction
) -> tuple[str, ...]:
    """``says refuses``, ``says refuses 2`` and so on, for what stands in the text; sorted.

    ``words`` are the words of the text, lower case.
    """
    low = plain(text)
    table = sought(direction, language)
    counts: Counter[str] = Counter()
    possible = [table.anywhere, *(table.by_word[word] for word in words & table.by_word.keys())]
    for pairs in possible:
        for name, phrase in pairs:
            if counts[name] < table.most[name] and phrase.stands_in(low, words):
                counts[name] += 1
    return tuple(
        f"says {name}" if number == 1 else f"says {name} {number}"
        for name, count in sorted(counts.items())
        for number in range(1, count + 1)
    )
