"""One program for one store."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.single import Single


@pytest.mark.usefixtures("dressed")
def test_a_second_start_calls_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    """The second does not begin; the first is told to come to the front; then the place is free."""
    first, second, other = Single(tmp_path), Single(tmp_path), Single(tmp_path / "other")
    begun = [first.begin(), other.begin()]
    with qtbot.waitSignal(first.called):
        begun.append(second.begin())
    first.end()
    begun.append(second.begin())
    second.end()
    other.end()
    QApplication.processEvents()

    assert [True, True, False, True] == begun
