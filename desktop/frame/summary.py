"""The tiles below the top bar: how many are quiet, late, coming up; each a filter.

A zero is good news and says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop import words
from desktop.parts import Icon, ShortWords, Words, column, frame, row
from desktop.theme import Theme
from desktop.timeline.model import Shown
from desktop.timeline.rows import Row

HEIGHT, TILE_HEIGHT = 78, 54
ICONS_FROM = 1000  # width of the strip below which the words need the icons' room
SHARES = {Shown.QUIET: 20, Shown.PASSED: 21, Shown.COMING: 27}
CHECK_SHARE = 18


@dataclass(frozen=True, slots=True)
class TileWords:
    """What a tile says: the number, what it counts, and one line more."""

    number: int
    title: str
    more: str


def quiet_words(rows: Sequence[Row]) -> TileWords:
    """About those quiet after an interview."""
    quiet = [row.wedge for row in rows if Shown.QUIET.takes(row) and row.wedge]
    if not quiet:
        return TileWords(0, "quiet after interview", "Nobody is keeping you waiting.")
    longest = max(wedge.days for wedge in quiet)
    return TileWords(len(quiet), "quiet after interview", f"Longest: {words.count(longest, 'day')}")


def passed_words(rows: Sequence[Row]) -> TileWords:
    """About promised dates that passed."""
    late = [(row.wedge.passed, row.employer.name) for row in rows if row.wedge and row.wedge.passed]
    title = "promised date passed" if len(late) == 1 else "promised dates passed"
    if not late:
        return TileWords(0, title, "Every date they gave is still ahead.")
    days, name = max(late)
    return TileWords(len(late), title, f"{name}, {words.count(days, 'day')} ago")


def coming_words(rows: Sequence[Row]) -> TileWords:
    """About booked talks."""
    booked = [(row.booked.day, row) for row in rows if row.booked]
    title = "interview coming up" if len(booked) == 1 else "interviews coming up"
    if not booked:
        return TileWords(0, title, "None booked right now.")
    _, first = min(booked, key=lambda pair: pair[0])
    at = first.booked.at if first.booked else first.today
    moment = words.moment(at).replace(",", "")
    return TileWords(len(booked), title, f"{first.employer.name}, {moment}")


def check_words(unsure: int, unplaced: int) -> TileWords:
    """About messages for the person to look at."""
    parts = [f"{unsure} not sure"] * bool(unsure) + [f"{unplaced} not placed"] * bool(unplaced)
    return TileWords(unsure + unplaced, "to check", ", ".join(parts))


class Tile(QPushButton):
    """One tile: an icon on a round ground and two lines."""

    def __init__(self, theme: Theme, icon: str, *, tone: str) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "tile")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._number = Words(theme, size=15, weight=700, numbers=True)
        self._title = ShortWords(theme, weight=500)
        self._more = ShortWords(theme, size=12, tone="text3")
        inner = QWidget(self)
        inner.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        lines = column(None, row(self._number, self._title, spacing=7), self._more, None, spacing=1)
        self.sign = Icon(theme, icon, tone=tone, size=18, ground=f"{tone}Bg")
        across = row(self.sign, spacing=12)
        across.addLayout(lines, 1)
        across.setContentsMargins(12, 0, 12, 0)
        inner.setLayout(across)
        self._inner = inner
        theme.follow(self._refresh)

    def say(self, said: TileWords) -> None:
        """Write the words."""
        self._number.setText(str(said.number))
        self._title.setText(said.title)
        self._more.setText(said.more)
        self.setAccessibleName(f"{said.number} {said.title}. {said.more}")

    def sizeHint(self) -> QSize:
        """Qt's: as wide as there is room."""
        return QSize(self._theme.px(200), self._theme.px(TILE_HEIGHT))

    def resizeEvent(self, event: object) -> None:
        """Qt's: the words fill the tile."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._inner.setGeometry(self.rect())

    @Slot()
    def _refresh(self) -> None:
        self.setFixedHeight(self._theme.px(TILE_HEIGHT))


class SummaryStrip(QWidget):
    """The tiles. ``shown`` carries the Shown asked for; a second click shows all again."""

    shown = Signal(object)
    to_check_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.tiles = {
            Shown.QUIET: Tile(theme, "hourglass", tone="quiet"),
            Shown.PASSED: Tile(theme, "flag", tone="promise"),
            Shown.COMING: Tile(theme, "calendar-clock", tone="ok"),
        }
        self.check = Tile(theme, "list-checks", tone="accent")
        self.check.setCheckable(False)
        self.check.clicked.connect(self.to_check_asked)
        strip, line = frame("strip", across=True, margins=(16, 12, 16, 12), spacing=12)
        for shown, tile in self.tiles.items():
            tile.clicked.connect(lambda checked, asked=shown: self._ask(asked, checked=checked))
            line.addWidget(tile, SHARES[shown])
        line.addWidget(self.check, CHECK_SHARE)
        self.setLayout(column(strip))
        theme.follow(self._refresh)

    def say(self, rows: Sequence[Row], *, unsure: int, unplaced: int) -> None:
        """Count anew."""
        self.tiles[Shown.QUIET].say(quiet_words(rows))
        self.tiles[Shown.PASSED].say(passed_words(rows))
        self.tiles[Shown.COMING].say(coming_words(rows))
        self.check.say(check_words(unsure, unplaced))
        self.check.setVisible(unsure + unplaced > 0)

    def set_shown(self, shown: Shown) -> None:
        """Mark the tile in force."""
        for key, tile in self.tiles.items():
            tile.setChecked(key is shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: all tiles have their icon, or none."""
        super().resizeEvent(event)
        room = self.width() >= self._theme.px(ICONS_FROM)
        for tile in (*self.tiles.values(), self.check):
            tile.sign.setVisible(room)

    def _ask(self, shown: Shown, *, checked: bool) -> None:
        self.shown.emit(shown if checked else Shown.ALL)

    @Slot()
    def _refresh(self) -> None:
        self.setFixedHeight(self._theme.px(HEIGHT))
