"""Every way to say a day, prepositions included, and days counted from that of sending.

"Within 5-7 business days", "in about a week", "a week from Friday": ranges end late, a few days are
three to five, German ``Werktage`` count Saturdays.
"""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from classifier.calendar_days import after
from classifier.date_grammar import Named, calendar_date
from classifier.date_line import Line
from classifier.date_words import DASHES
from classifier.period_grammar import period, relative_day, week_of, weekday_date

FEW = {"week": (3, 4), "month": (2, 3)}
FEW_DAYS = (3, 5)
NONE: frozenset[str] = frozenset()
LONGEST_LEAD = 6
MOST_UNITS = 400
TELLS_AN_HOUR = frozenset({"in", "en", "dans", "tra", "fra", "em", "over"})
"""Before "72 hours" these name an hour; "within 48 hours" names a day."""


class Lead(NamedTuple):
    """The prepositions before a phrase, and where the phrase itself begins."""

    next: int
    by: bool = False
    within: bool = False
    on: bool = False
    at: bool = False
    between: bool = False
    takes: bool = False


def lead_at(line: Line, at: int) -> Lead:
    """The prepositions from ``at`` on; "by no later than the" is one lead."""
    index, marks = at, NONE
    while index < at + LONGEST_LEAD and (here := _lead_marks(line, index)):
        marks = here if not marks or line.token(index).word == "on" else marks | here
        index += 1
    if not marks:
        return Lead(index)
    return Lead(
        next=index,
        by="by" in marks,
        within="in" in marks,
        on="on" in marks,
        at="at" in marks,
        between="between" in marks,
        takes="takes" in marks,
    )


def _lead_marks(line: Line, at: int) -> frozenset[str]:
    """What the preposition at ``at`` may mean; nothing where the phrase itself begins."""
    token = line.token(at)
    if token.leads and "number" in token.marks and "unit" in line.token(at + 1).marks:
        return NONE
    return token.leads


def spoken_date(line: Line, at: int, lead: Lead) -> Named | None:
    """The days named at ``at``, whichever way they are counted."""
    return (
        weekday_date(line, at)
        or calendar_date(line, at)
        or relative_day(line, at)
        or week_of(line, at)
        or period(line, at)
        or _duration(line, at, lead)
    )


def _duration(line: Line, at: int, lead: Lead) -> Named | None:
    """As in "within two weeks", "in the next 5-7 business days", "10 working days from today"."""
    index = line.past(at, "glue")
    ahead = bool(line.token(index).marks.keys() & {"next", "coming"})
    index = line.past(index + ahead, "about", "glue") if ahead else line.past(at, "about", "glue")
    amount = _amount(line, index)
    if amount is None:
        return _vague_plural(line, index) if ahead else None
    another = bool(line.token(index).marks.keys() & {"takes"})
    low, high, index = amount
    middle = bool(line.token(index).marks.keys() & {"next", "coming"})
    more = "more" in line.token(index).marks
    index += middle or more
    unit = line.value(index, "unit")
    asked = lead.within or lead.by or ahead or middle
    if unit is None or unit in {"quarter", "year"} or (unit == "month" and not (asked or more)):
        return None
    if low < 0:
        low, high = FEW.get(unit, FEW_DAYS)
    high, index = _or_more(line, index + 1, high)
    more = more or "more" in line.token(index).marks
    index = line.past(index, "or_so", "coming", "more")
    counted = "from_now" in line.token(index).marks
    if not (asked or lead.takes or more or another or counted):
        return _from_day(line, index, (low, high), unit)
    return _counted(line, (low, high), unit, index + counted, ahead=ahead or middle, exact=lead)


def _or_more(line: Line, at: int, high: int) -> tuple[int, int]:
    """As in "a week or two": the larger number, and the index behind it."""
    more = line.small_number(at + 1) if "or" in line.token(at).marks else None
    if more is None or more <= high or more > MOST_UNITS or "unit" in line.token(at + 2).marks:
        return high, at
    return more, at + 2


def _vague_plural(line: Line, at: int) -> Named | None:
    """As in "in the coming days": a few of them."""
    unit = line.value(at, "unit")
    if unit is None or "plural" not in line.token(at).marks:
        return None
    low, high = FEW.get(unit, FEW_DAYS)
    return _counted(line, (low, high), unit, at + 1, ahead=True, exact=Lead(at))


def _amount(line: Line, at: int) -> tuple[int, int, int] | None:
    """A number or a range of numbers; "few" is -1, for the unit to say. And the index behind."""
    if "few" in line.token(at).marks:
        if line.token(at + 1).number < 0:
            return -1, -1, at + 1
        at += 1  # "unos 10 días", "some 10 days"
    low = line.small_number(at)
    if low is None or low > MOST_UNITS or line.glued(at):
        return None
    index = at + 1
    if line.token(index).word == "(":
        index += 3  # "five (5) days"
    token = line.token(index)
    if token.word in DASHES or token.marks.keys() & {"to", "or"}:
        high = line.small_number(line.past(index, "to", "or", dashes=True))
        if high is not None and high >= low:
            return low, high, line.past(index, "to", "or", dashes=True) + 1
    return low, low, index


def _from_day(line: Line, at: int, amount: tuple[int, int], unit: str) -> Named | None:
    """As in "a week from Friday": counted from another day than that of sending."""
    if line.token(at).word not in {"from", "after"}:
        return None
    base = weekday_date(line, at + 1) or calendar_date(line, at + 1) or relative_day(line, at + 1)
    context = line.context
    if base is None or unit in {"hour", "minute"}:
        return None
    found = after(base.end, amount[1], unit, context.working_days, context.country)
    return Named(found, found, base.next) if found else None


def _counted(
    line: Line, amount: tuple[int, int], unit: str, index: int, *, ahead: bool, exact: Lead
) -> Named | None:
    context = line.context
    if unit in {"hour", "minute"}:
        step = timedelta(hours=amount[1]) if unit == "hour" else timedelta(minutes=amount[1])
        reached = context.sent_at + step
        clock = reached.time().replace(second=0, microsecond=0)
        told = unit == "hour" and exact.within and line.token(exact.next - 1).word in TELLS_AN_HOUR
        return Named(
            reached.date(), reached.date(), index, clock=clock if told else None, counted=True
        )
    low, high = (
        after(context.today, count, unit, context.working_days, context.country) for count in amount
    )
    if low is None or high is None:
        return None
    start = context.today if ahead and low == high else low
    return Named(start, high, index, period=ahead or low != high, counted=True)
