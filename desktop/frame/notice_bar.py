"""The dark line that says what was just done, with Undo, for eight seconds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop.parts import Button, Words, row
from desktop.theme import Theme

SECONDS = 8
ABOVE = 44  # pixels above the bottom of the window


class NoticeBar(QFrame):
    """One notice at a time. ``undo_asked`` carries the id that was given."""

    undo_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._undo_id, self._over = "", parent
        self.setProperty("kind", "notice")
        self._text = Words(theme, weight=500)
        self._undo = Button(theme, "Undo", kind="undo", height=28)
        self._undo.clicked.connect(self._ask)
        layout = row(self._text, self._undo, spacing=6)
        layout.setContentsMargins(16, 6, 8, 6)
        self.setLayout(layout)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, text: str, *, undo: str = "") -> None:
        """Show the notice; ``undo`` is the id of what can be taken back, or empty."""
        self._undo_id = undo
        self._text.setText(text)
        self._undo.setVisible(bool(undo))
        self.adjustSize()
        self._settle()
        self.show()
        self.raise_()
        self._timer.start()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: stay in place when the window grows."""
        if event.type() is QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        area = self._over.rect()
        self.move((area.width() - self.width()) // 2, area.height() - self.height() - ABOVE)

    @Slot()
    def _ask(self) -> None:
        self.hide()
        self.undo_asked.emit(self._undo_id)
