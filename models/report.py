"""Everything understood, as of a day: a pure function of facts, corrections, settings and today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from models.employer import Employer
from models.message import Address, Direction, Folder, Message
from models.reading import Kind, Origin, Reading
from models.spam_alert import SpamAlert


@dataclass(frozen=True, slots=True)
class Facts:
    """What is stored: messages, the reading of each by message key, and what was unreadable."""

    messages: tuple[Message, ...]
    readings: Mapping[str, Reading]
    unreadable: tuple[str, ...] = ()
    """Ids of messages that could not be decoded."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was read. See REPORT, "Settled readings"."""

    read: int
    job_search: int
    hidden: int
    unreadable: int


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A message of the person's that did not arrive."""

    message: str
    to: str
    bounce: str
    reason: str


@dataclass(frozen=True, slots=True)
class Clash:
    """Two pursuits whose dates get in each other's way, or that an unsigned offer must not end.

    ``applications`` are application keys; ``why`` is one sentence.
    """

    applications: tuple[str, ...]
    why: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class MessageLine:
    """One message as the report lists it."""

    message: str
    key: str
    kind: Kind
    confidence: float
    origin: Origin
    because: tuple[str, ...]
    employer: str
    role: str
    direction: Direction
    folder: Folder
    at: datetime
    sender: Address
    subject: str
    snippet: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything understood. The window, the command line and the exports read only this."""

    as_of: date
    me: tuple[str, ...]
    counts: Counts
    employers: tuple[Employer, ...]
    spam_alerts: tuple[SpamAlert, ...] = ()
    undelivered: tuple[Undelivered, ...] = ()
    messages: tuple[MessageLine, ...] = ()
    unsure: tuple[str, ...] = ()
    """Keys of messages whose kind the classifier was not sure of: "please check"."""
    unplaced: tuple[str, ...] = ()
    """Keys of messages that fit no application, or more than one: for the person to place."""
    clashes: tuple[Clash, ...] = ()
