"""The report as rows: which group a row is in, its wedge, its words. Pure; computes no meaning.

Stages, silences and advice are taken from the report as they are; here they only find their
place and their sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from desktop import words
from desktop.marks import Lines, Mark, lost_marks, marks_of, spam_mark
from models.application import Application, Stage, Turn
from models.employer import Employer
from models.event import Event, EventKind
from models.report import Report
from models.silence import After, Level, Silence


class Group(IntEnum):
    """The groups in their order on the screen."""

    ANSWER = 0
    AFTER_INTERVIEW = 1
    AFTER_CONTACT = 2
    COMING_UP = 3
    APPLIED = 4
    OUTREACH = 5
    CLOSED = 6

    @property
    def title(self) -> str:
        """Its heading."""
        return _TITLES[self]


_TITLES = {
    Group.ANSWER: "Answer needed from you",
    Group.AFTER_INTERVIEW: "Waiting after interview",
    Group.AFTER_CONTACT: "Waiting after other contact",
    Group.COMING_UP: "Coming up",
    Group.APPLIED: "Applied, no interview yet",
    Group.OUTREACH: "They wrote to you first",
    Group.CLOSED: "Closed",
}
_CLOSED = {Stage.REJECTED, Stage.WITHDRAWN, Stage.ACCEPTED}
_LOUD = {Level.DUE, Level.OVERDUE, Level.GHOSTED}


@dataclass(frozen=True, slots=True)
class Wedge:
    """A running silence as it is drawn."""

    since: date
    days: int
    promised: date | None
    calm: bool
    """Inside a date they gave: blue and dashed."""
    passed: int
    """Days past the date they gave; 0 when there is none or it is still ahead."""


@dataclass(frozen=True, slots=True)
class Row:
    """One application as the timeline shows it."""

    key: str
    group: Group
    employer: Employer
    application: Application
    marks: tuple[Mark, ...]
    wedge: Wedge | None
    label: str
    tone: str
    spoken: str
    search: str
    booked: Event | None
    today: date
    lost: bool = False
    """The person's own last message did not arrive."""

    @property
    def name(self) -> str:
        """Whose row it is."""
        return self.employer.name

    @property
    def role(self) -> str:
        """The role, or a word that none is known; and the agency that stands between."""
        role, via = words.capital(self.application.role) or "Role not named", self.employer.via
        return f"{role}, via {via}" if via else role

    @property
    def closed(self) -> bool:
        """Whether it is over."""
        return self.group is Group.CLOSED

    @property
    def badge(self) -> str:
        """The short silence for the first column: ``14 d``."""
        return f"{self.wedge.days} d" if self.wedge else ""

    @property
    def last_day(self) -> date:
        """Of the last thing that happened."""
        past = [mark.listed_on for mark in self.marks if mark.listed_on <= self.today]
        return max(past, default=date.min)

    @property
    def first_day(self) -> date:
        """Of the first thing that happened."""
        return min((mark.listed_on for mark in self.marks), default=date.max)


def initials(name: str) -> str:
    """Up to two letters for the little square."""
    capitals = re.findall(r"\b[^\W\d_a-zß-öø-ÿ]", name)
    return ("".join(capitals[:2]) or name.strip()[:2]).upper()


def rows_of(report: Report) -> tuple[Row, ...]:
    """One row for every application of the report."""
    lines = Lines(report)
    return tuple(
        _row(employer, application, report=report, lines=lines)
        for employer in report.employers
        for application in employer.applications
    )


def _row(employer: Employer, application: Application, *, report: Report, lines: Lines) -> Row:
    today = report.as_of
    booked = _booked(application, today)
    group = _group(application, booked, today)
    wedge = _wedge(application, today) if group is not Group.CLOSED else None
    spam = [
        mark
        for alert in report.spam_alerts
        if _belongs(alert.key, alert.employer, employer=employer, application=application)
        and (mark := spam_mark(alert, lines)) is not None
    ]
    came_back = lost_marks(application, lines, report.undelivered)
    lost = application.advice.answer_to in {mark.key for mark in came_back}
    label, tone = _label(application, booked, group=group)
    if lost and group is Group.ANSWER:
        label = came_back[-1].title
    return Row(
        key=application.key,
        group=group,
        employer=employer,
        application=application,
        marks=marks_of(application, lines, instead=[*spam, *came_back], today=today),
        wedge=wedge,
        label=label,
        tone=tone,
        spoken=_spoken(employer, application, booked=booked, lost=lost, today=today),
        lost=lost,
        search=_search(employer, application, lines),
        booked=booked,
        today=today,
    )


