"""The word lists in ``data/``: read once, never changed.

Knows the files' form, not what the words are for.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data")


@cache
def lines_of(name: str) -> tuple[str, ...]:
    """The lines of a data file, without comments and empty ones."""
    text = (DATA / name).read_text(encoding="utf-8")
    return tuple(
        line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")
    )


@cache
def words(section: str) -> frozenset[str]:
    """The words of one ``[section]`` of ``name_words.txt``; KeyError when there is none."""
    return _sections()[section]


@cache
def _sections() -> dict[str, frozenset[str]]:
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines_of("name_words.txt"):
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), [])
        else:
            current.extend(line.split())
    return {name: frozenset(listed) for name, listed in found.items()}
