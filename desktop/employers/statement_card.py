"""The card that says what is going on, with its buttons."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout

from desktop import words
from desktop.employers.statement import Statement
from desktop.parts import Button, Flow, Words, clear, restyle
from desktop.theme import Theme

SATURDAY, A_WEEK = 5, 7
REMINDERS = ((1, "Tomorrow"), (3, "In 3 days"), (A_WEEK, "In a week"), (14, "In two weeks"))


def reminder_days(today: date) -> tuple[tuple[str, date], ...]:
    """The days offered for "Remind me"; a weekend moves on to Monday; each day once."""
    found: dict[date, str] = {}
    for days, text in REMINDERS:
        day = today + timedelta(days=days)
        if day.weekday() >= SATURDAY:
            day += timedelta(days=A_WEEK - day.weekday())
        found.setdefault(day, text)
    return tuple((f"{text}, {words.week_day(day)}", day) for day, text in found.items())


class StatementCard(QFrame):
    """Title, reasons and buttons; the buttons only ask."""

    draft_asked = Signal()
    remind_asked = Signal(object)
    close_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(14, 12, 14, 12)
        self._lines.setSpacing(4)
        self._remind: Button | None = None

    def show_statement(self, said: Statement, today: date) -> None:
        """Write the card anew."""
        theme = self._theme
        clear(self._lines)
        self.setProperty("kind", said.box)
        restyle(self)
        self._lines.addWidget(Words(theme, said.title, size=15, weight=600, wrap=True))
        for text in said.body:
            self._lines.addWidget(Words(theme, text, tone="text2", wrap=True))
        if said.shares:
            self._lines.addSpacing(2)
            self._lines.addWidget(Words(theme, said.shares, size=12, tone="text3", wrap=True))
        self._add_buttons(said, today)

    def open_reminders(self) -> None:
        """Open the menu of days, as a click on "Remind me" does."""
        if self._remind is not None:
            self._remind.showMenu()

    def _add_buttons(self, said: Statement, today: date) -> None:
        theme = self._theme
        buttons: list[Button] = []
        self._remind = None
        if said.draft:
            kind = "primary" if said.urgent else "plain"
            icon = "pencil-line"
            draft = Button(theme, said.draft, kind=kind, icon=icon, height=34)
            draft.clicked.connect(self.draft_asked)
            buttons.append(draft)
        if said.draft or said.closing:
            self._remind = Button(theme, "Remind me", height=34)
            menu = QMenu(self._remind)
            for text, day in reminder_days(today):
                menu.addAction(text, partial(self.remind_asked.emit, day))
            self._remind.setMenu(menu)
            buttons.append(self._remind)
        if said.closing:
            close = Button(theme, "Close row", height=34)
            close.clicked.connect(self.close_asked)
            buttons.append(close)
        if buttons:
            self._lines.addSpacing(6)
            self._lines.addWidget(Flow(*buttons))
