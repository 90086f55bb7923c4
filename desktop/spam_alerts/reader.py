"""A find to read: why it was picked, then its text. No picture is fetched, no link followed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from classifier.text import joined, unmarked, visible_lines
from desktop import words
from desktop.parts import Button, Icon, Words, column, frame, row
from desktop.spam_alerts.item import VERDICTS, Find
from desktop.theme import Theme
from models.message import Message
from models.spam_alert import Verdict

SIZE = (660, 560)
TEXTLESS = "(This message has no plain text. Nothing else of it is shown here.)"


class SpamReader(QDialog):
    """Shows one find as plain text."""

    def __init__(
        self, theme: Theme, find: Find, message: Message | None, *, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "paper")
        self.setWindowTitle(find.subject)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(theme.font(14))
        self.text.setAccessibleName("Text of the message")
        snippet = find.line.snippet if find.line else ""
        self.text.setPlainText((_plain(message) if message else "") or snippet or TEXTLESS)
        self.reasons = Words(theme, _why(find), wrap=True)
        scam = find.alert.verdict is Verdict.SCAM
        box, line = frame("spamItem" if scam else "calmBox", across=True, spacing=9)
        sign = Icon(theme, "shield-alert" if scam else "info", tone="spam" if scam else "text2")
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.reasons, 1)
        close = Button(theme, "Close", kind="primary", height=36)
        close.clicked.connect(self.accept)
        head = column(
            Words(theme, find.subject, size=17, weight=600, wrap=True),
            Words(theme, _sender(find), size=12, tone="text2", wrap=True),
            spacing=4,
        )
        whole = column(head, box, self.text, row(None, close), spacing=12)
        whole.setStretch(2, 1)
        whole.setContentsMargins(24, 20, 24, 18)
        self.setLayout(whole)
        self.resize(theme.px(SIZE[0]), theme.px(SIZE[1]))


def _plain(message: Message) -> str:
    """What a mail program would show, as plain text."""
    return joined([unmarked(line) for line in visible_lines(message)])


def _why(find: Find) -> str:
    reasons = "; ".join(find.alert.reasons)
    said = f"{VERDICTS[find.alert.verdict]}."
    return f"{said} {words.capital(reasons)}." if reasons else said


def _sender(find: Find) -> str:
    if find.line is None:
        return ""
    sender = f"{find.line.sender.name} <{find.line.sender.address}>".strip()
    when = f"{words.full_day(find.line.at.date())}, {words.clock(find.line.at)}"
    return f"{sender} · {when} · in the junk folder"
