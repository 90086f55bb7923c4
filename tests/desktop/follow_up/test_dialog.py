"""The follow-up dialog: what is prepared, what the person changes, and what becomes of it."""

from __future__ import annotations

from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from connectors.compose import draft_bytes
from desktop.follow_up.dialog import FollowUpDialog
from desktop.follow_up.kept import KeptText, KeptTexts
from desktop.follow_up.reason import reason_of
from desktop.theme import Scheme, Theme
from models.errors import AppError
from models.follow_up import Draft, Fact, Situation, Tone
from models.message import Address
from tests.desktop.sample_report import TODAY, sample_report
from tests.desktop.test_pictures import assert_looks_like

SOURCE = "their message of 6 November"
TEXT = """Hello Dana,

Thank you again for meeting me on 6 November. You mentioned that I would hear by Friday the 14th, \
so I wanted to check in on the office coordinator role.

I am still very interested. Is there anything else you need from me?

Kind regards,
Sam Ellery"""


def prepare(*, tone: Tone, situation: Situation | None, language: str) -> Draft:
    """A draft that shows what was asked for."""
    text = TEXT if tone is Tone.SHORT else f"{tone} {situation} {language}\n\n{TEXT}"
    return Draft(
        to=(Address("Dana Whitlock", "dana.whitlock@harbourfinch.example"),),
        subject="Re: Office coordinator interview, 6 November",
        body=text,
        in_reply_to="<d6@harbourfinch.example>",
        references=("<d1@harbourfinch.example>", "<d6@harbourfinch.example>"),
        sender=Address("Sam Ellery", "sam@example.org"),
        facts=(Fact("6 November", SOURCE), Fact("Dana Whitlock", SOURCE)),
    )


def dialog(
    qtbot: QtBot, theme: Theme, *, kept: KeptText | None = None, can_save: bool = True
) -> FollowUpDialog:
    """The dialog for the sample's promise that has passed."""
    employer = next(one for one in sample_report().employers if one.name == "Harbour & Finch")
    made = FollowUpDialog(
        theme,
        prepare,
        employer=employer.name,
        reason=reason_of(employer.applications[0], TODAY),
        advised=Situation.PROMISE_PASSED,
        others=(Situation.WITHDRAWAL,),
        kept=kept,
        can_save=can_save,
    )
    qtbot.addWidget(made)
    made.setStyleSheet(theme.style_sheet())
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_it_looks_calm(qtbot: QtBot, theme: Theme, scheme: Scheme) -> None:
    """Reason, tone, fields and buttons, in light and dark."""
    theme.choose(scheme=scheme)
    made = dialog(qtbot, theme)
    made.page.cancel.setFocus()

    assert_looks_like(f"follow_up_{scheme}", made)


def test_it_says_why_now_and_where_facts_come_from(qtbot: QtBot, theme: Theme) -> None:
    """Title, reason, words and sources are those of this application."""
    made = dialog(qtbot, theme)
    page = made.page

    assert "Check in with Harbour & Finch" == page.title.text()
    assert (
        "14 days since your interview, 6 days past the date they gave. "
        "You have not written since." == page.reason.text()
    )
    assert f"49 words. Dates and names come from {SOURCE}." == page.count.accessibleName()
    assert f"6 November: {SOURCE}\nDana Whitlock: {SOURCE}" == page.sources.toolTip()
    assert "Reply in the same thread" == page.in_thread.text()


def test_copy_puts_the_text_on_the_clipboard(qtbot: QtBot, theme: Theme) -> None:
    """The text as it stands, with the person's changes, and nothing else."""
    made = dialog(qtbot, theme)
    made.page.body.appendPlainText("PS")
    made.page.copy.click()

    assert f"{TEXT}\nPS" == QGuiApplication.clipboard().text()
    assert "The text is on the clipboard." == made.page.said


def test_another_tone_takes_the_place_of_an_untouched_text(qtbot: QtBot, theme: Theme) -> None:
    """Nothing was typed, so nothing is asked."""
    made = dialog(qtbot, theme)
    made.page.tones[Tone.FORMAL].click()

    assert made.page.body.toPlainText().startswith("formal promise_passed")
    assert made.page.question.isHidden()


def test_what_was_typed_is_not_thrown_away_unasked(qtbot: QtBot, theme: Theme) -> None:
    """Another tone asks first; "Keep mine" keeps text and tone, "Use the new text" does not."""
    made = dialog(qtbot, theme)
    made.page.body.setPlainText("My own words.")
    made.page.tones[Tone.WARM].click()
    assert made.page.question.isVisible()
    made.page.keep_mine.click()
    kept = made.page.body.toPlainText(), made.page.tones[Tone.SHORT].isChecked()
    made.page.tones[Tone.WARM].click()
    made.page.use_new.click()

    assert ("My own words.", True) == kept
    assert made.page.body.toPlainText().startswith("warm promise_passed")
    assert not made.changed


