"""Bytes to text, whatever the charset label says. Total: every answer is valid, storable text."""

from __future__ import annotations

import codecs
import re

_REAL = re.compile(
    r"(utf|ascii|iso8859|iso2022|cp\d|koi8|mac|gb|big5|euc|shift|johab|hz|tis|ptcp|kz|hp-)"
)
"""Names of codecs that are charsets. Python also knows rot13, hex, idna, unicode_escape ..."""

_MEANT = {
    "latin1": "cp1252",
    "iso-8859-1": "cp1252",
    "us-ascii": "ascii",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "iso-8859-6-i": "iso-8859-6",
    "unicode-1-1-utf-7": "utf-7",
    "utf8mb4": "utf-8",
    "cp-850": "cp850",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "iso-8859-11": "tis-620",
    "windows-31j": "cp932",
}
"""What senders mean by a label, where it differs from what the label says."""

_UNSTORABLE = re.compile("[\ud800-\udfff\x00]")
_ESCAPE_JIS = (b"\x1b$", b"\x1b(")
_TRUST = 8
"""Western text is never well-formed UTF-8 by chance: one sound letter outweighs much damage."""
_UNDECIDED = frozenset({"", "ascii", "cp1252"})
"""Labels that are often put on text that is UTF-8 in truth."""


def codec_of(label: str) -> str:
    """Python's name of the codec a charset label means; empty for none."""
    name = label.strip(" \t\"'").lower()
    name = _MEANT.get(name, name)
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return ""
    return found if _REAL.match(found) else ""


def decode(data: bytes, label: str = "") -> str:
    """Text of ``data``. A wrong label is seen through where the bytes tell; nothing raises."""
    codec = codec_of(label)
    if codec in _UNDECIDED:
        text = _guessed(data)
    elif codec == "utf-8":
        text = _utf8(data)
    else:
        text = _strictly(data, codec) or _strictly(data, "utf-8") or data.decode(codec, "replace")
    return _UNSTORABLE.sub("", text.removeprefix("\ufeff"))


def _guessed(data: bytes) -> str:
    """No label that could be believed: Japanese escapes, UTF-8, else Western European."""
    if any(escape in data for escape in _ESCAPE_JIS):
        return data.decode("iso2022_jp", "replace")
    return _strictly(data, "utf-8") or data.decode("cp1252", "replace")


def _utf8(data: bytes) -> str:
    """UTF-8 with damage, or Western European text that only claims to be UTF-8."""
    text = data.decode("utf-8", "replace")
    damage = text.count("\ufffd")
    if not damage:
        return text
    sound = sum(character > "\x7f" for character in text) - damage
    return text if sound * _TRUST >= damage else data.decode("cp1252", "replace")


def _strictly(data: bytes, codec: str) -> str:
    """The text, or an empty string where one byte does not fit."""
    try:
        return data.decode(codec)
    except UnicodeError:
        return ""
