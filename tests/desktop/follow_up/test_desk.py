"""The ways out of the follow-up dialog: mail program, file, and back to where it was left."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.bridge import Bridge
from desktop.engine import Engine
from desktop.follow_up.desk import FollowUpDesk, Outside, file_name
from desktop.follow_up.dialog import FollowUpDialog
from desktop.follow_up.kept import KeptTexts
from desktop.theme import Theme
from models.follow_up import Draft, Situation, Tone
from tests.desktop.follow_up.test_dialog import prepare
from tests.desktop.sample_report import TODAY, sample_report


class Prepared:
    """Of an engine only what prepares drafts."""

    def draft(
        self, _application: str, *, tone: Tone, situation: Situation | None, language: str
    ) -> Draft:
        """The same for every application."""
        return prepare(tone=tone, situation=situation, language=language)


class Opened:
    """A desk whose ways out are watched; opens the dialog of one employer."""

    def __init__(self, theme: Theme, folder: Path) -> None:
        self.window = QWidget()
        self.links: list[str] = []
        self.path = str(folder / "out.eml")
        outside = Outside(self._open_link, lambda _parent, _name: self.path)
        engine = cast("Engine", Prepared())
        self.desk = FollowUpDesk(theme, engine, Bridge(self.window), KeptTexts(folder),
                                 window=self.window, outside=outside)  # fmt: skip
        self.dialogs: list[FollowUpDialog] = []
        self.desk.opened.connect(self.dialogs.append)

    def _open_link(self, link: str) -> bool:
        self.links.append(link)
        return True

    def open(self) -> FollowUpDialog:
        """The dialog for Harbour & Finch."""
        employer = next(one for one in sample_report().employers if one.name == "Harbour & Finch")
        self.desk.open(employer, employer.applications[0], (), today=TODAY)
        return self.dialogs[-1]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Opened:
    """The desk over an empty folder."""
    made = Opened(theme, tmp_path)
    qtbot.addWidget(made.window)
    return made


def test_the_mail_program_gets_the_whole_text(opened: Opened) -> None:
    """One mailto link, with addressee, subject and text."""
    dialog = opened.open()
    dialog.page.body.setPlainText("Hello Dana, any news?")
    dialog.page.open_mail.click()

    assert opened.links[0].startswith("mailto:dana.whitlock@harbourfinch.example?subject=Re:")
    assert opened.links[0].endswith("body=Hello%20Dana,%20any%20news%3F")


def test_a_long_text_becomes_a_file(opened: Opened) -> None:
    """A link that some programs would cut is never used."""
    dialog = opened.open()
    dialog.page.body.setPlainText("A long story. " * 200)
    dialog.page.open_mail.click()

    assert [] == opened.links
    assert b"X-Unsent: 1" in Path(opened.path).read_bytes()


def test_a_file_that_cannot_be_written_is_said(opened: Opened, tmp_path: Path) -> None:
    """In words; the text stays."""
    opened.path = str(tmp_path / "gone" / "x.eml")
    dialog = opened.open()
    dialog.page.save.click()

    assert dialog.page.said.startswith("The file cannot be written: No such file or directory.")


def test_closing_keeps_and_finishing_forgets(opened: Opened) -> None:
    """What was typed is there again; once it is as prepared, nothing is kept."""
    first = opened.open()
    first.page.body.setPlainText("Half a sentence")
    first.reject()
    second = opened.open()
    found = second.page.body.toPlainText()
    second.page.start_over.click()
    second.page.use_new.click()
    second.reject()

    assert "Half a sentence" == found
    assert not opened.open().changed


def test_a_file_name_that_every_system_takes() -> None:
    """Whatever the subject holds."""
    assert "Re Buyer m f interview" == file_name("Re: Buyer (m/f) <interview>?")
    assert "message" == file_name("///")
