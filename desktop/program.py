"""The running program: engine, window and panels, connected. Made by ``app`` alone."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.accounts.desk import AccountsDesk
from desktop.bridge import Bridge
from desktop.checking import Checking
from desktop.engine import Engine
from desktop.follow_up.desk import FollowUpDesk
from desktop.follow_up.kept import KeptTexts
from desktop.lanes import Lane
from desktop.mailboxes import Passwords, connector_for
from desktop.memory import Lesson
from desktop.notices import Notices
from desktop.pages import Pages
from desktop.preferences import Preferences
from desktop.spam_alerts.desk import SpamDesk
from desktop.spam_alerts.panel import SpamPanel
from desktop.theme import Theme
from desktop.time_scale import SharedScale
from desktop.undoing import Undoing
from desktop.window import MainWindow
from desktop.wiring import Picture, Understanding, Wiring
from desktop.working_days import HolidayCalendar
from models.account import Account
from models.application import Application
from models.employer import Employer
from models.errors import AppError

EVERY_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Place:
    """Where the program keeps its files, and what time it is there."""

    store: Path
    config: Path
    cache: Path
    today: Callable[[], date] = lambda: datetime.now().astimezone().date()
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    passwords: Passwords | None = None


class Program(QObject):
    """Everything that runs behind one window. ``pictured`` carries each report's ``Picture``."""

    pictured = Signal(object)

    def __init__(self, place: Place, preferences: Preferences, theme: Theme) -> None:
        super().__init__()
        self.place, self.theme = place, theme
        self.picture: Picture | None = None
        self.scale = SharedScale(place.today())
        self.window = MainWindow(theme, self.scale, clock=place.now)
        self.passwords = place.passwords or Passwords()
        self.bridge = Bridge(self)
        self.engine = Engine(self._wiring(preferences), self.bridge, preferences.settings)
        self.checking = Checking(self.engine, self.bridge, self.window, clock=place.now)
        self.undoing = Undoing(self.engine, self.bridge, self.window)
        self.spam = SpamPanel(theme, clock=place.now)
        self.window.set_spam_panel(self.spam)
        self.finds = SpamDesk(theme, self.engine, self.bridge, self.spam, window=self.window)
        self.follow_ups = FollowUpDesk(
            theme, self.engine, self.bridge, KeptTexts(place.store), window=self.window
        )
        self._keychain = Lane("keychain")
        self.accounts = AccountsDesk(
            theme,
            self.engine,
            self.bridge,
            passwords=self.passwords,
            keychain=self._keychain,
            checking=self.checking,
            window=self.window,
        )
        self.pages = Pages(
            theme,
            self.engine,
            self.accounts,
            window=self.window,
            preferences=preferences,
            config=place.config,
        )
        self.notices = Notices(place.now, parent=self)
        self._closed = False
        self._connect()

    def open(self) -> Future[tuple[Account, ...]]:
        """Show what is stored, then look for new mail. The window has been painted by now."""
        opened = self.engine.open()
        self.bridge.when_done(opened, self._opened)
        return opened

    def begin_with(self, account: Account) -> None:
        """Add an account before the window opens: the example's."""
        self.engine.add_account(account)

    def show_window(self) -> None:
        """Show the window where it was last time."""
        self.pages.restore_place()
        self.window.show()

    @Slot()
    def raise_window(self) -> None:
        """Bring the window to the front: the program was started again."""
        self.window.showNormal() if self.window.isMinimized() else self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def close(self) -> None:
        """Stop everything; nothing runs on behind."""
        if not self._closed:
            self._closed = True
            self.pages.keep_place()
            self.engine.close()
            self._keychain.close()
            self.deleteLater()

    def _wiring(self, preferences: Preferences) -> Wiring:
        place = self.place
        return Wiring(
            store=place.store / "heardback.sqlite",
            understanding=partial(_understanding, place.cache),
            connector=lambda account: connector_for(account, self.passwords, today=place.today()),
            working_days=HolidayCalendar(preferences.settings.country),
            today=place.today,
        )

    def _connect(self) -> None:
        self.bridge.picture_ready.connect(self._show)
        self.window.draft_requested.connect(self._draft)
        self.window.open_accounts.connect(self.accounts.open)
        self.accounts.told.connect(self.window.show_notice)
        self.window.spam_requested.connect(self.spam.unfold)
        self.finds.told.connect(self.window.show_notice)
        self.finds.corrections_made.connect(self.undoing.correct_together)
        self.finds.moved.connect(self.checking.check_all)
        self.follow_ups.told.connect(self.window.show_notice)
        self.checking.all_read.connect(self._all_read)
        midnight = QTimer(self)
        midnight.setInterval(EVERY_MINUTE)
        midnight.timeout.connect(self._look_at_the_calendar)
        midnight.start()

    def _opened(self, done: Future[tuple[Account, ...]]) -> None:
        error = done.exception()
        if error is None:
            self.checking.set_accounts(done.result())
            if done.result():
                self.checking.check_all()
            else:
                self.pages.welcome()
        elif isinstance(error, AppError):
            self.window.show_trouble(str(error))
        else:
            raise error

    @Slot(object)
    def _show(self, picture: Picture) -> None:
        self.picture = picture
        self.scale.set_today(picture.report.as_of)
        self.checking.messages = picture.report.counts.read
        self.undoing.set_report(picture.report)
        self.pages.set_report(picture.report)
        self.notices.set_report(picture.report, wanted=self.pages.preferences.notices)
        if picture.report.counts.read or self.checking.accounts:
            self.window.set_report(picture.report, messages_lookup=picture.messages.get)
        self.finds.set_picture(picture, self.checking.accounts)
        self.pictured.emit(picture)

    @Slot()
    def _all_read(self) -> None:
        if self.checking.checked_at is not None:
            self.spam.set_checked(self.checking.checked_at)

    @Slot(str)
    def _draft(self, key: str) -> None:
        found = self.find(key)
        if found is not None and self.picture is not None:
            self.follow_ups.open(*found, self.checking.accounts, today=self.picture.report.as_of)

    def find(self, key: str) -> tuple[Employer, Application] | None:
        """An application of the report in force, by its key."""
        for employer in self.picture.report.employers if self.picture else ():
            for application in employer.applications:
                if application.key == key:
                    return employer, application
        return None

    @Slot()
    def _look_at_the_calendar(self) -> None:
        """After midnight everything is a day older."""
        if self.picture is not None and self.picture.report.as_of != self.place.today():
            self.engine.use(self.pages.preferences.settings)


def _understanding(
    cache: Path, lessons: tuple[Lesson, ...], stop: threading.Event
) -> Understanding:
    # Loads numpy and the word tables, which takes longer than the window takes to paint.
    from desktop.understanding import understand  # noqa: PLC0415 - after the paint

    return understand(cache, lessons, stop)
