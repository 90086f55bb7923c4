"""Who is behind a message: the employer, and the agency that stands between.

Evidence is gathered from all places a name may stand in, ranked, and believed only when strong
enough or seen twice: no name is better than a wrong one. Hiring platforms are never employers.
Aliases learnt from the person's corrections are applied elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass

from classifier.agencies import agency_of, is_surely_agency, named_client, speaks_of_client
from classifier.ballot import Ballot
from classifier.countries import country_of
from classifier.domains import is_free_mail, name_label, organisation
from classifier.evidence import gather
from classifier.name_shapes import LONGEST_BODY, lowered
from classifier.names import base_name, same_employer
from classifier.senders import platform, platform_of
from classifier.text import OwnWords
from models.message import NOBODY, Address, Direction, Message

__all__ = ["EmployerRead", "read_employer", "same_employer"]


@dataclass(frozen=True, slots=True)
class EmployerRead:
    """What one message tells of the employer. Empty fields: not told, or not surely enough."""

    name: str = ""
    """The employer, without legal form; the agency's own name while it hides its client."""
    via: str = ""
    """The agency, where it names the employer it acts for."""
    domain: str = ""
    """Organisational mail domain of the employer or agency; empty for platforms and free mail."""
    because: str = ""
    """Where the name stood."""
    country: str = ""
    """ISO 3166-1 alpha-2."""
    client_hidden: bool = False
    """An agency writes for a client it does not name."""


def read_employer(
    message: Message, words: OwnWords, *, me: frozenset[str] = frozenset()
) -> EmployerRead:
    """The employer a message is about. Total; never a platform, a board or a person's name.

    For what the person wrote themselves (``me``, or lying in Sent) it is who they wrote to.
    """
    outgoing = message.direction(me) is Direction.OUT
    other = _other_side(message, outgoing=outgoing)
    on_platform = None if outgoing else platform(message)
    domain = _own_domain(other.domain, on_platform is not None)
    ballot = gather(message, words, other, on_platform, domain=domain, me=me)
    country = "" if outgoing else country_of(other.domain, words.signature, words.footer)
    if on_platform is not None:
        country = country_of("", words.signature, words.footer)
    agency = _agency(ballot, domain, words, outgoing=outgoing)
    if agency:
        return _through(agency, ballot, words, domain=domain, country=country)
    name, because = ballot.winner()
    return EmployerRead(name, "", domain, because, country)


def _other_side(message: Message, *, outgoing: bool) -> Address:
    if not outgoing:
        return message.sender
    others = [one for one in message.to if one.address != message.sender.address]
    work = [one for one in others if not is_free_mail(one.domain)]
    return next(iter((*work, *others)), NOBODY)


def _own_domain(domain: str, on_platform: bool) -> str:  # noqa: FBT001 - one plain fact
    if not domain or on_platform or is_free_mail(domain):
        return ""
    found = platform_of(domain)
    if found is not None and found.writers == "relay":
        return ""
    return organisation(domain)


def _agency(ballot: Ballot, domain: str, words: OwnWords, *, outgoing: bool) -> str:
    """The agency behind the message, or empty."""
    known = agency_of(domain)
    if known:
        return known
    house = ballot.house()
    if house and is_surely_agency(house, domain):
        return house
    if outgoing or not speaks_of_client(lowered(words.text[:LONGEST_BODY])):
        return ""
    return house or _from_label(domain)


def _from_label(domain: str) -> str:
    return name_label(domain).replace("-", " ").title() if domain else ""


def _through(
    agency: str, ballot: Ballot, words: OwnWords, *, domain: str, country: str
) -> EmployerRead:
    text = words.text[:LONGEST_BODY]
    client = base_name(named_client(text, lowered(text)))
    because = "named as the client"
    if not client or same_employer(client, agency):
        client, because = ballot.winner(besides=agency)
    if client:
        return EmployerRead(client, agency, domain, because, country)
    hidden = speaks_of_client(lowered(text))
    return EmployerRead(agency, "", domain, "agency", country, client_hidden=hidden)
