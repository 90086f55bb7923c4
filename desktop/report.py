"""The report as JSON, text and CSV: what ``heardback report`` prints and the exports save.

The JSON is a contract: keys are only ever added; a change of meaning raises ``SCHEMA``. No Qt here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from models.application import Application
from models.employer import Employer
from models.event import Event, EventKind
from models.follow_up import Action
from models.report import MessageLine, Report
from models.silence import Level, Silence

SCHEMA = 1
Json = dict[str, Any]

COLUMNS = (
    "employer",
    "via",
    "role",
    "tag",
    "stage",
    "turn",
    "applied",
    "last_event",
    "silent_after",
    "silent_since",
    "days",
    "working_days",
    "promised_by",
    "level",
    "action",
    "not_before",
    "to",
    "why",
)


def as_json(report: Report) -> Json:
    """The whole report as one JSON-ready object."""
    ids = {line.key: line.message for line in report.messages}
    return {
        "schema": SCHEMA,
        "as_of": report.as_of.isoformat(),
        "me": list(report.me),
        "counts": {
            "read": report.counts.read,
            "job_search": report.counts.job_search,
            "hidden": report.counts.hidden,
            "unreadable": report.counts.unreadable,
        },
        "employers": [_employer(employer, ids) for employer in report.employers],
        "possibly_in_spam": [
            {
                "message": alert.message,
                "employer": alert.employer or None,
                "kind": alert.kind.value,
                "verdict": alert.verdict.value,
                "reasons": list(alert.reasons),
                "deleted_on": alert.deleted_on.isoformat(),
            }
            for alert in report.spam_alerts
        ],
        "undelivered": [
            {"message": one.message, "to": one.to, "bounce": one.bounce, "reason": one.reason}
            for one in report.undelivered
        ],
        "messages": [_line(line) for line in report.messages],
        "please_check": [ids[key] for key in report.unsure],
        "not_placed": [ids[key] for key in report.unplaced],
        "clashes": [{"why": clash.why, "on": _day(clash.on)} for clash in report.clashes],
    }


def as_csv(report: Report) -> str:
    """One row for each application, for a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for employer in report.employers:
        for application in employer.applications:
            writer.writerow([_cell(value) for value in _row(employer, application)])
    return out.getvalue()


def as_text(report: Report) -> str:
    """The report for reading in a terminal: who owes an answer comes first."""
    counts = report.counts
    read = _number(counts.read, "message")
    lines = [f"As of {_long(report.as_of)}: {read} read, {counts.job_search} about your search."]
    if counts.unreadable:
        lines.append(f"{_number(counts.unreadable, 'message')} could not be decoded.")
    rows = [(e, a) for e in report.employers for a in e.applications]
    if not rows:
        lines += ["", "No job mail found."]
    for employer, application in sorted(rows, key=_attention):
        lines += ["", *_story(employer, application)]
    if report.spam_alerts:
        lines += ["", f"Possibly in spam: {len(report.spam_alerts)}"]
        subjects = {line.key: line.subject for line in report.messages}
        for alert in report.spam_alerts:
            who = alert.employer or "unknown sender"
            lines.append(f"  {alert.verdict.value:<9} {who}: {subjects.get(alert.key, '')}")
            lines += [f"            {reason}" for reason in alert.reasons]
    for lost in report.undelivered:
        lines += ["", f"Your message to {lost.to} did not arrive: {lost.reason}"]
    for clash in report.clashes:
        lines += ["", clash.why]
    return "\n".join(lines) + "\n"


def _employer(employer: Employer, ids: Mapping[str, str]) -> Json:
    return {
        "name": employer.name,
        "via": employer.via,
        "people": [
            {"name": one.name, "address": one.address, "part": one.part.value}
            for one in employer.people
        ],
        "applications": [_application(one, ids) for one in employer.applications],
    }


def _application(application: Application, ids: Mapping[str, str]) -> Json:
    advice = application.advice
    return {
        "role": application.role or None,
        "tag": application.tag.value,
        "stage": application.stage.value,
        "turn": application.turn.value,
        "messages": [ids[key] for key in application.messages],
        "events": [_event(event) for event in application.events],
        "silences": [_silence(silence) for silence in application.silences],
        "advice": {
            "action": advice.action.value,
            "not_before": _day(advice.not_before),
            "to": advice.to or None,
            "why": advice.why,
        },
        "doubts": list(application.doubts),
    }


