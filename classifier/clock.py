"""Times of day as written: "2pm", "14h30", "um 14 Uhr", "between 1 and 3 pm", "halb drei".

Reads tokens; the day they belong to and the zone they stand in are for ``date_phrases``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time

from classifier.date_line import Line
from classifier.date_words import DASHES

NOON = 12
EARLIEST_PLAUSIBLE = 7
"""A bare "at 3" is the afternoon: nobody is interviewed before seven in the morning."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One written time before am and pm are settled. ``firm``: it can be nothing but a time."""

    hour: int
    minute: int
    next: int
    half: str = ""
    """"am", "pm" or empty."""
    firm: bool = False
    padded: bool = False
    """Written with two digits or as noon: a 24-hour clock."""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, with its end where a range is written."""

    start: time
    end: time | None
    next: int
    firm: bool


def clock_at(line: Line, at: int, *, bare: bool) -> Clock | None:
    """The time or range of times at ``at``; a lone number counts only when ``bare``."""
    first = _spoken(line, at)
    if first is None:
        return None
    index = line.past(first.next, "hour", "daypart", "glue") if first.firm else first.next
    second = _second(line, first.next)
    if second is None:
        if not (first.firm or bare):
            return None
        return Clock(_settled(first, ""), None, first.next, first.firm)
    if not (first.firm or second.firm or bare):
        return None
    index = second.next
    start, end = _range(first, second)
    return Clock(start, end, index, firm=True)


def _second(line: Line, at: int) -> Spoken | None:
    """The end of a range that began before ``at``."""
    token = line.token(at)
    if token.word not in DASHES and "to" not in token.marks:
        return None
    index = line.past(at, "to", "about", dashes=True)
    found = _spoken(line, index)
    if found is None or (not found.firm and line.is_day_number(index)):
        return None
    return found


def _range(first: Spoken, second: Spoken) -> tuple[time, time]:
    """Both ends, the half of the day shared: "2 - 2:30 PM", "11-1pm", "1 and 3 pm"."""
    end = _settled(second, first.half)
    start = _settled(first, second.half)
    if start >= end and not first.half and second.half:
        start = time(first.hour % 24, first.minute)
    if end <= start and not second.half and end.hour < NOON:
        end = time(end.hour + NOON, end.minute)
    return start, end


def _settled(spoken: Spoken, other_half: str) -> time:
    half = spoken.half or ("" if spoken.padded and spoken.hour > NOON else other_half)
    hour = spoken.hour
    if half == "pm" and hour < NOON:
        hour += NOON
    elif half == "am" and hour == NOON:
        hour = 0
    elif not half and not spoken.padded and 0 < hour < EARLIEST_PLAUSIBLE:
        hour += NOON
    return time(hour % 24, spoken.minute)


def _spoken(line: Line, at: int) -> Spoken | None:
    at = line.past(at, "about")
    token = line.token(at)
    if "noon" in token.marks:
        return Spoken(NOON, 0, line.past(at + 1, "hour"), firm=True, padded=True)
    if "half" in token.marks:
        return _half_hour(line, at + 1)
    if "past" in token.marks:
        return _past_hour(line, at)
    if token.number < 0 or token.number > 24 or token.end - token.start > 2:
        return _in_words(line, at) or _military(line, at)
    if line.glued(at):
        return None
    return _figures(line, at)


def _half_hour(line: Line, at: int) -> Spoken | None:
    """German and Dutch "half three" is half past two."""
    hour = line.small_number(at)
    if hour is None or not 1 <= hour <= NOON:
        return None
    return Spoken((hour - 1) or NOON, 30, line.past(at + 1, "hour"), firm=True)


def _past_hour(line: Line, at: int) -> Spoken | None:
    """As in "half past two", "quarter to three", "Viertel vor drei"."""
    hour = line.small_number(at + 1)
    if hour is None or not 1 <= hour <= NOON:
        return None
    hour, minute = _shifted(hour, int(line.token(at).marks["past"]))
    half, index = _half_of_day(line, line.past(at + 2, "hour"))
    return Spoken(hour, minute, index, half, firm=True)


def _shifted(hour: int, minutes: int) -> tuple[int, int]:
    """Hour and minute so many minutes after the full hour, or before it."""
    return (hour, minutes) if minutes >= 0 else ((hour - 1) or NOON, 60 + minutes)


def _military(line: Line, at: int) -> Spoken | None:
    """As in "at 1400 hrs": four figures between "at" and the word for hours."""
    token = line.token(at)
    hour, minute = divmod(token.number, 100)
    if token.end - token.start != 4 or hour >= 24 or minute >= 60:
        return None
    behind = line.token(at + 1)
    named = "hour" in behind.marks or behind.marks.get("unit") == "hour"
    if not named or "at" not in line.token(at - 1).marks:
        return None
    return Spoken(hour, minute, at + 2, firm=True, padded=True)


def _in_words(line: Line, at: int) -> Spoken | None:
    """As in "um zehn Uhr", "a las diez y media": the word for hour or its part stands behind."""
    value = line.value(at, "number")
    index = at + 1 + ("hour" in line.token(at + 1).marks)
    part = line.value(index, "and_part")
    if not value or (index == at + 1 and part is None):
        return None
    hour, minute = _shifted(int(value), int(part or 0))
    half, index = _half_of_day(line, index + (part is not None))
    return Spoken(hour, minute, index, half, firm=True)


def _figures(line: Line, at: int) -> Spoken | None:
    hour = line.token(at).number
    minute, index, colon = _minutes(line, at)
    if line.token(index).word == ":" and line.touches(index) and line.touches(index + 1):
        index += 2  # seconds
    hour_word = "hour" in line.token(index).marks or (
        index > at + 1 and line.token(index).word == "hrs"
    )
    dotted = line.token(at + 1).word == "." and index > at + 1
    if hour_word:
        index += 1
        behind = line.token(index)
        spaced = line.token(index - 1).word == "h" and not line.is_day_number(index)
        if (
            (line.touches(index) or spaced)
            and index == at + 2
            and behind.end - behind.start == 2
            and 0 <= behind.number < 60
        ):
            minute, index = behind.number, index + 1
    part = line.value(index, "and_part")
    if part and not minute and hour:
        hour, minute = _shifted(hour, int(part))
        index, hour_word = index + 1, True
    half, index = _half_of_day(line, index)
    if half and hour > NOON:
        half = ""
    firm = (colon and not dotted) or hour_word or bool(half)
    padded = line.token(at).word.startswith("0") or hour > NOON
    return Spoken(hour, minute, index, half, firm, padded)


def _minutes(line: Line, at: int) -> tuple[int, int, bool]:
    """Minutes behind the hour at ``at``, the index behind them, whether there were any."""
    sign, minute = line.token(at + 1), line.token(at + 2)
    if (
        sign.word in {":", "."}
        and line.touches(at + 1)
        and line.touches(at + 2)
        and minute.end - minute.start == 2
        and 0 <= minute.number < 60
    ):
        return minute.number, at + 3, True
    return 0, at + 1, False


def _half_of_day(line: Line, at: int) -> tuple[str, int]:
    """The half of the day ("pm", "de la tarde"), and the index behind its words."""
    half = line.value(at, "meridiem")
    if half and not line.starts_date(at + 1):
        return half, at + 1
    index = at + 1 if line.token(at).word == "," else at
    half = line.value(index, "daypart")
    return (half, index + 1) if half else ("", at)
