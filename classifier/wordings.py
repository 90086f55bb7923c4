"""Phrases in a text, looked for only where a word begins like one of them.

A regular expression of a hundred alternatives is tried at every letter of a text. Here it is asked
once how its finds can begin; then it is tried at the few words that do begin so, and in most
sentences nowhere. The finds are the same. Text is lower-cased; what phrases mean is not known.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

REACH = 4
"""Letters of a word that are compared. A shorter opening is a whole word."""
EDGE, OPEN, SIGN, FIRST = "\0", "\1", "\2", "\3"
"""In openings: where a word ends, where one must begin, some sign, the beginning of the text."""
QUANTIFIER = re.compile(r"(?:[?*+]|\{[\d,]+\})\??")
LOOKS = ("?=", "?!", "?<=", "?<!")
MARKS = re.compile(
    "[\u00a0-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7\u2000-\u2bff"
    "\u3000-\u303f\ufe00-\ufe0f\ufffc\ufffd\U0001f000-\U0001faff]"
)
"""Signs outside of ASCII that part words."""
PARTING = bytes(
    code if code not in range(0x80) or chr(code).isalpha() else ord(" ") for code in range(256)
)
"""The bytes of UTF-8 with blanks for the signs and figures of ASCII."""


def parted(low: str) -> str:
    """Lower-cased text with blanks for all but letters, as long as before."""
    if not low.isascii():
        low = MARKS.sub(" ", low)
    blank = low.encode("utf-8", "surrogatepass").translate(PARTING)
    return blank.decode("utf-8", "surrogatepass")


class Places:
    """Where the words of a text begin, by their first ``REACH`` letters."""

    __slots__ = ("_framed", "starts")

    def __init__(self, parted_text: str) -> None:
        """``parted_text``: see ``parted``."""
        self._framed = f" {parted_text} "
        self.starts = frozenset(word[:REACH] for word in parted_text.split())
        """What its words begin with; shorter ones are whole words."""

    def of(self, start: str) -> Iterator[int]:
        """Where words begin so, in order."""
        sought = f" {start} " if len(start) < REACH else f" {start}"
        at = self._framed.find(sought)
        while at >= 0:
            yield at
            at = self._framed.find(sought, at + 1)


@lru_cache(maxsize=8)
def places_in(low: str) -> Places:
    """The places of lower-cased text; several rooms ask for one message's."""
    return Places(parted(low))


