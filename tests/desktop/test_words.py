"""Dates, numbers and events in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop import words
from models.event import Event, EventKind
from models.silence import After, Level, Silence
from tests.desktop.sample_report import TODAY

AT = datetime(2025, 11, 24, 10, 0, tzinfo=UTC)


def silence(days: int, after: After = After.INTERVIEW, promised: date | None = None) -> Silence:
    """A running silence that old."""
    since = TODAY - timedelta(days)
    return Silence(after, since, None, days, days, promised, Level.WAITING, 0.5, 0.5)


@pytest.mark.parametrize(
    ("days", "told"),
    [(-4, "in 4 days"), (-1, "tomorrow"), (0, "today"), (1, "yesterday"), (14, "14 days ago")],
)
def test_distances(days: int, told: str) -> None:
    """As people say them."""
    assert words.distance(TODAY - timedelta(days), TODAY) == told


@pytest.mark.parametrize(
    ("event", "title"),
    [
        (Event(EventKind.INTERVIEW, AT, round=2), "Interview 2"),
        (Event(EventKind.INTERVIEW, AT, title="final panel"), "Final panel"),
        (Event(EventKind.INTERVIEW, AT, title="interview", round=1), "Interview 1"),
        (Event(EventKind.INTERVIEW, AT, round=1, suspended=True), "Interview 1, being moved"),
        (Event(EventKind.INTERVIEW, AT, cancelled=True), "Interview, cancelled"),
        (Event(EventKind.PROMISE, AT, due=date(2025, 11, 28)), "Date they gave: 28 November"),
        (Event(EventKind.PROMISE, AT), "They will be in touch"),
        (Event(EventKind.UPDATE, AT, by_me=True), "You wrote"),
        (Event(EventKind.CALL, AT), "Phone call"),
        (Event(EventKind.CALL, AT, by_me=True), "You phoned"),
        (Event(EventKind.OFFER, AT), "Offer"),
        (Event(EventKind.OFFER, AT, due=date(2025, 11, 28)), "Offer, answer by 28 November"),
        (Event(EventKind.REJECTION, AT), "They said no"),
    ],
)
def test_what_happened(event: Event, title: str) -> None:
    """Each kind of event has a short title that needs no explaining."""
    assert words.event_title(event) == title


def test_every_kind_of_event_has_a_title() -> None:
    """A new kind of event can not be forgotten here."""
    assert all(words.event_title(Event(kind, AT)) for kind in EventKind)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (silence(1), "1 day quiet since your interview"),
        (silence(0), "Less than a day quiet since your interview"),
        (silence(9, After.ASSESSMENT), "9 days quiet since your task"),
    ],
)
def test_silences(told: Silence, said: str) -> None:
    """Days, and what the silence followed."""
    assert words.since_words(told) == said


def test_a_talk_tells_its_hour_and_length() -> None:
    """From start and end; the hour alone where no end is known; a note goes first."""
    talk = Event(EventKind.INTERVIEW, AT, end=AT + timedelta(minutes=45))

    assert words.event_detail(talk) == "10:00, 45 min"
    assert words.event_detail(Event(EventKind.INTERVIEW, AT)) == "10:00"
    assert words.event_detail(Event(EventKind.INTERVIEW, AT.date())) == ""
    assert words.event_detail(Event(EventKind.CALL, AT, note="Still deciding.")) == (
        "Still deciding."
    )
