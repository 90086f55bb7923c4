"""The conductor without a window: pulling, correcting, learning, and stopping."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from connectors.connector import Batch, Checked, Connector, Wanted
from desktop.engine import Engine
from desktop.memory import Lesson
from desktop.wiring import Picture, Progress, Wiring
from models.account import Account
from models.changes import Changes
from models.correction import Subject
from models.errors import AppError
from models.follow_up import Draft
from models.message import Message
from models.reading import Kind, Origin, Reading
from models.settings import Settings
from models.working_days import WeekdaysOnly, WorkingDays
from tests.builders import ME, message, reading

TODAY = date(2026, 11, 20)
ACCOUNT = Account("a", "local", "mail")
LONG = 30
MAILS = (
    message("1", "2026-11-02", subject="update: we got it", text="We have your application."),
    message("2", "2026-11-09", subject="update: sorry", text="We go on with others."),
    message("3", "2026-11-10", subject="other: sale", text="Everything must go."),
)


class ByWord:
    """Reads a message by the first word of its subject; what it was taught wins."""

    def __init__(self, lessons: Sequence[Lesson], version: int = 1) -> None:
        self.version = version
        self._taught = {one.text: kind for one, kind in lessons}

    def wanted(self, headers: Mapping[str, str], /) -> bool:
        """Everything is."""
        return bool(headers) or True

    def read(
        self, messages: Sequence[Message], me: frozenset[str], working_days: WorkingDays
    ) -> tuple[Reading, ...]:
        """One reading a message."""
        return tuple(
            reading(
                one,
                self._taught.get(one.text, one.subject.split(":")[0]),
                origin=Origin.MODEL,
                version=self.version,
            )
            for one in messages
        )


class Box:
    """A mailbox of these mails, one in a batch. ``gate`` holds it up before the second."""

    account = "a"

    def __init__(self, *, gate: threading.Event | None = None, error: Exception | None = None):  # noqa: ANN204
        self._gate, self._error = gate, error

    def pull(self, cursor: str, wanted: Wanted, stop: threading.Event) -> Iterator[Batch]:
        """Each mail, then the error, if there is one."""
        for number, mail in enumerate(MAILS[int(cursor or 0) :], start=int(cursor or 0) + 1):
            yield Batch((mail,), cursor=str(number), folder="Box", done=number, total=len(MAILS))
            if self._gate is not None:
                self._gate.wait(LONG)
        if self._error is not None:
            raise self._error

    def cancel(self) -> None:
        """Opens the gate, as a cut connection would."""
        if self._gate is not None:
            self._gate.set()

    def check(self) -> Checked:
        """Nothing to see."""
        return Checked()

    def rescue(self, message: Message) -> None:
        """Not asked for here."""

    def save_draft(self, draft: Draft) -> None:
        """Not asked for here."""


class Ear:
    """Remembers what it is told."""

    def __init__(self) -> None:
        self.pictures: list[Picture] = []
        self.progress: list[Progress] = []
        self.troubles: list[AppError] = []

    def changed(self, changes: Changes) -> None:
        """Not looked at."""

    def pictured(self, picture: Picture) -> None:
        """A report."""
        self.pictures.append(picture)

    def progressed(self, progress: Progress) -> None:
        """How far."""
        self.progress.append(progress)

    def troubled(self, account: str, error: AppError) -> None:
        """What went wrong."""
        self.troubles.append(error)

    def kinds(self) -> dict[str, str]:
        """Kind by message of the last report."""
        return {line.message: line.kind.value for line in self.pictures[-1].report.messages}


class Desk:
    """An engine over a box, with everything it was taught."""

    def __init__(self, folder: Path, box: Connector, *, version: int = 1) -> None:
        self.ear = Ear()
        self.taught: list[dict[str, Kind]] = []

        def understand(lessons: tuple[Lesson, ...], _stop: threading.Event) -> ByWord:
            self.taught.append({one.id: kind for one, kind in lessons})
            return ByWord(lessons, version)

        wiring = Wiring(folder / "s.sqlite", understand, lambda _: box, WeekdaysOnly(),
                        lambda: TODAY)  # fmt: skip
        self.engine = Engine(wiring, self.ear, Settings(me=(ME,)))

    def filled(self) -> Desk:
        """With the account added and read."""
        self.engine.open().result(LONG)
        self.engine.add_account(ACCOUNT).result(LONG)
        self.engine.check(ACCOUNT).result(LONG)
        return self


def settled(engine: Engine) -> None:
    """Wait until the learner and the store have nothing left to do."""
    reader: Future[Any] | None = engine._understanding
    assert reader is not None
    reader.result(LONG)
    engine.accounts().result(LONG)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An engine that has read the box."""
    made = Desk(tmp_path, Box()).filled()
    yield made
    made.engine.close()


