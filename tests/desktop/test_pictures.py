"""The window drawn: byte for byte the same as the pictures in ``screenshots``.

On a difference, ``NAME.actual.png`` and ``NAME.diff.png`` are written beside the reference. To
accept a new look: delete the reference, run the test twice, look at the new picture.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from desktop.theme import Density, Scheme, Theme
from desktop.time_scale import WEEK, SharedScale
from desktop.window import MainWindow
from tests.desktop.conftest import NOW, MakeWindow
from tests.desktop.sample_report import key_of

FOLDER = Path(__file__).parent / "screenshots"
FORMAT = QImage.Format.Format_RGB32


def difference(first: QImage, second: QImage) -> QImage:
    """Where two pictures differ, in red on the faded second."""
    shown = second.convertToFormat(FORMAT)
    width, height = min(first.width(), second.width()), min(first.height(), second.height())
    for y in range(height):
        for x in range(width):
            if first.pixel(x, y) != second.pixel(x, y):
                shown.setPixelColor(x, y, QColor("red"))
    return shown


def assert_looks_like(name: str, widget: QWidget) -> None:
    """Compare every pixel of a widget with its reference; a missing one is written and fails."""
    for _ in range(3):
        QApplication.processEvents()
    actual = QImage(widget.size(), FORMAT)
    actual.fill(0)
    widget.render(actual, QPoint())
    reference = FOLDER / f"{name}.png"
    if not reference.exists():
        actual.save(str(reference))
        pytest.fail(f"{reference.name} was missing and has been written: look at it")
    expected = QImage(str(reference)).convertToFormat(FORMAT)
    if expected == actual:
        return
    actual.save(str(FOLDER / f"{name}.actual.png"))
    difference(expected, actual).save(str(FOLDER / f"{name}.diff.png"))
    pytest.fail(f"{name} looks different: see {name}.actual.png and {name}.diff.png")


def ready(window: MainWindow, name: str = "Harbour & Finch") -> MainWindow:
    """The window with one row chosen and mail just checked."""
    window.show_checked(NOW.replace(hour=9, minute=0), accounts=2, messages=1284)
    window.choose(key_of(name))
    window.timeline.setFocus()
    return window


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_window(make_window: MakeWindow, theme: Theme, scheme: Scheme) -> None:
    """The whole window in light and dark."""
    theme.choose(scheme=scheme)
    assert_looks_like(f"window_{scheme}", ready(make_window()))


def test_the_week_zoom(make_window: MakeWindow, scale: SharedScale) -> None:
    """Every day named; words that would not fit stand left of their mark."""
    window = ready(make_window(size=(1240, 760)), "Northwind Analytics")
    scale.zoom_to(WEEK)
    assert_looks_like("week", window)


def test_a_narrow_window_with_large_text(make_window: MakeWindow, theme: Theme) -> None:
    """The smallest window, text at 130 per cent, compact rows, the story over the timeline."""
    theme.choose(text_percent=130, density=Density.COMPACT)
    assert_looks_like(
        "narrow_large_text", ready(make_window(size=(960, 700)), "Oakline Hospital Trust")
    )


def test_while_reading(make_window: MakeWindow) -> None:
    """A thin line under the axis, and words with real numbers."""
    window = ready(make_window(size=(1240, 760)), "Lumen Software")
    window.show_progress("Reading Gmail: 412 of 1,284, back to 3 October", 0.32)
    window.show_notice("Harbour & Finch: your reminder sleeps until 27 Nov.", undo="1")
    assert_looks_like("reading", window)


def test_the_correction(make_window: MakeWindow) -> None:
    """How a message is read, and the form to correct it."""
    window = ready(make_window())
    opened: list[QWidget] = []
    window.dialogs.opened.connect(opened.append)
    window.dialogs.correct(key_of("Harbour & Finch"))
    assert_looks_like("correction", opened[0])