def test_start_over_brings_the_prepared_text_back(qtbot: QtBot, theme: Theme) -> None:
    """After one question."""
    made = dialog(qtbot, theme)
    made.page.body.setPlainText("My own words.")
    made.page.start_over.click()
    made.page.use_new.click()

    assert TEXT == made.page.body.toPlainText()


def test_other_texts_and_languages_are_in_the_menu(qtbot: QtBot, theme: Theme) -> None:
    """A withdrawal in German is two choices away; the title says what it is now."""
    made = dialog(qtbot, theme)
    made.page.tones[Tone.FORMAL].click()
    menu = made.page.more.menu()
    actions = {one.text(): one for one in menu.actions()}
    language = actions["Language"].menu()
    assert language is not None
    actions["Withdrawing"].trigger()
    next(one for one in language.actions() if one.text() == "Deutsch").trigger()  # type: ignore[attr-defined]

    assert made.page.body.toPlainText().startswith("formal withdrawal de")
    assert "Withdraw at Harbour & Finch" == made.page.title.text()


def test_the_file_is_ready_to_send(qtbot: QtBot, theme: Theme) -> None:
    """The .eml holds what is on the screen, answers their mail, and is marked as unsent."""
    made = dialog(qtbot, theme)
    made.page.to.setText("Dana Whitlock <Dana.Whitlock@harbourfinch.example>, hr@x.example")
    made.page.subject.setText("Re: Office coordinator")
    mail = message_from_bytes(draft_bytes(made.draft(), unsent=True), policy=default)

    assert "Dana Whitlock <dana.whitlock@harbourfinch.example>, hr@x.example" == mail["To"]
    assert ("Re: Office coordinator", "1") == (mail["Subject"], mail["X-Unsent"])
    assert "<d6@harbourfinch.example>" == mail["In-Reply-To"]
    assert "<d1@harbourfinch.example> <d6@harbourfinch.example>" == mail["References"]
    assert TEXT == mail.get_content().replace("\r\n", "\n").strip()


def test_without_an_addressee_nothing_is_saved(qtbot: QtBot, theme: Theme) -> None:
    """It asks to whom first."""
    made = dialog(qtbot, theme)
    asked: list[object] = []
    made.save_asked.connect(asked.append)
    made.page.to.clear()
    made.page.save.click()

    assert ([], "Fill in first to whom it goes.") == (asked, made.page.said)


def test_trouble_leaves_the_text(qtbot: QtBot, theme: Theme) -> None:
    """A server that refuses is told in words, and Save can be pressed again."""
    made = dialog(qtbot, theme)
    made.show_saving()
    during = made.page.save.isEnabled()
    made.show_trouble(AppError("mail.example refused the connection."))

    assert (False, True) == (during, made.page.save.isEnabled())
    assert "mail.example refused the connection. Your text is still here." == made.page.said


def test_for_mail_in_files_a_file_is_offered(qtbot: QtBot, theme: Theme) -> None:
    """Where no account can take a draft, the button says so and asks for a file."""
    made = dialog(qtbot, theme, can_save=False)
    with qtbot.waitSignal(made.file_asked):
        made.page.save.click()

    assert "Save as a file" == made.page.save.accessibleName()


def test_what_was_left_is_there_next_time(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    """Closing keeps the text, also over a restart, for this application only."""
    made = dialog(qtbot, theme)
    made.page.body.setPlainText("Half a sentence")
    text = made.kept_text()
    assert text is not None
    KeptTexts(tmp_path).keep("app-harbour", text)
    kept = KeptTexts(tmp_path)
    again = dialog(qtbot, theme, kept=kept.find("app-harbour"))

    assert "Half a sentence" == again.page.body.toPlainText()
    assert "This is how you left it last time." == again.page.said
    assert kept.find("app-other") is None
    assert 0o600 == (tmp_path / "unfinished.json").stat().st_mode & 0o777


def test_a_spoilt_file_of_texts_stops_nothing(tmp_path: Path) -> None:
    """Whatever stands in the file, the program goes on without it."""
    for text in ("{", "[1]", '{"a": {"wrong": 1}, "b": 3}'):
        (tmp_path / "unfinished.json").write_text(text)

        assert KeptTexts(tmp_path).find("a") is None
