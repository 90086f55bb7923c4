"""Talks in calendar parts (iCalendar RFC 5545, iTIP RFC 5546), to be trusted over prose.

``icalendar`` does the parsing and knows Outlook's zone names. A calendar too broken to read gives
nothing; none raises. Whether an event is a talk about a job is not decided here.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from icalendar import Calendar, Component
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from classifier.talk_words import round_in
from classifier.zones import at_place, folded_zone, known_zone
from models.message import Address
from models.reading import TalkRead, TalkState

LONGEST_CALENDAR = 60_000
"""Characters, descriptions not counted: what is longer is an agenda, not an invitation."""
LONGEST_SOURCE = 500_000
MOST_EVENTS = 20
MOST_ATTENDEES = 40
LONGEST_WORDS = 200
BULKY = re.compile(
    r"^(?:DESCRIPTION|X-ALT-DESC|ATTACH|COMMENT)[;:][^\n]*\n(?:[ \t][^\n]*\n)*",
    re.MULTILINE | re.IGNORECASE,
)
CITY = re.compile(r"[A-Z][a-z]{2,20}(?: [A-Z][a-z]{2,20})?")
PATH = re.compile(r"[A-Z][A-Za-z]{2,20}/[A-Z][A-Za-z_]{2,30}(?:/[A-Z][A-Za-z_]{2,30})?")
REGIONS = ("Europe", "America", "Asia", "Australia", "Africa", "Pacific")
METHODS = {
    "": TalkState.FIXED,
    "REQUEST": TalkState.FIXED,
    "PUBLISH": TalkState.FIXED,
    "ADD": TalkState.FIXED,
    "CANCEL": TalkState.CANCELLED,
    "COUNTER": TalkState.PROPOSED,
}
"""REPLY, REFRESH and DECLINECOUNTER fix nothing."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What an event's calendar says of all its events."""

    method: str
    zone: str
    """IANA name for times given in UTC, else empty."""
    sent_at: datetime


def read_invites(calendars: Sequence[str], *, sent_at: datetime) -> tuple[TalkRead, ...]:
    """The talks of all calendar parts, each event once and in its newest SEQUENCE.

    Times without any zone are taken in the offset of ``sent_at``. A recurrence rule is left aside
    with a note: the first time is the talk.
    """
    newest: dict[str, TalkRead] = {}
    for text in calendars:
        for key, talk in _events(text, sent_at):
            known = newest.get(key)
            if known is None or talk.sequence >= known.sequence:
                newest[key] = talk
    return tuple(newest.values())


def _events(text: str, sent_at: datetime) -> Iterator[tuple[str, TalkRead]]:
    """Every event as its identity and its talk."""
    number = 0
    for calendar in _parsed(text):
        frame = Frame(_word(calendar, "METHOD").upper(), _common_zone(calendar), sent_at)
        if frame.method not in METHODS:
            continue
        for event in calendar.walk("VEVENT"):
            talk = _talk(event, frame)
            if talk is None or number == MOST_EVENTS:
                continue
            number += 1
            yield f"{talk.uid or number} {_word(event, 'RECURRENCE-ID')}", talk


def _parsed(text: str) -> list[Component]:
    """The calendars in ``text``; as much as can be read of a broken one."""
    text = BULKY.sub("", text[:LONGEST_SOURCE].replace("\r\n", "\n").strip("\ufeff\n ") + "\n")
    if len(text) > LONGEST_CALENDAR:
        text = text[:LONGEST_CALENDAR].rpartition("END:VEVENT")[0] + "END:VEVENT\nEND:VCALENDAR\n"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of every zone name it has to guess
        try:
            return list(Calendar.from_ical(text, multiple=True))
        except Exception:  # noqa: BLE001 - whatever stops the parser, the part is unreadable
            return []


def _word(component: Component, name: str) -> str:
    """A property as text, the first where it stands twice, empty where it is missing."""
    value = component.get(name)
    if isinstance(value, list):
        value = value[0] if value else None
    if value is None:
        return ""
    raw = value.to_ical() if hasattr(value, "to_ical") and not isinstance(value, str) else value
    plain = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw)
    return plain.strip()[:LONGEST_WORDS]


def _common_zone(calendar: Component) -> str:
    """The zone that a calendar with UTC times is meant for."""
    names = {_word(zone, "TZID") for zone in calendar.walk("VTIMEZONE")}
    said = _word(calendar, "X-WR-TIMEZONE") or (names.pop() if len(names) == 1 else "")
    return iana_name(said)


