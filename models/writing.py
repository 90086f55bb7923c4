"""What a message of the person's own does to the course of an application."""

from __future__ import annotations

from datetime import date

from models.application import Stage
from models.correspondence import Entry
from models.course import Course
from models.event import EventKind
from models.hearing import return_test
from models.reading import Kind, Sign
from models.stage import Happening
from models.turn import answered_by
from models.waiting import end_silence

THANKS_WITHIN = 10
"""Days after a talk within which thanks are thanks for it."""


def write(course: Course, one: Entry) -> None:
    """What the person wrote. It never ends a silence, but it may answer or end the pursuit."""
    if course.asked and answered_by(course.asked, one):
        course.asked = None
        course.answered = one.day
    course.contacts.append(one.day)
    fixed = course.book.read(one)
    if fixed:
        course.happen(Happening.BOOKED, one.key)
    if one.has(Sign.APPLIES) or one.reading.kind is Kind.APPLICATION:
        _applies(course, one)
    elif one.has(Sign.WITHDRAWS) or (one.has(Sign.DECLINES) and course.stage):
        end_silence(course, one.day)
        course.note(EventKind.WITHDRAWN, one)
        course.happen(Happening.WITHDREW, one.key)
    elif one.has(Sign.RETURNS_ASSESSMENT):
        return_test(course, one)
    else:
        _writes(course, one)


def _applies(course: Course, one: Entry) -> None:
    if course.applied is not None:
        course.note(EventKind.UPDATE, one)
        return
    course.applied = one.day
    course.note(EventKind.APPLIED, one)
    course.happen(Happening.APPLIED, one.key)


def _writes(course: Course, one: Entry) -> None:
    if one.has(Sign.ACCEPTS) and course.offer:
        course.happen(Happening.ACCEPTED, one.key)
    if one.has(Sign.FOLLOWS_UP):
        course.check_ins.append(one.day)
        course.note(EventKind.FOLLOW_UP, one)
    elif one.has(Sign.THANKS) and _has_thanks_due(course, one.day):
        course.note(EventKind.THANK_YOU, one)
    else:
        course.note(EventKind.UPDATE, one)


def _has_thanks_due(course: Course, day: date) -> bool:
    held = [talk.day for talk in course.book.talks if talk.held]
    soon = bool(held) and (day - max(held)).days <= THANKS_WITHIN
    return soon or course.stage is Stage.REJECTED
