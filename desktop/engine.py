"""The conductor: mailboxes, classifier, store and report, in lanes, without Qt.

Every verb returns at once with a Future. What happens is told to one ``Listener``, on the lanes'
threads; the window's side is ``bridge``. Nothing here decides what a mail means, and nothing
heavy is imported: the classifier is handed in.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import TypeVar

from connectors.connector import Batch, Checked, Connector
from desktop.lanes import Lane
from desktop.scribe import TEACHES, Scribe
from desktop.wiring import OUR_FAULT, Cancellable, Listener, Progress, Understanding, Wiring
from models.account import Account
from models.changes import Changes
from models.correction import Correction, Subject
from models.drafts.from_report import draft_for
from models.errors import AppError
from models.follow_up import Draft, Situation, Tone
from models.message import Message
from models.settings import Settings

log = logging.getLogger(__name__)
T = TypeVar("T")


class Engine:
    """One person's mail and what is understood of it. Every verb is called from one thread."""

    def __init__(self, wiring: Wiring, listener: Listener, settings: Settings) -> None:
        self._wiring = wiring
        self._listener = listener
        self._scribe = Scribe(wiring, listener, settings)
        self._store_lane, self._learner = Lane("store"), Lane("learner")
        self._wires: dict[str, Lane] = {}
        self._hands: dict[str, Lane] = {}
        self._live: dict[str, object] = {}
        self._understanding: Future[Understanding] | None = None
        self._relearning = 0

    def open(self) -> Future[tuple[Account, ...]]:
        """Open the store and show what it knows, before any network; the accounts it holds."""
        return self._on_store(self._scribe.open)

    def accounts(self) -> Future[tuple[Account, ...]]:
        """The accounts as stored."""
        return self._on_store(self._scribe.accounts)

    def check(self, account: Account) -> Future[Changes]:
        """Pull what is new from one account."""
        if self._understanding is None or self._broke_off(self._understanding):
            self._understanding = self._learner.submit(self._learn)
        reader = self._understanding
        lane = self._wires.setdefault(account.id, Lane(f"wire-{account.id}"))
        return lane.submit(lambda stop: self._pull(account, reader, stop))

    def probe(self, account: Account) -> Future[Checked]:
        """Sign in and look at the folders, of an account that need not be stored yet."""
        return self._by_hand(account, lambda connector: connector.check())

    def halt(self) -> None:
        """Stop every check after the batch it is at. What came is kept."""
        for lane in self._wires.values():
            lane.halt()
        for account_id in tuple(self._live):
            self._cut(account_id)

    def close(self) -> None:
        """Stop everything and wait until it has stopped."""
        self.halt()
        self._learner.close()
        for lane in (*self._wires.values(), *self._hands.values()):
            lane.close()
        self._on_store(self._scribe.close).result()
        self._store_lane.close()

    def add_account(self, account: Account) -> Future[Changes]:
        """Remember an account. Its password is the keychain's business."""
        return self._on_store(lambda: self._scribe.add_account(account))

    def remove_account(self, account_id: str) -> Future[Changes]:
        """Forget an account and its messages; the person's corrections stay."""
        lane = self._wires.pop(account_id, None)
        if lane is None:
            return self._on_store(lambda: self._scribe.remove_account(account_id))
        lane.halt()
        self._cut(account_id)
        # Behind the check that is being stopped, so that it writes nothing afterwards.
        return lane.submit(
            lambda _stop: self._on_store(lambda: self._scribe.remove_account(account_id)).result()
        )

    def correct(self, subject: Subject, target: str, value: str) -> Future[Correction]:
        """Take the person's word; the report is made anew, and the classifier learns from it."""
        done = self._on_store(lambda: self._scribe.correct(subject, target, value))
        if subject in TEACHES and self._understanding is not None:
            self._relearn(self._understanding)
        return done

    def undo(self, correction_id: str) -> Future[Changes]:
        """Take a correction back, and what was learnt from it."""
        taught = self._scribe.teaches(correction_id)
        done = self._on_store(lambda: self._scribe.undo(correction_id))
        if taught and self._understanding is not None:
            self._relearn(self._understanding)
        return done

    def use(self, settings: Settings) -> Future[Changes]:
        """Use other settings, or another day, from now on."""
        return self._on_store(lambda: self._scribe.use(settings))

    def draft(
        self,
        application: str,
        *,
        tone: Tone = Tone.WARM,
        situation: Situation | None = None,
        language: str = "",
    ) -> Draft:
        """The prewritten message for an application, by its key. Quick: called by the window."""
        picture = self._scribe.picture
        employers = picture.report.employers if picture else ()
        applications = (one for employer in employers for one in employer.applications)
        found = next((one for one in applications if one.key == application), None)
        if picture is None or found is None:
            raise AppError("This row has changed in the meantime.", "Choose it again.")
        return draft_for(
            picture.report,
            found,
            picture.messages,
            picture.readings,
            tone=tone,
            situation=situation,
            language=language or None,
            settings=self._scribe.settings,
        )

    def rescue(self, message: Message, account: Account) -> Future[None]:
        """Move a message from junk to the inbox."""
        return self._by_hand(account, lambda connector: connector.rescue(message))

    def save_draft(self, draft: Draft, account: Account) -> Future[None]:
        """Put a draft into the account's Drafts folder."""
        return self._by_hand(account, lambda connector: connector.save_draft(draft))

    def _pull(
        self, account: Account, reader: Future[Understanding], stop: threading.Event
    ) -> Changes:
        """On the wire lane: each batch waits until the one before it is saved."""
        changes = Changes()
        try:
            understanding = reader.result()
            cursor = self._on_store(lambda: self._scribe.cursor(account.id)).result()
            connector = self._wiring.connector(account)
            self._live[account.id] = connector
            for batch in connector.pull(cursor, understanding.wanted, stop):
                changes |= self._saved(batch, account, understanding)
                self._listener.progressed(_progress(account, batch))
                if stop.is_set():
                    break
        except CancelledError:
            return changes
        except AppError as error:
            if not stop.is_set():
                self._listener.troubled(account.id, error)
        except Exception:
            log.exception("A check broke off")
            self._listener.troubled(account.id, AppError(*OUR_FAULT))
        finally:
            self._live.pop(account.id, None)
        self._on_store(self._scribe.draw_what_waits).result()
        self._listener.progressed(Progress(account.id, finished=True))
        return changes

    def _saved(self, batch: Batch, account: Account, understanding: Understanding) -> Changes:
        return self._on_store(lambda: self._scribe.take(batch, account, understanding)).result()

    def _learn(self, stop: threading.Event) -> Understanding:
        """On the learner lane: load the classifier, and read anew what an older one had read."""
        lessons = self._on_store(self._scribe.lessons).result()
        understanding = self._wiring.understanding(lessons, stop)
        self._on_store(lambda: self._scribe.read_older(understanding))
        return understanding

    def _relearn(self, before: Future[Understanding]) -> None:
        """Learn from all corrections in the background; of several asked for only the last does."""
        self._relearning += 1
        number = self._relearning

        def learn(stop: threading.Event) -> Understanding:
            if number != self._relearning:
                return before.result()
            understanding = self._learn(stop)
            self._on_store(lambda: self._scribe.reread(understanding))
            return understanding

        self._understanding = self._learner.submit(learn)

    @staticmethod
    def _broke_off(reader: Future[Understanding]) -> bool:
        return reader.done() and (reader.cancelled() or reader.exception() is not None)

    def _on_store(self, work: Callable[[], T]) -> Future[T]:
        return self._store_lane.submit(lambda _stop: work())

    def _by_hand(self, account: Account, work: Callable[[Connector], T]) -> Future[T]:
        """What the person asked for just now does not wait behind a long check."""
        lane = self._hands.setdefault(account.id, Lane(f"hand-{account.id}"))
        return lane.submit(lambda _stop: work(self._wiring.connector(account)))

    def _cut(self, account_id: str) -> None:
        connector = self._live.get(account_id)
        if isinstance(connector, Cancellable):
            connector.cancel()


def _progress(account: Account, batch: Batch) -> Progress:
    oldest = min((message.sent_at.date() for message in batch.messages), default=None)
    return Progress(account.id, batch.folder, batch.done, batch.total, oldest)