def _belongs(key: str, name: str, *, employer: Employer, application: Application) -> bool:
    """Whether a find in spam shows on this row; on the newest row where only the name tells."""
    owners = [one for one in employer.applications if key in one.messages]
    if owners:
        return application in owners
    return name.casefold() == employer.name.casefold() and application == employer.applications[-1]


def _booked(application: Application, today: date) -> Event | None:
    ahead = [
        event
        for event in application.events
        if event.kind is EventKind.INTERVIEW
        and not event.cancelled
        and event.day >= today
        and application.stage is Stage.INTERVIEWING
    ]
    return min(ahead, key=lambda event: event.day, default=None)


def _group(application: Application, booked: Event | None, today: date) -> Group:
    if application.stage in _CLOSED:
        return Group.CLOSED
    if application.turn is Turn.MINE:
        unasked = all(event.kind is EventKind.OUTREACH for event in application.events)
        return Group.OUTREACH if application.events and unasked else Group.ANSWER
    if booked is not None:
        return Group.COMING_UP
    silence = application.running
    if silence is not None and silence.after is After.INTERVIEW:
        return Group.AFTER_INTERVIEW
    if _wedge(application, today) is not None:
        return Group.AFTER_CONTACT
    talked = any(event.kind is EventKind.INTERVIEW for event in application.events)
    return Group.AFTER_INTERVIEW if talked else Group.APPLIED


def _wedge(application: Application, today: date) -> Wedge | None:
    silence = application.running
    if silence is None or silence.dismissed or not _shows(silence):
        return None
    promised = silence.promised_by
    return Wedge(
        since=silence.since,
        days=silence.days,
        promised=promised,
        calm=promised is not None and promised >= today,
        passed=max(0, (today - promised).days) if promised else 0,
    )


def _shows(silence: Silence) -> bool:
    """Silence after a cold application is no wedge, nor a short one after mere mails."""
    if silence.level is Level.QUIET or silence.after is After.APPLICATION:
        return False
    mere_mail = silence.after is After.CONTACT
    return not mere_mail or silence.promised_by is not None or silence.level in _LOUD


def _label(application: Application, booked: Event | None, *, group: Group) -> tuple[str, str]:
    """The words beside the lane's last mark, and their tone."""
    if group is Group.CLOSED:
        return "", "text3"
    if booked is not None:
        return words.moment(booked.at), "ok"
    offer = next((e for e in reversed(application.events) if e.kind is EventKind.OFFER), None)
    if offer is not None and offer.due is not None and application.stage is Stage.OFFER:
        return f"Answer by {words.short_day(offer.due)}", "text2"
    if group is Group.ANSWER:
        return "Waits for your answer", "text2"
    return ("On hold", "text2") if application.stage is Stage.ON_HOLD else ("", "text2")


def _spoken(
    employer: Employer, application: Application, *, booked: Event | None, lost: bool, today: date
) -> str:
    """The lane as a full sentence, for those who listen to it."""
    parts = [f"{employer.name}, {application.role or 'role not named'}"]
    if booked is not None:
        parts.append(f"Interview on {words.full_day(booked.day)}")
    if application.running is not None and not application.running.dismissed:
        parts.append(words.silence_words(application.running, today))
    if lost:
        parts.append("Your message did not arrive")
    elif application.turn is Turn.MINE:
        parts.append("They wait for your answer")
    if application.stage in _CLOSED:
        parts.append(f"Closed, {application.stage.value}")
    happened = next((e for e in reversed(application.events) if e.day <= today), None)
    if happened is not None:
        parts.append(f"Last: {words.event_title(happened)}, {words.long_day(happened.day)}")
    return ". ".join(parts) + "."


def _search(employer: Employer, application: Application, lines: Lines) -> str:
    found = [line for key in application.messages if (line := lines.with_key(key)) is not None]
    texts = [
        employer.name, employer.via or "", application.role, application.tag.value,
        application.stage.value.replace("_", " "),
        *(f"{person.name} {person.address}" for person in employer.people),
        *(f"{line.subject} {line.sender.name} {line.snippet}" for line in found),
    ]  # fmt: skip
    return " ".join(texts).casefold()
