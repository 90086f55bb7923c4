"""The report as rows: each application in its group, with its wedge and its sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.glyphs import Glyph
from desktop.timeline.rows import Group, Row, initials, rows_of
from models.application import Application, Stage, Turn
from models.event import Event, EventKind
from models.follow_up import Action, Advice
from models.report import Report
from models.silence import After, Level
from models.spam_alert import Verdict
from models.undelivered import Undelivered
from tests.desktop.sample_report import TODAY, sample_report

OUTREACH = Event(EventKind.OUTREACH, date(2025, 11, 18))


def rows(report: Report | None = None) -> dict[str, Row]:
    """Rows of the sample by employer."""
    return {row.employer.name: row for row in rows_of(report or sample_report())}


def changed(name: str, **fields: object) -> Report:
    """The sample with one employer's application altered."""
    report = sample_report()
    employers = tuple(
        replace(one, applications=(replace(one.applications[0], **fields),))  # type: ignore[arg-type]
        if one.name == name
        else one
        for one in report.employers
    )
    return replace(report, employers=employers)


def application(name: str) -> Application:
    """The sample's application at that employer."""
    return next(one for one in sample_report().employers if one.name == name).applications[0]


def test_every_application_stands_in_one_group() -> None:
    """What waits for the person is on top, then who owes an answer, the closed at the bottom."""
    drawn = "\n".join(
        f"{group.title}: {', '.join(n for n, row in rows().items() if row.group is group)}"
        for group in Group
    )

    assert drawn == (
        "Answer needed from you: Kestrel Books\n"
        "Waiting after interview: Northwind Analytics, Harbour & Finch, Bluegate Energy, "
        "Lumen Software, Oakline Hospital Trust\n"
        "Waiting after other contact: \n"
        "Coming up: Pinecrest Logistics\n"
        "Applied, no interview yet: Marram Council, Tidewater Bank, Corvid Labs\n"
        "They wrote to you first: \n"
        "Closed: Ferro Foods, Saltmarsh Housing"
    )


def test_the_silence_after_an_interview_is_a_wedge_a_cold_one_is_not() -> None:
    """Days are the report's own; after a mere application no wedge is drawn."""
    found = {name: row.badge for name, row in rows().items() if row.wedge}

    assert found == {
        "Northwind Analytics": "30 d",
        "Harbour & Finch": "14 d",
        "Bluegate Energy": "10 d",
        "Lumen Software": "3 d",
        "Oakline Hospital Trust": "7 d",
    }
    assert rows()["Corvid Labs"].application.running is not None


def test_inside_a_promised_date_the_wedge_is_calm() -> None:
    """They said the 26th: until then nobody is late; after their date the days past it count."""
    oakline, harbour = rows()["Oakline Hospital Trust"].wedge, rows()["Harbour & Finch"].wedge

    assert oakline is not None
    assert (oakline.calm, oakline.passed) == (True, 0)
    assert harbour is not None
    assert (harbour.calm, harbour.passed) == (False, 6)


def test_the_day_itself_is_still_calm() -> None:
    """On the promised day they are not late."""
    silence = replace(application("Harbour & Finch").silences[0], promised_by=TODAY)
    wedge = rows(changed("Harbour & Finch", silences=(silence,)))["Harbour & Finch"].wedge

    assert wedge is not None
    assert (wedge.calm, wedge.passed) == (True, 0)


def test_a_dismissed_silence_is_not_shown() -> None:
    """What the person does not want to see has no wedge and no badge."""
    silence = replace(application("Bluegate Energy").silences[0], dismissed=True)
    row = rows(changed("Bluegate Energy", silences=(silence,)))["Bluegate Energy"]

    assert (row.wedge, row.badge) == (None, "")
    assert "quiet" not in row.spoken


def test_the_lane_can_be_listened_to() -> None:
    """One full sentence holds what the eye sees: who, how quiet, since when, what was promised."""
    assert rows()["Harbour & Finch"].spoken == (
        "Harbour & Finch, Office coordinator. 14 days quiet since your interview on 6 November; "
        "they said 14 November, 6 days ago. Last: Date they gave: 14 November, 6 November."
    )
    assert rows()["Pinecrest Logistics"].spoken.startswith(
        "Pinecrest Logistics, Transport planner. Interview on Monday 24 November 2025."
    )


