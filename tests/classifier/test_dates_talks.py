"""Talks read from prose: own mails in seven languages, what is kept of them, and what is none."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.dates import read_deadline, read_talks
from models.reading import TalkRead, TalkState
from tests.builders import moment

SENT = moment("2026-03-04T09:40+01:00")
TABLE = Path(__file__).parent / "data" / "talks.csv"
ROWS = [
    (row["language"], row["talks"], row["subject"], row["text"].replace("\\n", "\n"))
    for row in csv.DictReader(
        (line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")),
        delimiter=";",
    )
]


def drawn(talk: TalkRead) -> str:
    """As in "fixed 2026-03-12 14:00-15:00 Europe/Berlin #2"."""
    clock = f" {talk.start:%H:%M}" if talk.start else ""
    end = f"-{talk.end:%H:%M}" if talk.end else ""
    number = f" #{talk.round}" if talk.round else ""
    return f"{talk.state} {talk.day}{clock}{end}{' ' if talk.zone else ''}{talk.zone}{number}"


def talks(
    text: str, subject: str = "", language: str = "en", *, zone_hint: str = ""
) -> tuple[TalkRead, ...]:
    return read_talks(text, subject, sent_at=SENT, language=language, zone_hint=zone_hint)


@pytest.mark.parametrize(("language", "expected", "subject", "text"), ROWS)
def test_a_mail_dates_its_talks(language: str, expected: str, subject: str, text: str) -> None:
    """Each row of talks.csv: the state, day, time, zone and round it says, and no other."""
    assert expected == " | ".join(map(drawn, talks(text, subject, language)))


def test_a_talk_keeps_its_title_and_its_words() -> None:
    """What they call it, and the sentence it was read from."""
    (talk,) = talks("Hi Sam!\nYour technical interview is on Tuesday, 10 March at 2 pm.")

    assert "technical interview" == talk.title
    assert "Your technical interview is on Tuesday, 10 March at 2 pm." == talk.quote


def test_the_title_of_an_invitation_is_that_of_its_subject() -> None:
    """Everything between the prefix and the date."""
    (talk,) = talks("", "Invitation: Team chat, round 2 @ Wed Mar 11, 2026 1pm - 2pm (CET)")

    assert ("Team chat, round 2", 2) == (talk.title, talk.round)


def test_a_mail_known_to_be_about_a_talk_needs_no_word_for_it() -> None:
    """The kind was decided elsewhere: then a bare day to meet on is enough."""
    text = "Thanks, see you on Tuesday."
    known = read_talks(text, "Re: Your CV", sent_at=SENT, language="en", about_talk=True)

    assert ["fixed 2026-03-10"] == [drawn(one) for one in known]
    assert () == talks(text, "Re: Your CV")


def test_one_time_said_twice_is_one_talk() -> None:
    """Subject and body agree; the stronger state and the known end win."""
    found = talks(
        "Would Wednesday 11 March 2026, 13:00 to 14:00 be fine for the interview?",
        "Canceled event: Interview @ Wed Mar 11, 2026 1pm",
    )

    assert ["cancelled 2026-03-11 13:00-14:00"] == [drawn(one) for one in found]


def test_the_place_named_elsewhere_tells_the_zone() -> None:
    """A hint from signature or employer stands in where the sentence names no zone."""
    (talk,) = talks("Your interview is on 10 March at 2 pm.", zone_hint="America/New_York")

    assert "2026-03-10T14:00:00-04:00" == talk.start.isoformat()  # type: ignore[union-attr]
    assert "America/New_York" == talk.zone


def test_an_ambiguous_day_keeps_both_readings() -> None:
    """A robot on UTC writes 05/06: nobody knows."""
    (talk,) = read_talks(
        "Interview: 05/06/2026 10:00",
        "",
        sent_at=datetime(2026, 3, 4, tzinfo=UTC),
        language="en",
    )

    assert ("2026-05-06", "2026-06-05") == (str(talk.day), str(talk.also))


def test_a_talk_over_midnight_or_backwards_has_no_end() -> None:
    """An end before the start is not believed."""
    (talk,) = talks("Your interview is on 10 March from 23:30 to 00:15.")

    assert talk.end is None


def test_a_period_is_no_talk_and_no_deadline() -> None:
    """Sometime in April is nothing to show on a timeline."""
    text = "Interviews take place between 6 and 10 April."

    assert () == talks(text)
    assert read_deadline(text, sent_at=SENT, language="en") is None


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(" ".join(f"{row[2]} {row[3]}" for row in ROWS).split()), max_size=50
    ).map(" ".join),
    st.sampled_from([row[2] for row in ROWS]),
    st.sampled_from(["", "en", "de", "fr", "es", "pt", "it", "nl"]),
)
def test_any_mail_is_read(text: str, subject: str, language: str) -> None:
    """No mail raises; no talk lies before the mail, no end before its start."""
    for talk in read_talks(text, subject, sent_at=SENT, language=language):
        assert talk.day >= SENT.date()
        assert talk.end is None or (talk.start is not None and talk.start < talk.end)
        assert isinstance(talk.state, TalkState)
    deadline = read_deadline(text, sent_at=SENT, language=language)
    assert deadline is None or deadline >= SENT.date()


@pytest.mark.parametrize("text", ["interview 3/3 at 10:00 ", "at 3 to ", "(((( ", "call\n", "\n"])
def test_hostile_length_is_cut(text: str) -> None:
    """200 KB of near misses give at most twenty talks."""
    assert len(talks(text * (200_000 // len(text)), text * 90)) <= 20
