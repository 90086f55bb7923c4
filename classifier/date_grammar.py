"""Dates named by the calendar: "3 March 2022", "Thu 3/3", "4.3.", "2022-03-04", "the 7th".

What is counted from the day of sending ("next week", "within 5 days") is in ``period_grammar``.
Every function takes a line and an index and returns what it read there, or None.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from classifier.calendar_days import day_or_none, nearest, part_of_month
from classifier.date_line import Line
from classifier.date_words import DASHES

YEARS_AROUND = 1
"""Dates with a year further away are birthdays and foundings."""
LAST_DAY = 31
FIRST_OF_MONTH = frozenset({"primero", "premier", "primeiro", "primo"})
AMERICAS = range(-10, -2)
"""Offsets in hours where English mail writes the month first."""


@dataclass(frozen=True, slots=True)
class Named:
    """Days read from tokens up to ``next``.

    ``firm``: a date by its form alone; else it needs a preposition or a time beside it. ``also`` is
    the second reading of an ambiguous one.
    """

    start: date
    end: date
    next: int
    firm: bool = True
    also: date | None = None
    clock: time | None = None
    """The time reached by counting hours."""
    weekday_only: bool = False
    """A bare "Friday"."""
    period: bool = False
    """A stretch of days of which any may be meant."""
    counted: bool = False
    """So many days, weeks, hours from the day of sending."""


def calendar_date(line: Line, at: int, weekday: int | None = None) -> Named | None:
    """A date written with its month, at ``at``; ``weekday`` is the one written before it."""
    return (
        _iso(line, at)
        or _numeric(line, at, weekday)
        or _day_month(line, at)
        or _month_day(line, at)
    )


def _checked(line: Line, found: date | None) -> date | None:
    """``found`` unless its year is too far away to be a date of this search."""
    if found is None or abs(found.year - line.context.today.year) > YEARS_AROUND:
        return None
    return found


def _iso(line: Line, at: int) -> Named | None:
    """ISO 8601: year, month, day with dashes, slashes or dots; a "T" may follow."""
    parts = _parts(line, at)
    if parts is None or len(parts) != 3 or line.token(at).number < 1000 or line.coded(at):
        return None
    found = _checked(line, day_or_none(*parts))
    if found is None:
        return None
    after = at + 5
    return Named(found, found, after + (line.token(after).word == "t"))


def _parts(line: Line, at: int) -> tuple[int, ...] | None:
    """Two or three numbers joined by one sign without blanks ("3/3", "4.3.", "2022-03-04")."""
    sign = line.token(at + 1).word
    if sign not in {"/", ".", "-", "‑"} or line.token(at).number < 0:
        return None
    values = [line.token(at).number]
    index = at
    while (
        len(values) < 3
        and line.token(index + 1).word == sign
        and line.touches(index + 1)
        and line.token(index + 2).number >= 0
        and (line.touches(index + 2) or (sign == "." and line.context.language in {"de", "nl"}))
    ):
        values.append(line.token(index + 2).number)
        index += 2
    return tuple(values) if len(values) > 1 else None


def _numeric(line: Line, at: int, weekday: int | None) -> Named | None:
    parts = _parts(line, at)
    if parts is None or line.coded(at) or parts[0] > LAST_DAY or not parts[0]:
        return None
    first, second = parts[:2]
    sign = line.token(at + 1).word
    if first == 24 and second == 7:
        return None
    index = at + 3
    year: int | None = None
    if len(parts) == 3:
        year, index = _year_of(parts[2], line, at + 4), at + 5
        if year is None:
            return None
    elif sign == "." and line.token(index).word == "." and line.touches(index):
        index += 1
    elif sign in DASHES or line.token(index).word in {"/", "%"}:
        return None
    readings = _readings(line, (first, second), sign=sign, year=year, weekday=weekday)
    if not readings:
        return None
    found, also = readings
    return Named(found, found, index, firm=year is not None, also=also)


def _year_of(value: int, line: Line, at: int) -> int | None:
    """The year written with two or four figures, or None."""
    size = line.token(at).end - line.token(at).start
    if size == 2:
        return 2000 + value
    return value if size == 4 else None


def _readings(
    line: Line, pair: tuple[int, int], *, sign: str, year: int | None, weekday: int | None
) -> tuple[date, date | None] | None:
    """The date of a numeric pair and, where nothing decides the order, its second reading."""

    def built(day: int, month: int) -> date | None:
        if year is None:
            return nearest(line.context.today, month, day)
        return _checked(line, day_or_none(year, month, day))

    by_day, by_month = built(pair[0], pair[1]), built(pair[1], pair[0])
    if by_day is None or by_month is None or by_day == by_month or sign == ".":
        only = by_day if by_day or sign == "." else by_month
        return (only, None) if only else None
    if weekday is not None and (by_day.weekday() == weekday) != (by_month.weekday() == weekday):
        return (by_day if by_day.weekday() == weekday else by_month), None
    order = _day_first(line)
    if order is None:
        today = line.context.today
        ahead = sorted((by_day, by_month), key=lambda one: (one < today, one))
        return ahead[0], ahead[1]
    return (by_day if order else by_month), None


def _day_first(line: Line) -> bool | None:
    """Whether the day stands first: the sender's habit, the language, the zone; None: unknown."""
    context = line.context
    if context.day_first is not None:
        return context.day_first
    if context.language != "en":
        return True
    if context.zone_hint:
        return not context.zone_hint.startswith(("America/", "Pacific/Honolulu"))
    american = _american_zone_ahead(line)
    if american is not None:
        return not american
    offset = context.sent_at.utcoffset()
    hours = offset.total_seconds() / 3600 if offset else 0
    if not hours:
        return None
    return int(hours) not in AMERICAS