def test_the_word_ghosted_is_in_no_row() -> None:
    """Rows speak of days, never of having been ghosted."""
    texts = [f"{row.spoken} {row.label} {row.badge} {row.group.title}" for row in rows().values()]

    assert "ghosted" not in " ".join(texts).casefold()


def test_a_find_in_spam_stands_on_its_employers_lane() -> None:
    """The lost message shows on the day it came; a scam never does."""
    report = sample_report()
    assert [m.glyph for m in rows()["Marram Council"].marks][-1] is Glyph.SPAM
    scams = tuple(replace(one, verdict=Verdict.SCAM) for one in report.spam_alerts)

    with_scam = rows(replace(report, spam_alerts=scams))["Marram Council"]
    assert Glyph.SPAM not in [mark.glyph for mark in with_scam.marks]


def test_a_find_that_already_feeds_the_timeline_shows_once() -> None:
    """A genuine find is an event as well; the lane shows one octagon, not two marks."""
    report = sample_report()
    alert = report.spam_alerts[0]
    told = application("Marram Council")
    event = Event(EventKind.UPDATE, date(2025, 11, 18), message=alert.message, key=alert.key)
    fields = {"events": (*told.events, event), "messages": (*told.messages, alert.key)}
    row = rows(changed("Marram Council", **fields))["Marram Council"]

    assert [mark.glyph for mark in row.marks if mark.day == date(2025, 11, 18)] == [Glyph.SPAM]


@pytest.mark.parametrize(
    ("fields", "group"),
    [
        ({"stage": Stage.WITHDRAWN}, Group.CLOSED),
        ({"turn": Turn.MINE}, Group.ANSWER),
        ({"turn": Turn.MINE, "events": (OUTREACH,)}, Group.OUTREACH),
        ({"stage": Stage.INTERVIEWED, "silences": ()}, Group.AFTER_INTERVIEW),
    ],
)
def test_groups_follow_stage_and_turn(fields: dict[str, object], group: Group) -> None:
    """Over is over; the person's turn comes first, but a recruiter's first mail presses nobody."""
    assert rows(changed("Harbour & Finch", **fields))["Harbour & Finch"].group is group


def test_a_short_silence_after_mere_mail_is_no_wedge() -> None:
    """Somebody wrote and then is quiet for a while: nothing is owed until the report says so."""
    silence = application("Corvid Labs").silences[0]
    told = {level: replace(silence, after=After.CONTACT, level=level) for level in Level}
    groups = {
        level: rows(changed("Corvid Labs", silences=(one,)))["Corvid Labs"].group
        for level, one in told.items()
    }

    assert groups[Level.WAITING] is Group.APPLIED
    assert groups[Level.OVERDUE] is Group.AFTER_CONTACT


def test_a_message_that_came_back_stands_on_the_lane() -> None:
    """It is drawn hollow instead of as written; the row says so and blames nobody."""
    told = application("Tidewater Bank")
    key = told.messages[3]
    advice = Advice(Action.REPLY, "Your message did not arrive.", answer_to=key)
    report = changed("Tidewater Bank", turn=Turn.MINE, advice=advice)
    lost = Undelivered(key.split()[0], "nikhil@tidewater.example", "<b@mx>", "5.1.1 no such user")
    row = rows(replace(report, undelivered=(lost,)))["Tidewater Bank"]

    assert [mark.glyph for mark in row.marks if mark.key == key] == [Glyph.LOST]
    assert row.label == "Your message did not arrive"
    assert "wait for your answer" not in row.spoken


def test_marks_stand_in_time_order_flags_on_the_day_they_promise() -> None:
    """The flag stands on the date they gave, not on the day they said it."""
    marks = rows()["Harbour & Finch"].marks
    flag = marks[-1]

    assert list(marks) == sorted(marks, key=lambda mark: mark.day)
    assert (flag.glyph, flag.day, flag.said_on) == (
        Glyph.FLAG_PASSED, TODAY - timedelta(days=6), date(2025, 11, 6),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Harbour & Finch", "HF"), ("Oakline Hospital Trust", "OH"), ("eBay", "EB"), ("ida", "ID"),
     ("", ""), ("Öko Bau", "ÖB")],
)  # fmt: skip
def test_initials(name: str, letters: str) -> None:
    """The little square holds at most two letters, whatever the name."""
    assert initials(name) == letters
