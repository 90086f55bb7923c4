"""The conductor: mailboxes, classifier, store and report, in lanes, without Qt.

Every verb returns at once with a Future. What happens is told to one ``Listener``, on the lanes'
threads; the window's side is ``bridge``. Nothing here decides what a mail means.
"""

from __future__ import annotations

import logging
import threading
import uuid
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Protocol, TypeVar

from classifier.classifier import Classifier
from classifier.sieve import worth_reading
from connectors.connector import Batch, Connector
from desktop.lanes import Lane
from models.account import Account
from models.changes import Changes
from models.correction import Correction, Subject
from models.drafts.draft import draft_for
from models.errors import AppError
from models.follow_up import Draft, Situation, Tone
from models.message import Message
from models.report import Facts, Report, ReportBuilder
from models.settings import Settings
from models.store.store import Store
from models.working_days import WorkingDays

log = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a check of one account has come. ``total`` is None while unknown."""

    account: str
    folder: str = ""
    done: int = 0
    total: int | None = None
    oldest: date | None = None
    finished: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """The report and the messages behind it, by key."""

    report: Report
    messages: Mapping[str, Message] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()


class Listener(Protocol):
    """Is told what happens. Called on the lanes' threads; must not block."""

    def changed(self, changes: Changes) -> None:
        """Something was written to the store."""

    def pictured(self, picture: Picture) -> None:
        """A new report is there."""

    def progressed(self, progress: Progress) -> None:
        """A check has come further."""

    def troubled(self, account: str, error: AppError) -> None:
        """Something went wrong; ``account`` is empty where no mailbox is to blame."""


@dataclass(frozen=True, slots=True)
class Wiring:
    """What the engine is made of; put together in ``app``."""

    store: Path
    classifier: Callable[[], Classifier]
    """Loads the classifier, after training it in a child process where it must be."""
    connector: Callable[[Account], Connector]
    working_days: WorkingDays
    today: Callable[[], date]


