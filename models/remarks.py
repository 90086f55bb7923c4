"""Short sentences beside an application: what was put into it, and what is doubtful about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.application import Stage
from models.correspondence import Entry
from models.course import Course
from models.day_count import DayCount
from models.event import EventKind
from models.reading import Kind, Sign
from models.wording import count_of, day_words, short_day

RECEIPT_DUE = 5
"""Working days within which a receipt comes if one comes at all."""
SAID = (
    (Sign.REFERRAL, "You were recommended."),
    (Sign.REFERENCES, "They asked for references."),
    (Sign.NO_REASONS, "They give no reasons, as a rule of theirs."),
    (Sign.KEPT_ON_FILE, "They keep you on file."),
    (Sign.CALLS_SOON, "They said they would call."),
)


def facts(course: Course, entries: Sequence[Entry], today: date) -> tuple[str, ...]:
    """What speaks from the mail: effort invested, who began, what they said. No judgement."""
    found = []
    held = course.book.held_by(today)
    if entries[0].reading.kind is Kind.OUTREACH and not entries[0].out:
        found.append("They wrote first.")
    if held:
        found.append(f"{count_of(len(held), 'talk')} so far.")
    if course.returned:
        found.append("You did a test for them.")
    said = frozenset[Sign]().union(*(one.signs for one in entries if not one.out))
    found.extend(text for sign, text in SAID if sign in said)
    if course.clause and (not held or course.clause.given >= held[-1].day):
        found.append("They wrote that they only answer if it is a yes.")
    if held and all(day < held[-1].day for day in course.contacts):
        found.append(f"You have not written since the talk on {day_words(held[-1].day)}.")
    return tuple(found)


def doubts(
    course: Course, entries: Sequence[Entry], today: date, count: DayCount
) -> tuple[str, ...]:
    """What the person should know before trusting the picture."""
    found = []
    for one in entries:
        if one.undelivered:
            found.append(f"Your message of {short_day(one.day)} did not arrive.")
        for talk in one.reading.talks:
            if talk.also and talk.also >= one.day:
                days = f"{day_words(talk.day)} or {day_words(talk.also)}"
                found.append(f"The date may mean {days}.")
    if course.applied and _by_mail_only(course, entries):
        overdue = count.between(course.applied, today) >= RECEIPT_DUE
        if overdue:
            found.append(f"No receipt came for your application of {short_day(course.applied)}.")
    if course.stage is Stage.ACCEPTED and not course.papers:
        found.append("No signed contract has been seen yet.")
    return tuple(dict.fromkeys(found))


def _by_mail_only(course: Course, entries: Sequence[Entry]) -> bool:
    """Whether the person applied by mail and nothing whatever came back."""
    applied = any(e.kind is EventKind.APPLIED and e.by_me and e.message for e in course.events)
    silent = not course.word_days and not course.book.talks
    return applied and silent and all(one.out for one in entries)
