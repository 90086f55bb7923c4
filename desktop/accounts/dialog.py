"""The accounts dialog: the list, and adding an account, one page each."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from desktop.accounts.add_imap import AddImap
from desktop.accounts.list_page import AccountsPage
from desktop.parts import column
from desktop.theme import Theme
from models.account import Account

SIZE = (600, 540)


class AccountsDialog(QDialog):
    """Tells what the person wants; ``accounts.desk`` does it."""

    adding = Signal(object)
    """The ``AddImap`` form that has just been opened."""

    def __init__(self, theme: Theme, *, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("kind", "paper")
        self.setWindowTitle("Mail accounts")
        self.page = AccountsPage(theme)
        self.form: AddImap | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self.page)
        whole = column(self._pages)
        whole.setContentsMargins(24, 20, 24, 18)
        self.setLayout(whole)
        self.resize(theme.px(SIZE[0]), theme.px(SIZE[1]))
        self.page.done.setFocus()
        self.page.imap_asked.connect(self.open_form)
        self.page.done_asked.connect(self.accept)

    def set_accounts(self, accounts: Iterable[Account]) -> None:
        """Show these accounts."""
        self.page.set_accounts(accounts)

    @Slot()
    def open_form(self) -> None:
        """A fresh form for a new account."""
        self.form = AddImap(self._theme)
        self.form.back_asked.connect(self.show_list)
        self._pages.addWidget(self.form)
        self._pages.setCurrentWidget(self.form)
        self.adding.emit(self.form)
        self.form.address.setFocus()

    @Slot()
    def show_list(self) -> None:
        """Back to the list."""
        self._pages.setCurrentWidget(self.page)
        if self.form is not None:
            self._pages.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None
