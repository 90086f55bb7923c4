"""The right pane's card: one application's statement, history, people, facts and doubts.

Shows what the report says and asks for what the person wants; changes nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QVBoxLayout, QWidget

from desktop import words
from desktop.employers.history import History
from desktop.employers.statement import Statement, statement_of
from desktop.employers.statement_card import StatementCard
from desktop.marks import Mark
from desktop.parts import Button, Icon, Words, clear, column, frame, row
from desktop.theme import Theme
from models.application import Application
from models.correction import Subject
from models.employer import Employer, Part

PARTS = {
    Part.RECRUITER: "Recruiter",
    Part.HIRING_MANAGER: "Hiring manager",
    Part.INTERVIEWER: "Interviewer",
    Part.COORDINATOR: "Coordinator",
    Part.AGENCY_RECRUITER: "Agency recruiter",
    Part.ROBOT: "Automatic sender",
    Part.UNKNOWN: "",
}
MOST_PEOPLE = 6


class StoryPanel(QFrame):
    """One application's story. Signals carry the application's or the message's key."""

    draft_asked = Signal(str)
    remind_asked = Signal(str, object)
    correction_made = Signal(object, str, str)
    correct_asked = Signal(str)
    rename_asked = Signal(str)
    event_asked = Signal(str)
    message_opened = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Employer, Application, date] | None = None
        self._said: Statement | None = None
        self.setProperty("kind", "card")
        self._title = Words(theme, size=18, weight=600, wrap=True)
        self._role = Words(theme, tone="text2", wrap=True)
        self._more = Button(theme, kind="ghost", icon="ellipsis", height=28, says="More")
        self._more.setMenu(self._menu())
        self.card = StatementCard(theme)
        self.history = History(theme)
        self._extra = QVBoxLayout()
        self._extra.setSpacing(4)
        self._why = Button(theme, "Why this reading? Correct it", kind="link", icon="circle-help",
                           height=24, size=12, weight=500)  # fmt: skip
        self._empty = Words(theme, "Choose a row to see its story.", tone="text3", wrap=True)
        self._lay_out()
        self._connect()
        self._show_any(shown=False)

    def show_application(
        self,
        employer: Employer,
        application: Application,
        marks: Sequence[Mark],
        *,
        clashes: Sequence[str],
        today: date,
        lost: bool = False,
    ) -> None:
        """Show the story of one application; ``marks`` are its events with their words."""
        same = self._shown is not None and self._shown[1].key == application.key
        self._shown = (employer, application, today)
        self._title.setText(employer.name)
        role = words.capital(application.role) or "Role not named"
        self._role.setText(f"{role} · via {employer.via}" if employer.via else role)
        self._said = statement_of(application, today, lost=lost)
        self.card.show_statement(self._said, today)
        self.history.set_marks(marks)
        self._fill_extra(employer, application, clashes)
        self._show_any(shown=True)
        if not same:
            self._scroll.verticalScrollBar().setValue(0)

    def show_nothing(self) -> None:
        """No row is chosen."""
        self._shown = self._said = None
        self._show_any(shown=False)

    @property
    def title(self) -> str:
        """Whose story is shown."""
        return self._title.text() if self._shown else ""

    def _lay_out(self) -> None:
        theme = self._theme
        inner = QWidget()
        inner.setObjectName("story")
        body = QVBoxLayout(inner)
        body.setContentsMargins(0, 0, 4, 0)
        body.setSpacing(10)
        body.addWidget(self.card)
        body.addWidget(Words(theme, "History", size=12, weight=600, tone="text2"))
        body.addWidget(self.history)
        body.addLayout(self._extra)
        body.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        self._scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        head = column(self._title, self._role, spacing=0)
        top = row(spacing=8)
        top.addLayout(head, 1)
        top.addWidget(self._more, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 12, 12)
        whole.setSpacing(10)
        whole.addWidget(self._empty)
        whole.addLayout(top)
        whole.addWidget(self._scroll, 1)
        whole.addLayout(row(self._why, None))

    def _connect(self) -> None:
        self.card.draft_asked.connect(self.ask_draft)
        self.card.remind_asked.connect(lambda day: self.remind_asked.emit(self.key, day))
        self.card.close_asked.connect(self.close_row)
        self.history.chosen.connect(self.message_opened)
        self._why.clicked.connect(lambda: self.correct_asked.emit(self.key))

    @property
    def key(self) -> str:
        """Key of the application shown, or empty."""
        return self._shown[1].key if self._shown else ""

    def ask_draft(self) -> None:
        """Ask for a draft, where one is offered: never after a no, say."""
        if self._said and self._said.draft:
            self.draft_asked.emit(self.key)

    def close_row(self) -> None:
        """Ask that the application shown is closed by hand; what is over stays as it is."""
        if self._shown and self._said and not self._said.over:
            day = self._shown[2].isoformat()
            self.correction_made.emit(Subject.CLOSED, self.key, day)

    def dismiss_silence(self) -> None:
        """Ask that the running silence is not shown any more."""
        silence = self._shown[1].running if self._shown else None
        if silence is not None:
            since = silence.since.isoformat()
            self.correction_made.emit(Subject.SILENCE_DISMISSED, self.key, since)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction("Enter a call or an event…", lambda: self.event_asked.emit(self.key))
        menu.addAction("Rename or merge the employer…", lambda: self.rename_asked.emit(self.key))
        menu.addAction("Correct a message…", lambda: self.correct_asked.emit(self.key))
        menu.addSeparator()
        menu.addAction("Do not show this silence", self.dismiss_silence)
        menu.addAction("Close this row\tE", self.close_row)
        return menu

    def _show_any(self, *, shown: bool) -> None:
        self._empty.setVisible(not shown)
        for part in (self._title, self._role, self._more, self._scroll, self._why):
            part.setVisible(shown)

    def _fill_extra(
        self, employer: Employer, application: Application, clashes: Sequence[str]
    ) -> None:
        clear(self._extra)
        cautions = (*application.doubts, *clashes)
        if cautions:
            self._head("Worth knowing")
        for text in cautions:
            box, line = frame("promiseBox", across=True, margins=(10, 8, 10, 8), spacing=8)
            line.addWidget(Icon(self._theme, "circle-alert", tone="promise", size=14), 0,
                           Qt.AlignmentFlag.AlignTop)  # fmt: skip
            line.addWidget(Words(self._theme, text, size=12, wrap=True), 1)
            self._extra.addWidget(box)
        if application.facts:
            self._head("Facts")
        for text in application.facts:
            self._extra.addWidget(Words(self._theme, text, size=12, tone="text2", wrap=True))
        if employer.people:
            self._head("People")
        for person in employer.people[:MOST_PEOPLE]:
            name = Words(self._theme, person.name or person.address, size=12, weight=500)
            part = Words(self._theme, PARTS[person.part], size=12, tone="text3")
            name.setToolTip(person.address)
            self._extra.addLayout(row(name, None, part))

    def _head(self, text: str) -> None:
        self._extra.addSpacing(8)
        self._extra.addWidget(Words(self._theme, text, size=12, weight=600, tone="text2"))
