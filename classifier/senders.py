"""Who sends: a person, a machine, a hiring platform, a job board, a bulk mailer.

Judges the envelope (From, a few headers, the sign-off), never what the message says about an
application. Domains are compared label by label, so ``notgreenhouse-mail.io`` is not Greenhouse.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from classifier.domains import organisation, suffixes_of
from classifier.signoff import closing_name, is_person_name
from classifier.vocabulary import DATA, words
from models.message import Address, Folder, Message
from models.reading import SenderClass


@dataclass(frozen=True, slots=True)
class Platform:
    """A service that writes for employers. ``kind`` as in the data file."""

    domain: str
    product: str
    kind: str
    """``ats``, ``board``, ``assessment``, ``scheduling`` or ``signing``."""
    name_in: frozenset[str]
    """Where the employer's name stands: display, subject, local, plus, subdomain, calendar."""
    writers: str
    """``robots`` only; ``relay`` (recruiters write through it); ``staff`` (its own people too)."""


_CLASS_OF_KIND = {
    "ats": SenderClass.ATS,
    "board": SenderClass.BOARD,
    "assessment": SenderClass.ASSESSMENT,
    "scheduling": SenderClass.SCHEDULING,
    "signing": SenderClass.ROBOT,
}

_NEVER_ANSWER = re.compile(
    r"no-?reply|not-?reply|dontreply|no-?response|noresp(?:uesta|osta)|noresponder|nocontestar"
    r"|nicht(?:be)?antworten|keineantwort|ohneantwort|n(?:e)?pasrepondre|sansreponse"
    r"|na[o]responda|naoresponder|nonrispond|senzarisposta|nietbeantwoorden|nietreageren"
    r"|geenantwoord|geenreactie|svarainte|svarikke"
)
_PERSON_LOCALS = {"linkedin.com": ("hit-reply", "inmail-hit-reply")}
_NOT_LETTERS = re.compile(r"[^a-z]+")


@cache
def platforms() -> dict[str, Platform]:
    """All known hiring platforms and boards by their sending domain."""
    with (DATA / "hiring_platforms.csv").open(encoding="utf-8", newline="") as rows:
        return {
            row["domain"]: Platform(
                row["domain"],
                row["product"],
                row["kind"],
                frozenset(row["name_in"].split()),
                row["writers"],
            )
            for row in csv.DictReader(rows)
        }


@lru_cache(maxsize=4096)
def platform_of(domain: str) -> Platform | None:
    """The platform that owns a domain: the domain itself or a parent of it is listed."""
    known = platforms()
    return next((known[one] for one in suffixes_of(domain) if one in known), None)


def platform(message: Message) -> Platform | None:
    """The platform whose address the message bears; None for its staff's own mail.

    The address alone is no proof: see ``authenticity``.
    """
    found = platform_of(message.sender.domain)
    if found is None or _of_its_staff(message.sender, found):
        return None
    return found


@lru_cache(maxsize=4096)
def never_answers(local: str) -> bool:
    """Whether the part before the @ says that nobody reads there (seven languages)."""
    squeezed = _NOT_LETTERS.sub("", local.replace("ã", "a").replace("é", "e"))
    if _NEVER_ANSWER.search(squeezed):
        return True
    return squeezed in words("machines") or any(one in words("machines") for one in _parts(local))


@lru_cache(maxsize=4096)
def is_shared(local: str) -> bool:
    """Whether it is a desk's mailbox (careers@, hr@, jobs.uk@), not one person's."""
    parts = _parts(local)
    known = words("shared") | words("places")
    if not parts:
        return True
    squeezed = "".join(parts)
    return squeezed in known or all(word in known for word in parts)


def sender_class(message: Message) -> SenderClass:
    """What sort of sender a message has.

    A shared mailbox (careers@) is a person's where the message shows one: in the name of the
    sender or under its sign-off. Otherwise it is a robot's, whose word ends no silence.
    """
    if message.folder in {Folder.SENT, Folder.DRAFTS}:
        return SenderClass.PERSON
    who = message.sender
    local = who.address.rpartition("@")[0]
    found = platform_of(who.domain)
    if found is not None and not _of_its_staff(who, found):
        return _on_platform(message, found, local)
    if message.bounce is not None or not local or never_answers(local):
        bulk = message.bounce is None and _is_bulk(message, local)
        return SenderClass.BULK if bulk else SenderClass.ROBOT
    if _is_bulk(message, local):
        return SenderClass.BULK
    if message.header("auto-submitted").lower().startswith("auto-generated"):
        return SenderClass.ROBOT
    if is_shared(local) or _named_like_its_domain(local, who.domain):
        return SenderClass.PERSON if _shows_person(message) else SenderClass.ROBOT
    return SenderClass.PERSON


def _parts(local: str) -> tuple[str, ...]:
    return tuple(word for word in _NOT_LETTERS.split(local.lower()) if word)


def _of_its_staff(who: Address, found: Platform) -> bool:
    """The platform's own house: staff under their own name, or a company with other trades."""
    local = who.address.rpartition("@")[0]
    if who.domain != found.domain:
        return False
    if found.writers == "company":
        return not local.startswith("calendar")
    if never_answers(local) or is_shared(local):
        return False
    if found.writers != "staff":
        return False
    parts = _parts(local)
    first_and_last = "." in local and len(parts) == 2 and not who.name
    return first_and_last or _bears_name(who.name, parts)


def _bears_name(name: str, parts: tuple[str, ...]) -> bool:
    """Whether an address is made of a person's displayed name: ``ana.ruiz``, ``aruiz``."""
    if not is_person_name(name):
        return False
    joined = "".join(parts)
    return any(len(part) > 1 and part in joined for part in _parts(name))


def _on_platform(message: Message, found: Platform, local: str) -> SenderClass:
    bare = local.partition("+")[0]
    if bare in _PERSON_LOCALS.get(found.domain, ()):
        return SenderClass.PERSON
    if found.writers == "relay" and not never_answers(bare) and _writes_through(message, bare):
        return SenderClass.PERSON
    if found.kind == "ats":
        host = message.sender.domain
        if "jobalert" in host or "nurture" in host or "jobalert" in bare or bare in words("bulk"):
            return SenderClass.BOARD if "alert" in host + bare else SenderClass.BULK
    return _CLASS_OF_KIND[found.kind]


def _writes_through(message: Message, local: str) -> bool:
    """A recruiter who uses the platform as a mail program, not a template in their name."""
    name = message.sender.name.partition(" - ")[0].partition(" via ")[0].partition(" (")[0]
    if not is_person_name(name):
        return False
    if message.in_reply_to:
        return True
    return _bears_name(name, _parts(local)) and closing_name(message) in {
        name,
        name.partition(" ")[0],
    }


def _is_bulk(message: Message, local: str) -> bool:
    parts = _parts(local)
    if message.header("list-id") or any(word in words("bulk") for word in parts):
        return True
    if message.header("precedence").strip().lower() in {"bulk", "list", "junk"}:
        return not (set(parts) & words("shared") or never_answers(local))
    if not message.header("list-unsubscribe"):
        return False
    hiring = set(parts) & words("shared") - {"info", "hello", "hi", "mail", "team", "contact"}
    return not (hiring or never_answers(local) or _bears_name(message.sender.name, parts))


def _named_like_its_domain(local: str, domain: str) -> bool:
    """``acme@acme.com``: the house itself, no person."""
    label = organisation(domain).partition(".")[0].replace("-", "")
    return label != "" and "".join(_parts(local)) == label


def _shows_person(message: Message) -> bool:
    return is_person_name(message.sender.name) or bool(closing_name(message))
