"""The sheet that ``?`` opens: every key and every sign with its words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from desktop.frame.commands import SHEET
from desktop.frame.legend import MORE_SIGNS, SIGNS
from desktop.glyphs import GlyphLabel
from desktop.parts import Button, Words, column, row
from desktop.theme import Theme


class KeysSheet(QDialog):
    """Two columns: keys on the left, signs on the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys and signs")
        keys, signs = QGridLayout(), QGridLayout()
        for grid in (keys, signs):
            grid.setVerticalSpacing(7)
            grid.setHorizontalSpacing(14)
        for line, (key, text) in enumerate(SHEET):
            keys.addWidget(Words(theme, key, size=12, weight=600, tone="accent"), line, 0)
            keys.addWidget(Words(theme, text, size=12), line, 1)
        for line, (glyph, number, text) in enumerate((*SIGNS, *MORE_SIGNS)):
            signs.addWidget(GlyphLabel(theme, glyph, number, side=22), line, 0)
            signs.addWidget(Words(theme, text, size=12), line, 1)
        close = Button(theme, "Close", kind="primary")
        close.clicked.connect(self.accept)
        left = column(Words(theme, "Keys", size=15, weight=600), keys, None, spacing=10)
        right = column(Words(theme, "Signs", size=15, weight=600), signs, None, spacing=10)
        both = row(spacing=48)
        both.addLayout(left)
        both.addLayout(right)
        whole = column(both, row(None, close), spacing=16)
        whole.setContentsMargins(24, 20, 24, 18)
        self.setLayout(whole)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: ``?`` closes it as well."""
        if event.key() == Qt.Key.Key_Question:
            self.accept()
        else:
            super().keyPressEvent(event)
