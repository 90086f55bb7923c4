"""What holds for every job search, however its mail falls. Searches are drawn at random."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.application import Application
from models.correction import Correction, Subject
from models.employer import Employer
from models.event import EventKind
from models.message import Message
from models.report import Facts, Report, ReportBuilder, build_report
from models.settings import Settings
from models.wording import MONTHS
from models.working_days import WeekdaysOnly
from tests.builders import moment
from tests.models.drawing import SAM, Drawing, draw

SEARCH = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
ME = Settings(me=(SAM.address,))
FIRST = date(2026, 3, 2)
TODAY = date(2026, 7, 15)
EMPLOYERS = ("Northwind", "Contoso", "Fabrikam", "Wingtip")
ROLES = ("Engineer", "Designer", "")
LINES = (
    "> applies",
    "< robot receipt",
    "< robot receipt promise {later}",
    "< Ana outreach new",
    "< Ana slots",
    "< Ana slots proposed {soon} 10:00",
    "> answers",
    "< Ana interview fixed {soon} 10:00",
    "< Bob interview fixed {soon} 14:00 uid=u1",
    "< Ana interview moved {later} 10:00",
    "< Ana interview cancels-time",
    "> asks-to-move",
    "< Ana update promise {later}",
    "< Ana update asks",
    "< Ana update on-hold",
    "< Ana update auto-reply",
    "< testing test deadline {soon}",
    "> returns-test",
    "> thanks",
    "> check-in",
    "< Ana offer contract deadline {later}",
    "> accepts",
    "> withdraws",
    "< robot rejection",
    "< Ana other",
    "< Ana update employer= domain= new",
)


def words(day: date) -> str:
    """``2 Mar``."""
    return f"{day.day} {MONTHS[day.month - 1]}"


@st.composite
def lines(draw_: Callable[[st.SearchStrategy[int]], int], employers: tuple[str, ...]) -> str:
    """A few lines of a search with some of the employers."""
    parts = []
    for _ in range(draw_(st.integers(1, 12))):
        employer = employers[draw_(st.integers(0, len(employers) - 1))]
        role = ROLES[draw_(st.integers(0, len(ROLES) - 1))]
        day = FIRST + timedelta(days=draw_(st.integers(0, 120)))
        line = LINES[draw_(st.integers(0, len(LINES) - 1))]
        hour = 8 + draw_(st.integers(0, 9))
        soon, later = words(day + timedelta(days=6)), words(day + timedelta(days=15))
        text = line.format(soon=soon, later=later)
        uid = text.replace("uid=u1", f"uid=u-{employer}")
        parts.append(f"= {employer} · {role}\n{words(day)} {hour:02}:00 {uid}")
    return "\n".join(parts)


SEARCHES = lines(EMPLOYERS)


def report_of(
    drawing: Drawing,
    *,
    messages: tuple[Message, ...] | None = None,
    corrections: tuple[Correction, ...] = (),
    today: date = TODAY,
) -> Report:
    """The report of some of a drawing's messages."""
    kept = drawing.facts.messages if messages is None else messages
    facts = Facts(kept, drawing.readings)
    return build_report(facts, corrections, ME, today, working_days=WeekdaysOnly())


def without_shares(employer: Employer) -> Employer:
    """An employer without the two shares of silences: they are learnt from the whole search."""
    return replace(employer, applications=tuple(map(_without_shares, employer.applications)))


def _without_shares(one: Application) -> Application:
    silences = tuple(
        replace(s, answered_by_now=0.0, still_expected=0.0, own_cases=0, source="")
        for s in one.silences
    )
    return replace(one, silences=silences)


def about(message: Message, employer: str) -> bool:
    """Whether a drawn message is to or from people of the employer."""
    return employer.lower() in f"{message.sender.address} {message.to} {message.subject.lower()}"


@SEARCH
@given(SEARCHES, st.randoms(use_true_random=False))
def test_the_order_of_messages_does_not_matter(text: str, random: object) -> None:
    """The same mail in any order gives the same report."""
    drawing = draw(text)
    shuffled = list(drawing.messages)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert report_of(drawing) == report_of(drawing, messages=tuple(shuffled))


@SEARCH
@given(lines(EMPLOYERS[:2]), lines(EMPLOYERS[2:]))
def test_the_report_of_two_searches_is_both_reports(one: str, other: str) -> None:
    """What happens at some employers changes nothing at others."""
    both = draw(f"{one}\n{other}")
    first = tuple(m for m in both.messages if any(about(m, e) for e in EMPLOYERS[:2]))
    second = tuple(m for m in both.messages if m not in first)
    parts = [
        *report_of(both, messages=first).employers,
        *report_of(both, messages=second).employers,
    ]

    expected = sorted(map(without_shares, parts), key=lambda e: (e.name.casefold(), e.key))
    assert expected == [without_shares(e) for e in report_of(both).employers]


