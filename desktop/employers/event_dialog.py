"""The dialog to enter by hand what left no mail: a call, an answer given in person."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QComboBox, QDateEdit, QDialog, QFormLayout, QLineEdit, QWidget

from desktop.employers.changes import by_hand
from desktop.parts import Button, Words, add_fields, column, row
from desktop.theme import Theme
from models.application import Application
from models.event import EventKind

CHOICES = (
    ("They phoned me", EventKind.CALL, False),
    ("I phoned them", EventKind.CALL, True),
    ("An interview", EventKind.INTERVIEW, False),
    ("I checked in", EventKind.FOLLOW_UP, True),
    ("They made an offer", EventKind.OFFER, False),
    ("They said no", EventKind.REJECTION, False),
    ("I withdrew", EventKind.WITHDRAWN, True),
    ("Something else from them", EventKind.UPDATE, False),
)


class EventDialog(QDialog):
    """``correction_made`` carries Subject, target and value."""

    correction_made = Signal(object, str, str)

    def __init__(
        self, theme: Theme, application: Application, *, name: str, today: date, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._application = application
        self.setWindowTitle("Enter a call or an event")
        self.what = QComboBox()
        for text, _, _ in CHOICES:
            self.what.addItem(text)
        self.day = QDateEdit(QDate(today.year, today.month, today.day))
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("ddd d MMM yyyy")
        self.person, self.note = QLineEdit(), QLineEdit()
        form = QFormLayout()
        add_fields(
            theme, form,
            ("What happened", self.what), ("When", self.day), ("With", self.person),
            ("Note", self.note),
        )  # fmt: skip
        save = Button(theme, "Save", kind="primary")
        cancel = Button(theme, "Cancel")
        save.clicked.connect(self._save)
        cancel.clicked.connect(self.reject)
        head = Words(theme, f"{name}: a call or an event", size=17, weight=600)
        whole = column(head, form, row(None, cancel, save), spacing=16)
        whole.setContentsMargins(24, 20, 24, 18)
        self.setLayout(whole)
        self.setMinimumWidth(theme.px(460))

    def _save(self) -> None:
        _, kind, by_me = CHOICES[self.what.currentIndex()]
        picked = self.day.date()
        at = date(picked.year(), picked.month(), picked.day())
        change = by_hand(
            self._application, kind, at,
            note=self.note.text(), person=self.person.text(), by_me=by_me,
        )  # fmt: skip
        self.correction_made.emit(change.subject, change.target, change.value)
        self.accept()
