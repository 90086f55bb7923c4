"""The dialog with one prepared message. It can be changed, copied, opened, saved; never sent.

What is typed is the person's: another tone or text asks before it takes its place, and closing
keeps it for next time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from email.utils import formataddr, getaddresses
from typing import Protocol

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from desktop import words
from desktop.follow_up.kept import KeptText
from desktop.follow_up.menu import texts_menu
from desktop.follow_up.page import NOT_YET, FollowUpPage
from desktop.follow_up.reason import facts_list, facts_words, title_of
from desktop.theme import Theme
from models.errors import AppError
from models.follow_up import Draft, Situation, Tone
from models.message import Address

WIDTH = 680


class Prepare(Protocol):
    """Makes the draft of one application anew."""

    def __call__(self, *, tone: Tone, situation: Situation | None, language: str) -> Draft:
        """The prepared message. Raises ``AppError`` where the application is gone."""
        ...


class FollowUpDialog(QDialog):
    """``advised`` is the text that fits best, ``others`` what else may be wanted."""

    save_asked = Signal(object)
    """The ``Draft`` as it stands: put it into the Drafts folder."""
    mail_program_asked = Signal(object)
    file_asked = Signal(object)
    copied = Signal()

    def __init__(
        self,
        theme: Theme,
        prepare: Prepare,
        *,
        employer: str,
        reason: str,
        advised: Situation | None,
        others: tuple[Situation, ...] = (),
        kept: KeptText | None = None,
        can_save: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._prepare, self._employer = prepare, employer
        self._situation = Situation(kept.situation) if kept and kept.situation else advised
        self._tone = Tone(kept.tone) if kept else Tone.SHORT
        self._language = kept.language if kept else ""
        self._wanted: Callable[[], None] | None = None
        self.setProperty("kind", "paper")
        self.page = FollowUpPage(theme, reason=reason, can_save=can_save)
        menu = texts_menu(
            self,
            dict.fromkeys(one for one in (advised, *others) if one),
            chosen=(self._situation, self._language),
            situation_chosen=lambda one: self._choose(situation=one),
            language_chosen=lambda one: self._choose(language=one),
            file_asked=lambda: self.file_asked.emit(self.draft()),
        )
        self.page.more.setMenu(menu)
        self.setLayout(self.page.whole)
        self._connect()
        self._draft = prepare(tone=self._tone, situation=self._situation, language=self._language)
        self._show_draft()
        if kept is not None:
            self._show_kept(kept)
        self.setFixedWidth(theme.px(WIDTH))
        self.page.body.setFocus()

    # -- what it holds --------------------------------------------------------------------

    def draft(self) -> Draft:
        """The message as it stands now."""
        subject, body = self.page.subject.text().strip(), self.page.body.toPlainText()
        return replace(self._draft, to=_typed(self.page.to.text()), subject=subject, body=body)

    def kept_text(self) -> KeptText | None:
        """What to keep for next time; None where nothing was changed."""
        if not self.changed:
            return None
        page = self.page
        return KeptText(
            to=page.to.text(),
            subject=page.subject.text(),
            body=page.body.toPlainText(),
            tone=self._tone.value,
            situation=self._situation.value if self._situation else "",
            language=self._language,
        )

    @property
    def changed(self) -> bool:
        """Whether the person changed what was prepared."""
        page = self.page
        told = (page.to.text(), page.subject.text(), page.body.toPlainText())
        return told != (_people(self._draft.to), self._draft.subject, self._draft.body)

    # -- what it is told ------------------------------------------------------------------

    def show_saving(self) -> None:
        """The Drafts folder is being written to."""
        self.page.save.setEnabled(False)
        self.page.say("Saving to Drafts…", "text2")

    def show_saved(self, where: str) -> None:
        """It lies in the Drafts folder."""
        self.page.save.setEnabled(True)
        self.page.say(f"Saved to the Drafts of {where}. {NOT_YET}", "ok")

    def show_trouble(self, error: AppError) -> None:
        """It could not be saved; the text is still here."""
        self.page.save.setEnabled(True)
        self.page.say(f"{error} Your text is still here.", "spam")

    # -- inside ---------------------------------------------------------------------------

    def _connect(self) -> None:
        page = self.page
        for tone, button in page.tones.items():
            button.clicked.connect(lambda _=False, wanted=tone: self._choose(tone=wanted))
        page.body.textChanged.connect(self._count)
        page.start_over.clicked.connect(self._start_over)
        page.keep_mine.clicked.connect(self._keep_mine)
        page.use_new.clicked.connect(self._use_new)
        page.copy.clicked.connect(self._copy)
        page.open_mail.clicked.connect(lambda: self.mail_program_asked.emit(self.draft()))
        page.cancel.clicked.connect(self.reject)
        page.close_cross.clicked.connect(self.reject)
        page.save.clicked.connect(self._save)

    def _choose(
        self,
        *,
        tone: Tone | None = None,
        situation: Situation | None = None,
        language: str | None = None,
    ) -> None:
        """Another text is wanted: at once, or after the person said so."""

        def apply() -> None:
            self._tone = tone or self._tone
            self._situation = situation or self._situation
            self._language = self._language if language is None else language
            self._renew()

        if self.changed:
            self._wanted = apply
            self.page.question.show()
        else:
            apply()

    @Slot()
    def _start_over(self) -> None:
        self._wanted = self._renew
        if self.changed:
            self.page.question.show()

    @Slot()
    def _use_new(self) -> None:
        if self._wanted is not None:
            self._wanted()

    @Slot()
    def _keep_mine(self) -> None:
        self._wanted = None
        self.page.question.hide()
        self._mark()

    def _renew(self) -> None:
        try:
            self._draft = self._prepare(
                tone=self._tone, situation=self._situation, language=self._language
            )
        except AppError as error:
            self.show_trouble(error)
            return
        self._show_draft()

    def _show_draft(self) -> None:
        page, draft = self.page, self._draft
        self._wanted = None
        page.question.hide()
        page.fill(_people(draft.to), draft.subject, draft.body)
        page.show_thread(answers=bool(draft.in_reply_to), copy_to=_people(draft.cc))
        page.sources.setToolTip(facts_list(draft.facts))
        page.say("", "text3")
        self._mark()
        self._count()

    def _show_kept(self, kept: KeptText) -> None:
        self.page.fill(kept.to, kept.subject, kept.body)
        self.page.say("This is how you left it last time.", "text2")

    def _mark(self) -> None:
        self.page.tones[self._tone].setChecked(True)
        title = title_of(self._situation, self._employer)
        self.page.title.setText(title)
        self.setWindowTitle(title)

    @Slot()
    def _count(self) -> None:
        number = len(self.page.body.toPlainText().split())
        self.page.count.setText(
            f"{words.count(number, 'word')}. {facts_words(self._draft.facts)}".strip()
        )

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.page.body.toPlainText())
        self.page.say("The text is on the clipboard.", "ok")
        self.copied.emit()

    @Slot()
    def _save(self) -> None:
        if not self.draft().to:
            self.page.say("Fill in first to whom it goes.", "quiet")
            self.page.to.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.page.can_save:
            self.save_asked.emit(self.draft())
        else:
            self.file_asked.emit(self.draft())


def _people(people: tuple[Address, ...]) -> str:
    return ", ".join(formataddr((one.name, one.address)) for one in people)


def _typed(text: str) -> tuple[Address, ...]:
    """The people in a line of addresses; what is no address is left out."""
    found = getaddresses([text])
    return tuple(Address(name, address.lower()) for name, address in found if "@" in address)
