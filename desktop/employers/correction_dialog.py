"""Messages on the left, the form to correct the chosen one on the right.

Serves "Why this reading? Correct it" for one application, and the two lists of messages that
want a look: not sure, not placed.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from desktop import words
from desktop.employers.changes import (
    Change,
    ReadMessage,
    application_of,
    changes,
    not_mine,
    read_message,
)
from desktop.employers.message_form import MessageForm
from desktop.parts import Button, Words, column, row
from desktop.theme import Theme
from models.report import MessageLine, Report

SIZE = (820, 470)
LIST_WIDTH = 290


class CorrectionDialog(QDialog):
    """``correction_made`` carries Subject, target and value, once for every change saved."""

    correction_made = Signal(object, str, str)
    message_opened = Signal(str)

    def __init__(
        self, theme: Theme, report: Report, keys: Sequence[str], *, title: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._theme, self._report = theme, report
        self._lines = {line.key: line for line in report.messages if line.key in set(keys)}
        self._before: ReadMessage | None = None
        self.list = self._make_list(keys)
        self.form = MessageForm(theme, report)
        self._read = Button(theme, "Read it", icon="eye")
        self._not_mine = Button(theme, "Not about my search")
        self._cancel = Button(theme, "Close")
        self.save = Button(theme, "Save", kind="primary")
        self._lay_out(title)
        self.list.currentItemChanged.connect(self._show_current)
        self._read.clicked.connect(lambda: self.message_opened.emit(self.key))
        self._not_mine.clicked.connect(self._say_not_mine)
        self._cancel.clicked.connect(self.reject)
        self.save.clicked.connect(self._save)
        self.list.setCurrentRow(0)
        self._show_current()

    @property
    def key(self) -> str:
        """Key of the chosen message, or empty."""
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item else ""

    def choose(self, key: str) -> None:
        """Go to one message."""
        for number in range(self.list.count()):
            if self.list.item(number).data(Qt.ItemDataRole.UserRole) == key:
                self.list.setCurrentRow(number)

    def _make_list(self, keys: Sequence[str]) -> QListWidget:
        found = QListWidget()
        found.setAccessibleName("Messages")
        found.setFont(self._theme.font(12))
        found.setWordWrap(True)
        found.setSpacing(3)
        for key in keys:
            line = self._lines.get(key)
            if line is None:
                continue
            item = QListWidgetItem(
                f"{words.short_day(line.at.date())} · {_who(line)}\n{line.subject}"
            )
            item.setData(Qt.ItemDataRole.UserRole, key)
            found.addItem(item)
        return found

    def _lay_out(self, title: str) -> None:
        theme = self._theme
        self.list.setFixedWidth(theme.px(LIST_WIDTH))
        head = Words(theme, title, size=17, weight=600)
        what = "Your word always wins, and can be undone."
        body = row(spacing=18)
        body.addWidget(self.list)
        right = column(self.form, None, spacing=10)
        body.addLayout(right, 1)
        buttons = row(self._read, self._not_mine, None, self._cancel, self.save)
        whole = column(head, Words(theme, what, tone="text2"), spacing=4)
        whole.addSpacing(8)
        whole.addLayout(body, 1)
        whole.addSpacing(8)
        whole.addLayout(buttons)
        whole.setContentsMargins(24, 20, 24, 18)
        self.setLayout(whole)
        self.resize(theme.px(SIZE[0]), theme.px(SIZE[1]))

    def _show_current(self) -> None:
        line = self._lines.get(self.key)
        for part in (self.form, self._read, self._not_mine, self.save):
            part.setEnabled(line is not None)
        if line is None:
            self.form.because.setText("There is nothing to check.")
            return
        read = read_message(line, application_of(self._report, line.key))
        self.form.show_message(line, read)
        self._before = self.form.read()

    def _save(self) -> None:
        if self._before is None:
            return
        found = changes(self.key, self._before, self.form.read(), report=self._report)
        self._tell(found)

    def _say_not_mine(self) -> None:
        self._tell((not_mine(self.key),))

    def _tell(self, found: Sequence[Change]) -> None:
        for change in found:
            self.correction_made.emit(change.subject, change.target, change.value)
        if found and self.list.count() > 1:
            self.list.takeItem(self.list.currentRow())
        elif found:
            self.accept()


def _who(line: MessageLine) -> str:
    return words.who(line.sender)
