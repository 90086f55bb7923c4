"""The people of a pursuit: who wrote or interviewed, what they do, and who may be written to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from models.correspondence import Entry
from models.employer import Part, Person
from models.reading import Reading, SenderClass

NO_REPLY = re.compile(
    r"^(?:.*[._+-])?(?:no|not|do-?not|donot|ne-?pas|nicht)[._-]?(?:reply|respond|repondre|antworten)"
    r"|^(?:bounces?|mailer-daemon|postmaster|notifications?|automated|robot|system)(?:[+._-].*)?$",
    re.IGNORECASE,
)
PARTS = {part.value: part for part in Part}


def writable(address: str) -> bool:
    """Whether somebody reads what is sent there, as far as the address tells."""
    local, at, domain = address.rpartition("@")
    return bool(at and domain) and not NO_REPLY.search(local)


def people(entries: Iterable[Entry], me: frozenset[str]) -> tuple[Person, ...]:
    """Everybody at the other end, in the order they appeared; platforms are nobody."""
    names: dict[str, str] = {}
    parts: dict[str, Part] = {}
    for one in entries:
        for address, name, part in _met(one):
            if not address or address in me:
                continue
            names[address] = names.get(address) or name
            if part is not Part.UNKNOWN or address not in parts:
                parts[address] = part
    return tuple(Person(name, address, parts[address]) for address, name in names.items())


def _met(one: Entry) -> Iterator[tuple[str, str, Part]]:
    reading = one.reading
    told, by_name = _parts(reading)
    if not one.out and reading.sender_class in {SenderClass.PERSON, SenderClass.ROBOT}:
        sender = one.message.sender
        part = told.get(sender.address) or by_name.get(sender.name) or Part.UNKNOWN
        if reading.sender_class is SenderClass.ROBOT:
            part = Part.ROBOT
        elif part is Part.UNKNOWN and reading.via:
            part = Part.AGENCY_RECRUITER
        yield sender.address, sender.name, part
    if one.out:
        for other in one.others:
            if writable(other.address):
                yield other.address, other.name, Part.UNKNOWN
    for talk in reading.talks:
        for guest in talk.attendees:
            if writable(guest.address):
                part = told.get(guest.address) or Part.INTERVIEWER
                yield guest.address, guest.name, part
    for read in reading.people:
        if read.address and reading.sender_class is SenderClass.PERSON:
            yield read.address, read.name, told[read.address]


def _parts(reading: Reading) -> tuple[dict[str, Part], dict[str, Part]]:
    """What the message says somebody does, by address and by name."""
    told: dict[str, Part] = {}
    by_name: dict[str, Part] = {}
    for read in reading.people:
        told[read.address] = by_name[read.name] = PARTS.get(read.part, Part.UNKNOWN)
    return told, by_name


def last_writer(entries: Sequence[Entry]) -> str:
    """Address of the human who wrote last, if one can be answered; else an empty string."""
    for one in reversed(entries):
        if one.human and writable(reply_address(one)):
            return reply_address(one)
    return ""


def reply_address(one: Entry) -> str:
    """Where an answer goes: Reply-To, else the sender."""
    asked = one.message.reply_to
    return asked[0].address if asked and asked[0].address else one.message.sender.address


def name_of(address: str, entries: Sequence[Entry]) -> str:
    """The first name somebody signs with, or an empty string."""
    for one in entries:
        for other in (*one.others, one.message.sender):
            if other.address == address and other.name:
                return other.name.split()[0].strip(",\"'")
    return ""
