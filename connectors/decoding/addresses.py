"""Address lists as people and machines really write them (RFC 5322 and its breaches)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from connectors.decoding.headers import words
from models.message import Address

MOST = 200
"""Addresses read from one header."""
_WORDS = 40
"""A name of more pieces than that is none."""

_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"?|<([^<>]*)>?|([(),;:])|([^"<(),;:]+)', re.DOTALL)
_QUOTED = re.compile(r"\\(.)")
_BARE = re.compile(r"[^\s<>\[\]'\"]{1,250}@[^\s<>\[\]'\"]{1,250}")
_ROUTE = re.compile(r"^@[^:]{0,500}:")
_QUOTES = "'\"`, \t"


@dataclass(slots=True)
class _Item:
    """One address while it is read."""

    words: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    angle: str = ""

    def finished(self) -> Address | None:
        """The address, or None where the item holds nothing."""
        name, comment = words("".join(self.words)), words(" ".join(self.comments))
        address = "".join(_ROUTE.sub("", self.angle).split()).removeprefix("mailto:")
        if not address and (bare := _BARE.search(name)):
            address = bare[0].strip(",;.")
            name = name.replace(bare[0], "").strip(" <>[]")
        name = (name or comment).strip(_QUOTES)
        if name.lower() == address.lower():
            name = ""
        return Address(name, address.lower()) if name or address else None


def addresses(value: str) -> tuple[Address, ...]:
    """Every mailbox in an address header, at most 200.

    Commas inside unquoted names ("Ruiz, Ana <ana@x.example>"), groups, comments and routes are
    understood. A name without an address is kept with an empty address.
    """
    found: list[Address] = []
    for item in _items(value):
        one = item.finished()
        if one:
            found.append(one)
        if len(found) == MOST:
            break
    return tuple(found)


def _items(value: str) -> Iterator[_Item]:
    item, depth = _Item(), 0
    for quoted, angle, sign, run in _TOKEN.findall(value):
        if depth or sign == "(":
            depth += {"(": 1, ")": -1}.get(sign, 0)
            item.comments += [quoted or angle or run]
        elif sign == ",":
            if item.angle or len(item.words) > _WORDS or "@" in "".join(item.words):
                yield item
                item = _Item()
            else:
                item.words.append(", ")
        elif sign == ";":
            yield item
            item = _Item()
        elif sign == ":":
            item.words = _after_colon("".join(item.words))
        elif angle and not item.angle:
            item.angle = angle
        elif sign != ")":
            item.words.append(_QUOTED.sub(r"\1", quoted) or run)
    yield item


def _after_colon(before: str) -> list[str]:
    """A group's name is dropped; ``[mailto:`` and a colon behind an address are not groups."""
    if before.lower().endswith("mailto"):
        return [before[: -len("mailto")]]
    return [before, ":"] if "@" in before else []


def single(value: str) -> Address | None:
    """The first mailbox of a header; where no address is to be seen, inside its encoded words."""
    found = addresses(value)
    if not any(one.address for one in found):
        found = addresses(words(value)) or found
    return next((one for one in found if one.address), found[0] if found else None)
