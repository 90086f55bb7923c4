"""Fills the spam panel from the report and does what it asks for: read, move, mark as spam."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.bridge import Bridge
from desktop.engine import Engine
from desktop.spam_alerts.item import Find
from desktop.spam_alerts.panel import SpamPanel
from desktop.spam_alerts.reader import SpamReader
from desktop.theme import Theme
from desktop.wiring import OUR_FAULT, Picture
from models.account import Account
from models.correction import Subject
from models.errors import AppError
from models.message import Message
from models.spam_alert import Verdict

MOVABLE = frozenset({"imap", "demo"})
"""Protocols whose mail can be asked to move; the example answers why it does not."""


class SpamDesk(QObject):
    """``opened`` carries each reader, for whoever watches."""

    opened = Signal(object)
    told = Signal(str)
    """What was done, or why not, in one sentence."""
    corrections_made = Signal(object)
    """Several corrections that belong together: tuples of subject, target and value."""
    moved = Signal()

    def __init__(
        self, theme: Theme, engine: Engine, bridge: Bridge, panel: SpamPanel, *, window: QWidget
    ) -> None:
        super().__init__(window)
        self._theme, self._engine, self._bridge = theme, engine, bridge
        self._panel, self._window = panel, window
        self._finds: dict[str, Find] = {}
        self._messages: Mapping[str, Message] = {}
        self._accounts: dict[str, Account] = {}
        panel.read_asked.connect(self.read)
        panel.move_asked.connect(self.move)
        panel.spam_said.connect(self.say_spam)

    def set_picture(self, picture: Picture, accounts: Iterable[Account]) -> None:
        """Show the finds of a new report."""
        self._accounts = {one.id: one for one in accounts}
        self._messages = picture.messages
        lines = {line.key: line for line in picture.report.messages}
        finds = [
            Find(alert, lines.get(alert.key), self._movable(alert.key))
            for alert in picture.report.spam_alerts
        ]
        self._finds = {one.alert.key: one for one in finds}
        self._panel.set_finds(finds, picture.report.as_of)

    @Slot(str)
    def read(self, key: str) -> None:
        """Show a find's text and reasons."""
        find = self._finds.get(key)
        if find is not None:
            reader = SpamReader(self._theme, find, self._messages.get(key), parent=self._window)
            reader.setModal(True)
            reader.finished.connect(reader.deleteLater)
            reader.show()
            self.opened.emit(reader)

    @Slot(str)
    def move(self, key: str) -> None:
        """Move a find to the inbox, and trust it from now on."""
        find, message, account = self._finds.get(key), self._messages.get(key), self._account(key)
        if find is None or message is None or account is None:
            return

        def done(future: Future[None]) -> None:
            error = future.exception()
            if error is None:
                self.corrections_made.emit(
                    (
                        (Subject.NOT_SPAM, key, Verdict.GENUINE.value),
                        (Subject.FOUND_FALSE, key, ""),
                    )
                )
                self.told.emit(f"{find.who}: moved to the inbox.")
                self.moved.emit()
            else:
                self.told.emit(str(error if isinstance(error, AppError) else AppError(*OUR_FAULT)))

        self.told.emit(f"{find.who}: moving the message…")
        self._bridge.when_done(self._engine.rescue(message, account), done)

    @Slot(str)
    def say_spam(self, key: str) -> None:
        """The person says it is spam: shown no more, and kept off the timeline."""
        self.corrections_made.emit(
            ((Subject.NOT_SPAM, key, Verdict.SCAM.value), (Subject.FOUND_FALSE, key, ""))
        )

    def _account(self, key: str) -> Account | None:
        message = self._messages.get(key)
        return self._accounts.get(message.account) if message else None

    def _movable(self, key: str) -> bool:
        account = self._account(key)
        return account is not None and account.protocol in MOVABLE
