"""Asks for the password of an account that is there already, after its sign-in failed."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from connectors.providers import provider_at
from desktop.fields import labelled, text_field
from desktop.parts import Button, Words, column, row
from desktop.theme import Theme
from models.account import Account
from models.errors import AppError

WIDTH = 440


class SignInDialog(QDialog):
    """``given`` carries the account and the password."""

    given = Signal(object, str)

    def __init__(self, theme: Theme, account: Account, error: AppError, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._account = account
        self.setProperty("kind", "paper")
        self.setWindowTitle("Sign in")
        self.password = text_field(theme, "Password", secret=True)
        self.sign_in = Button(theme, "Sign in", kind="primary", height=36)
        cancel = Button(theme, "Cancel", height=36)
        provider = provider_at(account.host)
        advice = provider.advice if provider and provider.advice not in str(error) else ""
        more = Words(theme, advice, size=12, tone="text2", wrap=True)
        more.setVisible(bool(advice))
        whole = column(
            Words(theme, f"Sign in to {account.address}", size=17, weight=600, wrap=True),
            Words(theme, str(error), tone="text2", wrap=True),
            more,
            labelled(theme, "Password", self.password),
            row(None, cancel, self.sign_in),
            spacing=12,
        )
        whole.setContentsMargins(24, 20, 24, 18)
        self.setLayout(whole)
        self.setFixedWidth(theme.px(WIDTH))
        cancel.clicked.connect(self.reject)
        self.sign_in.clicked.connect(self._give)
        self.password.returnPressed.connect(self._give)

    @Slot()
    def _give(self) -> None:
        if self.password.text():
            self.given.emit(self._account, self.password.text())
            self.accept()
