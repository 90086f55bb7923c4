"""Many phrases looked for at once, quickly: only where a word begins like one of them.

A regular expression of hundreds of alternatives is tried at each letter of a text; here it is
tried only at words whose first letters some phrase begins with. Matches are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

REACH = 4
"""Letters of a word that are compared."""
_LEADING = re.compile(r"\w+")
ASCII_MARKS = b"()[]{}\"'/|:,.;!?*_->"
MARKS = re.compile("[„“”«»‘’‚–—•·]")
PARTING = bytes(ord(" ") if code in ASCII_MARKS else code for code in range(256))
"""The bytes of UTF-8 with blanks for punctuation."""


def parted(low: str) -> list[str]:
    """The words of a text in order, punctuation left out."""
    if not low.isascii():
        low = MARKS.sub(" ", low)
    blank = low.encode("utf-8", "surrogatepass").translate(PARTING)
    return blank.decode("utf-8", "surrogatepass").split()


class Begun(NamedTuple):
    """A text's words in order, the first letters of each, and each of these once."""

    words: list[str]
    starts: list[str]
    kinds: frozenset[str]


@lru_cache(maxsize=8)
def begun(low: str) -> Begun:
    """The words of a text; one message's is looked through several times."""
    words = parted(low)
    starts = [word[:REACH] for word in words]
    return Begun(words, starts, frozenset(starts))


class Cues:
    """Phrases for lower-cased text, in named groups, that all begin with literal letters."""

    def __init__(self, phrases: Mapping[str, Sequence[str]], *, after: str = r"(?!\w)") -> None:
        """``phrases``: regular expressions by group; ``after`` must match behind every find."""
        by_start: dict[str, dict[str, list[str]]] = {}
        for group, listed in phrases.items():
            for phrase in listed:
                for start in {_first_word(one) for one in beginnings(phrase)}:
                    by_start.setdefault(start, {}).setdefault(group, []).append(phrase)
        self._patterns = {
            start: re.compile(f"(?:{_grouped(groups)}){after}")
            for start, groups in by_start.items()
        }

    def finditer(self, low: str) -> Iterator[re.Match[str]]:
        """Matches from left to right, none inside another, each beginning a word."""
        words, starts, kinds = begun(low)
        if self._patterns.keys().isdisjoint(kinds):
            return
        at, free = 0, 0
        for word, start in zip(words, starts, strict=True):
            if start not in self._patterns:
                continue
            at = _word_at(low, word, at)
            if at < 0:
                return
            if at >= free:
                found = self._patterns[start].match(low, at)
                if found is not None:
                    free = max(found.end(), at + 1)
                    yield found
            at += len(word)


def _grouped(phrases: Mapping[str, Sequence[str]]) -> str:
    return "|".join(f"(?P<{name}>{'|'.join(some)})" for name, some in phrases.items())


def _first_word(start: str) -> str:
    leading = _LEADING.match(start)
    return leading.group(0) if leading else ""


def _word_at(low: str, word: str, start: int) -> int:
    """The next place of a word that no letter stands before; -1 when there is none."""
    at = low.find(word, start)
    while at > 0 and (low[at - 1].isalnum() or low[at - 1] == "_"):
        at = low.find(word, at + 1)
    return at


def beginnings(pattern: str) -> frozenset[str]:
    """The first letters, at most ``REACH``, of everything that a pattern can begin with.

    Understands literals, groups, ``?`` and small character sets: what phrases begin with.
    """
    return frozenset(one[:REACH] for one in _alternatives(pattern) if one)


def _alternatives(pattern: str) -> set[str]:
    found: set[str] = set()
    for branch in _branches(pattern):
        found |= _begun(branch)
    return found


def _branches(pattern: str) -> list[str]:
    out, depth, start, at = [], 0, 0, 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 1
        elif char == "[":
            at = pattern.index("]", at + 1)
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and depth == 0:
            out.append(pattern[start:at])
            start = at + 1
        at += 1
    return [*out, pattern[start:]]


def _begun(branch: str) -> set[str]:
    """What one alternative begins with, read until enough letters are known."""
    known = {""}
    at = 0
    while at < len(branch) and any(len(one) < REACH for one in known):
        options, at = _element(branch, at)
        if options is None:
            break
        if branch[at : at + 1] == "?":
            options, at = options | {""}, at + 1
        known = {
            f"{one}{more}"[:REACH] if len(one) < REACH else one for one in known for more in options
        }
    return known


def _element(branch: str, at: int) -> tuple[set[str] | None, int]:
    char = branch[at]
    if char == "(":
        end = _closing(branch, at)
        inner = branch[at + 1 : end]
        if inner.startswith("?P<"):
            inner = inner.partition(">")[2]
        elif inner.startswith("?:"):
            inner = inner[2:]
        else:
            return None, at
        return _alternatives(inner), end + 1
    if char == "[":
        end = branch.index("]", at + 1)
        return set(branch[at + 1 : end]), end + 1
    if char == "\\":
        escaped = branch[at + 1]
        return ({escaped}, at + 2) if not escaped.isalnum() else (None, at)
    return ({char}, at + 1) if char not in ".*+^$" else (None, at)


def _closing(branch: str, at: int) -> int:
    depth = 0
    while True:
        char = branch[at]
        if char == "\\":
            at += 1
        elif char == "[":
            at = branch.index("]", at + 1)
        elif char in "()":
            depth += 1 if char == "(" else -1
            if depth == 0:
                return at
        at += 1