def test_mail_becomes_a_report(desk: Desk) -> None:
    """Each batch tells how far it came, and the last report shows everything."""
    told = [(one.done, one.total, one.finished) for one in desk.ear.progress]

    assert [(1, 3, False), (2, 3, False), (3, 3, False), (0, None, True)] == told
    assert {"<1>": "update", "<2>": "update", "<3>": "other"} == desk.ear.kinds()
    assert [{}] == desk.taught


def test_a_corrected_kind_teaches(desk: Desk) -> None:
    """It learns the whole text with the person's kind; taken back, it is as if never said."""
    key = MAILS[1].key
    correction = desk.engine.correct(Subject.KIND, key, Kind.REJECTION.value).result(LONG)
    settled(desk.engine)

    assert {"<2>": Kind.REJECTION} == desk.taught[-1]
    assert "rejection" == desk.ear.kinds()["<2>"]
    desk.engine.undo(correction.id).result(LONG)
    settled(desk.engine)
    assert {} == desk.taught[-1]
    assert ("update", ()) == (desk.ear.kinds()["<2>"], desk.ear.pictures[-1].corrections)


def test_several_corrections_are_learnt_once(desk: Desk) -> None:
    """A dialog that saves three at once teaches once, with all three or what is known by then."""
    for mail, kind in zip(MAILS[:2], (Kind.APPLICATION, Kind.REJECTION), strict=True):
        desk.engine.correct(Subject.KIND, mail.key, kind.value)
    settled(desk.engine)

    assert {"<1>": Kind.APPLICATION, "<2>": Kind.REJECTION} == desk.taught[-1]
    assert len(desk.taught) <= 3


def test_an_older_reading_is_made_anew(tmp_path: Path) -> None:
    """A program that reads better reads again what it had read before."""
    first = Desk(tmp_path, Box()).filled()
    first.engine.close()
    second = Desk(tmp_path, Box(), version=2)
    second.engine.open().result(LONG)
    second.engine.check(ACCOUNT).result(LONG)
    settled(second.engine)
    found = second.ear.pictures[-1].readings
    second.engine.close()

    assert {"<1>": 2, "<2>": 2} == {
        key.split()[0]: one.version for key, one in found.items() if one.kind is not Kind.OTHER
    }


def test_pausing_ends_a_wait_on_the_network(tmp_path: Path) -> None:
    """Pause cuts the connection; what came is kept, and the next check goes on from there."""
    gate = threading.Event()
    made = Desk(tmp_path, Box(gate=gate))
    made.engine.open().result(LONG)
    made.engine.add_account(ACCOUNT).result(LONG)
    check = made.engine.check(ACCOUNT)
    while not made.ear.progress:
        assert not check.done()
        gate.wait(0.01)
    made.engine.halt()
    check.result(LONG)
    made.engine.check(ACCOUNT).result(LONG)
    made.engine.close()

    assert 3 == made.ear.pictures[-1].report.counts.read
    assert [] == made.ear.troubles


@pytest.mark.expects_log
def test_trouble_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    """A foreseen error in its own words, another as ours; what came before stays."""
    known = AppError("mail.example ended the connection.", retry=True)
    said = []
    for number, error in enumerate((known, ZeroDivisionError())):
        made = Desk(tmp_path / str(number), Box(error=error)).filled()
        made.engine.close()
        said.append(made.ear.troubles[0].title)
        assert 3 == made.ear.pictures[-1].report.counts.read

    assert [known.title, "Something went wrong inside Heardback."] == said


def test_an_account_is_forgotten_with_its_mail(desk: Desk) -> None:
    """Its messages go; the person's corrections stay for the day it comes back."""
    desk.engine.correct(Subject.KIND, MAILS[1].key, Kind.REJECTION.value).result(LONG)
    desk.engine.remove_account(ACCOUNT.id).result(LONG)

    assert {} == desk.ear.kinds()
    assert 1 == len(desk.ear.pictures[-1].corrections)
    assert () == desk.engine.accounts().result(LONG)


def test_a_draft_for_a_row_that_is_gone_is_refused_in_words(desk: Desk) -> None:
    """Reports are made anew all the time."""
    with pytest.raises(AppError, match="has changed in the meantime"):
        desk.engine.draft("no such application")
