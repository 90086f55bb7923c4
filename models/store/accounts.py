"""Accounts and where each pull left off. Never a secret: those are in the system's keychain."""

from __future__ import annotations

import sqlite3
from dataclasses import astuple

from models.account import Account
from models.errors import AppError


def all_accounts(connection: sqlite3.Connection) -> tuple[Account, ...]:
    """Every account, by address."""
    rows = connection.execute(
        "SELECT id, protocol, address, host, port, security, user, months FROM accounts"
        " ORDER BY address, id"
    )
    return tuple(Account(*row) for row in rows)


def add(connection: sqlite3.Connection, account: Account) -> None:
    """A new account; raises AppError when this mailbox is there already."""
    for one in all_accounts(connection):
        if one.id == account.id or _mailbox(one) == _mailbox(account):
            raise AppError(f"The account {account.address} is there already.")
    connection.execute("INSERT INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", astuple(account))


def change(connection: sqlite3.Connection, account: Account) -> bool:
    """New settings for an account; False when nothing differs.

    Looking elsewhere or further back means pulling from the start; saving twice is harmless.
    """
    old = next((one for one in all_accounts(connection) if one.id == account.id), None)
    if old is None or old == account:
        return False
    connection.execute(
        "REPLACE INTO accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        astuple(account),
    )
    if (_mailbox(old), old.months) != (_mailbox(account), account.months):
        drop_cursor(connection, account.id)
    return True


def remove(connection: sqlite3.Connection, id_: str) -> bool:
    """Forget an account and its cursor; False when it is not there."""
    drop_cursor(connection, id_)
    return connection.execute("DELETE FROM accounts WHERE id = ?", (id_,)).rowcount > 0


def cursor_of(connection: sqlite3.Connection, account: str) -> str:
    """Where the account's last pull left off; empty for the start."""
    found = connection.execute("SELECT cursor FROM cursors WHERE account = ?", (account,))
    row = found.fetchone()
    return str(row[0]) if row else ""


def keep_cursor(connection: sqlite3.Connection, account: str, cursor: str) -> None:
    """Remember where the pull is now."""
    connection.execute("REPLACE INTO cursors VALUES (?, ?)", (account, cursor))


def drop_cursor(connection: sqlite3.Connection, account: str) -> None:
    """Pull from the start next time."""
    connection.execute("DELETE FROM cursors WHERE account = ?", (account,))


def _mailbox(account: Account) -> tuple[str, str, str, str]:
    return account.protocol, account.address, account.host, account.user
