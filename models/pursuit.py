"""Applications: which messages belong to one pursuit of one role at one employer.

By thread, role and requisition, then by people, then because only one pursuit is open. What fits
several is attached to none and listed for the person to place. Two roles stay two; an application
after a rejection is a new chapter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from models.correspondence import Entry
from models.identity import Identities, identities, only_name, people_of
from models.naming import role_key
from models.reading import Kind, Sign
from models.thread import threads

RECEIPT_WITHIN = 3
"""Days within which a robot's receipt with a role answers an application without one."""
STARTS = frozenset({Kind.APPLICATION, Kind.OUTREACH})
REVIVES = frozenset({Kind.INTERVIEW, Kind.ASSESSMENT, Kind.OFFER})
OF_A_PURSUIT = (Sign.FOLLOWS_UP, Sign.THANKS, Sign.WITHDRAWS, Sign.RETURNS_ASSESSMENT)
REVIVES_WITHIN = 14
"""Days after a no within which an invitation takes it back; later it opens a new chapter."""
NEW = "new"


@dataclass(slots=True, eq=False)
class Pursuit:
    """One application while its messages are being gathered, in time order."""

    employer: str
    entries: list[Entry] = field(default_factory=list)
    roles: set[tuple[str, ...]] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    threads: set[int] = field(default_factory=set)
    people: set[str] = field(default_factory=set)
    ended: date | None = None
    by_hand: bool = False
    """Split off by the person: takes only what answers in its thread."""

    def take(self, one: Entry, thread: int) -> None:
        """Add a message and what it tells."""
        self.entries.append(one)
        self.threads.add(thread)
        self.people.update(people_of(one))
        self.numbers.update(one.reading.requisitions)
        role = words(one.reading.role)
        if role:
            self.roles.add(role)
        self.ended = _end(one, self.ended)

    @property
    def applied(self) -> bool:
        """Whether one of its messages applies or confirms an application."""
        return any(one.reading.kind is Kind.APPLICATION for one in self.entries)


@dataclass(frozen=True, slots=True)
class Pursuits:
    """The applications of one neighbourhood, and what fits none or several."""

    found: tuple[Pursuit, ...]
    unplaced: tuple[Entry, ...]
    identities: Identities


@lru_cache(maxsize=65536)
def words(role: str) -> tuple[str, ...]:
    """A role as its words in order of the alphabet: "Engineer, Backend" is "Backend Engineer"."""
    return tuple(sorted(role_key(role).split()))


def pursuits(
    entries: Sequence[Entry],
    *,
    merged: Sequence[tuple[str, str]] = (),
    placed: Mapping[str, str] | None = None,
) -> Pursuits:
    """The applications among the entries of one neighbourhood, in time order.

    ``merged`` are employers and ``placed`` messages (key to key, or to "new") put by the person.
    """
    by_hand = placed or {}
    employer = "" if merged or by_hand else only_name(entries)
    simple = _single(entries, employer) if employer else None
    if simple:
        return Pursuits((simple,), (), Identities.of_one(employer, len(entries)))
    numbers = threads(entries)
    who = identities(entries, numbers, merged)
    places = _Placing(entries, numbers, who.of)
    for index, one in enumerate(entries):
        if by_hand.get(one.key, NEW) == NEW:
            places.place(index, anew=one.key in by_hand)
    for index, one in enumerate(entries):
        target = by_hand.get(one.key, NEW)
        if target != NEW:
            places.put(index, target)
    places.try_again()
    found = sorted((p for p in places.found if p.entries), key=lambda p: p.entries[0].order)
    return Pursuits(tuple(found), tuple(places.unplaced.values()), who)


def _single(entries: Sequence[Entry], employer: str) -> Pursuit | None:
    """The short way for most: one employer, one role, one chapter. Else None.

    It comes to what placing one message after the other comes to.
    """
    first = entries[0]
    if len({one.reading.role for one in entries}) > 1 or not first.reading.role:
        return None
    if _founds_nothing(first):
        return None
    ended: date | None = None
    for one in entries:
        if one.reading.requisitions or (ended and _opens(one, ended)):
            return None
        ended = _end(one, ended)
    return Pursuit(employer, list(entries), ended=ended)


def _end(one: Entry, ended: date | None) -> date | None:
    """The day a pursuit is over by this message, or what it was before."""
    kind = one.reading.kind
    if one.out:
        return one.day if one.has(Sign.WITHDRAWS, Sign.DECLINES) else ended
    if kind is Kind.REJECTION:
        return one.day
    return None if kind in REVIVES else ended


def _founds_nothing(one: Entry) -> bool:
    """What the person writes out of the blue founds nothing, unless it speaks of a pursuit."""
    return one.out and one.reading.kind is Kind.UPDATE and not one.has(*OF_A_PURSUIT)


def _opens(one: Entry, ended: date) -> bool:
    """Whether it opens a new chapter after the end: an application, or a late invitation."""
    if one.reading.kind in STARTS:
        return one.day > ended
    late = (one.day - ended).days > REVIVES_WITHIN
    return late and not one.out and one.reading.kind in REVIVES


