"""Counting working days. Which days are holidays is handed in; here are weekends and arithmetic."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Protocol

SATURDAY = 5
ONE_DAY = timedelta(days=1)


class WorkingDays(Protocol):
    """Says which days people work. ``country`` is ISO 3166-1 alpha-2, or empty for unknown."""

    def is_working_day(self, day: date, country: str = "") -> bool:
        """Whether offices are open that day."""
        ...


class WeekdaysOnly:
    """Monday to Friday, without any holiday: for tests and for unknown countries."""

    def is_working_day(self, day: date, country: str = "") -> bool:
        """Whether it is no Saturday and no Sunday."""
        return day.weekday() < SATURDAY


def working_days_between(start: date, end: date, calendar: WorkingDays, country: str = "") -> int:
    """Working days after ``start`` up to and including ``end``; 0 when ``end`` is not later."""
    days = (end - start).days
    return sum(
        calendar.is_working_day(start + timedelta(days=n), country) for n in range(1, days + 1)
    )


def add_working_days(start: date, count: int, calendar: WorkingDays, country: str = "") -> date:
    """The ``count``-th working day after ``start``; ``start`` itself for 0."""
    day = start
    while count > 0:
        day += ONE_DAY
        if calendar.is_working_day(day, country):
            count -= 1
    return day


def on_or_after(day: date, calendar: WorkingDays, country: str = "") -> date:
    """``day`` itself if people work then, else the next day they do."""
    while not calendar.is_working_day(day, country):
        day += ONE_DAY
    return day
