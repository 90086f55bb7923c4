"""Bringing a file up to the newest schema: copied first, step by step, all or nothing.

``PRAGMA user_version`` holds the schema's number. A newer file is refused, never guessed at.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from importlib.resources import files
from pathlib import Path

from models.errors import AppError
from models.store.connection import schema_copy, transaction

Migration = Callable[[sqlite3.Connection], None]

SCHEMA = 1
"""The number of ``schema.sql``."""
MIGRATIONS: Mapping[int, Migration] = {}
"""From each older schema, the step to the next one: ``{1: from_1_to_2, ...}``."""


def bring_up_to_date(
    connection: sqlite3.Connection,
    path: Path,
    *,
    schema: int = SCHEMA,
    migrations: Mapping[int, Migration] = MIGRATIONS,
) -> bool:
    """Create what is missing or migrate what is old. True when the file is fresh.

    Raises AppError for a file written by a newer Heardback, leaving it as it is.
    """
    found = version(connection)
    if found > schema:
        raise newer()
    if found == 0:
        _create(connection, schema)
        return True
    if found < schema:
        copy_whole(connection, schema_copy(path, found))
    for number in range(found, schema):
        with transaction(connection):
            migrations[number](connection)
            connection.execute(f"PRAGMA user_version = {number + 1:d}")
    return False


def require_newest(connection: sqlite3.Connection) -> None:
    """For readers, which change nothing: raises AppError unless the file is up to date."""
    found = version(connection)
    if found > SCHEMA:
        raise newer()
    if found < SCHEMA:
        raise AppError("The mail store is being brought up to date.", "Try again.", retry=True)


def version(connection: sqlite3.Connection) -> int:
    """The schema's number, 0 for an empty file."""
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def newer() -> AppError:
    """The refusal of a file from the future."""
    return AppError(
        "This mail store was written by a newer Heardback.",
        "Install the newest version; nothing was changed.",
    )


def copy_whole(connection: sqlite3.Connection, to: Path) -> None:
    """A copy of the whole file, complete even while it is in use."""
    copy = sqlite3.connect(to)
    try:
        connection.backup(copy)
    finally:
        copy.close()


def _create(connection: sqlite3.Connection, schema: int) -> None:
    text = files("models.store").joinpath("schema.sql").read_text(encoding="utf-8")
    connection.executescript(f"BEGIN IMMEDIATE;\n{text}\nPRAGMA user_version={schema:d};\nCOMMIT;")
