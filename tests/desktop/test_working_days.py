"""Working days of the employer's country."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.working_days import HolidayCalendar


@pytest.mark.parametrize(
    ("day", "country", "works"),
    [
        (date(2026, 11, 26), "US", False),  # Thanksgiving
        (date(2026, 11, 26), "DE", True),
        (date(2026, 10, 3), "DE", False),  # a Saturday and German Unity Day
        (date(2026, 11, 27), "SA", False),  # Friday, the weekend of Saudi Arabia
        (date(2026, 11, 22), "SA", True),  # Sunday
        (date(2026, 11, 23), "XX", True),  # no such country: Monday to Friday
        (date(2026, 11, 22), "", False),
    ],
)
def test_a_holiday_belongs_to_its_country(day: date, country: str, *, works: bool) -> None:
    """A check-in is not advised on the other side's day off."""
    assert works == HolidayCalendar().is_working_day(day, country)


def test_home_stands_in_for_an_unknown_country() -> None:
    """Where the employer's country is unknown, the person's own is the better guess."""
    assert not HolidayCalendar("US").is_working_day(date(2026, 11, 26))
