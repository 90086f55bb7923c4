"""Time zones as people write them: abbreviations, names in seven languages, offsets, IANA names.

The names are in ``data/zones.csv``. "EST" in July means the wall clock of New York: names stand for
places, not for fixed offsets.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from classifier.date_words import fold

SHORT_NAME = 5
"""Letters: names up to here are abbreviations, and then in capitals ("et" is French)."""
OFFSET = re.compile(
    r"(?:utc|gmt)\s?([+\-−–])\s?(\d{1,2})(?::?(\d\d))?(?!\d)|([+\-])(\d\d):?(\d\d)\b"
)
IANA = re.compile(
    r"(?:Africa|America|Asia|Atlantic|Australia|Europe|Pacific)/[A-Za-z_]{2,20}(?:/[A-Za-z_]{2,20})?"
)
OPENING = re.compile(r"[\s(\[]{0,3}")
CLOSING = re.compile(r"\s?[)\]]")
WIDEST_OFFSET = 14


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone as written: ``label`` ("PT", "CET"), ``iana`` name, or else a fixed ``offset``."""

    label: str
    iana: str = ""
    offset: timedelta | None = None
    end: int = 0
    """Where its words end in the text."""

    def clock(self) -> tzinfo:
        """The clock that runs there."""
        return ZoneInfo(self.iana) if self.iana else timezone(self.offset or timedelta())


@cache
def _names() -> Mapping[str, tuple[str, str]]:
    table = files("classifier").joinpath("data/zones.csv").read_text("utf-8")
    return {row["name"]: (row["label"], row["iana"]) for row in csv.DictReader(table.splitlines())}


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_names(), key=len, reverse=True)
    return re.compile("(" + "|".join(map(re.escape, names)) + r")(?![\w])")


@lru_cache(maxsize=512)
def known_zone(name: str) -> ZoneInfo | None:
    """The zone of an IANA name, or None where there is no such zone."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return None


def zone_at(text: str, folded: str, at: int) -> Zone | None:
    """The zone written at ``at`` or right behind, brackets allowed; None where none stands."""
    opened = OPENING.match(folded, at)
    start = opened.end() if opened else at
    found = _named(text, folded, start) or _offset(folded, start)
    if found is None:
        return None
    closing = CLOSING.match(folded, found.end)
    return Zone(found.label, found.iana, found.offset, closing.end() if closing else found.end)


def _named(text: str, folded: str, at: int) -> Zone | None:
    place = IANA.match(text, at)
    if place and known_zone(place[0]):
        return Zone(place[0], iana=place[0], end=place.end())
    name = _pattern().match(folded, at)
    if not name or (_offset(folded, at) and name[0] in {"utc", "gmt"}):
        return None
    if len(name[0]) <= SHORT_NAME and not text[at : name.end()].isupper():
        return None
    label, iana = _names()[name[0]]
    return Zone(label, iana=iana, end=name.end())


def _offset(folded: str, at: int) -> Zone | None:
    match = OFFSET.match(folded, at)
    if not match:
        return None
    sign, hours, minutes = (match[1], match[2], match[3]) if match[1] else match.groups()[3:6]
    if int(hours) > WIDEST_OFFSET or int(minutes or 0) >= 60:
        return None
    size = timedelta(hours=int(hours), minutes=int(minutes or 0))
    shift = size if sign == "+" else -size
    return Zone(f"UTC{'+' if sign == '+' else '-'}{int(hours)}", offset=shift, end=match.end())


def at_place(wall: datetime, clock: tzinfo) -> datetime:
    """The naive ``wall`` time at a place, with the offset in force there at that moment.

    A fixed offset instead of the place's own rules: equality and arithmetic then hold in the hours
    that a clock change skips or repeats (PEP 495).
    """
    aware = wall.replace(tzinfo=clock)
    return wall.replace(tzinfo=timezone(aware.utcoffset() or timedelta()))


def folded_zone(name: str) -> str:
    """The IANA name for a zone's name in words ("Central European Time"), else empty."""
    found = zone_at(name, fold(name), 0)
    return found.iana if found else ""
