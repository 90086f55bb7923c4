"""The card that appears over a mark: what it is, when, from whom, and its first line."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Slot
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from desktop import words
from desktop.glyphs import GlyphLabel
from desktop.marks import Mark
from desktop.parts import Words, clear, column, frame, row
from desktop.theme import Theme
from desktop.timeline.lane import Placed

WIDTH = 300
REACH = 12  # half the side of the spot the card stands beside
AIR = 14  # pixels between the mark and the card
MOST_OF_A_STACK = 6


class HoverCard(QFrame):
    """Shows one place of a lane; lets the pointer through."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._over = theme, parent
        self.setProperty("kind", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._box, self._layout = frame("plain", margins=(12, 10, 12, 10), spacing=6)
        self.setLayout(column(self._box))
        self.hide()

    def show_place(self, placed: Placed, *, today: date, spot: QRect) -> None:
        """Show it beside ``spot`` (in the parent's coordinates), inside the parent."""
        clear(self._layout)
        if placed.stack:
            for mark in placed.marks[:MOST_OF_A_STACK]:
                self._add_short(mark)
        else:
            self._add_mark(placed.mark, today)
        self.setFixedWidth(self._theme.px(WIDTH))
        self._box.adjustSize()
        self.setFixedHeight(self._box.sizeHint().height())
        self.move(self._place_beside(spot))
        self.show()
        self.raise_()

    def _place_beside(self, spot: QRect) -> QPoint:
        area = self._over.rect()
        x = min(max(spot.center().x() - self.width() // 2, 8), area.width() - self.width() - 8)
        below = spot.bottom() + AIR
        fits = below + self.height() < area.height() - 8
        return QPoint(x, below if fits else spot.top() - AIR - self.height())

    def _add_short(self, mark: Mark) -> None:
        day = Words(self._theme, words.short_day(mark.listed_on), size=12, tone="text3")
        title = Words(self._theme, mark.title, size=12, weight=500)
        self._layout.addLayout(
            row(GlyphLabel(self._theme, mark.glyph, mark.number), title, None, day)
        )

    def _add_mark(self, mark: Mark, today: date) -> None:
        theme = self._theme
        title = Words(theme, mark.title, weight=600, wrap=True)
        far = words.distance(mark.day, today)
        when = Words(theme, f"{words.full_day(mark.day)}, {far}", size=12, tone="text2")
        self._layout.addLayout(
            row(GlyphLabel(theme, mark.glyph, mark.number), column(title, when), None)
        )
        sender = " · ".join(dict.fromkeys(one for one in (mark.sender, mark.detail) if one))
        for text, tone in ((sender, "text2"), (mark.subject, "text"), (mark.first_line, "text3")):
            if text:
                self._layout.addWidget(Words(theme, text, size=12, tone=tone, wrap=True))


class CardShower(QObject):
    """Makes the card when it is first wanted and puts it beside a place of the view."""

    def __init__(self, theme: Theme, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view
        self._card: HoverCard | None = None

    def show_at(self, placed: Placed, at: QPoint, *, today: date) -> None:
        """Show one place; ``at`` is its middle in the viewport."""
        window = self._view.window()
        if self._card is None:
            self._card = HoverCard(self._theme, window)
        side = QPoint(REACH, REACH)
        middle = self._view.viewport().mapTo(window, at)
        self._card.show_place(placed, today=today, spot=QRect(middle - side, middle + side))

    @property
    def shown(self) -> bool:
        """Whether a card is seen now."""
        return self._card is not None and self._card.isVisible()

    @Slot()
    def hide_card(self) -> None:
        """Put the card away."""
        if self._card is not None:
            self._card.hide()
