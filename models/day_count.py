"""Working days counted fast: the same questions are asked of a calendar thousands of times."""

from __future__ import annotations

from datetime import date

from models.working_days import ONE_DAY, WorkingDays, add_working_days, on_or_after

REACH = 64
"""Days by which a country's running count is extended at a time."""


class DayCount:
    """Counts the working days of one country, remembering a running total per day.

    The answers are those of ``working_days_between`` and its neighbours.
    """

    def __init__(self, calendar: WorkingDays, country: str) -> None:
        self._calendar = calendar
        self._country = country
        self._first = 0
        self._totals: list[int] = []

    def between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and including ``end``; 0 when ``end`` is earlier."""
        if end <= start:
            return 0
        before = self._total(start.toordinal())  # first: reaching back shifts the totals
        return self._total(end.toordinal()) - before

    def after(self, start: date, count: int) -> date:
        """The ``count``-th working day after ``start``."""
        return add_working_days(start, count, self._calendar, self._country)

    def on_or_after(self, day: date) -> date:
        """``day`` itself if people work then, else the next day they do."""
        return on_or_after(day, self._calendar, self._country)

    def _total(self, day: int) -> int:
        """Working days from the first day counted up to and including ``day``."""
        if not self._totals:
            self._first = day
            self._totals.append(0)
        if day < self._first:
            self._extend_back(day)
        while day - self._first >= len(self._totals):
            self._extend()
        return self._totals[day - self._first]

    def _extend(self) -> None:
        day = date.fromordinal(self._first + len(self._totals))
        for _ in range(REACH):
            self._totals.append(self._totals[-1] + self._works(day))
            day += ONE_DAY

    def _extend_back(self, day: int) -> None:
        first = day - REACH
        totals = [0]
        for ordinal in range(first + 1, self._first + 1):
            totals.append(totals[-1] + self._works(date.fromordinal(ordinal)))
        shift = totals[-1] - self._totals[0]
        self._totals = totals + [total + shift for total in self._totals[1:]]
        self._first = first

    def _works(self, day: date) -> bool:
        return self._calendar.is_working_day(day, self._country)
