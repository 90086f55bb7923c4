"""The accounts that are read, each with what it is and a way to remove it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.parts import Button, Icon, ShortWords, Words, clear, column, frame, row
from desktop.theme import Theme
from models.account import Account

KEEPS = "Its messages are forgotten here; nothing changes on the server. Your corrections stay."
NO_KEYCHAIN = (
    "This computer offers no keychain, so passwords are asked for at every start and kept nowhere."
)


def described(account: Account) -> str:
    """What kind of account, and how far back it is read."""
    match account.protocol:
        case "imap":
            reach = f"last {account.months} months" if account.months else "everything"
            return f"{account.host}, {reach}"
        case "local":
            return f"Files in {Path(account.address).parent}"
        case _:
            return "An example, on this computer only"


class AccountRow(QFrame):
    """One account; removing it asks once more, in place."""

    removed = Signal(str)

    def __init__(self, theme: Theme, account: Account) -> None:
        super().__init__()
        self.setProperty("kind", "calmBox")
        local = account.protocol == "local"
        name = Path(account.address).name if local else account.address
        self.remove = Button(theme, "Remove…", kind="quietLink", height=24, size=12)
        self.really = Button(theme, "Remove it", height=28, size=12)
        keep = Button(theme, "Keep it", height=28, size=12)
        self._question = QWidget()
        self._question.setLayout(
            column(
                Words(theme, KEEPS, size=12, tone="text2", wrap=True),
                row(None, keep, self.really),
                spacing=8,
            )
        )
        self._question.hide()
        text = column(ShortWords(theme, name, weight=600),
                      ShortWords(theme, described(account), size=12, tone="text2"))  # fmt: skip
        head = row(Icon(theme, "inbox" if local else "mail", tone="text2", size=18), spacing=10)
        head.addLayout(text, 1)
        head.addWidget(self.remove)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 9, 10, 9)
        lines.addLayout(head)
        lines.addWidget(self._question)
        self.remove.clicked.connect(self._question.show)
        keep.clicked.connect(self._question.hide)
        self.really.clicked.connect(lambda: self.removed.emit(account.id))


class AccountsPage(QWidget):
    """The list and the ways to add one."""

    removed = Signal(str)
    imap_asked = Signal()
    file_asked = Signal()
    folder_asked = Signal()
    done_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[AccountRow] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.note = Words(theme, size=12, tone="quiet", wrap=True)
        self.note.hide()
        self.add_imap = Button(theme, "Add a mail account", kind="primary", icon="plus", height=36)
        self.add_file = Button(theme, "Mail file…", height=36)
        self.add_folder = Button(theme, "Mail folder…", height=36)
        self.done = Button(theme, "Done", height=36)
        self.add_imap.clicked.connect(self.imap_asked)
        self.add_file.clicked.connect(self.file_asked)
        self.add_folder.clicked.connect(self.folder_asked)
        self.done.clicked.connect(self.done_asked)
        how = "An exported mailbox works too: an mbox file, a Maildir, or a folder of .eml files."
        box, lines = frame("plain", margins=(0, 0, 0, 0), spacing=12)
        lines.addLayout(self._list)
        self.setLayout(
            column(
                Words(theme, "Mail accounts", size=17, weight=600),
                box,
                self.note,
                Words(theme, how, size=12, tone="text3", wrap=True),
                None,
                row(self.add_imap, self.add_file, self.add_folder, None, self.done),
                spacing=12,
            )
        )

    @property
    def rows(self) -> tuple[AccountRow, ...]:
        """The accounts as shown."""
        return tuple(self._rows)

    def set_accounts(self, accounts: Iterable[Account]) -> None:
        """Show these."""
        clear(self._list)
        self._rows = []
        for account in accounts:
            shown = AccountRow(self._theme, account)
            shown.removed.connect(self.removed)
            self._rows.append(shown)
            self._list.addWidget(shown)
        if not self._rows:
            self._list.addWidget(Words(self._theme, "None yet.", tone="text2"))

    def say(self, text: str) -> None:
        """One line below the list."""
        self.note.setText(text)
        self.note.setVisible(bool(text))
