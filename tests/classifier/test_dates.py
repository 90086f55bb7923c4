"""The general grammar of dates: own phrases in seven languages, traps, and properties."""

from __future__ import annotations

import csv
from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from classifier.dates import Moment, read_phrase, read_talks
from models.working_days import WeekdaysOnly, add_working_days
from tests.builders import moment

SENT = moment("2026-03-04T09:40+01:00")
TABLE = Path(__file__).parent / "data" / "date_phrases.csv"
ROWS = [
    tuple(row[name] for name in ("language", "by", "time", "end_time", "zone", "sentence"))
    for row in csv.DictReader(
        (line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")),
        delimiter=";",
    )
]
DAYS = st.dates(date(2024, 1, 1), date(2031, 12, 31))
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January February March April May June July August September October November December".split()
)


def at(day: date, offset: int = 1) -> datetime:
    return datetime.combine(day, time(10), tzinfo=timezone(timedelta(hours=offset)))


def clock(value: time | None) -> str:
    return value.strftime("%H:%M") if value else ""


def one(text: str, sent_at: datetime = SENT, language: str = "en", **more: object) -> Moment:
    (found,) = read_phrase(text, sent_at=sent_at, language=language, **more)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("told", [True, False], ids=["language told", "language guessed"])
@pytest.mark.parametrize(("language", "by", "start", "end", "zone", "sentence"), ROWS)
def test_a_phrase_means_its_day_and_time(
    language: str,
    by: str,
    start: str,
    end: str,
    zone: str,
    sentence: str,
    told: bool,  # noqa: FBT001
) -> None:
    """Each row of date_phrases.csv gives its late end, clock times and zone; traps give nothing."""
    found = read_phrase(sentence, sent_at=SENT, language=language if told else "")
    drawn = [(str(m.by), clock(m.time), clock(m.end_time), m.zone) for m in found[-1:]]

    assert ([] if by == "-" else [(by, start, end, zone)]) == drawn


@given(DAYS, st.integers(0, 6))
def test_a_bare_weekday_is_the_next_one_ahead(day: date, weekday: int) -> None:
    """One to seven days after the mail, never the day itself."""
    found = one(f"We decide on {NAMES[weekday]}.", at(day)).start

    assert weekday == found.weekday()
    assert 1 <= (found - day).days <= 7


@given(DAYS, st.integers(0, 4))
def test_next_weekday_is_that_of_next_week(day: date, weekday: int) -> None:
    """Next Friday lies in the next calendar week; the nearer one is kept beside it."""
    found = one(f"We decide next {NAMES[weekday]}.", at(day))
    monday = day - timedelta(days=day.weekday())

    assert monday + timedelta(days=7 + weekday) == found.start
    assert found.also is None or found.also < found.start


@given(DAYS)
def test_the_end_of_the_month_is_its_last_day(day: date) -> None:
    """Weekend or not, leap year or not."""
    found = one("We decide by the end of the month.", at(day)).by

    assert (day.year, day.month, monthrange(day.year, day.month)[1]) == (
        found.year,
        found.month,
        found.day,
    )


@given(DAYS)
def test_the_end_of_next_week_is_a_friday(day: date) -> None:
    """Five to eleven days ahead."""
    found = one("You will hear by the end of next week.", at(day)).by

    assert 4 == found.weekday()
    assert 5 <= (found - day).days <= 11


@given(DAYS, st.integers(1, 12), st.integers(1, 28))
def test_a_date_without_year_is_the_nearest_ahead(day: date, month: int, number: int) -> None:
    """Across the turn of the year too; only what has just passed is past."""
    found = one(f"We meet on {MONTHS[month - 1]} {number}.", at(day)).start

    assert (month, number) == (found.month, found.day)
    assert -120 <= (found - day).days <= 366


@given(DAYS, st.integers(1, 30))
def test_working_days_are_counted_as_the_calendar_says(day: date, count: int) -> None:
    """The late end of a range is the promise."""
    found = one(f"You will hear within {count}-{count + 2} business days.", at(day))

    assert add_working_days(day, count + 2, WeekdaysOnly()) == found.by
    assert add_working_days(day, count, WeekdaysOnly()) == found.start


@given(DAYS, DAYS)
def test_iso_dates_are_never_doubted(day: date, other: date) -> None:
    """Year first leaves nothing open."""
    assume(abs(day.year - other.year) <= 1)
    found = one(f"Your slot is {other.isoformat()} 16:00 UTC.", at(day))

    assert (other, None, time(16)) == (found.start, found.also, found.time)


