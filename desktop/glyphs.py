"""The marks on a timeline: one shape for every kind, drawn once and kept.

Shapes differ as well as colours, so that they tell apart in grey. Knows the theme, nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from desktop.theme import Theme

BOX = 44  # side of the square a glyph is drawn in, logical pixels
FADED = 0.55
SMALL_FLAG = 0.6
CAP, JOIN = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
CENTRE = Qt.AlignmentFlag.AlignCenter


class Glyph(StrEnum):
    """Every mark there is; ``words`` say it in the legend."""

    APPLIED = "applied"
    ACKNOWLEDGED = "acknowledged"
    THEY = "they wrote"
    YOU = "you wrote"
    LOST = "did not arrive"
    CALL = "phone call"
    INTERVIEW = "interview"
    BOOKED = "booked"
    CANCELLED = "cancelled"
    TEST = "test"
    FLAG = "date they gave"
    FLAG_PASSED = "date they gave, passed"
    HOLD = "on hold"
    SPAM = "maybe in spam"
    OFFER = "offer"
    CLOSED_THEM = "closed by them"
    CLOSED_YOU = "closed by you"


RADIUS = {
    Glyph.APPLIED: 6, Glyph.ACKNOWLEDGED: 3, Glyph.THEY: 7, Glyph.YOU: 7, Glyph.LOST: 7,
    Glyph.CALL: 8, Glyph.INTERVIEW: 11, Glyph.BOOKED: 11, Glyph.CANCELLED: 9, Glyph.TEST: 7,
    Glyph.FLAG: 2, Glyph.FLAG_PASSED: 2, Glyph.HOLD: 8, Glyph.SPAM: 9, Glyph.OFFER: 10,
    Glyph.CLOSED_THEM: 8, Glyph.CLOSED_YOU: 8,
}  # fmt: skip
FLAGS = frozenset({Glyph.FLAG, Glyph.FLAG_PASSED})
CLEAR = QColor(0, 0, 0, 0)


class GlyphBox:
    """Draws glyphs and keeps the pictures by shape, number, ground, scheme and screen ratio."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[tuple[object, ...], QPixmap] = {}
        theme.changed.connect(self._forget)

    def draw(
        self,
        painter: QPainter,
        glyph: Glyph,
        at: QPointF,
        *,
        number: int | None = None,
        ground: QColor = CLEAR,
        faded: bool = False,
    ) -> None:
        """Draw it with its middle at ``at``; ``ground`` is the colour of the halo around it."""
        picture = self.picture(
            glyph, number=number, ground=ground, faded=faded,
            ratio=painter.device().devicePixelRatio(),
        )  # fmt: skip
        half = picture.deviceIndependentSize().width() / 2
        painter.drawPixmap(QPointF(round(at.x()) - half, round(at.y()) - half), picture)

    def picture(
        self,
        glyph: Glyph,
        *,
        number: int | None = None,
        ground: QColor = CLEAR,
        faded: bool = False,
        ratio: float = 1.0,
    ) -> QPixmap:
        """The kept picture of a glyph."""
        percent = self._theme.text_percent
        key = (glyph, number, ground.rgba(), faded, ratio, percent)
        if key not in self._kept:
            side = self._theme.px(BOX)
            pixmap = QPixmap(math.ceil(side * ratio), math.ceil(side * ratio))
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(side / 2, side / 2)
            painter.scale(percent / 100, percent / 100)
            painter.setOpacity(FADED if faded else 1.0)
            _Pen(self._theme, painter, ground).draw(glyph, number)
            painter.end()
            self._kept[key] = pixmap
        return self._kept[key]

    @Slot()
    def _forget(self) -> None:
        self._kept.clear()


