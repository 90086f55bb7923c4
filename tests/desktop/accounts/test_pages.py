"""The list of accounts, the first start, and signing in again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.accounts.dialog import AccountsDialog
from desktop.accounts.first_start import FirstStart
from desktop.accounts.sign_in import SignInDialog
from desktop.parts import Words
from desktop.theme import Theme
from models.account import Account
from models.errors import AppError

GMAIL = Account("g", "imap", "sam@gmail.com", "imap.gmail.com", 993, "tls", months=6)
FILES = Account("f", "local", "/home/sam/All mail.mbox", months=0)


def test_removing_asks_once_more(qtbot: QtBot, theme: Theme) -> None:
    """What is forgotten and what stays is said before; the second button does it."""
    above = QWidget()
    qtbot.addWidget(above)
    dialog = AccountsDialog(theme, parent=above)
    dialog.set_accounts([GMAIL, FILES])
    dialog.show()
    removed: list[str] = []
    dialog.page.removed.connect(removed.append)
    row = dialog.page.rows[0]
    row.remove.click()
    said = [one.text() for one in row.findChildren(Words) if one.isVisible()]
    before = list(removed)
    row.really.click()

    assert any("Your corrections stay." in text for text in said)
    assert ([], ["g"]) == (before, removed)


def test_back_leaves_the_form(qtbot: QtBot, theme: Theme) -> None:
    """From the list to the form and back; a form opened again is empty."""
    above = QWidget()
    qtbot.addWidget(above)
    dialog = AccountsDialog(theme, parent=above)
    dialog.page.add_imap.click()
    first = dialog.form
    assert first is not None
    first.address.setText("sam@example.org")
    first.back_asked.emit()
    dialog.page.add_imap.click()

    assert dialog.form is not None
    assert "" == dialog.form.address.text()


def test_the_first_start_offers_two_ways(qtbot: QtBot, theme: Theme) -> None:
    """The example in one click; the own mail with a way back."""
    page = FirstStart(theme)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.example_asked):
        page.see_example.click()
    with qtbot.waitSignal(page.adding) as adding:
        page.add_mail.click()
    at_form = page.steps.currentIndex()
    page.form.back_asked.emit()  # type: ignore[union-attr]

    assert [1, 0] == [at_form, page.steps.currentIndex()]
    assert adding.args is not None


def test_signing_in_again_names_the_provider_s_page(qtbot: QtBot, theme: Theme) -> None:
    """What was wrong, where to get the right password, and an empty one is not taken."""
    above = QWidget()
    qtbot.addWidget(above)
    dialog = SignInDialog(theme, GMAIL, AppError("Gmail refused."), parent=above)
    given: list[tuple[object, str]] = []
    dialog.given.connect(lambda account, password: given.append((account, password)))
    dialog.sign_in.click()
    dialog.password.setText("abcd efgh")
    dialog.sign_in.click()
    said = " ".join(one.text() for one in dialog.findChildren(Words))

    assert [(GMAIL, "abcd efgh")] == given
    assert "Gmail refused." in said
    assert "myaccount.google.com/apppasswords" in said
