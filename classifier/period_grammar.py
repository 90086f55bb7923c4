"""Days named by their place in week, month or year: "next Friday", "early next week", "fin mars".

The rules: ranges end late; "next Friday" is the Friday of next week, and the nearer one is kept as
its second reading; a bare weekday is the next one ahead; the end of a month is its last day.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from classifier.calendar_days import (
    after_feast,
    before_feast,
    iso_week,
    month_ahead,
    part_of_month,
    quarter,
    quarter_ahead,
    week_part,
    weekday_ahead,
)
from classifier.date_grammar import Named, calendar_date, day_number, whole_month
from classifier.date_line import Line
from classifier.date_words import CLEAR_SHORT, DASHES, NO_MARKS, NUMBERED
from models.working_days import ONE_DAY

ON_WEEKS = frozenset({"in", "dans", "tra", "fra", "over"})
"""Between a weekday and "two weeks"."""
MOST_WEEKS = 8
ON_WEEKDAYS = {"8": 1, "15": 2}
"""Weeks after the coming weekday: "en huit", "en quinze"."""
FEW_AHEAD = 2
"""Days: what lies further ahead has been counted ("sous huitaine")."""


def qualifier(line: Line, at: int) -> tuple[int | None, int, bool]:
    """Weeks ahead ("this" 0, "next" 1), the index behind, whether "coming" was the word."""
    token = line.token(at)
    if "next" in token.marks:
        return int(token.marks["next"]), at + 1, False
    if "coming" in token.marks:
        return 1, at + 1, True
    if "this" in token.marks:
        return 0, at + 1, False
    return None, at, False


def relative_day(line: Line, at: int) -> Named | None:
    """As in "today", "tomorrow", "later today"."""
    value = line.value(at, "relative")
    later = line.value(at, "part") == "later" and line.value(at + 1, "relative") == "0"
    if value is None and not later:
        return None
    day = line.context.today + int(value or 0) * ONE_DAY
    counted = int(value or 0) > FEW_AHEAD
    if counted and line.token(at - 1).marks.keys().isdisjoint(("in", "by")):
        return None
    return Named(day, day, at + 1 + later, counted=counted)


def weekday_date(line: Line, at: int) -> Named | None:
    """A weekday with or without the date, "this", "next" or a week beside it."""
    in_week = _week_then_day(line, at)
    if in_week:
        return in_week
    offset, index, coming = qualifier(line, at)
    weekday, index = _weekday_name(line, index, qualified=offset is not None)
    if weekday is None:
        return None
    dated = _date_beside(line, index, weekday)
    if dated:
        return replace(dated, firm=True)
    today = line.context.today
    ahead = weekday_ahead(today, weekday)
    weeks, behind = _weeks_on(line, index)
    if offset is None and weeks:
        return Named(ahead + 7 * weeks * ONE_DAY, ahead + 7 * weeks * ONE_DAY, behind)
    if offset is None:
        offset, index, coming = _offset_behind(line, index)
    if offset == 0 and today.weekday() == weekday:
        return Named(today, today, index)
    if not offset or coming:
        return Named(ahead, ahead, index, weekday_only=offset is None)
    found = week_part(today, offset, "")[0] + weekday * ONE_DAY
    also = ahead if ahead < found and offset == 1 and not _names_week(line, index - 1) else None
    return Named(found, found, index, also=also)


def _weeks_on(line: Line, at: int) -> tuple[int, int]:
    """Weeks after the coming weekday, and the index behind: "Thursday week", "jeudi en huit"."""
    if line.context.language == "en" and line.token(at).word == "week":
        return 1, at + 1
    count = line.small_number(at + 1)
    if line.token(at).word in ON_WEEKS and count and line.value(at + 2, "unit") == "week":
        return min(count, MOST_WEEKS), at + 3
    days = line.value(at + 1, "number") if line.token(at).word == "en" else None
    if days not in ON_WEEKDAYS or "unit" in line.token(at + 2).marks:
        return 0, at
    return ON_WEEKDAYS[days], at + 2


def _names_week(line: Line, at: int) -> bool:
    return line.value(at, "unit") == "week" or line.value(at - 1, "unit") == "week"


def _weekday_name(line: Line, at: int, *, qualified: bool) -> tuple[int | None, int]:
    """The weekday at ``at``; a short one needs a capital and a date, a time or a preposition."""
    full = line.value(at, "weekday") or line.value(at, "relative_weekday")
    if full:
        return int(full), at + 1
    short = line.value(at, "short_weekday")
    if short is None or not (line.token(at).capital or qualified or line.context.language != "en"):
        return None, at
    index = at + 1 + (line.token(at + 1).word == ".")
    beside = line.past(index, "glue", "at", "on", signs=",(")
    token = line.token(beside)
    numbered = 0 <= token.number <= 31 or bool(
        token.marks.keys() & {"month", "short_month", "end_of_day"}
    )
    ranged = _ranged(line, at)
    before = line.token(at - 2).marks if line.token(at - 1).word in DASHES else NO_MARKS
    if "short_weekday" in before and not ranged:
        return None, at
    led = bool(line.token(at - 1).marks.keys() & {"by", "on", "between"})
    stands = numbered or qualified or ranged or (led and _may_stand_alone(line, at))
    return (int(short), index) if stands else (None, at)


def _ranged(line: Line, at: int) -> bool:
    """As in "Mon–Wed next week", at either end."""
    first = at if line.token(at + 1).word in DASHES else at - 2
    ends = (line.token(first), line.token(first + 2))
    return (
        first >= 0
        and line.token(first + 1).word in DASHES
        and all(end.capital and "short_weekday" in end.marks for end in ends)
        and not line.token(first + 3).marks.keys().isdisjoint(("next", "this", "coming"))
    )


def _may_stand_alone(line: Line, at: int) -> bool:
    """As in "by Fri" and "na terça" may; "on Sun" is as often a company or a newspaper."""
    word = line.token(at).word
    return word in CLEAR_SHORT or (word in NUMBERED and not line.token(at + 1).word.isalpha())


def _date_beside(line: Line, at: int, weekday: int) -> Named | None:
    """As in "Friday, 3 March", "Montag, den 9.", "martes 10"."""
    index = line.past(at, "glue", "on", signs=",.(", dashes=True)
    found = calendar_date(line, index, weekday)
    if found:
        return found
    number = day_number(line, index)
    told = index > at and "at" in line.token(index - 1).marks
    if number is None or told or _is_hour(line, number[1]):
        return None
    day = _numbered_weekday(line, number[0], weekday)
    return Named(day, day, number[1]) if day else None


def _is_hour(line: Line, at: int) -> bool:
    """Whether the number before ``at`` is a time or begins a range of times."""
    token = line.token(at)
    ranged = token.word in DASHES and line.token(at + 1).number >= 0
    return ranged or token.word == ":" or bool(token.marks.keys() & {"hour", "meridiem", "unit"})


def _numbered_weekday(line: Line, number: int, weekday: int) -> date | None:
    """As in "Friday the 4th": the nearest day of that number that is such a weekday."""
    today = line.context.today
    return next(
        (
            day
            for ahead in range(62)
            if (day := today + ahead * ONE_DAY).day == number and day.weekday() == weekday
        ),
        None,
    )


def _offset_behind(line: Line, at: int) -> tuple[int | None, int, bool]:
    """What follows a weekday: "prochain", "nächster Woche", "of next week", "que viene"."""
    index = line.past(at, "glue", "in", signs=",")
    offset, behind, coming = qualifier(line, index)
    if offset is None:
        if line.value(index, "unit") == "week":
            after_word, after_index, _ = qualifier(line, index + 1)
            return (after_word, after_index, False) if after_word is not None else (None, at, False)
        return None, at, False
    if line.value(behind, "unit") == "week":
        return offset, behind + 1, False
    if offset == 0:
        return None, at, False
    french = line.context.language in {"fr", "es", "pt", "it"}
    return (offset, behind, coming) if french else (None, at, False)


def _week_then_day(line: Line, at: int) -> Named | None:
    """As in "next week Friday", "nächste Woche am Freitag", "la semana que viene, el lunes"."""
    offset, index = _week(line, at)
    if offset is None:
        return None
    index = line.past(index, "glue", "on", signs=",")
    weekday = line.value(index, "weekday")
    if weekday is None:
        return None
    day = week_part(line.context.today, offset, "")[0] + int(weekday) * ONE_DAY
    return Named(day, day, index + 1)


def _week(line: Line, at: int) -> tuple[int | None, int]:
    """As in "next week" and "semaine prochaine": how many weeks ahead, and the index behind."""
    offset, index, _ = qualifier(line, at)
    if offset is not None:
        if line.value(index, "unit") not in {"week", "business_week"}:
            return None, at
        return offset, index + 1
    if line.value(index, "unit") != "week":
        return None, at
    offset, index, _ = qualifier(line, index + 1)
    return offset, index


def week_of(line: Line, at: int) -> Named | None:
    """As in "the week of March 7", "semaine du 7 mars", "KW 10": Monday to Friday."""
    at = line.past(at, "glue")
    number = line.token(at + 1).number
    if "week_number" in line.token(at).marks and 1 <= number <= 53:
        days = iso_week(line.context.today, number)
        return Named(*days, at + 2, period=True) if days else None
    if "week_of" not in line.token(at).marks:
        return None
    index = line.past(at + 1, "glue", "on")
    if "weekday" in line.token(index).marks:
        index = line.past(index + 1, "glue", "on", signs=",")
    found = calendar_date(line, index)
    if found is None:
        return None
    monday = found.start - found.start.weekday() * ONE_DAY
    return Named(monday, monday + 4 * ONE_DAY, found.next, period=True)


def period(line: Line, at: int) -> Named | None:
    """A week, month, quarter or year, or its part: "early next week", "fin mars", "Q2"."""
    token = line.token(at)
    part = token.marks.get("part", "")
    if "end_of" in token.marks:
        return _part_of_unit(line, Unit(token.marks["end_of"], 0, at + 1), "end")
    if "ordinal" in token.marks:
        return _week_of_month(line, at)
    if "after_weekend" in token.marks:
        return Named(*week_part(line.context.today, 1, "early"), at + 1, period=True)
    if "before_feast" in token.marks or "after_feast" in token.marks:
        return _around_feast(line, at)
    index = line.past(at + 1, "glue", "in", dashes=True) if part else at
    if part and line.value(index, "part") == "end":
        part, index = "end", line.past(index + 1, "glue")
    behind = line.token(index)
    if behind.word == "q":
        return _quarter_named(line, index, part)
    numbered = week_of(line, index) if part else None
    if numbered:
        return Named(*week_part(numbered.start, 0, part), numbered.next, period=part != "end")
    unit = _unit(line, index, bare=bool(part))
    if unit is not None:
        return _part_of_unit(line, unit, part)
    month = whole_month(line, index)
    if month is None:
        return None
    first, last = part_of_month(line.context.today, month.end.year, month.end.month, part)
    return Named(first, last, month.next, firm=bool(part), period=not part or first != last)


def _around_feast(line: Line, at: int) -> Named:
    """As in "before Easter", "in the new year"."""
    today, marks = line.context.today, line.token(at).marks
    if "before_feast" in marks:
        return Named(today, before_feast(today, marks["before_feast"]), at + 1, period=True)
    return Named(*after_feast(today, marks["after_feast"]), at + 1, period=True)


def _week_of_month(line: Line, at: int) -> Named | None:
    """As in "the first week of April": its first seven days."""
    number = int(line.token(at).marks["ordinal"])
    month = whole_month(line, line.past(at + 2, "glue", "in"))
    if line.value(at + 1, "unit") != "week" or month is None:
        return None
    first = month.start + (number - 1) * 7 * ONE_DAY
    return Named(first, min(first + 6 * ONE_DAY, month.end), month.next, period=True)


def _quarter_named(line: Line, at: int, part: str) -> Named | None:
    number = line.token(at + 1).number
    if not line.touches(at + 1) or not 1 <= number <= 4:
        return None
    today = line.context.today
    first, last = quarter(today.year, number)
    if last < today:
        first, last = quarter(today.year + 1, number)
    if part == "end":
        first = last
    return Named(first, last, at + 2, firm=bool(part), period=True)


@dataclass(frozen=True, slots=True)
class Unit:
    """A week, month, quarter or year, so many ahead, read up to ``next``."""

    name: str
    ahead: int
    next: int


def _unit(line: Line, at: int, *, bare: bool) -> Unit | None:
    """A unit with "this" or "next" before or behind; ``bare`` ones need neither ("the month")."""
    offset, index, _ = qualifier(line, at)
    name = line.value(index, "unit")
    if name not in {"week", "business_week", "month", "quarter", "year"}:
        return None
    if "plural" in line.token(index).marks:
        return None
    index += 1
    if offset is None:
        behind, after_index, _ = qualifier(line, index)
        if behind is not None and after_index == index + 1:
            offset, index = behind, after_index
    if offset is None and not bare:
        return None
    return Unit(name, offset or 0, index)


def _part_of_unit(line: Line, unit: Unit, part: str) -> Named | None:
    today = line.context.today
    match unit.name:
        case "month":
            first, last = part_of_month(today, *month_ahead(today, unit.ahead), part)
        case "quarter":
            first, last = quarter_ahead(today, unit.ahead)
        case "year":
            first = last = date(today.year + unit.ahead, 12, 31)
        case _:
            first, last = week_part(today, unit.ahead, part)
    if unit.name == "year" and part != "end":
        return None
    first = last if part == "end" else first
    return Named(first, last, unit.next, period=first != last or not part)
