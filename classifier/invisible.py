"""Characters that look like nothing, or like a plain blank or line break, and are none.

Most texts hold none, which their few characters outside plain ASCII tell at once; ASCII text
stays as it is. What the text says is not known here. Linear.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

INVISIBLE = frozenset(
    chr(code)
    for code in (
        *(0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x3164, 0xFEFF, 0xFFA0),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2065),
        *range(0x2066, 0x206A),
        *range(0xE000, 0xE010),
        *range(0x09),
        *(0x0B, 0x0C),
        *range(0x0E, 0x20),
    )
)
"""Soft hyphens, joiners, marks of direction, fillers, controls, and our own private-use marks."""
UNLIKE: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(INVISIBLE, ""),
        **dict.fromkeys((*map(chr, range(0x2000, 0x200B)), *"\u00a0\u202f\u205f\u3000"), " "),
        **dict.fromkeys("\u0085\u2028\u2029", "\n"),
    }
)
"""What is written in place of a character that nobody could tell from it."""
ODD = frozenset(UNLIKE)
PLAIN = bytes((*b"\t\n\r", *range(32, 128)))


def rare(text: str) -> frozenset[str]:
    """The characters of a text that are neither printable ASCII nor tab or line break."""
    raw = text.encode("utf-8", "surrogatepass").translate(None, PLAIN)
    return frozenset(raw.decode("utf-8", "surrogatepass"))


def without_invisible(text: str) -> str:
    """The text without the characters that nobody sees."""
    if text.isascii():
        return text
    for sign in rare(text) & INVISIBLE:
        text = text.replace(sign, "")
    return text


def plainly(text: str) -> str:
    """The text with plain blanks and line breaks, and nothing invisible."""
    if text.isascii():
        return text
    for sign in rare(text) & ODD:
        text = text.replace(sign, UNLIKE[sign])
    return text
