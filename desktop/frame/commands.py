"""What every key does, in one table; the sheet that ``?`` opens is made from it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class Command(StrEnum):
    """What can be asked for by key; the value is how the sheet says it."""

    DRAFT = "Draft a message"
    REMIND = "Remind me later"
    CLOSE = "Close this row"
    UNDO = "Undo"
    TODAY = "Go to today"
    ZOOM_IN = "Zoom in"
    ZOOM_OUT = "Zoom out"
    FIT = "Show the whole search"
    SEARCH = "Search"
    SPAM = "Messages possibly in spam"
    CHECK = "Check mail now"
    KEYS = "Keys and signs"
    LEAVE = "Close what is open"


_PLAIN = {
    Qt.Key.Key_D: Command.DRAFT,
    Qt.Key.Key_R: Command.REMIND,
    Qt.Key.Key_E: Command.CLOSE,
    Qt.Key.Key_U: Command.UNDO,
    Qt.Key.Key_T: Command.TODAY,
    Qt.Key.Key_Plus: Command.ZOOM_IN,
    Qt.Key.Key_Equal: Command.ZOOM_IN,
    Qt.Key.Key_Minus: Command.ZOOM_OUT,
    Qt.Key.Key_0: Command.FIT,
    Qt.Key.Key_Slash: Command.SEARCH,
    Qt.Key.Key_S: Command.SPAM,
    Qt.Key.Key_F5: Command.CHECK,
    Qt.Key.Key_Question: Command.KEYS,
    Qt.Key.Key_Escape: Command.LEAVE,
}
_WITH_CONTROL = {Qt.Key.Key_K: Command.SEARCH, Qt.Key.Key_Z: Command.UNDO}

SHEET = (
    ("↑ ↓", "Row above or below"),
    ("← →", "Event before or after, in the row"),
    ("Enter", "To the employer's story"),
    ("D", Command.DRAFT.value),
    ("R", Command.REMIND.value),
    ("E", Command.CLOSE.value),
    ("U  Ctrl+Z", Command.UNDO.value),
    ("T", Command.TODAY.value),
    ("+  −", "Zoom in, zoom out"),
    ("0", Command.FIT.value),
    ("/  Ctrl+K", Command.SEARCH.value),
    ("S", Command.SPAM.value),
    ("F5", Command.CHECK.value),
    ("?", Command.KEYS.value),
    ("Wheel, drag", "Move through time"),
    ("Ctrl+wheel", "Zoom at the pointer"),
)


def command_of(event: QKeyEvent) -> Command | None:
    """The command a key press asks for, if any."""
    held = event.modifiers()
    if held & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
        return None
    table = _WITH_CONTROL if held & Qt.KeyboardModifier.ControlModifier else _PLAIN
    return table.get(Qt.Key(event.key()))
