"""Working days counted fast give the same answers as counted one by one."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.day_count import DayCount
from models.working_days import WeekdaysOnly, working_days_between

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(st.lists(st.tuples(DAYS, st.integers(-5, 120)), min_size=1, max_size=6))
def test_the_fast_count_is_the_plain_count(spans: list[tuple[date, int]]) -> None:
    """Whatever is asked first, forwards or backwards in time."""
    calendar = WeekdaysOnly()
    count = DayCount(calendar, "")
    for start, length in spans:
        end = start + timedelta(days=length)
        assert working_days_between(start, end, calendar) == count.between(start, end)
