"""From the messages of one neighbourhood to finished employers and applications.

The two shares of a running silence are those of the published figures here: what was learnt from
the whole search is put in by ``report``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from models.addressee import Matter
from models.advice import advise
from models.application import Application, Stage, Tag
from models.by_hand import ByHand
from models.correction import Subject
from models.correspondence import Entry
from models.course import Course
from models.day_count import DayCount
from models.employer import Employer
from models.event import Event
from models.expectation import Case
from models.follow_up import Action, Advice
from models.identity import Identities
from models.naming import employer_key, squeezed
from models.people import people
from models.promise import Promise, event_of, outcome
from models.pursuit import Pursuit, pursuits
from models.reading import DOMAIN_ALONE
from models.remarks import doubts, facts
from models.settings import Settings
from models.silence import After, Level, Silence
from models.telling import tell
from models.turn import turn_of
from models.waiting import silence_on
from models.wording import day_words


@dataclass(frozen=True, slots=True)
class Setting:
    """What every neighbourhood is reasoned about with."""

    me: frozenset[str]
    by_hand: ByHand
    settings: Settings
    today: date
    count: Callable[[str], DayCount]
    """Working days of a country."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """The outcome for one neighbourhood."""

    employers: tuple[Employer, ...]
    places: Mapping[str, tuple[str, str]]
    """Message key to the names of employer and role it was placed under."""
    unplaced: tuple[str, ...]
    cases: tuple[tuple[Case, ...], tuple[Case, ...]]
    """The person's own waits there: after applying, and from a talk to the first word."""


def assemble(entries: Iterable[Entry], setting: Setting) -> Assembled:
    """Employers and applications of one neighbourhood; the order of entries does not matter."""
    ordered = sorted(entries, key=lambda one: one.order)
    found = pursuits(
        ordered,
        merged=sorted(setting.by_hand.pairs(Subject.EMPLOYER_MERGED).items()),
        placed=setting.by_hand.pairs(Subject.APPLICATION),
    )
    groups: dict[str, list[Pursuit]] = {}
    for pursuit in found.found:
        groups.setdefault(pursuit.employer, []).append(pursuit)
    employers, cases, places = [], [], {}
    for root, group in groups.items():
        employer, told = _employer(root, group, found.identities, setting)
        employers.append(employer)
        cases.extend(told)
        for application in employer.applications:
            for key in application.messages:
                places[key] = (employer.name, application.role)
    return Assembled(
        employers=tuple(employers),
        places=places,
        unplaced=tuple(one.key for one in found.unplaced),
        cases=(
            tuple(case for after, case in cases if after is After.APPLICATION),
            tuple(case for after, case in cases if after is After.INTERVIEW),
        ),
    )


def _employer(
    root: str, group: Sequence[Pursuit], identities: Identities, setting: Setting
) -> tuple[Employer, list[tuple[After, Case]]]:
    entries = sorted((one for p in group for one in p.entries), key=lambda one: one.order)
    aliases = {root, *identities.aliases.get(root, ())}
    merged = setting.by_hand.pairs(Subject.EMPLOYER_MERGED)
    kept = aliases - merged.keys() or aliases
    name = _name(root, entries, kept)
    key = employer_key(name) if employer_key(name) in aliases else root
    via = _via(entries, aliases, identities.agencies)
    through = via is not None or root in identities.agencies
    applications: list[Application] = []
    cases: list[tuple[After, Case]] = []
    ended: list[date] = []
    for pursuit in group:
        first = pursuit.entries[0]
        chapter = 1 + sum(day < first.day for day in ended)
        application, course = _application(pursuit.entries, setting, chapter, via=through)
        applications.append(application)
        cases.extend(_cases(course, application.running, key))
        if application.stage is Stage.REJECTED:
            ended.append(pursuit.ended or first.day)
    renamed = setting.by_hand.value(Subject.EMPLOYER_RENAMED, sorted(aliases | {key}))
    met = people(entries, setting.me)
    return Employer(renamed or name, via, met, tuple(applications), key), cases


def _name(root: str, entries: Sequence[Entry], aliases: set[str]) -> str:
    """A written name before a domain's label, theirs before mine; of these the one used most.

    Of equals a human's, else the earliest. Without any: a person's name, or the root.
    """
    first = entries[0].reading.employer
    if first and all(one.reading.employer == first for one in entries):
        return first
    named = [one for one in entries if employer_key(one.reading.employer) in aliases]
    named = [one for one in named if one.reading.employer_because != DOMAIN_ALONE] or named
    named = [one for one in named if not one.out] or named
    spelt = Counter(one.reading.employer for one in named)
    if spelt:
        by_humans = {one.reading.employer for one in named if not one.reading.robot}
        best = max(spelt, key=lambda name: (spelt[name], name in by_humans))
        return _with_spaces(best, spelt)
    for one in entries:
        for other in one.others:
            if other.address == root and other.name:
                return other.name
    return root


def _with_spaces(name: str, spellings: Iterable[str]) -> str:
    """The same name with its words apart where somebody wrote it so: a domain has no spaces."""
    letters = squeezed(employer_key(name))
    same = [one for one in spellings if squeezed(employer_key(one)) == letters]
    return max([name, *same], key=lambda one: employer_key(one).count(" "))


def _via(entries: Sequence[Entry], aliases: set[str], agencies: frozenset[str]) -> str | None:
    """The agency between: the last one named, or the one that hid its client before."""
    if not agencies:
        return None
    spellings = [name for one in entries for name in (one.reading.via, one.reading.employer)]
    for one in reversed(entries):
        for name in (one.reading.via, one.reading.employer):
            key = employer_key(name)
            if key and key not in aliases and (name == one.reading.via or key in agencies):
                return _with_spaces(name, spellings)
    return None


