"""Figures about the whole search: counted from the report, each with its number of cases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from models.application import Application, Stage, Tag, Turn
from models.employer import Employer
from models.event import Event, EventKind
from models.follow_up import Action, Advice
from models.message import Direction, Message
from models.reading import Kind, Origin
from models.report import Counts, MessageLine, Report
from models.silence import After, Level, Silence
from models.statistics import (
    AnswerRate,
    EmployerSilence,
    Funnel,
    Month,
    ResponseTime,
    statistics_of,
)
from tests.builders import ME, message

TODAY = date(2027, 1, 20)


def day(text: str) -> date:
    """``"3 Nov"`` of the search's winter."""
    number, month = text.split()
    months = {"Oct": (2026, 10), "Nov": (2026, 11), "Dec": (2026, 12), "Jan": (2027, 1)}
    return date(*months[month], int(number))


def silence(after: After, since: str, until: str = "") -> Silence:
    """A silence, still running without ``until``."""
    end = day(until) if until else None
    days = ((end or TODAY) - day(since)).days
    level = Level.WAITING
    return Silence(after, day(since), end, days, days * 5 // 7, None, level, 0.5, 0.5)


def application(key: str, tag: Tag, events: dict[str, str], *silences: Silence) -> Application:
    """``{"3 Nov": "applied"}`` and the silences make one application."""
    return Application(
        key=key,
        role="Engineer",
        tag=tag,
        stage=Stage.APPLIED,
        turn=Turn.THEIRS,
        messages=(),
        events=tuple(Event(EventKind(kind), day(at)) for at, kind in events.items()),
        silences=silences,
        advice=Advice(Action.NONE, ""),
    )


def report(*applications: Application) -> Report:
    """One employer with these applications."""
    employers = (Employer("Contoso", None, (), applications),) if applications else ()
    return Report(TODAY, (), Counts(0, 0, 0, 0), employers)


def line(mail: Message, direction: Direction) -> MessageLine:
    """A message as the report lists it."""
    return MessageLine(
        message=mail.id,
        key=mail.key,
        kind=Kind.UPDATE,
        confidence=1.0,
        origin=Origin.RULE,
        because=(),
        employer="",
        role="",
        direction=direction,
        folder=mail.folder,
        at=mail.sent_at,
        sender=mail.sender,
        subject="",
    )


HIRED = application(
    "hired",
    Tag.OFFER,
    {
        "3 Oct": "applied",
        "4 Oct": "acknowledged",
        "8 Oct": "invitation",
        "20 Oct": "interview",
        "2 Nov": "offer",
    },
    silence(After.APPLICATION, "3 Oct", "8 Oct"),
    silence(After.INTERVIEW, "20 Oct", "2 Nov"),
)
REJECTED = application(
    "rejected",
    Tag.REJECTION,
    {"5 Oct": "applied", "6 Dec": "rejection"},
    silence(After.APPLICATION, "5 Oct", "6 Dec"),
)
QUIET = application(
    "quiet", Tag.APPLICATION, {"1 Dec": "acknowledged"}, silence(After.APPLICATION, "1 Dec")
)
LEFT = application(
    "left",
    Tag.APPLICATION,
    {"2 Dec": "applied", "9 Dec": "withdrawn"},
    silence(After.APPLICATION, "2 Dec", "9 Dec"),
)
OUTREACH = application("outreach", Tag.APPLICATION, {"3 Dec": "outreach"})
SEARCH = report(HIRED, REJECTED, QUIET, LEFT, OUTREACH)


def test_the_funnel_counts_what_the_person_sent() -> None:
    """A recruiter's outreach is no application; an offer counts through all steps before it."""
    assert Funnel(4, 2, 1, 1, 1) == statistics_of(SEARCH).funnel


def test_a_friendly_word_is_an_answer_too() -> None:
    """A message or a call that ended the silence counts, though it led nowhere yet."""
    ended = silence(After.APPLICATION, "3 Oct", "8 Oct")
    called = application("called", Tag.APPLICATION, {"3 Oct": "applied", "8 Oct": "call"}, ended)
    assert Funnel(1, 1, 0, 0, 0) == statistics_of(report(called)).funnel
    mine = replace(called, events=(called.events[0], replace(called.events[1], by_me=True)))
    assert Funnel(1, 0, 0, 0, 0) == statistics_of(report(mine)).funnel


def test_an_invitation_answers_on_the_day_it_was_written() -> None:
    """Not on the day of the talk it arranges."""
    invited = message("a1@x", "2026-10-08")
    sent = message("o1@x", "2026-10-03", ME)
    booked = replace(
        application(
            "booked",
            Tag.INTERVIEW,
            {"3 Oct": "applied", "20 Oct": "interview"},
            silence(After.APPLICATION, "3 Oct", "8 Oct"),
        ),
        messages=(sent.key, invited.key, "not in the report"),
    )
    lines = tuple(
        line(mail, Direction.IN if mail is invited else Direction.OUT) for mail in (sent, invited)
    )
    told = statistics_of(replace(report(booked), messages=lines))
    assert (ResponseTime(After.APPLICATION, 1, 5.0, 5.0, 5.0),) == told.response_times


def test_a_talk_ahead_or_called_off_did_not_take_place() -> None:
    """Only talks that happened are counted as interviews."""
    booked = application("booked", Tag.INTERVIEW, {"3 Oct": "applied", "20 Oct": "interview"})
    talk = booked.events[1]
    changed = (
        replace(talk, cancelled=True),
        replace(talk, suspended=True),
        replace(talk, at=date(2027, 2, 1)),
    )
    for event in changed:
        told = statistics_of(report(replace(booked, events=(booked.events[0], event))))
        assert Funnel(1, 1, 0, 0, 0) == told.funnel


def test_the_tags_with_their_numbers() -> None:
    """Every tag is listed, in the report's order, also with none."""
    assert [3, 0, 1, 0, 1] == [count for _, count in statistics_of(SEARCH).tags]


def test_answer_rates_tell_running_from_ended_otherwise() -> None:
    """Of four silences after applying two were answered, one still runs, one was ended by me."""
    rates = statistics_of(SEARCH).answer_rates
    assert AnswerRate(After.APPLICATION, 4, 2, 1) == rates[0]
    assert AnswerRate(After.INTERVIEW, 1, 1, 0) in rates
    assert AnswerRate(After.OFFER, 0, 0, 0) in rates


def test_response_times_are_quartiles_with_their_number() -> None:
    """5 and 62 days after applying, 13 after the one interview; a withdrawal is no answer."""
    assert (
        ResponseTime(After.APPLICATION, 2, 19.25, 33.5, 47.75),
        ResponseTime(After.INTERVIEW, 1, 13.0, 13.0, 13.0),
    ) == statistics_of(SEARCH).response_times


def test_running_silences_are_listed_longest_first() -> None:
    """With the employer's name; a dismissed one is not shown."""
    longer = application(
        "longer", Tag.INTERVIEW, {"1 Nov": "interview"}, silence(After.INTERVIEW, "1 Nov")
    )
    hidden = replace(QUIET, key="hidden", silences=(replace(QUIET.silences[0], dismissed=True),))
    found = statistics_of(report(QUIET, longer, hidden, HIRED)).silences
    assert ["longer", "quiet"] == [one.application for one in found]
    assert found[0] == EmployerSilence(
        employer="Contoso",
        role="Engineer",
        application="longer",
        after=After.INTERVIEW,
        since=day("1 Nov"),
        days=80,
        working_days=57,
        level=Level.WAITING,
    )


def test_months_have_no_gaps() -> None:
    """From the first event to this month, over the turn of the year."""
    assert (
        Month(day("1 Oct"), applied=2, answers=1, interviews=1, offers=0, rejections=0),
        Month(day("1 Nov"), applied=0, answers=1, interviews=0, offers=1, rejections=0),
        Month(day("1 Dec"), applied=1, answers=1, interviews=0, offers=0, rejections=1),
        Month(day("1 Jan"), applied=0, answers=0, interviews=0, offers=0, rejections=0),
    ) == statistics_of(SEARCH).months


def test_an_empty_search_has_figures_too() -> None:
    """Nothing to count is no error."""
    told = statistics_of(report())
    assert (Funnel(0, 0, 0, 0, 0), (), (), ()) == (
        told.funnel,
        told.response_times,
        told.silences,
        told.months,
    )
