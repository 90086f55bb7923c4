"""The header block: found, unfolded and decoded (RFC 5322, RFC 2047, RFC 2231, and worse)."""

from __future__ import annotations

import binascii
import re
from urllib.parse import unquote_to_bytes

from connectors.decoding.charsets import codec_of, decode

Fields = tuple[tuple[str, str], ...]
"""Header fields in their order: name in lower case, value unfolded, encoded words left alone."""

LONGEST_BLOCK = 512 * 1024
LONGEST_VALUE = 16 * 1024
MOST_FIELDS = 2_000
LONGEST_TEXT = 4_000
"""Characters of a header's text that are read: subjects and names, not lists of addresses."""

_FIELD = re.compile(rb"([!-9;-~]{1,100})[ \t]*:")
_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?(.{0,4000}?)\?=", re.DOTALL)
_BETWEEN = re.compile(r"(\?=)\s+(?==\?[^?\s]{1,60}\?[bBqQ]\?)")
_NOT_BASE64 = bytes(
    set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
)
_URL_SAFE = bytes.maketrans(b"-_", b"+/")
_PARAMETER = re.compile(
    r";\s*([^\s=;\"]{1,60})\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"?|([^;]*))", re.DOTALL
)
_CONTINUED = re.compile(r"(.+?)\*(\d{1,3})(\*?)$")


def split(raw: bytes, start: int = 0, end: int | None = None) -> tuple[Fields, int]:
    """The header fields of the mail or part at ``raw[start:end]`` and where its body begins.

    Lines that are no header are passed over while headers follow; an envelope line (``From x``)
    in front is ignored. Reads at most 512 KiB of headers.
    """
    end = len(raw) if end is None else end
    stop, body = _block(raw, start, end)
    block = raw[start : min(stop, start + LONGEST_BLOCK)]
    found: list[tuple[str, list[bytes]]] = []
    for line in block.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n"):
        if line[:1] in {b" ", b"\t"}:
            if found:
                found[-1][1].append(line)
            continue
        match = _FIELD.match(line)
        if match and len(found) < MOST_FIELDS:
            found.append((match[1].decode("ascii").lower(), [line[match.end() :]]))
    return tuple((name, _unfolded(lines)) for name, lines in found), body


def _block(raw: bytes, start: int, end: int) -> tuple[int, int]:
    """End of the header block and beginning of the body: the first empty line."""
    if raw[start : start + 1] == b"\n":
        return start, start + 1
    if raw[start : start + 2] == b"\r\n":
        return start, start + 2
    ends = [
        (found, found + len(gap))
        for gap in (b"\n\n", b"\n\r\n", b"\r\r")
        if (found := raw.find(gap, start, end)) >= 0
    ]
    return min(ends, default=(end, end))


def _unfolded(lines: list[bytes]) -> str:
    value = b" ".join(line.strip() for line in lines)[:LONGEST_VALUE]
    return value.decode("ascii") if value.isascii() else decode(value)


def words(value: str) -> str:
    """A header's text with its encoded words decoded (RFC 2047) and white space made single.

    Takes every form met in the wild: words inside quotes, split in the middle of a character,
    with spaces or ``?`` inside, without padding, with a language tag.
    """
    value = value[:LONGEST_TEXT]
    if "=?" in value:
        value = _decoded(_BETWEEN.sub(r"\1", value))
    return " ".join(value.split())


def _decoded(value: str) -> str:
    out: list[str] = []
    pending, charset, last = b"", "", 0
    for match in _WORD.finditer(value):
        label = match[1].partition("*")[0]
        data = _word_bytes(match[2], match[3])
        if match.start() != last or codec_of(label) != codec_of(charset):
            out += [decode(pending, charset), value[last : match.start()]]
            pending = b""
        pending, charset, last = pending + data, label, match.end()
    return "".join([*out, decode(pending, charset), value[last:]])


def _word_bytes(encoding: str, text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    if encoding in "bB":
        return from_base64(data)
    return binascii.a2b_qp(data, header=True)


def from_base64(data: bytes) -> bytes:
    """Base64 as far as it goes: stray characters and missing padding do not matter."""
    clean = data.translate(_URL_SAFE).translate(None, _NOT_BASE64)
    if len(clean) % 4 == 1:
        clean = clean[:-1]
    return binascii.a2b_base64(clean + b"=" * (-len(clean) % 4))


def parameters(value: str) -> tuple[str, dict[str, str]]:
    """``text/plain; charset=x`` as its first word in lower case and its parameters.

    Continued and percent-encoded parameters (RFC 2231) are joined, encoded words (forbidden
    there, yet common) decoded.
    """
    first = value.partition(";")[0].strip().lower()
    plain: dict[str, str] = {}
    pieces: dict[str, list[tuple[int, str, bool]]] = {}
    for match in _PARAMETER.finditer(value):
        name = match[1].lower()
        text = re.sub(r"\\(.)", r"\1", match[2]) if match[2] is not None else match[3].strip()
        part = _CONTINUED.match(name)
        if part:
            pieces.setdefault(part[1], []).append((int(part[2]), text, bool(part[3])))
        elif name.endswith("*"):
            pieces.setdefault(name[:-1], []).append((0, text, True))
        else:
            plain.setdefault(name, words(text))
    for name, found in pieces.items():
        plain[name] = _joined(sorted(found))
    return first, plain


def _joined(pieces: list[tuple[int, str, bool]]) -> str:
    """RFC 2231: ``utf-8'en'na%C3%AFve`` in pieces."""
    charset = ""
    if pieces[0][2] and pieces[0][1].count("'") >= 2:  # noqa: PLR2004 - charset'language'text
        charset, _, rest = pieces[0][1].split("'", 2)
        pieces = [(0, rest, True), *pieces[1:]]
    data = b"".join(
        unquote_to_bytes(text) if encoded else text.encode() for _, text, encoded in pieces
    )
    return decode(data, charset)
