"""The window in front of a real mail server: the same report as from files, and what it may do."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from desktop import logs
from desktop.accounts.first_start import FirstStart
from desktop.employers.correction_dialog import CorrectionDialog
from desktop.follow_up.dialog import FollowUpDialog
from desktop.program import Program
from desktop.report import as_json
from desktop.sources import report_on
from models.application import Application
from models.employer import Employer
from models.follow_up import Action
from models.reading import Kind, Origin
from models.report import Report
from models.spam_alert import Verdict
from tests.connectors.dovecot import Server, dovecot
from tests.desktop.conftest import dressed  # noqa: F401 - a fixture
from tests.end_to_end.running import (
    LONG,
    ME,
    TODAY,
    account_on,
    fill,
    program,
    read_all,
    write_folders,
)

pytestmark = [
    pytest.mark.qt_log_ignore("propagateSizeHints", extend=True),
    pytest.mark.usefixtures("dressed"),
]


@pytest.fixture(scope="module")
def users() -> Iterator[Iterator[Server]]:
    """A mail server; each step is a user with the example mailbox."""

    def each(running: Server) -> Iterator[Server]:
        for number in range(100):
            server = running.user_number(number)
            fill(server)
            yield server

    with dovecot() as running:
        yield each(running)


@pytest.fixture
def server(users: Iterator[Server]) -> Server:
    """The server with the example mailbox in it."""
    return next(users)


@pytest.fixture
def running(qtbot: QtBot, server: Server, trained: Path, tmp_path: Path) -> Iterator[Program]:
    """The program, with everything on the server read."""
    with program(tmp_path, trained, account_on(server), password=server.password) as made:
        read_all(qtbot, made)
        yield made


def applications(made: Program) -> list[tuple[Employer, Application]]:
    """Every application in the window's report."""
    assert made.picture is not None
    return [(e, a) for e in made.picture.report.employers for a in e.applications]


def comparable(report: Report) -> dict[str, Any]:
    """The report as JSON. Mail that is not about the search is not read whole from a server."""
    told = as_json(report)
    others = {one["message"]: one for one in told["messages"] if one["kind"] == Kind.OTHER}
    for line in others.values():
        for name in ("confidence", "because", "employer", "role"):
            del line[name]
    told["please_check"] = [one for one in told["please_check"] if one not in others]
    return told


