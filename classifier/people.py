"""Who wrote, and who is named as interviewer or hiring manager.

Reads From, Reply-To, invitation attendees, the signature, and phrases such as "you will meet
Dana Whitlock, Head of Data". The person's own addresses are never among them.
"""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import islice

from classifier.agencies import agency_of, is_surely_agency, speaks_of_client
from classifier.name_shapes import LONGEST_BODY, lowered
from classifier.senders import is_shared, never_answers, platform, platform_of, sender_class
from classifier.signoff import closing_name, is_person_name, name_before, signer
from classifier.text import OwnWords
from classifier.vocabulary import DATA
from classifier.wordings import Wordings, named_groups, places_in
from models.employer import Part
from models.message import Direction, Message
from models.reading import PersonRead, SenderClass

MOST_PEOPLE = 12
LONGEST_CLOSING = 300
"""Characters at the end of a text in which the writer's name and title may stand."""
_ATTENDEE = re.compile(
    r"^(?:ATTENDEE|ORGANIZER)([^\r\n]{0,300}?):(?:mailto:)?([^\s\r\n@]{1,80}@[^\s\r\n]{1,120})",
    re.MULTILINE | re.IGNORECASE,
)
_CN = re.compile(r";CN=\"?([^\";:\r\n]{1,80})", re.IGNORECASE)
_ROOM = re.compile(r"CUTYPE=\"?(?:ROOM|RESOURCE)", re.IGNORECASE)
_FOLDED = re.compile(r"\r?\n[ \t]")
_TITLES = (
    (
        Part.COORDINATOR,
        re.compile(r"coordinat|koordinat|scheduler|scheduling|assistan|coördinat|coorden"),
    ),
    (Part.HIRING_MANAGER, re.compile(r"hiring manager")),
    (
        Part.RECRUITER,
        re.compile(
            r"recruit|talent|sourc|\bhr\b|\brh\b|human resources|people (?:partner|ops|operations"
            r"|team"
            r"|& culture|and culture)|head of people|personal(?:referent|leit|abteil|entwick|wesen)"
            r"|recrut|ressources humaines|recursos humanos|selecci[oó]n|recrutamento|risorse umane"
            r"|selezione|ufficio (?:del )?personale|werving|personeelszaken|p&o|staffing"
        ),
    ),
    (
        Part.HIRING_MANAGER,
        re.compile(
            r"\b(?:head of|director|vp|vice president|cto|cfo|ceo|coo|cpo|founder|co-founder"
            r"|engineering manager|team ?lead|lead|manager|principal investigator|leiter(?:in)?"
            r"|teamleiter(?:in)?|abteilungsleiter(?:in)?|geschäftsführer(?:in)?|responsable"
            r"|direct(?:eur|rice|or|ora|eur)|diretora?|direttore|direttrice|responsabile|gerente|managing|owner"
            r"|jefe|jefa|gestora?|hoofd|teamleider|inhaber(?:in)?|gérante?|titolare|eigenaar"
            r"|manager)\b"
        ),
    ),
)
_I_AM = re.compile(r"i(?<!\wi)(?:['’]m| am) (?:an? |the )?([^\n.,!?]{3,60})")
_TITLE_BEFORE = re.compile(r"^(?:our |your |the |[a-z]{2,12} )?(?:hiring manager,? |recruiter,? )?")
_END = re.compile(r"[.!?](?:\s|$)")
_WORDS = re.compile(r"\s+|\(")
_BETWEEN = re.compile(
    r"\s*(?:,\s*(?:and|und|et|y|e|en)?|&|\band\b|\bund\b|\bet\b|\by\b|\be\b|\ben\b|;)\s*"
)


@cache
def _meets() -> Wordings:
    table = json.loads((DATA / "people_phrases.json").read_text(encoding="utf-8"))
    return named_groups({Part(part).value: said for part, said in table.items()})


def read_people(
    message: Message, words: OwnWords, *, me: frozenset[str] = frozenset()
) -> tuple[PersonRead, ...]:
    """The people of a message, the writer first, each once. Total.

    Of what the person wrote themselves it is those they wrote to, their part unknown.
    """
    if message.direction(me) is Direction.OUT:
        named = (PersonRead(one.name, one.address) for one in (*message.to, *message.cc))
        return tuple(one for one in named if one.address not in me)[:MOST_PEOPLE]
    own = frozenset({*me, *message.delivered_to, *(one.address for one in message.to)})
    own_names = {one.name.lower() for one in message.to if one.name}
    found = [*_writers(message, words), *_invited(message, own), *_named(words)]
    return _each_once([one for one in found if one.name.lower() not in own_names])


def _writers(message: Message, words: OwnWords) -> list[PersonRead]:
    who = message.sender
    robot = sender_class(message) is not SenderClass.PERSON
    on_platform = platform_of(who.domain) is not None and platform(message) is not None
    shown = name_before(who.name)
    signed = closing_name(message)
    if robot and not is_person_name(signed):
        signed = ""
    reply = next((one for one in message.reply_to if one.address != who.address), None)
    name = shown if is_person_name(shown) and not (robot and on_platform and not reply) else ""
    if signed and (not name or name.lower().startswith(signed.lower())):
        name = name if name and len(name) >= len(signed) else signed
    part = _part(words, name, who.domain)
    if not robot:
        return [PersonRead(name or shown, who.address, part)]
    out = [PersonRead(who.name, who.address, Part.ROBOT.value)] if who.address else []
    if not name:
        return out
    answers = reply.address if reply and _is_persons(reply.address) else ""
    return [PersonRead(name, answers, part), *out]


