"""A report drawn as text, for tests that show what a person would see."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from models.application import Application
from models.employer import Employer
from models.event import Event, EventKind
from models.report import Report
from models.silence import Silence
from models.wording import short_day

WEEK = 5


def picture(report: Report, *, facts: bool = False) -> str:
    """Employers with their applications, and whatever else the person should see."""
    return "\n".join(_lines(report, facts=facts))


def _lines(report: Report, *, facts: bool) -> Iterator[str]:
    for employer in report.employers:
        for application in employer.applications:
            yield _head(employer, application)
            yield "  " + (" | ".join(map(_event, application.events)) or "nothing arrived")
            yield from (f"  {_silence(one)}" for one in application.silences)
            yield f"  {_advice(application)}"
            yield from (f"  ? {doubt}" for doubt in application.doubts)
            if facts:
                yield from (f"  · {fact}" for fact in application.facts)
    for alert in report.spam_alerts:
        reasons = "; ".join(alert.reasons)
        gone = short_day(alert.deleted_on)
        yield f"spam {_id(alert.key)}: {alert.verdict} {alert.kind}, gone {gone} ({reasons})"
    for one in report.suspicious:
        yield f"suspicious {_id(one.key)} ({'; '.join(one.reasons)})"
    for lost in report.undelivered:
        yield f"undelivered {lost.message.strip('<>')} to {lost.to}: {lost.reason}"
    if report.unplaced:
        yield f"unplaced {' '.join(map(_id, report.unplaced))}"
    for clash in report.clashes:
        yield f"clash: {clash.why}"


def _id(key: str) -> str:
    return key.partition(" ")[0].strip("<>")


def _head(employer: Employer, one: Application) -> str:
    via = f" via {employer.via}" if employer.via else ""
    role = f" · {one.role}" if one.role else ""
    chapter = f" (chapter {one.chapter})" if one.chapter > 1 else ""
    return f"{employer.name}{role}{via}{chapter}: {one.tag} / {one.stage} / {one.turn}"


def _event(event: Event) -> str:
    clock = f" {event.at:%H:%M}" if _has_clock(event) else ""
    words = [f"{short_day(event.day)}{clock}", event.kind.value.replace("_", " ")]
    if event.round:
        words.append(str(event.round))
    if event.due:
        words.append(short_day(event.due))
    words.extend(word for word in (event.outcome, event.note) if word)
    if event.cancelled:
        words.append("cancelled")
    if event.suspended:
        words.append("suspended")
    return " ".join(words)


def _has_clock(event: Event) -> bool:
    return event.kind is EventKind.INTERVIEW and isinstance(event.at, datetime)


def _silence(one: Silence) -> str:
    bar = "░" * max(1, one.working_days // WEEK)
    span = short_day(one.since) + (f" to {short_day(one.until)}" if one.until else "")
    promised = f", promised {short_day(one.promised_by)}" if one.promised_by else ""
    dismissed = ", dismissed" if one.dismissed else ""
    count = f"{one.working_days} working days"
    return f"{bar} {one.level} after {one.after}: {count}, {span}{promised}{dismissed}"


def _advice(one: Application) -> str:
    advice = one.advice
    to = f" {advice.to}" if advice.to else ""
    from_ = f" from {short_day(advice.not_before)}" if advice.not_before else ""
    return f"→ {advice.action}{to}{from_}: {advice.why}"
