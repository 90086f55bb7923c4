"""The report as files: JSON, CSV for a spreadsheet, and a calendar of talks and promised days."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import words
from desktop.report import as_csv, as_json
from models.application import Application
from models.employer import Employer
from models.errors import AppError
from models.event import Event, EventKind
from models.report import Report

if TYPE_CHECKING:
    from icalendar import Event as CalendarEvent

USUAL_LENGTH = timedelta(hours=1)
"""Of a talk whose end is not known."""


def json_text(report: Report) -> str:
    """The whole report, as ``heardback report --json`` prints it."""
    return json.dumps(as_json(report), ensure_ascii=False, indent=2) + "\n"


def ics_text(report: Report) -> str:
    """Talks and promised days as a calendar (RFC 5545). The same report gives the same text.

    Cancelled talks are left out; the UID of an entry stays when its time moves.
    """
    from icalendar import Calendar  # noqa: PLC0415 - the window opens without it

    calendar = Calendar()
    calendar.add("prodid", "-//Heardback//EN")
    calendar.add("version", "2.0")
    stamp = datetime.combine(report.as_of, time(), UTC)
    for employer in report.employers:
        for application in employer.applications:
            for entry in _entries(employer, application):
                entry.add("dtstamp", stamp)
                calendar.add_component(entry)
    return bytes(calendar.to_ical()).decode("utf-8")


FORMS: dict[str, Callable[[Report], str]] = {
    "json": json_text,
    "csv": as_csv,
    "ics": ics_text,
}


def export(report: Report, path: Path) -> None:
    """Write the form that the file's ending names. Raises ``AppError``."""
    form = FORMS.get(path.suffix.lower().lstrip("."))
    if form is None:
        raise AppError("The file's name must end in .json, .csv or .ics.")
    try:
        path.write_bytes(form(report).encode("utf-8"))
    except OSError as error:
        raise AppError(f"{path} cannot be written: {error.strerror}.") from error


def _entries(employer: Employer, application: Application) -> Iterator[CalendarEvent]:
    from icalendar import Event as CalendarEvent  # noqa: PLC0415 - the window opens without it

    for number, event in enumerate(application.events):
        shown = CalendarEvent()
        role = f", {application.role}" if application.role else ""
        match event.kind:
            case EventKind.INTERVIEW if not event.cancelled:
                shown.add("summary", f"{words.ordinal_talk(event)}: {employer.name}{role}")
                _when(shown, event)
                if event.suspended:
                    shown.add("status", "TENTATIVE")
            case EventKind.PROMISE if event.due is not None:
                shown.add("summary", f"{employer.name} said you would hear by today")
                if event.quote:
                    shown.add("description", f"“{event.quote}”")
                _all_day(shown, event.due)
            case EventKind.OFFER if event.due is not None:
                shown.add("summary", f"Answer the offer of {employer.name}")
                _all_day(shown, event.due)
            case _:
                continue
        shown.add("uid", _uid(application, event, number))
        yield shown


def _when(shown: CalendarEvent, event: Event) -> None:
    if not isinstance(event.at, datetime):
        _all_day(shown, event.at)
        return
    # In UTC: an offset alone names no zone that a calendar could know.
    start = event.at.astimezone(UTC)
    end = event.end.astimezone(UTC) if event.end else start + USUAL_LENGTH
    shown.add("dtstart", start)
    shown.add("dtend", end)


def _all_day(shown: CalendarEvent, day: date) -> None:
    shown.add("dtstart", day)
    shown.add("dtend", day + timedelta(days=1))
    shown.add("transp", "TRANSPARENT")


def _uid(application: Application, event: Event, number: int) -> str:
    told = f"{application.key} {event.kind} {event.key or number} {event.round or ''}"
    return f"{sha256(told.encode('utf-8', 'replace')).hexdigest()[:24]}@heardback.invalid"
