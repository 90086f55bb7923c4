"""Passwords in the operating system's keychain, or nowhere.

Only backends known to be a real keychain are used; a file, encrypted or not, never. Where there is
none the caller asks the person at each start.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from keyring.backend import KeyringBackend, get_all_keyring
from keyring.errors import NoKeyringError, PasswordDeleteError

from connectors.trouble import told
from models.errors import AppError

ALLOWED = frozenset({
    "keyring.backends.macOS",
    "keyring.backends.Windows",
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
})  # fmt: skip
"""Modules of the backends that are the operating system's own keychain."""

LONGEST_SECRET = 1_280
"""Characters: what Windows holds (2,560 bytes of UTF-16)."""
PATIENCE_SECONDS = 60.0
"""A keychain may ask the person to unlock it; a dead one must not hold the program for ever."""

_Answer = TypeVar("_Answer")


def is_keychain(backend: KeyringBackend) -> bool:
    """Whether a keyring backend is the operating system's own keychain."""
    return type(backend).__module__ in ALLOWED


def find_keychain() -> KeyringBackend | None:
    """The best of this computer's real keychains, whatever other backends are installed."""
    found = [one for one in get_all_keyring() if is_keychain(one)]
    return max(found, key=lambda one: float(one.priority), default=None)


class Keychain:
    """One secret for each account. ``backend`` None: there is no keychain here."""

    def __init__(
        self,
        backend: KeyringBackend | None,
        *,
        service: str = "Heardback",
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._backend = backend
        self._service = service
        self._patience = patience

    @property
    def available(self) -> bool:
        """False: ask for the secret at each start, and say so."""
        return self._backend is not None

    def read(self, account: str) -> str:
        """The account's secret; empty when none is kept. Raises ``AppError``."""
        backend = self._required()
        return self._asked(lambda: backend.get_password(self._name(account), account)) or ""

    def write(self, account: str, secret: str) -> None:
        """Keep a secret. Raises ``AppError``: no keychain, locked, or longer than it can hold."""
        if len(secret) > LONGEST_SECRET:
            raise AppError("This password is too long for the system's keychain.")
        backend = self._required()
        self._asked(lambda: backend.set_password(self._name(account), account, secret))

    def forget(self, account: str) -> None:
        """Remove the account's secret; it is no error when there is none."""
        backend = self._required()

        def delete() -> None:
            try:
                backend.delete_password(self._name(account), account)
            except PasswordDeleteError:
                return

        self._asked(delete)

    def _name(self, account: str) -> str:
        """One service name per account: Windows holds one user under one name."""
        return f"{self._service} {account}"

    def _required(self) -> KeyringBackend:
        if self._backend is None:
            with told():
                raise NoKeyringError
        return self._backend

    def _asked(self, question: Callable[[], _Answer]) -> _Answer:
        """The keychain's answer, in a thread of its own so that it can be given up on."""
        answers: list[_Answer] = []
        errors: list[Exception] = []

        def ask() -> None:
            try:
                with told():
                    answers.append(question())
            except Exception as error:  # noqa: BLE001 - carried over to the caller's thread
                errors.append(error)

        thread = threading.Thread(target=ask, name="keychain", daemon=True)
        thread.start()
        thread.join(self._patience)
        if errors:
            raise errors[0]
        if not answers:
            raise AppError("The system's keychain does not answer.", "Unlock it and try again.")
        return answers[0]
