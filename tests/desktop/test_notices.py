"""Desktop notices: few, short, never at night, never about what was there already."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from desktop.notices import Notices, is_quiet, news
from models.report import Counts, Report
from tests.desktop.sample_report import TODAY, sample_report

EMPTY = Report(as_of=TODAY, me=(), counts=Counts(0, 0, 0, 0), employers=())


def earlier(report: Report) -> Report:
    """The report before its latest incoming message and its last spam find came."""
    lines = tuple(one for one in report.messages if one.employer != "Bluegate Energy")
    return replace(report, messages=lines, spam_alerts=report.spam_alerts[1:])


def test_the_first_report_is_no_news() -> None:
    """What was there when the program began, or when an account was first read."""
    assert () == news(None, sample_report())
    assert () == news(EMPTY, sample_report())


def test_an_answer_and_a_find_are_news() -> None:
    """One short line each, the employer's name and nothing of the mail."""
    report = sample_report()

    assert ("Bluegate Energy wrote to you", "1 message possibly in spam") == news(
        earlier(report), report
    )
    assert () == news(report, report)


def test_at_night_nothing_is_shown() -> None:
    """From nine in the evening to eight in the morning."""
    hours = [hour for hour in range(24) if is_quiet(datetime(2026, 1, 5, hour))]  # noqa: DTZ001

    assert [0, 1, 2, 3, 4, 5, 6, 7, 21, 22, 23] == hours


def test_only_who_wants_notices_gets_them() -> None:
    """The switch in the settings; a change while it was off is not told later."""
    shown: list[str] = []
    report = sample_report()
    noon = datetime(2026, 1, 5, 12).astimezone()
    for wanted in (True, False):
        notices = Notices(lambda: noon, show=shown.append)
        notices.set_report(earlier(report), wanted=wanted)
        notices.set_report(report, wanted=wanted)
        notices.set_report(report, wanted=True)

    assert ["Bluegate Energy wrote to you\n1 message possibly in spam"] == shown