def _application(
    entries: Sequence[Entry], setting: Setting, chapter: int, *, via: bool
) -> tuple[Application, Course]:
    keys = tuple(one.key for one in entries)
    by_hand = setting.by_hand
    count = setting.count(_country(entries, setting.settings))
    course = Course(count.between, check_in_after=setting.settings.check_in_after, via=via)
    tell(entries, by_hand.events(keys), course, setting.today)
    closed = _closed(by_hand.value(Subject.CLOSED, keys), course, setting.today)
    silence = silence_on(course, closed or setting.today)
    if silence and closed:
        course.waits.append((silence, False))
        silence = replace(silence, until=closed)
    silence = _dismissed(silence, by_hand.value(Subject.SILENCE_DISMISSED, keys))
    stage = course.stage or Stage.APPLIED
    lost = _lost(entries)
    ahead = course.book.ahead_on(setting.today)
    asked = course.asked is not None or (lost is not None and course.stage is None)
    turn = turn_of(stage, asked=asked, ahead=ahead, closed=closed is not None, papers=course.papers)
    running = None if silence is None or silence.until else silence
    matter = Matter(
        course,
        entries,
        turn,
        running,
        setting.today,
        count,
        setting.settings,
        closed=closed is not None,
        undelivered=lost,
    )
    snoozed = by_hand.value(Subject.SNOOZED, keys) or ""
    application = Application(
        key=keys[0],
        role=by_hand.value(Subject.ROLE, keys) or _role(entries),
        tag=_tag(course, stage, silence),
        stage=stage,
        turn=turn,
        messages=keys,
        events=_events(course, setting.today, count),
        silences=(*course.past, *([silence] if silence else [])),
        advice=_snoozed(advise(matter), snoozed, matter),
        proof=tuple(dict.fromkeys(course.proof)),
        chapter=chapter,
        doubts=doubts(course, entries, setting.today, count),
        facts=facts(course, entries, setting.today),
        snoozed=snoozed,
    )
    return application, course


def _dismissed(silence: Silence | None, since: str | None) -> Silence | None:
    if silence and since == silence.since.isoformat():
        return replace(silence, dismissed=True)
    return silence


def _country(entries: Sequence[Entry], settings: Settings) -> str:
    told = (one.reading.country for one in reversed(entries) if one.reading.country)
    return next(told, settings.country)


def _closed(value: str | None, course: Course, today: date) -> date | None:
    """The day the person closed it, unless a word of theirs came later or the day is to come."""
    try:
        day = date.fromisoformat(value) if value else None
    except ValueError:
        return None
    if day is None or day > today or any(word > day for word in course.word_days):
        return None
    return day


def _lost(entries: Sequence[Entry]) -> Entry | None:
    """The person's last message, if it came back and nothing has been said since."""
    last = entries[-1]
    return last if last.undelivered else None


def _role(entries: Sequence[Entry]) -> str:
    """The role as it was spelt most often, the earliest of equals."""
    spelt = Counter(one.reading.role for one in entries if one.reading.role)
    return spelt.most_common(1)[0][0] if spelt else ""


def _tag(course: Course, stage: Stage, silence: Silence | None) -> Tag:
    """The rules a person can read, first match wins."""
    if stage is Stage.REJECTED:
        return Tag.REJECTION
    if course.offer or stage in {Stage.OFFER, Stage.ACCEPTED}:
        return Tag.OFFER
    last = silence or (course.past[-1] if stage is Stage.WITHDRAWN and course.past else None)
    if last and last.level is Level.GHOSTED:
        return Tag.GHOSTED
    if course.book.talks or course.invited:
        return Tag.INTERVIEW
    return Tag.APPLICATION


def _events(course: Course, today: date, count: DayCount) -> tuple[Event, ...]:
    """Everything dated, in time order."""
    promised = (event_of(one, _outcome(one, course, today, count)) for one in course.promises)
    found = [*course.events, *course.book.events(), *promised]
    found.sort(key=lambda event: _moment(event.at))
    return tuple(found)


def _outcome(promise: Promise, course: Course, today: date, count: DayCount) -> str:
    given = promise.by.message.sent_at
    word = next((moment.date() for moment in course.word_times if moment > given), None)
    return outcome(promise, word, today, count.between)


def _moment(at: datetime | date) -> datetime:
    return at if isinstance(at, datetime) else datetime.combine(at, time(12), UTC)


def _snoozed(advice: Advice, until: str, matter: Matter) -> Advice:
    try:
        day = date.fromisoformat(until) if until else matter.today
    except ValueError:
        return advice
    if day <= matter.today or advice.action is Action.NONE:
        return advice
    if matter.stage is Stage.REJECTED:
        return Advice(Action.NONE, "They ended this application; you put thanks off.")
    return Advice(Action.WAIT, f"You put this off until {day_words(day)}.", day)


def _cases(course: Course, running: Silence | None, employer: str) -> Iterable[tuple[After, Case]]:
    """The person's own waits to learn from: after applying, and from a talk to the first word."""
    talks = {talk.day for talk in course.book.talks if talk.stands}
    waits = [*course.waits, *([(running, False)] if running else [])]
    for silence, answered in waits:
        from_talk = silence.after is After.INTERVIEW and silence.since in talks
        if silence.after is After.APPLICATION or from_talk:
            yield silence.after, Case(silence.days, answered, silence.since, employer)
