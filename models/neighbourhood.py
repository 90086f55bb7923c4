"""Which messages can have anything to do with each other at all.

A neighbourhood is every message tied to another by thread, employer, domain, person, calendar
entry or requisition. It is drawn generously: ``pursuit`` tells apart what lies within. Nothing
outside a neighbourhood can change what is understood of it, and adding a message touches one only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from models.correction import Correction, Subject
from models.correspondence import Entry
from models.naming import domain_label, employer_key, own_domain, spelt_alike, squeezed
from models.reading import SenderClass
from models.thread import links

SHORTEST_REQUISITION = 4
BLOCK = 3
"""Names are compared for spelling only if they share so many letters at the start or the end."""


class Neighbourhoods:
    """Grows as messages are added; the order of adding makes no difference to the outcome."""

    def __init__(self, me: frozenset[str], corrections: Iterable[Correction]) -> None:
        self._me = me
        self._ties = _ties_by_hand(corrections)
        self._owner: dict[str, int] = {}
        """The group that a sure token belongs to."""
        self._above: list[int] = []
        """Groups that became part of another point to it, the others to themselves."""
        self._waiting: dict[str, list[int]] = {}
        self._names: dict[str, list[str]] = {}
        self._home: dict[str, int] = {}
        self.members: dict[int, list[Entry]] = {}
        """Entries of each neighbourhood by its present number."""

    def add(self, one: Entry) -> int:
        """Take in one message and return the number of its neighbourhood."""
        owner, here, fresh = self._owner, -1, []
        for token in self._tokens(one):
            known = owner.get(token)
            if known is None:
                fresh.append(token)
            else:
                here = self._merged(here, known)
        perhaps = list(_perhaps(one))
        for token in perhaps:
            if token in owner:
                here = self._merged(here, owner[token])
        for token in fresh:
            for group in self._waiting.pop(token, ()):
                here = self._merged(here, group)
        if here < 0:
            here = len(self._above)
            self._above.append(here)
            self.members[here] = []
        for token in fresh:
            owner[token] = here
        for token in perhaps:
            if token not in owner:
                self._waiting.setdefault(token, []).append(here)
        self.members[here].append(one)
        self._home[one.key] = here
        return here

    def of(self, one: Entry) -> int:
        """The present number of a message's neighbourhood; -1 when it has none."""
        home = self._home.get(one.key, -1)
        return home if home < 0 else self._root(home)

    def exchange(self, old: Entry, new: Entry) -> None:
        """Put another entry of the same message in the place of one that was added."""
        members = self.members.get(self.of(old), [])
        members[:] = [new if one is old else one for one in members]

    def _root(self, group: int) -> int:
        above = self._above
        while above[group] != group:
            above[group] = above[above[group]]
            group = above[group]
        return group

    def _merged(self, here: int, other: int) -> int:
        """Both groups as one; ``here`` may be -1 for none yet."""
        there = self._root(other)
        if here in {-1, there}:
            return there
        self._above[there] = here
        self.members[here].extend(self.members.pop(there))
        return here

    def _tokens(self, one: Entry) -> list[str]:
        """What ties a message to others for sure."""
        reading = one.reading
        bare = list(links(one))
        if reading.employer:
            bare.extend(self._spellings(reading.employer))
        if reading.via:
            bare.extend(self._spellings(reading.via))
        if reading.domain:
            bare.append(f"domain {own_domain(reading.domain)}")
        if reading.requisitions:
            long = (one for one in reading.requisitions if len(one) >= SHORTEST_REQUISITION)
            bare.extend(f"requisition {number}" for number in long)
        bare.extend(self._people(one))
        if not self._ties:
            return bare
        bare.append(f"key {one.key}")
        return bare + [tie for token in bare for tie in self._ties.get(token, ())]

    def _people(self, one: Entry) -> list[str]:
        """Those at the other end, those invited, and those a human names."""
        reading, me = one.reading, self._me
        human = reading.sender_class is SenderClass.PERSON
        met = [other.address for other in one.others] if one.out or human else []
        for talk in reading.talks:
            met.extend(guest.address for guest in talk.attendees)
            if talk.organizer:
                met.append(talk.organizer.address)
        if human:
            met.extend(person.address for person in reading.people)
        return [f"person {address}" for address in met if address and address not in me]

    def _spellings(self, name: str) -> list[str]:
        """The token of a name and, when it is new, those of names spelt almost alike."""
        plain = squeezed(employer_key(name))
        tokens = [f"name {plain}"]
        if tokens[0] in self._owner:
            return tokens
        for block in sorted({plain[:BLOCK], f"…{plain[-BLOCK:]}"}):
            known = self._names.setdefault(block, [])
            tokens.extend(f"name {other}" for other in known if spelt_alike(plain, other))
            known.append(plain)
        return tokens


def _perhaps(one: Entry) -> Iterator[str]:
    """What ties a message to others only if one of them is sure of it."""
    domains = [one.reading.domain] if one.reading.domain else []
    if one.out or one.reading.sender_class is SenderClass.PERSON:
        domains.extend(other.domain for other in one.others)
    for domain in domains:
        registered = own_domain(domain)
        if registered:
            yield f"domain {registered}"
            yield f"name {domain_label(registered)}"


def _ties_by_hand(corrections: Iterable[Correction]) -> dict[str, list[str]]:
    """Tokens that the person said belong together."""
    ties: dict[str, list[str]] = {}
    for correction in corrections:
        if correction.subject is Subject.APPLICATION:
            ends = [f"key {correction.target}", f"key {correction.value}"]
        elif correction.subject is Subject.EMPLOYER_MERGED:
            ends = [
                f"{sort} {squeezed(key)}"
                for key in (correction.target, correction.value)
                for sort in ("name", "person", "domain")
            ]
        else:
            continue
        for end in ends:
            ties.setdefault(end, []).append(f"tie {correction.id}")
    return ties
