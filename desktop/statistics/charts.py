"""Three small charts, drawn calmly: how far applications came, how long answers took, by month.

Each is also one sentence for screen readers. Knows figures and the theme, no report.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop import words
from desktop.theme import Theme
from models.silence import After
from models.statistics import Funnel, Month, ResponseTime

BAR, GAP, LABEL = 26, 10, 118
MONTH_HEIGHT = 150
MOST_MONTHS = 12

STAGES = {
    After.APPLICATION: "After applying",
    After.CONTACT: "After contact",
    After.ASSESSMENT: "After a task",
    After.INTERVIEW: "After a talk",
    After.OFFER: "After an offer",
}


class Chart(QWidget):
    """A drawing of a fixed height that follows the theme."""

    def __init__(self, theme: Theme, *, height: int, says: str) -> None:
        super().__init__()
        self.theme = theme
        self._height = height
        self.setAccessibleName(says)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.follow(self._refresh)

    def sizeHint(self) -> QSize:
        """Qt's: as high as what is drawn."""
        return QSize(self.theme.px(420), self.theme.px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Qt's: draw."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        painter.end()

    def draw(self, painter: QPainter) -> None:
        """Draw the figures; each chart its own way."""
        raise NotImplementedError

    def text(self, painter: QPainter, box: QRectF, text: str, *, tone: str = "text2",
             weight: int = 400, size: int = 12, right: bool = False) -> None:  # fmt: skip
        """One line of words in a box."""
        painter.setFont(self.theme.font(size, weight, numbers=True))
        painter.setPen(self.theme.color(tone))
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, text)

    def bar(self, painter: QPainter, box: QRectF, token: str, alpha: float = 1.0) -> None:
        """A rounded bar."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(token, alpha))
        painter.drawRoundedRect(box, 4, 4)

    @Slot()
    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()


class FunnelChart(Chart):
    """Applied, answered, talked, offered: each bar is part of the one above."""

    def __init__(self, theme: Theme, funnel: Funnel) -> None:
        self._steps = (
            ("Applied", funnel.applied, "them"),
            ("Answered", funnel.answered, "accent"),
            ("Had a talk", funnel.interviewed, "ok"),
            ("Offer", funnel.offered, "offer"),
        )
        says = ", ".join(f"{name}: {number}" for name, number, _ in self._steps)
        super().__init__(theme, height=len(self._steps) * (BAR + GAP), says=says)

    def draw(self, painter: QPainter) -> None:
        """Bars of one scale, with numbers and the share of what was sent."""
        px = self.theme.px
        whole = max(1, self._steps[0][1])
        room = self.width() - px(LABEL) - px(96)
        for line, (name, number, token) in enumerate(self._steps):
            top = line * px(BAR + GAP)
            self.text(painter, QRectF(0, top, px(LABEL), px(BAR)), name, tone="text")
            track = QRectF(px(LABEL), top, room, px(BAR))
            self.bar(painter, track, "line2")
            if number:
                self.bar(painter, QRectF(track.x(), top, max(6.0, room * number / whole), px(BAR)),
                         token, 0.85)  # fmt: skip
            share = f"{number}" if line == 0 else f"{number}  ·  {round(100 * number / whole)} %"
            self.text(painter, QRectF(track.right() + px(10), top, px(86), px(BAR)), share,
                      tone="text", weight=600)  # fmt: skip


class ResponseChart(Chart):
    """The middle half of the answers as a bar, the median as a line, on one scale of days."""

    def __init__(self, theme: Theme, times: Sequence[ResponseTime]) -> None:
        self._times = tuple(times)
        says = ", ".join(
            f"{STAGES[one.after]}: half within {one.median:g} days, of {one.n}"
            for one in self._times
        )
        height = max(1, len(self._times)) * (BAR + GAP)
        super().__init__(theme, height=height, says=says or "No answers yet")

    def draw(self, painter: QPainter) -> None:
        """One row for each sort of silence that was answered."""
        px = self.theme.px
        if not self._times:
            box = QRectF(0, 0, self.width(), px(BAR))
            self.text(painter, box, "No answers yet.", tone="text3")
            return
        longest = max(1.0, *(one.upper for one in self._times))
        room = self.width() - px(LABEL) - px(150)
        for line, one in enumerate(self._times):
            top = line * px(BAR + GAP)
            middle = top + px(BAR) / 2
            self.text(painter, QRectF(0, top, px(LABEL), px(BAR)), STAGES[one.after], tone="text")
            left = px(LABEL)
            painter.setPen(QPen(self.theme.color("track"), 1.5))
            painter.drawLine(left, round(middle), round(left + room), round(middle))
            low, high = (left + room * days / longest for days in (one.lower, one.upper))
            box = QRectF(low, middle - px(8), max(6.0, high - low), px(16))
            self.bar(painter, box, "wait")
            at = left + room * one.median / longest
            painter.setPen(QPen(self.theme.color("waitInk"), 2))
            painter.drawLine(round(at), round(middle - px(9)), round(at), round(middle + px(9)))
            told = f"{words.count(round(one.median), 'day')}  ·  of {one.n}"
            self.text(painter, QRectF(left + room + px(12), top, px(138), px(BAR)), told,
                      tone="text", weight=600)  # fmt: skip


class MonthsChart(Chart):
    """For each month: applications sent, answers, talks."""

    SERIES = (("applied", "them"), ("answers", "wait"), ("interviews", "ok"))

    def __init__(self, theme: Theme, months: Sequence[Month]) -> None:
        self._months = tuple(months)[-MOST_MONTHS:]
        says = ", ".join(
            f"{words.MONTHS[one.first.month - 1]}: {one.applied} sent, {one.answers} answers, "
            f"{one.interviews} talks"
            for one in self._months
        )
        super().__init__(theme, height=MONTH_HEIGHT, says=says)

    def draw(self, painter: QPainter) -> None:
        """Three columns a month over its name."""
        px = self.theme.px
        if not self._months:
            return
        bottom, top = self.height() - px(22), px(16)
        counts = [getattr(one, name) for one in self._months for name, _ in self.SERIES]
        highest = max(1, *counts)
        painter.setPen(QPen(self.theme.color("line"), 1))
        painter.drawLine(0, bottom, self.width(), bottom)
        slot = self.width() / max(len(self._months), 6)
        wide = min(px(18), (slot - px(12)) / len(self.SERIES))
        for place, month in enumerate(self._months):
            start = place * slot + px(4)
            for n, (name, token) in enumerate(self.SERIES):
                number = getattr(month, name)
                if not number:
                    continue
                height = (bottom - top) * number / highest
                box = QRectF(start + n * (wide + 2), bottom - height, wide, height)
                self.bar(painter, box, token, 0.9)
                over = QRectF(box.x() - 6, box.y() - px(15), wide + 12, px(14))
                painter.setFont(self.theme.font(11, 500, numbers=True))
                painter.setPen(self.theme.color("text2"))
                painter.drawText(over, Qt.AlignmentFlag.AlignCenter, str(number))
            name = words.MONTHS[month.first.month - 1][:3]
            self.text(painter, QRectF(start, bottom + px(4), slot, px(16)), name, size=11,
                      tone="text3")  # fmt: skip
