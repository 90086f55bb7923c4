"""The look: every token in both schemes, text that can be read, sizes that follow the person."""

from __future__ import annotations

import json
import sys

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontInfo, QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.glyphs import Glyph, GlyphBox
from desktop.rendering import FAMILY, RESOURCES
from desktop.theme import Density, Scheme, Theme, contrast

GROUNDS = {
    "text": ("surf", "surf2", "win", "sel", "quietBg", "waitBg", "okBg", "promiseBg", "accentBg"),
    "text2": ("surf", "surf2", "win", "quietBg", "waitBg", "okBg"),
    "text3": ("surf", "surf2", "win", "sel"),
    "accent": ("surf", "win"),
    "promise": ("surf", "promiseBg"),
    "ok": ("surf", "okBg"),
    "spam": ("surf", "spamBg"),
    "quiet": ("surf", "quietBg"),
    "waitInk": ("wait",),
    "onAccent": ("accent",),
}


@pytest.fixture(params=[Scheme.LIGHT, Scheme.DARK])
def either(request: pytest.FixtureRequest, dressed: QApplication) -> Theme:  # noqa: ARG001
    """The theme in light, then in dark."""
    return Theme(scheme=request.param)


def test_both_schemes_have_the_same_tokens() -> None:
    """A token missing in one scheme would break the window when the system turns dark."""
    tables = json.loads((RESOURCES / "tokens.json").read_text("utf-8"))

    assert tables["light"].keys() == tables["dark"].keys()


def test_text_can_be_read_on_every_ground_it_stands_on(either: Theme) -> None:
    """Contrast is at least 4.5 to 1 (WCAG 2 AA) for every pair in use."""
    weak = {
        (ink, ground): round(contrast(either.color(ink), either.color(ground)), 2)
        for ink, grounds in GROUNDS.items()
        for ground in grounds
        if contrast(either.color(ink), either.color(ground)) < 4.5
    }

    assert weak == {}


def test_the_ramp_gets_steadily_louder(either: Theme) -> None:
    """Lightness falls (rises in the dark) with every day, so that silence survives grey."""
    steps = [either.ramp(day).lightnessF() for day in range(31)]
    ordered = sorted(steps, reverse=not either.dark)

    assert steps[0] != steps[-1]
    assert [round(step, 2) for step in ordered] == [round(step, 2) for step in steps]


def test_badges_can_be_read_on_every_day(either: Theme) -> None:
    """The number on the ramp's colour reads on all days."""
    weak = [
        day
        for day in range(31)
        if contrast(either.ink_on(either.ramp(day)), either.ramp(day)) < 4.5
    ]

    assert weak == []


@pytest.mark.parametrize("weight", [400, 500, 600, 700])
def test_the_bundled_font_has_its_weights(theme: Theme, weight: int) -> None:
    """Text is drawn in our own Inter, in four real weights, not in what the system has."""
    shown = QFontInfo(theme.font(13, weight))

    assert (shown.family(), shown.weight()) == (FAMILY, QFont.Weight(weight))


def test_text_size_and_density_change_the_rows(qtbot: QtBot, theme: Theme) -> None:
    """The person's text size scales fonts and rows; density gives the rows more or less air."""
    assert (theme.row_height, theme.font(13).pixelSize()) == (44, 13)
    with qtbot.waitSignal(theme.changed):
        theme.choose(text_percent=150)
    assert (theme.row_height, theme.font(13).pixelSize()) == (66, 20)
    theme.choose(text_percent=100, density=Density.COMPACT)
    assert theme.row_height == 34
    theme.choose(text_percent=400)
    assert theme.text_percent == 150


def test_a_chosen_scheme_beats_the_systems(dressed: QApplication) -> None:  # noqa: ARG001
    """Dark stays dark when the system turns light, and the other way round."""
    theme = Theme(scheme=Scheme.DARK)
    assert theme.dark
    theme.choose(scheme=Scheme.LIGHT)
    assert not theme.dark


def test_painting_loses_no_reference_to_none(theme: Theme) -> None:
    """A binding that drops one reference to None per call would end the program (PySide6 6.12)."""
    image, box = QImage(60, 60, QImage.Format.Format_ARGB32), GlyphBox(theme)
    painter = QPainter(image)
    before = sys.getrefcount(None)
    for _ in range(200):
        painter.setPen(QPen(theme.color("text")))
        painter.drawLine(0, 0, 9, 9)
        box.draw(painter, Glyph.OFFER, QPointF(30, 30))
    lost = before - sys.getrefcount(None)
    painter.end()

    assert lost < 100


@pytest.mark.parametrize("glyph", list(Glyph))
def test_every_glyph_has_a_shape_of_its_own(theme: Theme, glyph: Glyph) -> None:
    """No two kinds look alike once colour is gone: shape alone tells them apart."""
    box = GlyphBox(theme)

    def shape(of: Glyph) -> bytes:
        mask = box.picture(of, number=1).toImage().convertToFormat(QImage.Format.Format_Grayscale8)
        return bytes(mask.constBits())

    alike = [other for other in Glyph if other is not glyph and shape(other) == shape(glyph)]
    assert alike == []


def test_the_system_is_followed_only_when_asked_to(qtbot: QtBot, dressed: QApplication) -> None:
    """When the system turns dark, a theme that follows it tells so; a chosen scheme does not."""
    following, chosen = Theme(scheme=Scheme.SYSTEM), Theme(scheme=Scheme.LIGHT)
    turned = dressed.styleHints().colorSchemeChanged
    with qtbot.waitSignal(following.changed):
        turned.emit(Qt.ColorScheme.Dark)
    with qtbot.assertNotEmitted(chosen.changed):
        turned.emit(Qt.ColorScheme.Light)
