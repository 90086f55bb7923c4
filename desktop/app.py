"""The composition root: the program on the person's own mail, or on the example.

The window is painted before anything heavy is loaded; everything else follows in the lanes.
"""

from __future__ import annotations

import gc
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer, SignalInstance
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop import logs
from desktop.example import ACCOUNT, example_call
from desktop.folders import cache_folder, config_folder, store_folder
from desktop.preferences import Preferences, load
from desktop.program import Place, Program
from desktop.rendering import dress, prepare
from desktop.report import as_text
from desktop.single import Single
from desktop.theme import Scheme, Theme
from models.correction import Subject
from models.errors import AppError
from models.follow_up import Action, Situation

PICTURE_SIZE = (1440, 900)
MORNING = time(9, 2)
NO_ACCOUNTS = "This is the example. Open Heardback itself to read your own mail."
TIDY_EVERY, TIDY_ALL_EVERY = 1_000, 60_000  # milliseconds
LONGEST_WAIT = 600_000  # milliseconds, until a picture is given up


def run_program() -> int:
    """Open the window on the person's own accounts; the exit code."""
    application = _application()
    single = Single(store_folder())
    if not single.begin():
        return 0
    with _logged(store_folder()):
        loaded = load(config_folder())
        program = Program(
            Place(store_folder(), config_folder(), cache_folder()),
            loaded.preferences,
            _theme(loaded.preferences),
        )
        single.called.connect(program.raise_window)
        for sentence in loaded.troubles:
            program.window.show_notice(sentence)
        try:
            return _run(application, program)
        finally:
            single.end()


def run_demo(*, picture: Path | None = None, today: date | None = None) -> int:
    """Open the window on the example mailbox, dated for ``today``; the exit code.

    With ``picture`` nothing opens: the window is drawn into that file, light, and dark beside it,
    and the report is printed.
    """
    application = _application(fixed=picture is not None)
    with tempfile.TemporaryDirectory(prefix="heardback-example-") as folder:
        place = _example_place(Path(folder), today, fixed=picture is not None)
        scheme = Scheme.LIGHT if picture is not None else Scheme.SYSTEM
        program = Program(place, Preferences(scheme=scheme), Theme(scheme=scheme))
        program.begin_with(ACCOUNT)
        if picture is None:
            program.window.open_accounts.disconnect(program.accounts.open)
            program.window.open_accounts.connect(lambda: program.window.show_notice(NO_ACCOUNTS))
            program.checking.all_read.connect(
                lambda: _call_by_hand(program), Qt.ConnectionType.SingleShotConnection
            )
            return _run(application, program)
        return _draw(application, program, picture)


def _application(*, fixed: bool = False) -> QApplication:
    prepare(fixed=fixed)
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Heardback")
    application.setDesktopFileName("heardback")
    dress(application, fixed=fixed)
    return application


def _theme(preferences: Preferences) -> Theme:
    return Theme(
        scheme=preferences.scheme,
        text_percent=preferences.text_percent,
        density=preferences.density,
    )


def _example_place(folder: Path, today: date | None, *, fixed: bool) -> Place:
    """A store that is gone afterwards. A drawn picture shows the morning of its day."""
    real = datetime.now().astimezone()
    day = today or real.date()
    if fixed:
        morning = datetime.combine(day, MORNING, UTC)
        return Place(folder, folder, cache_folder(), today=lambda: day, now=lambda: morning)
    return Place(folder, folder, cache_folder(), today=lambda: day)


def _run(application: QApplication, program: Program) -> int:
    """Paint first, then open; clean up whatever ends the loop."""
    program.show_window()
    application.processEvents()
    _tidy_here(application)
    for name in (signal.SIGINT, signal.SIGTERM):  # Ctrl+C in a terminal, the end of a session
        signal.signal(name, lambda _number, _frame: application.quit())
    QTimer.singleShot(0, program.open)
    try:
        return application.exec()
    finally:
        program.close()


def _tidy_here(application: QApplication) -> None:
    """Let Python look for unreachable circles on this thread only.

    Those of the window hold Qt objects, which a lane must not destroy: Qt stops their timers from
    the wrong thread.
    """
    gc.disable()
    often, seldom = QTimer(application), QTimer(application)
    often.timeout.connect(lambda: gc.collect(1))
    seldom.timeout.connect(gc.collect)
    often.start(TIDY_EVERY)
    seldom.start(TIDY_ALL_EVERY)


def _draw(application: QApplication, program: Program, picture: Path) -> int:
    try:
        _tidy_here(application)
        program.window.resize(*PICTURE_SIZE)
        program.window.show()
        program.open()
        _wait_for(program.checking.all_read)
        if _call_by_hand(program):
            _wait_for(program.pictured)
        assert program.picture is not None
        dark = picture.with_name(f"{picture.stem}-dark.png")
        program.checking.say_checked()
        for scheme, file in ((Scheme.LIGHT, picture), (Scheme.DARK, dark)):
            program.theme.choose(scheme=scheme)
            _picture_of(application, program).save(str(file))
            if not file.exists():
                raise AppError(f"{file} cannot be written.")
        sys.stdout.write(as_text(program.picture.report))
        sys.stdout.write(f"\nThe window is drawn in {picture} and {dark}.\n")
        return 0
    finally:
        program.close()


def _picture_of(application: QApplication, program: Program) -> QImage:
    program.scale.show_today()
    program.window.notice.hide()
    program.window.choose(_most_telling(program))
    program.window.timeline.setFocus()
    for _ in range(3):
        application.processEvents()
    image = QImage(program.window.size(), QImage.Format.Format_RGB32)
    image.fill(0)
    program.window.render(image, QPoint())
    return image


def _most_telling(program: Program) -> str:
    """Key of the row to show: a check-in is due, and a promised day has passed."""
    assert program.picture is not None
    report = program.picture.report
    rows = [one for employer in report.employers for one in employer.applications]
    due = [one for one in rows if one.advice.action is Action.FOLLOW_UP and one.running is not None]
    due.sort(key=lambda one: (one.advice.situation is not Situation.PROMISE_PASSED, one.key))
    return due[0].key if due else rows[0].key


def _call_by_hand(program: Program) -> bool:
    """A phone call as the person would enter it, as no mail tells of one; whether one fits in."""
    told = example_call(program.picture.report) if program.picture else None
    if told is not None:
        program.engine.correct(Subject.EVENT, *told)
    return told is not None


def _wait_for(signal: SignalInstance) -> None:
    """Run the event loop until the signal comes."""
    loop, overdue = QEventLoop(), QTimer()
    overdue.setSingleShot(True)
    overdue.timeout.connect(lambda: loop.exit(1))
    signal.connect(loop.quit)
    overdue.start(LONGEST_WAIT)
    if loop.exec():
        raise AppError("The example took too long.", "Try again.")


@contextmanager
def _logged(folder: Path) -> Iterator[None]:
    logs.catch_all()
    file = logs.begin(folder)
    try:
        yield
    finally:
        logs.end(file)
