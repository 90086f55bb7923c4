"""Reading the accounts: when, how far each has come, and what to say where it went wrong.

Speaks to the engine and to the window's lines; decides nothing about mail.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop import words
from desktop.bridge import Bridge
from desktop.engine import Engine
from desktop.mailboxes import PasswordWantedError
from desktop.window import MainWindow
from desktop.wiring import Progress
from models.account import Account
from models.errors import AppError

EVERY = 15  # minutes between two checks
RETRIES = (1, 5, 15)
"""Minutes until a failed check is tried again."""


class Next(Enum):
    """What the button beside a trouble does."""

    NOTHING = ""
    TRY = "Try now"
    SIGN_IN = "Sign in"
    GO_ON = "Go on"


class Checking(QObject):
    """The accounts and their checks. ``clock`` gives the aware time of now."""

    sign_in_asked = Signal(object, object)
    """The account, and the ``AppError`` that asks for it."""
    all_read = Signal()

    def __init__(
        self,
        engine: Engine,
        bridge: Bridge,
        window: MainWindow,
        *,
        clock: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
        self._engine, self._window, self._clock = engine, window, clock
        self._accounts: dict[str, Account] = {}
        self._running: set[str] = set()
        self._troubles: dict[str, AppError] = {}
        self._tries = 0
        self._paused = False
        self._next = Next.NOTHING
        self.messages = 0
        """How many messages the last report counted."""
        self.checked_at: datetime | None = None
        bridge.progress_made.connect(self._progressed)
        bridge.trouble_met.connect(self._troubled)
        window.check_now.connect(self.check_all)
        window.pause_requested.connect(self.pause)
        window.trouble_action_requested.connect(self._act)
        self._retry, self._regular = QTimer(self), QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self.check_all)
        self._regular.setInterval(EVERY * 60_000)
        self._regular.timeout.connect(self._check_regularly)
        self._regular.start()

    @property
    def accounts(self) -> tuple[Account, ...]:
        """The accounts in use."""
        return tuple(self._accounts.values())

    @property
    def busy(self) -> bool:
        """Whether anything is being read."""
        return bool(self._running)

    def set_accounts(self, accounts: Iterable[Account]) -> None:
        """These accounts from now on."""
        self._accounts = {one.id: one for one in accounts}
        self._troubles = {key: e for key, e in self._troubles.items() if key in self._accounts}

    @Slot()
    def check_all(self) -> None:
        """Look for new mail everywhere, now."""
        self._paused = False
        self._retry.stop()
        waiting = [one for one in self._accounts.values() if one.id not in self._running]
        if not waiting:
            return
        if not self._running:
            first = self.checked_at is None
            what = "Getting ready to read…" if first else "Looking for new mail…"
            self._window.show_progress(what, None)
        for account in waiting:
            self._running.add(account.id)
            self._troubles.pop(account.id, None)
            self._engine.check(account)

    @Slot()
    def pause(self) -> None:
        """Stop reading; what came is kept."""
        self._paused = True
        self._engine.halt()
        self._say_trouble("Reading is paused. What was read is kept.", Next.GO_ON)

    @Slot()
    def _check_regularly(self) -> None:
        if not self._paused:
            self.check_all()

    @Slot(object)
    def _progressed(self, progress: Progress) -> None:
        account = self._accounts.get(progress.account)
        if progress.finished:
            self._running.discard(progress.account)
            if not self._running:
                self._finished()
        elif account is not None and not self._paused:
            share = progress.done / progress.total if progress.total else None
            self._window.show_progress(progress_words(account, progress), share)

    @Slot(str, object)
    def _troubled(self, account_id: str, error: AppError) -> None:
        self._troubles[account_id] = error

    def _finished(self) -> None:
        if self._paused:
            return
        if self._troubles:
            self._tell_trouble(*next(iter(self._troubles.items())))
        else:
            self._tries = 0
            self.checked_at = self._clock()
            self._next = Next.NOTHING
            self.say_checked()
        self.all_read.emit()

    def say_checked(self) -> None:
        """Write into the status line when everything was read, and how much it was."""
        if self.checked_at is not None:
            self._window.show_checked(
                self.checked_at, accounts=len(self._accounts), messages=self.messages
            )

    def _tell_trouble(self, account_id: str, error: AppError) -> None:
        account = self._accounts.get(account_id)
        if error.retry:
            minutes = RETRIES[min(self._tries, len(RETRIES) - 1)]
            self._tries += 1
            self._retry.start(minutes * 60_000)
            then = (self._clock() + timedelta(minutes=minutes)).astimezone()
            self._say_trouble(f"{error.title} Next try at {words.clock(then)}.", Next.TRY)
        elif isinstance(error, PasswordWantedError) or (account and account.protocol == "imap"):
            self._say_trouble(str(error), Next.SIGN_IN)
        else:
            self._say_trouble(str(error), Next.TRY)

    def _say_trouble(self, text: str, then: Next) -> None:
        self._next = then
        self._window.show_trouble(text, action=then.value)

    @Slot()
    def _act(self) -> None:
        if self._next is not Next.SIGN_IN:
            self.check_all()
            return
        for account_id, error in self._troubles.items():
            account = self._accounts.get(account_id)
            if account is not None and not error.retry:
                self.sign_in_asked.emit(account, error)
                return


def account_name(account: Account) -> str:
    """How an account is called in a sentence."""
    match account.protocol:
        case "demo":
            return "the example"
        case "local":
            return Path(account.address).name or account.address
        case _:
            return account.address


def progress_words(account: Account, progress: Progress) -> str:
    """``Reading sam@example.org: 412 of 1,284, back to 3 October``."""
    so_far = f"{progress.done:,}"
    if progress.total:
        so_far += f" of {progress.total:,}"
    back = f", back to {words.long_day(progress.oldest)}" if progress.oldest else ""
    return f"Reading {account_name(account)}: {so_far}{back}"
