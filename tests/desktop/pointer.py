"""A pointer that does not depend on the platform's own cursor."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

NONE, LEFT = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton


def move(widget: QWidget, place: QPoint, *, held: bool = False) -> None:
    """Move to a place of the widget, with the left button held or not."""
    _send(widget, QEvent.Type.MouseMove, place, NONE, LEFT if held else NONE)


def drag(widget: QWidget, *places: QPoint) -> None:
    """Press at the first place, go through the others, let go at the last."""
    _send(widget, QEvent.Type.MouseButtonPress, places[0], LEFT, LEFT)
    for place in places[1:]:
        move(widget, place, held=True)
    _send(widget, QEvent.Type.MouseButtonRelease, places[-1], LEFT, NONE)


def _send(
    widget: QWidget, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton, held: Qt.MouseButton
) -> None:
    there, globally = QPointF(at), QPointF(widget.mapToGlobal(at))
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QMouseEvent(kind, there, globally, button, held, none))
