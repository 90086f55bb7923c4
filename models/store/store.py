"""The face of the store: what may be asked and what may be written, each write one transaction.

Made and used in one thread: the store lane holds the only writer, the window a reader. Every
write returns Changes and nothing else; foreseeable trouble is raised as AppError.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, Self

from models.account import Account
from models.changes import Changes
from models.correction import Correction
from models.errors import AppError
from models.message import Message
from models.reading import Reading
from models.report import Facts
from models.store import accounts, corrections, messages
from models.store.connection import (
    corrections_copy,
    damaged,
    everything_beside,
    open_file,
    transaction,
    translated,
)
from models.store.migrations import bring_up_to_date, require_newest

log = logging.getLogger(__name__)


class UnreadableMessage(Protocol):
    """A message that could not be decoded, as a connector reports it."""

    @property
    def id(self) -> str:
        """What it is counted by."""
        ...

    @property
    def reason(self) -> str:
        """Why, for people."""
        ...


class Store:
    """The one SQLite file. ``read_only`` opens a reader that can not write (query_only)."""

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self._connection = open_file(path, read_only=read_only)
        try:
            with translated(path):
                if read_only:
                    require_newest(self._connection)
                elif bring_up_to_date(self._connection, path):
                    self._take_over_copy()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def save(
        self,
        pulled: Iterable[Message],
        readings: Iterable[Reading],
        *,
        account: str,
        cursor: str,
        unreadable: Iterable[UnreadableMessage] = (),
    ) -> Changes:
        """One batch and its cursor, all or nothing. Saving the same batch again is harmless.

        Copies belong to ``account``, whatever the messages themselves say. Messages without a
        reading are kept whole until they have one.
        """
        kept = tuple(pulled)
        by_key = {reading.key: reading for reading in readings}
        with self._writing():
            touched = messages.save_all(self._connection, kept, by_key, account=account)
            messages.drop_unreadable(self._connection, account, (one.id for one in kept))
            messages.note_unreadable(
                self._connection, account, ((one.id, one.reason) for one in unreadable)
            )
            accounts.keep_cursor(self._connection, account, cursor)
        return Changes(messages=frozenset(touched))

    def facts(self, only: Collection[str] | None = None) -> Facts:
        """Every copy of every message, its reading by key, and the ids of unreadable ones.

        ``only`` these keys, such as those of Changes, to bring earlier facts up to date.
        """
        with translated(self.path):
            return messages.facts(self._connection, only)

    def copies(self, key: str) -> tuple[Message, ...]:
        """The copies of one message, none when it is unknown."""
        with translated(self.path):
            return tuple(messages.load(self._connection, (key,)))

    def readings_older_than(self, version: int, *, limit: int = 500) -> tuple[Message, ...]:
        """Messages to read anew: their reading is older than ``version``, or missing.

        At most ``limit`` at a time; ask again until there are none. Mail of which no text was
        kept is never among them.
        """
        with translated(self.path):
            return messages.older_than(self._connection, version, limit)

    def replace_readings(self, readings: Iterable[Reading]) -> Changes:
        """Readings made anew. What turns out not to be about the search loses its body."""
        with self._writing():
            touched = messages.replace(self._connection, readings)
        return Changes(messages=frozenset(touched))

    def cursor(self, account: str) -> str:
        """Where the account's last pull left off; empty for the start."""
        with translated(self.path):
            return accounts.cursor_of(self._connection, account)

    def corrections(self) -> tuple[Correction, ...]:
        """Every word of the person's, oldest first."""
        with translated(self.path):
            return corrections.all_corrections(self._connection)

    def correct(self, correction: Correction) -> Changes:
        """Keep the person's word. The same one again changes nothing."""
        with self._writing():
            touched = corrections.add(self._connection, (correction,))
        return self._corrected(touched)

    def undo(self, correction_id: str) -> Changes:
        """Take a correction back; an earlier one on the same thing holds again."""
        with self._writing():
            touched = corrections.remove(self._connection, correction_id)
        return self._corrected(touched)

    def export_corrections(self) -> str:
        """All corrections as JSON text."""
        return corrections.to_json(self.corrections())

    def import_corrections(self, text: str) -> Changes:
        """Add exported corrections; those already there stay. Raises AppError for other text."""
        found = corrections.from_json(text)
        with self._writing():
            touched = corrections.add(self._connection, found)
        return self._corrected(touched)

    def accounts(self) -> tuple[Account, ...]:
        """Every account."""
        with translated(self.path):
            return accounts.all_accounts(self._connection)

    def add_account(self, account: Account) -> Changes:
        """A new account; raises AppError when this mailbox is there already."""
        with self._writing():
            accounts.add(self._connection, account)
        return Changes(accounts=True)

    def change_account(self, account: Account) -> Changes:
        """New settings for the account with the same id."""
        with self._writing():
            return Changes(accounts=accounts.change(self._connection, account))

    def remove_account(self, id_: str) -> Changes:
        """Forget an account and its messages. Corrections stay."""
        with self._writing():
            touched = messages.drop_account(self._connection, id_)
            known = accounts.remove(self._connection, id_)
        return Changes(messages=frozenset(touched), accounts=known)

    def forget_everything(self) -> Changes:
        """Remove all there is, corrections and every copy or damaged file beside it included."""
        with self._writing():
            rows = self._connection.execute("SELECT DISTINCT key FROM messages").fetchall()
            for table in TABLES:
                self._connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names from here
        with translated(self.path):
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        for beside in everything_beside(self.path):
            beside.unlink()
        touched = frozenset(key for (key,) in rows)
        return Changes(messages=touched, corrections=True, accounts=True)

    def check(self) -> None:
        """Read the whole file through; raises AppError naming the copies when it is damaged."""
        with translated(self.path):
            (found,) = self._connection.execute("PRAGMA quick_check(1)").fetchone()
        if found != "ok":
            raise damaged(self.path)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with translated(self.path), transaction(self._connection):
            yield

    def _corrected(self, touched: set[str]) -> Changes:
        if not touched:
            return Changes()
        self._keep_copy()
        with translated(self.path):
            known = {copy.key for copy in messages.load(self._connection, tuple(touched))}
        return Changes(messages=frozenset(known), corrections=True)

    def _keep_copy(self) -> None:
        try:
            corrections.write_copy(self.path, self.corrections())
        except OSError:
            log.warning("The second copy of the corrections could not be written", exc_info=True)

    def _take_over_copy(self) -> None:
        """A fresh file beside a copy: the one before it was set aside."""
        try:
            found = corrections.read_copy(self.path)
        except (AppError, UnicodeDecodeError):
            log.warning("The second copy of the corrections can not be read; it is set aside")
            set_aside(corrections_copy(self.path))
            return
        with self._writing():
            corrections.add(self._connection, found)


TABLES = (
    "bodies",
    "messages",
    "readings",
    "corrections",
    "accounts",
    "cursors",
    "unreadable",
)


def set_aside(path: Path) -> Path:
    """Rename a damaged file, so that a fresh one can begin; where it went.

    The next store at ``path`` takes over the second copy of the corrections. Nothing may have the
    file open.
    """
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    path.rename(aside)
    for tail in ("-wal", "-shm"):
        path.with_name(path.name + tail).unlink(missing_ok=True)
    return aside