@pytest.mark.parametrize(
    ("offset", "language", "day_first", "zone", "expected", "also"),
    [
        (-8, "en", None, "", "2026-03-04", None),
        (1, "en", None, "", "2026-04-03", None),
        (0, "en", None, "", "2026-03-04", "2026-04-03"),
        (0, "en", True, "", "2026-04-03", None),
        (0, "en", False, "", "2026-03-04", None),
        (0, "de", None, "", "2026-04-03", None),
        (-5, "fr", None, "", "2026-04-03", None),
        (0, "en", None, "Europe/London", "2026-04-03", None),
        (0, "en", None, "America/Denver", "2026-03-04", None),
    ],
)
def test_03_04_is_decided_by_evidence_or_kept_open(
    offset: int,
    language: str,
    day_first: bool | None,  # noqa: FBT001
    zone: str,
    expected: str,
    also: str | None,
) -> None:
    """The sender's habit, then language, then zone; without any both readings are kept."""
    found = one(
        "03/04/2026 10:00",
        at(date(2026, 2, 1), offset),
        language,
        day_first=day_first,
        zone_hint=zone,
    )

    assert (expected, also) == (str(found.start), str(found.also) if found.also else None)


def test_a_weekday_or_a_zone_settles_03_04() -> None:
    """Friday 03/04/2026 is 3 April, EST is America, GMT is not."""
    sent = at(date(2026, 2, 1), 0)

    assert date(2026, 4, 3) == one("Friday, 03/04/2026 at 10:00", sent).start
    assert date(2026, 3, 4) == one("03/04/2026 at 3:00 PM EST", sent).start
    assert date(2026, 4, 3) == one("03/04/2026 at 15:00 GMT", sent).start


def test_a_clock_change_keeps_the_wall_clock() -> None:
    """Two o'clock in Berlin is two o'clock before and after the last Sunday of March."""
    text = "Your interview is on {} at 14:00 CET."
    offsets = [
        read_talks(text.format(day), "", sent_at=SENT, language="en")[0].start.isoformat()  # type: ignore[union-attr]
        for day in ("27 March 2026", "30 March 2026")
    ]

    assert ["2026-03-27T14:00:00+01:00", "2026-03-30T14:00:00+02:00"] == offsets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 1 April, 16:00 UTC+2", "UTC+2"),
        ("on 1 April, 16:00 (GMT-08:00)", "UTC-8"),
        ("on 1 April, 16:00 Europe/Berlin", "Europe/Berlin"),
        ("on 1 April, 16:00 (Pacific Time)", "PT"),
        ("on 1 April, 16:00 Nowhere/Else", ""),
        ("on 1 April, 16:00 UTC+99", "UTC"),
        ("on 1 April, 16:00 et cetera", ""),
    ],
)
def test_zones_are_read_as_people_write_them(text: str, expected: str) -> None:
    """Abbreviations, names, offsets, IANA names; what is none of them is left alone."""
    assert expected == one(f"We meet {text}.").tz


def test_29_february_waits_for_a_leap_year() -> None:
    """From 2026 the nearest is that of 2028."""
    assert date(2028, 2, 29) == one("We meet on 29 February.").start


def test_a_mail_without_a_date_dates_nothing() -> None:
    """1970 or the year 9999 is a broken header."""
    for year in (1970, 9999):
        assert () == read_phrase("tomorrow", sent_at=datetime(year, 12, 31, tzinfo=UTC))


def test_a_moment_tells_point_limit_and_period_apart() -> None:
    """An appointment, a last day, a stretch of days."""
    kinds = [one(text).category for text in ("on Friday", "by Friday", "next week")]

    assert ["moment", "limit", "period"] == kinds


@settings(max_examples=300, deadline=None)
@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from(" ".join(row[5] for row in ROWS).split()), max_size=40).map(
        " ".join
    ),
    st.sampled_from(["", "en", "de", "fr", "es", "pt", "it", "nl", "xx"]),
    st.datetimes(datetime(1980, 1, 1), datetime(2199, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
)
def test_any_text_is_read(text: str, language: str, sent_at: datetime) -> None:
    """No text raises; spans lie in the text in their order, days in theirs."""
    end = 0
    for found in read_phrase(text, sent_at=sent_at, language=language):
        assert end <= found.at < found.upto <= len(text)
        assert text[found.at : found.upto] == found.span
        assert found.start <= found.end == found.by
        end = found.at
