"""The timeline itself: a tree of groups and rows whose lanes share one time scale.

Being a real tree it is read out, walked by keys and selected without further code. It emits what
the person chose; it decides nothing.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from desktop import words
from desktop.theme import Theme
from desktop.time_scale import SharedScale
from desktop.timeline.axis import EMPLOYER_WIDTH, TimeAxis
from desktop.timeline.backdrop import Backdrop
from desktop.timeline.delegate import CellDelegate
from desktop.timeline.folds import Folds
from desktop.timeline.hover_card import CardShower
from desktop.timeline.lane import Placed
from desktop.timeline.lane_input import LaneInput
from desktop.timeline.model import Column, Order, Role, Shown, TimelineModel, TimelineOrder
from desktop.timeline.rows import Row
from models.report import Report

Index = QModelIndex | QPersistentModelIndex
EDGE = 12  # pixels from the right edge that do not count as in sight


class TimelineView(QTreeView):
    """Rows, lanes and axis. ``row_changed`` carries the Row or None, ``opened`` the Row."""

    row_changed = Signal(object)
    opened = Signal(object)
    sort_asked = Signal(QPoint)

    def __init__(self, theme: Theme, scale: SharedScale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._scale = theme, scale
        self._source = TimelineModel(self)
        self._rows = TimelineOrder(self._source, self)
        self._cells = CellDelegate(theme, scale, self)
        self._backdrop = Backdrop(theme, scale)
        self._axis = TimeAxis(theme, scale, self)
        self._folds = Folds(self, self._rows)
        self._input = LaneInput(self, scale, self._cells.lane_of)
        self._card = CardShower(theme, self)
        self._set_up()
        self._input.rested.connect(self._show_card)
        self._input.left.connect(self._card.hide_card)
        self._axis.sort_clicked.connect(self._ask_sort)
        self._axis.wheeled.connect(self._input.axis_wheel)
        scale.changed.connect(self._scale_changed)
        theme.changed.connect(self._theme_changed)

    def _set_up(self) -> None:
        self.setAccessibleName("Timeline of your applications")
        self.setHeader(self._axis)
        self.setModel(self._rows)
        self.setItemDelegate(self._cells)
        self._axis.resizeSection(Column.EMPLOYER, self._theme.px(EMPLOYER_WIDTH))
        self._axis.set_order_words(self._rows.order.value)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setIndentation(0)
        self.setRootIsDecorated(False)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)

    # -- what is shown --------------------------------------------------------------------

    @property
    def rows(self) -> TimelineOrder:
        """The rows as shown, filtered and sorted."""
        return self._rows

    @property
    def source(self) -> TimelineModel:
        """All rows."""
        return self._source

    def set_report(self, report: Report) -> None:
        """Show another report, keeping selection and scroll."""
        kept, scrolled = self.current_row(), self.verticalScrollBar().value()
        self._scale.set_today(report.as_of)
        self._source.set_report(report)
        self._folds.apply()
        if kept is not None:
            self.choose_row(kept.key)
        self.verticalScrollBar().setValue(scrolled)
        self.viewport().update()

    def choose(
        self, *, shown: Shown | None = None, order: Order | None = None, sought: str | None = None
    ) -> None:
        """Filter, sort or search; what is not given stays."""
        kept = self.current_row()
        self._rows.choose(shown=shown, order=order, sought=sought)
        self._cells.sought = self._rows.sought
        self._axis.set_order_words(self._rows.order.value)
        self._folds.apply()
        if kept is not None:
            self.choose_row(kept.key)
        self.viewport().update()

    def current_row(self) -> Row | None:
        """The row the keyboard is on; None on a group or nowhere."""
        row = self.currentIndex().data(Role.ROW)
        return row if isinstance(row, Row) else None

    def choose_row(self, key: str) -> bool:
        """Go to the application with that key; False when it is not shown."""
        index = self._rows.mapFromSource(self._source.index_of(key))
        if not index.isValid():
            return False
        if not self.isExpanded(index.parent()):
            self.expand(index.parent())
        self.setCurrentIndex(index)
        return True

    def choose_first(self) -> None:
        """Go to the first row shown, if any."""
        for number in range(self._rows.rowCount()):
            index = self._rows.index(0, 0, self._rows.index(number, 0))
            if index.isValid():
                self.setCurrentIndex(index)
                return

    # -- keys -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Left and Right walk the marks, Enter opens; letters go up to the window."""
        row = self.current_row()
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right if row is not None:
                self._step(row, 1 if event.key() == Qt.Key.Key_Right else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if row is not None:
                self.opened.emit(row)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_Space:
                self.clicked.emit(self.currentIndex())
            case _ if event.text() and event.text().isprintable():
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def _step(self, row: Row, by: int) -> None:
        """Move to the next mark of the row and bring it into sight."""
        placed = self._cells.lane_of(row).placed
        if not placed:
            return
        focus = self._cells.focus
        here = focus[1] if focus and focus[0] == row.key else (len(placed) if by < 0 else -1)
        number = min(len(placed) - 1, max(0, here + by))
        self._cells.focus = (row.key, number)
        x, width = placed[number].x, self._scale.width
        if not 0 <= x <= width - EDGE:
            self._scale.set(self._scale.value.panned(x - width / 2))
        self.setAccessibleDescription(_said(placed[number]))
        self._input.forget()
        self._input.await_card(row, number)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Qt's: tell the others which row it is now."""
        super().currentChanged(current, previous)
        row = current.data(Role.ROW) if current.isValid() else None
        key = row.key if isinstance(row, Row) else ""
        if self._cells.focus is not None and self._cells.focus[0] != key:
            self._cells.focus = None
        self._input.forget()
        self.viewport().update()
        self.row_changed.emit(row if isinstance(row, Row) else None)

    # -- painting -------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: weeks behind, cells, today's line before."""
        area, left = QRectF(self.viewport().rect()), self.columnWidth(Column.EMPLOYER)
        painter = QPainter(self.viewport())
        self._backdrop.paint_behind(painter, area, left=left)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._backdrop.paint_before(painter, area, left=left)
        painter.end()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Qt's: the headings draw their own fold mark."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: the lanes have another width."""
        super().resizeEvent(event)
        self._scale.set_width(self.viewport().width() - self.columnWidth(Column.EMPLOYER))

    @Slot(object, int)
    def _show_card(self, row: Row, number: int) -> None:
        placed = self._cells.lane_of(row).placed
        index = self._rows.mapFromSource(self._source.index_of(row.key))
        if number < len(placed) and index.isValid():
            x = self.columnWidth(Column.EMPLOYER) + round(placed[number].x)
            at = QPoint(x, self.visualRect(index).center().y())
            self._card.show_at(placed[number], at, today=self._scale.today)

    @Slot(object)
    def _ask_sort(self, spot: QPoint) -> None:
        self.sort_asked.emit(self._axis.mapToGlobal(spot))

    @Slot()
    def _scale_changed(self) -> None:
        self._card.hide_card()
        self.viewport().update()

    @Slot()
    def _theme_changed(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


def _said(placed: Placed) -> str:
    """A place of the lane for those who listen: what, and when."""
    what = f"{len(placed.marks)} events" if placed.stack else placed.mark.title
    return f"{what}, {words.long_day(placed.mark.day)}"