def iana_name(name: str) -> str:
    """The IANA name for a TZID: IANA, Outlook's, a path ending in one, a list of cities."""
    name = name.strip().strip('"')
    if known_zone(name):
        return name
    path = PATH.search(name)
    if path and known_zone(path[0]):
        return path[0]
    cities = [
        found
        for city in CITY.findall(name)[:6]
        for region in REGIONS
        if known_zone(found := f"{region}/{city.replace(' ', '_')}")
    ]
    return WINDOWS_TO_OLSON.get(name) or next(iter(cities), "") or folded_zone(name)


def _talk(event: Component, frame: Frame) -> TalkRead | None:
    first = _time(event, "DTSTART")
    if first is None:
        return None
    start, zone = _placed(event, first, frame)
    day = start.date() if start else first
    end = _end(event, start) if start else None
    sequence = _word(event, "SEQUENCE")
    number = int(sequence) if sequence.isascii() and sequence.isdigit() else 0
    title = _word(event, "SUMMARY").replace("\\,", ",")
    notes = [
        note
        for note, said in (
            ("repeats; only the first time is taken", event.get("RRULE") is not None),
            ("all day", start is None),
        )
        if said
    ]
    return TalkRead(
        day=day,
        state=_state(event, frame, number),
        start=start,
        end=end,
        zone=zone,
        round=round_in(title),
        title=title,
        uid=_word(event, "UID"),
        sequence=number,
        quote=f"{title} @ {(start or day).isoformat()}",
        organizer=next(_people(event, "ORGANIZER"), None),
        attendees=tuple(_people(event, "ATTENDEE"))[:MOST_ATTENDEES],
        note="; ".join(notes),
    )


def _state(event: Component, frame: Frame, sequence: int) -> TalkState:
    """By METHOD and STATUS; a request with a raised SEQUENCE replaces an earlier one."""
    if _word(event, "STATUS").upper() == "CANCELLED":
        return TalkState.CANCELLED
    if frame.method == "REQUEST" and sequence > 0:
        return TalkState.MOVED
    return METHODS[frame.method]


def _time(event: Component, name: str) -> date | None:
    """DTSTART or DTEND as a date or datetime; None when missing or broken."""
    value = event.get(name)
    if isinstance(value, list):
        value = value[0]
    try:
        found = value.dt if value is not None else None
    except (ValueError, AttributeError):
        return None
    return found if isinstance(found, date) and found.year > 1 else None


def _placed(event: Component, found: date, frame: Frame) -> tuple[datetime | None, str]:
    """The time with its offset and the IANA name of its zone; no time for a whole day."""
    if not isinstance(found, datetime):
        return None, ""
    value = event["DTSTART"]
    params = getattr(value[0] if isinstance(value, list) else value, "params", {})
    name = iana_name(str(params.get("TZID", "")))
    wall = found.replace(tzinfo=None)
    if found.tzinfo is None:
        clock: tzinfo | None = known_zone(name) if name else frame.sent_at.tzinfo
        return at_place(wall, clock or UTC), name
    if not name and found.utcoffset() == timedelta() and frame.zone:
        return _moved(found, frame.zone), frame.zone
    return at_place(wall, found.tzinfo), name or ("UTC" if found.tzname() == "UTC" else "")


def _moved(found: datetime, zone: str) -> datetime:
    """The same moment on the clock of ``zone``."""
    there = found.astimezone(known_zone(zone))
    return at_place(there.replace(tzinfo=None), there.tzinfo or UTC)


def _end(event: Component, start: datetime) -> datetime | None:
    """From DTEND or DURATION; None when missing, broken or not later than ``start``."""
    last = _time(event, "DTEND")
    if isinstance(last, datetime):
        wall = last if last.tzinfo else at_place(last, start.tzinfo or UTC)
        end = wall.astimezone(start.tzinfo)
        return end if end > start else None
    try:
        length = event.get("DURATION").dt
    except (ValueError, AttributeError):
        return None
    if not isinstance(length, timedelta) or not timedelta() < length < timedelta(days=60):
        return None
    return start + length


def _people(event: Component, name: str) -> Iterator[Address]:
    """The people of ORGANIZER or ATTENDEE that have an address."""
    value = event.get(name)
    for one in value if isinstance(value, list) else [value] if value is not None else []:
        address = str(one).strip().lower().removeprefix("mailto:")
        if "@" in address:
            shown = str(getattr(one, "params", {}).get("CN", "")).strip("\"' ")
            yield Address(shown if "@" not in shown else "", address)
