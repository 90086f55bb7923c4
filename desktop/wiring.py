"""What the engine is made of, and what it tells whom: values and protocols, no doing. No Qt."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol, runtime_checkable

from connectors.connector import Connector
from desktop.memory import Lesson
from models.account import Account
from models.changes import Changes
from models.correction import Correction
from models.errors import AppError
from models.message import Message
from models.reading import Reading
from models.report import Report
from models.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a check of one account has come. ``total`` is None while unknown."""

    account: str
    folder: str = ""
    done: int = 0
    total: int | None = None
    oldest: date | None = None
    finished: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """The report and what it was made of. ``messages`` by key."""

    report: Report
    messages: Mapping[str, Message] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    readings: Mapping[str, Reading] = field(default_factory=dict)


class Listener(Protocol):
    """Is told what happens. Called on the lanes' threads; must not block."""

    def changed(self, changes: Changes) -> None:
        """Something was written to the store."""

    def pictured(self, picture: Picture) -> None:
        """A new report is there."""

    def progressed(self, progress: Progress) -> None:
        """A check has come further."""

    def troubled(self, account: str, error: AppError) -> None:
        """Something went wrong; ``account`` is empty where no mailbox is to blame."""


class Understanding(Protocol):
    """What reads messages, as far as the engine needs it."""

    @property
    def version(self) -> int:
        """Of what its readings are made of; older ones are made anew."""
        ...

    def wanted(self, headers: Mapping[str, str], /) -> bool:
        """Whether a message may be about a job search."""
        ...

    def read(
        self, messages: Sequence[Message], me: frozenset[str], working_days: WorkingDays
    ) -> tuple[Reading, ...]:
        """One reading a message, in their order."""
        ...


@runtime_checkable
class Cancellable(Protocol):
    """A connector whose wait on the network can be ended from outside."""

    def cancel(self) -> None:
        """End whatever blocks."""


@dataclass(frozen=True, slots=True)
class Wiring:
    """What the engine is made of; put together in ``app``."""

    store: Path
    understanding: Callable[[tuple[Lesson, ...], threading.Event], Understanding]
    """Loads the classifier, taught by the person's corrections; in a child process where it must
    learn first. Blocks; the event asks it to give up."""
    connector: Callable[[Account], Connector]
    working_days: WorkingDays
    today: Callable[[], date]


OUR_FAULT = (
    "Something went wrong inside Heardback.",
    "Nothing was lost. The log in the program's folder says what happened.",
)
