"""The bar on top: title, chips, search, moving through time, zoom, and what is not the timeline."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QMenu, QWidget

from desktop.parts import Button, Words, column, frame
from desktop.theme import Theme
from desktop.time_scale import DAY, MONTH, WEEK, SharedScale
from desktop.timeline.model import Shown

HEIGHT, SEGMENTS_HEIGHT = 56, 34
TITLE_FROM, SEGMENTS_FROM = 950, 850  # width of the bar, in the design's pixels
SEARCH_PAUSE = 120  # milliseconds
ZOOMS = {"Day": DAY, "Week": WEEK, "Month": MONTH}
CHIPS = (Shown.ALL, Shown.ACTIVE, Shown.CLOSED)
PAGE = 0.5  # share of the width that the arrows move


class SearchBox(QLineEdit):
    """Tells what is sought once typing pauses; Esc clears it, then leaves."""

    sought = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "search")
        self.setPlaceholderText("Search employers, people and messages")
        self.setAccessibleName("Search")
        self._glass = QAction(self)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(SEARCH_PAUSE)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._pause.start)
        theme.follow(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Take the theme's font, size and icon anew."""
        self.setFont(self._theme.font(13))
        self.setFixedHeight(self._theme.px(34))
        self.setMaximumWidth(self._theme.px(330))
        self.setMinimumWidth(self._theme.px(120))
        self._glass.setIcon(QIcon(self._theme.icon("search", "text3", 16)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Esc clears, or leaves when there is nothing; Down and Enter leave."""
        match event.key():
            case Qt.Key.Key_Escape if self.text():
                self.clear()
                self._tell()
            case Qt.Key.Key_Escape | Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._tell()
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    @Slot()
    def _tell(self) -> None:
        self._pause.stop()
        self.sought.emit(self.text())


class TopBar(QWidget):
    """Everything on top. ``shown`` carries a Shown, ``sought`` the text as typed."""

    shown = Signal(object)
    to_check_asked = Signal()
    settings_asked = Signal()
    accounts_asked = Signal()
    statistics_asked = Signal()
    keys_asked = Signal()
    check_now_asked = Signal()

    def __init__(self, theme: Theme, scale: SharedScale) -> None:
        super().__init__()
        self._theme, self._scale, self._ready = theme, scale, True
        self.search = SearchBox(theme)
        self.chips = {shown: self._chip(shown) for shown in CHIPS}
        self.zooms = {name: self._zoom(name) for name in ZOOMS}
        self.bell = Button(theme, kind="ghost", icon="bell", says="Things to check")
        self.gear = Button(theme, kind="ghost", icon="settings", says="Settings and more")
        self.bell.clicked.connect(self.to_check_asked)
        self.gear.setMenu(self._menu())
        self._lay_out()
        scale.changed.connect(self._mark_zoom)
        self._mark_zoom()
        theme.follow(self._refresh)

    def set_counts(self, counts: Mapping[Shown, int]) -> None:
        """Write the numbers into the chips."""
        for shown, chip in self.chips.items():
            chip.setText(f"{shown.value.capitalize()} {counts[shown]}")

    def set_ready(self, *, ready: bool) -> None:
        """Without a report there is nothing to filter, to search or to move through."""
        self._ready = ready
        for widget in self._over_time:
            widget.setVisible(ready)
        self._fit()

    def set_shown(self, shown: Shown) -> None:
        """Mark the chip in force; none when a tile is."""
        group = self.chips[Shown.ALL].group()
        group.setExclusive(False)
        for key, chip in self.chips.items():
            chip.setChecked(key is shown)
        group.setExclusive(True)

    def _lay_out(self) -> None:
        theme, scale = self._theme, self._scale
        bar, line = frame("bar", across=True, margins=(16, 0, 16, 0), spacing=10)
        self.setLayout(column(bar))
        self._title = Words(theme, "Timeline", size=17, weight=600)
        line.addWidget(self._title)
        line.addSpacing(14)
        group = QButtonGroup(self)
        for chip in self.chips.values():
            group.addButton(chip)
            line.addWidget(chip)
        self.chips[Shown.ALL].setChecked(True)
        line.addStretch()
        line.addWidget(self.search, 6)
        line.addStretch()
        back = Button(theme, kind="ghost", icon="chevron-left", says="Earlier")
        on = Button(theme, kind="ghost", icon="chevron-right", says="Later")
        today = Button(theme, "Today", says="Go to today")
        back.clicked.connect(lambda: scale.page(-PAGE))
        on.clicked.connect(lambda: scale.page(PAGE))
        today.clicked.connect(scale.show_today)
        for button in (back, today, on):
            line.addWidget(button)
        self._over_time = (*self.chips.values(), self.search, back, today, on, self.bell)
        segments, inner = frame("seg", across=True, margins=(3, 3, 3, 3), spacing=2)
        zooms = QButtonGroup(self)
        zooms.setExclusive(True)
        for button in self.zooms.values():
            zooms.addButton(button)
            inner.addWidget(button)
        self._segments = segments
        line.addWidget(segments)
        line.addSpacing(6)
        line.addWidget(self.bell)
        line.addWidget(self.gear)

    def _chip(self, shown: Shown) -> Button:
        chip = Button(self._theme, shown.value.capitalize(), kind="chip", height=30, size=12)
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self.shown.emit(shown))
        return chip

    def _zoom(self, name: str) -> Button:
        button = Button(self._theme, name, kind="segment", height=28, size=12, says=f"{name} zoom")
        button.setCheckable(True)
        button.setMinimumWidth(self._theme.px(58))
        button.clicked.connect(lambda: self._scale.zoom_to(ZOOMS[name]))
        return button

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction("Check mail now\tF5", self.check_now_asked.emit)
        menu.addSeparator()
        menu.addAction("Settings…", self.settings_asked.emit)
        menu.addAction("Mail accounts…", self.accounts_asked.emit)
        menu.addAction("Statistics…", self.statistics_asked.emit)
        menu.addSeparator()
        menu.addAction("Keys and signs\t?", self.keys_asked.emit)
        return menu

    @Slot()
    def _mark_zoom(self) -> None:
        near = self._scale.value.px_per_day
        for name, button in self.zooms.items():
            group = button.group()
            if group is not None:
                group.setExclusive(False)
            button.setChecked(abs(near - ZOOMS[name]) < 1)
            if group is not None:
                group.setExclusive(True)

    @Slot()
    def _refresh(self) -> None:
        self.setFixedHeight(self._theme.px(HEIGHT))
        self._segments.setFixedHeight(self._theme.px(SEGMENTS_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: in a narrow window, or with large text, the least needed parts give way."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._title.setVisible(self.width() >= self._theme.px(TITLE_FROM) or not self._ready)
        roomy = self.width() >= self._theme.px(SEGMENTS_FROM)
        self._segments.setVisible(self._ready and roomy)