def _is_persons(address: str) -> bool:
    local = address.partition("@")[0]
    return not never_answers(local) and not is_shared(local)


def _part(words: OwnWords, name: str, domain: str) -> str:
    """What the writer does, by the title in their signature; empty when unclear."""
    signature = words.signature[:500] or _below_name(words.text, name)
    title = lowered(signature.replace(name, " ") if name else signature)
    text = lowered(words.text[:LONGEST_BODY])
    agency = bool(agency_of(domain)) or any(
        is_surely_agency(one, domain) for one in title.split("\n")
    )
    if agency or speaks_of_client(text):
        return Part.AGENCY_RECRUITER.value
    part = _part_of_title(title)
    if part:
        return part
    says = _I_AM.search(text[:600])
    return _part_of_title(says.group(1)) if says else ""


def _below_name(text: str, name: str) -> str:
    """The last lines under the writer's own name, where no sign-off sets them apart."""
    lines = [one.strip() for one in text[-LONGEST_CLOSING:].split("\n") if one.strip()]
    at = next((n for n, one in enumerate(lines) if n and name and one.startswith(name)), None)
    return "" if at is None else "\n".join(lines[at : at + 4])


def _part_of_title(title: str) -> str:
    low = title.lower()
    return next((part.value for part, words in _TITLES if words.search(low)), "")


def _invited(message: Message, own: frozenset[str]) -> list[PersonRead]:
    out = []
    for calendar in message.calendars[:2]:
        unfolded = _FOLDED.sub("", calendar[:20_000])
        for found in islice(_ATTENDEE.finditer(unfolded), 20):
            address = found.group(2).lower().rstrip(";,>\"'")
            parameters = found.group(1)
            if address in own or _ROOM.search(parameters) or "calendar.google.com" in address:
                continue
            if not _is_persons(address) or platform_of(address.rpartition("@")[2]) is not None:
                continue
            shown = _CN.search(parameters)
            name = shown.group(1).strip() if shown else ""
            organizer = found.group(0)[:9].upper() == "ORGANIZER"
            part = "" if organizer else Part.INTERVIEWER.value
            out.append(PersonRead("" if "@" in name else name, address, part))
    return out


def _named(words: OwnWords) -> list[PersonRead]:
    text = words.text[:LONGEST_BODY]
    out = []
    low = lowered(text)
    for found in islice(_meets().finditer(low, places_in(low)), 12):
        after = text[found.end() : found.end() + 200].partition("\n")[0]
        part = str(found.lastgroup)
        out.extend(_listed(after, part))
    return out


def _listed(after: str, part: str) -> list[PersonRead]:
    """The names that a phrase introduces: ``Dana Whitlock, Head of Data, and Lee Ong (CTO)``."""
    out: list[PersonRead] = []
    rest = _TITLE_BEFORE.sub("", after)
    for piece in _BETWEEN.split(_END.split(rest, maxsplit=1)[0])[:8]:
        name = _leading_name(piece)
        if name:
            out.append(PersonRead(name, "", _part_in(piece, part)))
        elif out and _part_of_title(piece):
            out[-1] = PersonRead(out[-1].name, "", _part_in(piece, out[-1].part))
        elif not out:
            break
    return out


def _part_in(words: str, otherwise: str) -> str:
    """The part in a talk: only "hiring manager" itself outranks what the phrase said."""
    return Part.HIRING_MANAGER.value if "hiring manager" in words.lower() else otherwise


def _leading_name(piece: str) -> str:
    """The longest person's name that a piece of a sentence begins with."""
    tokens = _WORDS.split(piece.strip(' *"“„'), maxsplit=5)[:5]
    if tokens and tokens[0].lower().rstrip(".") in {
        "frau",
        "herrn",
        "herr",
        "mr",
        "ms",
        "mme",
        "m",
    }:
        tokens = tokens[1:]
    for count in (4, 3, 2):
        name = " ".join(tokens[:count]).strip(",.:;")
        ends_well = len(tokens) >= count and tokens[count - 1][:1].isupper()
        if ends_well and is_person_name(name):
            return name
    return signer(piece) if len(piece.split()) == 1 and len(piece) > 30 else ""


def _each_once(people: list[PersonRead]) -> tuple[PersonRead, ...]:
    """Each person once: same address, or same name where one address is unknown."""
    kept: list[PersonRead] = []
    for one in people:
        if not one.name and not one.address:
            continue
        at = next((i for i, earlier in enumerate(kept) if _same(one, earlier)), None)
        if at is None:
            kept.append(one)
            continue
        earlier = kept[at]
        kept[at] = PersonRead(
            earlier.name or one.name, earlier.address or one.address, earlier.part or one.part
        )
    return tuple(kept[:MOST_PEOPLE])


def _same(one: PersonRead, other: PersonRead) -> bool:
    if one.address and other.address:
        return one.address == other.address
    return bool(one.name) and one.name.lower() == other.name.lower()
