"""The mail of one person put in order: copies made one, who "me" is, what counts as written.

Knows messages and their readings, nothing of employers or applications.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from models.message import Address, Folder, Message
from models.reading import Kind, Reading, SenderClass, Sign

BEST_FOLDER_FIRST = (
    Folder.SENT,
    Folder.INBOX,
    Folder.ARCHIVE,
    Folder.TRASH,
    Folder.DRAFTS,
    Folder.JUNK,
)
"""Where a message lies when its copies lie in several places: in junk only if all of them do."""
TOO_GRAVE_TO_GUESS = frozenset({Kind.REJECTION, Kind.OFFER})
"""An unsure one counts as a word of theirs, no more, until the person has checked it."""
RANK = {folder: rank for rank, folder in enumerate(BEST_FOLDER_FIRST)}


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One message with its reading, as the reasoning sees it."""

    key: str
    message: Message
    reading: Reading
    out: bool
    """Written by the person."""
    day: date
    """The calendar day it was written on, in its own offset."""
    others: tuple[Address, ...] = ()
    """The people at the other end: the sender, or whom the person wrote to."""
    human: bool = False
    """Written to the person by a human: neither a robot nor a mere receipt."""
    signs: frozenset[Sign] = frozenset()
    guess: Kind | None = None
    """What an unsure reading took it for, where that is too grave to be believed."""
    undelivered: bool = False
    """It came back to the person: nobody has read it."""

    @property
    def order(self) -> tuple[datetime, str]:
        """Time order; the key decides between messages of the same second."""
        return (self.message.sent_at, self.key)

    def has(self, *signs: Sign) -> bool:
        """Whether any of these signs was read in it."""
        return bool(self.signs) and not self.signs.isdisjoint(signs)


def one_of_each(messages: Iterable[Message], today: date) -> dict[str, Message]:
    """Messages up to ``today`` by key; of several copies the one in the best folder."""
    kept: dict[str, Message] = {}
    for message in messages:
        if message.sent_at.date() > today:
            continue
        key = message.key
        known = kept.get(key)
        if known is None or _copy_order(message) < _copy_order(known):
            kept[key] = message
    return kept


def _copy_order(message: Message) -> tuple[object, ...]:
    return (RANK[message.folder], message.sent_at, message.account, message.subject)


def own_addresses(messages: Iterable[Message], told: tuple[str, ...]) -> frozenset[str]:
    """The person's addresses: as told, else who sent what lies in Sent, else the usual recipient.

    Without a Sent folder it is the one address that most messages were delivered to.
    """
    if told:
        return frozenset(address.lower() for address in told)
    delivered: Counter[str] = Counter()
    sent: set[str] = set()
    for message in messages:
        if message.folder is Folder.SENT:
            sent.add(message.sender.address)
        delivered.update(message.delivered_to or [one.address for one in message.to])
    sent.discard("")
    if sent:
        return frozenset(sent)
    if not delivered:
        return frozenset()
    most = max(delivered.values())
    return frozenset({min(address for address, count in delivered.items() if count == most)})


def entry(key: str, message: Message, reading: Reading, me: frozenset[str]) -> Entry:
    """The message as the reasoning sees it: a no or a yes is believed only when it is sure."""
    guess = None
    if reading.kind in TOO_GRAVE_TO_GUESS and not reading.sure:
        reading, guess = replace(reading, kind=Kind.UPDATE), reading.kind
    out = (
        message.sender.address in me
        or message.folder is Folder.SENT
        or message.folder is Folder.DRAFTS
    )
    ends = (*message.to, *message.cc) if out else (message.sender,)
    others = tuple(one for one in ends if one.address and one.address not in me)
    human = not out and _by_human(reading)
    day = message.sent_at.date()
    return Entry(key, message, reading, out, day, others, human, reading.signs, guess)


def _by_human(reading: Reading) -> bool:
    """A receipt with a human sender is a word only if it gives a day by which to hear."""
    if reading.sender_class is not SenderClass.PERSON or Sign.AUTO_REPLY in reading.signs:
        return False
    if reading.kind is Kind.APPLICATION and Sign.RECEIPT in reading.signs:
        return any(promise.due for promise in reading.promises)
    return True


def in_search(one: Entry) -> bool:
    """Whether it is part of the person's own search and counts as written."""
    return (
        one.reading.kind is not Kind.OTHER
        and one.message.folder is not Folder.DRAFTS
        and Sign.HIRING_SIDE not in one.reading.signs
    )


def unread(message: Message) -> Reading:
    """The reading of a message that has none yet: not about the search, and not sure of it."""
    return Reading(
        key=message.key, kind=Kind.OTHER, confidence=0.0, sure=False, sender_class=SenderClass.BULK
    )
