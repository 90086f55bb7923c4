"""No word from them since an event: from when, for how long, how loud."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class After(StrEnum):
    """What the silence followed."""

    APPLICATION = "application"
    CONTACT = "contact"
    ASSESSMENT = "assessment"
    INTERVIEW = "interview"
    OFFER = "offer"


class Level(StrEnum):
    """How loud a silence is."""

    WAITING = "waiting"
    DUE = "due"
    OVERDUE = "overdue"
    GHOSTED = "ghosted"
    QUIET = "quiet"
    """After a cold application: none is expected."""


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch without a human word from them. It runs while ``until`` is None.

    ``days`` and ``working_days`` count from ``since`` to ``until``, or to the report's day.
    ``answered_by_now``: of those that answer at all, the share that had by this day.
    ``still_expected``: the share of equally silent ones that still write.
    """

    after: After
    since: date
    until: date | None
    days: int
    working_days: int
    promised_by: date | None
    level: Level
    answered_by_now: float
    still_expected: float
    own_cases: int = 0
    """How many of the person's own closed or running cases are in the two shares."""
    source: str = ""
    """Where the shares come from, in words for people."""
    dismissed: bool = False
    """The person asked not to be shown this silence."""
