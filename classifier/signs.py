"""What a message says or asks beyond its kind: waits for an answer, is on hold, thanks, withdraws.

Phrases in seven languages are data (``data/signs.txt``). Only the sender's own new words and the
subject are read. Which application a sign belongs to, and what follows from it, is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from classifier.text import OwnWords
from models.message import Direction, Message
from models.reading import Kind, SenderClass, Sign

TABLE = Path(__file__).with_name("data") / "signs.txt"
LONGEST = 6_000
QUOTES = "’‘`´"
SHORT = 90
"""Characters: an outgoing reply as short as this that says nothing else is an answer."""
HEAD = re.compile(r"\[(\w+) (in|out|both): ([\w ]+)\]")
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


class Phrase(NamedTuple):
    """A literal that must stand in the (lower-case, single-spaced) text.

    The pattern, if any, then decides.
    """

    anchor: str
    pattern: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One sign: in which messages it is looked for, and its phrases by language."""

    sign: Sign
    directions: frozenset[Direction]
    kinds: frozenset[Kind]
    phrases: dict[str, tuple[Phrase, ...]]


@cache
def entries() -> tuple[Entry, ...]:
    """The table, read once."""
    return tuple(_parsed(TABLE.read_text("utf-8")))


@cache
def sought(
    direction: Direction, kind: Kind, language: str
) -> tuple[tuple[Sign, tuple[Phrase, ...]], ...]:
    """The signs to look for in such a message and the phrases of its language and English.

    Of all languages where the language is unknown.
    """
    spoken = {language, "en"} if language else entries()[0].phrases.keys()
    return tuple(
        (one.sign, tuple(phrase for code in spoken for phrase in one.phrases.get(code, ())))
        for one in entries()
        if direction in one.directions and kind in one.kinds
    )


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
        sign
        for sign, phrases in sought(direction, kind, words.language)
        if any(anchor in text and (not more or more.search(text)) for anchor, more in phrases)
    }
    if direction is Direction.OUT:
        return frozenset(_own(found, message, kind=kind, text=text))
    return frozenset(_theirs(found, words, kind=kind, sender=sender))


def plain(text: str) -> str:
    """Lower case, straight apostrophes, single spaces, bounded."""
    text = text[:LONGEST]
    for mark in QUOTES:
        text = text.replace(mark, "'")
    inner = " ".join(text.lower().split())
    return f"{' ' * text[:1].isspace()}{inner}{' ' * bool(inner and text[-1:].isspace())}"


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


def _parsed(text: str) -> Iterator[Entry]:
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    head, phrases = None, dict[str, tuple[Phrase, ...]]()
    for line in [*lines, "["]:
        if not line.startswith("["):
            language, _, rest = line.partition(": ")
            phrases[language] = tuple(_phrase(one) for one in rest.split(" | "))
            continue
        if head is not None:
            sign, direction, kinds = head.groups()
            both = (
                frozenset(Direction) if direction == "both" else frozenset({Direction(direction)})
            )
            yield Entry(Sign(sign), both, frozenset(Kind(one) for one in kinds.split()), phrases)
        head, phrases = HEAD.match(line), {}


def _phrase(text: str) -> Phrase:
    anchor, tilde, pattern = text.strip().partition(" ~ ")
    return Phrase(anchor, re.compile(pattern) if tilde else None)