def _american_zone_ahead(line: Line) -> bool | None:
    """Whether the sentence names an American zone; None where it names none in either world."""
    words = {token.word for token in line.tokens if token.capital}
    if words & {"est", "edt", "pst", "pdt", "cst", "cdt", "mst", "mdt", "et", "pt", "eastern"}:
        return True
    return False if words & {"gmt", "bst", "cet", "cest", "mez"} else None


def _written_year(line: Line, at: int) -> tuple[int | None, int, bool]:
    """A year of four figures at ``at``: the year, the index behind, and whether it is near."""
    index = line.past(at, "glue", signs=",.")
    token = line.token(index)
    if token.end - token.start != 4 or token.number < 1900 or token.number > 2200:
        return None, at, True
    near = abs(token.number - line.context.today.year) <= YEARS_AROUND
    return token.number, index + 1, near


def _month(line: Line, at: int) -> int | None:
    """The month named at ``at``; "may" and "march" are months only with a capital."""
    token = line.token(at)
    name = token.marks.get("month") or token.marks.get("short_month")
    if not name or (
        token.word in {"may", "march", "mar", "set", "out"}
        and not (token.capital or line.context.language != "en")
    ):
        return None
    return int(name)


def day_number(line: Line, at: int) -> tuple[int, int] | None:
    """A day of the month at ``at`` with what belongs to it ("3rd", "3.", "1er"), and the next."""
    number = line.token(at).number
    if line.token(at).word in FIRST_OF_MONTH:
        return 1, at + 1
    if not 1 <= number <= LAST_DAY or line.token(at).end - line.token(at).start > 2:
        return None
    if line.glued(at):
        return None
    index = at + 1
    if line.touches(index) and (
        "suffix" in line.token(index).marks
        or (line.token(index).word in ".°" and line.context.language != "en")
    ):
        index += 1
        if line.touches(index) and line.token(index).number >= 0:
            return None
    return number, index


