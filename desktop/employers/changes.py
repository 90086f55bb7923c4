"""What the person corrected about one message, as Subject, target and value. Pure.

The words of ``models.correction`` decide what a value looks like.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from models.application import Application
from models.correction import Subject
from models.event import EventKind
from models.reading import Kind
from models.report import MessageLine, Report

NEW = "new"


@dataclass(frozen=True, slots=True)
class Change:
    """One correction before it has an id and a time."""

    subject: Subject
    target: str
    value: str


@dataclass(frozen=True, slots=True)
class ReadMessage:
    """What can be corrected about one message. ``talk`` and ``promise`` are ISO, or empty."""

    kind: Kind
    employer: str
    role: str
    talk: str
    promise: str
    belongs_to: str
    """Key of the application, ``new``, or empty where it fits none."""


def application_of(report: Report, message_key: str) -> Application | None:
    """The application a message belongs to."""
    return next(
        (
            application
            for employer in report.employers
            for application in employer.applications
            if message_key in application.messages
        ),
        None,
    )


def read_message(line: MessageLine, application: Application | None) -> ReadMessage:
    """How the report reads one message now."""
    events = application.events if application else ()
    own = [event for event in events if line.key == event.key or line.message == event.message]
    talk = next((e for e in own if e.kind is EventKind.INTERVIEW and not e.cancelled), None)
    promise = next((e for e in own if e.kind is EventKind.PROMISE and e.due), None)
    return ReadMessage(
        kind=line.kind,
        employer=line.employer,
        role=line.role,
        talk=_iso(talk.at) if talk else "",
        promise=promise.due.isoformat() if promise and promise.due else "",
        belongs_to=application.key if application else "",
    )


def changes(
    key: str, before: ReadMessage, after: ReadMessage, *, report: Report
) -> tuple[Change, ...]:
    """One change for every value that the person altered; nothing for what they left."""
    told = (
        (Subject.KIND, before.kind.value, after.kind.value),
        (Subject.EMPLOYER, before.employer, after.employer.strip()),
        (Subject.ROLE, before.role, after.role.strip()),
        (Subject.TALK, before.talk, after.talk),
        (Subject.PROMISE, before.promise, after.promise),
    )
    found = [Change(subject, key, new) for subject, old, new in told if old != new]
    if after.belongs_to != before.belongs_to:
        value = NEW if after.belongs_to == NEW else _a_message(report, after.belongs_to, key)
        if value:
            found.append(Change(Subject.APPLICATION, key, value))
    return tuple(found)


def not_mine(key: str) -> Change:
    """The message has nothing to do with the search."""
    return Change(Subject.NOT_MINE, key, "")


def by_hand(
    application: Application, kind: EventKind, at: date | datetime, *, note: str, person: str,
    by_me: bool,
) -> Change:  # fmt: skip
    """Something that left no mail: a call, a word in person."""
    value: dict[str, object] = {"kind": kind.value, "at": at.isoformat(), "note": note.strip()}
    if kind is EventKind.CALL:
        value |= {"with": person.strip(), "by_me": by_me}
    return Change(Subject.EVENT, application.messages[0], json.dumps(value, ensure_ascii=False))


def _iso(at: date | datetime) -> str:
    return at.isoformat()


def _a_message(report: Report, application_key: str, but: str) -> str:
    """Any other message of that application: how a correction names it."""
    for employer in report.employers:
        for application in employer.applications:
            if application.key == application_key:
                return next((key for key in application.messages if key != but), "")
    return ""
