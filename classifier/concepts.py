"""What the words of hiring mail mean, across seven languages: refusing, inviting, receiving ...

Words of one meaning share a concept, so that a thing learnt in one language or phrase holds in
another. Weighing them is the model's affair.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("data") / "concepts.json"
SHORTEST_STEM = 3
LONGEST_STEM = 16
NO_CONCEPT = -1


@cache
def concept_names() -> tuple[str, ...]:
    """The concepts; a concept's number is its place here."""
    return tuple(json.loads(TABLE.read_text("utf-8")))


@cache
def concept_tables() -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Concept of each whole word, and of each stem (``word*`` in the table)."""
    table: dict[str, str] = json.loads(TABLE.read_text("utf-8"))
    whole: dict[str, int] = {}
    stems: dict[str, int] = {}
    for number, words in enumerate(table.values()):
        for word in words.split():
            place = stems if word.endswith("*") else whole
            place.setdefault(word.removesuffix("*"), number)
    return whole, stems


def concept_of(word: str) -> int:
    """The number of the concept a word stands for, by itself or by its longest stem; else -1."""
    whole, stems = concept_tables()
    if word in whole:
        return whole[word]
    for end in range(min(len(word), LONGEST_STEM), SHORTEST_STEM - 1, -1):
        if word[:end] in stems:
            return stems[word[:end]]
    return NO_CONCEPT
