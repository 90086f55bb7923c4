"""What the overview shows: mail per day, the worst silence, the window over what is seen.

Pixels and paint only; the pointer is the strip's business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from desktop import words
from desktop.theme import Theme
from desktop.time_scale import SharedScale, TimeScale
from models.reading import Kind
from models.report import Report
from models.silence import After, Silence

LEFT, AIR, EDGE = 268, 8, 3
CELL, STEP, MOST_CELLS = 4, 5, 6
LEAST_DAYS, LEAST_WINDOW = 90, 12
BEFORE, AHEAD = timedelta(days=7), timedelta(days=18)
MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Search:
    """The whole search in a few values."""

    first: date
    last: date
    mail: Mapping[date, int] = field(default_factory=dict)
    worst: Silence | None = None

    @staticmethod
    def empty(today: date) -> Search:
        """Before any report."""
        return Search(today - timedelta(days=LEAST_DAYS), today + AHEAD)

    @staticmethod
    def of(report: Report) -> Search:
        """The search that a report tells of."""
        today = report.as_of
        mail = Counter(line.at.date() for line in report.messages if line.kind is not Kind.OTHER)
        running = [
            application.running
            for employer in report.employers
            for application in employer.applications
            if application.running is not None and application.running.after is After.INTERVIEW
        ]
        earliest = min((day for day in mail if day <= today), default=today)
        return Search(
            first=min(earliest - BEFORE, today - timedelta(days=LEAST_DAYS)),
            last=today + AHEAD,
            mail=mail,
            worst=max(running, key=lambda silence: silence.days, default=None),
        )


@dataclass(frozen=True, slots=True)
class OverviewPicture:
    """One search in a strip of a given size."""

    theme: Theme
    scale: SharedScale
    search: Search
    size: QSize

    @property
    def left(self) -> int:
        """Where the days begin; the title stands before."""
        return self.theme.px(LEFT)

    @property
    def px_per_day(self) -> float:
        """Pixels a day in the strip."""
        days = (self.search.last - self.search.first).days
        return max(10, self.size.width() - self.left - 2 * AIR) / days

    def x_of(self, day_number: float) -> float:
        """X of a day number, with fraction."""
        first = self.search.first.toordinal()
        return self.left + AIR + (day_number - first) * self.px_per_day

    def day_at(self, x: float) -> float:
        """The day number, with fraction, at x."""
        return self.search.first.toordinal() + (x - self.left - AIR) / self.px_per_day

    @property
    def window(self) -> QRectF:
        """Where the part that is seen stands, cut to the strip."""
        scale: TimeScale = self.scale.value
        start = self.x_of(scale.start)
        end = self.x_of(scale.start + scale.days_within(self.scale.width))
        low, high = float(self.left + EDGE), float(self.size.width() - EDGE)
        start = max(low, min(start, high - LEAST_WINDOW))
        end = min(high, max(end, low + LEAST_WINDOW))
        return QRectF(start, 4, max(float(LEAST_WINDOW), end - start), self.size.height() - 8)

    def paint(self, painter: QPainter, *, focused: bool) -> None:
        """Title, months, mail, silence, window, today."""
        theme, width, height = self.theme, self.size.width(), self.size.height()
        painter.fillRect(0, 0, width, height, theme.color("surf2"))
        painter.fillRect(0, 0, width, 1, theme.color("line"))
        painter.fillRect(self.left - 1, 0, 1, height, theme.color("line"))
        self._paint_title(painter)
        painter.setClipRect(self.left, 1, width - self.left, height - 1)
        self._paint_months(painter)
        self._paint_mail(painter)
        self._paint_silence(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_window(painter, focused=focused)

    def _paint_title(self, painter: QPainter) -> None:
        theme, height = self.theme, self.size.height()
        painter.setFont(theme.font(12, 500))
        painter.setPen(theme.color("text2"))
        left = theme.px(14)
        painter.drawText(QRectF(left, 0, self.left, height), MIDDLE, "Whole search")
        left += painter.fontMetrics().horizontalAdvance("Whole search") + theme.px(8)
        if self.search.mail:
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("text3"))
            since = f"since {words.short_day(min(self.search.mail))}"
            painter.drawText(QRectF(left, 0, self.left - left, height), MIDDLE, since)

    def _paint_months(self, painter: QPainter) -> None:
        theme, first = self.theme, self.search.first
        painter.setFont(theme.font(11))
        month = first.replace(day=1)
        while month <= self.search.last:
            x = round(self.x_of(month.toordinal()))
            if month >= first:
                painter.fillRect(x, 4, 1, self.size.height() - 8, theme.color("line"))
                painter.setPen(theme.color("text3"))
                box = QRectF(x + 4, 4, theme.px(44), theme.px(14))
                painter.drawText(box, MIDDLE, words.MONTHS[month.month - 1][:3])
            month = (month + timedelta(days=32)).replace(day=1)

    def _paint_mail(self, painter: QPainter) -> None:
        bottom = self.size.height() - 12 - CELL
        side = max(1.0, min(float(CELL), self.px_per_day - 1))
        for day, number in self.search.mail.items():
            x = round(self.x_of(day.toordinal()))
            for level in range(min(number, MOST_CELLS)):
                color = self.theme.color("them", min(0.95, 0.35 + 0.1 * level))
                painter.fillRect(QRectF(x, bottom - level * STEP, side, CELL), color)

    def _paint_silence(self, painter: QPainter) -> None:
        """The worst running silence, day by day in its colours."""
        worst = self.search.worst
        if worst is None:
            return
        start = worst.since.toordinal()
        for day in range(worst.days):
            x, following = self.x_of(start + day), self.x_of(start + day + 1)
            box = QRectF(x, self.size.height() - 10, following - x + 0.5, 4)
            painter.fillRect(box, self.theme.ramp(day))

    def _paint_window(self, painter: QPainter, *, focused: bool) -> None:
        theme, window = self.theme, self.window
        painter.setPen(QPen(theme.color("accent"), 2.5 if focused else 1.5))
        painter.setBrush(theme.color("accent", 0.09))
        painter.drawRoundedRect(window, 5, 5)
        painter.setBrush(theme.color("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        for x in (window.left(), window.right()):
            painter.drawRoundedRect(QRectF(x - 2.5, window.center().y() - 8, 5, 16), 2.5, 2.5)
        painter.setPen(QPen(theme.color("accent"), 1.5))
        today = self.x_of(self.scale.today.toordinal() + 0.5)
        painter.drawLine(QPointF(today, 5), QPointF(today, self.size.height() - 5))
