"""What a message says or asks beyond its kind: waits for an answer, is on hold, thanks, withdraws.

Phrases in seven languages are data (``data/signs.txt``). Only the sender's own new words and the
subject are read. Which application a sign belongs to, and what follows from it, is not known here.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from classifier.lexicon import PhraseBook, Section, plain, read_sections
from classifier.text import OwnWords
from models.message import Direction, Message
from models.reading import Kind, SenderClass, Sign

TABLE = Path(__file__).with_name("data") / "signs.txt"
SHORT = 90
"""Characters: an outgoing reply as short as this that says nothing else is an answer."""
NEEDS_A_PERSON = frozenset({Sign.CALLS_SOON, Sign.CONFIRMS_TIME, Sign.REFERRAL})
SPEAKS_FOR_ITSELF = frozenset(
    {
        Sign.ACCEPTS,
        Sign.FOLLOWS_UP,
        Sign.WITHDRAWS,
        Sign.DECLINES,
        Sign.ASKS_TO_MOVE,
        Sign.RETURNS_ASSESSMENT,
    }
)
"""An outgoing message with one of these is more than an answer."""
BOOKING_HOSTS = ("calendly.com", "goodtime.io", "modernloop.io", "calendar.app.google", "cal.com")


@cache
def sections() -> tuple[Section, ...]:
    """The table, read once."""
    return read_sections(TABLE)


@cache
def book() -> PhraseBook:
    """The table's phrases, ready to be looked for."""
    return PhraseBook(sections())


def read_signs(
    message: Message,
    words: OwnWords,
    *,
    kind: Kind,
    direction: Direction,
    sender: SenderClass = SenderClass.PERSON,
) -> frozenset[Sign]:
    """Every sign the message shows, given what kind it is."""
    if kind is Kind.OTHER:
        return frozenset()
    text = plain(f"{message.subject}\n{words.text}")
    found = {
        Sign(section.name)
        for section, _ in book().said_in(text, words.language, direction)
        if kind in section.kinds
    }
    if direction is Direction.OUT:
        return frozenset(_own(found, message, kind=kind, text=text))
    return frozenset(_theirs(found, words, kind=kind, sender=sender))


def _own(found: set[Sign], message: Message, *, kind: Kind, text: str) -> set[Sign]:
    """What goes without saying in the person's own mail."""
    if kind is Kind.APPLICATION:
        return {Sign.APPLIES}
    if Sign.ACCEPTS in found:
        found -= {Sign.WITHDRAWS, Sign.DECLINES, Sign.FOLLOWS_UP}
    if Sign.WITHDRAWS in found or Sign.DECLINES in found:
        found -= {Sign.FOLLOWS_UP, Sign.THANKS}
    if found & SPEAKS_FOR_ITSELF:
        found.discard(Sign.ANSWERS)
    says_little = not found or (len(text) < SHORT and Sign.THANKS not in found)
    if message.in_reply_to and says_little and not found & SPEAKS_FOR_ITSELF:
        found.add(Sign.ANSWERS)
    return found


def _theirs(found: set[Sign], words: OwnWords, *, kind: Kind, sender: SenderClass) -> set[Sign]:
    """What follows from the kind and from who wrote."""
    if kind is Kind.APPLICATION:
        found.add(Sign.RECEIPT)
        found -= {Sign.ASKS, Sign.OFFERS_SLOTS}
    if kind is Kind.INTERVIEW and any(host.endswith(BOOKING_HOSTS) for host in words.links):
        found |= {Sign.OFFERS_SLOTS, Sign.ASKS}
    if Sign.OFFERS_SLOTS in found and kind is Kind.INTERVIEW:
        found.add(Sign.ASKS)
    if sender is not SenderClass.PERSON:
        found -= NEEDS_A_PERSON - ({Sign.CONFIRMS_TIME} if kind is Kind.INTERVIEW else set())
    if Sign.CONTRACT_SIGNED in found:
        found.add(Sign.CONTRACT)
    if Sign.OFFER_WITHDRAWN in found:
        found -= {Sign.VERBAL_OFFER, Sign.CONTRACT}
    if Sign.CANCELS_TIME in found:
        found.discard(Sign.CONFIRMS_TIME)
    if kind is Kind.OFFER:
        found.add(Sign.VERBAL_OFFER)
    return found
