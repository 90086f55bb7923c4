"""The strip at the bottom: drag the window, or its handles, to see another stretch of time."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop import words
from desktop.overview.picture import OverviewPicture, Search
from desktop.theme import Theme
from desktop.time_scale import SharedScale, TimeScale
from models.report import Report

HEIGHT = 52
HANDLE_REACH = 7
QUARTER = 0.25


class Grip(Enum):
    """What the pointer holds."""

    NOTHING = 0
    WINDOW = 1
    START = 2
    END = 3


class OverviewStrip(QWidget):
    """The whole search at a glance; moves the shared time scale."""

    def __init__(self, theme: Theme, scale: SharedScale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._scale = theme, scale
        self._search = Search.empty(scale.today)
        self._grip, self._held_at = Grip.NOTHING, 0.0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName("Overview of the whole search")
        scale.changed.connect(self._moved)
        theme.follow(self._refresh)

    def set_report(self, report: Report) -> None:
        """Show another report."""
        self._search = Search.of(report)
        self._moved()

    @property
    def picture(self) -> OverviewPicture:
        """What is painted, at the size in force."""
        return OverviewPicture(self._theme, self._scale, self._search, self.size())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Qt's: all of it."""
        painter = QPainter(self)
        self.picture.paint(painter, focused=self.hasFocus())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's: take hold of the window; a click beside it brings it there."""
        x, picture = event.position().x(), self.picture
        if x < picture.left:
            return
        self._grip = self._grip_at(x)
        if self._grip is Grip.NOTHING:
            self._move_by(x - picture.window.center().x())
            self._grip = Grip.WINDOW
        self._held_at = x

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Qt's: let go."""
        self._grip = Grip.NOTHING

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt's: move or stretch the window, or show what could be held."""
        x = event.position().x()
        if self._grip is Grip.NOTHING:
            sideways = self._grip_at(x) in {Grip.START, Grip.END}
            shape = Qt.CursorShape.SizeHorCursor if sideways else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
            return
        if self._grip is Grip.WINDOW:
            self._move_by(x - self._held_at)
        else:
            self._stretch_to(x)
        self._held_at = x

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Left and Right move the window a quarter."""
        match event.key():
            case Qt.Key.Key_Left:
                self._scale.page(-QUARTER)
            case Qt.Key.Key_Right:
                self._scale.page(QUARTER)
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt's: the frame grows."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt's: the frame shrinks."""
        super().focusOutEvent(event)
        self.update()

    def _grip_at(self, x: float) -> Grip:
        window = self.picture.window
        if abs(x - window.left()) <= HANDLE_REACH:
            return Grip.START
        if abs(x - window.right()) <= HANDLE_REACH:
            return Grip.END
        return Grip.WINDOW if window.left() < x < window.right() else Grip.NOTHING

    def _move_by(self, pixels: float) -> None:
        scale = self._scale.value
        days = pixels / self.picture.px_per_day
        self._scale.set(TimeScale(scale.start + days, scale.px_per_day))

    def _stretch_to(self, x: float) -> None:
        """Zoom so that the held edge follows the pointer and the other stays."""
        scale, width, day = self._scale.value, self._scale.width, self.picture.day_at(x)
        end = scale.start + scale.days_within(width)
        start_held = self._grip is Grip.START
        days = end - day if start_held else day - scale.start
        if days > 1:
            self._scale.zoom_to(width / days, around=width if start_held else 0.0)

    @Slot()
    def _moved(self) -> None:
        scale = self._scale.value
        first, last = scale.day_at(0), scale.day_at(self._scale.width)
        shown = f"Shown: {words.long_day(first)} to {words.long_day(last)}"
        self.setAccessibleDescription(shown)
        self.update()

    @Slot()
    def _refresh(self) -> None:
        self.setFixedHeight(self._theme.px(HEIGHT))
        self.update()
