"""Figures about the whole search, counted from a report: values only, drawn elsewhere.

Every figure carries the number of cases behind it. An answer is a word of theirs that ended a
silence; automatic receipts are none. What still runs is counted as running, never as a "no".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import quantiles

from models.application import Application, Tag
from models.event import Event, EventKind
from models.message import Direction
from models.report import Report
from models.silence import After, Level, Silence

MINE = frozenset(
    {
        EventKind.APPLIED,
        EventKind.ASSESSMENT_RETURNED,
        EventKind.THANK_YOU,
        EventKind.FOLLOW_UP,
        EventKind.WITHDRAWN,
    }
)
"""The person's own doing."""
ANSWERS = frozenset(
    {
        EventKind.ASSESSMENT,
        EventKind.INVITATION,
        EventKind.INTERVIEW,
        EventKind.ON_HOLD,
        EventKind.OFFER,
        EventKind.REJECTION,
    }
)
"""These prove that an application was answered, however it came about."""


@dataclass(frozen=True, slots=True)
class Funnel:
    """How far the applications came that the person sent; each number is part of the one before.

    ``rejected`` counts refusals at any point.
    """

    applied: int
    answered: int
    interviewed: int
    offered: int
    rejected: int


@dataclass(frozen=True, slots=True)
class AnswerRate:
    """Silences of one sort: how many ended with a word, and how many still run.

    The rest of ``all`` ended otherwise: withdrawn, closed, overtaken by the next talk.
    """

    after: After
    all: int
    answered: int
    running: int


@dataclass(frozen=True, slots=True)
class ResponseTime:
    """Days until a word of theirs, of those ``n`` silences of one sort that got one.

    Quartiles in days. Those still running may yet answer later than all of these.
    """

    after: After
    n: int
    lower: float
    median: float
    upper: float


@dataclass(frozen=True, slots=True)
class EmployerSilence:
    """A silence that still runs."""

    employer: str
    role: str
    application: str
    """Key of the application."""
    after: After
    since: date
    days: int
    working_days: int
    level: Level


@dataclass(frozen=True, slots=True)
class Month:
    """What happened in one calendar month."""

    first: date
    applied: int
    answers: int
    """Silences ended by a word of theirs."""
    interviews: int
    """Talks that took place."""
    offers: int
    rejections: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """All figures of one report."""

    as_of: date
    funnel: Funnel
    tags: tuple[tuple[Tag, int], ...]
    """Every tag with its number of applications."""
    answer_rates: tuple[AnswerRate, ...]
    response_times: tuple[ResponseTime, ...]
    """Only sorts of silence with at least one answer."""
    silences: tuple[EmployerSilence, ...]
    """Longest first."""
    months: tuple[Month, ...]
    """Without gaps from the first event to the report's month, oldest first."""


@dataclass(frozen=True, slots=True)
class Pursuit:
    """One application and what is counted of it."""

    application: Application
    talks: tuple[Event, ...]
    """Those that took place."""
    answered: tuple[Silence, ...]
    """Those that a word of theirs ended."""

    def has(self, *kinds: EventKind) -> bool:
        """Whether any such event is on its timeline."""
        return any(event.kind in kinds for event in self.application.events)


def statistics_of(report: Report) -> Statistics:
    """Count everything. Pure; the same report gives the same figures."""
    received = {
        line.key: line.at.date() for line in report.messages if line.direction is Direction.IN
    }
    pursuits = tuple(
        _pursuit(one, received, report.as_of)
        for employer in report.employers
        for one in employer.applications
    )
    tags = Counter(one.application.tag for one in pursuits)
    return Statistics(
        as_of=report.as_of,
        funnel=_funnel(pursuits),
        tags=tuple((tag, tags[tag]) for tag in Tag),
        answer_rates=tuple(_answer_rate(pursuits, after) for after in After),
        response_times=tuple(_response_times(pursuits)),
        silences=tuple(sorted(_running(report), key=lambda one: (-one.days, one.application))),
        months=tuple(_months(pursuits, report.as_of)),
    )


def _pursuit(application: Application, received: Mapping[str, date], as_of: date) -> Pursuit:
    """A silence counts as answered when a message of theirs, or a call, is of its last day."""
    words = {received[key] for key in application.messages if key in received}
    words |= {
        event.day
        for event in application.events
        if event.kind not in MINE and not event.by_me and not event.key
    }
    talks = tuple(
        event
        for event in application.events
        if event.kind is EventKind.INTERVIEW
        and event.day <= as_of
        and not event.cancelled
        and not event.suspended
    )
    answered = tuple(one for one in application.silences if one.until in words)
    return Pursuit(application, talks, answered)


def _funnel(pursuits: tuple[Pursuit, ...]) -> Funnel:
    sent = [one for one in pursuits if one.has(EventKind.APPLIED, EventKind.ACKNOWLEDGED)]
    return Funnel(
        applied=len(sent),
        answered=sum(one.has(*ANSWERS) or bool(one.answered) for one in sent),
        interviewed=sum(one.has(EventKind.OFFER) or bool(one.talks) for one in sent),
        offered=sum(one.has(EventKind.OFFER) for one in sent),
        rejected=sum(one.has(EventKind.REJECTION) for one in sent),
    )


def _answer_rate(pursuits: tuple[Pursuit, ...], after: After) -> AnswerRate:
    silences = [s for one in pursuits for s in one.application.silences if s.after is after]
    running = sum(silence.until is None for silence in silences)
    return AnswerRate(after, len(silences), len(_days(pursuits, after)), running)


def _days(pursuits: tuple[Pursuit, ...], after: After) -> list[int]:
    """How long each answered silence of one sort lasted."""
    return [s.days for one in pursuits for s in one.answered if s.after is after]


def _response_times(pursuits: tuple[Pursuit, ...]) -> Iterator[ResponseTime]:
    for after in After:
        days = _days(pursuits, after)
        if days:
            # These are all the answers, no sample of more; one alone is its own quartiles.
            enough = days if len(days) > 1 else days * 2
            lower, median, upper = quantiles(enough, method="inclusive")
            yield ResponseTime(after, len(days), lower, median, upper)


def _running(report: Report) -> Iterator[EmployerSilence]:
    for employer in report.employers:
        for one in employer.applications:
            silence = one.running
            if silence is not None and not silence.dismissed:
                yield EmployerSilence(
                    employer=employer.name,
                    role=one.role,
                    application=one.key,
                    after=silence.after,
                    since=silence.since,
                    days=silence.days,
                    working_days=silence.working_days,
                    level=silence.level,
                )


def _months(pursuits: tuple[Pursuit, ...], as_of: date) -> Iterator[Month]:
    counted = Counter(
        (day.replace(day=1), what) for pursuit in pursuits for day, what in _dated(pursuit, as_of)
    )
    first = min((month for month, _ in counted), default=None)
    while first is not None and first <= as_of:
        yield Month(
            first=first,
            applied=counted[first, "applied"],
            answers=counted[first, "answer"],
            interviews=counted[first, "interview"],
            offers=counted[first, "offer"],
            rejections=counted[first, "rejection"],
        )
        first = first.replace(year=first.year + first.month // 12, month=first.month % 12 + 1)


def _dated(pursuit: Pursuit, as_of: date) -> Iterator[tuple[date, str]]:
    """What the months count, with its day."""
    for talk in pursuit.talks:
        yield talk.day, "interview"
    for event in pursuit.application.events:
        if event.kind in {EventKind.APPLIED, EventKind.OFFER, EventKind.REJECTION}:
            yield event.day, event.kind.value
    for silence in pursuit.answered:
        yield silence.until or as_of, "answer"
