"""Days and pixels: zoom keeps what is under the pointer, today comes back to its place."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from desktop.time_scale import NARROWEST, TODAY_STANDS_AT, WIDEST, SharedScale, TimeScale

THURSDAY = date(2025, 11, 20)


def scale(px_per_day: float = 10.0) -> TimeScale:
    """A scale that begins on 1 November."""
    return TimeScale(date(2025, 11, 1).toordinal(), px_per_day)


def test_a_day_is_drawn_at_its_noon() -> None:
    """A day's events stand in the middle of its stretch, and that pixel belongs to the day."""
    assert scale().left_of(THURSDAY) == 190
    assert scale().middle_of(THURSDAY) == 195
    assert scale().day_at(195) == THURSDAY


@pytest.mark.parametrize("wanted", [1.0, 4.0, 28.0, 90.0, 500.0])
@pytest.mark.parametrize("pointer", [0.0, 133.0, 800.0])
def test_zoom_keeps_the_moment_under_the_pointer(wanted: float, pointer: float) -> None:
    """Whatever the zoom asked for, the pointer stays on its date and the limits hold."""
    before = scale()
    after = before.zoomed_to(wanted, around=pointer)

    moment = before.start + pointer / before.px_per_day
    assert moment == pytest.approx(after.start + pointer / after.px_per_day)
    assert NARROWEST <= after.px_per_day <= WIDEST


def test_panning_there_and_back_changes_nothing() -> None:
    """A drag and its way back cancel out."""
    assert scale().panned(73).panned(-73) == scale()


def test_the_whole_search_fits() -> None:
    """Both ends are in sight, with a little air."""
    first, last = date(2025, 8, 4), date(2025, 12, 1)
    fitted = TimeScale.fitting(first, last, 800)

    assert 0 < fitted.left_of(first)
    assert fitted.middle_of(last) < 800


def test_days_from_names_every_day_once() -> None:
    """The days in sight are consecutive and begin with the one at the left edge."""
    days = scale().days_from(5, 30)

    assert days == (date(2025, 11, 1), date(2025, 11, 2), date(2025, 11, 3), date(2025, 11, 4))


def test_today_returns_to_its_place(dressed: QApplication) -> None:  # noqa: ARG001
    """After wandering off, "Today" puts today where it stood at the start."""
    shared = SharedScale(THURSDAY)
    shared.set_width(1000)
    shared.page(-5)
    shared.show_today()

    assert shared.value.middle_of(THURSDAY) == pytest.approx(1000 * TODAY_STANDS_AT)


def test_zoom_without_a_pointer_keeps_today_in_place(dressed: QApplication) -> None:  # noqa: ARG001
    """The buttons Day, Week, Month do not lose today."""
    shared = SharedScale(THURSDAY)
    place = shared.value.middle_of(THURSDAY)
    shared.zoom_to(90)

    assert shared.value.middle_of(THURSDAY) == pytest.approx(place)


def test_a_new_day_moves_along(dressed: QApplication) -> None:  # noqa: ARG001
    """When midnight passes, today stays at its place on the screen."""
    shared = SharedScale(THURSDAY)
    place = shared.value.middle_of(THURSDAY)
    shared.set_today(date(2025, 11, 21))

    assert shared.value.middle_of(date(2025, 11, 21)) == pytest.approx(place)


def test_changes_are_told_once_and_only_when_there_are_any(
    dressed: QApplication,  # noqa: ARG001
) -> None:
    """Setting what is already set tells nobody: no needless repaint."""
    shared = SharedScale(THURSDAY)
    told: list[None] = []
    shared.changed.connect(lambda: told.append(None))
    shared.set(shared.value)
    shared.page(0.5)

    assert len(told) == 1
