"""How everything looks: the tokens in light and dark, fonts, sizes, icons and the style sheet.

The only place with colours and pixel sizes. Follows the system's light or dark wish unless the
person chose one. Knows no widget and nothing of mail.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from enum import StrEnum
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.rendering import FAMILY, RESOURCES


class Scheme(StrEnum):
    """Light or dark, or whatever the system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Density(StrEnum):
    """How much air the rows have."""

    COMPACT = "compact"
    DEFAULT = "default"
    RELAXED = "relaxed"


ROW_HEIGHTS = {Density.COMPACT: 34, Density.DEFAULT: 44, Density.RELAXED: 52}
SMALLEST_TEXT, LARGEST_TEXT = 90, 150  # per cent


def mix(first: QColor, second: QColor, share: float) -> QColor:
    """The colour that lies ``share`` (0 to 1) of the way from ``first`` to ``second``."""
    ends = zip(first.getRgbF()[:3], second.getRgbF()[:3], strict=True)  # type: ignore[index]
    return QColor.fromRgbF(*[start + (end - start) * share for start, end in ends])


def luminance(color: QColor) -> float:
    """Relative luminance, 0 to 1 (WCAG 2)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
        for part in (color.redF(), color.greenF(), color.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: QColor, second: QColor) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2)."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


class Theme(QObject):
    """The look in force. ``changed`` is emitted after anything about it changed."""

    changed = Signal()

    def __init__(
        self,
        *,
        scheme: Scheme = Scheme.SYSTEM,
        text_percent: int = 100,
        density: Density = Density.DEFAULT,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tables: dict[str, Any] = json.loads(
            (RESOURCES / "tokens.json").read_text(encoding="utf-8")
        )
        self._sheet = (RESOURCES / "window.qss").read_text(encoding="utf-8")
        self._scheme, self._density = scheme, density
        self._percent = min(LARGEST_TEXT, max(SMALLEST_TEXT, text_percent))
        self._fonts: dict[tuple[int, int, bool], QFont] = {}
        self._pixmaps: dict[tuple[str, str, int, float, bool], QPixmap] = {}
        self._colors: dict[tuple[str, bool], QColor] = {}
        self._ramp: dict[tuple[int, bool], QColor] = {}
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    # -- what is in force -----------------------------------------------------------------

    @property
    def scheme(self) -> Scheme:
        """The person's choice; what it comes to is ``dark``."""
        return self._scheme

    @property
    def dark(self) -> bool:
        """Whether the dark table is in force."""
        if self._scheme is not Scheme.SYSTEM:
            return self._scheme is Scheme.DARK
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark

    @property
    def text_percent(self) -> int:
        """Text size in per cent of the design's."""
        return self._percent

    @property
    def density(self) -> Density:
        """How much air the rows have."""
        return self._density

    def choose(
        self,
        *,
        scheme: Scheme | None = None,
        text_percent: int | None = None,
        density: Density | None = None,
    ) -> None:
        """Change what is given and tell everybody, once."""
        self._scheme = scheme or self._scheme
        self._density = density or self._density
        if text_percent is not None:
            self._percent = min(LARGEST_TEXT, max(SMALLEST_TEXT, text_percent))
            self._fonts.clear()
        self.changed.emit()

    def follow(self, refresh: Callable[[], None]) -> None:
        """Run ``refresh`` now and after every change; give a method of a QObject."""
        self.changed.connect(refresh)
        refresh()

    @Slot()
    def _system_changed(self) -> None:
        if self._scheme is Scheme.SYSTEM:
            self.changed.emit()

    # -- colours --------------------------------------------------------------------------

    def color(self, token: str, alpha: float = 1.0) -> QColor:
        """A token's colour in the scheme in force."""
        key = (token, self.dark)
        if key not in self._colors:
            self._colors[key] = QColor(self._table()[token])
        color = QColor(self._colors[key])
        if alpha < 1.0:
            color.setAlphaF(alpha)
        return color

    def ramp(self, days: int) -> QColor:
        """The colour of a silence that many days old; the same number, the same colour."""
        dark = self.dark
        steps = self._tables["ramp"]["dark" if dark else "light"]
        days = max(0, min(days, steps[-1][0]))
        key = (days, dark)
        if key not in self._ramp:
            self._ramp[key] = next(
                mix(QColor(low), QColor(high), (days - start) / (end - start))
                for (start, low), (end, high) in pairwise(steps)
                if days <= end
            )
        return self._ramp[key]

    def ink_on(self, ground: QColor) -> QColor:
        """Dark or light text, whichever reads better on that ground."""
        inks = (self.color("inkDark"), self.color("inkLight"))
        return max(inks, key=lambda ink: contrast(ink, ground))

    def hue(self, name: str) -> tuple[QColor, QColor]:
        """Ground and ink of the square with an employer's initials, the same at every start."""
        hues = self._tables["hues"]
        base = QColor(hues[sum(name.encode()) % len(hues)])
        ground = QColor(base)
        ground.setAlphaF(0.34 if self.dark else 0.16)
        return ground, base.lighter(175) if self.dark else base.darker(125)

    def palette(self) -> QPalette:
        """The tokens as Fusion wants them."""
        palette = QPalette()
        role = QPalette.ColorRole
        pairs = {
            role.Window: "win", role.WindowText: "text", role.Base: "surf",
            role.AlternateBase: "surf2", role.Text: "text", role.Button: "surf",
            role.ButtonText: "text", role.Highlight: "accent", role.HighlightedText: "onAccent",
            role.ToolTipBase: "surf", role.ToolTipText: "text", role.PlaceholderText: "text3",
            role.Link: "accent", role.LinkVisited: "accent", role.Mid: "line", role.Dark: "line",
            role.Midlight: "line2", role.Light: "surf2", role.BrightText: "spam",
            role.Accent: "accent",
        }  # fmt: skip
        for target, token in pairs.items():
            palette.setColor(target, self.color(token))
        for target in (role.Text, role.WindowText, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, target, self.color("text3"))
        return palette

    def style_sheet(self) -> str:
        """The few rules for frames, labels and buttons, in the scheme in force."""
        sheet = self._sheet.replace("%controls%", (RESOURCES / "controls").as_posix())
        sheet = sheet.replace("%scheme%", "dark" if self.dark else "light")
        return re.sub(r"@(\w+)", lambda found: self.color(found[1]).name(), sheet)

    # -- sizes and fonts ------------------------------------------------------------------

    def px(self, size: float) -> int:
        """A length of the design at the person's text size."""
        return round(size * self._percent / 100)

    @property
    def row_height(self) -> int:
        """Height of one application's row."""
        return self.px(ROW_HEIGHTS[self._density])

    def font(self, size: int, weight: int = 400, *, numbers: bool = False) -> QFont:
        """The bundled font. ``numbers`` gives all digits one width; it widens hyphens too."""
        key = (size, weight, numbers)
        if key not in self._fonts:
            font = QFont(FAMILY)
            font.setPixelSize(self.px(size))
            font.setWeight(QFont.Weight(weight))
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            font.setFeature(QFont.Tag("cv11"), 1)
            if numbers:
                font.setFeature(QFont.Tag("tnum"), 1)
            self._fonts[key] = font
        return self._fonts[key]

    # -- icons ----------------------------------------------------------------------------

    def icon(self, name: str, token: str = "text2", size: int = 16) -> QPixmap:  # noqa: S107
        """One of the line icons, in a token's colour, sharp at the screen's ratio."""
        screen = QGuiApplication.primaryScreen()
        ratio = screen.devicePixelRatio() if screen else 1.0
        key = (name, token, self.px(size), ratio, self.dark)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._draw_icon(name, token, ratio=ratio, size=self.px(size))
        return self._pixmaps[key]

    def _draw_icon(self, name: str, token: str, *, ratio: float, size: int) -> QPixmap:
        svg = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        drawing = QSvgRenderer(
            QByteArray(svg.replace("currentColor", self.color(token).name()).encode())
        )
        drawing.render(painter, QRectF(pixmap.rect()))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _table(self) -> dict[str, str]:
        table: dict[str, str] = self._tables["dark" if self.dark else "light"]
        return table
