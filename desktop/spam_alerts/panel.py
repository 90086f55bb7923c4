"""The card above the story: what lies in junk and is probably about an application.

Empty, it is one reassuring line; that the folders were looked at is what it is for every day.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from desktop import words
from desktop.parts import Button, Icon, Words, clear, restyle, row
from desktop.spam_alerts.item import Find, FindItem
from desktop.theme import Theme

HIGHEST = 268
"""Pixels of the list before it scrolls: two finds and the head of a third."""
EVERY_HALF_MINUTE = 30_000


class SpamPanel(QFrame):
    """Signals carry the message's key. ``clock`` gives the aware time of now."""

    read_asked = Signal(str)
    move_asked = Signal(str)
    spam_said = Signal(str)

    def __init__(self, theme: Theme, *, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._theme, self._clock = theme, clock
        self._finds: tuple[Find, ...] = ()
        self._items: list[FindItem] = []
        self._checked: datetime | None = None
        self._open = True
        self._quiet_icon = Icon(theme, "circle-check", tone="ok", size=15)
        self._loud_icon = Icon(theme, "shield-alert", tone="spam", size=17)
        self._quiet_words = Words(theme, size=12, tone="text2", wrap=True)
        self._loud_words = Words(theme, size=15, weight=600)
        self.fold = Button(theme, kind="ghost", icon="chevron-down", height=24, says="Fold")
        self.fold.clicked.connect(self._toggle)
        self._list = QVBoxLayout()
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(8)
        inner = QWidget()
        inner.setLayout(self._list)
        inner.setAutoFillBackground(False)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inner)
        self._scroll.viewport().setAutoFillBackground(False)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(14, 9, 14, 9)
        lines.setSpacing(8)
        head = row(self._quiet_icon, self._loud_icon)
        head.addWidget(self._quiet_words, 1)
        head.addWidget(self._loud_words, 1)
        head.addWidget(self.fold)
        lines.addLayout(head)
        lines.addWidget(self._scroll)
        timer = QTimer(self)
        timer.setInterval(EVERY_HALF_MINUTE)
        timer.timeout.connect(self._say)
        timer.start()
        self._say()

    @property
    def text(self) -> str:
        """What its first line says."""
        return (self._loud_words if self._finds else self._quiet_words).text()

    @property
    def items(self) -> tuple[FindItem, ...]:
        """The finds as shown, most urgent first."""
        return tuple(self._items)

    def set_finds(self, finds: Sequence[Find], today: date) -> None:
        """Show these finds; a new one is announced to screen readers."""
        told = tuple(finds)
        if told == self._finds:
            return
        new = {one.alert.key for one in told} - {one.alert.key for one in self._finds}
        self._finds = told
        clear(self._list)
        self._items = []
        for find in told:
            item = FindItem(self._theme, find, today)
            item.read_asked.connect(self.read_asked)
            item.move_asked.connect(self.move_asked)
            item.spam_said.connect(self.spam_said)
            self._list.addWidget(item)
            self._items.append(item)
        self._list.addStretch()
        if new:
            self._open = True
        self._say()
        if new:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.text))

    def set_checked(self, at: datetime) -> None:
        """The junk folders were looked at."""
        self._checked = at
        self._say()

    @Slot()
    def unfold(self) -> None:
        """Open the list and put the keyboard on its first find."""
        self._open = True
        self._say()
        if self.items:
            self.items[0].read.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _toggle(self) -> None:
        self._open = not self._open
        self._say()

    @Slot()
    def _say(self) -> None:
        number = len(self._finds)
        self._quiet_icon.setVisible(not number)
        self._loud_icon.setVisible(bool(number))
        self.fold.setVisible(bool(number))
        self._scroll.setVisible(bool(number) and self._open)
        self.setProperty("kind", "spamCard" if number else "card")
        restyle(self)
        self._loud_words.setVisible(bool(number))
        self._quiet_words.setVisible(not number)
        if number:
            self._loud_words.setText(f"{words.count(number, 'message')} possibly in spam")
            self._fit()
        elif self._checked is None:
            self._quiet_words.setText("Spam folders are looked at with every check.")
        else:
            ago = words.ago(self._checked, self._clock())
            self._quiet_words.setText(f"Spam folders checked {ago}. Nothing from your employers.")

    def _fit(self) -> None:
        """As high as the finds need, up to a limit."""
        width = max(240, self.width() - 28)
        needed = 8 * max(0, len(self._items) - 1)
        for one in self._items:
            needed += one.lines.totalHeightForWidth(width)
        self._scroll.setFixedHeight(min(needed, self._theme.px(HIGHEST)))
