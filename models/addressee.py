"""To whom a letter about one application goes: by rule, and never to a no-reply address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.application import Stage, Turn
from models.correspondence import Entry
from models.course import Course
from models.day_count import DayCount
from models.people import last_writer, reply_address, writable
from models.promise import Promise
from models.settings import Settings
from models.silence import Silence


@dataclass(frozen=True, slots=True)
class Matter:
    """All that the advice for one application depends on."""

    course: Course
    entries: Sequence[Entry]
    turn: Turn
    silence: Silence | None
    today: date
    count: DayCount
    settings: Settings
    closed: bool = False
    undelivered: Entry | None = None
    """The person's last message, if it came back."""

    @property
    def stage(self) -> Stage:
        """The stage reached."""
        return self.course.stage or Stage.APPLIED


def addressee(matter: Matter, promise: Promise | None) -> str:
    """Who promised; the agency's recruiter; the interviewer who wrote; who wrote last."""
    if promise and promise.human and writable(reply_address(promise.by)):
        return reply_address(promise.by)
    if matter.course.via:
        agency = [one for one in matter.entries if one.reading.via]
        if last_writer(agency):
            return last_writer(agency)
    wrote = last_writer([one for one in matter.entries if _by_interviewer(matter, one)])
    return wrote or last_writer(matter.entries) or _written_to(matter)


def _by_interviewer(matter: Matter, one: Entry) -> bool:
    return one.message.sender.address in _interviewers(matter)


def _interviewers(matter: Matter) -> Sequence[str]:
    talks = matter.course.book.held_by(matter.today)
    return [address for talk in talks[-1:] for address in talk.attendees]


def interviewer(matter: Matter) -> str:
    """Somebody who took part in the last talk, if their address is known."""
    if matter.course.via:
        return ""
    met = {other.address for one in matter.entries if one.out for other in one.others}
    own = {one.message.sender.address for one in matter.entries if one.out}
    guests = [one for one in _interviewers(matter) if writable(one) and one not in own]
    return next((one for one in guests if one in met), guests[0] if guests else "")


def _written_to(matter: Matter) -> str:
    """The address the person applied to by mail."""
    to = [other.address for one in matter.entries if one.out for other in one.others]
    return next((address for address in to if writable(address)), "")


def last_key(matter: Matter) -> str:
    """Key of their last human message, which an answer continues."""
    human = [one.key for one in matter.entries if one.human]
    return human[-1] if human else matter.entries[-1].key
