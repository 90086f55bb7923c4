"""Opens the panel's dialogs for the report in force and passes on what the person decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from desktop.employers.correction_dialog import CorrectionDialog
from desktop.employers.employer_dialog import EmployerDialog
from desktop.employers.event_dialog import EventDialog
from desktop.employers.reader import MessageReader
from desktop.theme import Theme
from models.application import Application
from models.employer import Employer
from models.message import Message
from models.report import Report


class StoryDialogs(QObject):
    """One dialog at a time, above the window. ``opened`` carries each, for whoever watches."""

    correction_made = Signal(object, str, str)
    opened = Signal(object)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._report: Report | None = None
        self._lookup: Callable[[str], Message | None] = _none

    def set_report(self, report: Report, lookup: Callable[[str], Message | None]) -> None:
        """The report in force, and how a message's whole text is found."""
        self._report, self._lookup = report, lookup

    @Slot(str)
    def correct(self, application_key: str) -> None:
        """Correct the messages of one application, the latest first."""
        found = self._find(application_key)
        if found is not None:
            name, keys = found[0].name, tuple(reversed(found[1].messages))
            self._correct(keys, title=f"How {name} is read")

    @Slot()
    def check(self) -> None:
        """Look at the messages that are not sure, or not placed."""
        report = self._report
        if report is not None:
            keys = tuple(dict.fromkeys((*report.unsure, *report.unplaced)))
            self._correct(keys, title="Please check")

    @Slot(str)
    def enter_event(self, application_key: str) -> None:
        """Enter a call or an event by hand."""
        found = self._find(application_key)
        if found is None or self._report is None or not found[1].messages:
            return
        dialog = EventDialog(
            self._theme, found[1], name=found[0].name, today=self._report.as_of,
            parent=self._window,
        )  # fmt: skip
        dialog.correction_made.connect(self.correction_made)
        self._open(dialog)

    @Slot(str)
    def rename(self, application_key: str) -> None:
        """Rename or merge the employer of one application."""
        found = self._find(application_key)
        if found is None or self._report is None:
            return
        dialog = EmployerDialog(self._theme, found[0], self._report.employers, parent=self._window)
        dialog.correction_made.connect(self.correction_made)
        self._open(dialog)

    @Slot(str)
    def read(self, message_key: str) -> None:
        """Read one message."""
        lines = self._report.messages if self._report else ()
        line = next((one for one in lines if one.key == message_key), None)
        if line is not None:
            message = self._lookup(message_key)
            self._open(MessageReader(self._theme, line, message, parent=self._window))

    def _correct(self, keys: Sequence[str], *, title: str) -> None:
        if self._report is None:
            return
        dialog = CorrectionDialog(self._theme, self._report, keys, title=title, parent=self._window)
        dialog.correction_made.connect(self.correction_made)
        dialog.message_opened.connect(self.read)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        dialog.setModal(True)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()
        self.opened.emit(dialog)

    def _find(self, application_key: str) -> tuple[Employer, Application] | None:
        for employer in self._report.employers if self._report else ():
            for application in employer.applications:
                if application.key == application_key:
                    return employer, application
        return None


def _none(key: str) -> Message | None:  # noqa: ARG001 - the shape of a lookup
    return None