def _dated(line: Line, month: int, first: int, last: int, at: int) -> Named | None:
    """A day or range of one month, with the year that may follow at ``at``."""
    year, index, near = _written_year(line, at)
    if not near:
        return None
    if line.context.language != "en":
        index = line.past(index, "next", "coming")  # "le 12 mars prochain"
    today = line.context.today
    start = nearest(today, month, first) if year is None else day_or_none(year, month, first)
    end = day_or_none(start.year, month, last) if start else None
    if start is None or end is None or end < start:
        return None
    return Named(start, end, index)


def _second_day(line: Line, at: int) -> tuple[int, int] | None:
    """The last day of a range: " - 7", "to 7", "and 4"."""
    token = line.token(at)
    if token.word not in DASHES and not token.marks.keys() & {"to", "or"}:
        return None
    return day_number(line, line.past(at, "to", "or", "glue", "on", dashes=True))


def _day_month(line: Line, at: int) -> Named | None:
    """As in "3 March", "3rd of March", "3.-5. März", "jeudi 3 mars 2022"."""
    day = day_number(line, at)
    if day is None:
        return None
    first, index = day
    last, after = first, line.past(index, "glue", signs=".-")
    if _month(line, after) is None and (until := _second_day(line, index)):
        last, index = until
        after = line.past(index, "glue", signs=".-")
    month = _month(line, after)
    if month is None:
        return None
    return _dated(line, month, first, last, after + 1 + (line.token(after + 1).word == "."))


def _month_day(line: Line, at: int) -> Named | None:
    """As in "March 3rd, 2022", "March 3-5"."""
    month = _month(line, at)
    if month is None:
        return None
    index = at + 1 + (line.token(at + 1).word == ".")
    day = day_number(line, line.past(index, "glue", signs="-"))
    if day is None or _is_clock(line, day[1]):
        return None
    first, index = day
    last = first
    until = _second_day(line, index)
    if until and not _is_clock(line, until[1]) and _month(line, until[1]) is None:
        last, index = until
        if last <= first:
            return None
    return _dated(line, month, first, last, index)


def _is_clock(line: Line, at: int) -> bool:
    """Whether the number before ``at`` is an hour: ":30", "pm", "Uhr" or a unit follows."""
    token = line.token(at)
    marks = token.marks.keys() & {"meridiem", "hour", "unit"}
    return bool(marks) or (token.word == ":" and line.touches(at) and line.touches(at + 1))


def day_of_month(line: Line, at: int, *, by: bool) -> Named | None:
    """As in "the 7th", "am 7.", "le 7", "el día 7": the nearest such day ahead."""
    day = day_number(line, at)
    if day is None or _is_clock(line, day[1]):
        return None
    token = line.token(day[1])
    english = line.context.language == "en"
    marked = day[1] > at + 1
    if not marked and line.context.language in {"en", "de", "nl"}:
        return None
    said = by and marked and not english
    if (
        token.word.isalpha()
        and not said
        and not token.marks.keys() & {"at", "on", "to", "or", "latest", "by", "between"}
    ):
        return None
    if token.word in {"%", "/", ".", "-"} and line.touches(day[1] + 1) and line.touches(day[1]):
        return None
    today = line.context.today
    found = min(  # one of three months in a row has the day ahead
        one
        for month in (today.month, today.month % 12 + 1, (today.month + 1) % 12 + 1)
        if (one := nearest(today, month, day[0])) and one >= today
    )
    return Named(found, found, day[1], firm=False)


def whole_month(line: Line, at: int) -> Named | None:
    """As in "March 2026", or "March" behind a preposition: any of its days."""
    month = _month(line, at)
    if month is None or "month" not in line.token(at).marks:
        return None
    year, index, near = _written_year(line, at + 1)
    nearest_first = nearest(line.context.today, month, 28)
    if not near or nearest_first is None:
        return None
    first, last = part_of_month(line.context.today, year or nearest_first.year, month, "")
    return Named(first, last, index, firm=False, period=True)
