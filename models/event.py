"""Something dated on an application's timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class EventKind(StrEnum):
    """The closed list of the report."""

    APPLIED = "applied"
    ACKNOWLEDGED = "acknowledged"
    OUTREACH = "outreach"
    ASSESSMENT = "assessment"
    ASSESSMENT_RETURNED = "assessment_returned"
    INVITATION = "invitation"
    """An invitation whose time is still open."""
    INTERVIEW = "interview"
    PROMISE = "promise"
    UPDATE = "update"
    ON_HOLD = "on_hold"
    THANK_YOU = "thank_you"
    FOLLOW_UP = "follow_up"
    OFFER = "offer"
    REJECTION = "rejection"
    WITHDRAWN = "withdrawn"
    CALL = "call"
    """Entered by hand."""


@dataclass(frozen=True, slots=True)
class Event:
    """One dated thing and the message that proves it.

    ``at`` is an aware datetime, or a bare date where no hour is known; for an interview it is when
    the talk takes place. ``message`` is the Message-ID, empty for what was entered by hand.
    """

    kind: EventKind
    at: datetime | date
    message: str = ""
    key: str = ""
    """Key of that message; tells apart what shares a Message-ID."""
    end: datetime | None = None
    """End of a talk, where known."""
    due: date | None = None
    """Of a promise or an offer: the day given."""
    quote: str = ""
    cancelled: bool = False
    suspended: bool = False
    """The person asked to move the talk and has no answer yet."""
    round: int | None = None
    """Number of the talk within its application, from 1; cancelled talks have none."""
    title: str = ""
    by_me: bool = False
    """The person's own doing: their mail, their call."""
    outcome: str = ""
    """Of a promise: open, kept, late or broken; else empty."""
    note: str = ""
    """The person's own words, for what was entered by hand."""

    @property
    def day(self) -> date:
        """The calendar day of ``at``, in the offset it was written for."""
        return self.at.date() if isinstance(self.at, datetime) else self.at