def _polygon(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path


def _disc(radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QPointF(0, 0), radius, radius)
    return path


def _diamond(radius: float) -> QPainterPath:
    return _polygon((0, -radius), (radius, 0), (0, radius), (-radius, 0))


def _square(side: float, corner: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(-side / 2, -side / 2, side, side), corner, corner)
    return path


class _Pen:
    """One glyph being drawn around the painter's origin."""

    def __init__(self, theme: Theme, painter: QPainter, ground: QColor) -> None:
        self.theme, self.painter, self.ground = theme, painter, ground

    def draw(self, glyph: Glyph, number: int | None) -> None:
        shapes: dict[Glyph, Callable[[], None]] = {
            Glyph.APPLIED: lambda: self.shape(_disc(5), "surf", self.pen("them", 2)),
            Glyph.ACKNOWLEDGED: lambda: self.shape(_disc(2.4), "text3", halo=False),
            Glyph.THEY: self.bubble,
            Glyph.YOU: lambda: self.shape(
                _polygon((-6, -5.5), (7, 0), (-6, 5.5), (-3.5, 0)), "you"
            ),
            Glyph.LOST: lambda: self.shape(
                _polygon((-5, -5), (6.5, 0), (-5, 5), (-2.5, 0)), "surf", self.pen("you", 1.5)
            ),
            Glyph.CALL: lambda: self.shape(_diamond(7), "surf", self.pen("ok", 2)),
            Glyph.INTERVIEW: partial(self.talk, number, booked=False),
            Glyph.BOOKED: partial(self.talk, number, booked=True),
            Glyph.CANCELLED: self.cancelled,
            Glyph.TEST: self.test,
            Glyph.FLAG: partial(self.flag, passed=False),
            Glyph.FLAG_PASSED: partial(self.flag, passed=True),
            Glyph.HOLD: lambda: self.signed_disc(((-2.2, -3, -2.2, 3), (2.2, -3, 2.2, 3))),
            Glyph.SPAM: self.octagon,
            Glyph.OFFER: self.star,
            Glyph.CLOSED_THEM: lambda: self.signed_disc(
                ((-2.8, -2.8, 2.8, 2.8), (-2.8, 2.8, 2.8, -2.8))
            ),
            Glyph.CLOSED_YOU: lambda: self.signed_disc(((-3.4, 0, 3.4, 0),)),
        }
        shapes[glyph]()

    def pen(self, token: str, width: float) -> QPen:
        return QPen(self.theme.color(token), width)

    def shape(
        self, path: QPainterPath, token: str, pen: QPen | None = None, *, halo: bool = True
    ) -> None:
        if halo and self.ground.alpha():
            self.painter.strokePath(path, QPen(self.ground, 5, Qt.PenStyle.SolidLine, CAP, JOIN))
        self.painter.setPen(pen or QPen(Qt.PenStyle.NoPen))
        self.painter.setBrush(self.theme.color(token))
        self.painter.drawPath(path)

    def write(self, text: str, *, size: int, token: str, lift: float = 0) -> None:
        font = self.theme.font(size, 700)
        font = type(font)(font)
        font.setPixelSize(size)  # the painter is scaled already
        self.painter.setFont(font)
        self.painter.setPen(self.theme.color(token))
        self.painter.drawText(QRectF(-11, -11 - lift, 22, 22), CENTRE, text)

    def bubble(self) -> None:
        path = QPainterPath()
        path.addRoundedRect(QRectF(-6.5, -5.5, 13, 9.5), 2.5, 2.5)
        self.shape(path.united(_polygon((-3, 3), (-3, 7.5), (2, 3))), "them")

    def talk(self, number: int | None, *, booked: bool) -> None:
        pen = self.pen("ok", 1.8)
        pen.setStyle(Qt.PenStyle.DashLine)
        self.shape(_diamond(10.5), "surf" if booked else "ok", pen if booked else None)
        if number is not None:
            self.write(str(number), size=10, token="ok" if booked else "surf")  # noqa: S106

    def cancelled(self) -> None:
        self.shape(_diamond(8), "surf", self.pen("text3", 1.6))
        self.lines(((-3, 3, 3, -3),), token="text3", width=1.6)  # noqa: S106

    def test(self) -> None:
        self.shape(_square(12, 2.5), "test")
        self.lines(((-3, 0, -0.8, 2.4), (-0.8, 2.4, 3.2, -2.6)), width=1.8)

    def flag(self, *, passed: bool) -> None:
        pen = self.pen("promise", 1.6)
        self.painter.setPen(pen)
        self.painter.drawLine(QLineF(0, -17, 0, 17))
        cloth = _polygon((0, -17), (12, -12.5), (0, -8))
        self.shape(cloth, "promise" if passed else "surf", pen, halo=not passed)

    def octagon(self) -> None:
        corners = ((-4, -9), (4, -9), (9, -4), (9, 4), (4, 9), (-4, 9), (-9, 4), (-9, -4))
        self.shape(_polygon(*corners), "spam")
        self.write("!", size=12, token="surf", lift=0.5)  # noqa: S106

    def star(self) -> None:
        turns = [(10 if n % 2 == 0 else 4.4, n * math.pi / 5) for n in range(10)]
        points = [(reach * math.sin(turn), -reach * math.cos(turn)) for reach, turn in turns]
        self.shape(_polygon(*points), "offer", self.pen("offerLine", 1))

    def signed_disc(self, lines: Sequence[tuple[float, float, float, float]]) -> None:
        self.shape(_disc(7.5), "text3")
        self.lines(lines)

    def lines(
        self,
        lines: Sequence[tuple[float, float, float, float]],
        *,
        token: str = "surf",  # noqa: S107
        width: float = 2,
    ) -> None:
        pen = QPen(self.theme.color(token), width, Qt.PenStyle.SolidLine, CAP, JOIN)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for line in lines:
            self.painter.drawLine(QLineF(*line))


class GlyphLabel(QWidget):
    """One glyph as a widget, for the legend and for cards; flags are tall and shrink."""

    def __init__(
        self, theme: Theme, glyph: Glyph, number: int | None = None, *, side: int = 26
    ) -> None:
        super().__init__()
        self._theme, self._glyph, self._number, self._side = theme, glyph, number, side
        self._box = GlyphBox(theme)
        theme.follow(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Take the theme's size anew."""
        side = self._theme.px(self._side)
        self.setFixedSize(side, side)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Qt's: the glyph in the middle."""
        painter = QPainter(self)
        middle = QPointF(self.width() / 2, self.height() / 2)
        paint_small(self._box, painter, self._glyph, middle, number=self._number)
        painter.end()


def paint_small(
    box: GlyphBox, painter: QPainter, glyph: Glyph, at: QPointF, *, number: int | None
) -> None:
    """A glyph where there is little height: the tall flag shrinks, the rest keeps its size."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if glyph in FLAGS:
        painter.translate(at)
        painter.scale(SMALL_FLAG, SMALL_FLAG)
        at = QPointF(0, 0)
    box.draw(painter, glyph, at, number=number)
    painter.restore()
