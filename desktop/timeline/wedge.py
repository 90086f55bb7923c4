"""The crescendo: a silence that opens to the right and ends at today.

Height, colour, hatch and words all say the same number, so that it survives grey.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath, QPen

from desktop.theme import Theme
from desktop.timeline.lane import Lane
from desktop.timeline.rows import Wedge

THIN, GROWTH, FULL_AFTER = 5.0, 19.0, 14  # height at day 0, what is added, days until it is full
HATCH_AFTER = 10  # days
RAMP_STEPS = (5, 10, 14, 21, 30)  # days at which the ramp bends
HATCH_STEP, HATCH_LEAN = 7, 32
LIGHT_HATCH, STRONG_HATCH = 0.13, 0.30
SLIVER = 4.0  # narrower than this, hatch is left out


def height(days: float) -> float:
    """Height of the wedge after that many days, in the design's pixels."""
    return THIN + min(days, FULL_AFTER) / FULL_AFTER * GROWTH


@dataclass(frozen=True, slots=True)
class WedgePainter:
    """Paints wedges into lanes."""

    theme: Theme

    def paint(
        self, painter: QPainter, wedge: Wedge, lane: Lane, *, cell: QRectF, px_per_day: float
    ) -> None:
        """Paint one wedge; the painter's origin is the lane's left edge."""
        if lane.today <= lane.wedge_from:
            return
        middle = cell.center().y()
        path = self._path(wedge, lane, middle=middle, px_per_day=px_per_day)
        gradient = QLinearGradient(lane.wedge_from, 0, lane.today, 0)
        days = max(wedge.days, 1)
        for day in sorted({0, days, *(step for step in RAMP_STEPS if step < days)}):
            color = self.theme.color("wait") if wedge.calm else self.theme.ramp(day)
            gradient.setColorAt(day / days, color)
        painter.fillPath(path, gradient)
        if wedge.calm:
            pen = QPen(self.theme.color("waitInk", 0.8), 1, Qt.PenStyle.DashLine)
        else:
            self._hatch(painter, wedge, lane, path=path, cell=cell)
            pen = QPen(self.theme.color("quiet", 0.75), 1)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        if wedge.calm and lane.flag is not None:
            painter.setPen(QPen(self.theme.color("waitInk", 0.6), 1.5, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(lane.today + 2, middle), QPointF(lane.flag, middle))

    def _path(self, wedge: Wedge, lane: Lane, *, middle: float, px_per_day: float) -> QPainterPath:
        full_at = min(FULL_AFTER, wedge.days)
        bend = lane.wedge_from + full_at * px_per_day
        unit = self.theme.text_percent / 100
        corners = [
            (lane.wedge_from, height(0) / 2 * unit),
            (bend, height(full_at) / 2 * unit),
            (lane.today, height(full_at) / 2 * unit),
        ]
        path = QPainterPath(QPointF(corners[0][0], middle - corners[0][1]))
        for x, half in corners[1:]:
            path.lineTo(x, middle - half)
        for x, half in reversed(corners):
            path.lineTo(x, middle + half)
        path.closeSubpath()
        return path

    def _hatch(
        self, painter: QPainter, wedge: Wedge, lane: Lane, *, path: QPainterPath, cell: QRectF
    ) -> None:
        """Fine from day 10; strong from a promised date that passed."""
        broken = wedge.passed > 0 and lane.flag is not None
        share = (lane.today - lane.wedge_from) / max(wedge.days, 1)
        start = lane.flag if broken and lane.flag else lane.wedge_from + HATCH_AFTER * share
        if start > lane.today - SLIVER:
            return
        painter.save()
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        painter.setClipRect(
            QRectF(start, cell.top(), lane.today - start, cell.height()),
            Qt.ClipOperation.IntersectClip,
        )
        strength = STRONG_HATCH if broken else LIGHT_HATCH
        painter.setPen(QPen(self.theme.color("hatch", strength), 1.4))
        middle, half = cell.center().y(), HATCH_LEAN / 2
        for x in range(int(start) - 40, int(lane.today) + 40, HATCH_STEP):
            painter.drawLine(QLineF(x, middle + half, x + HATCH_LEAN, middle - half))
        painter.restore()
