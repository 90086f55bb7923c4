"""Where things stand on a lane: nothing overlaps, much at once is stacked, silence ends today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.glyphs import FLAGS, Glyph
from desktop.marks import Mark
from desktop.time_scale import TimeScale
from desktop.timeline.lane import Lane, hit, lay_out
from desktop.timeline.rows import Row, rows_of
from desktop.timeline.wedge import height
from tests.desktop.sample_report import TODAY, sample_report

START = date(2025, 9, 22)


def row(name: str) -> Row:
    """The sample's row of one employer."""
    return next(one for one in rows_of(sample_report()) if one.employer.name == name)


def lane(of: Row, px_per_day: float = 10.0) -> Lane:
    """The row laid out from 22 September."""
    return lay_out(of, TimeScale(START.toordinal(), px_per_day), TODAY)


def drawn(of: Lane) -> str:
    """The lane's marks as text: what stands at which pixel."""
    return " ".join(f"{one.mark.glyph.name.lower()}@{one.x:.0f}" for one in of.placed)


def test_the_silence_runs_from_the_interview_to_today() -> None:
    """The wedge begins at the talk itself and ends at today's line; the flag stands between."""
    laid = lane(row("Harbour & Finch"))

    assert [laid.wedge_from, laid.flag, laid.today] == [455, 535, 595]
    assert laid.track == (215.0, 455.0)
    assert drawn(laid) == (
        "applied@215 acknowledged@215 they@305 call@355 interview@455 flag_passed@535"
    )


def test_after_a_cold_application_a_dotted_line_leads_to_today() -> None:
    """Nothing is owed: no wedge, only a thin dotted line."""
    laid = lane(row("Corvid Labs"))

    assert laid.track is not None
    assert laid.waiting == (laid.track[1], laid.today)


def test_a_closed_row_ends_where_it_was_closed() -> None:
    """No line runs on to today."""
    assert lane(row("Ferro Foods")).waiting is None


def test_marks_of_neighbouring_days_are_nudged_apart() -> None:
    """The thank-you of the next day stands right of the interview, not on it."""
    places = {one.mark.title: one for one in lane(row("Northwind Analytics")).placed}
    talk, thanks = places["Interview 1"], places["You said thank you"]

    assert thanks.x - talk.x >= talk.radius + thanks.radius


def test_many_marks_at_one_place_become_a_stack() -> None:
    """Five mails in two days are one mark with a count, from which each can be read."""
    day = date(2025, 11, 3)
    marks = tuple(Mark(Glyph.THEY, day + timedelta(n // 3), f"mail {n}") for n in range(5))
    laid = lane(replace(row("Corvid Labs"), marks=marks))

    assert [len(one.marks) for one in laid.placed] == [5]
    assert laid.placed[0].stack


@settings(deadline=None)
@given(st.lists(st.integers(0, 60), max_size=12), st.sampled_from([4.0, 10.0, 28.0, 90.0]))
def test_no_two_marks_overlap(days: list[int], px_per_day: float) -> None:
    """Whatever happened when, at every zoom, marks keep clear of each other and in order."""
    marks = tuple(Mark(Glyph.THEY, START + timedelta(day), str(day)) for day in sorted(days))
    laid = lane(replace(row("Corvid Labs"), marks=marks), px_per_day)
    steady = [one for one in laid.placed if one.mark.glyph not in FLAGS]

    assert sum(len(one.marks) for one in laid.placed) == len(marks)
    assert all(b.x - a.x >= a.radius + b.radius for a, b in pairwise(steady))


@pytest.mark.parametrize(("x", "found"), [(455, 4), (461, 4), (400, None), (535, 5)])
def test_the_pointer_finds_the_nearest_mark(x: float, found: int | None) -> None:
    """A mark is found within its reach; between marks there is nothing."""
    assert hit(lane(row("Harbour & Finch")).placed, x) == found


def test_the_wedge_grows_for_two_weeks_and_then_stays() -> None:
    """Height says the days: 5 pixels at first, 24 from day 14 on."""
    assert [height(days) for days in (0, 7, 14, 30)] == [5.0, 14.5, 24.0, 24.0]
