"""Days as people speak of them: the arithmetic beneath the grammar, at the year's seams."""

from __future__ import annotations

from datetime import date

import pytest

from classifier.calendar_days import (
    after,
    after_feast,
    before_feast,
    easter,
    iso_week,
    nearest,
    quarter_ahead,
    week_part,
)
from classifier.date_line import Context, line_of
from classifier.date_words import END
from classifier.dates import read_phrase
from models.working_days import WeekdaysOnly
from tests.builders import moment


@pytest.mark.parametrize(
    ("anchor", "number", "monday"),
    [
        ("2026-11-20", 2, "2027-01-11"),
        ("2026-11-20", 48, "2026-11-23"),
        ("2026-12-30", 53, "2026-12-28"),
        ("2027-06-01", 53, None),
        ("2026-11-20", 53, "2026-12-28"),
    ],
)
def test_a_calendar_week_is_the_nearest_ahead(anchor: str, number: int, monday: str | None) -> None:
    """ISO weeks turn with their own year; week 53 is not in every one."""
    found = iso_week(date.fromisoformat(anchor), number)

    assert monday == (str(found[0]) if found else None)


def test_an_impossible_date_is_none() -> None:
    """30 February never comes."""
    assert nearest(date(2026, 3, 4), 2, 30) is None


def test_a_quarter_past_is_next_years() -> None:
    """Q1 in November is next year's, and the quarter after Q4 is its Q1."""
    sent_at = moment("2026-11-20T10:00+01:00")
    (found,) = read_phrase("The role opens in Q1.", sent_at=sent_at, language="en")

    assert (date(2027, 1, 1), date(2027, 3, 31)) == (found.start, found.end)
    assert (found.start, found.end) == quarter_ahead(sent_at.date(), 1)


def test_on_a_weekend_this_week_is_the_coming_one() -> None:
    """Said on a Saturday, "later this week" cannot be yesterday."""
    saturday = date(2026, 3, 7)

    assert (date(2026, 3, 9), date(2026, 3, 13)) == week_part(saturday, 0, "later")
    assert date(2026, 3, 13) == week_part(saturday, 0, "end")[1]


def test_later_this_week_on_a_friday_is_that_friday() -> None:
    """There is no later day left."""
    friday = date(2026, 3, 6)

    assert (friday, friday) == week_part(friday, 0, "later")


@pytest.mark.parametrize(
    ("count", "unit", "expected"),
    [
        (5, "werktag", "2026-03-10"),
        (5, "business", "2026-03-11"),
        (1, "month", "2026-04-04"),
        (1, "business_week", "2026-03-11"),
        (500, "day", None),
        (30, "month", None),
    ],
)
def test_units_are_counted_each_in_its_way(count: int, unit: str, expected: str | None) -> None:
    """Werktage count Saturdays; what lies years ahead is no promise."""
    found = after(date(2026, 3, 4), count, unit, WeekdaysOnly(), "DE")

    assert expected == (str(found) if found else None)


@pytest.mark.parametrize(
    ("year", "sunday"),
    [(1961, "1961-04-02"), (2025, "2025-04-20"), (2026, "2026-04-05"), (2038, "2038-04-25")],
)
def test_easter_sunday_is_that_of_the_church_tables(year: int, sunday: str) -> None:
    """Known Sundays, the latest possible one among them."""
    assert sunday == str(easter(year))


def test_a_feast_that_is_over_is_next_years() -> None:
    """In June nobody means the Easter gone by; in the first days of January the year is new."""
    assert date(2027, 3, 25) == before_feast(date(2026, 6, 1), "easter")
    assert date(2026, 12, 24) == before_feast(date(2026, 12, 24), "christmas")
    assert (date(2026, 1, 2), date(2026, 1, 9)) == after_feast(date(2026, 1, 5), "new_year")
    assert (date(2027, 3, 30), date(2027, 4, 2)) == after_feast(date(2026, 6, 1), "easter")


def test_looking_past_the_end_of_a_line_finds_nothing() -> None:
    """The grammars look ahead without asking how long a mail is."""
    line = line_of("the the the the the", Context(moment("2026-03-04T09:40+01:00")))

    assert line.token(99) is END
    assert 4 == line.past(0, "glue")
