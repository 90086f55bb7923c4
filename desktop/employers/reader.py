"""One message as plain text: no pictures are fetched, no link is followed, nothing is sent."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from classifier.text import joined, unmarked, visible_lines
from desktop import words
from desktop.parts import Button, Words, column, row
from desktop.theme import Theme
from models.message import Message
from models.report import MessageLine

SIZE = (660, 520)


class MessageReader(QDialog):
    """Shows who wrote, when, and the text."""

    def __init__(
        self, theme: Theme, line: MessageLine, message: Message | None, *, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(line.subject or "Message")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setFont(theme.font(14))
        self.text.setAccessibleName("Text of the message")
        self.text.setPlainText((_whole_text(message) if message else "") or line.snippet)
        close = Button(theme, "Close", kind="primary")
        close.clicked.connect(self.accept)
        sender = f"{line.sender.name} <{line.sender.address}>".strip()
        when = f"{words.full_day(line.at.date())}, {words.clock(line.at)}"
        whole = column(
            Words(theme, line.subject or "(no subject)", size=17, weight=600, wrap=True),
            Words(theme, f"{sender} · {when}", size=12, tone="text2", wrap=True),
            spacing=4,
        )
        whole.addSpacing(8)
        whole.addWidget(self.text, 1)
        whole.addSpacing(8)
        whole.addLayout(row(None, close))
        whole.setContentsMargins(24, 20, 24, 18)
        self.setLayout(whole)
        self.resize(theme.px(SIZE[0]), theme.px(SIZE[1]))


def _whole_text(message: Message) -> str:
    """What a mail program would show, quotes included, as plain text."""
    return joined([unmarked(line) for line in visible_lines(message)])
