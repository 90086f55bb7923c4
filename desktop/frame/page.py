"""The left part of the window: tiles, timeline, legend, overview, and what is filtered.

One place knows which filter, search and order are in force, so that chips and tiles agree.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QVBoxLayout

from desktop import words
from desktop.frame.commands import Command
from desktop.frame.empty import EmptyPage, Nothing
from desktop.frame.legend import Legend
from desktop.frame.status_bar import ProgressLine
from desktop.frame.summary import SummaryStrip
from desktop.frame.top_bar import CHIPS, TopBar
from desktop.overview.strip import OverviewStrip
from desktop.theme import Theme
from desktop.time_scale import SharedScale
from desktop.timeline.axis import AXIS_HEIGHT
from desktop.timeline.lane_input import ZOOM_STEP
from desktop.timeline.model import Order, Shown
from desktop.timeline.view import TimelineView
from models.report import Report


class TimelinePage(QFrame):
    """Shows the rows of a report through the filter in force."""

    to_check_asked = Signal()

    def __init__(self, theme: Theme, scale: SharedScale, top: TopBar) -> None:
        super().__init__()
        self._theme, self._scale, self._top = theme, scale, top
        self._report: Report | None = None
        self.summary = SummaryStrip(theme)
        self.timeline = TimelineView(theme, scale)
        self.empty = EmptyPage(theme)
        self.legend = Legend(theme)
        self.overview = OverviewStrip(theme, scale)
        self._progress = ProgressLine(theme, self.timeline)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.timeline)
        self._middle.addWidget(self.empty)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.summary)
        lines.addWidget(self._middle, 1)
        lines.addWidget(self.legend)
        lines.addWidget(self.overview)
        for source in (top.shown, self.summary.shown):
            source.connect(self.choose_shown)
        top.search.sought.connect(self.seek)
        top.search.left.connect(self.timeline.setFocus)
        self.summary.to_check_asked.connect(self.to_check_asked)
        self.empty.clear_asked.connect(self.show_all)
        self.timeline.sort_asked.connect(self._offer_orders)
        self._settle()

    def set_report(self, report: Report) -> None:
        """Show a report; selection, scroll and filter stay."""
        first = self._report is None
        self._report = report
        self.timeline.set_report(report)
        self.overview.set_report(report)
        rows = self.timeline.source.all_rows()
        self._top.set_counts({shown: sum(map(shown.takes, rows)) for shown in CHIPS})
        self.summary.say(rows, unsure=len(report.unsure), unplaced=len(report.unplaced))
        self._settle()
        if first or self.timeline.current_row() is None:
            self.timeline.choose_first()

    def show_share(self, share: float | None) -> None:
        """How much is read, 0 to 1; None hides the line under the axis."""
        self._progress.setGeometry(0, self._theme.px(AXIS_HEIGHT), self.timeline.width(), 2)
        self._progress.show_share(share)

    @Slot(object)
    def choose_shown(self, shown: Shown) -> None:
        """Put a chip's or a tile's filter in force."""
        self.timeline.choose(shown=shown)
        self._settle()

    @Slot(str)
    def seek(self, text: str) -> None:
        """Show only rows that hold every word."""
        self.timeline.choose(sought=text)
        self._settle()

    @Slot()
    def show_all(self) -> None:
        """No filter, no search."""
        self._top.search.clear()
        self.timeline.choose(shown=Shown.ALL, sought="")
        self._settle()

    def obey(self, command: Command) -> None:
        """The commands that only change what is seen."""
        match command:
            case Command.TODAY:
                self._scale.show_today()
            case Command.ZOOM_IN | Command.ZOOM_OUT:
                step = ZOOM_STEP if command is Command.ZOOM_IN else 1 / ZOOM_STEP
                self._scale.zoom_to(self._scale.value.px_per_day * step)
            case Command.FIT:
                self._fit()
            case Command.SEARCH:
                self._top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
                self._top.search.selectAll()

    def _fit(self) -> None:
        """Zoom until everything that happened is in sight."""
        rows = [row for row in self.timeline.source.all_rows() if row.marks]
        if rows:
            first = min(row.first_day for row in rows)
            last = max(max(mark.day for mark in row.marks) for row in rows)
            scale = self._scale
            scale.set(scale.value.fitting(first, max(last, scale.today), scale.width))

    def _settle(self) -> None:
        """Mark chips and tiles; say why where nothing is left to show."""
        rows = self.timeline.rows
        self._top.set_shown(rows.shown)
        self.summary.set_shown(rows.shown)
        everything = len(self.timeline.source.all_rows())
        if rows.row_count():
            self._middle.setCurrentWidget(self.timeline)
        elif self._report is None:
            self._explain(Nothing.NO_ACCOUNT)
        elif not everything:
            count = words.count(self._report.counts.read, "message")
            self._explain(
                Nothing.NO_JOB_MAIL,
                f"{count} read, none of them about an application. Is the right mailbox chosen?",
            )
        else:
            self._explain(Nothing.NO_MATCH, self._filter_words())
        whole = self._report is not None and everything > 0
        for part in (self.summary, self.legend, self.overview):
            part.setVisible(whole)

    def _explain(self, why: Nothing, more: str = "") -> None:
        self.empty.explain(why, more)
        self._middle.setCurrentWidget(self.empty)

    def _filter_words(self) -> str:
        """The filter in force, named."""
        rows, parts = self.timeline.rows, []
        if rows.sought:
            parts.append(f"searching for “{rows.sought}”")
        if rows.shown is not Shown.ALL:
            parts.append(f"showing only “{rows.shown.value}”")
        return words.capital(" and ".join(parts)) + "."

    @Slot(QPoint)
    def _offer_orders(self, spot: QPoint) -> None:
        menu, group = QMenu(self), QActionGroup(self)
        for order in Order:
            action = QAction(words.capital(order.value), group, checkable=True)
            action.setChecked(order is self.timeline.rows.order)
            action.triggered.connect(lambda _, wanted=order: self.timeline.choose(order=wanted))
            menu.addAction(action)
        menu.popup(spot)
