"""The words on a lane: the days on the wedge, beside today, by a flag or a booked talk."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from desktop import words
from desktop.glyphs import FLAGS
from desktop.theme import Theme
from desktop.timeline.lane import Lane
from desktop.timeline.rows import Row, Wedge

EDGE = 4  # pixels kept free at the lane's end
GAP = 16  # pixels between a mark and its words
LEAST_ROOM = 40  # pixels below which words are left out
INSIDE_FROM = 14  # days from which the words may stand on the wedge
MIDDLE, CENTRE = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignCenter


def paint_words(painter: QPainter, theme: Theme, row: Row, lane: Lane, *, cell: QRectF) -> None:
    """Write what the row has to say; the painter's origin is the lane's left edge."""
    wedge, pen = row.wedge, _Pen(painter, theme, cell)
    taken = lane.today
    if wedge is not None and wedge.calm and wedge.promised is not None and lane.flag is not None:
        due = f"Due {words.short_day(wedge.promised)}"
        short = words.short_day(wedge.promised)
        taken = pen.by_mark(due, short, lane.flag, after=lane.today, tone="promise")
    elif wedge is not None and wedge.passed:
        late = f"{words.count(wedge.passed, 'day')} past their date"
        x = lane.today + theme.px(8)
        taken = pen.beside(late, f"{wedge.passed} d late", x=x, tone="promise")
    elif wedge is not None and not _on_wedge(painter, theme, wedge, row, lane=lane, cell=cell):
        x = lane.today + theme.px(8)
        taken = pen.beside(words.quiet(wedge.days), row.badge, x=x, tone="text2")
    if not row.label:
        return
    last = max((one.x for one in lane.placed if one.mark.glyph not in FLAGS), default=0.0)
    if last > taken:
        short = words.short_day(row.booked.day) if row.booked else ""
        pen.by_mark(row.label, short, last, after=taken, tone=row.tone)
    else:
        pen.beside(row.label, x=taken + theme.px(9), tone=row.tone)


def _on_wedge(
    painter: QPainter, theme: Theme, wedge: Wedge, row: Row, *, lane: Lane, cell: QRectF
) -> bool:
    """Write on the wedge, on a chip of its colour, where there is room; say whether it was done."""
    if wedge.days < INSIDE_FROM:
        return False
    painter.setFont(theme.font(12, 600))
    text = words.quiet(wedge.days)
    width = painter.fontMetrics().horizontalAdvance(text)
    on_it = [one.x for one in lane.placed if wedge.since < one.mark.day <= row.today]
    free_from = max([lane.wedge_from, *on_it]) + theme.px(14)
    if lane.today - free_from < width + theme.px(14):
        return False
    box = QRectF(
        lane.today - width - theme.px(9), cell.center().y() - theme.px(9),
        width + theme.px(2), theme.px(18),
    )  # fmt: skip
    ground = theme.ramp(max(0, wedge.days - 3))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box.adjusted(-5, 0, 5, 0), 4, 4)
    painter.setPen(theme.ink_on(ground))
    painter.drawText(box, CENTRE, text)
    return True


@dataclass(frozen=True, slots=True)
class _Pen:
    """Writes into one lane."""

    painter: QPainter
    theme: Theme
    cell: QRectF

    def beside(self, text: str, short: str = "", *, x: float, tone: str) -> float:
        """Write right of x, shorter where the lane ends; returns where the words end."""
        room = self.cell.width() - x - EDGE
        if self._width(text) > room:
            text = short or self._cut(text, room)
        return self._write(text, x, tone)

    def by_mark(self, text: str, short: str, mark: float, *, after: float, tone: str) -> float:
        """Write right of a mark; where the lane ends left of it, or shorter, or not at all."""
        space, width, end = self.theme.px(GAP), self._width(text), self.cell.width() - EDGE
        room = end - mark - space
        if width > room:
            left = mark - space - width
            if after + EDGE < left and mark <= self.cell.width():
                self._write(text, left, tone)
                return mark + space
            text = short if short and self._width(short) <= room else self._cut(text, room)
        return self._write(text, mark + space, tone)

    def _cut(self, text: str, room: float) -> str:
        """As much of the text as there is room for; nothing rather than a letter or two."""
        if room < self.theme.px(LEAST_ROOM):
            return ""
        metrics = self.painter.fontMetrics()
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room))

    def _width(self, text: str) -> float:
        self.painter.setFont(self.theme.font(12, 500))
        return float(self.painter.fontMetrics().horizontalAdvance(text))

    def _write(self, text: str, x: float, tone: str) -> float:
        width = self._width(text)
        self.painter.setPen(self.theme.color(tone))
        box = QRectF(x, self.cell.top(), width + EDGE, self.cell.height())
        self.painter.drawText(box, MIDDLE, text)
        return x + width
