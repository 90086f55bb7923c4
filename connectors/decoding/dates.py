"""The moment of a mail from its Date or Received header (RFC 5322 dates, and looser ones)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ZONES = {
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "bst": 1, "cet": 1, "cest": 2, "met": 1, "mest": 2, "eet": 2, "eest": 3, "msk": 3, "jst": 9,
    "kst": 9, "ist": 5.5, "sgt": 8, "hkt": 8, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
}  # fmt: skip
"""Hours east of Greenwich of zone names still met in mail."""

EARLIEST_YEAR = 1990
"""Mail dated before is dated by a machine without a clock."""
LONGEST = 200
"""Characters of a date header that are looked at."""
_CENTURY = 100
_WIDEST = 14 * 60

_RFC = re.compile(
    r"(\d{1,2})[ \t.-]+([A-Za-z]{3})[a-z]*[ \t.,-]+(\d{4}|\d{2})[ \t,]+"
    r"(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2}))?(.{0,40})",
)
_C = re.compile(
    r"([A-Za-z]{3})[a-z]*[ \t]+(\d{1,2})[ \t,]+(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?"
    r"[ \t]+(?:([A-Za-z]{1,5}|[+-]\d{4})[ \t]+)?(\d{4})(.{0,40})",
)
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})[T \t]+(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?(?:\.\d{1,9})?(.{0,40})"
)
_OFFSET = re.compile(r"([+-])(\d{1,2}):?(\d{2})?(?!\d)")
_ZONE = re.compile(r"[A-Za-z]{2,5}")


def parse_date(text: str) -> datetime | None:
    """The aware moment that ``text`` names, in its own offset (UTC where it has none), or None.

    None also for what no clock shows: 31 February, a year before 1990.
    """
    text = text[:LONGEST]
    if match := _RFC.search(text):
        day, month, year, hour, minute, second, zone = match.groups()
    elif match := _C.search(text):
        month, day, hour, minute, second, zone, year, rest = match.groups()
        zone = zone or rest
    elif match := _ISO.search(text):
        year, month, day, hour, minute, second, zone = match.groups()
    else:
        return None
    return _moment(_year(year), month, (day, hour, minute, second or "0"), zone)


def _moment(year: int, month: str, rest: tuple[str, ...], zone: str) -> datetime | None:
    number = int(month) if month.isdigit() else _month(month)
    day, hour, minute, second = (int(one) for one in rest)
    try:
        at = datetime(year, number, day, hour, minute, min(second, 59), tzinfo=_offset(zone))
    except ValueError:
        return None
    return at if year >= EARLIEST_YEAR else None


def _month(name: str) -> int:
    """1 to 12; 0 (which no date accepts) for what is no English month."""
    return MONTHS.index(name.lower()) + 1 if name.lower() in MONTHS else 0


def _year(digits: str) -> int:
    year = int(digits)
    if year >= _CENTURY:
        return year
    return year + (2000 if year < 70 else 1900)  # noqa: PLR2004 - RFC 5322 4.3, a little wider


def _offset(zone: str) -> timezone:
    """The offset that stands behind a time; UTC where there is none that can be believed."""
    if match := _OFFSET.search(zone):
        minutes = int(match[2]) * 60 + int(match[3] or 0)
        if minutes > _WIDEST:
            return UTC
        return timezone(timedelta(minutes=-minutes if match[1] == "-" else minutes))
    name = _ZONE.search(zone)
    hours = ZONES.get(name[0].lower(), 0) if name else 0
    return timezone(timedelta(hours=hours)) if hours else UTC
