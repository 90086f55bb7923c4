"""What the engine keeps at hand on the store lane: the facts, kept up to date key by key.

Draws the report from them, and knows when drawing again is worth it. No Qt, no threads.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from models.account import Account
from models.changes import Changes
from models.correction import Correction, Subject
from models.correspondence import own_addresses
from models.message import Message
from models.reading import Kind, Origin, Reading
from models.report import Facts, Report, ReportBuilder
from models.settings import Settings
from models.store.store import Store
from models.working_days import WorkingDays

Lesson = tuple[Message, Kind]
"""A message and the kind the person gave it."""

CHUNK = 200
PATIENCE = 3.0
"""While mail pours in, three quarters of the time belong to reading it, one to drawing."""


class Memory:
    """The facts of one store. Used on the store lane only."""

    def __init__(self, working_days: WorkingDays) -> None:
        self._builder = ReportBuilder(working_days)
        self._facts: Facts | None = None
        self._stale: set[str] = set()
        self._waits = False
        self._drawn_at, self._took = 0.0, 0.0

    @property
    def waits(self) -> bool:
        """Whether something was written that no report shows yet."""
        return self._waits

    @property
    def time_to_draw(self) -> bool:
        """Whether a new report would be worth its time while more is coming."""
        rested = time.monotonic() - self._drawn_at
        return self._waits and rested > self._took * PATIENCE

    def note(self, changes: Changes, *, more: bool = False) -> None:
        """What a write touched is read from the store again before the next report."""
        self._stale |= changes.messages
        self._waits = self._waits or bool(changes) or more

    def forget(self) -> None:
        """Read everything anew next time: an account was taken away."""
        self._facts = None

    def report(
        self, store: Store, settings: Settings, today: date
    ) -> tuple[Report, Facts, tuple[Correction, ...]]:
        """The report on what the store holds now, and what it was made of."""
        began = time.monotonic()
        facts, corrections = self.facts(store), store.corrections()
        report = self._builder.build(facts, corrections, settings, today)
        self._waits = False
        self._drawn_at = time.monotonic()
        self._took = self._drawn_at - began
        return report, facts, corrections

    def facts(self, store: Store) -> Facts:
        """Everything stored. What did not change are the same objects as before."""
        if self._facts is None:
            self._facts = store.facts()
        elif self._stale or self._waits:
            new = store.facts(tuple(self._stale))
            kept = tuple(one for one in self._facts.messages if one.key not in self._stale)
            readings = {**self._facts.readings, **new.readings}
            self._facts = replace(new, messages=(*kept, *new.messages), readings=readings)
        self._stale.clear()
        return self._facts

    def me(
        self, settings: Settings, accounts: Iterable[Account], messages: Sequence[Message]
    ) -> frozenset[str]:
        """The person's addresses as far as they are known while ``messages`` are read."""
        told = {*settings.me, *(one.address for one in accounts if "@" in one.address)}
        known = self._facts.messages if self._facts else ()
        return frozenset(told) if settings.me else own_addresses((*known, *messages), ()) | told

    def lessons(self, store: Store) -> tuple[Lesson, ...]:
        """The messages whose kind the person told, as far as their text was kept."""
        told: dict[str, Kind] = {}
        for one in store.corrections():
            if one.subject is Subject.KIND and one.value in set(Kind):
                told[one.target] = Kind(one.value)
            elif one.subject is Subject.NOT_MINE:
                told[one.target] = Kind.OTHER
        if not told:
            return ()
        whole = {one.key: one for one in self.facts(store).messages if one.text or one.html}
        return tuple((whole[key], kind) for key, kind in sorted(told.items()) if key in whole)

    def decided_by_model(self, store: Store) -> Iterator[tuple[Message, ...]]:
        """Some at a time, each message with a text whose kind the learnt model decided."""
        facts = self.facts(store)
        found = {
            one.key: one
            for one in facts.messages
            if (one.text or one.html)
            and one.key in facts.readings
            and facts.readings[one.key].origin is Origin.MODEL
        }
        messages = tuple(found.values())
        for start in range(0, len(messages), CHUNK):
            yield messages[start : start + CHUNK]

    def safe(self, readings: Iterable[Reading]) -> tuple[Reading, ...]:
        """Readings that may replace the stored ones.

        A message that was about the search leaves it only where the new reading is sure: its text
        would be gone for good.
        """
        old = self._facts.readings if self._facts else {}
        return tuple(
            one
            for one in readings
            if one.kind is not Kind.OTHER
            or one.sure
            or one.key not in old
            or old[one.key].kind is Kind.OTHER
        )
