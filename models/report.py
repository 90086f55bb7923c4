"""Everything understood, as of a day: a pure function of facts, corrections, settings and today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from models.application import Application
from models.assembly import Assembled, Setting, assemble
from models.clashes import Clash, clashes
from models.correction import Correction
from models.correspondence import Entry, own_addresses
from models.day_count import DayCount
from models.employer import Employer
from models.expectation import Expectation, learn
from models.follow_up import Action, Advice
from models.gathering import Gathering, gather
from models.message import Address, Direction, Folder, Message
from models.naming import employer_key
from models.reading import Kind, Origin, Reading
from models.settings import Settings
from models.spam_alert import SpamAlert, Suspicion, Verdict
from models.undelivered import Undelivered
from models.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Facts:
    """What is stored: messages, the reading of each by message key, and what was unreadable."""

    messages: tuple[Message, ...]
    readings: Mapping[str, Reading]
    unreadable: tuple[str, ...] = ()
    """Ids of messages that could not be decoded."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was read. See REPORT, "Settled readings"."""

    read: int
    job_search: int
    hidden: int
    unreadable: int


@dataclass(frozen=True, slots=True)
class MessageLine:
    """One message as the report lists it."""

    message: str
    key: str
    kind: Kind
    confidence: float
    origin: Origin
    because: tuple[str, ...]
    employer: str
    role: str
    direction: Direction
    folder: Folder
    at: datetime
    sender: Address
    subject: str
    snippet: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything understood. The window, the command line and the exports read only this."""

    as_of: date
    me: tuple[str, ...]
    counts: Counts
    employers: tuple[Employer, ...]
    spam_alerts: tuple[SpamAlert, ...] = ()
    undelivered: tuple[Undelivered, ...] = ()
    messages: tuple[MessageLine, ...] = ()
    suspicious: tuple[Suspicion, ...] = ()
    """Likely fraud outside junk, kept off the timeline."""
    unsure: tuple[str, ...] = ()
    """Keys of messages whose kind the classifier was not sure of: "please check"."""
    unplaced: tuple[str, ...] = ()
    """Keys of messages that fit no application, or more than one: for the person to place."""
    clashes: tuple[Clash, ...] = ()


def build_report(
    facts: Facts,
    corrections: tuple[Correction, ...],
    settings: Settings,
    today: date,
    *,
    working_days: WorkingDays,
) -> Report:
    """Everything understood as of ``today``. Pure: the same arguments give the same report."""
    return ReportBuilder(working_days).build(facts, corrections, settings, today)


class ReportBuilder:
    """Builds reports, remembering what the last one was made of.

    Messages and readings are recognised by object identity: what is handed in again as the same
    object is not thought through again. The outcome is always that of ``build_report``.
    """

    def __init__(self, working_days: WorkingDays) -> None:
        self._working_days = working_days
        self._counts: dict[str, DayCount] = {}
        self._made_for: tuple[object, ...] = ()
        self._gathering: Gathering | None = None
        self._messages: dict[int, Message] = {}
        self._readings: dict[str, Reading | None] = {}
        self._assembled: dict[int, Assembled] = {}
        self._lines: dict[str, MessageLine] = {}
        self._expectation = learn()
        self._relearn = True
        self._finished: dict[int, tuple[Assembled, tuple[Employer, ...]]] = {}

    def build(
        self,
        facts: Facts,
        corrections: tuple[Correction, ...],
        settings: Settings,
        today: date,
    ) -> Report:
        """The report, as ``build_report`` makes it."""
        made_for = (corrections, settings, today)
        gathering = self._grown(facts, settings, today) if made_for == self._made_for else None
        if gathering is None:
            gathering = self._anew(facts, corrections, settings, today)
            self._made_for = made_for
        self._messages = {id(message): message for message in facts.messages}
        setting = Setting(gathering.me, gathering.by_hand, settings, today, self._count)
        self._assemble(gathering, setting)
        employers = self._with_shares(gathering)
        if gathering.alerts:
            employers = tuple(_mind_alerts(one, gathering.alerts, today) for one in employers)
        self._draw_lines(gathering)
        unplaced = {key for one in self._assembled.values() for key in one.unplaced}
        lines = tuple(self._lines[key] for _, key in gathering.order)
        shown = sum(line.kind is not Kind.OTHER for line in lines)
        return Report(
            as_of=today,
            me=tuple(sorted(gathering.me)),
            counts=Counts(len(lines), shown, len(lines) - shown, len(facts.unreadable)),
            employers=employers,
            spam_alerts=tuple(
                replace(one, employer=self._lines[one.key].employer or one.employer)
                for one in gathering.alerts
            ),
            undelivered=gathering.undelivered,
            messages=lines,
            suspicious=gathering.suspicions,
            unsure=tuple(
                key for _, key in gathering.order if not gathering.entries[key].reading.sure
            ),
            unplaced=tuple(key for _, key in gathering.order if key in unplaced),
            clashes=clashes(employers, today),
        )

    def _count(self, country: str) -> DayCount:
        if country not in self._counts:
            self._counts[country] = DayCount(self._working_days, country)
        return self._counts[country]

    def _anew(
        self, facts: Facts, corrections: tuple[Correction, ...], settings: Settings, today: date
    ) -> Gathering:
        self._gathering = gather(
            facts.messages,
            facts.readings,
            corrections,
            me=settings.me,
            junk_days=settings.junk_days,
            today=today,
        )
        self._assembled.clear()
        self._finished.clear()
        self._lines.clear()
        self._relearn = True
        self._readings = {m.key: facts.readings.get(m.key) for m in facts.messages}
        return self._gathering

    def _grown(self, facts: Facts, settings: Settings, today: date) -> Gathering | None:
        """The last gathering with the new messages taken in; None when that is not enough."""
        gathering = self._gathering
        new = [m for m in facts.messages if id(m) not in self._messages]
        if gathering is None or len(facts.messages) - len(new) != len(self._messages):
            return None
        readings = facts.readings
        if any(readings.get(key) is not known for key, known in self._readings.items()):
            return None
        if any(m.key in self._readings for m in new) or len({m.key for m in new}) < len(new):
            return None
        if new and own_addresses(facts.messages, settings.me) != gathering.me:
            return None
        self._readings.update({m.key: readings.get(m.key) for m in new})
        dated = {message.key: message for message in new if message.sent_at.date() <= today}
        return gathering if gathering.add(dated, readings) else None

    def _assemble(self, gathering: Gathering, setting: Setting) -> None:
        members = gathering.neighbourhoods.members
        for name in gathering.touched & members.keys():
            old, new = self._assembled.get(name), assemble(members[name], setting)
            self._assembled[name] = new
            self._relearn = self._relearn or old is None or old.cases != new.cases
            gathering.changed.update(one.key for one in members[name])
        for name in self._assembled.keys() - members.keys():
            del self._assembled[name]
            self._relearn = True
        gathering.touched.clear()

    def _with_shares(self, gathering: Gathering) -> tuple[Employer, ...]:
        if self._relearn:
            parts = self._assembled.values()
            self._expectation = learn(
                tuple(case for part in parts for case in part.cases[0]),
                tuple(case for part in parts for case in part.cases[1]),
            )
            self._finished.clear()
            self._relearn = False
        employers: list[Employer] = []
        for name, part in self._assembled.items():
            known = self._finished.get(name)
            if known is None or known[0] is not part:
                finished = tuple(_with_shares(one, self._expectation) for one in part.employers)
                self._finished[name] = known = (part, finished)
            employers.extend(known[1])
        return tuple(sorted(employers, key=lambda one: (one.name.casefold(), one.key)))

    def _draw_lines(self, gathering: Gathering) -> None:
        places: dict[str, tuple[str, str]] = {}
        for part in self._assembled.values():
            places.update(part.places)
        for key in gathering.changed:
            self._lines[key] = _line(gathering.entries[key], places.get(key))
        gathering.changed.clear()


def _with_shares(one: Employer, expectation: Expectation) -> Employer:
    """The employer with the shares of its running silences as learnt from the whole search."""
    if all(application.running is None for application in one.applications):
        return one
    applications = tuple(_shared(one.key, app, expectation) for app in one.applications)
    return replace(one, applications=applications)


def _shared(employer: str, one: Application, expectation: Expectation) -> Application:
    running = one.running
    if running is None:
        return one
    curve = expectation.for_employer(employer, running.after)
    told = replace(
        running,
        answered_by_now=round(curve.answered_by(running.days), 2),
        still_expected=round(curve.still_writes(running.days), 2),
        own_cases=curve.own_cases,
        source=curve.source,
    )
    silences = tuple(told if silence is running else silence for silence in one.silences)
    return replace(one, silences=silences)


def _mind_alerts(employer: Employer, alerts: tuple[SpamAlert, ...], today: date) -> Employer:
    """Before anybody is asked: an answer may lie in the junk folder."""
    doubtful = [
        one
        for one in alerts
        if one.verdict is Verdict.DOUBTFUL and employer_key(one.employer) == employer.key
    ]
    if not doubtful:
        return employer
    applications = tuple(_looks_first(one, today) for one in employer.applications)
    return replace(employer, applications=applications)


def _looks_first(one: Application, today: date) -> Application:
    if one.advice.action not in {Action.FOLLOW_UP, Action.CLOSE}:
        return one
    why = "A message that may be theirs lies in your spam folder: look there first."
    return replace(one, advice=Advice(Action.WAIT, why, one.advice.not_before or today))


def _line(one: Entry, place: tuple[str, str] | None) -> MessageLine:
    message, reading = one.message, one.reading
    employer, role = place or ("", "")
    return MessageLine(
        message=message.id,
        key=one.key,
        kind=one.guess or reading.kind,
        confidence=reading.confidence,
        origin=reading.origin,
        because=reading.because,
        employer=employer or reading.employer,
        role=reading.role or role,
        direction=Direction.OUT if one.out else Direction.IN,
        folder=message.folder,
        at=message.sent_at,
        sender=message.sender,
        subject=message.subject,
        snippet=reading.snippet,
        account=message.account,
    )