class _Placing:
    """Places messages one after the other, in time order, as a reader of the mail would."""

    def __init__(
        self, entries: Sequence[Entry], threads: Sequence[int], employers: Sequence[str]
    ) -> None:
        self._entries = entries
        self._threads = threads
        self._employers = employers
        self.found: list[Pursuit] = []
        self._of: dict[str, list[Pursuit]] = defaultdict(list)
        self._by_key: dict[str, Pursuit] = {}
        self.unplaced: dict[int, Entry] = {}
        self._settled: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for one, employer in zip(entries, employers, strict=True):
            role = words(one.reading.role)
            if role and (one.reading.kind in STARTS or one.reading.requisitions):
                self._settled[employer].add(role)

    def place(self, index: int, *, anew: bool = False) -> None:
        """Put one message where it belongs; ``anew``: the person wants it on its own."""
        one, employer = self._entries[index], self._employers[index]
        if anew:
            pursuit = self._begin(employer or one.key)
            pursuit.by_hand = True
            self._take(index, pursuit)
            return
        if not employer:
            self.unplaced[index] = one
            return
        known = self._of[employer]
        fits = self._fitting(one, self._threads[index], known)
        if len(fits) > 1 or (not known and _founds_nothing(one)):
            self.unplaced[index] = one
            return
        if not fits or _begins_anew(one, fits[0]):
            self._take(index, self._begin(employer))
        else:
            self._take(index, fits[0])

    def put(self, index: int, target: str) -> None:
        """Put a message where the person said: into the application of the message ``target``."""
        pursuit = self._by_key.get(target)
        if pursuit is None:
            self.place(index)
            return
        self._take(index, pursuit)
        pursuit.entries.sort(key=lambda one: one.order)

    def try_again(self) -> None:
        """What the person placed may tell where the rest of its thread belongs."""
        for index in sorted(self.unplaced):
            near = {
                id(pursuit): pursuit
                for other, thread in enumerate(self._threads)
                if thread == self._threads[index]
                and (pursuit := self._by_key.get(self._entries[other].key))
            }
            if len(near) == 1:
                del self.unplaced[index]
                pursuit = next(iter(near.values()))
                self._take(index, pursuit)
                pursuit.entries.sort(key=lambda one: one.order)

    def _begin(self, employer: str) -> Pursuit:
        pursuit = Pursuit(employer)
        self.found.append(pursuit)
        self._of[employer].append(pursuit)
        return pursuit

    def _take(self, index: int, pursuit: Pursuit) -> None:
        one = self._entries[index]
        pursuit.take(one, self._threads[index])
        self._by_key[one.key] = pursuit

    def _fitting(self, one: Entry, thread: int, known: Sequence[Pursuit]) -> Sequence[Pursuit]:
        """The one pursuit it belongs to; none: a new one; several: nobody can tell."""
        role, numbers = words(one.reading.role), set(one.reading.requisitions)
        same_number = [p for p in known if numbers & p.numbers]
        if same_number:
            return same_number[-1:]
        if numbers:
            known = [p for p in known if not p.numbers]
        in_thread = [p for p in known if thread in p.threads and self._agree(role, p)]
        if in_thread:
            parents = {self._by_key.get(key) for key in self._parents(one)}
            return [p for p in in_thread if p in parents][-1:] or in_thread[-1:]
        known = [p for p in known if not p.by_hand]
        if role:
            return self._by_role(one, role, known)
        return _without_role(one, known)

    def _parents(self, one: Entry) -> list[str]:
        answered = set(one.message.in_reply_to)
        return [other.key for other in self._entries if other.message.id in answered]

    def _agree(self, role: tuple[str, ...], pursuit: Pursuit) -> bool:
        """Within a thread a role may be called differently, unless it is known to be another."""
        settled = self._settled[pursuit.employer]
        return (
            not role
            or not pursuit.roles
            or role in pursuit.roles
            or role not in settled
            or not (pursuit.roles & settled)
        )

    def _by_role(
        self, one: Entry, role: tuple[str, ...], known: Sequence[Pursuit]
    ) -> Sequence[Pursuit]:
        same = [p for p in known if role in p.roles]
        if same:
            running = [p for p in same if p.ended is None]
            if one.reading.requisitions or not running:
                return same[-1:]
            return _narrowed(one, running)
        running = [p for p in known if p.ended is None]
        if one.reading.kind is not Kind.APPLICATION and role not in self._settled[known_as(known)]:
            shorter = [p for p in running if any(_part_of(role, other) for other in p.roles)]
            if len(shorter) == 1:
                return shorter
            met = [p for p in running if p.people & set(people_of(one))]
            if len(met) == 1:
                return met
        nameless = [p for p in running if not p.roles and _may_answer(one, p)]
        return nameless[-1:] if len(nameless) == 1 else []


def known_as(known: Sequence[Pursuit]) -> str:
    """The identity that a list of pursuits shares; empty for an empty list."""
    return known[0].employer if known else ""


def _without_role(one: Entry, known: Sequence[Pursuit]) -> Sequence[Pursuit]:
    running = [p for p in known if p.ended is None]
    if one.reading.kind is Kind.OUTREACH and one.has(Sign.CLIENT_HIDDEN):
        return []
    if len(running) > 1:
        narrowed = _narrowed(one, running)
        if len(narrowed) > 1 and one.out and one.has(Sign.APPLIES):
            return []
        return narrowed
    return running or known[-1:]


def _narrowed(one: Entry, running: Sequence[Pursuit]) -> Sequence[Pursuit]:
    """Of several the only one in which the message's people are known, if there is one."""
    met = [p for p in running if p.people & set(people_of(one))]
    return met if len(met) == 1 else running


def _part_of(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return set(one) < set(other) or set(other) < set(one)


def _may_answer(one: Entry, pursuit: Pursuit) -> bool:
    """Whether a message with a role may belong to a pursuit whose role was never said."""
    if one.reading.kind is not Kind.APPLICATION or not pursuit.applied:
        return True
    soon = (one.day - pursuit.entries[0].day).days <= RECEIPT_WITHIN
    return soon and one.has(Sign.RECEIPT)


def _begins_anew(one: Entry, pursuit: Pursuit) -> bool:
    """Whether it starts a new chapter: they wrote or the person applied again after the end."""
    return pursuit.ended is not None and _opens(one, pursuit.ended)
