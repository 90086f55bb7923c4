"""The parts of a mail (RFC 2045-2049): texts and calendars decoded, attachments only named.

Walks over offsets into the raw bytes, so a mail of 30 MB is never copied; limits on depth, number
of parts and length of text keep hostile mail cheap.
"""

from __future__ import annotations

import binascii
import re
from dataclasses import dataclass, field

from connectors.decoding.charsets import decode
from connectors.decoding.headers import Fields, from_base64, parameters, split

DEEPEST = 12
MOST_PARTS = 300
_MOST_MARKS = 5_000
"""Places that look like a boundary and are looked at."""
LONGEST_TEXT = 1024 * 1024
"""Bytes of one text part that are read, still encoded."""

_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/=\-_\s]*")
_CALENDAR_TYPES = frozenset({"text/calendar", "application/ics", "text/x-vcalendar"})
_MARKUP = frozenset({"text/html", "text/enriched", "text/richtext"})
_INNER = frozenset({"message/rfc822", "message/global", "text/rfc822-headers"})
_STATUS = frozenset({"message/delivery-status", "message/global-delivery-status"})
_OWN_LINE = frozenset({b"", b"\n", b"\r"})


@dataclass(slots=True)
class Parts:
    """What the walk found."""

    texts: list[str] = field(default_factory=list)
    markup: list[str] = field(default_factory=list)
    calendars: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    """Each message/delivery-status part."""
    inner: list[Fields] = field(default_factory=list)
    """Headers of each mail (or its header block) carried inside this one."""
    seen: int = 0


@dataclass(frozen=True, slots=True)
class _Part:
    """One part: where its body lies and what its headers say."""

    start: int
    end: int
    kind: str
    options: dict[str, str]
    encoding: str
    disposition: str
    name: str
    alone: bool
    """It comes first among its siblings, so it may be body although it has a name."""


def parts_of(raw: bytes, fields: Fields, body: int) -> Parts:
    """All parts of the mail whose header ``fields`` end where ``body`` begins."""
    found = Parts()
    _walk(raw, _part(fields, body, len(raw), first=True), found, 0)
    return found


def _part(fields: Fields, start: int, end: int, *, first: bool, usual: str = "text/plain") -> _Part:
    header = dict(reversed(fields))
    kind, options = parameters(header.get("content-type", ""))
    disposition, more = parameters(header.get("content-disposition", ""))
    name = more.get("filename") or options.get("name", "")
    return _Part(
        start=start,
        end=end,
        kind=kind if "/" in kind else usual,
        options=options,
        encoding=header.get("content-transfer-encoding", "").partition(";")[0].strip().lower(),
        disposition=disposition,
        name=" ".join(name.replace("\\", "/").rpartition("/")[2].split())[:255],
        alone=first,
    )


def _walk(raw: bytes, part: _Part, found: Parts, depth: int) -> None:
    found.seen += 1
    if depth > DEEPEST or found.seen > MOST_PARTS:
        return
    if part.kind.startswith("multipart/"):
        pieces = _pieces(raw, part)
        if pieces:
            usual = "message/rfc822" if part.kind == "multipart/digest" else "text/plain"
            for number, (start, end) in enumerate(pieces):
                fields, body = split(raw, start, end)
                first = number == 0 and part.alone
                child = _part(fields, min(body, end), end, first=first, usual=usual)
                _walk(raw, child, found, depth + 1)
            return
    _leaf(raw, part, found)


def _pieces(raw: bytes, part: _Part) -> list[tuple[int, int]]:
    """Where each child begins and ends. A missing closing line, or boundary, is made up for."""
    boundary = part.options.get("boundary", "").rstrip().encode("utf-8", "replace")
    if not boundary:
        line = re.compile(rb"--([^\r\n]{1,200})").search(raw, part.start, part.end)
        boundary = line[1].strip() if line else b""
    if not boundary:
        return []
    pieces: list[tuple[int, int]] = []
    opened = -1
    mark = b"--" + boundary
    at = raw.find(mark, part.start, part.end)
    for _ in range(_MOST_MARKS):
        if at < 0 or len(pieces) == MOST_PARTS:
            break
        after = at + len(mark)
        line_end = raw.find(b"\n", after, part.end)
        line_end = part.end if line_end < 0 else line_end + 1
        rest = raw[after : min(line_end, after + 100)].strip()
        if raw[at - 1 : at] in _OWN_LINE and rest in {b"", b"--"}:
            if opened >= 0:
                pieces.append((opened, _before_line(raw, opened, at)))
            opened = line_end if not rest else -1
        at = raw.find(mark, max(after, line_end if rest else after), part.end)
    if opened >= 0:
        pieces.append((opened, part.end))
    return pieces


def _before_line(raw: bytes, start: int, at: int) -> int:
    """The line end before a boundary belongs to the boundary (RFC 2046 5.1.1)."""
    return max(start, at - 2 if raw[at - 2 : at] == b"\r\n" else at - 1)


def _leaf(raw: bytes, part: _Part, found: Parts) -> None:
    if part.kind in _CALENDAR_TYPES or part.name.lower().endswith((".ics", ".vcs")):
        found.calendars.append(_text(raw, part))
        return
    if part.kind in _INNER:
        found.inner.append(split(raw, part.start, part.end)[0])
    elif part.kind in _STATUS:
        found.statuses.append(_text(raw, part))
    elif part.disposition != "attachment" and (part.alone or not part.name):
        if part.kind in _MARKUP:
            found.markup.append(_text(raw, part))
            return
        if part.kind == "text/plain" or part.kind.startswith("multipart/"):
            found.texts.append(_text(raw, part))
            return
    if part.name:
        found.attachments.append(part.name)


def _text(raw: bytes, part: _Part) -> str:
    """The part decoded, line ends made one character; at most 1 MiB of it."""
    data = raw[part.start : min(part.end, part.start + LONGEST_TEXT)]
    if part.encoding == "quoted-printable":
        data = binascii.a2b_qp(data)
    elif part.encoding == "base64" and _BASE64_LINE.fullmatch(data[:200]):
        data = from_base64(data)
    text = decode(data, part.options.get("charset", ""))
    return text.replace("\r\n", "\n").replace("\r", "\n")
