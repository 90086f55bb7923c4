"""Which days people work, from the package ``holidays``: handed to the floors below.

Computed, nothing is looked up in a network. Years are built as they are asked for.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from models.working_days import SATURDAY

if TYPE_CHECKING:
    import holidays


class HolidayCalendar:
    """Weekends and public holidays of a country.

    ``home`` (ISO 3166-1 alpha-2) stands in where the employer's country is unknown; where that is
    unknown too, or not covered by the package, Monday to Friday are working days.
    """

    def __init__(self, home: str = "") -> None:
        self._home = home
        self._countries: dict[str, holidays.HolidayBase | None] = {}

    def is_working_day(self, day: date, country: str = "") -> bool:
        """Whether offices are open: neither weekend nor a public holiday of the whole country."""
        known = self._of(country or self._home)
        return day.weekday() < SATURDAY if known is None else known.is_working_day(day)

    def _of(self, country: str) -> holidays.HolidayBase | None:
        if country not in self._countries:
            import holidays  # noqa: PLC0415 - the window opens without it

            try:
                self._countries[country] = holidays.country_holidays(country)
            except NotImplementedError:  # not a country the package covers
                self._countries[country] = None
        return self._countries[country]