class Engine:
    """One person's mail and what is understood of it."""

    def __init__(self, wiring: Wiring, listener: Listener, settings: Settings) -> None:
        self._wiring = wiring
        self._listener = listener
        self._settings = settings
        self._store_lane = Lane("store")
        self._wires: dict[str, Lane] = {}
        self._store: Store | None = None
        self._classifier: Classifier | None = None
        self._builder = ReportBuilder(working_days=wiring.working_days)
        self._facts = Facts((), {})
        self._picture: Picture | None = None

    def open(self) -> Future[tuple[Account, ...]]:
        """Open the store and show what it knows, before any network; the accounts it holds."""

        def look(store: Store) -> tuple[Account, ...]:
            self._draw(store)
            return store.accounts()

        return self._on_store(look)

    def accounts(self) -> Future[tuple[Account, ...]]:
        """The accounts as stored."""
        return self._on_store(lambda store: store.accounts())

    def check(self, account: Account) -> Future[Changes]:
        """Pull what is new from one account."""
        lane = self._wires.setdefault(account.id, Lane(f"wire-{account.id}"))
        return lane.submit(lambda stop: self._pull(account, stop))

    def halt(self) -> None:
        """Stop every check after the batch it is at. What came is kept."""
        for lane in self._wires.values():
            lane.halt()

    def close(self) -> None:
        """Stop everything and wait until it has stopped."""
        for lane in self._wires.values():
            lane.close()
        self._on_store(lambda store: store.close()).result()
        self._store_lane.close()

    def add_account(self, account: Account) -> Future[Changes]:
        """Remember an account. Its password is the keychain's business."""
        return self._on_store(lambda store: self._told(store.add_account(account)))

    def remove_account(self, account_id: str) -> Future[Changes]:
        """Forget an account and its messages; the person's corrections stay."""
        if lane := self._wires.pop(account_id, None):
            lane.close()
        return self._on_store(lambda store: self._redrawn(store, store.remove_account(account_id)))

    def correct(self, subject: Subject, target: str, value: str) -> Future[Correction]:
        """Take the person's word; the report is made anew."""
        correction = Correction(uuid.uuid4().hex, datetime.now(UTC), subject, target, value)

        def write(store: Store) -> Correction:
            self._redrawn(store, store.correct(correction))
            return correction

        return self._on_store(write)

    def undo(self, correction_id: str) -> Future[Changes]:
        """Take a correction back."""
        return self._on_store(lambda store: self._redrawn(store, store.undo(correction_id)))

    def use(self, settings: Settings) -> Future[Changes]:
        """Use other settings from now on."""

        def write(store: Store) -> Changes:
            self._settings = settings
            return self._redrawn(store, Changes(corrections=True))

        return self._on_store(write)

    def draft(
        self,
        application: str,
        *,
        tone: Tone = Tone.WARM,
        situation: Situation | None = None,
        language: str = "",
    ) -> Draft:
        """The prewritten message for an application, by its key. Quick: called by the window."""
        picture = self._picture
        assert picture is not None
        found = next(
            one
            for employer in picture.report.employers
            for one in employer.applications
            if one.key == application
        )
        return draft_for(
            picture.report,
            found,
            picture.messages,
            self._facts.readings,
            tone=tone,
            situation=situation,
            language=language,
            settings=self._settings,
        )

    def rescue(self, message: Message, account: Account) -> Future[None]:
        """Move a message from junk to the inbox, on the account's own lane."""
        connector = self._wiring.connector(account)
        return self._on_wire(account, lambda: connector.rescue(message))

    def save_draft(self, draft: Draft, account: Account) -> Future[None]:
        """Put a draft into the account's Drafts folder."""
        connector = self._wiring.connector(account)
        return self._on_wire(account, lambda: connector.save_draft(draft))

    def _pull(self, account: Account, stop: threading.Event) -> Changes:
        """On the wire lane: each batch waits until the one before it is saved."""
        changes = Changes()
        try:
            cursor = self._on_store(lambda store: store.cursor(account.id)).result()
            connector = self._wiring.connector(account)
            for batch in connector.pull(cursor, worth_reading, stop):
                changes |= self._on_store(
                    lambda store, b=batch: self._take(store, b, account)
                ).result()  # type: ignore[misc]
                self._listener.progressed(_progress(account, batch))
                if stop.is_set():
                    break
        except AppError as error:
            self._listener.troubled(account.id, error)
        except Exception:
            log.exception("A check broke off")
            self._listener.troubled(account.id, AppError(*OUR_FAULT))
        self._listener.progressed(Progress(account.id, finished=True))
        return changes

    def _take(self, store: Store, batch: Batch, account: Account) -> Changes:
        """On the store lane: understand a batch and write it in one transaction."""
        if self._classifier is None:
            self._classifier = self._wiring.classifier()
        me = frozenset(self._settings.me) | frozenset(one.address for one in store.accounts())
        readings = self._classifier.read(batch.messages, me, self._wiring.working_days)
        changes = store.save(
            batch.messages,
            readings,
            account=account.id,
            cursor=batch.cursor,
            unreadable=batch.unreadable,
        )
        return self._redrawn(store, changes)

    def _redrawn(self, store: Store, changes: Changes) -> Changes:
        if changes:
            self._draw(store)
        return self._told(changes)

    def _told(self, changes: Changes) -> Changes:
        if changes:
            self._listener.changed(changes)
        return changes

    def _draw(self, store: Store) -> None:
        self._facts = store.facts()
        corrections = store.corrections()
        report = self._builder.build(self._facts, corrections, self._settings, self._wiring.today())
        messages = {message.key: message for message in self._facts.messages}
        self._picture = Picture(report, messages, corrections)
        self._listener.pictured(self._picture)

    def _on_store(self, work: Callable[[Store], T]) -> Future[T]:
        def run(_stop: threading.Event) -> T:
            if self._store is None:
                self._store = Store(self._wiring.store)
            return work(self._store)

        return self._store_lane.submit(run)

    def _on_wire(self, account: Account, work: Callable[[], None]) -> Future[None]:
        lane = self._wires.setdefault(account.id, Lane(f"wire-{account.id}"))
        return lane.submit(lambda _stop: work())


OUR_FAULT = (
    "Something went wrong inside Heardback.",
    "Nothing was lost. The log in the program's folder says what happened.",
)


def _progress(account: Account, batch: Batch) -> Progress:
    oldest = min((message.sent_at.date() for message in batch.messages), default=None)
    return Progress(account.id, batch.folder, batch.done, batch.total, oldest)
