"""The person's corrections: their own table, and a second copy beside the file.

They are touched by the person alone: no pull, re-reading, migration or removed account changes
them. The copy is plain JSON, so that even a damaged file costs nothing the person has entered.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from models.correction import Correction, Subject
from models.errors import AppError
from models.store.connection import corrections_copy

FORMAT = "heardback-corrections"
FORMAT_VERSION = 1


def all_corrections(connection: sqlite3.Connection) -> tuple[Correction, ...]:
    """Every correction, oldest first."""
    rows = connection.execute("SELECT id, at, subject, target, value FROM corrections")
    found = [
        Correction(id_, datetime.fromisoformat(at), Subject(subject), target, value)
        for id_, at, subject, target, value in rows
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.id)))


def add(connection: sqlite3.Connection, corrections: Iterable[Correction]) -> set[str]:
    """Write those not there yet; the targets touched."""
    touched = set()
    for one in corrections:
        done = connection.execute(
            "INSERT OR IGNORE INTO corrections (id, at, subject, target, value)"
            " VALUES (?, ?, ?, ?, ?)",
            (one.id, one.at.isoformat(), one.subject.value, one.target, one.value),
        )
        if done.rowcount:
            touched.add(one.target)
    return touched


def remove(connection: sqlite3.Connection, id_: str) -> set[str]:
    """Take one back; the targets touched, none when it is not there."""
    rows = connection.execute("DELETE FROM corrections WHERE id = ? RETURNING target", (id_,))
    return {target for (target,) in rows.fetchall()}


def to_json(corrections: Iterable[Correction]) -> str:
    """Corrections as text, to keep or to carry to another computer."""
    lines = [
        {
            "id": one.id,
            "at": one.at.isoformat(),
            "subject": one.subject.value,
            "target": one.target,
            "value": one.value,
        }
        for one in corrections
    ]
    whole = {"format": FORMAT, "version": FORMAT_VERSION, "corrections": lines}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def from_json(text: str) -> tuple[Correction, ...]:
    """The corrections of an exported text; raises AppError when it is none."""
    refused = AppError("This file holds no corrections of Heardback.", "Choose another file.")
    try:
        whole = json.loads(text)
        if whole["format"] != FORMAT or whole["version"] != FORMAT_VERSION:
            raise refused
        return tuple(
            Correction(
                str(line["id"]),
                datetime.fromisoformat(line["at"]),
                Subject(line["subject"]),
                str(line["target"]),
                str(line["value"]),
            )
            for line in whole["corrections"]
        )
    except (ValueError, KeyError, TypeError) as error:
        raise refused from error


def write_copy(path: Path, corrections: Iterable[Correction]) -> None:
    """Write the copy beside the store; the old one stays until the new one is whole."""
    copy = corrections_copy(path)
    half = copy.with_name(copy.name + ".new")
    half.write_text(to_json(corrections), encoding="utf-8")
    half.replace(copy)


def read_copy(path: Path) -> tuple[Correction, ...]:
    """The copy's corrections; none when there is no copy."""
    copy = corrections_copy(path)
    return from_json(copy.read_text(encoding="utf-8")) if copy.exists() else ()
