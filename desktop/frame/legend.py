"""All signs with their words, below the lanes and in the sheet that ``?`` opens."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.glyphs import Glyph, GlyphLabel
from desktop.parts import Words, column, frame, row
from desktop.theme import Theme

HEIGHT = 32
SIGNS = (
    (Glyph.APPLIED, None, "Applied"),
    (Glyph.THEY, None, "They wrote"),
    (Glyph.YOU, None, "You wrote"),
    (Glyph.CALL, None, "Phone call"),
    (Glyph.INTERVIEW, 1, "Interview"),
    (Glyph.BOOKED, 2, "Booked"),
    (Glyph.TEST, None, "Test"),
    (Glyph.FLAG_PASSED, None, "Date they gave"),
    (Glyph.SPAM, None, "Maybe in spam"),
    (Glyph.OFFER, None, "Offer"),
    (Glyph.CLOSED_THEM, None, "Closed"),
)
MORE_SIGNS = (
    (Glyph.ACKNOWLEDGED, None, "Application received"),
    (Glyph.CANCELLED, None, "Interview cancelled"),
    (Glyph.LOST, None, "You wrote, it did not arrive"),
    (Glyph.HOLD, None, "On hold"),
    (Glyph.FLAG, None, "Date they gave, still ahead"),
    (Glyph.CLOSED_YOU, None, "Closed by you"),
)


class Legend(QWidget):
    """One line of signs; the last ones give way where it is narrow."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        bar, line = frame("legend", across=True, margins=(14, 0, 14, 0), spacing=5)
        self._signs: list[QWidget] = []
        for number, (glyph, count, text) in enumerate(SIGNS):
            if number:
                line.addStretch()
            sign = QWidget()
            label = Words(theme, text, size=12, tone="text2")
            sign.setLayout(row(GlyphLabel(theme, glyph, count, side=24), label, spacing=5))
            self._signs.append(sign)
            line.addWidget(sign)
        self.setLayout(column(bar))
        theme.follow(self._refresh)

    def minimumSizeHint(self) -> object:  # type: ignore[override]
        """Qt's: never widens the window."""
        hint = super().minimumSizeHint()
        hint.setWidth(100)
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: show as many signs as there is room for."""
        super().resizeEvent(event)
        room = self.width() - 28
        for sign in self._signs:
            room -= sign.sizeHint().width() + 5
            sign.setVisible(room >= 0)

    @Slot()
    def _refresh(self) -> None:
        self.setFixedHeight(self._theme.px(HEIGHT))
