"""The card above a story: what is going on in plain words, and what could be done now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.employers.statement import Statement, shares_words, statement_of
from desktop.employers.statement_card import reminder_days
from models.application import Application, Stage, Turn
from models.event import Event, EventKind
from models.follow_up import Action, Advice
from tests.desktop.sample_report import TODAY, sample_report


def application(name: str) -> Application:
    """The sample's application at that employer."""
    return next(one for one in sample_report().employers if one.name == name).applications[0]


def said(name: str) -> Statement:
    """The card of the sample's application at that employer."""
    return statement_of(application(name), TODAY)


@pytest.mark.parametrize(
    ("name", "box", "title"),
    [
        ("Harbour & Finch", "quietBox", "14 days quiet since your interview"),
        ("Oakline Hospital Trust", "waitBox", "7 days quiet since your interview"),
        ("Lumen Software", "calmBox", "3 days quiet since your interview"),
        ("Pinecrest Logistics", "okBox", "Interview 1 on Mon 24 Nov, 10:00"),
        ("Kestrel Books", "okBox", "Offer, answer by 28 November"),
        ("Corvid Labs", "calmBox", "12 days quiet since you applied"),
        ("Marram Council", "calmBox", "They have your application"),
        ("Ferro Foods", "calmBox", "They said no"),
    ],
)
def test_the_first_line_says_what_is_going_on(name: str, box: str, title: str) -> None:
    """Amber only where an answer is due; blue inside their date; calm where nothing is owed."""
    card = said(name)

    assert (card.box, card.title) == (box, title)


def test_the_reason_is_the_reports_own_sentence() -> None:
    """The card repeats the advice's reason word for word, and that the person has written."""
    card = said("Northwind Analytics")

    assert card.body == (
        application("Northwind Analytics").advice.why,
        "You checked in on 4 Nov.",
    )


def test_shares_name_their_source() -> None:
    """Two numbers a person can understand, and where they come from."""
    silence = application("Harbour & Finch").silences[0]

    assert shares_words(silence) == (
        "Of 10 that answered, 7 had by now; of 10 this silent, about 3 still write. "
        "Source: published surveys of 2,000 applicants."
    )


def test_a_cold_application_has_no_shares() -> None:
    """Nobody is told odds about a silence that means nothing."""
    assert said("Corvid Labs").shares == ""


@pytest.mark.parametrize(
    ("name", "draft", "urgent", "closing"),
    [
        ("Harbour & Finch", "Draft check-in", True, False),
        ("Lumen Software", "Draft check-in", False, False),
        ("Northwind Analytics", "Draft last word", True, True),
        ("Kestrel Books", "Draft reply", True, False),
        ("Pinecrest Logistics", "", False, False),
        ("Ferro Foods", "", False, False),
    ],
)
def test_buttons_follow_the_advice(name: str, draft: str, urgent: bool, closing: bool) -> None:  # noqa: FBT001
    """A draft stands out only when it is advised now; closing is offered after a month."""
    card = said(name)

    assert (card.draft, card.urgent, card.closing) == (draft, urgent, closing)


def test_advice_for_a_later_day_does_not_push() -> None:
    """Before its day a check-in is possible but does not stand out."""
    told = application("Bluegate Energy")
    later = replace(told.advice, not_before=date(2025, 11, 24))

    assert not statement_of(replace(told, advice=later), TODAY).urgent


def test_a_rejected_row_offers_only_the_thank_you_that_is_advised() -> None:
    """After a no there is no check-in to draft."""
    told = application("Ferro Foods")
    thanks = Advice(Action.THANK_YOU, "A short thank-you keeps the contact warm.")
    push = Advice(Action.FOLLOW_UP, "Never after a no.")

    assert statement_of(replace(told, advice=thanks), TODAY).draft == "Draft thank-you"
    assert statement_of(replace(told, advice=push), TODAY).draft == ""


def test_outreach_is_no_debt() -> None:
    """A recruiter who wrote first is told of as that, not as somebody kept waiting."""
    told = replace(
        application("Marram Council"),
        stage=Stage.CONTACTED,
        turn=Turn.MINE,
        events=(Event(EventKind.OUTREACH, date(2025, 11, 18)),),
    )

    assert statement_of(told, TODAY).title == "They wrote to you first"


def test_a_message_that_came_back_is_told_first() -> None:
    """Nobody waits for an answer to a mail that never arrived, and no silence is theirs."""
    card = statement_of(application("Bluegate Energy"), TODAY, lost=True)

    assert (card.box, card.title) == ("promiseBox", "Your message did not arrive")


def test_a_sleeping_reminder_is_said() -> None:
    """Who asked to be reminded later sees until when."""
    card = statement_of(replace(application("Bluegate Energy"), snoozed="2025-11-27"), TODAY)

    assert card.body[-1] == "Your reminder sleeps until 27 November."


def test_reminders_never_fall_on_a_weekend() -> None:
    """From a Thursday: tomorrow, then Monday, and each day only once."""
    assert [text for text, _ in reminder_days(TODAY)] == [
        "Tomorrow, Fri 21 Nov",
        "In 3 days, Mon 24 Nov",
        "In a week, Thu 27 Nov",
        "In two weeks, Thu 4 Dec",
    ]
    assert all(day.weekday() < 5 for _, day in reminder_days(date(2025, 11, 21)))
