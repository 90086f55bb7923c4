"""Who stands behind each message: one identity for several names, senders and domains.

Within one neighbourhood. A name decides where one was read; a message without a name goes with
its thread, its requisition, its people or its domain, and with nobody where these disagree.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.correspondence import Entry
from models.naming import (
    begins_with_words,
    domain_label,
    employer_key,
    own_domain,
    role_key,
    spelt_alike,
    squeezed,
)
from models.reading import SenderClass, Sign
from models.thread import Joined


@dataclass(frozen=True, slots=True)
class Identities:
    """For each entry the identity it belongs to ("" for nobody), and the names of each."""

    of: tuple[str, ...]
    aliases: dict[str, tuple[str, ...]]
    """Every employer key that stands for an identity."""
    agencies: frozenset[str]
    """Keys of those that act for others."""

    @classmethod
    def of_one(cls, employer: str, messages: int) -> Identities:
        """One employer behind all messages."""
        return cls((employer,) * messages, {employer: (employer,)}, frozenset())


def identities(
    entries: Sequence[Entry], threads: Sequence[int], merged: Sequence[tuple[str, str]]
) -> Identities:
    """Tell apart who stands behind the entries of one neighbourhood (in time order).

    ``merged`` are pairs of employer keys that the person put together.
    """
    employer = "" if merged else only_name(entries)
    if employer:
        return Identities.of_one(employer, len(entries))
    names = _Names(entries, threads, merged)
    found = _Places(entries, threads, names)
    return Identities(found.of, names.aliases(), names.agencies)


def only_name(entries: Sequence[Entry]) -> str:
    """The one employer that all messages name, where nothing else is to be thought about."""
    names = {one.reading.employer for one in entries}
    acting = any(one.reading.via or one.has(Sign.CLIENT_HIDDEN) for one in entries)
    return employer_key(names.pop()) if len(names) == 1 and not acting else ""


class _Names:
    """The names read in a neighbourhood, joined where they mean the same."""

    def __init__(
        self, entries: Sequence[Entry], threads: Sequence[int], merged: Sequence[tuple[str, str]]
    ) -> None:
        self.keys = tuple(employer_key(one.reading.employer) for one in entries)
        acting = {squeezed(key) for key in _agencies(entries, self.keys)}
        said = {*self.keys, *(employer_key(one.reading.via) for one in entries)} - {""}
        self.agencies = frozenset(key for key in said if squeezed(key) in acting)
        self._joined = Joined()
        self._known = sorted(set(self.keys) - {""})
        self.domains: dict[str, str] = {}
        self._join_by_domain(entries)
        self._join_by_spelling()
        self._join_within(threads)
        self._join_by_people(entries)
        for one, other in merged:
            self._joined.join(other, one)
            self._known.extend((one, other))

    def root(self, key: str) -> str:
        """The identity that an employer key stands for."""
        return str(self._joined.root(key))

    def owner(self, domain: str) -> str:
        """The identity that a mail domain belongs to, or an empty string."""
        name = self.domains.get(domain, "")
        return self.root(name) if name else ""

    def aliases(self) -> dict[str, tuple[str, ...]]:
        """All keys of each identity that has a name."""
        sets: dict[str, set[str]] = defaultdict(set)
        for key in self._known:
            sets[self.root(key)].add(key)
        return {root: tuple(sorted(keys)) for root, keys in sets.items()}

    def _join(self, one: str, other: str) -> None:
        """An agency is never its client, however alike their names are."""
        if (one in self.agencies) == (other in self.agencies):
            self._joined.join(one, other)

    def _join_by_domain(self, entries: Sequence[Entry]) -> None:
        acting, holders = set(), defaultdict(set)
        for one, key in zip(entries, self.keys, strict=True):
            domain = own_domain(one.reading.domain)
            if not domain:
                continue
            if one.reading.via or key in self.agencies:
                acting.add(domain)
            holders[domain].add(key)
        by_label = {squeezed(key): key for key in self._known}
        for domain in sorted(holders.keys() - acting):
            names = sorted(holders[domain] - {""})
            label = by_label.get(domain_label(domain), "")
            if label:
                names.append(label)
            for name in names:
                self._join(names[0], name)
            if names:
                self.domains[domain] = names[0]

    def _join_by_spelling(self) -> None:
        for index, one in enumerate(self._known):
            for other in self._known[index + 1 :]:
                if squeezed(one) == squeezed(other) or spelt_alike(one, other):
                    self._join(one, other)

    def _join_within(self, threads: Sequence[int]) -> None:
        said: dict[int, set[str]] = defaultdict(set)
        for thread, key in zip(threads, self.keys, strict=True):
            if key:
                said[thread].add(key)
        for keys in said.values():
            self._join_beginnings(keys)

    def _join_by_people(self, entries: Sequence[Entry]) -> None:
        said: dict[str, set[str]] = defaultdict(set)
        for one, key in zip(entries, self.keys, strict=True):
            if key:
                for address in people_of(one):
                    said[address].add(key)
        for keys in said.values():
            self._join_beginnings(keys)

    def _join_beginnings(self, keys: set[str]) -> None:
        """A short form beside the long one: "Northwind" and "Northwind Traders"."""
        ordered = sorted(keys)
        for index, short in enumerate(ordered):
            for long in ordered[index + 1 :]:
                if begins_with_words(long, short):
                    self._join(short, long)


def _agencies(entries: Sequence[Entry], keys: Sequence[str]) -> Iterator[str]:
    for one, key in zip(entries, keys, strict=True):
        via = employer_key(one.reading.via)
        if via and via != key:
            yield via
        elif key and one.has(Sign.CLIENT_HIDDEN):
            yield key


def people_of(one: Entry) -> Iterator[str]:
    """Addresses of the humans at the other end."""
    if one.out or one.reading.sender_class is SenderClass.PERSON:
        for other in one.others:
            yield other.address


class _Places:
    """Each entry's identity."""

    def __init__(self, entries: Sequence[Entry], threads: Sequence[int], names: _Names) -> None:
        self._entries = entries
        self._names = names
        self._threads: dict[int, list[int]] = defaultdict(list)
        for index, thread in enumerate(threads):
            self._threads[thread].append(index)
        self._named = [names.root(key) if key else "" for key in names.keys]
        self._hidden = [key in names.agencies for key in names.keys]
        self._reveal(threads)
        self._people, self._numbers = self._evidence()
        places = list(self._named)
        for members in self._threads.values():
            self._follow(members, places)
        self.of = tuple(places)

    def _reveal(self, threads: Sequence[int]) -> None:
        """An agency's mails go with the client it names in the thread, or for the same role."""
        clients: dict[tuple[str, str], set[str]] = defaultdict(set)
        for index, one in enumerate(self._entries):
            if one.reading.via and self._named[index] and not self._hidden[index]:
                agency = self._names.root(employer_key(one.reading.via))
                clients[agency, role_key(one.reading.role)].add(self._named[index])
        for index, one in enumerate(self._entries):
            if not self._hidden[index]:
                continue
            thread = self._threads[threads[index]]
            near = {self._named[other] for other in thread if not self._hidden[other]} - {""}
            role = role_key(one.reading.role)
            agency = self._names.root(self._names.keys[index])
            for told in (near, clients[agency, role] if role else set()):
                if len(told) == 1:
                    self._named[index] = min(told)
                    break

    def _evidence(self) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
        people: dict[str, set[str]] = defaultdict(set)
        numbers: dict[str, set[str]] = defaultdict(set)
        for one, name in zip(self._entries, self._named, strict=True):
            if not name:
                continue
            for address in people_of(one):
                people[address].add(name)
            for talk in one.reading.talks:
                for guest in talk.attendees:
                    people[guest.address].add(name)
            for number in one.reading.requisitions:
                numbers[number].add(name)
        return people, numbers

    def _follow(self, members: Sequence[int], places: list[str]) -> None:
        """Give the unnamed messages of one thread their place."""
        told = {self._named[index] for index in members} - {""}
        if len(told) == 1:
            for index in members:
                places[index] = min(told)
            return
        if told:
            self._follow_nearest(members, places)
            return
        place = self._by_evidence(members)
        for index in members:
            places[index] = place

    def _follow_nearest(self, members: Sequence[int], places: list[str]) -> None:
        """Several employers in one thread: go with what is answered, else what came just before.

        A robot's thread is the provider's grouping by subject and says nothing.
        """
        at = {self._entries[index].message.id: self._named[index] for index in members}
        before = ""
        for index in members:
            one = self._entries[index]
            if self._named[index]:
                before = self._named[index]
                continue
            parent = next(
                (at[id_] for id_ in one.message.in_reply_to if at.get(id_)),
                "" if one.reading.robot and not one.out else before,
            )
            places[index] = parent

    def _by_evidence(self, members: Sequence[int]) -> str:
        """The identity of a thread in which no name was read, by requisition, people, domain."""
        entries = [self._entries[index] for index in members]
        numbers = {number for one in entries for number in one.reading.requisitions}
        for told in (
            {name for number in numbers for name in self._numbers[number]},
            {name for one in entries for who in people_of(one) for name in self._people[who]},
            {self._names.owner(domain) for one in entries for domain in _domains(one)} - {""},
        ):
            if len(told) == 1:
                return min(told)
            if told:
                return self._by_role(entries, told)
        return _self_made(entries)

    def _by_role(self, entries: Sequence[Entry], told: set[str]) -> str:
        roles = {role_key(one.reading.role) for one in entries} - {""}
        same = {
            name
            for one, name in zip(self._entries, self._named, strict=True)
            if name in told and role_key(one.reading.role) in roles
        }
        return min(same) if len(same) == 1 else ""


def _domains(one: Entry) -> Iterator[str]:
    if one.reading.domain:
        yield own_domain(one.reading.domain)
    if one.out or one.reading.sender_class is SenderClass.PERSON:
        for other in one.others:
            yield own_domain(other.domain)


def _self_made(entries: Sequence[Entry]) -> str:
    """An identity for those without a name: their domain, else the human's address."""
    domains = Counter(domain for one in entries for domain in _domains(one) if domain)
    if domains:
        most = max(domains.values())
        return min(domain for domain, count in domains.items() if count == most)
    return next((address for one in entries for address in people_of(one)), "")
