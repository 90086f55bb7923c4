"""Promises: who said when the person would hear, and whether they kept it.

Knows the days on which words arrived; nothing of stages. The grace days are the post's rule
(promised Friday: check in by Monday or Tuesday), as stated in ``GRACE``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from models.correspondence import Entry
from models.event import Event, EventKind
from models.reading import PromiseKind, PromiseRead

GRACE = 2
"""Working days after a promised day until it counts as broken: a Friday's on Tuesday."""
OPEN, KEPT, LATE, BROKEN = "open", "kept", "late", "broken"


@dataclass(frozen=True, slots=True)
class Promise:
    """One word about when the person will hear, and the message that gave it."""

    read: PromiseRead
    by: Entry

    @property
    def human(self) -> bool:
        """Given by a person, not by a robot."""
        return not self.by.reading.robot


def promises_in(one: Entry) -> Sequence[Promise]:
    """The promises a message of theirs gives; a clause that silence means no is none."""
    return [
        Promise(read, one)
        for read in one.reading.promises
        if read.kind is not PromiseKind.SILENCE_MEANS_NO
    ]


@dataclass(frozen=True, slots=True)
class Clause:
    """The words "only shortlisted candidates will be contacted", and the day they were written."""

    read: PromiseRead
    given: date


def silence_clause(one: Entry) -> Clause | None:
    """The clause that silence means no, where a message of theirs holds one."""
    reads = one.reading.promises
    found = next((read for read in reads if read.kind is PromiseKind.SILENCE_MEANS_NO), None)
    return Clause(found, one.day) if found else None


def outcome(
    promise: Promise,
    word: date | None,
    today: date,
    working_days: Callable[[date, date], int],
) -> str:
    """Open, kept, late or broken. ``word`` is the day of their first word after it, if any.

    A promise without a date is open until any word keeps it.
    """
    due = promise.read.due
    if word is not None:
        return LATE if due is not None and word > due else KEPT
    if due is None or today <= due or working_days(due, today) < GRACE:
        return OPEN
    return BROKEN


def event_of(promise: Promise, result: str) -> Event:
    """The promise on the timeline, at the time it was given."""
    message = promise.by.message
    return Event(
        kind=EventKind.PROMISE,
        at=message.sent_at,
        message=message.id,
        key=promise.by.key,
        due=promise.read.due,
        quote=promise.read.quote,
        outcome=result,
    )
