"""From a stored account to a connector that can reach it, and where its password comes from.

Passwords are in the system's keychain, or, where there is none, in memory for this run only.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

from connectors.connector import Connector
from connectors.demo import DemoConnector
from connectors.keychain import Keychain, find_keychain
from connectors.local.connector import LocalConnector
from connectors.providers import Security
from models.account import Account
from models.errors import AppError


class PasswordWantedError(AppError):
    """No password is known for an account; the person is asked."""


class Passwords:
    """One password for each account. The keychain is looked for when it is first needed.

    Used from several lanes at once.
    """

    def __init__(self, find: Callable[[], Keychain] | None = None) -> None:
        self._find = find or (lambda: Keychain(find_keychain()))
        self._lock = threading.Lock()
        self._keychain: Keychain | None = None
        self._of_this_run: dict[str, str] = {}

    @property
    def keychain(self) -> Keychain:
        """The system's keychain, which may turn out not to be there."""
        with self._lock:
            if self._keychain is None:
                self._keychain = self._find()
            return self._keychain

    def use_now(self, account: str, password: str) -> None:
        """Know it for this run."""
        self._of_this_run[account] = password

    def keep(self, account: str, password: str) -> bool:
        """Keep it in the keychain; False where there is none. Raises ``AppError``."""
        self.use_now(account, password)
        if not self.keychain.available:
            return False
        self.keychain.write(account, password)
        return True

    def forget(self, account: str) -> None:
        """Remove it everywhere. Raises ``AppError``."""
        self._of_this_run.pop(account, None)
        if self.keychain.available:
            self.keychain.forget(account)

    def read(self, account: Account) -> str:
        """The password. Raises ``PasswordWantedError`` where the person must be asked."""
        known = self._of_this_run.get(account.id, "")
        if not known and self.keychain.available:
            known = self.keychain.read(account.id)
        if not known:
            raise PasswordWantedError(
                f"The password of {account.address} is needed.", "It is not kept on this computer."
            )
        self.use_now(account.id, known)
        return known


def connector_for(
    account: Account,
    passwords: Passwords,
    *,
    today: date,
) -> Connector:
    """What reaches the account. The example is dated for ``today``."""
    match account.protocol:
        case "imap":
            from connectors.imap.connector import (  # noqa: PLC0415 - the window opens without it
                ImapConnector,
            )

            return ImapConnector(
                account=account.id,
                host=account.host,
                port=account.port,
                security=Security(account.security),
                user=account.user or account.address,
                password=lambda: passwords.read(account),
                months=account.months or None,
            )
        case "local":
            return LocalConnector(Path(account.address), account=account.id)
        case "demo":
            return DemoConnector(today)
        case other:
            raise AppError(
                f"This version cannot read {other} accounts.", "Remove the account, or update."
            )
