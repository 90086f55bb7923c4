"""Paints the first column: initials, name, role and the badge of days; and the group headings."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from desktop.theme import Theme
from desktop.timeline.rows import Row, initials

LEFT = 14
MIDDLE = Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
RIGHT_ELLIPSIS = Qt.TextElideMode.ElideRight


def paint_employer(
    painter: QPainter, theme: Theme, row: Row, *, cell: QRectF, sought: str = ""
) -> None:
    """One employer's cell; the letters sought are marked."""
    px, middle = theme.px, cell.center().y()
    square = QRectF(cell.left() + px(LEFT), middle - px(14), px(28), px(28))
    ground, ink = theme.hue(row.employer.name)
    if row.closed:
        ground, ink = theme.color("badge"), theme.color("text3")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(square, 7, 7)
    painter.setFont(theme.font(12, 600))
    painter.setPen(ink)
    painter.drawText(square, CENTRE, initials(row.employer.name))
    left = square.right() + px(10)
    right = _paint_badge(painter, theme, row, cell=cell)
    name = QRectF(left, middle - px(18), right - left, px(18))
    role = QRectF(left, middle, right - left, px(17))
    painter.setFont(theme.font(13, 600))
    shown = painter.fontMetrics().elidedText(row.name, RIGHT_ELLIPSIS, int(name.width()))
    _mark_sought(painter, theme, shown, box=name, sought=sought)
    painter.setPen(theme.color("text3" if row.closed else "text"))
    painter.drawText(name, MIDDLE, shown)
    painter.setFont(theme.font(12))
    shown = painter.fontMetrics().elidedText(row.role, RIGHT_ELLIPSIS, int(role.width()))
    _mark_sought(painter, theme, shown, box=role, sought=sought)
    painter.setPen(theme.color("text3"))
    painter.drawText(role, MIDDLE, shown)


def _paint_badge(painter: QPainter, theme: Theme, row: Row, *, cell: QRectF) -> float:
    """The pill of days; returns where the text left of it must end."""
    px = theme.px
    if row.wedge is None:
        return cell.right() - px(LEFT)
    font = theme.font(12, 600, numbers=True)
    painter.setFont(font)
    width = max(px(48), painter.fontMetrics().horizontalAdvance(row.badge) + px(16))
    pill = QRectF(cell.right() - px(10) - width, cell.center().y() - px(10), width, px(20))
    ground = theme.color("wait") if row.wedge.calm else theme.ramp(row.wedge.days)
    ink = theme.color("waitInk") if row.wedge.calm else theme.ink_on(ground)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(pill, px(10), px(10))
    painter.setPen(ink)
    painter.drawText(pill, CENTRE, row.badge)
    return pill.left() - px(6)


def _mark_sought(painter: QPainter, theme: Theme, text: str, *, box: QRectF, sought: str) -> None:
    """A ground under the letters that match what is searched for."""
    metrics = painter.fontMetrics()
    for word in sought.split():
        at = text.casefold().find(word)
        if at < 0:
            continue
        start = metrics.horizontalAdvance(text[:at])
        width = metrics.horizontalAdvance(text[at : at + len(word)])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("mark"))
        spot = QRectF(box.left() + start - 1, box.top() + 2, width + 2, box.height() - 4)
        painter.drawRoundedRect(spot, 3, 3)


def paint_group(
    painter: QPainter, theme: Theme, *, cell: QRectF, title: str, number: int, open_: bool
) -> None:
    """A group's heading with its fold mark and its number of rows."""
    px = theme.px
    arrow = theme.icon("chevron-down" if open_ else "chevron-right", "text3", 14)
    top = round(cell.center().y() - px(14) / 2)
    painter.drawPixmap(QPointF(cell.left() + px(12), top), arrow)
    left = cell.left() + px(32)
    painter.setFont(theme.font(12, 600))
    painter.setPen(theme.color("text2"))
    box = QRectF(left, cell.top(), cell.width(), cell.height())
    painter.drawText(box, MIDDLE, title)
    left += painter.fontMetrics().horizontalAdvance(title) + px(8)
    painter.setFont(theme.font(12, 500, numbers=True))
    painter.setPen(theme.color("text3"))
    painter.drawText(QRectF(left, cell.top(), px(40), cell.height()), MIDDLE, str(number))
