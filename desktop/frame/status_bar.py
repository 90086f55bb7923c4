"""The quiet line at the bottom: when mail was checked, what goes on, and where everything stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop import words
from desktop.parts import Button, Icon, ShortWords, Words, column, frame
from desktop.theme import Theme

HEIGHT = 28
EVERY_HALF_MINUTE = 30_000


class StatusBar(QWidget):
    """One line. ``clock`` gives the aware time of now."""

    pause_asked = Signal()
    action_asked = Signal()

    def __init__(self, theme: Theme, *, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._theme, self._clock = theme, clock
        self._checked: tuple[datetime, int, int] | None = None
        self._icons = {
            "ok": Icon(theme, "circle-check", tone="ok", size=14),
            "busy": Icon(theme, "refresh-cw", tone="accent", size=14),
            "trouble": Icon(theme, "circle-alert", tone="quiet", size=14),
        }
        self._text = ShortWords(theme, size=12, tone="text2")
        self._pause = Button(theme, "Pause", kind="link", height=22, size=12)
        self._action = Button(theme, "", kind="link", height=22, size=12)
        self._pause.clicked.connect(self.pause_asked)
        self._action.clicked.connect(self.action_asked)
        bar, line = frame("status", across=True, margins=(16, 0, 16, 0), spacing=8)
        for icon in self._icons.values():
            line.addWidget(icon)
        line.addWidget(self._text, 1)
        line.addWidget(self._pause)
        line.addWidget(self._action)
        line.addWidget(Icon(theme, "lock", tone="text3", size=13))
        line.addWidget(Words(theme, "Everything stays on this computer", size=12, tone="text3"))
        self.setLayout(column(bar))
        self._show("Not checked yet.", "")
        timer = QTimer(self)
        timer.setInterval(EVERY_HALF_MINUTE)
        timer.timeout.connect(self._tick)
        timer.start()
        theme.follow(self._refresh)

    @property
    def text(self) -> str:
        """What the line says."""
        return self._text.accessibleName()

    def show_checked(self, at: datetime, *, accounts: int, messages: int) -> None:
        """All went well, at that time; the words age by themselves."""
        self._checked = (at, accounts, messages)
        self._tick()

    def show_progress(self, text: str) -> None:
        """Something is being read: ``Reading Gmail: 412 of 1,284, back to 3 October``."""
        self._checked = None
        self._show(text, "busy", pause=True)

    def show_trouble(self, text: str, *, action: str = "") -> None:
        """What went wrong, when it is tried next, and what the person can do."""
        self._checked = None
        self._show(text, "trouble", action=action)

    @Slot()
    def _tick(self) -> None:
        if self._checked is None:
            return
        at, accounts, messages = self._checked
        read = f"{words.count(accounts, 'account')}, {words.count(messages, 'message')} read."
        self._show(f"Checked {words.ago(at, self._clock())}. {read}", "ok")

    def _show(self, text: str, state: str, *, pause: bool = False, action: str = "") -> None:
        self._text.setText(text)
        for name, icon in self._icons.items():
            icon.setVisible(name == state)
        self._pause.setVisible(pause)
        self._action.setText(action)
        self._action.setVisible(bool(action))

    @Slot()
    def _refresh(self) -> None:
        self.setFixedHeight(self._theme.px(HEIGHT))


class ProgressLine(QWidget):
    """Two pixels that fill; invisible when nothing is read."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._share = theme, 0.0
        self.setAccessibleName("Reading mail")
        self.hide()

    def show_share(self, share: float | None) -> None:
        """0 to 1, or None when nothing is read."""
        self.setVisible(share is not None)
        self._share = min(1.0, max(0.0, share or 0.0))
        self.setAccessibleDescription(f"{round(self._share * 100)} per cent")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Qt's: the filled part over the empty one."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("line"))
        filled = round(self.width() * self._share)
        painter.fillRect(0, 0, filled, self.height(), self._theme.color("accent"))
        painter.end()
