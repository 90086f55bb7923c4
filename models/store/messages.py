"""Messages and readings: saved together, read back as Facts.

Of mail that is not about the job search only ids, sender, subject, date and kind are kept: enough
not to fetch it again. Knows the tables messages, bodies, readings and unreadable.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime

from models.message import Address, Folder, Message
from models.reading import Kind, Reading
from models.report import Facts
from models.store.codec import decode, encode

HEAD = ("id", "folder", "sent_at", "sender", "subject", "account")
"""Fields kept of every message."""
COLUMNS = (*HEAD, "text", "html")
READING_COLUMNS = ("key", "kind", "version")
CHUNK = 500
"""Fewer than sqlite's limit of variables in one statement."""

EVERY_COPY = (
    "SELECT id, account, folder, sent_at, sender_name, sender_address, subject, text, html, more"
    " FROM messages LEFT JOIN bodies USING (copy)"
)

Row = tuple[str, ...]
Body = tuple[str, str, str]


def slim_reading(reading: Reading) -> Reading:
    """What may be kept of the reading of such mail."""
    return Reading(
        key=reading.key,
        kind=reading.kind,
        confidence=round(reading.confidence, 2),
        origin=reading.origin,
        sure=reading.sure,
        sender_class=reading.sender_class,
        version=reading.version,
    )


def save_all(
    connection: sqlite3.Connection,
    messages: Iterable[Message],
    readings: Mapping[str, Reading],
    *,
    account: str,
) -> set[str]:
    """Write copies and readings; the keys of what is new or different. Saving again is harmless.

    An emptier copy of a mail (its headers only) never replaces a fuller one, nor its reading.
    """
    touched, emptier, claimed = set(), set(), _claimed(connection)
    for message in messages:
        reading = readings.get(message.key)
        if reading:
            whole = reading.keeps_words or message.key in claimed
        else:
            whole = (
                _stored_kind(connection, message.key) is not Kind.OTHER or message.key in claimed
            )
        kept = message if whole else message.bare()
        outcome = _save(connection, kept, account)
        if outcome is None:
            emptier.add(message.key)
        elif outcome:
            touched.add(message.key)
    fit = (reading for key, reading in readings.items() if key not in emptier)
    return touched | replace(connection, fit)


def _save(connection: sqlite3.Connection, message: Message, account: str) -> bool | None:
    """Write one copy: True when it changed, None when a fuller one is there already."""
    body = _body(message)
    head = _head(message)
    place = (message.key, account, message.folder.value)
    found = connection.execute(
        "SELECT copy, id, sent_at, sender_name, sender_address, subject, text, html, more"
        " FROM messages LEFT JOIN bodies USING (copy) WHERE key = ? AND account = ? AND folder = ?",
        place,
    ).fetchone()
    if found is None:
        copy = connection.execute(
            "INSERT INTO messages (key, account, folder, id, sent_at, sender_name, sender_address,"
            " subject) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (*place, *head),
        ).lastrowid
        _add_body(connection, copy, body)
        return True
    copy, old_head, old_body = found[0], found[1:6], found[6:9]
    if old_body[0] is not None and not _holds_text(body) and _holds_text(old_body):
        return None
    if (old_head, old_body) == (head, body or (None, None, None)):
        return False
    connection.execute(
        "UPDATE messages SET id = ?, sent_at = ?, sender_name = ?, sender_address = ?, subject = ?"
        " WHERE copy = ?",
        (*head, copy),
    )
    connection.execute("DELETE FROM bodies WHERE copy = ?", (copy,))
    _add_body(connection, copy, body)
    return True


def _head(message: Message) -> Row:
    sender = message.sender
    at = message.sent_at.isoformat()
    return (message.id, at, sender.name, sender.address, message.subject)


def _body(message: Message) -> Body | None:
    """Columns of the body; None when there is nothing beyond the head."""
    more = encode(message, without=COLUMNS)
    if not message.text and not message.html and more == "{}":
        return None
    return message.text, message.html, more


def _holds_text(body: Body | None) -> bool:
    return body is not None and any(body[:2])


def _add_body(connection: sqlite3.Connection, copy: int | None, body: Body | None) -> None:
    if body is not None:
        connection.execute("INSERT INTO bodies VALUES (?, ?, ?, ?)", (copy, *body))


def _stored_kind(connection: sqlite3.Connection, key: str) -> Kind | None:
    found = connection.execute("SELECT kind FROM readings WHERE key = ?", (key,)).fetchone()
    return KINDS[found[0]] if found else None


def _claimed(connection: sqlite3.Connection) -> frozenset[str]:
    """Keys of messages that the person placed in their search: these are kept whole."""
    found = connection.execute(
        "SELECT DISTINCT target FROM corrections WHERE NOT (subject IN ('not_mine',"
        " 'spam_alert_dismissed') OR (subject = 'kind' AND value = 'other'))"
    )
    return frozenset(key for (key,) in found)


