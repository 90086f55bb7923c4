"""One message's reading, put together from the rooms that each know one thing about it.

What the message is has been decided before (``kinds``); here it is asked who, which role, when,
by when. Total: a room that fails on odd mail costs its own answer, never the message.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from classifier.authenticity import read_authenticity
from classifier.dates import read_deadline, read_talks
from classifier.employers import EmployerRead, read_employer
from classifier.invites import read_invites
from classifier.job_words import job_words
from classifier.kinds import Decision
from classifier.people import read_people
from classifier.promises import read_promises
from classifier.roles import RoleRead, read_role
from classifier.signs import read_signs
from classifier.text import OwnWords
from classifier.tokens import tokens
from models.message import Direction, Folder, Message
from models.reading import (
    Authenticity,
    Kind,
    PromiseRead,
    Reading,
    SenderClass,
    Sign,
    TalkRead,
)
from models.working_days import WorkingDays

VERSION = 1
"""Of this whole floor; raised when older readings should be made anew."""
LONGEST = 12_000
"""Characters of a text in which dates, promises and names are looked for."""
SNIPPET = 200
PRETENCE = 2_000
"""Characters of a junk message in which a word of applying is looked for."""
WITH_TALKS = frozenset((Kind.INTERVIEW, Kind.UPDATE))
WITHOUT_PROMISES = frozenset((Kind.OTHER, Kind.REJECTION))
WITH_DEADLINE = frozenset((Kind.OFFER, Kind.ASSESSMENT, Kind.INTERVIEW, Kind.UPDATE))
NO_SIGNS: frozenset[Sign] = frozenset()
NOT_PROMISING = frozenset((SenderClass.BULK, SenderClass.BOARD))

log = logging.getLogger(__name__)
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one message before it is asked for details."""

    message: Message
    words: OwnWords
    sender: SenderClass
    direction: Direction
    decision: Decision

    @property
    def plainly_other(self) -> bool:
        """Not about the search, without doubt: nothing more is read or kept of it."""
        return self.decision.kind is Kind.OTHER and self.decision.sure and not self.pretends

    @property
    def pretends(self) -> bool:
        """Junk that speaks of applying: whose name it uses has to be known to warn of it."""
        if self.message.folder is not Folder.JUNK:
            return False
        said = tokens(f"{self.message.subject[:200]} {self.words.text[:PRETENCE]}")
        return not job_words().search.isdisjoint(said)


def guarded(step: Callable[[], Answer], otherwise: Answer) -> Answer:
    """The step's answer, or ``otherwise`` where odd mail makes it fail; no word of it is logged."""
    try:
        return step()
    except Exception as error:  # noqa: BLE001 - whatever a mail holds, the others must be read
        log.warning("A reading step failed: %s", type(error).__name__)
        return otherwise


def as_reading(known: Known, *, me: frozenset[str], working_days: WorkingDays) -> Reading:
    """The reading of one message. Never raises."""
    decision = known.decision
    bare = Reading(
        key=known.message.key,
        kind=decision.kind,
        confidence=decision.confidence,
        origin=decision.origin,
        because=decision.because,
        sure=decision.sure,
        sender_class=known.sender,
        signs=decision.signs,
        language=known.words.language,
        version=VERSION,
    )
    if known.plainly_other:
        return bare
    return with_details(known, bare, me, working_days)


def with_details(
    known: Known, bare: Reading, me: frozenset[str], working_days: WorkingDays
) -> Reading:
    """The reading with everything the message tells."""
    message, words = known.message, known.words
    if len(words.text) > LONGEST:
        words = replace(words, text=words.text[:LONGEST])
        known = replace(known, words=words)
    employer = guarded(lambda: read_employer(message, words, me=me), EmployerRead())
    role = guarded(lambda: read_role(message, words), RoleRead())
    hidden = frozenset((Sign.CLIENT_HIDDEN,)) if employer.client_hidden else frozenset()
    return replace(
        bare,
        signs=bare.signs | hidden | guarded(lambda: signs_of(known), NO_SIGNS),
        employer=employer.name,
        employer_because=employer.because,
        via=employer.via,
        domain=employer.domain,
        country=employer.country,
        role=role.role,
        requisitions=role.requisitions,
        people=guarded(lambda: read_people(message, words, me=me), ()),
        talks=guarded(lambda: talks_of(known), ()),
        promises=guarded(lambda: promises_of(known, employer.country, working_days), ()),
        deadline=guarded(lambda: deadline_of(known), None),
        authenticity=guarded(lambda: read_authenticity(message, words), Authenticity()),
        snippet=" ".join(words.text[: SNIPPET * 2].split())[:SNIPPET],
    )


def signs_of(known: Known) -> frozenset[Sign]:
    """What the message shows beyond its kind."""
    return read_signs(
        known.message,
        known.words,
        kind=known.decision.kind,
        direction=known.direction,
        sender=known.sender,
    )


def talks_of(known: Known) -> tuple[TalkRead, ...]:
    """The talks it dates: by its calendar part, which is trusted over prose, else by its words."""
    message, words = known.message, known.words
    if known.decision.kind not in WITH_TALKS:
        return ()
    if message.calendars:
        invited = read_invites(message.calendars, sent_at=message.sent_at)
        if invited:
            return invited
    return read_talks(
        words.text,
        message.subject,
        sent_at=message.sent_at,
        language=words.language,
        about_talk=known.decision.kind is Kind.INTERVIEW and known.decision.sure,
    )


def promises_of(known: Known, country: str, working_days: WorkingDays) -> tuple[PromiseRead, ...]:
    """By when they say the person will hear; only their word counts."""
    if known.direction is Direction.OUT or known.sender in NOT_PROMISING:
        return ()
    if known.decision.kind in WITHOUT_PROMISES:
        return ()
    return read_promises(
        known.words.text,
        sent_at=known.message.sent_at,
        language=known.words.language,
        country=country,
        working_days=working_days,
    )


def deadline_of(known: Known) -> date | None:
    """By when the person must act, where the message asks for something."""
    if known.direction is Direction.OUT or known.decision.kind not in WITH_DEADLINE:
        return None
    return read_deadline(
        known.words.text, sent_at=known.message.sent_at, language=known.words.language
    )
