"""A text's words in lower case, fast: punctuation parts them, every digit is a nought.

Works on UTF-8 bytes, where a table of 256 entries serves all languages. Meanings are not known
here.
"""

from __future__ import annotations

TYPOGRAPHIC = frozenset("–—‐‑−‘’‚“”„«»‹›…•·¿¡©®™→\u00a0\u202f")
PARTING = bytes(
    byte
    if byte >= 128  # noqa: PLR2004 - the end of ASCII
    else ord(chr(byte).lower() if chr(byte).isalpha() else "0" if chr(byte).isdigit() else " ")
    for byte in range(256)
)
ASCII = bytes(range(128))


def tokens(text: str) -> list[str]:
    """The words, in order. Linear."""
    raw = text.encode("utf-8", "replace")
    if len(raw) != len(text):
        for sign in set(raw.translate(None, ASCII).decode("utf-8", "replace")):
            if sign in TYPOGRAPHIC:
                raw = raw.replace(sign.encode(), b" ")
            elif sign.isupper():
                raw = raw.replace(sign.encode(), sign.lower().encode())
    return raw.translate(PARTING).decode("utf-8", "replace").split()
