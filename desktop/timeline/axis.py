"""The two-level time axis above the lanes: months, and weeks or days below; today's pill."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtCore import QLineF, QPoint, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop import words
from desktop.theme import Theme
from desktop.time_scale import SharedScale, TimeScale

AXIS_HEIGHT = 50
EMPLOYER_WIDTH = 268
MIDDLE, CENTRE = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignCenter
EVERY_DAY_FROM, WEEKDAY_NAMES_FROM = 26.0, 60.0  # pixels a day
NARROW_WEEKS = 6.0  # pixels a day below which every second Monday is named
PILL = (88, 20)


def months_between(first: date, last: date) -> Iterator[date]:
    """The first day of every month that touches the stretch."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = (month + timedelta(days=32)).replace(day=1)


def ticks(scale: TimeScale, width: float) -> tuple[date, ...]:
    """The days that are named below: each, every Monday, or every second Monday."""
    days = scale.days_from(0, width)
    if scale.px_per_day >= EVERY_DAY_FROM:
        return days
    mondays = tuple(day for day in days if day.weekday() == 0)
    if scale.px_per_day >= NARROW_WEEKS:
        return mondays
    return tuple(day for day in mondays if (day.toordinal() // 7) % 2 == 0)


class TimeAxis(QHeaderView):
    """The tree's header: "Sort: ..." over the employers, the axis over the lanes."""

    sort_clicked = Signal(QPoint)
    wheeled = Signal(QWheelEvent)

    def __init__(self, theme: Theme, scale: SharedScale, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._scale = theme, scale
        self._order_words = ""
        self.setStretchLastSection(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(40)
        theme.changed.connect(self._refresh)
        scale.changed.connect(self._repaint)

    def set_order_words(self, text: str) -> None:
        """Say which order is in force."""
        self._order_words = text
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Qt's: as high as the two levels."""
        return QSize(super().sizeHint().width(), self._theme.px(AXIS_HEIGHT))

    def mousePressEvent(self, e: QMouseEvent) -> None:
        """Qt's: the left part opens the orders."""
        if e.position().x() < self.sectionSize(0):
            self.sort_clicked.emit(QPoint(self._theme.px(14), self.height()))
        e.accept()

    def wheelEvent(self, e: QWheelEvent) -> None:
        """Qt's: handed to the view, which pans and zooms."""
        self.wheeled.emit(e)

    def paintEvent(self, e: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        """Qt's: the axis is painted whole."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, left = self._theme, self.sectionSize(0)
        width, height = self.viewport().width(), self.viewport().height()
        painter.fillRect(self.viewport().rect(), theme.color("surf2"))
        self._paint_order(painter, height)
        painter.save()
        painter.setClipRect(QRectF(left, 0, width - left, height))
        painter.translate(left, 0)
        self._paint_months(painter, width - left, height)
        self._paint_ticks(painter, width - left)
        self._paint_today(painter, height)
        painter.restore()
        painter.fillRect(QRectF(0, height - 1, width, 1), theme.color("line"))
        painter.fillRect(QRectF(left - 1, 0, 1, height), theme.color("line"))
        painter.end()

    def _paint_order(self, painter: QPainter, height: int) -> None:
        theme, text = self._theme, f"Sort: {self._order_words}"
        painter.setFont(theme.font(12, 500))
        painter.setPen(theme.color("text2"))
        left = theme.px(14)
        painter.drawText(QRectF(left, 0, self.sectionSize(0), height), MIDDLE, text)
        x = left + painter.fontMetrics().horizontalAdvance(text) + theme.px(8)
        top = (height - theme.px(14)) / 2
        painter.drawPixmap(QPointF(x, top), theme.icon("chevron-down", "text3", 14))

    def _paint_months(self, painter: QPainter, width: float, height: int) -> None:
        scale, theme = self._scale.value, self._theme
        first, last = scale.day_at(0), scale.day_at(width)
        painter.setFont(theme.font(12, 600))
        metrics = painter.fontMetrics()
        months = tuple(months_between(first, last))
        for number, month in enumerate(months):
            x = max(0.0, scale.left_of(month))
            following = months[number + 1] if number + 1 < len(months) else None
            end = scale.left_of(following) if following else width
            if scale.left_of(month) > 0:
                painter.fillRect(QRectF(x, theme.px(8), 1, height - theme.px(9)),
                                 theme.color("line"))  # fmt: skip
            name = words.MONTHS[month.month - 1]
            current = (month.year, month.month) == (
                self._scale.today.year, self._scale.today.month
            )  # fmt: skip
            if current or month.month == 1:
                name = f"{name} {month.year}"
            room = int(end - x - theme.px(10))
            if metrics.horizontalAdvance(name) > room:
                name = words.MONTHS[month.month - 1][:3]
            if metrics.horizontalAdvance(name) <= room:
                painter.setPen(theme.color("text"))
                box = QRectF(x + theme.px(8), theme.px(4), room + 4, theme.px(22))
                painter.drawText(box, MIDDLE, name)

    def _paint_ticks(self, painter: QPainter, width: float) -> None:
        scale, theme = self._scale.value, self._theme
        painter.setFont(theme.font(11, numbers=True))
        painter.setPen(theme.color("text3"))
        pill = scale.middle_of(self._scale.today)
        half = theme.px(PILL[0]) / 2 + theme.px(10)
        for day in ticks(scale, width):
            x = scale.middle_of(day)
            if abs(x - pill) < half or not theme.px(12) < x < width - theme.px(10):
                continue
            text = str(day.day)
            if scale.px_per_day >= WEEKDAY_NAMES_FROM:
                text = f"{words.WEEKDAYS[day.weekday()][:3]} {day.day}"
            box = QRectF(x - theme.px(30), theme.px(26), theme.px(60), theme.px(20))
            painter.drawText(box, CENTRE, text)

    def _paint_today(self, painter: QPainter, height: int) -> None:
        theme, today = self._theme, self._scale.today
        x = self._scale.value.middle_of(today)
        painter.setPen(QPen(theme.color("accent"), 1.5))
        painter.drawLine(QLineF(x, height - theme.px(6), x, height))
        width, tall = theme.px(PILL[0]), theme.px(PILL[1])
        pill = QRectF(x - width / 2, theme.px(25), width, tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(pill, tall / 2, tall / 2)
        painter.setFont(theme.font(11, 600))
        painter.setPen(theme.color("onAccent"))
        painter.drawText(pill, CENTRE, f"Today, {words.short_day(today)}")

    @Slot()
    def _refresh(self) -> None:
        self.resizeSection(0, self._theme.px(EMPLOYER_WIDTH))
        self.headerDataChanged(Qt.Orientation.Horizontal, 0, 1)
        self.updateGeometry()
        self.viewport().update()

    @Slot()
    def _repaint(self) -> None:
        self.viewport().update()
