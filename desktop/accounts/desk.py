"""Adds, removes and signs in accounts: what the account pages ask for is done here.

The keychain may ask the person something and so never runs on the window's thread.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from connectors.connector import Checked
from desktop.accounts.add_imap import AddImap, NewAccount
from desktop.accounts.dialog import AccountsDialog
from desktop.accounts.list_page import NO_KEYCHAIN
from desktop.accounts.sign_in import SignInDialog
from desktop.bridge import Bridge
from desktop.checking import Checking
from desktop.engine import Engine
from desktop.lanes import Lane
from desktop.mailboxes import Passwords
from desktop.theme import Theme
from desktop.wiring import OUR_FAULT
from models.account import Account
from models.changes import Changes
from models.errors import AppError


@dataclass(frozen=True, slots=True)
class Chooser:
    """How files and folders are chosen; tests put their own in its place."""

    file: Callable[[QWidget], str] = lambda parent: QFileDialog.getOpenFileName(
        parent, "Choose a mail file", "", "Mail (*.mbox *.eml);;All files (*)"
    )[0]
    folder: Callable[[QWidget], str] = lambda parent: QFileDialog.getExistingDirectory(
        parent, "Choose a folder of mail"
    )


class AccountsDesk(QObject):
    """``opened`` carries each dialog; ``added`` comes after an account was added."""

    opened = Signal(object)
    added = Signal()
    told = Signal(str)

    def __init__(
        self,
        theme: Theme,
        engine: Engine,
        bridge: Bridge,
        *,
        passwords: Passwords,
        keychain: Lane,
        checking: Checking,
        window: QWidget,
        chooser: Chooser = Chooser(),  # noqa: B008 - frozen
    ) -> None:
        super().__init__(window)
        self._theme, self._engine, self._bridge = theme, engine, bridge
        self._passwords, self._keychain = passwords, keychain
        self._checking, self._window, self._chooser = checking, window, chooser
        self._dialog: AccountsDialog | None = None
        checking.sign_in_asked.connect(self.sign_in)

    @Slot()
    def open(self) -> None:
        """Show the accounts."""
        dialog = self._dialog = AccountsDialog(self._theme, parent=self._window)
        dialog.set_accounts(self._checking.accounts)
        dialog.adding.connect(self.serve)
        dialog.page.removed.connect(self.remove)
        dialog.page.file_asked.connect(self.add_file)
        dialog.page.folder_asked.connect(self.add_folder)
        dialog.finished.connect(self._closed)
        dialog.setModal(True)
        dialog.show()
        self.opened.emit(dialog)

    @Slot(object)
    def serve(self, form: AddImap) -> None:
        """Do what a form for a new account asks for."""
        form.check_asked.connect(partial(self._probe, form))
        form.added.connect(partial(self._add_imap, form))

    @Slot()
    def add_file(self) -> None:
        """Choose a mail file and add it."""
        self._add_local(self._chooser.file(self._dialog or self._window))

    @Slot()
    def add_folder(self) -> None:
        """Choose a folder of mail and add it."""
        self._add_local(self._chooser.folder(self._dialog or self._window))

    @Slot(str)
    def remove(self, account_id: str) -> None:
        """Forget an account, its messages and its password."""

        def forget() -> None:
            self._passwords.forget(account_id)

        self._keychain.submit(lambda _stop: forget())
        self._then_refresh(self._engine.remove_account(account_id))

    @Slot(object, object)
    def sign_in(self, account: Account, error: AppError) -> None:
        """Ask for a password that is missing or was refused."""
        dialog = SignInDialog(self._theme, account, error, parent=self._window)
        dialog.given.connect(self._signed_in)
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()
        self.opened.emit(dialog)

    def _probe(self, form: AddImap, told: NewAccount) -> None:
        self._passwords.use_now(told.account.id, told.password)

        def answered(done: Future[Checked]) -> None:
            if not isValid(form):
                return
            error = done.exception()
            if error is None:
                form.show_found(done.result())
            else:
                form.show_trouble(_known(error))

        self._bridge.when_done(self._engine.probe(told.account), answered)

    def _add_imap(self, form: AddImap, told: NewAccount) -> None:
        keep = self._keep(told.account.id, told.password)

        def kept(done: Future[bool]) -> None:
            if done.exception() is not None:
                self._say(str(_known(done.exception())))
            elif not done.result():
                self._say(NO_KEYCHAIN)
            self._add(told.account)
            if self._dialog is not None and isValid(form):
                self._dialog.show_list()

        self._bridge.when_done(keep, kept)

    def _add_local(self, path: str) -> None:
        if not path:
            return
        account = Account(uuid.uuid4().hex, "local", str(Path(path)), months=0)

        def looked(done: Future[Checked]) -> None:
            if done.exception() is None:
                self._add(account)
            else:
                self._say(str(_known(done.exception())))

        self._bridge.when_done(self._engine.probe(account), looked)

    def _add(self, account: Account) -> None:
        adding = self._engine.add_account(account)

        def added(done: Future[Changes]) -> None:
            if done.exception() is None:
                self.added.emit()
            else:
                self._say(str(_known(done.exception())))

        self._then_refresh(adding)
        self._bridge.when_done(adding, added)

    def _signed_in(self, account: Account, password: str) -> None:
        def kept(done: Future[bool]) -> None:
            if done.exception() is not None:
                self.told.emit(str(_known(done.exception())))
            elif not done.result():
                self.told.emit(NO_KEYCHAIN)
            self._checking.check_all()

        self._bridge.when_done(self._keep(account.id, password), kept)

    def _keep(self, account_id: str, password: str) -> Future[bool]:
        return self._keychain.submit(lambda _stop: self._passwords.keep(account_id, password))

    def _then_refresh(self, future: Future[Changes]) -> None:
        """Once a change is written, show and read the accounts as they are now."""

        def refreshed(done: Future[tuple[Account, ...]]) -> None:
            accounts = done.result()
            self._checking.set_accounts(accounts)
            if self._dialog is not None:
                self._dialog.set_accounts(accounts)
            self._checking.check_all()

        self._bridge.when_done(
            future, lambda _: self._bridge.when_done(self._engine.accounts(), refreshed)
        )

    def _say(self, text: str) -> None:
        if self._dialog is not None:
            self._dialog.page.say(text)
        else:
            self.told.emit(text)

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None


def _known(error: BaseException | None) -> AppError:
    return error if isinstance(error, AppError) else AppError(*OUR_FAULT)
