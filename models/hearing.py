"""What a message of theirs does to the course of an application."""

from __future__ import annotations

from models.application import Stage
from models.correspondence import Entry
from models.course import Course
from models.event import EventKind
from models.promise import promises_in, silence_clause
from models.reading import Kind, SenderClass, Sign
from models.stage import Happening
from models.turn import asks, moot_by
from models.waiting import word

WORDS_OF_ROBOTS = frozenset({Kind.REJECTION, Kind.OFFER, Kind.INTERVIEW, Kind.ASSESSMENT})
"""What a platform sends because somebody decided something: a word from them all the same."""


def hear(course: Course, one: Entry) -> None:
    """Take in a message of theirs."""
    reading = one.reading
    if one.has(Sign.AUTO_REPLY):
        return
    if one.human or (reading.kind in WORDS_OF_ROBOTS and not one.has(Sign.RECEIPT)):
        word(course, one.message.sent_at)
    noted = len(course.events)
    fixed = course.book.read(one)
    if course.asked and moot_by(course.asked, one, fixed=fixed):
        course.asked = None
    _by_kind(course, one, fixed=fixed)
    if asks(one) and not (fixed and not one.has(Sign.ASKS)):
        course.asked = one
    given = promises_in(one) if reading.promises else ()
    if reading.promises:
        course.clause = silence_clause(one) or course.clause
        course.promises.extend(given)
    told = fixed or one in course.book.invitations or given or len(course.events) > noted
    if not told and reading.kind is not Kind.APPLICATION:
        course.note(EventKind.UPDATE, one)


def _by_kind(course: Course, one: Entry, *, fixed: bool) -> None:
    match one.reading.kind:
        case Kind.APPLICATION:
            _received(course, one)
        case Kind.OUTREACH:
            course.note(EventKind.OUTREACH, one)
        case Kind.INTERVIEW:
            _invited(course, one, fixed=fixed)
        case Kind.ASSESSMENT if not one.has(Sign.GOT_ASSESSMENT):
            course.note(EventKind.ASSESSMENT, one, due=one.reading.deadline)
            course.happen(Happening.TESTED, one.key)
        case Kind.OFFER | Kind.REJECTION:
            _decided(course, one)
        case _:
            _told(course, one, fixed=fixed)
    if one.human and not one.has(Sign.ON_HOLD):
        course.happen(Happening.CONTACTED, one.key)
        if course.stage is Stage.CONTACTED and course.book.held_by(one.day):
            course.happen(Happening.HELD, one.key)


def _received(course: Course, one: Entry) -> None:
    """A receipt proves that the person applied, and mostly that it has arrived."""
    if course.applied is None:
        course.applied = one.day
        course.note(EventKind.APPLIED, one)
        course.happen(Happening.APPLIED, one.key)
    confirmed = one.has(Sign.RECEIPT) or one.reading.sender_class is not SenderClass.BOARD
    if confirmed and not any(e.kind is EventKind.ACKNOWLEDGED for e in course.events):
        course.note(EventKind.ACKNOWLEDGED, one)
        course.happen(Happening.ACKNOWLEDGED, one.key)


def _invited(course: Course, one: Entry, *, fixed: bool) -> None:
    course.invited = True
    if fixed:
        course.happen(Happening.BOOKED, one.key)
    elif one in course.book.invitations:
        course.happen(Happening.INVITED, one.key)
    if not fixed and course.stage is Stage.INTERVIEWING and not course.plans(one.day):
        held = course.book.held_by(one.day)
        course.happen(Happening.HELD if held else Happening.CANCELLED, one.key)


def _decided(course: Course, one: Entry) -> None:
    if one.reading.kind is Kind.REJECTION or one.has(Sign.OFFER_WITHDRAWN):
        course.note(EventKind.REJECTION, one)
        revoked = course.offer and one.has(Sign.OFFER_WITHDRAWN)
        course.happen(Happening.REVOKED if revoked else Happening.REJECTED, one.key)
        course.asked = None
        return
    course.papers = course.papers or one.has(Sign.CONTRACT, Sign.CONTRACT_SIGNED)
    course.offer = one
    course.note(EventKind.OFFER, one, due=one.reading.deadline)
    course.happen(Happening.OFFERED, one.key)


def _told(course: Course, one: Entry, *, fixed: bool) -> None:
    """An update, which may still pause, book, or confirm a returned test."""
    course.papers = course.papers or (
        course.offer is not None and one.has(Sign.CONTRACT, Sign.CONTRACT_SIGNED)
    )
    if one.has(Sign.GOT_ASSESSMENT):
        return_test(course, one)
    if fixed or one.has(Sign.OFFERS_SLOTS):
        _invited(course, one, fixed=fixed)
    if one.has(Sign.ON_HOLD):
        course.note(EventKind.ON_HOLD, one)
        course.happen(Happening.CONTACTED, one.key)
        course.happen(Happening.PAUSED, one.key)


def return_test(course: Course, one: Entry) -> None:
    """The test was returned: by the person's own mail, or as they confirm."""
    if course.returned is None or one.out:
        course.returned = one.day
        course.note(EventKind.ASSESSMENT_RETURNED, one)
        course.happen(Happening.RETURNED, one.key)
