"""Passwords go into the system's own keychain or nowhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as Fail
from keyring.backends.null import Keyring as Null
from keyring.backends.SecretService import Keyring as SecretService
from keyring.errors import KeyringLocked, PasswordDeleteError

from connectors import keychain as room
from connectors.keychain import LONGEST_SECRET, Keychain, find_keychain, is_keychain
from models.errors import AppError

ROOT = Path(__file__).parents[2]


class MemoryKeyring(KeyringBackend):
    """A keychain in memory, for what the tests need to see inside."""

    priority = 99

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """As the interface says."""
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """As the interface says."""
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """As the interface says."""
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


class LockedKeyring(MemoryKeyring):
    """A keychain that nobody unlocked."""

    def get_password(self, service: str, username: str) -> str | None:  # noqa: ARG002
        """As the interface says."""
        raise KeyringLocked


class DeadKeyring(MemoryKeyring):
    """A keychain that never answers, until the test is over."""

    over = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:  # noqa: ARG002
        """As the interface says."""
        self.over.wait(30)
        return None


def test_round_trip() -> None:
    """What was written is read, and forgotten on demand; forgetting twice is harmless."""
    keychain = Keychain(MemoryKeyring())
    keychain.write("a", "secret")
    read = keychain.read("a")
    keychain.forget("a")
    keychain.forget("a")
    assert ("secret", "") == (read, keychain.read("a"))


def test_one_name_for_each_account() -> None:
    """Windows keeps one user under one name, so accounts never share a name."""
    backend = MemoryKeyring()
    for account in ("a", "b"):
        Keychain(backend).write(account, account.upper())
    assert {("Heardback a", "a"): "A", ("Heardback b", "b"): "B"} == backend.kept


def test_only_real_keychains_are_allowed() -> None:
    """Files, plain text and the black hole are no keychains, whatever their priority."""
    kinds: list[Any] = [SecretService, MemoryKeyring, Fail, Null]
    judged = [is_keychain(kind()) for kind in kinds]
    assert [True, False, False, False] == judged


def test_a_file_backend_is_never_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A backend that happens to be installed, and ranks first, is passed over."""
    kind: Any = Fail
    fail = kind()
    monkeypatch.setattr(room, "get_all_keyring", lambda: [MemoryKeyring(), fail])
    assert find_keychain() is None
    monkeypatch.setattr(room, "is_keychain", lambda one: isinstance(one, MemoryKeyring))
    assert isinstance(find_keychain(), MemoryKeyring)


def test_without_keychain() -> None:
    """Where there is none the program knows beforehand, and asking anyway says so clearly."""
    keychain = Keychain(None)
    assert not keychain.available
    assert Keychain(MemoryKeyring()).available
    with pytest.raises(AppError, match="offers no keychain"):
        keychain.read("a")


def test_locked() -> None:
    """A locked keychain asks to be unlocked."""
    with pytest.raises(AppError, match="is locked"):
        Keychain(LockedKeyring()).read("a")


def test_dead_keychain_is_given_up_on() -> None:
    """A keychain that does not answer does not hold the program."""
    with pytest.raises(AppError, match="does not answer"):
        Keychain(DeadKeyring(), patience=0.05).read("a")
    DeadKeyring.over.set()


def test_too_long_for_windows() -> None:
    """What one system cannot hold is refused on all of them."""
    with pytest.raises(AppError, match="too long"):
        Keychain(MemoryKeyring()).write("a", "x" * (LONGEST_SECRET + 1))


@pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is Linux's keychain")
def test_real_secret_service(tmp_path: Path) -> None:
    """A password makes the round trip through GNOME's keyring over D-Bus."""
    for program in ("dbus-run-session", "gnome-keyring-daemon"):
        if shutil.which(program) is None:
            pytest.fail(f"This test needs {program}: apt-get install gnome-keyring dbus-daemon.")
    script = (
        "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1;"
        f' exec "{sys.executable}" -m tests.connectors.keychain_session'
    )
    home = str(tmp_path)
    environment = {"HOME": home, "XDG_RUNTIME_DIR": home, "PATH": os.environ["PATH"]}
    tmp_path.chmod(0o700)
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        timeout=60,
        check=False,
    )
    expected = "keyring.backends.SecretService sécret-1 []"
    assert expected == done.stdout.decode(), done.stderr.decode()
