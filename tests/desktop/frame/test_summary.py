"""Tiles and status: real numbers in calm words; a zero is good news."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop import words
from desktop.frame.summary import check_words, coming_words, passed_words, quiet_words
from desktop.timeline.rows import rows_of
from tests.desktop.conftest import NOW
from tests.desktop.sample_report import sample_report

WAITING = (
    "Northwind Analytics", "Harbour & Finch", "Bluegate Energy", "Lumen Software",
    "Oakline Hospital Trust", "Pinecrest Logistics",
)  # fmt: skip


def test_tiles_count_what_they_say() -> None:
    """Who is inside a promised date is not counted as quiet."""
    rows = rows_of(sample_report())
    told = [quiet_words(rows), passed_words(rows), coming_words(rows)]

    assert [f"{one.number} {one.title}: {one.more}" for one in told] == [
        "4 quiet after interview: Longest: 30 days",
        "1 promised date passed: Harbour & Finch, 6 days ago",
        "1 interview coming up: Pinecrest Logistics, Mon 24 Nov 10:00",
    ]


def test_a_zero_is_told_calmly() -> None:
    """No silence, no late date, no interview: each has a sentence, none an alarm."""
    rows = rows_of(sample_report(without=WAITING))
    told = [quiet_words(rows), passed_words(rows), coming_words(rows)]

    assert [(one.number, one.more) for one in told] == [
        (0, "Nobody is keeping you waiting."),
        (0, "Every date they gave is still ahead."),
        (0, "None booked right now."),
    ]


def test_what_to_check_names_both_lists() -> None:
    """Only the list that holds something is named."""
    assert check_words(2, 0).more == "2 not sure"
    assert check_words(0, 1).more == "1 not placed"


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(0, "just now"), (1, "1 minute ago"), (59, "59 minutes ago"), (60, "1 hour ago"),
     (60 * 23, "23 hours ago"), (60 * 24, "yesterday"), (60 * 24 * 5, "5 days ago")],
)  # fmt: skip
def test_how_long_ago(minutes: int, told: str) -> None:
    """The age of the last check in words, from a minute to days."""
    assert words.ago(NOW - timedelta(minutes=minutes), NOW) == told
