"""One pursuit of one role at one employer: its tag, its stage and whose turn it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.event import Event
from models.follow_up import Advice
from models.silence import Silence


class Tag(StrEnum):
    """What an application is, coarsely. The closed list of the report."""

    APPLICATION = "application"
    INTERVIEW = "interview"
    REJECTION = "rejection"
    GHOSTED = "ghosted"
    OFFER = "offer"


class Stage(StrEnum):
    """The finer state behind the tag."""

    APPLIED = "applied"
    ACKNOWLEDGED = "acknowledged"
    CONTACTED = "contacted"
    SCREENING = "screening"
    ASSESSMENT = "assessment"
    INTERVIEWING = "interviewing"
    INTERVIEWED = "interviewed"
    ON_HOLD = "on_hold"
    OFFER = "offer"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Turn(StrEnum):
    """Who owes the next word."""

    THEIRS = "theirs"
    MINE = "mine"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Application:
    """One pursuit. ``messages`` are the keys of its messages in time order.

    ``proof`` names the messages that prove the stage.
    """

    key: str
    """Stable through rebuilds: derived from its first message."""
    role: str
    tag: Tag
    stage: Stage
    turn: Turn
    messages: tuple[str, ...]
    events: tuple[Event, ...]
    silences: tuple[Silence, ...]
    advice: Advice
    proof: tuple[str, ...] = ()
    chapter: int = 1
    """2 and more: the same employer again, after a rejection."""
    doubts: tuple[str, ...] = ()
    """Things the person should know: no receipt came, an invitation has two readings, ..."""
    facts: tuple[str, ...] = ()
    """Effort invested and other facts for the panel, one short sentence each."""
    snoozed: str = ""
    """ISO day until which the reminder sleeps, else empty."""

    @property
    def running(self) -> Silence | None:
        """The silence that is still running, if any."""
        return next((silence for silence in self.silences if silence.until is None), None)
