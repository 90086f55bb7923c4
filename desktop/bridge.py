"""The one crossing from the lanes' threads to the window: what the engine tells, as Qt signals.

Lives on the main thread. Signals emitted from a lane are queued to slots of main-thread objects;
nothing else of Qt is touched by a lane.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.wiring import Picture, Progress
from models.changes import Changes
from models.errors import AppError

T = TypeVar("T")


class Bridge(QObject):
    """The engine's listener."""

    changes_made = Signal(object)
    """``Changes``: ids of what a write touched."""
    picture_ready = Signal(object)
    """``Picture``: a new report."""
    progress_made = Signal(object)
    """``Progress`` of one account's check."""
    trouble_met = Signal(str, object)
    """Account id (or empty) and ``AppError``."""
    _answered = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answered.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    def changed(self, changes: Changes) -> None:
        """Something was written to the store."""
        self.changes_made.emit(changes)

    def pictured(self, picture: Picture) -> None:
        """A new report is there."""
        self.picture_ready.emit(picture)

    def progressed(self, progress: Progress) -> None:
        """A check has come further."""
        self.progress_made.emit(progress)

    def troubled(self, account: str, error: AppError) -> None:
        """Something went wrong."""
        self.trouble_met.emit(account, error)

    def when_done(self, future: Future[T], then: Callable[[Future[T]], None]) -> None:
        """Call ``then`` on the main thread once the future has its answer or its error."""
        future.add_done_callback(lambda done: self._answered.emit(then, done))

    @Slot(object, object)
    def _pass_on(self, then: Callable[[Future[Any]], None], done: Future[Any]) -> None:
        if not done.cancelled():
            then(done)
