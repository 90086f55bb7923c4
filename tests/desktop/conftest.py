"""For tests of the window: Qt draws the same everywhere, on a fixed day, without a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.rendering import dress, prepare
from desktop.theme import Scheme, Theme
from desktop.time_scale import SharedScale
from desktop.window import MainWindow
from models.report import Report
from tests.desktop.sample_report import TODAY, sample_report

NOW = datetime(2025, 11, 20, 9, 2, tzinfo=UTC)
MakeWindow = Callable[..., MainWindow]

prepare(fixed=True)


def pytest_itemcollected(item: pytest.Item) -> None:
    """Qt's offscreen platform warns for every dialog that it keeps no size hints: no matter."""
    item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints", extend=True))


@pytest.fixture(scope="session")
def dressed(qapp: QApplication) -> QApplication:
    """The application in Fusion and the bundled fonts."""
    dress(qapp, fixed=True)
    return qapp


@pytest.fixture
def theme(dressed: QApplication) -> Iterator[Theme]:
    """The light theme."""
    made = Theme(scheme=Scheme.LIGHT)
    dressed.setPalette(made.palette())
    yield made
    made.deleteLater()


@pytest.fixture
def scale(dressed: QApplication) -> SharedScale:  # noqa: ARG001 - needs Qt
    """A scale whose today is the sample's."""
    return SharedScale(TODAY)


@pytest.fixture
def make_window(qtbot: QtBot, theme: Theme, scale: SharedScale) -> MakeWindow:
    """A window of the given size that shows a report, at its usual place in time."""

    def make(report: Report | None = None, *, size: tuple[int, int] = (1440, 900)) -> MainWindow:
        window = MainWindow(theme, scale, clock=lambda: NOW)
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        qtbot.waitExposed(window)
        window.set_report(report or sample_report())
        scale.show_today()
        window.timeline.setFocus()
        return window

    return make


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:
    """The window with the sample report."""
    return make_window()
