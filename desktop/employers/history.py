"""The employer's story as a list, newest first: sign, what happened, who, when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop import words
from desktop.glyphs import GlyphBox, paint_small
from desktop.marks import Mark
from desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
MARK_ROLE = Qt.ItemDataRole.UserRole + 1
LINE_HEIGHT = 44
TEXT_FROM = 36
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class HistoryModel(QAbstractListModel):
    """Marks, newest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marks: tuple[Mark, ...] = ()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show other marks."""
        self.beginResetModel()
        newest = sorted(
            enumerate(marks), key=lambda pair: (pair[1].listed_on, pair[0]), reverse=True
        )
        self._marks = tuple(mark for _, mark in newest)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Qt's: how many there are."""
        return 0 if parent.isValid() else len(self._marks)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's: the mark, or its words."""
        if not index.isValid():
            return None
        mark = self._marks[index.row()]
        match role:
            case _ if role == MARK_ROLE:
                return mark
            case Qt.ItemDataRole.DisplayRole:
                return mark.title
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = (mark.title, mark.detail, words.long_day(mark.listed_on))
                return ", ".join(part for part in parts if part)
            case Qt.ItemDataRole.ToolTipRole:
                return mark.subject or None
        return None


class LineDelegate(QStyledItemDelegate):
    """Paints one line of the story."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme, self._glyphs = theme, GlyphBox(theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        """Qt's: all lines are equally high."""
        return QSize(120, self._theme.px(LINE_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt's: one line."""
        mark = index.data(MARK_ROLE)
        if not isinstance(mark, Mark):
            return
        theme, px = self._theme, self._theme.px
        box, state = QRectF(option.rect), option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.setBrush(theme.color("sel"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        elif state & QStyle.StateFlag.State_MouseOver and mark.key:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("surf2"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        middle = box.center().y()
        at = QPointF(box.left() + px(14), middle)
        paint_small(self._glyphs, painter, mark.glyph, at, number=mark.number)
        painter.setFont(theme.font(12))
        painter.setPen(theme.color("text3"))
        day = words.short_day(mark.listed_on)
        width = painter.fontMetrics().horizontalAdvance(day)
        painter.drawText(QRectF(box.right() - width - 4, box.top(), width + 4, box.height()),
                         MIDDLE, day)  # fmt: skip
        room = box.width() - px(TEXT_FROM) - width - px(14)
        self._paint_text(painter, mark, left=box.left() + px(TEXT_FROM), middle=middle, room=room)
        painter.restore()

    def _paint_text(
        self, painter: QPainter, mark: Mark, *, left: float, middle: float, room: float
    ) -> None:
        theme, px = self._theme, self._theme.px
        elide = Qt.TextElideMode.ElideRight
        lift = px(18) if mark.detail else px(9)
        painter.setFont(theme.font(13, 500))
        painter.setPen(theme.color("text"))
        title = painter.fontMetrics().elidedText(mark.title, elide, int(room))
        painter.drawText(QRectF(left, middle - lift, room, px(18)), MIDDLE, title)
        if mark.detail:
            painter.setFont(theme.font(12))
            painter.setPen(theme.color("text3"))
            detail = painter.fontMetrics().elidedText(mark.detail, elide, int(room))
            painter.drawText(QRectF(left, middle, room, px(17)), MIDDLE, detail)


class History(QListView):
    """The list, as high as it needs to be. ``chosen`` carries the key of a message."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._marks = HistoryModel(self)
        self.setModel(self._marks)
        self.setItemDelegate(LineDelegate(theme, self))
        self.setAccessibleName("History")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.activated.connect(self._choose)
        self.clicked.connect(self._choose)
        theme.follow(self._refresh)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show another story."""
        self._marks.set_marks(marks)
        self._refresh()

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        mark = index.data(MARK_ROLE)
        if isinstance(mark, Mark) and mark.key:
            self.chosen.emit(mark.key)

    @Slot()
    def _refresh(self) -> None:
        lines = self._marks.rowCount()
        self.setFixedHeight(max(1, lines) * self._theme.px(LINE_HEIGHT))
        self.scheduleDelayedItemsLayout()
