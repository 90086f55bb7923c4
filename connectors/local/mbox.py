"""Cuts an mbox file into mails, one at a time and never the whole file in memory.

Envelope lines are believed only where they look like one and a header follows, so that an
unescaped "From my side ..." in a body cuts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from connectors.decoding.dates import parse_date

LONGEST_MAIL = 32 * 1024 * 1024
_LINE = 1024 * 1024
_ENVELOPE = re.compile(
    rb"From (?:[^\n]{0,300} )?(?:"
    rb"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? |(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    rb"[a-z]* )[^\n]{0,60}\d{1,2}:\d{1,2}[^\n]{0,60}\d{4}[^\n]{0,60}\r?\n?$",
    re.IGNORECASE,
)
_FIELD = re.compile(rb"[!-9;-~]{1,80}[ \t]*:|>?From ")
_WELL_KNOWN = re.compile(
    rb"(?:from|to|subject|date|message-id|received|return-path|delivered-to|mime-version"
    rb"|content-type|x-gm-thrid|x-gmail-labels|x-mozilla-status|status)[ \t]*:",
    re.IGNORECASE,
)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_BLANK = frozenset({b"\n", b"\r\n"})


def mails_in(file: BinaryIO) -> Iterator[tuple[bytes, datetime | None]]:
    """Each mail without its envelope line and the empty line after it, and the envelope's date.

    Of a mail beyond 32 MiB only its beginning; a truncated last mail as far as it goes.
    """
    kept: list[bytes] = []
    size = 0
    arrived: datetime | None = None
    started = False
    before, line = b"\n", file.readline(_LINE)
    while line:
        after = file.readline(_LINE)
        if _begins_mail(before, line, after):
            if kept:
                yield _mail(kept), arrived
            kept, size, started = [], 0, True
            arrived = parse_date(line.decode("latin-1"))
        elif started and size < LONGEST_MAIL:
            kept.append(line)
            size += len(line)
        before, line = line, after
    if kept:
        yield _mail(kept), arrived


def _begins_mail(before: bytes, line: bytes, after: bytes) -> bool:
    if not line.startswith(b"From ") or not _ENVELOPE.match(line):
        return False
    if before in _BLANK:
        return bool(_FIELD.match(after))
    return bool(_WELL_KNOWN.match(after))


def _mail(lines: list[bytes]) -> bytes:
    if len(lines) > 1 and lines[-1] in _BLANK:
        lines = lines[:-1]
    raw = b"".join(lines)
    return _ESCAPED.sub(rb"\1", raw) if b"\n>" in raw else raw
