"""Which silence runs on a day of an application's course, and from when it counts.

The settled reading: it counts from the later of the last talk's day and the last human word from
them (from the return of a test after a test), and from the application where neither came.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from models.application import Stage
from models.course import Course
from models.expectation import learn
from models.silence import After, Silence, Wait, loudness
from models.stage import ENDED

REAL = frozenset({After.INTERVIEW, After.ASSESSMENT, After.OFFER})
"""After these an answer is owed; after a mere contact only if a person promised one."""


def wait_on(course: Course, day: date) -> Wait | None:
    """What a silence on ``day`` would follow; None when none can run."""
    if course.stage is None or course.stage in ENDED or course.asked or course.book.ahead_on(day):
        return None
    held = course.book.held_by(day)
    talk = held[-1].day if held else None
    word = course.word_days[-1] if course.word_days else None
    since = max((one for one in (talk, word, course.returned) if one), default=course.applied)
    if since is None:
        return None
    after = _after(course, talk, word)
    due = _due(course, since)
    firm = after in REAL or any(p.human and p.read.due == due for p in course.promises if due)
    clock = max(since, course.answered) if course.answered else since
    paused = course.stage is Stage.ON_HOLD
    return Wait(after, since, clock, due, firm, paused, course.check_in_after)


def _after(course: Course, talk: date | None, word: date | None) -> After:
    if course.stage is Stage.OFFER:
        return After.OFFER
    if course.returned and (talk is None or course.returned >= talk):
        return After.ASSESSMENT
    if talk:
        return After.INTERVIEW
    return After.CONTACT if word else After.APPLICATION


def _due(course: Course, since: date) -> date | None:
    """The promised day that still counts: the last one given that no word has outlived."""
    for promise in reversed(course.promises):
        if promise.read.due is not None:
            return promise.read.due if promise.read.due >= since else None
    return None


PUBLISHED = learn()


@lru_cache(maxsize=4096)
def published(after: After, days: int) -> tuple[float, float]:
    """The two shares by the published figures alone; a silence that is over keeps them."""
    curve = PUBLISHED.for_employer("", after)
    return round(curve.answered_by(days), 2), round(curve.still_writes(days), 2)


def silence_on(course: Course, day: date) -> Silence | None:
    """The silence that runs on ``day``, without the two shares."""
    wait = wait_on(course, day)
    return None if wait is None else _silence(course, wait, day, None)


def _silence(course: Course, wait: Wait, day: date, until: date | None) -> Silence:
    days = (day - wait.since).days
    return Silence(
        wait.after,
        wait.since,
        until,
        days,
        course.working_days(wait.since, day),
        wait.due,
        loudness(wait, day, course.working_days),
        *published(wait.after, days),
    )


def end_silence(course: Course, day: date, *, answered: bool = False) -> None:
    """A silence that ran until ``day`` is over, by a word of theirs or otherwise."""
    wait = wait_on(course, day)
    if wait is None:
        return
    silence = _silence(course, wait, day, day)
    course.waits.append((silence, answered))
    if wait.clock < day:  # until its clock starts the delay is the person's own
        course.past.append(silence)


def word(course: Course, moment: datetime) -> None:
    """They gave a word: what was silence until now is over."""
    day = moment.date()
    end_silence(course, day, answered=True)
    course.word_days.append(day)
    course.word_times.append(moment)
    course.check_ins.clear()
