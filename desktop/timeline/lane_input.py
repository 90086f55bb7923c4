"""Wheel, drag and hover over the lanes: moves the time scale and finds the mark under a pointer."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QTreeView

from desktop.time_scale import SharedScale
from desktop.timeline.lane import Lane, hit
from desktop.timeline.model import Column, Role
from desktop.timeline.rows import Row

HOVER_DELAY = 350  # milliseconds
ZOOM_STEP = 1.25
NOTCH = 120  # Qt's units for one notch of a wheel
PIXELS_A_NOTCH = 60
DRAG_FROM = 5  # pixels


class LaneInput(QObject):
    """Listens to the viewport. ``rested`` carries the row and the number of the mark."""

    rested = Signal(object, int)
    left = Signal()

    def __init__(self, tree: QTreeView, scale: SharedScale, lane_of: Callable[[Row], Lane]) -> None:
        super().__init__(tree)
        self._tree, self._scale, self._lane_of = tree, scale, lane_of
        self._drag: float | None = None
        self._under: tuple[str, int] | None = None
        self._row: Row | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(HOVER_DELAY)
        self._timer.timeout.connect(self._rest)
        tree.viewport().installEventFilter(self)

    def await_card(self, row: Row, number: int) -> None:
        """Announce the mark after the usual pause, for the keyboard as for the pointer."""
        self._row, self._under = row, (row.key, number)
        self._timer.start()

    def forget(self) -> None:
        """Nothing is under the pointer any more."""
        self._timer.stop()
        if self._under is not None:
            self._under = None
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: True for what is dealt with here."""
        match event.type():
            case QEvent.Type.Wheel:
                return self.wheel(cast("QWheelEvent", event))
            case QEvent.Type.MouseButtonPress:
                x = self._lane_x(cast("QMouseEvent", event).position())
                self._drag = x if x >= 0 else None
            case QEvent.Type.MouseButtonRelease:
                self._drag = None
            case QEvent.Type.MouseMove:
                return self._moved(cast("QMouseEvent", event))
            case QEvent.Type.Leave:
                self.forget()
        return super().eventFilter(watched, event)

    def wheel(self, event: QWheelEvent, *, on_axis: bool = False) -> bool:
        """Ctrl zooms at the pointer; sideways pans; else rows scroll, and time where they can't."""
        turned, keys = event.angleDelta(), event.modifiers()
        if keys & Qt.KeyboardModifier.ControlModifier:
            wanted = self._scale.value.px_per_day * ZOOM_STEP ** (turned.y() / NOTCH)
            self._scale.zoom_to(wanted, around=max(0.0, self._lane_x(event.position())))
            return True
        sideways = bool(turned.x()) or bool(keys & Qt.KeyboardModifier.ShiftModifier)
        if on_axis or sideways or self._tree.verticalScrollBar().maximum() == 0:
            by = turned.x() or turned.y()
            self._scale.set(self._scale.value.panned(-by / NOTCH * PIXELS_A_NOTCH))
            return True
        return False

    @Slot(QWheelEvent)
    def axis_wheel(self, event: QWheelEvent) -> None:
        """The wheel over the axis always pans or zooms."""
        self.wheel(event, on_axis=True)

    def _lane_x(self, position: QPointF) -> float:
        return position.x() - self._tree.columnWidth(Column.EMPLOYER)

    def _moved(self, event: QMouseEvent) -> bool:
        x = self._lane_x(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton:
            if self._drag is not None and abs(x - self._drag) >= DRAG_FROM:
                self._scale.set(self._scale.value.panned(self._drag - x))
                self._drag = x
            return True
        index = self._tree.indexAt(event.position().toPoint())
        row = index.data(Role.ROW)
        number = hit(self._lane_of(row).placed, x) if isinstance(row, Row) and x >= 0 else None
        if not isinstance(row, Row) or number is None:
            self.forget()
        elif self._under != (row.key, number):
            self.forget()
            self.await_card(row, number)
        return False

    @Slot()
    def _rest(self) -> None:
        if self._under is not None and self._row is not None:
            self.rested.emit(self._row, self._under[1])
