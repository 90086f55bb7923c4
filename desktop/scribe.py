"""The only writer: everything that is done on the store lane. No Qt, no threads of its own.

Each write tells the listener what it touched; a report is drawn where that is worth it.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime

from connectors.connector import Batch
from desktop.memory import Lesson, Memory
from desktop.wiring import Listener, Picture, Understanding, Wiring
from models.account import Account
from models.changes import Changes
from models.correction import Correction, Subject
from models.message import Message
from models.settings import Settings
from models.store.store import Store

TEACHES = frozenset({Subject.KIND, Subject.NOT_MINE})
"""Corrections from which the classifier learns."""


class Scribe:
    """Reads and writes one store. ``picture`` is the last report told."""

    def __init__(self, wiring: Wiring, listener: Listener, settings: Settings) -> None:
        self._wiring = wiring
        self._listener = listener
        self.settings = settings
        self.picture: Picture | None = None
        self._memory = Memory(wiring.working_days)
        self._opened: Store | None = None

    @property
    def _store(self) -> Store:
        if self._opened is None:
            with suppress(OSError):  # the store says in words what is wrong with its folder
                self._wiring.store.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._opened = Store(self._wiring.store)
        return self._opened

    def open(self) -> tuple[Account, ...]:
        """Show what the store knows; its accounts."""
        self.draw()
        return self._store.accounts()

    def close(self) -> None:
        """Let go of the file."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None

    def accounts(self) -> tuple[Account, ...]:
        """Every account."""
        return self._store.accounts()

    def add_account(self, account: Account) -> Changes:
        """Remember an account."""
        return self._told(self._store.add_account(account))

    def remove_account(self, account_id: str) -> Changes:
        """Forget an account and its messages."""
        changes = self._store.remove_account(account_id)
        self._memory.forget()
        return self._redrawn(changes)

    def cursor(self, account_id: str) -> str:
        """Where the account's last pull left off."""
        return self._store.cursor(account_id)

    def correct(self, subject: Subject, target: str, value: str) -> Correction:
        """Keep the person's word."""
        correction = Correction(uuid.uuid4().hex, datetime.now(UTC), subject, target, value)
        self._redrawn(self._store.correct(correction))
        return correction

    def undo(self, correction_id: str) -> Changes:
        """Take a correction back."""
        return self._redrawn(self._store.undo(correction_id))

    def teaches(self, correction_id: str) -> bool:
        """Whether the classifier has learnt from a correction that the last report knew."""
        known = self.picture.corrections if self.picture else ()
        return any(one.id == correction_id and one.subject in TEACHES for one in known)

    def use(self, settings: Settings) -> Changes:
        """Use other settings from now on."""
        self.settings = settings
        return self._redrawn(Changes(corrections=True))

    def lessons(self) -> tuple[Lesson, ...]:
        """What the person's corrections teach."""
        return self._memory.lessons(self._store)

    def take(self, batch: Batch, account: Account, understanding: Understanding) -> Changes:
        """Understand a batch and write it, with its cursor, in one transaction."""
        readings = understanding.read(
            batch.messages, self._me(batch.messages), self._wiring.working_days
        )
        changes = self._store.save(
            batch.messages,
            readings,
            account=account.id,
            cursor=batch.cursor,
            unreadable=batch.unreadable,
        )
        self._memory.note(changes, more=bool(batch.unreadable))
        if self._memory.time_to_draw:
            self.draw()
        return self._told(changes)

    def read_older(self, understanding: Understanding) -> None:
        """Read anew what an older version had read."""
        while older := self._store.readings_older_than(understanding.version):
            self._read_again(understanding, older)
        self.draw_what_waits()

    def reread(self, understanding: Understanding) -> None:
        """Read anew what the learnt model had decided, after it has learnt more."""
        for some in self._memory.decided_by_model(self._store):
            self._read_again(understanding, some, safely=True)
        self.draw_what_waits()

    def draw(self) -> None:
        """Make the report and tell it."""
        today: date = self._wiring.today()
        report, facts, corrections = self._memory.report(self._store, self.settings, today)
        self.picture = Picture(report, _by_key(facts.messages), corrections, facts.readings)
        self._listener.pictured(self.picture)

    def draw_what_waits(self) -> None:
        """Make the report where something came since the last one."""
        if self._memory.waits:
            self.draw()

    def _read_again(
        self, understanding: Understanding, messages: Sequence[Message], *, safely: bool = False
    ) -> None:
        readings = understanding.read(messages, self._me(messages), self._wiring.working_days)
        kept = self._memory.safe(readings) if safely else readings
        changes = self._store.replace_readings(kept)
        self._memory.note(changes)
        self._told(changes)

    def _me(self, messages: Sequence[Message]) -> frozenset[str]:
        return self._memory.me(self.settings, self._store.accounts(), messages)

    def _redrawn(self, changes: Changes) -> Changes:
        self._memory.note(changes)
        if changes:
            self.draw()
        return self._told(changes)

    def _told(self, changes: Changes) -> Changes:
        if changes:
            self._listener.changed(changes)
        return changes


def _by_key(messages: Iterable[Message]) -> dict[str, Message]:
    """One copy of each message, one with a body where there is one."""
    found: dict[str, Message] = {}
    for message in messages:
        known = found.get(message.key)
        if known is None or not (known.text or known.html):
            found[message.key] = message
    return found
