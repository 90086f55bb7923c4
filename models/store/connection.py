"""Opening the file, transactions, and sqlite's errors in words a person can act on.

One writer and any number of readers (WAL); a reader can not write. Knows no table.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.errors import AppError

BUSY_SECONDS = 5.0
CACHE_KIB = 32_000
"""Enough for the indexes of a first pull; the default of 2 MB is four times slower there."""
DAMAGED = frozenset({"SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT"})
BUSY = frozenset({"SQLITE_BUSY", "SQLITE_LOCKED"})
UNUSABLE = frozenset({"SQLITE_CANTOPEN", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_PERM"})


def corrections_copy(path: Path) -> Path:
    """Where the person's corrections are written a second time."""
    return path.with_name(path.name + ".corrections.json")


def schema_copy(path: Path, schema: int) -> Path:
    """Where the whole file is copied before it is brought up from ``schema``."""
    return path.with_name(f"{path.name}.schema-{schema}")


def all_copies(path: Path) -> tuple[Path, ...]:
    """Every copy there is, the corrections first, then the newest schema."""
    whole = sorted(path.parent.glob(f"{path.name}.schema-*"), reverse=True)
    return tuple(copy for copy in (corrections_copy(path), *whole) if copy.exists())


def everything_beside(path: Path) -> tuple[Path, ...]:
    """Every file the store has put beside itself: copies, and damaged files set aside."""
    found = sorted(path.parent.glob(f"{path.name}.*"))
    return tuple(beside for beside in found if beside.is_file())


def open_file(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Connect for the calling thread. Transactions are begun by hand.

    Raises AppError when the file can not be opened, or is no store.
    """
    with translated(path):
        if read_only and not path.exists():
            raise AppError("There is no mail store yet.", "Add an account first.")
        connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_SECONDS)
        try:
            _prepare(connection, read_only=read_only)
        except BaseException:
            connection.close()
            raise
        return connection


def _prepare(connection: sqlite3.Connection, *, read_only: bool) -> None:
    if read_only:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT count(*) FROM sqlite_master")
        return
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB:d}")
    # A correction must survive even a power cut: one fsync a batch is cheap.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    # What is stripped or forgotten is overwritten, not only unlinked.
    connection.execute("PRAGMA secure_delete = ON")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing, also when the process dies in between."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Foreseeable sqlite errors as AppError; a mistake of the program's own passes unchanged."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        known = in_words(path, getattr(error, "sqlite_errorname", ""))
        if known is None:
            raise
        raise known from error


def in_words(path: Path, name: str) -> AppError | None:
    """What sqlite's result code means for the person; None for the program's own mistakes."""
    primary = "_".join(name.split("_")[:2])
    if primary in DAMAGED:
        return damaged(path)
    if primary in BUSY:
        return AppError(
            "The mail store is in use by another Heardback window.",
            "Close the other one, then try again.",
            retry=True,
        )
    if primary == "SQLITE_FULL":
        return AppError("The disk is full.", "Nothing was lost; free some space.", retry=True)
    if primary in UNUSABLE:
        return AppError(
            f"The mail store {path} can not be opened or written.",
            "See whether the folder exists and you may write there.",
        )
    return None


def damaged(path: Path) -> AppError:
    """The error for a file that is broken, naming the copies that are not."""
    copies = " and ".join(str(copy) for copy in all_copies(path))
    kept = f"What you entered yourself is kept in {copies}. " if copies else ""
    return AppError(
        f"The mail store {path} is damaged.",
        f"{kept}Start afresh: the mail itself is still in your mailbox and is read again.",
    )
