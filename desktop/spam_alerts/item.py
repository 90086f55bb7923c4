"""One find: who, when, the subject, why it was picked, and what can be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from desktop import words
from desktop.parts import Button, ShortWords, Words, row
from desktop.theme import Theme
from models.report import MessageLine
from models.spam_alert import SpamAlert, Verdict

VERDICTS = {
    Verdict.GENUINE: "Looks genuine",
    Verdict.DOUBTFUL: "Not sure: look at it yourself",
    Verdict.SCAM: "Looks like fraud: do not answer, do not follow its links",
}


@dataclass(frozen=True, slots=True)
class Find:
    """One alert with its message's line. ``movable``: its account can move it to the inbox."""

    alert: SpamAlert
    line: MessageLine | None
    movable: bool

    @property
    def who(self) -> str:
        """The employer, else the sender."""
        if self.alert.employer:
            return self.alert.employer
        return words.who(self.line.sender) if self.line else "Unknown sender"

    @property
    def subject(self) -> str:
        """The subject line."""
        return (self.line.subject if self.line else "") or "(no subject)"


def left_words(deleted_on: date, today: date) -> str:
    """How long the provider still keeps it."""
    days = (deleted_on - today).days
    if days < 0:
        return "may be deleted by now"
    if days == 0:
        return "deleted today"
    return f"deleted in {words.count(days, 'day')}"


class FindItem(QFrame):
    """Signals carry the message's key."""

    read_asked = Signal(str)
    move_asked = Signal(str)
    spam_said = Signal(str)

    def __init__(self, theme: Theme, find: Find, today: date) -> None:
        super().__init__()
        self.shown = find
        scam = find.alert.verdict is Verdict.SCAM
        key = find.alert.key
        self.setProperty("kind", "spamItem")
        self.read = Button(theme, "Read", kind="link", height=20, size=12)
        self.move_to_inbox = Button(theme, "Move to inbox", kind="link", height=20, size=12)
        self.is_spam = Button(theme, "It is spam", kind="quietLink", height=20, size=12)
        self.read.clicked.connect(lambda: self.read_asked.emit(key))
        self.move_to_inbox.clicked.connect(lambda: self.move_asked.emit(key))
        self.is_spam.clicked.connect(lambda: self.spam_said.emit(key))
        self.move_to_inbox.setVisible(find.movable and not scam)
        when = words.short_day(find.line.at.date()) if find.line else ""
        lines = self.lines = QVBoxLayout(self)
        lines.setContentsMargins(10, 8, 10, 7)
        lines.setSpacing(2)
        lines.addLayout(row(ShortWords(theme, find.who, weight=600),
                            Words(theme, when, size=12, tone="text2", numbers=True)))  # fmt: skip
        lines.addWidget(ShortWords(theme, find.subject, tone="text2"))
        lines.addWidget(Words(theme, self._why(today), size=12, tone="spam" if scam else "text2",
                              wrap=True))  # fmt: skip
        if not find.movable and not scam:
            hint = "These files are only read: move it in your mail program."
            lines.addWidget(Words(theme, hint, size=12, tone="text3", wrap=True))
        lines.addLayout(row(self.read, self.move_to_inbox, None, self.is_spam, spacing=12))

    def _why(self, today: date) -> str:
        alert = self.shown.alert
        if alert.verdict is Verdict.SCAM:
            return f"{VERDICTS[alert.verdict]}."
        return f"{VERDICTS[alert.verdict]}; {left_words(alert.deleted_on, today)}."
