"""The main window: arrangement only. It shows a report and says what the person asked for.

Nothing here computes meaning, stores or sends. Panels built elsewhere are handed in with the
``set_...`` methods; the composition root connects the signals.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from desktop.employers.dialogs import StoryDialogs
from desktop.employers.story_panel import StoryPanel
from desktop.frame.commands import Command, command_of
from desktop.frame.keys_sheet import KeysSheet
from desktop.frame.notice_bar import NoticeBar
from desktop.frame.page import TimelinePage
from desktop.frame.panes import Panes, SidePane
from desktop.frame.status_bar import StatusBar
from desktop.frame.top_bar import TopBar
from desktop.parts import column
from desktop.theme import Theme
from desktop.time_scale import SharedScale
from desktop.timeline.model import Role
from desktop.timeline.rows import Row
from models.message import Message
from models.report import Report

START_SIZE, SMALLEST_SIZE = (1440, 900), (960, 600)


def now() -> datetime:
    """The real clock; pictures and tests hand in another."""
    return datetime.now(UTC)


class MainWindow(QMainWindow):
    """The window. Keys are the report's own; days are ``date`` values."""

    draft_requested = Signal(str)
    """An application's key: prepare a message for it."""
    correction_made = Signal(object, str, str)
    """Subject, target, value of a correction; id and time are the engine's."""
    undo_requested = Signal(str)
    """The id given with the notice; empty for the latest change."""
    snooze_requested = Signal(str, object)
    """An application's key and the day its reminder wakes."""
    check_now = Signal()
    pause_requested = Signal()
    trouble_action_requested = Signal()
    spam_requested = Signal()
    open_accounts = Signal()
    open_settings = Signal()
    open_statistics = Signal()
    example_requested = Signal()

    def __init__(
        self, theme: Theme, scale: SharedScale, *, clock: Callable[[], datetime] = now
    ) -> None:
        super().__init__()
        self._theme, self._scale = theme, scale
        self._report: Report | None = None
        self.setWindowTitle("Heardback")
        self.top = TopBar(theme, scale)
        self.page = TimelinePage(theme, scale, self.top)
        self.timeline = self.page.timeline
        self.story = StoryPanel(theme)
        self.side = SidePane(theme, self.story)
        self.panes = Panes(theme, self.page, self.side)
        self.status = StatusBar(theme, clock=clock)
        self.dialogs = StoryDialogs(theme, self)
        whole = QWidget()
        whole.setLayout(column(self.top, self.panes, self.status, spacing=0))
        whole.layout().setStretch(1, 1)  # type: ignore[union-attr]
        self._pages = QStackedWidget()
        self._pages.addWidget(whole)
        self.setCentralWidget(self._pages)
        self.notice = NoticeBar(theme, self._pages)
        self._connect()
        self._set_ready(ready=False)
        theme.follow(self._restyle)
        self.setMinimumSize(*SMALLEST_SIZE)
        self.resize(*START_SIZE)

    # -- what others call -----------------------------------------------------------------

    def set_report(
        self, report: Report, *, messages_lookup: Callable[[str], Message | None] | None = None
    ) -> None:
        """Show a report. ``messages_lookup`` finds a whole message by its key, for reading."""
        if self._report is None:
            self._set_ready(ready=True)
        self._report = report
        self.dialogs.set_report(report, messages_lookup or _no_message)
        self.page.set_report(report)
        self._show_row(self.timeline.current_row())

    def set_spam_panel(self, panel: QWidget) -> None:
        """Put the panel of spam finds above the story."""
        self.side.set_top(panel)

    def show_welcome(self, page: QWidget | None) -> None:
        """Show the first-start page instead of everything; None brings the window back."""
        if page is None:
            self._pages.setCurrentIndex(0)
            return
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def show_progress(self, text: str, share: float | None) -> None:
        """``Reading Gmail: 412 of 1,284, back to 3 October`` and how much of it, 0 to 1."""
        self.status.show_progress(text)
        self.page.show_share(share or 0.0)

    def show_checked(self, at: datetime, *, accounts: int, messages: int) -> None:
        """Reading ended well."""
        self.page.show_share(None)
        self.status.show_checked(at, accounts=accounts, messages=messages)

    def show_trouble(self, text: str, *, action: str = "") -> None:
        """Reading ended badly: what, when again, and a button if that helps."""
        self.page.show_share(None)
        self.status.show_trouble(text, action=action)

    def show_notice(self, text: str, *, undo: str = "") -> None:
        """Say what was done; ``undo`` is the id of what Undo takes back."""
        self.notice.say(text, undo=undo)

    def choose(self, application_key: str) -> None:
        """Go to one application, whatever filter hides it, and show its story."""
        if not self.timeline.choose_row(application_key):
            self.page.show_all()
            self.timeline.choose_row(application_key)
        self.panes.open_side()

    # -- what the person does -------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: the keys that no field has taken."""
        command = command_of(event)
        if command is None:
            super().keyPressEvent(event)
        else:
            self._obey(command)

    def _obey(self, command: Command) -> None:
        match command:
            case Command.DRAFT:
                self.story.ask_draft()
            case Command.REMIND if self.story.key:
                self.panes.open_side()
                self.story.card.open_reminders()
            case Command.CLOSE:
                self.story.close_row()
            case Command.UNDO:
                self.undo_requested.emit("")
            case Command.SPAM:
                self.panes.open_side()
                self.spam_requested.emit()
            case Command.CHECK:
                self.check_now.emit()
            case Command.KEYS:
                self._show_keys()
            case Command.LEAVE:
                self.panes.close_side()
                self.timeline.setFocus()
            case _:
                self.page.obey(command)

    def _connect(self) -> None:
        top, story, dialogs = self.top, self.story, self.dialogs
        for check in (top.to_check_asked, self.page.to_check_asked):
            check.connect(dialogs.check)
        top.settings_asked.connect(self.open_settings)
        top.statistics_asked.connect(self.open_statistics)
        top.keys_asked.connect(self._show_keys)
        for check in (top.check_now_asked, self.page.empty.check_asked):
            check.connect(self.check_now)
        for accounts in (top.accounts_asked, self.page.empty.accounts_asked):
            accounts.connect(self.open_accounts)
        self.page.empty.example_asked.connect(self.example_requested)
        self.timeline.row_changed.connect(self._show_row)
        self.timeline.opened.connect(self._open_story)
        self.timeline.clicked.connect(self._clicked)
        story.draft_asked.connect(self.draft_requested)
        story.remind_asked.connect(self.snooze_requested)
        story.correct_asked.connect(dialogs.correct)
        story.event_asked.connect(dialogs.enter_event)
        story.rename_asked.connect(dialogs.rename)
        story.message_opened.connect(dialogs.read)
        for made in (story.correction_made, dialogs.correction_made):
            made.connect(self.correction_made)
        self.notice.undo_asked.connect(self.undo_requested)
        self.status.pause_asked.connect(self.pause_requested)
        self.status.action_asked.connect(self.trouble_action_requested)

    def _set_ready(self, *, ready: bool) -> None:
        self.top.set_ready(ready=ready)
        self.panes.set_side(wanted=ready)

    @Slot(object)
    def _show_row(self, row: Row | None) -> None:
        if row is None or self._report is None:
            self.story.show_nothing()
            return
        clashes = [one.why for one in self._report.clashes if row.key in one.applications]
        self.story.show_application(
            row.employer, row.application, row.marks, clashes=clashes, today=row.today,
            lost=row.lost,
        )  # fmt: skip

    @Slot(object)
    def _open_story(self, row: Row) -> None:
        self._show_row(row)
        self.panes.open_side()
        self.story.history.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(QModelIndex)
    def _clicked(self, index: QModelIndex) -> None:
        if isinstance(index.data(Role.ROW), Row):
            self.panes.open_side()

    @Slot()
    def _show_keys(self) -> None:
        sheet = KeysSheet(self._theme, self)
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    @Slot()
    def _restyle(self) -> None:
        QApplication.setPalette(self._theme.palette())
        self.setStyleSheet(self._theme.style_sheet())


def _no_message(key: str) -> Message | None:  # noqa: ARG001 - the shape of a lookup
    return None