def replace(connection: sqlite3.Connection, readings: Iterable[Reading]) -> set[str]:
    """Write readings anew; the keys of those that differ. Strips what turns out not to be ours."""
    touched, claimed = set(), _claimed(connection)
    for reading in readings:
        keep = reading.keeps_words or reading.key in claimed
        kept = reading if keep else slim_reading(reading)
        more = encode(kept, without=READING_COLUMNS)
        done = connection.execute(
            "INSERT INTO readings VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET"
            " kind = excluded.kind, version = excluded.version, more = excluded.more"
            " WHERE (kind, version, more) IS NOT (excluded.kind, excluded.version, excluded.more)",
            (kept.key, kept.kind.value, kept.version, more),
        )
        if done.rowcount:
            touched.add(kept.key)
            if not keep:
                _strip(connection, kept.key)
    return touched


def _strip(connection: sqlite3.Connection, key: str) -> None:
    """Take away all but the head of each copy."""
    whole = tuple(_messages(connection, "WHERE key = ? AND more IS NOT NULL", (key,)))
    for message in whole:
        connection.execute(
            "DELETE FROM bodies WHERE copy = (SELECT copy FROM messages WHERE key = ?"
            " AND account = ? AND folder = ?)",
            (key, message.account, message.folder.value),
        )
        _save(connection, message.bare(), message.account)


def facts(connection: sqlite3.Connection, only: Collection[str] | None) -> Facts:
    """Everything stored, each copy of a message on its own; or ``only`` what has these keys."""
    unreadable = connection.execute("SELECT id FROM unreadable ORDER BY account, id")
    if only is None:
        found = _messages(connection, "", ())
        readings = _readings(connection, "", ())
    else:
        found = iter(load(connection, only))
        readings = (
            reading
            for some, marks in _chunks(only)
            for reading in _readings(connection, f"WHERE key IN ({marks})", some)
        )
    return Facts(
        messages=tuple(found),
        readings={reading.key: reading for reading in readings},
        unreadable=tuple(id_ for (id_,) in unreadable),
    )


def load(connection: sqlite3.Connection, keys: Collection[str]) -> list[Message]:
    """Every copy of the messages with these keys."""
    return [
        copy
        for some, marks in _chunks(keys)
        for copy in _messages(connection, f"WHERE key IN ({marks})", some)
    ]


def _chunks(keys: Collection[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Few enough keys for one statement each, with the question marks they need."""
    ordered = tuple(keys)
    for start in range(0, len(ordered), CHUNK):
        some = ordered[start : start + CHUNK]
        yield some, ",".join("?" * len(some))


def older_than(connection: sqlite3.Connection, version: int, limit: int) -> tuple[Message, ...]:
    """One copy of each message with a body whose reading is older than ``version`` or missing."""
    keys = connection.execute(
        "SELECT DISTINCT key FROM bodies JOIN messages USING (copy) LEFT JOIN readings USING (key)"
        " WHERE coalesce(version, -1) < ? AND (text != '' OR html != '' OR version IS NULL)"
        " ORDER BY copy LIMIT ?",
        (version, limit),
    )
    copies = load(connection, tuple(key for (key,) in keys))
    return tuple({copy.key: copy for copy in reversed(copies)}.values())[::-1]


def _messages(
    connection: sqlite3.Connection, where: str, values: tuple[str, ...]
) -> Iterator[Message]:
    people: dict[tuple[str, str], Address] = {}
    rows = connection.execute(f"{EVERY_COPY} {where} ORDER BY copy", values)
    for id_, account, folder, at, name, address, subject, text, html, more in rows:
        sender = people.get((name, address))
        if sender is None:
            sender = people[name, address] = Address(name, address)
        sent_at = datetime.fromisoformat(at)
        if more is None:
            yield Message(id_, FOLDERS[folder], sent_at, sender, subject=subject, account=account)
            continue
        yield decode(
            Message,
            more,
            id=id_,
            folder=FOLDERS[folder],
            sent_at=sent_at,
            sender=sender,
            subject=subject,
            account=account,
            text=text,
            html=html,
        )


FOLDERS = {folder.value: folder for folder in Folder}
KINDS = {kind.value: kind for kind in Kind}


def _readings(
    connection: sqlite3.Connection, where: str, values: tuple[str, ...]
) -> Iterator[Reading]:
    rows = connection.execute(f"SELECT key, kind, version, more FROM readings {where}", values)  # noqa: S608 - marks only
    for key, kind, version, more in rows:
        yield decode(Reading, more, key=key, kind=KINDS[kind], version=version)


def note_unreadable(
    connection: sqlite3.Connection, account: str, found: Iterable[tuple[str, str]]
) -> None:
    """Remember messages that could not be decoded, by id and reason."""
    connection.executemany(
        "INSERT OR REPLACE INTO unreadable (account, id, reason) VALUES (?, ?, ?)",
        [(account, id_, reason) for id_, reason in found],
    )


def drop_unreadable(connection: sqlite3.Connection, account: str, ids: Iterable[str]) -> None:
    """They can be read now."""
    connection.executemany(
        "DELETE FROM unreadable WHERE account = ? AND id = ?", [(account, id_) for id_ in ids]
    )


def drop_account(connection: sqlite3.Connection, account: str) -> set[str]:
    """Remove an account's copies, and readings that no copy is left for; their keys."""
    rows = connection.execute("SELECT DISTINCT key FROM messages WHERE account = ?", (account,))
    keys = {key for (key,) in rows}
    connection.execute("DELETE FROM messages WHERE account = ?", (account,))
    connection.execute("DELETE FROM unreadable WHERE account = ?", (account,))
    connection.execute("DELETE FROM readings WHERE key NOT IN (SELECT key FROM messages)")
    return keys
