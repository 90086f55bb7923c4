"""The person's corrections: told to the engine, named in a notice, and taken back on request.

Corrections made in one go, such as all changes of one dialog, are taken back in one go.
"""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Future
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot

from desktop import words
from desktop.bridge import Bridge
from desktop.engine import Engine
from desktop.window import MainWindow
from desktop.wiring import OUR_FAULT
from models.correction import Correction, Subject
from models.errors import AppError
from models.report import Report

Told = tuple[Subject, str, str]
LONGEST_MEMORY = 50

_WORDS = {
    Subject.KIND: "Your word is kept, and learnt from.",
    Subject.NOT_MINE: "It is left out of your search.",
    Subject.CLOSED: "{name}: row closed.",
    Subject.SILENCE_DISMISSED: "{name}: this silence is not shown any more.",
    Subject.SNOOZED: "{name}: your reminder sleeps until {day}.",
    Subject.EVENT: "Entered by hand.",
    Subject.FOUND_FALSE: "It is not shown among the spam finds any more.",
}


class Undoing(QObject):
    """Keeps what can be taken back, the latest last."""

    def __init__(self, engine: Engine, bridge: Bridge, window: MainWindow) -> None:
        super().__init__(window)
        self._engine, self._bridge, self._window = engine, bridge, window
        self._report: Report | None = None
        self._coming: list[tuple[Told, Future[Correction]]] = []
        self._made: dict[str, tuple[str, ...]] = {}
        window.correction_made.connect(self.correct)
        window.snooze_requested.connect(self._snooze)
        window.undo_requested.connect(self.undo)

    def set_report(self, report: Report) -> None:
        """The report in force, for the names in notices."""
        self._report = report

    @Slot(object, str, str)
    def correct(self, subject: Subject, target: str, value: str) -> None:
        """Take one word of the person's."""
        if not self._coming:
            QTimer.singleShot(0, self._settle)
        told = (subject, target, value)
        self._coming.append((told, self._engine.correct(subject, target, value)))

    @Slot(object)
    def correct_together(self, several: Iterable[Told]) -> None:
        """Take several words that belong together."""
        for one in several:
            self.correct(*one)

    @Slot(str)
    def undo(self, group: str) -> None:
        """Take a group of corrections back; an empty name means the latest."""
        name = group or next(reversed(self._made), "")
        ids = self._made.pop(name, ())
        if not ids:
            self._window.show_notice("There is nothing to undo.")
            return
        last = [self._engine.undo(one) for one in reversed(ids)][-1]
        self._bridge.when_done(last, lambda _: self._window.show_notice("Taken back."))

    @Slot(str, object)
    def _snooze(self, application: str, day: date) -> None:
        self.correct(Subject.SNOOZED, application, day.isoformat())

    @Slot()
    def _settle(self) -> None:
        """Everything of this turn is in: say it once the last one is written."""
        made, self._coming = self._coming, []
        self._bridge.when_done(made[-1][1], partial(self._written, made))

    def _written(
        self, made: list[tuple[Told, Future[Correction]]], last: Future[Correction]
    ) -> None:
        error = last.exception()
        if error is not None:
            known = error if isinstance(error, AppError) else AppError(*OUR_FAULT)
            self._window.show_notice(str(known))
            return
        ids = tuple(done.result().id for _, done in made if done.exception() is None)
        group = ids[-1]
        self._made[group] = ids
        while len(self._made) > LONGEST_MEMORY:
            self._made.pop(next(iter(self._made)))
        self._window.show_notice(self._words(made[-1][0]), undo=group)

    def _words(self, told: Told) -> str:
        subject, target, value = told
        form = _WORDS.get(subject, "Your word is kept.")
        if subject is Subject.SNOOZED:
            return form.format(name=self._name(target), day=words.week_day(_day(value)))
        return form.format(name=self._name(target))

    def _name(self, application: str) -> str:
        for employer in self._report.employers if self._report else ():
            if any(one.key == application for one in employer.applications):
                return employer.name
        return "This row"


def _day(iso: str) -> date:
    return date.fromisoformat(iso)
