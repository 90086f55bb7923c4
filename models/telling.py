"""Tells the course of one application: its messages and what was entered by hand, in time order.

Every message is taken in once: it may end a silence, fix a talk, make a promise, ask something or
answer, and moves the stage by the table in ``stage``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from models.by_hand import HandEvent
from models.correspondence import Entry
from models.course import Course
from models.event import Event, EventKind
from models.hearing import hear
from models.reading import TalkRead, TalkState
from models.stage import Happening
from models.waiting import end_silence, word
from models.writing import write

BY_HAND = {
    EventKind.APPLIED: Happening.APPLIED,
    EventKind.ASSESSMENT: Happening.TESTED,
    EventKind.ASSESSMENT_RETURNED: Happening.RETURNED,
    EventKind.INVITATION: Happening.INVITED,
    EventKind.ON_HOLD: Happening.PAUSED,
    EventKind.OFFER: Happening.OFFERED,
    EventKind.REJECTION: Happening.REJECTED,
    EventKind.WITHDRAWN: Happening.WITHDREW,
}


def tell(
    entries: Sequence[Entry], by_hand: Sequence[HandEvent], course: Course, today: date
) -> Course:
    """Feed a course everything in time order and finish it."""
    first = entries[0]
    zone = first.message.sent_at.tzinfo
    assert zone is not None, "message times are aware"
    steps: list[tuple[datetime, int, Entry | HandEvent]] = [
        (one.message.sent_at, 0, one) for one in entries
    ]
    for told in by_hand:
        moment = told.moment(zone)
        if moment.date() <= today or told.kind is EventKind.INTERVIEW:
            steps.append((moment, 1, told))
    if by_hand:
        steps.sort(key=lambda step: step[:2])
    for moment, _, step in steps:
        if isinstance(step, Entry):
            if not step.undelivered:
                feed(course, step)
        else:
            if moment.date() <= today:
                course.pass_time(moment)
                if step.kind is EventKind.INTERVIEW:
                    end_silence(course, moment.date())
            _enter(course, step, moment, first)
    course.finish(today)
    return course


def feed(course: Course, one: Entry) -> None:
    """Take in the next message."""
    course.pass_time(one.message.sent_at)
    if one.out:
        write(course, one)
    else:
        hear(course, one)


def _enter(course: Course, one: HandEvent, moment: datetime, like: Entry) -> None:
    """Take in what the person entered by hand; ``like`` is a message of the application."""
    kind, note = one.kind, one.note or (f"with {one.who}" if one.who else "")
    if kind is EventKind.INTERVIEW:
        start = moment if isinstance(one.at, datetime) else None
        course.book.enter(TalkRead(moment.date(), TalkState.FIXED, start, title=note), like)
        course.happen(Happening.BOOKED, one.id)
        return
    course.events.append(Event(kind, one.at, note=note, by_me=one.by_me))
    if one.by_me:
        course.contacts.append(moment.date())
        course.answered = moment.date() if course.asked else course.answered
        course.asked = None
    else:
        word(course, moment)
        course.happen(Happening.CONTACTED, one.id)
    happening = BY_HAND.get(kind)
    if happening:
        course.happen(happening, one.id)
    if kind is EventKind.APPLIED:
        course.applied = course.applied or moment.date()