@SEARCH
@given(SEARCHES)
def test_an_unrelated_message_changes_no_application(text: str) -> None:
    """A receipt of a new employer leaves every other application as it was."""
    before = report_of(draw(text))
    after = report_of(draw(f"{text}\n= Tailspin · Pilot\n1 Jul < robot receipt"))

    kept = [without_shares(e) for e in after.employers if e.name != "Tailspin"]
    assert [without_shares(e) for e in before.employers] == kept


@SEARCH
@given(SEARCHES, st.integers(1, 90))
def test_a_later_day_never_shortens_a_silence(text: str, days: int) -> None:
    """With no new mail a running silence keeps its start and only grows."""
    drawing = draw(text)
    later = report_of(drawing, today=TODAY + timedelta(days=days))
    running = {
        one.key: one.running
        for employer in later.employers
        for one in employer.applications
        if one.running
    }
    for employer in report_of(drawing).employers:
        for one in employer.applications:
            known = running.get(one.key)
            if one.running and known:
                assert known.since >= one.running.since
                grown = known.days - one.running.days
                assert grown == days or known.since > one.running.since


@SEARCH
@given(SEARCHES, st.integers(1, 90))
def test_a_later_day_never_mends_a_promise(text: str, days: int) -> None:
    """A broken promise stays broken until a word comes."""
    drawing = draw(text)
    later = report_of(drawing, today=TODAY + timedelta(days=days))

    assert broken(report_of(drawing)) <= broken(later)


def broken(report: Report) -> set[str]:
    """Keys of the messages whose promise is broken."""
    return {
        event.key
        for employer in report.employers
        for one in employer.applications
        for event in one.events
        if event.kind is EventKind.PROMISE and event.outcome == "broken"
    }


@SEARCH
@given(SEARCHES, st.data())
def test_deleting_a_correction_restores_the_report(text: str, data: st.DataObject) -> None:
    """Corrections are applied to facts that stay as they are."""
    plain = draw(text)
    number = data.draw(st.integers(1, len(plain.messages)))
    fixes = [
        f"fix m{number} kind rejection",
        f"fix m{number} employer Fabrikam",
        f"fix m{number} application new",
        f"fix m{number} application m1",
        f"fix m{number} talk 2026-07-01",
        "fix northwind employer_merged contoso",
    ]
    corrected = draw(f"{text}\n{data.draw(st.sampled_from(fixes))}")
    builder = ReportBuilder(WeekdaysOnly())
    before = builder.build(plain.facts, (), ME, TODAY)
    builder.build(plain.facts, tuple(corrected.corrections), ME, TODAY)

    assert before == builder.build(plain.facts, (), ME, TODAY)


@SEARCH
@given(SEARCHES, st.integers(1, 6))
def test_growing_message_by_message_is_as_building_at_once(text: str, last: int) -> None:
    """The builder that remembers understands the same as the one that starts anew."""
    drawing = draw(text)
    messages = drawing.facts.messages
    builder = ReportBuilder(WeekdaysOnly())
    for count in range(max(0, len(messages) - last), len(messages) + 1):
        facts = Facts(messages[:count], drawing.readings)
        grown = builder.build(facts, (), ME, TODAY)

    assert report_of(drawing) == grown


@SEARCH
@given(lines(EMPLOYERS[:1]))
def test_the_short_way_is_the_long_way(text: str) -> None:
    """A correction about no message at all makes the builder think each message through."""
    drawing = draw(text)
    about_nothing = Correction("c", moment("2026-01-01"), Subject.APPLICATION, "nobody", "new")

    assert report_of(drawing) == report_of(drawing, corrections=(about_nothing,))


@SEARCH
@given(SEARCHES)
def test_every_message_has_one_place(text: str) -> None:
    """No message is in two applications, and none of the search is lost without a word."""
    report = report_of(draw(text))
    placed = [
        key
        for employer in report.employers
        for one in employer.applications
        for key in one.messages
    ]
    search = {line.key for line in report.messages if line.kind != "other"}

    assert sorted({*placed, *report.unplaced}) == sorted([*placed, *report.unplaced])
    assert search == {*placed, *report.unplaced}


@SEARCH
@given(SEARCHES)
def test_no_silence_runs_when_nobody_owes_a_word(text: str) -> None:
    """Terminal stages, the person's own turn and a talk ahead all stop the clock."""
    for employer in report_of(draw(text)).employers:
        for one in employer.applications:
            if one.turn != "theirs":
                assert one.running is None
            assert sum(silence.until is None for silence in one.silences) <= 1
