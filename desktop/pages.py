"""What opens beside the timeline: settings, statistics, the first start, the example.

Holds the preferences in force and keeps them.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QProcess, Signal, Slot

from desktop.accounts.desk import AccountsDesk
from desktop.accounts.first_start import FirstStart
from desktop.engine import Engine
from desktop.preferences import Preferences, save
from desktop.settings_dialog import SettingsDialog
from desktop.statistics.dialog import StatisticsDialog
from desktop.theme import Theme
from desktop.window import MainWindow
from models.report import Report

log = logging.getLogger(__name__)


def start_example() -> bool:
    """Open the example in a program of its own, with a store that is gone afterwards."""
    frozen = bool(getattr(sys, "frozen", False))
    arguments = ["demo"] if frozen else ["-m", "desktop", "demo"]
    folder = "" if frozen else str(Path(__file__).resolve().parent.parent)
    started = QProcess.startDetached(sys.executable, arguments, folder)
    return bool(started[0] if isinstance(started, tuple) else started)


class Pages(QObject):
    """``opened`` carries each dialog, for whoever watches."""

    opened = Signal(object)

    def __init__(
        self,
        theme: Theme,
        engine: Engine,
        accounts: AccountsDesk,
        *,
        window: MainWindow,
        preferences: Preferences,
        config: Path,
        start_example: Callable[[], bool] = start_example,
    ) -> None:
        super().__init__(window)
        self.preferences = preferences
        self._theme, self._engine, self._accounts = theme, engine, accounts
        self._window, self._config, self._start_example = window, config, start_example
        self._report: Report | None = None
        self._welcome: FirstStart | None = None
        window.open_settings.connect(self.open_settings)
        window.open_statistics.connect(self.open_statistics)
        window.example_requested.connect(self.see_example)
        accounts.added.connect(self.leave_welcome)

    def set_report(self, report: Report) -> None:
        """The report in force."""
        self._report = report

    @Slot()
    def welcome(self) -> None:
        """The first start: no account yet."""
        if self._welcome is None:
            page = self._welcome = FirstStart(self._theme)
            page.example_asked.connect(self.see_example)
            page.adding.connect(self._accounts.serve)
            page.file_asked.connect(self._accounts.add_file)
            page.folder_asked.connect(self._accounts.add_folder)
        self._window.show_welcome(self._welcome)

    @Slot()
    def leave_welcome(self) -> None:
        """The window opens at once and fills, newest first."""
        self._window.show_welcome(None)

    @Slot()
    def see_example(self) -> None:
        """Open the example beside this window."""
        if not self._start_example():
            self._window.show_notice("The example could not be started.")

    @Slot()
    def open_settings(self) -> None:
        """Show the settings."""
        dialog = SettingsDialog(self._theme, self.preferences, parent=self._window)
        dialog.saved.connect(self._save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()
        self.opened.emit(dialog)

    @Slot()
    def open_statistics(self) -> None:
        """Show the figures of the report in force."""
        if self._report is None:
            self._window.show_notice("There is nothing to count yet.")
            return
        dialog = StatisticsDialog(self._theme, self._report, parent=self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()
        self.opened.emit(dialog)

    def restore_place(self) -> None:
        """Put the window where it was last time."""
        if self.preferences.geometry:
            kept = QByteArray.fromBase64(self.preferences.geometry.encode("ascii", "ignore"))
            self._window.restoreGeometry(kept)

    def keep_place(self) -> None:
        """Remember where the window is."""
        place = bytes(self._window.saveGeometry().toBase64().data()).decode("ascii")
        if place != self.preferences.geometry:
            self._keep(replace(self.preferences, geometry=place))

    @Slot(object)
    def _save(self, preferences: Preferences) -> None:
        changed = preferences.settings != self.preferences.settings
        if self._keep(preferences):
            self._window.show_notice("Settings saved.")
        if changed:
            self._engine.use(preferences.settings)

    def _keep(self, preferences: Preferences) -> bool:
        self.preferences = preferences
        try:
            save(preferences, self._config)
        except OSError:
            log.warning("The settings can not be written")
            self._window.show_notice("The settings could not be written to this disk.")
            return False
        return True
