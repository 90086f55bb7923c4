"""Adding an IMAP account: the address, the way in, what was found there.

The server is found from the address where the provider is known, and asked for where it is not.
Checks nothing and stores nothing itself: it asks, and is told the outcome.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from connectors.connector import Checked
from connectors.providers import Provider, Security, SignIn, provider_for
from desktop import words
from desktop.fields import choice, labelled, number_field, text_field
from desktop.parts import Button, Icon, Words, column, frame, row
from desktop.theme import Theme
from models.account import Account
from models.errors import AppError

SECURITIES: dict[str, object] = {
    "TLS": Security.TLS.value,
    "STARTTLS": Security.STARTTLS.value,
    "None (only on this computer)": Security.NONE.value,
}
PORTS = {Security.TLS.value: 993, Security.STARTTLS.value: 143, Security.NONE.value: 143}
MONTHS: dict[str, object] = {
    "3 months": 3, "6 months": 6, "12 months": 12, "24 months": 24, "Everything": 0,
}  # fmt: skip
USUAL_MONTHS = 12
READ_ONLY = (
    "Mail is read on this computer only. Nothing is changed, moved or sent unless you press a "
    "button that says so."
)


@dataclass(frozen=True, slots=True)
class NewAccount:
    """An account to add, and its password."""

    account: Account
    password: str


class AddImap(QWidget):
    """Two steps: the way in, then what was found. ``back_asked`` leaves the first one."""

    check_asked = Signal(object)
    """``NewAccount``: try it; answered by ``show_found`` or ``show_trouble``."""
    added = Signal(object)
    """``NewAccount``: it works and the person wants it."""
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._id = uuid.uuid4().hex
        self._tried: NewAccount | None = None
        self._known: Provider | None = None
        self.address = text_field(theme, "Mail address", hint="you@example.org")
        self.password = text_field(theme, "Password", secret=True)
        self.host = text_field(theme, "Server", hint="imap.example.org")
        self.port = number_field(theme, "Port", low=1, high=65_535)
        self.security = choice(theme, "Protection", SECURITIES)
        self.user = text_field(theme, "User name", hint="as the address")
        self.months = choice(theme, "How far back", MONTHS)
        self.months.setCurrentText(f"{USUAL_MONTHS} months")
        self.advice = Words(theme, size=12, wrap=True)
        self.trouble = Words(theme, size=12, tone="spam", wrap=True)
        self.found = Words(theme, tone="text2", wrap=True)
        self.check = Button(theme, "Check now", kind="primary", height=36)
        self.start = Button(theme, "Start reading", kind="primary", height=36)
        self._back, self._back_again = (Button(theme, "Back", height=36) for _ in range(2))
        self._more = Button(theme, "Server settings", kind="link", height=24, size=12)
        self._advice_box = _boxed(theme, self.advice)
        self._server = self._server_fields()
        self.steps = QStackedWidget()
        self.steps.addWidget(self._way_in())
        self.steps.addWidget(self._outcome())
        self.setLayout(column(self.steps))
        self._connect()
        self._look_up("")

    def new_account(self) -> NewAccount:
        """What the fields say now."""
        address = self.address.text().strip()
        user = self.user.text().strip()
        account = Account(
            id=self._id,
            protocol="imap",
            address=address.lower(),
            host=self.host.text().strip().lower(),
            port=self.port.value(),
            security=str(self.security.currentData()),
            user="" if user == address else user,
            months=int(self.months.currentData()),
        )
        return NewAccount(account, self.password.text())

    def show_found(self, checked: Checked) -> None:
        """The way in works: say which folders are read."""
        self._busy(on=False)
        used = [one for one in checked.folders if one.use is not None]
        lines = [
            f"{one.name}: {words.count(one.messages, 'message')}"
            if one.messages is not None
            else one.name
            for one in used
        ]
        self.found.setText("\n".join(lines) or "No folders that hold mail were found.")
        self.steps.setCurrentIndex(1)

    def show_trouble(self, error: AppError) -> None:
        """It does not work: what, and what to do about it."""
        self._busy(on=False)
        self.trouble.setText(str(error))
        self.trouble.show()
        self.password.setFocus()

    def _connect(self) -> None:
        self.address.textChanged.connect(self._look_up)
        self.security.currentIndexChanged.connect(self._usual_port)
        self._more.clicked.connect(lambda: self._server.setVisible(self._server.isHidden()))
        self._back.clicked.connect(self.back_asked)
        self._back_again.clicked.connect(lambda: self.steps.setCurrentIndex(0))
        for field in (self.address, self.password, self.host, self.user):
            field.returnPressed.connect(self._check)
        self.check.clicked.connect(self._check)
        self.start.clicked.connect(self._add)

    def _way_in(self) -> QWidget:
        theme = self._theme
        self.trouble.hide()
        page = QWidget()
        page.setLayout(
            column(
                Words(theme, "Your mail account", size=17, weight=600),
                Words(theme, READ_ONLY, tone="text2", wrap=True),
                labelled(theme, "Mail address", self.address),
                self._advice_box,
                labelled(theme, "Password", self.password),
                row(self._more, None),
                self._server,
                self.trouble,
                None,
                row(self._back, None, self.check),
                spacing=12,
            )
        )
        return page

    def _server_fields(self) -> QFrame:
        theme = self._theme
        box, lines = frame("plain", margins=(0, 0, 0, 0), spacing=10)
        first = row(spacing=10)
        first.addLayout(labelled(theme, "Server", self.host), 3)
        first.addLayout(labelled(theme, "Port", self.port), 1)
        second = row(spacing=10)
        second.addLayout(labelled(theme, "Protection", self.security), 1)
        second.addLayout(labelled(theme, "User name", self.user), 1)
        lines.addLayout(first)
        lines.addLayout(second)
        return box

    def _outcome(self) -> QWidget:
        theme = self._theme
        page = QWidget()
        box, line = frame("okBox", across=True, margins=(12, 9, 12, 9), spacing=9)
        line.addWidget(Icon(theme, "circle-check", tone="ok", size=16))
        line.addWidget(Words(theme, "It works. These folders are read:", weight=500), 1)
        page.setLayout(
            column(
                Words(theme, "Folders found", size=17, weight=600),
                box,
                self.found,
                labelled(theme, "How far back", self.months),
                Words(
                    theme,
                    "The newest mail comes first; the rest follows while you look.",
                    size=12,
                    tone="text3",
                    wrap=True,
                ),
                None,
                row(self._back_again, None, self.start),
                spacing=12,
            )
        )
        return page

    @Slot(str)
    def _look_up(self, address: str) -> None:
        """Fill in the server of a known provider; open the fields for an unknown one."""
        provider = provider_for(address) if "@" in address else None
        if provider is None and self._known is not None:
            self.host.clear()
            self.user.clear()
        self._known = provider
        self.advice.setText(_advice(provider))
        self._advice_box.setVisible(bool(self.advice.text()))
        if provider is not None:
            self.host.setText(provider.host)
            self.security.setCurrentIndex(self.security.findData(provider.security.value))
            self.port.setValue(provider.port)
            self.user.setText(provider.user(address.strip()))
        domain = address.rpartition("@")[2]
        whole = "." in domain and not domain.endswith(".")
        self._server.setVisible(provider is None and "@" in address and whole)
        self.trouble.hide()

    @Slot()
    def _usual_port(self) -> None:
        self.port.setValue(PORTS[str(self.security.currentData())])

    @Slot()
    def _check(self) -> None:
        told = self.new_account()
        if "@" not in told.account.address:
            self.show_trouble(AppError("Type your whole mail address first."))
        elif not told.account.host:
            self._server.show()
            self.show_trouble(
                AppError("The server of this address is not known here.", "Type its name.")
            )
        elif not told.password:
            self.show_trouble(AppError("Type the password first."))
        else:
            self._busy(on=True)
            self._tried = told
            self.check_asked.emit(told)

    @Slot()
    def _add(self) -> None:
        if self._tried is not None:
            months = int(self.months.currentData())
            self.added.emit(
                replace(self._tried, account=replace(self._tried.account, months=months))
            )

    def _busy(self, *, on: bool) -> None:
        self.trouble.hide()
        self.check.setEnabled(not on)
        self.check.setText("Checking…" if on else "Check now")


def _advice(provider: Provider | None) -> str:
    if provider is None:
        return ""
    if provider.sign_in is SignIn.APP_PASSWORD:
        return f"{provider.advice} Your usual password does not work in programs."
    return provider.advice


def _boxed(theme: Theme, words_: Words) -> QFrame:
    """Words in a quiet box."""
    box, line = frame("calmBox", across=True, margins=(12, 9, 12, 9), spacing=9)
    line.addWidget(Icon(theme, "info", tone="text2", size=15))
    line.addWidget(words_, 1)
    return box
