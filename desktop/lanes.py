"""Lanes: a queue with a thread of its own. One wire lane for each account, one store lane.

No Qt here. Work gets values and a stop event; it never creates or holds a widget.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class Lane:
    """Does one piece of work after the other, in the order they were given.

    ``stop`` is set by ``halt`` and looked at by long work between two messages. Work given after a
    halt runs again.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self._stop = threading.Event()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)

    def submit(self, work: Callable[[threading.Event], T]) -> Future[T]:
        """Queue a piece of work; it is handed the stop event that is in force now."""
        return self._thread.submit(work, self._stop)

    def halt(self) -> None:
        """Ask the work in progress, and what is queued behind it, to stop."""
        self._stop.set()
        self._stop = threading.Event()

    def close(self) -> None:
        """Halt, drop what is queued and wait for the work in progress to notice."""
        self._stop.set()
        self._thread.shutdown(wait=True, cancel_futures=True)
