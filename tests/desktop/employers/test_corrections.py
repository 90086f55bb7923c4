"""Correcting what was read: exactly what the person altered is told, nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QDate, QDateTime, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from desktop.employers.changes import NEW
from desktop.employers.correction_dialog import CorrectionDialog
from desktop.employers.employer_dialog import EmployerDialog
from desktop.employers.event_dialog import EventDialog
from desktop.employers.reader import MessageReader
from desktop.window import MainWindow
from models.correction import Subject
from models.reading import Kind
from tests.builders import message
from tests.desktop.sample_report import key_of, sample_report

HARBOUR = key_of("Harbour & Finch")
Open = Callable[[], QDialog]


@pytest.fixture
def heard(window: MainWindow) -> list[tuple[object, str, str]]:
    """Every correction that the window asks for."""
    told: list[tuple[object, str, str]] = []
    window.correction_made.connect(lambda *what: told.append(what))
    return told


def opened(window: MainWindow, ask: Callable[[], None]) -> QDialog:
    """The dialog that opens when asked."""
    found: list[QDialog] = []
    window.dialogs.opened.connect(found.append)
    ask()
    return found[-1]


@pytest.fixture
def dialog(window: MainWindow) -> CorrectionDialog:
    """What "Why this reading? Correct it" opens for Harbour & Finch."""
    window.choose(HARBOUR)
    made = opened(window, window.story._why.click)
    assert isinstance(made, CorrectionDialog)
    return made


def test_it_says_why_it_was_read_so(dialog: CorrectionDialog) -> None:
    """Who decided, how sure, and the words that did it; the latest message comes first."""
    assert dialog.form.because.text() == (
        "Decided by likeness to other mail, 96 in 100 sure. "
        "It says: “interview”, “your application”."
    )
    assert dialog.list.count() == 6


def test_saving_what_is_right_tells_nothing(
    dialog: CorrectionDialog, heard: list[tuple[object, str, str]]
) -> None:
    """Looking is not correcting, on any message."""
    for number in range(dialog.list.count()):
        dialog.list.setCurrentRow(number)
        dialog._save()

    assert heard == []


def test_only_what_was_altered_is_told(
    dialog: CorrectionDialog, heard: list[tuple[object, str, str]]
) -> None:
    """Another kind and another role: two corrections about this message, no third."""
    key = dialog.key
    dialog.form.kind.setCurrentIndex(dialog.form.kind.findData(Kind.REJECTION.value))
    dialog.form.role.setText("  Office manager ")
    dialog._save()

    assert heard == [
        (Subject.KIND, key, "rejection"),
        (Subject.ROLE, key, "Office manager"),
    ]


def test_a_talk_gets_its_day_and_hour(
    dialog: CorrectionDialog, heard: list[tuple[object, str, str]]
) -> None:
    """The interview's own date, moved by the person, keeps the zone it was written in."""
    talk = next(line for line in sample_report().messages if "6 November" in line.subject)
    dialog.choose(talk.key)
    dialog.form.talk.pick(QDateTime(QDate(2025, 11, 7), QTime(14, 15)))
    dialog._save()

    assert heard == [(Subject.TALK, talk.key, "2025-11-07T14:15:00+00:00")]


def test_a_promise_can_be_denied(
    dialog: CorrectionDialog, heard: list[tuple[object, str, str]]
) -> None:
    """Unticked: no date was given."""
    dialog.form.promise._tick.setChecked(False)
    key = dialog.key
    dialog._save()

    assert heard == [(Subject.PROMISE, key, "")]


def test_a_message_moves_to_another_application(
    dialog: CorrectionDialog, heard: list[tuple[object, str, str]]
) -> None:
    """The other application is named by one of its messages; "new" splits it off."""
    key, box = dialog.key, dialog.form.application
    box.setCurrentIndex(box.findData(key_of("Bluegate Energy")))
    dialog._save()
    assert heard[0][:2] == (Subject.APPLICATION, key)
    assert heard[0][2].startswith("<bluegate-0@")

    box.setCurrentIndex(box.findData(NEW))
    dialog._save()
    assert heard[1][2] == "new"


def test_not_about_my_search(
    dialog: CorrectionDialog, heard: list[tuple[object, str, str]]
) -> None:
    """One click takes a stray message out of the search."""
    key = dialog.key
    QTest.mouseClick(dialog._not_mine, Qt.MouseButton.LeftButton)

    assert heard == [(Subject.NOT_MINE, key, "")]


def test_please_check_lists_the_unsure_and_the_unplaced(window: MainWindow) -> None:
    """The tile leads to every message that wants a look, each once."""
    tile = window.page.summary.check
    assert tile.accessibleName() == "3 to check. 2 not sure, 1 not placed"
    made = opened(window, lambda: QTest.mouseClick(tile, Qt.MouseButton.LeftButton))

    assert isinstance(made, CorrectionDialog)
    assert made.list.count() == 3


def test_a_call_is_entered_by_hand(
    window: MainWindow, heard: list[tuple[object, str, str]]
) -> None:
    """Who phoned, when, what was said: as the report wants to read it."""
    made = opened(window, lambda: window.dialogs.enter_event(HARBOUR))
    assert isinstance(made, EventDialog)
    made.person.setText("Dana")
    made.note.setText("They are still deciding.")
    made.day.setDate(QDate(2025, 11, 19))
    made._save()

    subject, target, value = heard[0]
    assert subject is Subject.EVENT
    assert target in sample_report().employers[1].applications[0].messages
    assert json.loads(value) == {
        "kind": "call", "at": "2025-11-19", "note": "They are still deciding.",
        "with": "Dana", "by_me": False,
    }  # fmt: skip


def test_an_employer_is_renamed_or_merged(
    window: MainWindow, heard: list[tuple[object, str, str]]
) -> None:
    """A new name is shown; another employer of the list takes it in."""
    first = opened(window, lambda: window.dialogs.rename(HARBOUR))
    assert isinstance(first, EmployerDialog)
    first.name.setText("Harbour and Finch Ltd")
    first._save()
    second = opened(window, lambda: window.dialogs.rename(HARBOUR))
    assert isinstance(second, EmployerDialog)
    second.same_as.setCurrentIndex(second.same_as.findData("bluegate energy"))
    second._save()

    assert heard == [
        (Subject.EMPLOYER_RENAMED, "harbour & finch", "Harbour and Finch Ltd"),
        (Subject.EMPLOYER_MERGED, "harbour & finch", "bluegate energy"),
    ]


def test_a_message_can_be_read_whole(window: MainWindow) -> None:
    """From the history to the plain text of the mail."""
    line = sample_report().messages[0]
    whole = message("northwind-0", "2025-09-24", text="Dear all,\nhere is my application.")
    window.set_report(sample_report(), messages_lookup=lambda key: whole if key else None)
    made = opened(window, lambda: window.dialogs.read(line.key))

    assert isinstance(made, MessageReader)
    assert made.text.toPlainText() == "Dear all,\nhere is my application."


def test_the_silence_can_be_put_away(
    window: MainWindow, heard: list[tuple[object, str, str]]
) -> None:
    """The silence is named by the day it began."""
    window.choose(HARBOUR)
    window.story.dismiss_silence()

    assert heard == [(Subject.SILENCE_DISMISSED, HARBOUR, "2025-11-06")]
