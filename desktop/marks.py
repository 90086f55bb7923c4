"""What stands on one lane: an application's events as marks with their words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from desktop import words
from desktop.glyphs import Glyph
from models.application import Application
from models.event import Event, EventKind
from models.report import MessageLine, Report
from models.spam_alert import SpamAlert, Verdict
from models.undelivered import Undelivered

_GLYPHS = {
    EventKind.APPLIED: Glyph.APPLIED,
    EventKind.ACKNOWLEDGED: Glyph.ACKNOWLEDGED,
    EventKind.OUTREACH: Glyph.THEY,
    EventKind.ASSESSMENT: Glyph.TEST,
    EventKind.ASSESSMENT_RETURNED: Glyph.YOU,
    EventKind.INVITATION: Glyph.THEY,
    EventKind.ON_HOLD: Glyph.HOLD,
    EventKind.THANK_YOU: Glyph.YOU,
    EventKind.FOLLOW_UP: Glyph.YOU,
    EventKind.OFFER: Glyph.OFFER,
    EventKind.REJECTION: Glyph.CLOSED_THEM,
    EventKind.WITHDRAWN: Glyph.CLOSED_YOU,
    EventKind.CALL: Glyph.CALL,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One glyph on a lane. ``key`` names the message behind it, empty for what has none."""

    glyph: Glyph
    day: date
    title: str
    detail: str = ""
    number: int | None = None
    key: str = ""
    sender: str = ""
    subject: str = ""
    first_line: str = ""
    said_on: date | None = None
    """Of a date they gave: the day they said it, else the day itself."""

    @property
    def listed_on(self) -> date:
        """Where the history lists it."""
        return self.said_on or self.day


class Lines:
    """The report's messages, found by key or by Message-ID."""

    def __init__(self, report: Report) -> None:
        self._by_key = {line.key: line for line in report.messages}
        self._by_id = {line.message: line for line in report.messages}

    def of(self, event: Event) -> MessageLine | None:
        """The message that proves an event."""
        return self._by_key.get(event.key) or self._by_id.get(event.message)

    def with_key(self, key: str) -> MessageLine | None:
        """The message with that key."""
        return self._by_key.get(key)


def glyph_of(event: Event, today: date) -> Glyph:
    """The shape of one event, as of a day."""
    match event.kind:
        case EventKind.INTERVIEW:
            if event.cancelled:
                return Glyph.CANCELLED
            return Glyph.BOOKED if event.day > today or event.suspended else Glyph.INTERVIEW
        case EventKind.PROMISE if event.due is not None:
            open_still = event.due >= today or event.outcome == "kept"
            return Glyph.FLAG if open_still else Glyph.FLAG_PASSED
        case EventKind.PROMISE:
            return Glyph.THEY
        case EventKind.UPDATE:
            return Glyph.YOU if event.by_me else Glyph.THEY
        case kind:
            return _GLYPHS[kind]


def mark_of(event: Event, lines: Lines, today: date) -> Mark:
    """One event as it is drawn and told."""
    line = lines.of(event)
    promise = event.kind is EventKind.PROMISE and event.due is not None
    sender = ""
    if line is not None:
        sender = "You" if event.by_me else words.who(line.sender)
    return Mark(
        glyph=glyph_of(event, today),
        day=event.due if promise and event.due else event.day,
        title=words.event_title(event),
        detail=words.event_detail(event) or _who_and_what(event, sender, line),
        number=event.round if event.kind is EventKind.INTERVIEW else None,
        key=event.key or (line.key if line else ""),
        sender=sender,
        subject=line.subject if line else "",
        first_line=event.quote or (line.snippet if line else ""),
        said_on=event.day if promise else None,
    )


def _who_and_what(event: Event, sender: str, line: MessageLine | None) -> str:
    """The sender, with the subject where the title alone says little."""
    if line is None:
        return ""
    if event.by_me:
        return line.subject
    return f"{sender} · {line.subject}" if event.kind is EventKind.UPDATE else sender


def spam_mark(alert: SpamAlert, lines: Lines) -> Mark | None:
    """A find in the junk folder as a mark on its employer's lane."""
    line = lines.with_key(alert.key)
    if line is None or alert.verdict is Verdict.SCAM:
        return None
    return Mark(
        glyph=Glyph.SPAM, day=line.at.date(), title="Maybe in spam",
        detail=words.who(line.sender), key=alert.key, sender=words.who(line.sender),
        subject=line.subject, first_line=line.snippet,
    )  # fmt: skip


def lost_marks(
    application: Application, lines: Lines, undelivered: Iterable[Undelivered]
) -> tuple[Mark, ...]:
    """The person's messages that came back, each on the day it was written."""
    reasons = {one.message: one for one in undelivered}
    own = [line for key in application.messages if (line := lines.with_key(key)) is not None]
    return tuple(
        Mark(
            glyph=Glyph.LOST, day=line.at.date(), title="Your message did not arrive",
            detail=f"To {reasons[line.message].to}", key=line.key, sender="You",
            subject=line.subject, first_line=reasons[line.message].reason,
        )
        for line in own
        if line.message in reasons
    )  # fmt: skip


def marks_of(
    application: Application, lines: Lines, *, instead: Iterable[Mark], today: date
) -> tuple[Mark, ...]:
    """All marks of a lane in time order; what lies in spam or came back shows as such, once."""
    finds: Mapping[str, Mark] = {mark.key: mark for mark in instead}
    own = [mark_of(event, lines, today) for event in application.events]
    kept = [mark for mark in own if mark.key not in finds or mark.glyph in _NOT_A_MAIL]
    return tuple(sorted([*kept, *finds.values()], key=_order))


_NOT_A_MAIL = {Glyph.FLAG, Glyph.FLAG_PASSED, Glyph.INTERVIEW, Glyph.BOOKED, Glyph.CANCELLED}
_FIRST = {Glyph.APPLIED: 0, Glyph.ACKNOWLEDGED: 1}


def _order(mark: Mark) -> tuple[date, int]:
    return mark.day, _FIRST.get(mark.glyph, 2)
