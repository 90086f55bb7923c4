"""Opens the follow-up dialog for an application and does what it asks for.

Saves to Drafts through the engine, writes files, opens the person's mail program. Never sends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from connectors.compose import draft_bytes, mailto
from desktop.bridge import Bridge
from desktop.engine import Engine
from desktop.follow_up.dialog import FollowUpDialog
from desktop.follow_up.kept import KeptTexts
from desktop.follow_up.reason import reason_of
from desktop.theme import Theme
from desktop.wiring import OUR_FAULT
from models.account import Account
from models.application import Application
from models.employer import Employer
from models.errors import AppError
from models.follow_up import Draft

TAKES_DRAFTS = frozenset({"imap", "demo"})
"""Protocols whose accounts are asked to take a draft; the example answers why it does not."""


@dataclass(frozen=True, slots=True)
class Outside:
    """The ways out of the program; tests put their own in their place."""

    open_link: Callable[[str], bool] = lambda link: QDesktopServices.openUrl(QUrl(link))
    ask_path: Callable[[QWidget, str], str] = lambda parent, name: QFileDialog.getSaveFileName(
        parent, "Save the message", name, "Mail (*.eml)"
    )[0]


class FollowUpDesk(QObject):
    """One dialog at a time. ``opened`` carries it, for whoever watches."""

    opened = Signal(object)
    told = Signal(str)
    """What there was no dialog to say in any more, or not yet."""

    def __init__(
        self,
        theme: Theme,
        engine: Engine,
        bridge: Bridge,
        kept: KeptTexts,
        *,
        window: QWidget,
        outside: Outside = Outside(),  # noqa: B008 - frozen
    ) -> None:
        super().__init__(window)
        self._theme, self._engine, self._bridge = theme, engine, bridge
        self._kept, self._window, self._outside = kept, window, outside
        self._dialog: FollowUpDialog | None = None

    def open(
        self,
        employer: Employer,
        application: Application,
        accounts: Iterable[Account],
        *,
        today: date,
    ) -> None:
        """Prepare a message for an application and show it."""
        advice = application.advice
        able = {one.id: one for one in accounts if one.protocol in TAKES_DRAFTS}
        try:
            dialog = FollowUpDialog(
                self._theme,
                partial(self._engine.draft, application.key),
                employer=employer.name,
                reason=reason_of(application, today),
                advised=advice.situation,
                others=advice.other_situations,
                kept=self._kept.find(application.key),
                can_save=bool(able),
                parent=self._window,
            )
        except AppError as error:
            self.told.emit(str(error))
            return
        dialog.save_asked.connect(lambda draft: self._save(dialog, draft, able))
        dialog.mail_program_asked.connect(lambda draft: self._open_mail(dialog, draft))
        dialog.file_asked.connect(lambda draft: self._write(dialog, draft))
        dialog.finished.connect(lambda _: self._closed(dialog, application.key))
        self._dialog = dialog
        dialog.setModal(True)
        dialog.show()
        self.opened.emit(dialog)

    def _closed(self, dialog: FollowUpDialog, key: str) -> None:
        text = dialog.kept_text()
        if text is None:
            self._kept.drop(key)
        else:
            self._kept.keep(key, text)
        self._dialog = None
        dialog.deleteLater()

    def _save(self, dialog: FollowUpDialog, draft: Draft, able: dict[str, Account]) -> None:
        account = able.get(draft.account) or next(iter(able.values()))
        dialog.show_saving()
        where = account.address if "@" in account.address else "this account"

        def saved(done: Future[None]) -> None:
            error = done.exception()
            known = error if isinstance(error, AppError) else AppError(*OUR_FAULT)
            if self._dialog is not dialog:
                self.told.emit(f"Saved to the Drafts of {where}." if error is None else str(known))
            elif error is None:
                dialog.show_saved(where)
            else:
                dialog.show_trouble(known)

        self._bridge.when_done(self._engine.save_draft(draft, account), saved)

    def _open_mail(self, dialog: FollowUpDialog, draft: Draft) -> None:
        """A link where the whole text fits into one, else a file for the mail program."""
        link = mailto(draft)
        if "&body=" in link or "?body=" in link:
            opened = self._outside.open_link(link)
        else:
            self._write(dialog, draft)
            return
        if opened:
            dialog.page.say("Opened in your mail program; send it from there.", "ok")
        else:
            dialog.page.say("No mail program answers. Copy the text instead.", "quiet")

    def _write(self, dialog: FollowUpDialog, draft: Draft) -> None:
        path = self._outside.ask_path(dialog, f"{file_name(draft.subject)}.eml")
        if not path:
            return
        try:
            Path(path).write_bytes(draft_bytes(draft, unsent=True))
        except OSError as error:
            dialog.show_trouble(AppError(f"The file cannot be written: {error.strerror}."))
            return
        dialog.page.say("Saved. Open the file with your mail program to send it.", "ok")


def file_name(subject: str) -> str:
    """A subject as the name of a file that every system takes."""
    plain = "".join(one if one.isalnum() or one in " -_" else " " for one in subject)
    return " ".join(plain.split())[:60].strip() or "message"
