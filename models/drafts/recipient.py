"""To whom a draft goes, which message it answers, and as whom the person writes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.drafts.background import NOT_FROM_MAIL, Background
from models.drafts.names import person_name, same_organisation
from models.drafts.wording import LANGUAGES, phrasebook
from models.employer import Part
from models.follow_up import Situation
from models.message import NOBODY, Address, Message
from models.people import writable
from models.reading import SenderClass

PARTS = {
    Situation.DEBRIEF_RECRUITER: (Part.AGENCY_RECRUITER, Part.RECRUITER, Part.COORDINATOR),
    Situation.THANK_INTERVIEWER: (Part.INTERVIEWER, Part.HIRING_MANAGER),
}
"""Whom a text is meant for, in order, where it is meant for somebody in particular."""
WORD = re.compile(r"[^\W\d_]+")
QUOTE_BEGINS = re.compile(r"^\s*(?:>|-{2,}.*-{2,}\s*$|_{5,}|(?:From|Von|De|Da|Van)\s?:)")


def recipient_of(case: Background, situation: Situation) -> tuple[Address, str]:
    """Whom the draft is for, as they are named in the mail, and where that was read.

    NOBODY when only robots wrote, or when a platform is to be answered on its own pages: no
    address is better than a wrong one.
    """
    address = _not_diverted(case, _meant(case, situation))
    if not writable(address):
        return NOBODY, ""
    for message in reversed(case.messages):
        for one in _people(message):
            if one.address == address and one.name:
                return one, case.source(message)
    named = next((one.name for one in case.employer.people if one.address == address), "")
    return Address(named, address), NOT_FROM_MAIL


def _meant(case: Background, situation: Situation) -> str:
    advice = case.application.advice
    if situation is advice.situation:
        return advice.to
    for part in PARTS.get(situation, ()):
        for person in case.employer.people:
            if person.part is part and writable(person.address):
                return person.address
    return advice.to or _last_writer(case)


def _last_writer(case: Background) -> str:
    for message in reversed(case.messages):
        reading = case.read(message)
        human = reading is not None and not reading.robot
        if human and case.incoming(message) and writable(message.sender.address):
            asked = message.reply_to[0].address if message.reply_to else ""
            return asked or message.sender.address
    return ""


def _not_diverted(case: Background, address: str) -> str:
    """A person's Reply-To to another organisation is not followed: it may be a trap."""
    for message in reversed(case.messages):
        reading = case.read(message)
        if reading is None or reading.sender_class is not SenderClass.PERSON:
            continue
        asked = next((one for one in message.reply_to if one.address == address), None)
        if asked and not same_organisation(asked, message.sender):
            return message.sender.address
    return address


def _people(message: Message) -> Iterator[Address]:
    yield message.sender
    yield from message.reply_to
    yield from message.to
    yield from message.cc


def answered(case: Background, recipient: Address) -> Message | None:
    """The message whose thread is continued: one the recipient took part in.

    The advised one first, else the last they wrote, else the last written to them.
    """
    shared = [
        one for one in case.messages if recipient.address in {who.address for who in _people(one)}
    ]
    theirs = [one for one in shared if one.sender.address == recipient.address]
    advised = [one for one in shared if one.key == case.application.advice.answer_to]
    return next(iter((*advised, *theirs[::-1], *shared[::-1])), None)


def asking(case: Background, parent: Message | None) -> Message | None:
    """Their message that a reply is about: the advised one, else the one it continues."""
    advised = [one for one in case.messages if one.key == case.application.advice.answer_to]
    found = next(iter(advised), parent)
    return found if found and case.incoming(found) else None


def copied(case: Background, parent: Message | None, recipient: Address) -> tuple[Address, ...]:
    """Their colleagues who were copied in; a reply keeps them, and nobody else."""
    if parent is None or not case.incoming(parent):
        return ()
    found = {one.address: one for one in (*parent.to, *parent.cc)}
    return tuple(
        one
        for address, one in found.items()
        if address not in case.me
        and address != recipient.address
        and writable(address)
        and same_organisation(one, recipient)
    )


def my_address(case: Background, parent: Message | None) -> tuple[Address, str]:
    """The address they wrote to, the name the person signs with, and where that was read."""
    order = (*((parent,) if parent else ()), *reversed(case.messages))
    addresses = (address for message in order for address in _mine(case, message))
    address = next(addresses, next(iter(case.report.me), ""))
    if case.settings.name:
        return Address(case.settings.name, address), "your settings"
    own_first = sorted(case.messages, key=case.incoming)
    for message in own_first:
        for one in _people(message):
            name = person_name(one.name) if one.address in case.me else ""
            if name:
                return Address(name, address), case.source(message)
    return Address("", address), ""


def _mine(case: Background, message: Message) -> Iterator[str]:
    """The person's addresses in a message."""
    if not case.incoming(message):
        yield message.sender.address
    for address in (*(one.address for one in (*message.to, *message.cc)), *message.delivered_to):
        if address in case.me:
            yield address


def writes_familiarly(case: Background, address: str, language: str) -> bool:
    """Whether they write "du", "tu", "tú" or "je", and never the formal form."""
    if language not in LANGUAGES:
        return False
    book = phrasebook(language)
    near, far = set(book.words("address.familiar")), set(book.words("address.formal"))
    words = {
        word
        for message in case.messages
        if message.sender.address == address
        for word in WORD.findall(_own_words(case, message))
    }
    return not words & far and any(word.lower() in near for word in words)


def _own_words(case: Background, message: Message) -> str:
    reading = case.read(message)
    lines = []
    for line in message.text.splitlines():
        if QUOTE_BEGINS.match(line):
            break
        lines.append(line)
    return "\n".join((*lines, reading.snippet if reading else ""))
