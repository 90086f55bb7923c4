"""No word from them since an event: from when, for how long, how loud.

The levels are measured against stated constants, never against what was learnt elsewhere: an
unrelated mail must not make this silence louder.
"""

from __future__ import annotations

from collections.abc import Callable
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


USUAL_AFTER_APPLICATION = 9
"""Days by which half of the employers that ever answer an application had (989 cases)."""
NEARLY_ALL_AFTER_CONTACT = 31
"""Days by which 19 of 20 of those that write after an interview had: beyond is beyond doubt."""
CHECK_IN_AFTER = 5
"""Working days without a named date until an answer is due: what half the recruiters asked say."""
OVERDUE_AFTER = 5
"""Further working days until it is overdue: a second check-in would be in order."""
OFFER_DUE_AFTER = 2
"""Working days for the papers after a spoken offer."""
OFFER_OVERDUE_AFTER = 3
PROMISE_GRACE = 2
"""Working days: a promised Friday is overdue on Tuesday."""
PROMISE_BEYOND_DOUBT = 10
"""Working days past a promised day before anything is called ghosted."""
PAUSE_DUE_AFTER = 28
"""Days after "on hold" until asking again is in order."""


@dataclass(frozen=True, slots=True)
class Wait:
    """What a silence followed and what had been said: all that its level depends on.

    ``clock`` is the day the other side could last be expected to act from: the person's answer
    where that came later than ``since``. ``firm``: there was real contact, so that silence can
    come to mean an answer that is owed.
    """

    after: After
    since: date
    clock: date
    due: date | None = None
    firm: bool = False
    paused: bool = False
    check_in_after: int = CHECK_IN_AFTER


def loudness(wait: Wait, day: date, working_days: Callable[[date, date], int]) -> Level:
    """How loud the silence is on ``day``."""
    if wait.paused:
        return Level.DUE if (day - wait.clock).days >= PAUSE_DUE_AFTER else Level.WAITING
    if wait.after is After.APPLICATION:
        return _cold(wait, day, working_days)
    beyond = wait.firm and (day - wait.clock).days > NEARLY_ALL_AFTER_CONTACT
    if wait.due is not None:
        past = working_days(wait.due, day)
        if day < wait.due:
            return Level.WAITING
        if past < PROMISE_GRACE:
            return Level.DUE
        return Level.GHOSTED if beyond and past >= PROMISE_BEYOND_DOUBT else Level.OVERDUE
    due, more = wait.check_in_after, OVERDUE_AFTER
    if wait.after is After.OFFER:
        due, more = OFFER_DUE_AFTER, OFFER_OVERDUE_AFTER
    waited = working_days(wait.clock, day)
    if waited < due:
        return Level.WAITING
    if waited < due + more:
        return Level.DUE
    return Level.GHOSTED if beyond else Level.OVERDUE


def _cold(wait: Wait, day: date, working_days: Callable[[date, date], int]) -> Level:
    """After a cold application no answer is owed; one promised by a robot is waited for."""
    if wait.due is not None and working_days(wait.due, day) < PROMISE_GRACE:
        return Level.DUE if day >= wait.due else Level.WAITING
    if (day - wait.since).days > USUAL_AFTER_APPLICATION:
        return Level.QUIET
    return Level.WAITING
