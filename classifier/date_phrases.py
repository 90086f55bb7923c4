"""The general grammar of dates: a text's moments, each with its days, times, zone and words.

Promise, talk or deadline is decided elsewhere: here "by Friday at 5 pm CET" is days, a time and a
zone. Total and linear: any text gives an answer, long ones are cut.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from classifier.calendar_days import weekday_ahead
from classifier.clock import Clock, clock_at
from classifier.date_grammar import FIRST_OF_MONTH, Named, day_of_month
from classifier.date_line import WEEKDAYS_ONLY, Context, Line, line_of
from classifier.date_words import DASHES, LONGEST_TEXT, Token
from classifier.spoken_dates import Lead, lead_at, spoken_date
from classifier.zones import Zone, at_place, known_zone, zone_at

PLAUSIBLE_YEARS = range(1980, 2200)
"""A mail dated elsewhere has lost its date: nothing can be counted from it."""
UNMARKED = FIRST_OF_MONTH | {"q"}
"""Words without marks that days begin with: "primero de mayo", "Q2"."""
BEGIN_ONLY = frozenset("number unit plural this next coming few ordinal part".split())
"""Marks of words that name no date and no time without the word behind them."""
BEFORE_A_POINT = frozenset({"on", "at", "in", "glue", "takes"})
WORKING_WEEK_ENDS = range(4, 7)


@dataclass(frozen=True, slots=True)
class Moment:
    """One date phrase. ``span`` is its words, at ``at`` up to ``upto`` in the text.

    ``start`` and ``end`` are the first and last day meant, ``by`` the late end. ``time`` and
    ``end_time`` are wall-clock times in ``zone`` (IANA; empty: the sender's own), written ``tz``.
    A time whose day stands elsewhere has ``dated`` False and the day of sending.
    """

    span: str
    at: int
    upto: int
    start: date
    end: date
    time: dt.time | None = None
    end_time: dt.time | None = None
    tz: str = ""
    place: Zone | None = None
    also: date | None = None
    limit: bool = False
    """Said with "by", "until", "within", "EOD": a last day, not an appointment."""
    period: bool = False
    """Any day from start to end."""
    dated: bool = True

    @property
    def by(self) -> date:
        """The last day of what was said."""
        return self.end

    @property
    def zone(self) -> str:
        """IANA name of the zone, where one was written."""
        return self.place.iana if self.place else ""

    @property
    def category(self) -> str:
        """As in "moment" for an appointment-like point, "limit" for a last day, "period" else."""
        return "limit" if self.limit else "period" if self.period else "moment"


def moments(text: str, context: Context) -> tuple[Moment, ...]:
    """Every date phrase of ``text`` in order, times without a day included."""
    if context.working_days is WEEKDAYS_ONLY:
        return _shared(text, context)
    return _read(text, context)


@lru_cache(maxsize=16)
def _shared(text: str, context: Context) -> tuple[Moment, ...]:
    """Talks and deadlines are looked for in the same sentences."""
    return _read(text, context)


def _read(text: str, context: Context) -> tuple[Moment, ...]:
    if context.sent_at.year not in PLAUSIBLE_YEARS:
        return ()
    line = line_of(text[:LONGEST_TEXT], context)
    found: list[Moment] = []
    at = 0
    while at < len(line.tokens):
        if not line.tokens[at].starts:
            at += 1
            continue
        moment, behind = _phrase(line, at)
        if moment:
            found.append(moment)
        at = max(behind, at + 1)
    return tuple(found)


def _phrase(line: Line, at: int) -> tuple[Moment | None, int]:
    """The phrase at token ``at``, if any, and the index to go on from."""
    if "never" in line.token(at - 1).marks:
        return None, at + 1
    lead = lead_at(line, at)
    token = line.token(lead.next)
    if _says_nothing(token) or _breaks_off(token, line.token(lead.next + 1), lead):
        return None, at + 1
    index, end_of_day = _end_of_day(line, lead.next)
    named = _day(line, index, lead)
    if named is None and end_of_day:
        today = line.context.today
        named = Named(today, today, index)
    if named:
        return _day_then_time(line, at, lead, named, limit=lead.by or end_of_day)
    return _time_then_day(line, at, lead)


def _says_nothing(token: Token) -> bool:
    """Whether no date and no time can begin there: "by email", "at Contoso"."""
    return not token.marks and token.number < 0 and token.word not in UNMARKED


def _breaks_off(token: Token, behind: Token, lead: Lead) -> bool:
    """Whether what only begins a date is followed by a plain word: "2 engineers", "next steps"."""
    if not (token.marks.keys() <= BEGIN_ONLY and behind.word.isalpha() and _says_nothing(behind)):
        return False
    return not (lead.at or lead.between)


def _end_of_day(line: Line, at: int) -> tuple[int, bool]:
    """Past "EOD" or "close of business" and what joins it to a day."""
    if "end_of_day" not in line.token(at).marks:
        return at, False
    index = line.past(at + 1, "glue", "on", signs=",")
    return index, True


def _day(line: Line, at: int, lead: Lead) -> Named | None:
    """The days at ``at``; doubtful forms only where the lead vouches for them or a time follows."""
    named = spoken_date(line, at, lead)
    if named is None and (lead.on or lead.by or line.token(at - 1).word == "the"):
        named = day_of_month(line, at, by=lead.by)
    if named is None or named.firm:
        return named
    vouched = lead.by or lead.within or lead.on or lead.between
    if not vouched and (named.period or _time_behind(line, named.next) is None):
        return None
    return named


def _time_behind(line: Line, at: int) -> Clock | None:
    """The time after a date, past what joins them."""
    index = line.past(at, "at", "between", "glue", signs=",:(@|·;", dashes=True)
    told = any(
        "at" in line.token(one).marks or "between" in line.token(one).marks
        for one in range(at, index)
    )
    found = clock_at(line, index, bare=told)
    if found is None and line.value(index, "daypart"):
        return clock_at(line, line.past(index + 1, "at"), bare=True)
    return found


def _day_then_time(
    line: Line, at: int, lead: Lead, named: Named, *, limit: bool
) -> tuple[Moment | None, int]:
    named, support_hours = _joined_days(line, lead, named)
    if support_hours:
        return None, named.next
    clock = _time_behind(line, named.next)
    clock = _afternoon(line, at, named, clock)
    index = clock.next if clock else named.next
    latest = "latest" in line.token(line.past(index, "glue", signs=",")).marks
    if "end_of_day" in line.token(line.past(index, "glue", signs=",")).marks:
        index, latest = line.past(index, "glue", signs=",") + 1, True
    return _made(
        line, at, index, named, clock, limit=limit or latest or (lead.within and named.counted)
    )


def _afternoon(line: Line, at: int, named: Named, clock: Clock | None) -> Clock | None:
    """A morning hour said with "this afternoon" is an afternoon hour."""
    if clock is None:
        return None
    part = next((p for one in range(at, named.next + 1) if (p := line.value(one, "daypart"))), "")
    if part == "pm" and clock.start.hour < 12:
        return replace(clock, start=clock.start.replace(hour=clock.start.hour + 12))
    return clock


def _joined_days(line: Line, lead: Lead, named: Named) -> tuple[Named, bool]:
    """The days up to the last of "Monday or Tuesday", "from 3 March to 7 March".

    The second value: whether it is "Monday to Friday", opening hours and no date.
    """
    index = named.next
    token = line.token(index)
    dash = token.word in DASHES
    if not dash and not (token.marks.keys() & {"to", "or"}):
        return named, False
    if "or" in token.marks and "to" not in token.marks and not lead.by:
        return named, False
    behind = line.past(index, "to", "or", "glue", "on", dashes=True)
    last = spoken_date(line, behind, Lead(behind))
    if last is None or last.period or not last.firm:
        return named, False
    if named.weekday_only and last.weekday_only:
        if named.start.weekday() == 0 and last.end.weekday() in WORKING_WEEK_ENDS and not lead.by:
            return last, True
        day = weekday_ahead(named.start, last.end.weekday())
        last = replace(last, start=day, end=day)
    if last.end < named.start:
        return named, False
    if token.word == "and" and not (lead.between or lead.by):
        return named, False
    if _time_behind(line, last.next) and not (lead.by or lead.between):
        return named, False
    return replace(last, start=named.start, period=True, also=None), False


def _time_then_day(line: Line, at: int, lead: Lead) -> tuple[Moment | None, int]:
    """As in "3pm on Tuesday", "14:00 - Tuesday, 3 March", or a time alone."""
    clock = clock_at(line, lead.next, bare=lead.at or lead.between)
    if clock is None:
        return None, at + 1
    zone = zone_at(line.text, line.folded, line.token(clock.next - 1).end)
    index = _behind(line, clock.next, zone)
    joint = line.past(index, "on", "glue", signs=",(|·", dashes=True)
    named = spoken_date(line, joint, Lead(joint, on=True))
    if named and not named.period and (named.firm or "on" in line.token(joint - 1).marks):
        return _made(line, at, named.next, named, clock, limit=lead.by, zone=zone)
    if not clock.firm:
        return None, at + 1
    today = line.context.today
    alone = Named(today, today, clock.next)
    moment, index = _made(line, at, clock.next, alone, clock, limit=lead.by)
    return replace(moment, dated=False), index


def _behind(line: Line, at: int, zone: Zone | None) -> int:
    """The index of the first token behind ``zone``."""
    while zone and line.token(at).word and line.token(at).start < zone.end:
        at += 1
    return at


def _made(
    line: Line,
    at: int,
    index: int,
    named: Named,
    clock: Clock | None,
    *,
    limit: bool,
    zone: Zone | None = None,
) -> tuple[Moment, int]:
    told = clock is not None or named.clock is not None
    if zone is None and told:
        zone = zone_at(line.text, line.folded, line.token(index - 1).end)
    index = _behind(line, index, zone)
    while not (limit or named.period) and _only_leads(line, at, index):
        at += 1
    first, last = line.token(at), line.token(index - 1)
    upto = max(last.end, zone.end if zone else 0)
    return (
        Moment(
            span=line.text[first.start : upto],
            at=first.start,
            upto=upto,
            start=named.start,
            end=named.end,
            time=clock.start if clock else named.clock,
            end_time=clock.end if clock else None,
            tz=zone.label if zone else "",
            place=zone,
            also=named.also,
            limit=limit,
            period=named.period,
        ),
        index,
    )


def _only_leads(line: Line, at: int, end: int) -> bool:
    """Whether the token at ``at`` is a mere preposition before the phrase."""
    marks = line.token(at).marks.keys()
    return at + 1 < end and bool(marks) and marks <= BEFORE_A_POINT


def wall_time(day: date, clock: dt.time, moment: Moment, context: Context) -> datetime:
    """The aware time: in the zone written, else in the mail's own place, else its offset."""
    place = moment.place.clock() if moment.place else known_zone(context.zone_hint)
    offset = place or context.sent_at.tzinfo
    wall = datetime.combine(day, clock)
    return at_place(wall, offset) if offset else wall
