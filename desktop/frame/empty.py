"""What stands where the timeline has nothing to show, and the one way on from there."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.parts import Button, Icon, Words, column, row
from desktop.theme import Theme


class Nothing(Enum):
    """Why there is nothing to show."""

    NO_ACCOUNT = 0
    NO_JOB_MAIL = 1
    NO_MATCH = 2


class EmptyPage(QWidget):
    """A sentence, a second one, and up to two buttons."""

    example_asked = Signal()
    accounts_asked = Signal()
    check_asked = Signal()
    clear_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.title = Words(theme, size=17, weight=600)
        self.more = Words(theme, tone="text2", wrap=True)
        self.more.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.more.setFixedWidth(theme.px(460))
        self._first = Button(theme, "", kind="primary", height=36)
        self._second = Button(theme, "", height=36)
        self._first.clicked.connect(self._choose_first)
        self._second.clicked.connect(self._choose_second)
        self._why = Nothing.NO_ACCOUNT
        whole = column(
            None, row(None, Icon(theme, "inbox", tone="accent", size=26, ground="accentBg"), None),
            row(None, self.title, None), row(None, self.more, None),
            row(None, self._first, self._second, None), None, None, spacing=14,
        )  # fmt: skip
        self.setLayout(whole)

    def explain(self, why: Nothing, more: str = "") -> None:
        """Say why; ``more`` names the folders read, or the filter in force."""
        self._why = why
        match why:
            case Nothing.NO_ACCOUNT:
                told = ("Who owes you an answer?", more or
                        "Heardback reads your job mail on this computer and shows who is quiet, "
                        "since when, and what to write next.",
                        "See it with an example", "Add my mail")  # fmt: skip
            case Nothing.NO_JOB_MAIL:
                told = ("No job mail found", more, "Check again", "Mail accounts…")
            case Nothing.NO_MATCH:
                told = ("Nothing matches", more, "Show everything", "")
        title, text, first, second = told
        self.title.setText(title)
        self.more.setText(text)
        self._first.setText(first)
        self._second.setText(second)
        self._second.setVisible(bool(second))

    def _choose_first(self) -> None:
        match self._why:
            case Nothing.NO_ACCOUNT:
                self.example_asked.emit()
            case Nothing.NO_JOB_MAIL:
                self.check_asked.emit()
            case Nothing.NO_MATCH:
                self.clear_asked.emit()

    def _choose_second(self) -> None:
        self.accounts_asked.emit()
