"""The program behind the window, on the example: what it says, shows, and takes back."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from connectors.keychain import Keychain
from desktop import program as program_module
from desktop.checking import Next, progress_words
from desktop.example import ACCOUNT
from desktop.mailboxes import Passwords
from desktop.memory import Lesson
from desktop.preferences import Preferences
from desktop.program import Place, Program
from desktop.settings_dialog import SettingsDialog
from desktop.theme import Scheme, Theme
from desktop.wiring import Progress
from models.account import Account
from models.correction import Subject
from models.errors import AppError
from tests.desktop.test_engine import ByWord

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, 2, tzinfo=UTC)
LONG = 30_000
ROOT = Path(__file__).resolve().parents[2]


class AllUpdates(ByWord):
    """Takes everything for an update, so that there is something to show without learning."""

    def __init__(self) -> None:
        super().__init__(())

    def read(self, messages, me, working_days):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201
        """Every message is one."""
        kinds = dict.fromkeys((one.text for one in messages), "update")
        self._taught = kinds  # type: ignore[assignment]
        return super().read(messages, me, working_days)


@pytest.fixture
def made(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """The program in an empty home, with a classifier that needs no learning."""

    def understand(_cache: Path, _lessons: tuple[Lesson, ...], _stop: threading.Event) -> ByWord:
        return AllUpdates()

    monkeypatch.setattr(program_module, "_understanding", understand)
    passwords = Passwords(lambda: Keychain(None))
    place = Place(tmp_path, tmp_path, tmp_path, today=lambda: TODAY, now=lambda: NOW,
                  passwords=passwords)  # fmt: skip
    running = Program(place, Preferences(scheme=Scheme.LIGHT), theme)
    qtbot.addWidget(running.window)
    running.show_window()
    yield running
    running.close()
    running.window.close()
    # Here, and not when the next test's lanes happen to collect garbage.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def example(qtbot: QtBot, made: Program) -> Program:
    """The program with the example read."""
    made.begin_with(ACCOUNT)
    with qtbot.waitSignal(made.checking.all_read, timeout=LONG):
        made.open()
    return made


def test_without_an_account_the_first_start_is_shown(qtbot: QtBot, made: Program) -> None:
    """And a mail file chosen there is read at once."""
    made.open()
    qtbot.waitUntil(lambda: made.pages._welcome is not None, timeout=LONG)
    assert made.pages._welcome is not None
    assert made.pages._welcome.isVisible()


def test_the_status_line_says_what_was_read(example: Program) -> None:
    """One account, so many messages; the spam folders too."""
    assert example.picture is not None
    read = example.picture.report.counts.read

    assert f"Checked just now. 1 account, {read} messages read." == example.window.status.text
    assert not example.checking.busy


def test_progress_has_real_numbers() -> None:
    """Which account, how much of how many, how far back."""
    account = Account("a", "imap", "sam@example.org")
    files = Account("f", "local", "/mail/All mail.mbox")

    assert "Reading sam@example.org: 412 of 1,284, back to 3 October" == progress_words(
        account, Progress("a", "INBOX", 412, 1284, date(2026, 10, 3))
    )
    assert "Reading All mail.mbox: 1,200" == progress_words(files, Progress("f", "", 1200))


def test_a_reminder_sleeps_and_wakes(qtbot: QtBot, example: Program) -> None:
    """Snoozing says until when; Undo wakes it."""
    row = example.window.timeline.current_row()
    assert row is not None
    day = TODAY + timedelta(days=7)
    with qtbot.waitSignal(example.pictured, timeout=LONG):
        example.window.snooze_requested.emit(row.key, day)
    qtbot.waitUntil(example.window.notice.isVisible, timeout=LONG)
    said = example.window.notice.text
    found = example.find(row.key)
    assert found is not None
    snoozed = found[1].snoozed
    with qtbot.waitSignal(example.pictured, timeout=LONG):
        example.window.undo_requested.emit("")
    found = example.find(row.key)
    assert found is not None

    assert f"{row.name}: your reminder sleeps until Fri 27 Nov." == said
    assert ("2026-11-27", "") == (snoozed, found[1].snoozed)


def test_corrections_made_together_are_taken_back_together(qtbot: QtBot, example: Program) -> None:
    """One dialog, one Undo."""
    row = example.window.timeline.current_row()
    assert row is not None
    assert example.picture is not None
    key = row.application.messages[0]
    example.undoing.correct_together(
        ((Subject.ROLE, key, "Gardener"), (Subject.EMPLOYER, key, "Kew"))
    )
    qtbot.waitUntil(lambda: len(example.picture.corrections) == 2, timeout=LONG)  # type: ignore[union-attr]
    qtbot.waitUntil(example.window.notice.isVisible, timeout=LONG)
    example.window.undo_requested.emit("")
    qtbot.waitUntil(lambda: not example.picture.corrections, timeout=LONG)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: example.window.notice.text == "Taken back.", timeout=LONG)
    example.window.undo_requested.emit("")

    assert "There is nothing to undo." == example.window.notice.text


def test_trouble_names_the_next_try(qtbot: QtBot, example: Program) -> None:
    """A server that is away is asked again by itself; a password is asked for."""
    tells = example.checking
    tells.set_accounts([*tells.accounts, Account("m", "imap", "sam@example.org")])
    tells._tell_trouble("m", AppError("mail.example did not answer in time.", retry=True))
    first = example.window.status.text
    tells._tell_trouble("m", AppError("mail.example did not accept this password."))
    second = tells._next
    with qtbot.waitSignal(tells.sign_in_asked):
        tells._troubles["m"] = AppError("mail.example did not accept this password.")
        example.window.trouble_action_requested.emit()

    clock = (NOW + timedelta(minutes=1)).astimezone().strftime("%H:%M")
    assert f"mail.example did not answer in time. Next try at {clock}." == first
    assert Next.SIGN_IN is second


def test_settings_change_the_report(qtbot: QtBot, example: Program, tmp_path: Path) -> None:
    """Saved, they are in force at once and in the file."""
    opened: list[QObject] = []
    example.pages.opened.connect(opened.append)
    example.window.open_settings.emit()
    dialog = opened[0]
    assert isinstance(dialog, SettingsDialog)
    dialog.me.setText("someone.else@example.org")
    with qtbot.waitSignal(example.pictured, timeout=LONG):
        dialog.save.click()

    assert example.picture is not None
    assert ("someone.else@example.org",) == example.picture.report.me
    assert "someone.else@example.org" in (tmp_path / "preferences.json").read_text("utf-8")


def test_statistics_open_on_the_report(example: Program) -> None:
    """From the menu."""
    opened: list[QDialog] = []
    example.pages.opened.connect(opened.append)
    example.window.open_statistics.emit()

    assert "Statistics" == opened[0].windowTitle()


def test_the_example_answers_what_it_cannot_do(qtbot: QtBot, example: Program) -> None:
    """Save to Drafts works up to the server that is not there, and says so."""
    opened: list[QDialog] = []
    example.follow_ups.opened.connect(opened.append)
    row = example.window.timeline.current_row()
    assert row is not None
    example.window.draft_requested.emit(row.key)
    dialog = opened[0]
    dialog.page.to.setText("ana@northwind.example")  # type: ignore[attr-defined]
    dialog.page.save.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(
        lambda: dialog.page.said.startswith("This is the example mailbox."),  # type: ignore[attr-defined]
        timeout=LONG,
    )
    dialog.reject()


def test_the_window_is_painted_before_anything_heavy_is_loaded() -> None:
    """Building and showing the window loads no classifier model, no numpy, no sklearn."""
    code = (
        "from desktop.rendering import prepare; prepare(fixed=True);"
        "import sys, tempfile; from pathlib import Path; from desktop import app;"
        "from desktop.preferences import Preferences; from desktop.theme import Theme;"
        "a = app._application(fixed=True);"
        "p = app.Program(app._example_place(Path(tempfile.mkdtemp()), None, fixed=True),"
        " Preferences(), Theme()); p.show_window(); a.processEvents();"
        "print(sorted({'numpy', 'sklearn', 'scipy', 'googleapiclient', 'icalendar',"
        " 'holidays', 'classifier.classifier'}"
        " & set(sys.modules))); p.close()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert "[]" == done.stdout.strip()