def _event(event: Event) -> Json:
    found: Json = {
        "kind": event.kind.value,
        "at": event.at.isoformat(),
        "message": event.message or None,
    }
    if event.kind is EventKind.PROMISE or event.due:
        found["due"] = _day(event.due)
    for name in ("quote", "title", "outcome", "note", "round"):
        if value := getattr(event, name):
            found[name] = value
    if event.end:
        found["end"] = event.end.isoformat()
    for name in ("cancelled", "suspended"):
        if getattr(event, name):
            found[name] = True
    return found


def _silence(silence: Silence) -> Json:
    return {
        "after": silence.after.value,
        "since": silence.since.isoformat(),
        "until": _day(silence.until),
        "days": silence.days,
        "working_days": silence.working_days,
        "promised_by": _day(silence.promised_by),
        "level": silence.level.value,
        "answered_by_now": round(silence.answered_by_now, 2),
        "still_expected": round(silence.still_expected, 2),
        "source": silence.source,
    }


def _line(line: MessageLine) -> Json:
    return {
        "message": line.message,
        "kind": line.kind.value,
        "confidence": round(line.confidence, 2),
        "because": list(line.because),
        "employer": line.employer or None,
        "role": line.role or None,
        "direction": line.direction.value,
        "folder": line.folder.value,
        "at": line.at.isoformat(),
        "origin": line.origin.value,
    }


def _row(employer: Employer, application: Application) -> tuple[object, ...]:
    events = application.events
    applied = next((event for event in events if event.kind is EventKind.APPLIED), None)
    silence, advice = application.running, application.advice
    return (
        employer.name,
        employer.via or "",
        application.role,
        application.tag.value,
        application.stage.value,
        application.turn.value,
        applied.day.isoformat() if applied else "",
        events[-1].day.isoformat() if events else "",
        silence.after.value if silence else "",
        silence.since.isoformat() if silence else "",
        silence.days if silence else "",
        silence.working_days if silence else "",
        _day(silence.promised_by) or "" if silence else "",
        silence.level.value if silence else "",
        advice.action.value,
        _day(advice.not_before) or "",
        advice.to,
        advice.why,
    )


def _cell(value: object) -> object:
    """A spreadsheet must not take a cell for a formula (OWASP, CSV injection)."""
    return f"'{value}" if isinstance(value, str) and value[:1] in tuple("=+-@\t\r") else value


LOUDNESS = {Level.GHOSTED: 0, Level.OVERDUE: 1, Level.DUE: 2, Level.WAITING: 4, Level.QUIET: 5}


def _attention(row: tuple[Employer, Application]) -> tuple[int, int, str]:
    employer, application = row
    silence = application.running
    rank = LOUDNESS[silence.level] if silence else 6
    if application.advice.action is Action.REPLY:
        rank = 0
    return rank, -(silence.days if silence else 0), employer.name.casefold()


def _story(employer: Employer, application: Application) -> list[str]:
    via = f" via {employer.via}" if employer.via else ""
    title = f"{employer.name}{via}" + (f" - {application.role}" if application.role else "")
    silence = application.running
    quiet = f", {_number(silence.days, 'day')} quiet" if silence else ""
    lines = [title, f"  {application.tag.value} ({application.stage.value}){quiet}"]
    lines += [f"  {_when(event):<18}{_what(event)}" for event in application.events]
    if application.advice.why:
        lines.append(f"  {application.advice.action.value}: {application.advice.why}")
    return lines


def _when(event: Event) -> str:
    hour = f" {event.at:%H:%M}" if isinstance(event.at, datetime) else ""
    return f"{event.at:%d %b %Y}{hour if event.kind is EventKind.INTERVIEW else ''}"


def _what(event: Event) -> str:
    words = event.kind.value.replace("_", " ")
    if event.due:
        words += f", due {_long(event.due)}"
    if event.outcome:
        words += f" ({event.outcome})"
    return words + (" (cancelled)" if event.cancelled else "")


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def _long(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
