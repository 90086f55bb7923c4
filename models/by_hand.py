"""The person's corrections made ready: which reading, application or event each one touches.

Corrections name message keys, employer keys or application keys; the last word on a subject and
target counts. What cannot be understood is left aside, never fatal.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo

from models.correction import Correction, Subject
from models.event import EventKind
from models.message import Message
from models.reading import (
    Kind,
    Origin,
    PromiseKind,
    PromiseRead,
    Reading,
    Sign,
    TalkRead,
    TalkState,
)

ABOUT_READING = frozenset(
    {Subject.KIND, Subject.NOT_MINE, Subject.EMPLOYER, Subject.TALK, Subject.PROMISE}
)
MANY = frozenset({Subject.EVENT})
"""Subjects of which a target may have several at once."""


@dataclass(frozen=True, slots=True)
class HandEvent:
    """Something the person entered: a call, an interview arranged by phone."""

    id: str
    kind: EventKind
    at: datetime | date
    note: str = ""
    who: str = ""
    by_me: bool = False

    def moment(self, zone: tzinfo) -> datetime:
        """When it counts as having happened; a bare day counts at noon."""
        if isinstance(self.at, datetime):
            return self.at if self.at.tzinfo else self.at.replace(tzinfo=zone)
        return datetime.combine(self.at, time(12), zone)


class ByHand:
    """All corrections in force, by what they touch."""

    def __init__(self, corrections: Iterable[Correction]) -> None:
        self._last: dict[tuple[Subject, str], Correction] = {}
        self._events: dict[str, list[Correction]] = defaultdict(list)
        for one in sorted(corrections, key=lambda one: (one.at, one.id)):
            if one.subject in MANY:
                self._events[one.target].append(one)
            else:
                self._last[one.subject, one.target] = one
        self._pairs = {subject: self._paired(subject) for subject in {s for s, _ in self._last}}
        self._readings: dict[str, list[Correction]] = defaultdict(list)
        for (subject, target), one in self._last.items():
            if subject in ABOUT_READING:
                self._readings[target].append(one)

    def value(self, subject: Subject, targets: Iterable[str]) -> str | None:
        """The person's last word on a subject about any of these targets."""
        if not self._last:
            return None
        said = [self._last[subject, t] for t in targets if (subject, t) in self._last]
        return max(said, key=lambda one: (one.at, one.id)).value if said else None

    def pairs(self, subject: Subject) -> Mapping[str, str]:
        """Target and value of all corrections of one subject."""
        return self._pairs.get(subject, {})

    def _paired(self, subject: Subject) -> Mapping[str, str]:
        return {t: one.value for (kind, t), one in self._last.items() if kind is subject}

    def events(self, keys: Iterable[str]) -> tuple[HandEvent, ...]:
        """What was entered by hand for the application of these messages."""
        if not self._events:
            return ()
        found = (_event(one) for key in keys for one in self._events.get(key, ()))
        return tuple(one for one in found if one is not None)

    def reading(self, key: str, message: Message, reading: Reading) -> Reading:
        """The reading as the person corrected it."""
        for one in self._readings.get(key, ()):
            reading = _corrected(message, reading, one)
        return reading


def _corrected(message: Message, reading: Reading, one: Correction) -> Reading:
    match one.subject:
        case Subject.KIND if one.value in set(Kind):
            return _of_kind(reading, Kind(one.value))
        case Subject.NOT_MINE:
            return _of_kind(reading, Kind.OTHER)
        case Subject.EMPLOYER:
            signs = reading.signs - {Sign.CLIENT_HIDDEN}
            return replace(reading, employer=one.value, domain="", signs=signs)
        case Subject.TALK:
            return _with_talk(message, reading, one.value)
        case Subject.PROMISE:
            return _with_promise(reading, one.value)
        case _:
            return reading


def _of_kind(reading: Reading, kind: Kind) -> Reading:
    because = ("you said so",)
    return replace(
        reading, kind=kind, confidence=1.0, origin=Origin.PERSON, because=because, sure=True
    )


def _with_talk(message: Message, reading: Reading, value: str) -> Reading:
    if not value:
        signs = (reading.signs - {Sign.OFFERS_SLOTS}) | {Sign.CONFIRMS_TIME}
        return replace(reading, talks=(), signs=signs)
    at = moment_or_day(value)
    if at is None:
        return reading
    known = reading.talks[0] if reading.talks else None
    if isinstance(at, datetime):
        start = at if at.tzinfo else at.replace(tzinfo=message.sent_at.tzinfo)
        talk = TalkRead(start.date(), TalkState.FIXED, start=start)
    else:
        talk = TalkRead(at, TalkState.FIXED)
    if known:
        talk = replace(talk, round=known.round, title=known.title, attendees=known.attendees)
    return replace(reading, talks=(talk,))


def _with_promise(reading: Reading, value: str) -> Reading:
    if not value:
        return replace(reading, promises=())
    due = moment_or_day(value)
    if due is None:
        return reading
    day = due.date() if isinstance(due, datetime) else due
    quote = reading.promises[0].quote if reading.promises else ""
    return replace(reading, promises=(PromiseRead(PromiseKind.DATED, day, quote),))


def moment_or_day(text: str) -> datetime | date | None:
    """An ISO day or time; None when it is neither."""
    try:
        if len(text) <= len("2026-01-01"):
            return date.fromisoformat(text)
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _event(one: Correction) -> HandEvent | None:
    try:
        told = json.loads(one.value)
        at = moment_or_day(str(told["at"]))
        kind = EventKind(told["kind"])
        texts = (str(told.get("note", "")), str(told.get("with", "")))
        by_me = bool(told.get("by_me", False))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return HandEvent(one.id, kind, at, *texts, by_me) if at is not None else None
