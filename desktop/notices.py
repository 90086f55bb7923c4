"""Desktop notices: a new answer, a new spam find. Few, short, and never at night.

Shown through the system's tray where there is one; without it the window's own line has to do.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from desktop import words
from models.message import Direction
from models.reading import Kind
from models.report import Report

QUIET_FROM, QUIET_UNTIL = 21, 8  # o'clock
MOST = 3
SPEAKING = frozenset({Kind.INTERVIEW, Kind.OFFER, Kind.REJECTION, Kind.ASSESSMENT, Kind.UPDATE})


def news(before: Report | None, now: Report) -> tuple[str, ...]:
    """What came between two reports that is worth a notice, one short line each.

    Nothing the first time: what was there already is no news.
    """
    if before is None or not before.counts.read:
        return ()
    known = {line.key for line in before.messages}
    in_spam = {one.key for one in now.spam_alerts}
    spoken = dict.fromkeys(
        line.employer
        for line in now.messages
        if line.key not in known
        and line.key not in in_spam
        and line.direction is Direction.IN
        and line.kind in SPEAKING
        and line.employer
    )
    found = in_spam - {one.key for one in before.spam_alerts}
    lines = [f"{employer} wrote to you" for employer in spoken]
    if found:
        lines.append(f"{words.count(len(found), 'message')} possibly in spam")
    return tuple(lines[:MOST])


def is_quiet(at: datetime) -> bool:
    """Whether people sleep; ``at`` is the person's own clock."""
    return at.hour >= QUIET_FROM or at.hour < QUIET_UNTIL


class Notices(QObject):
    """Shows news. ``show`` replaces the tray in tests."""

    def __init__(
        self,
        clock: Callable[[], datetime],
        *,
        show: Callable[[str], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock, self._show = clock, show
        self._before: Report | None = None
        self._tray: QSystemTrayIcon | None = None

    def set_report(self, report: Report, *, wanted: bool) -> None:
        """Compare with the report before; say what is new if that is wanted."""
        lines = news(self._before, report)
        self._before = report
        if lines and wanted and not is_quiet(self._clock().astimezone()):
            (self._show or self._in_tray)("\n".join(lines))

    def _in_tray(self, text: str) -> None:
        """A notice of the system's; the sign in its tray is there only while it shows."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(QApplication.windowIcon(), self)
            self._tray.messageClicked.connect(self._tray.hide)
        self._tray.show()
        self._tray.showMessage("Heardback", text)
