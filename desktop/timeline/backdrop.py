"""What lies behind and before the lanes: weekends, weeks, the time ahead, and today's line."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from desktop.theme import Theme
from desktop.time_scale import SharedScale

SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Backdrop:
    """Paints into the whole viewport; ``left`` is where the lanes begin."""

    theme: Theme
    scale: SharedScale

    def paint_behind(self, painter: QPainter, area: QRectF, *, left: float) -> None:
        """Weekend bands, a line for every Monday, and the paler time ahead."""
        painter.fillRect(area, self.theme.color("surf"))
        painter.save()
        painter.translate(left, 0)
        scale, height, width = self.scale.value, area.height(), area.width() - left
        painter.setClipRect(QRectF(0, 0, width, height))
        today = scale.middle_of(self.scale.today)
        weekend, line = self.theme.color("weekend"), self.theme.color("line2")
        painter.fillRect(QRectF(today, 0, max(0.0, width - today), height),
                         self.theme.color("future"))  # fmt: skip
        for day in scale.days_from(0, width):
            x = scale.left_of(day)
            if day.weekday() >= SATURDAY:
                painter.fillRect(QRectF(x, 0, scale.px_per_day, height), weekend)
            elif day.weekday() == 0:
                painter.fillRect(QRectF(round(x), 0, 1, height), line)
        painter.restore()

    def paint_before(self, painter: QPainter, area: QRectF, *, left: float) -> None:
        """Today's line over everything, and the border of the employer column."""
        painter.fillRect(QRectF(left - 1, 0, 1, area.height()), self.theme.color("line"))
        x = left + self.scale.value.middle_of(self.scale.today)
        if x > left:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.theme.color("accent"), 1.5))
            painter.drawLine(QPointF(x, 0), QPointF(x, area.height()))
