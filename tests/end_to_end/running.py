"""The whole program on a store of its own, in front of a real mail server."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from connectors.demo import mails
from connectors.keychain import Keychain
from desktop.mailboxes import Passwords
from desktop.preferences import Preferences
from desktop.program import Place, Program
from desktop.theme import Scheme, Theme
from models.account import Account
from models.message import Folder
from models.settings import Settings
from tests.connectors.dovecot import Server

ME = "sam.ellery@example.org"
TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 2, tzinfo=UTC)
IMAP_NAMES = {Folder.INBOX: "INBOX", Folder.SENT: "Sent", Folder.JUNK: "Junk"}
LONG = 120_000
"""Milliseconds; nothing takes that long, but a busy machine may."""


def fill(server: Server) -> None:
    """Put the example mailbox onto the server."""
    for folder, name in IMAP_NAMES.items():
        server.put(name, *(mail.raw for mail in mails(TODAY) if mail.folder is folder))


def write_folders(root: Path) -> Path:
    """The example mailbox as folders of .eml files."""
    for number, mail in enumerate(mails(TODAY)):
        path = root / mail.folder.value / f"{number:04}.eml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(mail.raw)
    return root


def account_on(server: Server) -> Account:
    """The account that reads the server, without TLS as on one's own computer."""
    return Account("a1", "imap", ME, server.host, server.port, "none", server.user, months=0)


@contextmanager
def program(folder: Path, cache: Path, *accounts: Account, password: str = "") -> Iterator[Program]:
    """The program, its window shown and its store opened; closed afterwards."""
    passwords = Passwords(lambda: Keychain(None))
    place = Place(folder, folder, cache, today=lambda: TODAY, now=lambda: NOW, passwords=passwords)
    preferences = Preferences(settings=Settings(me=(ME,)), scheme=Scheme.LIGHT)
    theme = Theme(scheme=Scheme.LIGHT)
    made = Program(place, preferences, theme)
    for account in accounts:
        made.begin_with(account)
        if password:
            passwords.use_now(account.id, password)
    try:
        made.show_window()
        made.open()
        yield made
    finally:
        made.close()
        made.window.close()
        made.window.deleteLater()
        theme.deleteLater()
        # Here, and not when the next test's lanes happen to collect garbage.
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def read_all(qtbot: QtBot, made: Program) -> None:
    """Wait until every account has been read."""
    if made.checking.checked_at is None:
        with qtbot.waitSignal(made.checking.all_read, timeout=LONG):
            pass
