"""When they say the person will hear: own sentences in seven languages, and the rules by name."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.dates import read_deadline
from classifier.promises import read_promises
from models.reading import PromiseKind, PromiseRead
from models.working_days import WeekdaysOnly
from tests.builders import moment

SENT = moment("2026-03-04T09:40+01:00")
TABLE = Path(__file__).parent / "data" / "promises.csv"
ROWS = [
    (row["language"], row["promises"], row["deadline"], row["text"])
    for row in csv.DictReader(
        (line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")),
        delimiter=";",
    )
]


def promises(text: str, language: str = "", *, country: str = "") -> tuple[PromiseRead, ...]:
    return read_promises(
        text, sent_at=SENT, language=language, country=country, working_days=WeekdaysOnly()
    )


def drawn(found: tuple[PromiseRead, ...]) -> str:
    """As in "dated:2026-03-06/tel soft:-"."""
    return " ".join(f"{one.kind}:{one.due or '-'}{'/tel' if one.by_phone else ''}" for one in found)


@pytest.mark.parametrize(("language", "expected", "deadline", "text"), ROWS)
def test_a_sentence_promises_what_it_says(
    language: str, expected: str, deadline: str, text: str
) -> None:
    """Each row of promises.csv is read as its own columns say, its deadline too."""
    found = promises(text, language)
    day = read_deadline(text, sent_at=SENT, language=language)

    assert (expected, deadline) == (drawn(found), str(day or ""))


def test_a_promise_and_the_leave_to_ask_are_two_things() -> None:
    """Friday is promised; from Tuesday on asking is welcome."""
    found = promises(
        "I will let you know by Friday. If you have not heard from me by Monday or Tuesday the "
        "latest, please feel free to check in."
    )

    assert "dated:2026-03-06 permission:2026-03-10" == drawn(found)
    assert date(2026, 3, 9) == found[1].earliest


def test_the_quote_is_the_clause_as_written() -> None:
    """What is quoted later are their words, at most 160 characters of them."""
    text = "Hi Sam,\n\nthanks again! We will get back to you by the end of\nnext week. Bye"
    long = f"We will let you know by Friday about {'everything ' * 30}"

    assert "We will get back to you by the end of next week." == promises(text)[0].quote
    assert len(promises(long)[0].quote) == 160


def test_holidays_of_their_country_are_no_working_days() -> None:
    """Within 2 working days, with Thursday a holiday, is Monday."""

    class Thursdayless(WeekdaysOnly):
        def is_working_day(self, day: date, country: str = "") -> bool:
            return super().is_working_day(day) and (country, day) != ("DE", date(2026, 3, 5))

    found = read_promises(
        "We will get back to you within 2 working days.",
        sent_at=SENT,
        language="en",
        country="DE",
        working_days=Thursdayless(),
    )

    assert date(2026, 3, 9) == found[0].due


def test_the_same_promise_said_twice_is_one() -> None:
    """A repeated sentence adds nothing; another date does."""
    text = "We will call you by Friday. As said, we will call you by Friday. We decide by Monday."

    assert ["2026-03-06", "2026-03-09"] == [str(one.due) for one in promises(text)]


def test_days_already_past_are_not_promised() -> None:
    """A date before the mail is a memory."""
    assert "soft:-" == drawn(promises("We will get back to you about your talk of 2 March."))


def test_a_marketing_mail_promises_nothing() -> None:
    """Numbers of jobs in numbers of days are advertising."""
    assert () == promises("Get 5 opportunities in 45 days! Hear back within 3 days, guaranteed.")


def test_two_days_offered_end_late() -> None:
    """Monday or Tuesday is Tuesday, with Monday the earliest."""
    found = promises("We will write to you in the office: expect our answer on Monday or Tuesday.")

    assert (date(2026, 3, 9), date(2026, 3, 10)) == (found[0].earliest, found[0].due)


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=400)
    | st.lists(st.sampled_from(ROWS), max_size=6).map(lambda rows: " ".join(row[3] for row in rows))
)
def test_any_text_is_read(text: str) -> None:
    """No text raises, and a due day is never before the day of sending."""
    for one in promises(text):
        assert one.due is None or one.due >= SENT.date()
        assert one.kind is not PromiseKind.DATED or one.due is not None


@pytest.mark.parametrize(
    "text", ["if you do not hear only ", "we will only contact not ", "a.m. A", "please by 3 "]
)
def test_hostile_length_is_cut(text: str) -> None:
    """200 KB of near misses give an answer, promises or none, within the cap."""
    assert len(promises(text * (200_000 // len(text)))) <= 6
