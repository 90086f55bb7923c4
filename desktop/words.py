"""Dates, numbers and events in words, the same in every panel. Pure; knows no widget."""

from __future__ import annotations

from datetime import date, datetime

from models.event import Event, EventKind
from models.message import Address
from models.reading import Kind
from models.silence import After, Silence

MINUTES_AN_HOUR, HOURS_A_DAY = 60, 24

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

KIND_WORDS = {
    Kind.APPLICATION: "An application, or its receipt",
    Kind.INTERVIEW: "An interview: invites, confirms, moves or cancels",
    Kind.ASSESSMENT: "A test or a task",
    Kind.OFFER: "An offer",
    Kind.REJECTION: "A rejection",
    Kind.OUTREACH: "They wrote first, about a job",
    Kind.UPDATE: "Something else about this application",
    Kind.OTHER: "Nothing to do with an application",
}

_AFTER = {
    After.INTERVIEW: "since your interview",
    After.ASSESSMENT: "since your task",
    After.OFFER: "since their offer",
    After.CONTACT: "since their last word",
    After.APPLICATION: "since you applied",
}

_TITLES = {
    EventKind.APPLIED: "You applied",
    EventKind.ACKNOWLEDGED: "Application received",
    EventKind.OUTREACH: "They wrote to you first",
    EventKind.ASSESSMENT: "Test or task",
    EventKind.ASSESSMENT_RETURNED: "You returned the task",
    EventKind.INVITATION: "Invitation, no time fixed yet",
    EventKind.ON_HOLD: "On hold",
    EventKind.THANK_YOU: "You said thank you",
    EventKind.FOLLOW_UP: "You checked in",
    EventKind.OFFER: "Offer",
    EventKind.REJECTION: "They said no",
    EventKind.WITHDRAWN: "You withdrew",
}


def short_day(day: date) -> str:
    """``6 Nov``."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def long_day(day: date) -> str:
    """``6 November``."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def week_day(day: date) -> str:
    """``Mon 24 Nov``."""
    return f"{WEEKDAYS[day.weekday()][:3]} {short_day(day)}"


def full_day(day: date) -> str:
    """``Thursday 6 November 2025``."""
    return f"{WEEKDAYS[day.weekday()]} {long_day(day)} {day.year}"


def clock(at: datetime) -> str:
    """``10:00``, as written in the mail."""
    return f"{at.hour:02}:{at.minute:02}"


def moment(at: datetime | date) -> str:
    """``Mon 24 Nov, 10:00``, or without the hour where none is known."""
    if isinstance(at, datetime):
        return f"{week_day(at.date())}, {clock(at)}"
    return week_day(at)


def count(number: int, thing: str, things: str = "") -> str:
    """``1 day``, ``14 days``; thousands have a comma."""
    return f"{number:,} {thing if number == 1 else things or thing + 's'}"


def quiet(days: int) -> str:
    """``14 days quiet``."""
    return f"{count(days, 'day')} quiet" if days > 0 else "Less than a day quiet"


def ago(then: datetime, now: datetime) -> str:
    """``just now``, ``2 minutes ago``, ``3 hours ago``, ``yesterday``, ``5 days ago``."""
    minutes = int((now - then).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < MINUTES_AN_HOUR:
        return f"{count(minutes, 'minute')} ago"
    if minutes < MINUTES_AN_HOUR * HOURS_A_DAY:
        return f"{count(minutes // MINUTES_AN_HOUR, 'hour')} ago"
    return distance(then.date(), now.date())


def distance(day: date, today: date) -> str:
    """``14 days ago``, ``yesterday``, ``today``, ``in 4 days``."""
    days = (today - day).days
    match days:
        case 0:
            return "today"
        case 1:
            return "yesterday"
        case -1:
            return "tomorrow"
    return f"{count(days, 'day')} ago" if days > 0 else f"in {count(-days, 'day')}"


def who(address: Address) -> str:
    """A name where there is one, else the address."""
    return address.name or address.address


def ordinal_talk(event: Event) -> str:
    """``Interview 2``, or how they call it: ``Final panel``."""
    if event.title and event.title.casefold() != "interview":
        return capital(event.title)
    return f"Interview {event.round}" if event.round else "Interview"


def event_title(event: Event) -> str:
    """What happened, in a few words."""
    match event.kind:
        case EventKind.INTERVIEW:
            name = ordinal_talk(event)
            if event.cancelled:
                return f"{name}, cancelled"
            return f"{name}, being moved" if event.suspended else name
        case EventKind.PROMISE:
            return (
                f"Date they gave: {long_day(event.due)}" if event.due else "They will be in touch"
            )
        case EventKind.UPDATE:
            return "You wrote" if event.by_me else "They wrote"
        case EventKind.CALL:
            return "You phoned" if event.by_me else "Phone call"
        case EventKind.OFFER if event.due:
            return f"Offer, answer by {long_day(event.due)}"
        case kind:
            return _TITLES[kind]


def event_detail(event: Event) -> str:
    """The hour and length of a talk, or the person's own note; else empty."""
    if event.note:
        return event.note
    if event.kind is not EventKind.INTERVIEW or not isinstance(event.at, datetime):
        return ""
    if event.end is None:
        return clock(event.at)
    minutes = round((event.end - event.at).total_seconds() / 60)
    return f"{clock(event.at)}, {minutes} min"


def silence_words(silence: Silence, today: date) -> str:
    """``14 days quiet since your interview on 6 November; they said 14 November, 6 days ago``."""
    text = f"{quiet(silence.days)} {_AFTER[silence.after]} on {long_day(silence.since)}"
    if silence.promised_by is None:
        return text
    due = f"{long_day(silence.promised_by)}, {distance(silence.promised_by, today)}"
    return f"{text}; they said {due}"


def since_words(silence: Silence) -> str:
    """``14 days quiet since your interview``."""
    return f"{quiet(silence.days)} {_AFTER[silence.after]}"


def capital(text: str) -> str:
    """The first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]