def test_the_window_shows_what_the_files_say(
    qtbot: QtBot,
    server: Server,
    trained: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """IMAP, store and window give the report of the same mail in folders, value by value.

    On the way nothing connects anywhere but to the account's server, and nothing of the mail gets
    into the log.
    """
    peers: list[Any] = []
    connect = socket.socket.connect

    def noted(self: socket.socket, address: Any) -> None:  # noqa: ANN401 - as socket's
        if self.family != socket.AF_UNIX:
            peers.append(address[:2])
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", noted)
    log = logs.begin(tmp_path / "log")
    try:
        with program(
            tmp_path / "store", trained, account_on(server), password=server.password
        ) as made:
            read_all(qtbot, made)
            assert made.picture is not None
            shown = made.picture.report
            rows = made.window.timeline.source.all_rows()
            status = made.window.status.text
    finally:
        logs.end(log)
    folders = write_folders(tmp_path / "mail")
    expected = report_on([folders], me=(ME,), today=TODAY, cache=trained)

    assert comparable(expected) == comparable(shown)
    assert sum(len(one.applications) for one in expected.employers) == len(rows)
    assert f"Checked just now. 1 account, {expected.counts.read} messages read." == status
    assert {server.port} == {port for _, port in peers}
    assert {"127.0.0.1", "::1"} >= {host for host, _ in peers}
    logged = "".join(path.read_text("utf-8") for path in (tmp_path / "log").iterdir())
    told = {line.subject for line in shown.messages if len(line.subject) > 5}
    told |= {line.sender.address for line in shown.messages}
    assert [] == [text for text in told if text and text in logged]


def test_a_corrected_kind_wins_and_can_be_taken_back(qtbot: QtBot, running: Program) -> None:
    """In "Correct it" the person says what a message is; the row changes; Undo restores it.

    The program can be closed at once, though it has begun to learn from the correction.
    """
    assert running.picture is not None
    before = as_json(running.picture.report)
    _, application = next(
        (e, a) for e, a in applications(running) if a.advice.action is Action.FOLLOW_UP
    )
    opened: list[QDialog] = []
    running.window.dialogs.opened.connect(opened.append)
    running.window.choose(application.key)
    running.window.dialogs.correct(application.key)
    dialog = opened[0]
    assert isinstance(dialog, CorrectionDialog)
    key = dialog.key
    kind = dialog.form.kind
    kind.setCurrentIndex(kind.findData(Kind.REJECTION.value))
    with qtbot.waitSignal(running.pictured, timeout=LONG):
        dialog.save.click()

    line = next(one for one in running.picture.report.messages if one.key == key)
    assert (Kind.REJECTION, Origin.PERSON) == (line.kind, line.origin)
    qtbot.waitUntil(running.window.notice.isVisible, timeout=LONG)
    running.window.undo_requested.emit("")

    def as_before() -> None:
        assert running.picture is not None
        assert before == as_json(running.picture.report)

    qtbot.waitUntil(as_before, timeout=LONG)
    dialog.close()


def test_a_find_is_moved_to_the_inbox(qtbot: QtBot, running: Program, server: Server) -> None:
    """Move to inbox moves that one message on the server; the find is settled."""
    assert running.picture is not None
    shown = [one.shown.alert for one in running.spam.items]
    assert shown == list(running.picture.report.spam_alerts)
    assert "possibly in spam" in running.spam.text
    item = next(one for one in running.spam.items if one.shown.alert.verdict is Verdict.GENUINE)
    alert = item.shown.alert
    with server.signed_in() as client:
        inbox = client.select_folder("INBOX")[b"EXISTS"]

    item.move_to_inbox.click()
    qtbot.waitUntil(
        lambda: alert.key not in {one.shown.alert.key for one in running.spam.items}, timeout=LONG
    )

    with server.signed_in() as client:
        assert inbox + 1 == client.select_folder("INBOX")[b"EXISTS"]
        assert 1 == len(client.search(["HEADER", "Message-ID", alert.message]))
    assert alert.key in {key for _, a in applications(running) for key in a.messages}


def test_what_is_said_to_be_spam_is_not_shown_again(qtbot: QtBot, running: Program) -> None:
    """It is spam: the find goes, its message leaves the timeline; nothing moves on the server."""
    item = running.spam.items[0]
    key = item.shown.alert.key

    item.is_spam.click()
    qtbot.waitUntil(
        lambda: key not in {one.shown.alert.key for one in running.spam.items}, timeout=LONG
    )

    assert key not in {key for _, a in applications(running) for key in a.messages}


def test_a_draft_is_saved_and_never_sent(qtbot: QtBot, running: Program, server: Server) -> None:
    """Save to Drafts puts the text as edited into the Drafts folder, answering their message."""
    _, application = next(
        (e, a) for e, a in applications(running) if a.advice.action is Action.FOLLOW_UP
    )
    opened: list[FollowUpDialog] = []
    running.follow_ups.opened.connect(opened.append)
    running.window.draft_requested.emit(application.key)
    dialog = opened[0]
    dialog.page.body.appendPlainText("PS: my number has changed.")
    dialog.page.save.click()
    qtbot.waitUntil(lambda: dialog.page.said.startswith("Saved to the Drafts"), timeout=LONG)

    with server.signed_in() as client:
        sent = client.select_folder("Sent")[b"EXISTS"]
        client.select_folder("Drafts")
        (uid,) = client.search()
        fetched = client.fetch([uid], ["BODY.PEEK[]", "FLAGS"])[uid]
    raw = fetched[b"BODY[]"].decode()
    assert b"\\Draft" in fetched[b"FLAGS"]
    assert "PS: my number has changed." in raw
    assert f"In-Reply-To: {dialog.draft().in_reply_to}" in raw
    assert sent == len([m for m in _report_messages(running) if m == "sent"])
    dialog.reject()


def _report_messages(made: Program) -> list[str]:
    assert made.picture is not None
    return [line.folder.value for line in made.picture.report.messages]


def test_a_refused_password_is_said_in_words(
    qtbot: QtBot, server: Server, trained: Path, tmp_path: Path
) -> None:
    """The status line says what is wrong; Sign in asks for the password and reading goes on."""
    with program(tmp_path, trained, account_on(server), password="wrong") as made:
        with qtbot.waitSignal(made.checking.all_read, timeout=LONG):
            pass
        assert made.window.status.text.startswith(
            "localhost did not accept this user name and password."
        )
        opened: list[QDialog] = []
        made.accounts.opened.connect(opened.append)
        made.window.trouble_action_requested.emit()
        dialog: Any = opened[0]
        dialog.password.setText(server.password)
        with qtbot.waitSignal(made.checking.all_read, timeout=LONG):
            dialog.sign_in.click()
        assert made.window.status.text.startswith("Checked just now. 1 account")


def test_a_closed_program_shows_the_same_next_time(
    qtbot: QtBot, server: Server, trained: Path, tmp_path: Path
) -> None:
    """What was read is there at the next start before any network, the server gone or not."""
    account = account_on(server)
    with program(tmp_path, trained, account, password=server.password) as made:
        read_all(qtbot, made)
        assert made.picture is not None
        before = as_json(made.picture.report)
    with program(tmp_path, trained) as again:
        with qtbot.waitSignal(again.pictured, timeout=LONG):
            pass
        assert again.picture is not None
        assert before == as_json(again.picture.report)
        QApplication.processEvents()


def test_the_first_start_leads_to_the_timeline(
    qtbot: QtBot, server: Server, trained: Path, tmp_path: Path
) -> None:
    """Address, password, check, start: the window opens and fills."""
    with program(tmp_path, trained) as made:
        qtbot.waitUntil(lambda: made.window.findChild(FirstStart) is not None, timeout=LONG)
        welcome = made.window.findChild(FirstStart)
        assert welcome is not None
        welcome.add_mail.click()
        form = welcome.form
        assert form is not None
        form.address.setText(ME)
        form.host.setText(server.host)
        form.security.setCurrentIndex(form.security.findData("none"))
        form.port.setValue(server.port)
        form.user.setText(server.user)
        form.password.setText(server.password)
        form.months.setCurrentText("Everything")
        form.check.click()
        qtbot.waitUntil(lambda: form.steps.currentIndex() == 1, timeout=LONG)
        folders = form.found.text()
        with qtbot.waitSignal(made.checking.all_read, timeout=LONG):
            form.start.click()

        assert "Junk: " in folders
        assert made.window.timeline.isVisible()
        assert made.window.timeline.current_row() is not None
        assert not welcome.isVisible()