class Wordings:
    """A pattern for lower-cased text.

    Alternatives of unknown beginning are sought everywhere; they must not ask for the text's end.
    """

    def __init__(self, pattern: str, *, begins_words: bool = False) -> None:
        """``begins_words``: the pattern is meant for the beginnings of words only."""
        self.pattern = re.compile(rf"(?<!\w)(?:{pattern})" if begins_words else pattern)
        keys: set[str] = set()
        rest: list[str] = []
        for branch in branches(pattern):
            found = openings(branch, begins_words=begins_words)
            if found is None:
                rest.append(branch)
            else:
                keys |= found
        starts = {one for one in keys if one[0].isalpha()}
        self._starts = frozenset(starts)
        self._signs = tuple(sorted(keys - starts - {FIRST}))
        self.anchored = FIRST in keys
        self._rest = re.compile("|".join(rest)) if rest else None

    def finditer(
        self, low: str, places: Places, upto: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Finds from left to right, none inside another; ``places``: the text's."""
        free = 0
        for at in self.spots(low, places):
            if at >= free and (found := self.pattern.match(low, at, upto)):
                free = max(found.end(), at + 1)
                yield found

    def search(self, low: str, places: Places) -> re.Match[str] | None:
        """The first find, None where there is none."""
        return next(self.finditer(low, places), None)

    def spots(self, low: str, places: Places) -> list[int]:
        """Where a find may begin, in order."""
        found = [at for start in self._starts & places.starts for at in places.of(start)]
        if self.anchored:
            found.append(0)
        for sign in self._signs:
            at = low.find(sign)
            while at >= 0:
                found.append(at)
                at = low.find(sign, at + 1)
        if self._rest:
            found += [one.start() for one in self._rest.finditer(low)]
        if len(found) > 1:
            found.sort()
        return found


def pattern_of(entry: object) -> str:
    """The pattern of a table's entry.

    A text is the pattern itself; a list holds alternatives; under "any" stand the alternatives of
    a group, with what stands "before" and "after" it.
    """
    if isinstance(entry, str):
        return entry
    if isinstance(entry, list):
        return "|".join(pattern_of(one) for one in entry)
    if not isinstance(entry, dict):
        raise TypeError(entry)
    group = pattern_of(entry["any"])
    return f"{entry.get('before', '')}(?:{group}){entry.get('after', '')}"


def named_groups(phrases: Mapping[str, Sequence[str]]) -> Wordings:
    """Phrases that begin words, in named groups, with the blanks behind each find."""
    groups = "|".join(f"(?P<{name}>{'|'.join(some)})" for name, some in phrases.items())
    return Wordings(rf"(?:{groups})(?:(?<=\s)|(?!\w))\s*", begins_words=True)


def openings(branch: str, *, begins_words: bool) -> frozenset[str] | None:
    """How finds of one alternative begin: first letters, short words, signs; None: can't tell."""
    found = _options(branch)
    if found is None:
        return None
    keys: set[str] = set()
    for one in found:
        word, edge, _ = one.lstrip(OPEN).partition(EDGE)
        if one[:1] == FIRST:
            word, edge = FIRST, EDGE
        word = word.partition(SIGN)[0]
        if not word or word.isspace():
            return None
        whole = edge or len(word) >= REACH
        if word != FIRST and word[0].isalpha() and not (whole and (begins_words or one[0] == OPEN)):
            return None
        keys.add(word[:REACH])
    return frozenset(keys)


def branches(pattern: str) -> list[str]:
    """The alternatives of a pattern."""
    out, depth, start, at = [], 0, 0, 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 1
        elif char == "[":
            at = pattern.index("]", at + 2)
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and depth == 0:
            out.append(pattern[start:at])
            start = at + 1
        at += 1
    return [*out, pattern[start:]]


def _options(pattern: str) -> set[str] | None:
    """All that a pattern or a part of it can begin with; None where that can't be told."""
    found: set[str] = set()
    for branch in branches(pattern):
        begun = _begun(branch)
        if begun is None:
            return None
        found |= begun
    return found


def _begun(branch: str) -> set[str] | None:
    """What one alternative begins with, read until enough is known of it."""
    known = {""}
    at = 0
    while at < len(branch) and not all(map(_enough, known)):
        options, at = _element(branch, at)
        if options is None:
            return None if any(_undecided(one) for one in known) else known
        longer = {_joined(one, more) for one in known for more in options}
        times = QUANTIFIER.match(branch, at)
        if times:
            at = times.end()
            if times[0][0] != "?" and not all(map(_enough, longer)):
                return None
            if times[0].startswith(("?", "*", "{0")):
                longer |= known
        known = longer
    return known


def _enough(begun: str) -> bool:
    return EDGE in begun or begun[:1] == FIRST or len(begun.lstrip(OPEN)) >= REACH


def _undecided(begun: str) -> bool:
    """Whether what may follow could still change the key: too few letters, and no sign."""
    bare = begun.lstrip(OPEN)
    return not _enough(begun) and (not bare or bare[0].isalnum())


def _joined(begun: str, more: str) -> str:
    if _enough(begun):
        return begun
    bare = begun.lstrip(OPEN)
    if not more or (more == EDGE and not bare):
        return begun + (OPEN if more else "")
    if bare and bare[0].isalnum():
        letters = next((n for n, char in enumerate(more) if not char.isalnum()), len(more))
        return begun + more[:letters] + (EDGE if letters < len(more) else "")
    return begun + more.replace(EDGE, "") if bare else begun + more


def _element(branch: str, at: int) -> tuple[set[str] | None, int]:
    """What the element at ``at`` can be, and the place behind it."""
    char = branch[at]
    if char == "(":
        return _group(branch, at)
    if char == "[":
        end = branch.index("]", at + 2)
        inner = branch[at + 1 : end]
        plain = "-" not in inner[1:-1] and inner[0] != "^" and "\\" not in inner
        return (set(inner) if plain else None), end + 1
    if char == "\\":
        escaped = branch[at + 1]
        if escaped == "b":
            return {EDGE}, at + 2
        if escaped in "Ws":
            return {SIGN}, at + 2
        return ({escaped} if not escaped.isalnum() else None), at + 2
    if char in "^$":
        return {FIRST if char == "^" else EDGE}, at + 1
    return (None if char in ".*+" else {char}), at + 1


def _group(branch: str, at: int) -> tuple[set[str] | None, int]:
    end = closing(branch, at)
    inner = branch[at + 1 : end]
    if inner in {r"?<!\w", r"?!\w", r"?<=\s"}:
        return {EDGE}, end + 1
    if inner.startswith(LOOKS):
        return {""}, end + 1
    if inner.startswith("?P<"):
        inner = inner.partition(">")[2]
    return _options(inner.removeprefix("?:")), end + 1


def closing(pattern: str, at: int) -> int:
    """The place of the bracket that closes the one at ``at``."""
    depth = 0
    while True:
        char = pattern[at]
        if char == "\\":
            at += 1
        elif char == "[":
            at = pattern.index("]", at + 2)
        elif char in "()":
            depth += 1 if char == "(" else -1
            if depth == 0:
                return at
        at += 1
