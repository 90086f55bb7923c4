"""Paints the cells of the timeline: the employer on the left, the lane on the right.

Takes everything from the row and the theme; keeps nothing but the glyphs' pictures.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from desktop.glyphs import FLAGS, GlyphBox
from desktop.theme import Theme
from desktop.time_scale import SharedScale
from desktop.timeline.employer_cell import paint_employer, paint_group
from desktop.timeline.lane import Lane, Placed, lay_out
from desktop.timeline.lane_words import paint_words
from desktop.timeline.model import Column, Role
from desktop.timeline.rows import Group, Row
from desktop.timeline.wedge import WedgePainter

Index = QModelIndex | QPersistentModelIndex
GROUP_HEIGHT = 30
BAR = 3  # width of the selection bar


class CellDelegate(QStyledItemDelegate):
    """Both columns of a row. ``focus`` tells which mark of the current row the keyboard is on."""

    def __init__(self, theme: Theme, scale: SharedScale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._scale = theme, scale
        self._glyphs = GlyphBox(theme)
        self._wedges = WedgePainter(theme)
        self._lanes: dict[str, tuple[object, Row, Lane]] = {}
        self.focus: tuple[str, int] | None = None
        self.sought = ""

    def lane_of(self, row: Row) -> Lane:
        """The row's lane at the scale in force; kept until either changes."""
        percent = self._theme.text_percent
        now = (self._scale.value, self._scale.today, percent)
        kept = self._lanes.get(row.key)
        if kept is None or kept[0] != now or kept[1] is not row:
            lane = lay_out(row, self._scale.value, self._scale.today, unit=percent / 100)
            kept = (now, row, lane)
            self._lanes[row.key] = kept
        return kept[2]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Qt's: groups are lower than rows."""
        is_row = isinstance(index.data(Role.ROW), Row)
        return QSize(100, self._theme.row_height if is_row else self._theme.px(GROUP_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt's: paint one cell."""
        cell = QRectF(option.rect)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = index.data(Role.ROW)
        left = index.column() == Column.EMPLOYER
        if isinstance(row, Row):
            self._paint_row(painter, row, cell=cell, left=left, selected=selected)
        else:
            self._paint_group(painter, index, cell=cell, selected=selected and left)
        painter.restore()

    def _paint_group(
        self, painter: QPainter, index: Index, *, cell: QRectF, selected: bool
    ) -> None:
        group = Group(index.data(Role.GROUP))
        theme = self._theme
        painter.fillRect(cell, theme.color("surf2"))
        painter.fillRect(QRectF(cell.left(), cell.top(), cell.width(), 1), theme.color("line"))
        painter.fillRect(
            QRectF(cell.left(), cell.bottom() - 1, cell.width(), 1), theme.color("line2")
        )
        if selected:
            painter.fillRect(QRectF(cell.left(), cell.top(), BAR, cell.height()),
                             theme.color("accent"))  # fmt: skip
        if index.column() == Column.EMPLOYER:
            view = self.parent()
            is_open = view.isExpanded(index) if isinstance(view, QTreeView) else True
            number = int(index.data(Role.COUNT) or 0)
            paint_group(painter, theme, cell=cell, title=group.title, number=number, open_=is_open)

    def _paint_row(
        self, painter: QPainter, row: Row, *, cell: QRectF, left: bool, selected: bool
    ) -> None:
        theme = self._theme
        if selected:
            painter.fillRect(cell, theme.color("sel"))
        inset = theme.px(14) if left else 0
        line = QRectF(cell.left() + inset, cell.bottom() - 1, cell.width() - inset, 1)
        painter.fillRect(line, theme.color("line2"))
        if left:
            if selected:
                bar = QRectF(cell.left(), cell.top(), BAR, cell.height())
                painter.fillRect(bar, theme.color("accent"))
            paint_employer(painter, theme, row, cell=cell, sought=self.sought)
            return
        painter.setClipRect(cell)
        painter.translate(cell.left(), 0)
        inner = QRectF(0, cell.top(), cell.width(), cell.height())
        ground = theme.color("sel" if selected else "surf")
        self._paint_lane(painter, row, cell=inner, ground=ground)

    def _paint_lane(self, painter: QPainter, row: Row, *, cell: QRectF, ground: QColor) -> None:
        theme, lane, middle = self._theme, self.lane_of(row), cell.center().y()
        if lane.track is not None:
            pen = QPen(theme.color("track"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(lane.track[0], middle), QPointF(lane.track[1], middle))
        if lane.waiting is not None:
            painter.setPen(QPen(theme.color("track"), 1.5, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(lane.waiting[0], middle), QPointF(lane.waiting[1], middle))
        if row.wedge is not None:
            px = self._scale.value.px_per_day
            self._wedges.paint(painter, row.wedge, lane, cell=cell, px_per_day=px)
        for flags in (True, False):
            for number, placed in enumerate(lane.placed):
                if (placed.mark.glyph in FLAGS) is flags:
                    self._paint_mark(
                        painter, row, placed, at=QPointF(placed.x, middle),
                        ground=self._halo(row, placed, ground),
                        focused=self.focus == (row.key, number),
                    )  # fmt: skip
        paint_words(painter, theme, row, lane, cell=cell)

    def _halo(self, row: Row, placed: Placed, ground: QColor) -> QColor:
        """The ground under a mark: the row's, or the wedge's where it stands on one."""
        wedge, day = row.wedge, placed.mark.day
        if wedge is None or day <= wedge.since or placed.mark.glyph in FLAGS:
            return ground
        if wedge.calm:
            return self._theme.color("wait")
        return self._theme.ramp((day - wedge.since).days)

    def _paint_mark(
        self, painter: QPainter, row: Row, placed: Placed, *, at: QPointF, ground: QColor,
        focused: bool,
    ) -> None:  # fmt: skip
        if focused:
            reach = placed.radius + self._theme.px(5)
            painter.setPen(QPen(self._theme.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, reach, reach)
        if placed.stack:
            self._paint_stack(painter, placed, at=at, ground=ground)
            return
        mark = placed.mark
        self._glyphs.draw(
            painter, mark.glyph, at, number=mark.number, ground=ground, faded=row.closed
        )

    def _paint_stack(
        self, painter: QPainter, placed: Placed, *, at: QPointF, ground: QColor
    ) -> None:
        theme, radius = self._theme, placed.radius
        box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
        painter.setPen(QPen(ground, 4))
        painter.setBrush(theme.color("badge"))
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(QPen(theme.color("text2"), 1.2))
        painter.drawRoundedRect(box, 5, 5)
        painter.setFont(theme.font(10, 700, numbers=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(len(placed.marks)))
