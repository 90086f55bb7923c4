"""Arithmetic of days as people speak of them: weeks, months, their parts, the nearest year.

Pure functions of dates; nothing here knows a language.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from models.working_days import ONE_DAY, SATURDAY, WorkingDays, add_working_days

FRIDAY = 4
LOOK_BACK = 120
"""Days: a date without year this little while ago is past, not next year's."""
MOST_DAYS = 400
"""No promise or talk lies further ahead."""
WEEK_PARTS = {
    "": (0, FRIDAY),
    "early": (0, 1),
    "mid": (2, 2),
    "late": (3, FRIDAY),
    "end": (FRIDAY, FRIDAY),
    "later": (0, FRIDAY),
    "first_half": (0, 2),
    "second_half": (2, FRIDAY),
}
MONTH_PARTS = {
    "": (1, 31),
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "end": (31, 31),
    "later": (1, 31),
    "first_half": (1, 15),
    "second_half": (16, 31),
}

Days = tuple[date, date]
"""The first and the last day meant."""


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest(anchor: date, month: int, day: int) -> date | None:
    """The date in the year nearest ahead; shortly before ``anchor`` it is the past one.

    29 February exists only in some years: then the nearest that has it.
    """
    found = [
        one
        for year in range(anchor.year - 1, anchor.year + 9)
        if (one := day_or_none(year, month, day)) and (anchor - one).days <= LOOK_BACK
    ]
    return found[0] if found else None


def working_week(anchor: date, weeks_ahead: int) -> date:
    """Monday of the week ``weeks_ahead``; on a weekend "this week" is already the coming one."""
    weekend = anchor.weekday() >= SATURDAY and weeks_ahead == 0
    return anchor - anchor.weekday() * ONE_DAY + timedelta(weeks=weeks_ahead + weekend)


def week_part(anchor: date, weeks_ahead: int, part: str) -> Days:
    """Part of a working week; "later this week" begins tomorrow and ends on Friday."""
    monday = working_week(anchor, weeks_ahead)
    first, last = (monday + days * ONE_DAY for days in WEEK_PARTS[part])
    if part == "later" and weeks_ahead == 0:
        first = min(max(anchor + ONE_DAY, monday), last)
    if not part and first <= anchor <= last:
        first = anchor
    return first, max(last, first)


def part_of_month(anchor: date, year: int, month: int, part: str) -> Days:
    """Part of a month; its end is its last day, weekend or not."""
    length = monthrange(year, month)[1]
    first, last = (date(year, month, min(day, length)) for day in MONTH_PARTS[part])
    if part == "later" and (year, month) == (anchor.year, anchor.month):
        first = min(anchor + ONE_DAY, last)
    return first, last


def month_ahead(anchor: date, months: int) -> tuple[int, int]:
    """Year and month, ``months`` after that of ``anchor``."""
    count = anchor.year * 12 + anchor.month - 1 + months
    return count // 12, count % 12 + 1


def months_later(anchor: date, months: int) -> date:
    """The same day ``months`` later, or that month's last day."""
    year, month = month_ahead(anchor, months)
    return date(year, month, min(anchor.day, monthrange(year, month)[1]))


def quarter_ahead(anchor: date, quarters: int) -> Days:
    """The first and last day of the quarter ``quarters`` after that of ``anchor``."""
    year, month = month_ahead(anchor, quarters * 3 - (anchor.month - 1) % 3)
    return quarter(year, (month - 1) // 3 + 1)


def quarter(year: int, number: int) -> Days:
    """The first and last day of quarter 1 to 4."""
    return date(year, number * 3 - 2, 1), date(year, number * 3, monthrange(year, number * 3)[1])


def weekday_ahead(anchor: date, weekday: int) -> date:
    """The next such weekday after ``anchor``, one to seven days ahead."""
    return anchor + ((weekday - anchor.weekday() - 1) % 7 + 1) * ONE_DAY


def easter(year: int) -> date:
    """Easter Sunday of the western churches, by the anonymous Gregorian computus."""
    century, rest = divmod(year, 100)
    golden = year % 19
    moon = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    shift = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * shift) // 451
    month, day = divmod(moon + shift - 7 * late + 114, 31)
    return date(year, month, day + 1)


def before_feast(anchor: date, feast: str) -> date:
    """The last day before the holidays of ``feast`` ("easter", "christmas") to come."""

    def day(year: int) -> date:
        return easter(year) - 3 * ONE_DAY if feast == "easter" else date(year, 12, 24)

    return next(one for year in (anchor.year, anchor.year + 1) if (one := day(year)) >= anchor)


def after_feast(anchor: date, feast: str) -> Days:
    """The days after Easter Monday, or the first working days of a new year."""

    def days(year: int) -> Days:
        first = easter(year) + 2 * ONE_DAY if feast == "easter" else date(year, 1, 2)
        return first, first + (3 if feast == "easter" else 7) * ONE_DAY

    return next(one for year in (anchor.year, anchor.year + 1) if (one := days(year))[1] >= anchor)


def iso_week(anchor: date, number: int) -> Days | None:
    """Monday to Friday of calendar week ``number`` (ISO 8601), the nearest ahead."""
    year = anchor.isocalendar().year
    try:
        monday = date.fromisocalendar(year, number, 1)
        if (anchor - monday).days > LOOK_BACK:
            monday = date.fromisocalendar(year + 1, number, 1)
    except ValueError:
        return None
    return monday, monday + FRIDAY * ONE_DAY


class WithSaturdays:
    """A calendar in which Saturdays count too: the German ``Werktage``."""

    def __init__(self, calendar: WorkingDays) -> None:
        self._calendar = calendar

    def is_working_day(self, day: date, country: str = "") -> bool:
        """Whether it is a Saturday, or a working day of the calendar underneath."""
        return day.weekday() == SATURDAY or self._calendar.is_working_day(day, country)


def after(anchor: date, count: int, unit: str, calendar: WorkingDays, country: str) -> date | None:
    """The day ``count`` units after ``anchor``; None for absurdly many."""
    if count > MOST_DAYS:
        return None
    match unit:
        case "business":
            return add_working_days(anchor, count, calendar, country)
        case "business_week":
            return add_working_days(anchor, min(5 * count, MOST_DAYS), calendar, country)
        case "werktag":
            return add_working_days(anchor, count, WithSaturdays(calendar), country)
        case "month":
            found = months_later(anchor, count)
        case "fortnight":
            found = anchor + timedelta(weeks=2 * count)
        case "week":
            found = anchor + timedelta(weeks=count)
        case _:
            found = anchor + timedelta(days=count)
    return found if (found - anchor).days <= MOST_DAYS else None
