"""Adding an account, against a real mail server: found, refused, unreachable; all in words."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from connectors.connector import Checked
from connectors.keychain import Keychain
from desktop.accounts.add_imap import AddImap, NewAccount
from desktop.mailboxes import Passwords, PasswordWantedError, connector_for
from desktop.theme import Theme
from models.account import Account
from models.errors import AppError
from tests.connectors.dovecot import Server, dovecot, free_port
from tests.desktop.sample_report import TODAY

LONG = 30_000


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A real mail server with an empty mailbox."""
    with dovecot() as running:
        yield running


class Answer(QObject):
    """Tries the account as the program does and tells the form."""

    answered = Signal()

    def __init__(self, form: AddImap) -> None:
        super().__init__(form)
        self._form = form
        form.check_asked.connect(self.check)

    def check(self, told: NewAccount) -> None:
        """Sign in and look."""
        passwords = Passwords(lambda: Keychain(None))
        passwords.use_now(told.account.id, told.password)
        done: Future[Checked] = Future()
        try:
            done.set_result(connector_for(told.account, passwords, today=TODAY).check())
            self._form.show_found(done.result())
        except AppError as error:
            self._form.show_trouble(error)
        self.answered.emit()


def filled(qtbot: QtBot, theme: Theme, server: Server, *, password: str, port: int = 0) -> AddImap:
    """The form, filled in for the server and tried."""
    form = AddImap(theme)
    qtbot.addWidget(form)
    form.show()
    answer = Answer(form)
    form.address.setText(server.user)
    form.password.setText(password)
    form.host.setText(server.host)
    form.security.setCurrentIndex(form.security.findData("none"))
    form.port.setValue(port or server.port)
    with qtbot.waitSignal(answer.answered, timeout=LONG):
        form.check.click()
    return form


def test_the_folders_found_are_named(qtbot: QtBot, theme: Theme, server: Server) -> None:
    """After a check that works: which folders are read; then it can be added."""
    form = filled(qtbot, theme, server, password=server.password)
    added: list[NewAccount] = []
    form.added.connect(added.append)
    form.months.setCurrentText("6 months")
    form.start.click()

    assert 1 == form.steps.currentIndex()
    assert "INBOX: 0 messages" in form.found.text()
    assert "Junk: 0 messages" in form.found.text()
    (new,) = added
    assert (server.user, "localhost", "none", 6, server.password) == (
        new.account.address,
        new.account.host,
        new.account.security,
        new.account.months,
        new.password,
    )


def test_a_wrong_password_is_said_in_words(qtbot: QtBot, theme: Theme, server: Server) -> None:
    """What was refused, what to do; the password field has the keyboard."""
    form = filled(qtbot, theme, server, password="wrong")

    assert (
        "localhost did not accept this user name and password. Check both; many providers want an "
        "app password instead of the usual one." == form.trouble.text()
    )
    assert 0 == form.steps.currentIndex()
    assert form.focusWidget() is form.password


def test_a_refused_connection_is_said_in_words(qtbot: QtBot, theme: Theme, server: Server) -> None:
    """Nobody listens on that port."""
    form = filled(qtbot, theme, server, password="x", port=free_port())

    assert (
        "localhost refused the connection. Check the server's name and port." == form.trouble.text()
    )


def test_a_known_provider_fills_in_its_server(qtbot: QtBot, theme: Theme) -> None:
    """The address is enough; the page for the app password is named. Another address clears it."""
    form = AddImap(theme)
    qtbot.addWidget(form)
    form.show()
    form.address.setText("Sam@gmail.com")
    account = form.new_account().account
    advice = form.advice.text()
    form.address.setText("sam@own.example")

    assert ("imap.gmail.com", 993, "tls", "sam@gmail.com") == (
        account.host,
        account.port,
        account.security,
        account.address,
    )
    assert "myaccount.google.com/apppasswords" in advice
    assert "" == form.new_account().account.host
    assert form.host.isVisible()


def test_what_is_missing_is_asked_for(qtbot: QtBot, theme: Theme) -> None:
    """No address, no server, no password: one sentence each, nothing is tried."""
    form = AddImap(theme)
    qtbot.addWidget(form)
    tried: list[object] = []
    form.check_asked.connect(tried.append)
    said = []
    for field, text in ((form.address, "sam@own.example"), (form.host, "imap.own.example"),
                        (form.password, "secret")):  # fmt: skip
        form.check.click()
        said.append(form.trouble.text())
        field.setText(text)
    form.check.click()

    assert [
        "Type your whole mail address first.",
        "The server of this address is not known here. Type its name.",
        "Type the password first.",
    ] == said
    assert 1 == len(tried)
    assert QLineEdit.EchoMode.Password == form.password.echoMode()


def test_without_a_keychain_a_password_lives_for_one_run() -> None:
    """It is used now, kept nowhere, and asked for at the next start."""
    account = Account("a", "imap", "sam@example.org", "mail.example", 993, "tls")
    now, next_time = (Passwords(lambda: Keychain(None)) for _ in range(2))

    assert not now.keep("a", "secret")
    assert "secret" == now.read(account)
    with pytest.raises(PasswordWantedError, match=r"sam@example\.org"):
        next_time.read(account)


def test_an_account_of_another_version_is_refused_in_words(tmp_path: Path) -> None:
    """Files and the example need no password; what this version cannot read is said."""
    passwords = Passwords(lambda: Keychain(None))
    for protocol, address in (("local", str(tmp_path)), ("demo", "x")):
        connector_for(Account("a", protocol, address), passwords, today=TODAY)
    with pytest.raises(AppError, match="cannot read pigeon accounts"):
        connector_for(Account("a", "pigeon", "x"), passwords, today=TODAY)
