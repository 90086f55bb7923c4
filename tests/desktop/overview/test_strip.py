"""The overview: the window over what is seen can be dragged and stretched."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.overview.picture import Search
from desktop.overview.strip import OverviewStrip
from desktop.theme import Theme
from desktop.time_scale import SharedScale
from tests.desktop.pointer import drag
from tests.desktop.sample_report import TODAY, sample_report


@pytest.fixture
def strip(qtbot: QtBot, theme: Theme, scale: SharedScale) -> OverviewStrip:
    """The strip with the sample, as wide as in the window."""
    made = OverviewStrip(theme, scale)
    qtbot.addWidget(made)
    made.resize(1068, 52)
    made.set_report(sample_report())
    made.show()
    return made


def pull(strip: OverviewStrip, start: float, end: float) -> None:
    """Press at one x, move to another, let go."""
    drag(strip, QPoint(round(start), 26), QPoint(round(end), 26))


def test_it_holds_the_whole_search() -> None:
    """From before the first mail to some days ahead, with the longest silence."""
    search = Search.of(sample_report())

    assert search.first < date(2025, 9, 24) < TODAY < search.last
    assert search.worst is not None
    assert search.worst.days == 30
    assert sum(search.mail.values()) == len(sample_report().messages)


def test_dragging_the_window_moves_time(strip: OverviewStrip, scale: SharedScale) -> None:
    """The part that is seen follows the hand; the zoom stays."""
    start, zoom = scale.value.start, scale.value.px_per_day
    middle = strip.picture.window.center().x()
    pull(strip, middle, middle - 7 * strip.picture.px_per_day)

    assert scale.value.start == pytest.approx(start - 7, abs=0.2)
    assert scale.value.px_per_day == zoom


def test_dragging_a_handle_zooms(strip: OverviewStrip, scale: SharedScale) -> None:
    """The left handle to the right: less time is seen, its right end stays."""
    scale.page(-0.3)
    picture = strip.picture
    end = scale.value.start + scale.value.days_within(scale.width)
    pull(strip, picture.window.left(), picture.window.left() + 100)

    assert scale.value.px_per_day > 12
    assert scale.value.start + scale.value.days_within(scale.width) == pytest.approx(end)


def test_a_click_beside_the_window_goes_there(strip: OverviewStrip, scale: SharedScale) -> None:
    """A place in the search is one click away."""
    scale.zoom_to(90)
    wanted = strip.picture.x_of((TODAY - timedelta(days=40)).toordinal() + 0.5)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(round(wanted), 26))

    first, last = scale.value.day_at(0), scale.value.day_at(scale.width)
    assert first < TODAY - timedelta(days=40) < last


def test_arrows_move_it_and_the_stretch_is_said(strip: OverviewStrip) -> None:
    """By keyboard too, and a screen reader hears which days are shown."""
    before = strip.accessibleDescription()
    QTest.keyClick(strip, Qt.Key.Key_Left)

    assert before.startswith("Shown: ")
    assert strip.accessibleDescription() != before
