"""The form to correct one message: what it is, whose, which role, which talk, which date."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QDateTime, QTime
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QTimeEdit,
    QWidget,
)

from desktop import words
from desktop.employers.changes import NEW, ReadMessage
from desktop.parts import Words, add_fields
from desktop.theme import Theme
from models.reading import Kind, Origin
from models.report import MessageLine, Report

ORIGINS = {
    Origin.RULE: "a sure sign in the mail",
    Origin.MODEL: "likeness to other mail",
    Origin.PERSON: "your own word",
}


class DayBox(QWidget):
    """A tick and a day, with the hour where one is known; unticked means there is none."""

    def __init__(self, text: str, *, hours: bool) -> None:
        super().__init__()
        self._tick = QCheckBox(text)
        self._day = QDateEdit()
        self._day.setCalendarPopup(True)
        self._day.setDisplayFormat("ddd d MMM yyyy")
        self._hour_known = QCheckBox("at")
        self._hour = QTimeEdit()
        self._hour.setDisplayFormat("HH:mm")
        self._was = ""
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        for part in (self._tick, self._day):
            line.addWidget(part)
        if hours:
            line.addWidget(self._hour_known)
            line.addWidget(self._hour)
        line.addStretch()
        self._tick.toggled.connect(self._settle)
        self._hour_known.toggled.connect(self._settle)

    def set_iso(self, iso: str, *, otherwise: date) -> None:
        """Show an ISO day or time; empty unticks it and offers ``otherwise``."""
        self._was = iso
        at = datetime.fromisoformat(iso) if iso else None
        day = at.date() if at else otherwise
        self._day.setDate(QDate(day.year, day.month, day.day))
        timed = at is not None and "T" in iso
        self._hour.setTime(QTime(at.hour, at.minute) if at and timed else QTime(9, 0))
        self._hour_known.setChecked(timed)
        self._tick.setChecked(bool(iso))
        self._settle()

    def iso(self) -> str:
        """What is set now; exactly what was shown where nothing was altered."""
        if not self._tick.isChecked():
            return ""
        picked, hour = self._day.date(), self._hour.time()
        day = date(picked.year(), picked.month(), picked.day())
        before = datetime.fromisoformat(self._was) if self._was else None
        if not self._hour_known.isChecked():
            return day.isoformat()
        zone = before.tzinfo if before else None
        at = datetime(day.year, day.month, day.day, hour.hour(), hour.minute(), tzinfo=zone)
        if zone is None:
            at = at.astimezone()
        same = before is not None and at == before and "T" in self._was
        return self._was if same else at.isoformat()

    def _settle(self) -> None:
        ticked = self._tick.isChecked()
        self._day.setEnabled(ticked)
        self._hour_known.setEnabled(ticked)
        self._hour.setEnabled(ticked and self._hour_known.isChecked())

    def pick(self, at: QDateTime) -> None:
        """Tick it and set a day with its hour, as the person's hand would."""
        self._tick.setChecked(True)
        self._day.setDate(at.date())
        self._hour_known.setChecked(True)
        self._hour.setTime(at.time())


class MessageForm(QWidget):
    """Everything that can be corrected about one message."""

    def __init__(self, theme: Theme, report: Report) -> None:
        super().__init__()
        self._report = report
        self.because = Words(theme, size=12, tone="text2", wrap=True)
        self.kind = QComboBox()
        for kind, text in words.KIND_WORDS.items():
            self.kind.addItem(text, kind.value)
        self.employer, self.role = QLineEdit(), QLineEdit()
        self.talk = DayBox("A talk takes place", hours=True)
        self.promise = DayBox("They said I will hear by", hours=False)
        self.application = QComboBox()
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.because)
        add_fields(
            theme, form,
            ("What it is", self.kind), ("Employer", self.employer), ("Role", self.role),
            ("Interview", self.talk), ("Date they gave", self.promise),
            ("Belongs to", self.application),
        )  # fmt: skip

    def show_message(self, line: MessageLine, read: ReadMessage) -> None:
        """Fill the form with how the message is read now."""
        sure = f"{round(line.confidence * 100)} in 100 sure"
        shown = ", ".join(f"“{word}”" for word in line.because) or "nothing special"
        self.because.setText(f"Decided by {ORIGINS[line.origin]}, {sure}. It says: {shown}.")
        self.kind.setCurrentIndex(self.kind.findData(read.kind.value))
        self.employer.setText(read.employer)
        self.role.setText(read.role)
        self.talk.set_iso(read.talk, otherwise=line.at.date())
        self.promise.set_iso(read.promise, otherwise=line.at.date())
        self.application.clear()
        for employer in self._report.employers:
            for application in employer.applications:
                text = f"{employer.name}, {application.role or 'role not named'}"
                self.application.addItem(text, application.key)
        self.application.addItem("An application of its own", NEW)
        if not read.belongs_to:
            self.application.insertItem(0, "None yet", "")
        at = self.application.findData(read.belongs_to)
        self.application.setCurrentIndex(max(0, at))

    def read(self) -> ReadMessage:
        """What the form says now."""
        return ReadMessage(
            kind=Kind(self.kind.currentData()),
            employer=self.employer.text(),
            role=self.role.text(),
            talk=self.talk.iso(),
            promise=self.promise.iso(),
            belongs_to=str(self.application.currentData() or ""),
        )
