"""The fields and buttons of the follow-up dialog, laid out. Knows nothing of drafts."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout

from desktop.parts import Button, Icon, ShortWords, Words, column, frame, row
from desktop.theme import Theme
from models.follow_up import Tone

LABEL_WIDTH, FIELD_HEIGHT, BODY_HEIGHT = 58, 34, 214
NOT_YET = "Nothing is sent until you send it from your own mail."


class FollowUpPage:
    """Everything that shows in the dialog, by name; ``whole`` is its layout."""

    def __init__(self, theme: Theme, *, reason: str, can_save: bool) -> None:
        self._theme, self.can_save = theme, can_save
        self.title = Words(theme, size=18, weight=600, wrap=True)
        self.close_cross = Button(theme, kind="ghost", icon="x", height=28, says="Close")
        self.tones = {tone: self._segment(tone) for tone in Tone}
        self.more = Button(
            theme, kind="ghost", icon="ellipsis", height=30, says="Other texts and languages"
        )
        self.in_thread = Words(theme, tone="text2")
        self.thread_tick = Icon(theme, "circle-check", tone="ok", size=16)
        self.to, self.subject = self._field("To"), self._field("Subject")
        self.cc = Words(theme, size=12, tone="text3", wrap=True)
        self.body = QPlainTextEdit()
        self.body.setAccessibleName("Text")
        self.body.setTabChangesFocus(True)
        self.count = ShortWords(theme, size=12, tone="text3")
        self.sources = Icon(theme, "circle-help", tone="text3", size=14)
        self.start_over = Button(theme, "Start over", kind="link", height=22, size=12)
        self.keep_mine = Button(theme, "Keep mine", height=28, size=12)
        self.use_new = Button(theme, "Use the new text", height=28, size=12)
        self.question = self._question()
        self._said = Words(theme, size=12, tone="text2", wrap=True)
        self._said.hide()
        self.copy = Button(theme, "Copy text", height=36)
        self.open_mail = Button(theme, "Open in mail program", icon="external-link", height=36)
        self.cancel = Button(theme, "Cancel", height=36)
        text, icon = ("Save to Drafts", "mail-check") if can_save else ("Save as a file", "save")
        self.save = Button(theme, text, kind="primary", icon=icon, height=36)
        self.save.setMinimumWidth(theme.px(164))
        self.whole = self._lay_out(reason)
        self._settle_fields()

    def fill(self, to: str, subject: str, body: str) -> None:
        """Put these into the fields."""
        self.to.setText(to)
        self.subject.setText(subject)
        self.body.setPlainText(body)

    def show_thread(self, *, answers: bool, copy_to: str) -> None:
        """Whether it answers a message, and who gets a copy."""
        self.in_thread.setText("Reply in the same thread" if answers else "A new conversation")
        self.thread_tick.setVisible(answers)
        self.cc.setText(f"Copy to {copy_to}")
        self.cc.setVisible(bool(copy_to))

    def say(self, text: str, tone: str) -> None:
        """One line about what was just done; empty takes it away."""
        self._said.set_tone(tone)
        self._said.setText(text)
        self._said.setVisible(bool(text))

    @property
    def said(self) -> str:
        """What the line says."""
        return self._said.text()

    def _lay_out(self, reason: str) -> QVBoxLayout:
        theme = self._theme
        head = row(spacing=8)
        head.addLayout(column(self.title, Words(theme, NOT_YET, tone="text2"), spacing=2), 1)
        head.addWidget(self.close_cross, 0, Qt.AlignmentFlag.AlignTop)
        why, line = frame("quietBox", across=True, margins=(12, 9, 12, 9), spacing=9)
        line.addWidget(Icon(theme, "hourglass", tone="quiet", size=16))
        self.reason = Words(theme, reason, wrap=True)
        line.addWidget(self.reason, 1)
        segments, inner = frame("seg", across=True, margins=(3, 3, 3, 3), spacing=2)
        group = QButtonGroup(segments)
        for button in self.tones.values():
            group.addButton(button)
            inner.addWidget(button)
        tone = Words(theme, "Tone", weight=500, tone="text2")
        parts = row(tone, segments, self.more, None, self.in_thread, self.thread_tick)
        whole = column(head, why, parts, self._labelled("To", self.to), self.cc,
                       self._labelled("Subject", self.subject), self.body,
                       row(self.sources, self.count, self.start_over), self.question, self._said,
                       row(self.copy, self.open_mail, None, self.cancel, self.save),
                       spacing=12)  # fmt: skip
        whole.setContentsMargins(24, 20, 24, 18)
        return whole

    def _labelled(self, text: str, field: QLineEdit) -> QVBoxLayout:
        label = Words(self._theme, text, weight=500, tone="text2")
        label.setFixedWidth(self._theme.px(LABEL_WIDTH))
        label.setBuddy(field)
        line = row(label, spacing=8)
        line.addWidget(field, 1)
        return column(line)

    def _question(self) -> QFrame:
        box, line = frame("calmBox", across=True, margins=(12, 7, 7, 7), spacing=8)
        line.addWidget(Words(self._theme, "You changed the text. Throw your changes away?"), 1)
        line.addWidget(self.keep_mine)
        line.addWidget(self.use_new)
        box.hide()
        return box

    def _segment(self, tone: Tone) -> Button:
        button = Button(self._theme, tone.value.capitalize(), kind="segment", height=28, size=12)
        button.setCheckable(True)
        button.setMinimumWidth(self._theme.px(74))
        return button

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(name)
        return field

    def _settle_fields(self) -> None:
        for field in (self.to, self.subject):
            field.setFont(self._theme.font(13))
            field.setFixedHeight(self._theme.px(FIELD_HEIGHT))
        self.body.setFont(self._theme.font(14))
        self.body.setMinimumHeight(self._theme.px(BODY_HEIGHT))
