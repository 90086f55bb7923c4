"""The card over a mark, and folding: what the pointer and the keyboard find in the lanes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.parts import Words
from desktop.timeline.hover_card import HoverCard
from desktop.timeline.model import Column, Role
from desktop.timeline.rows import Group
from desktop.window import MainWindow
from models.event import Event, EventKind
from tests.desktop.pointer import move
from tests.desktop.sample_report import TODAY, key_of, sample_report

HARBOUR = key_of("Harbour & Finch")


def card_texts(window: MainWindow) -> list[str]:
    """What the card says, line by line; nothing when none is shown."""
    card = window.findChild(HoverCard)
    if not isinstance(card, HoverCard) or not card.isVisible():
        return []
    return [words.text() for words in card.findChildren(Words) if words.isVisible()]


def spot(window: MainWindow, key: str, day: date) -> QPoint:
    """Where a day stands on a row's lane, in the viewport."""
    view = window.timeline
    index = view.rows.mapFromSource(view.source.index_of(key))
    x = view.columnWidth(Column.EMPLOYER) + round(window._scale.value.middle_of(day))
    return QPoint(x, view.visualRect(index).center().y())


def rest_on(qtbot: QtBot, window: MainWindow, place: QPoint) -> None:
    """Bring the pointer there and wait for the card."""
    move(window.timeline.viewport(), place)
    qtbot.waitUntil(lambda: bool(card_texts(window)))


def test_resting_on_a_mark_tells_it_all(qtbot: QtBot, window: MainWindow) -> None:
    """What, the full day and how long ago, who, the subject, the first line."""
    rest_on(qtbot, window, spot(window, HARBOUR, date(2025, 11, 6)))

    assert card_texts(window) == [
        "Interview 1",
        "Thursday 6 November 2025, 14 days ago",
        "Dana Whitlock · 10:30, 45 min",
        "Interview on Thursday 6 November",
        "We look forward to meeting you at 10:30.",
    ]


def test_the_card_goes_with_the_pointer(qtbot: QtBot, window: MainWindow) -> None:
    """Off the mark, the card is gone."""
    rest_on(qtbot, window, spot(window, HARBOUR, date(2025, 11, 6)))
    move(window.timeline.viewport(), spot(window, HARBOUR, date(2025, 12, 2)))

    assert card_texts(window) == []


def test_the_keyboard_gets_the_same_card(qtbot: QtBot, window: MainWindow) -> None:
    """Walking to a mark by keys and resting there shows its card too."""
    window.choose(HARBOUR)
    QTest.keyClick(window.timeline, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: bool(card_texts(window)))

    assert card_texts(window)[0] == "Date they gave: 14 November"
    assert "we will let you know by Friday 14 November" in card_texts(window)


def test_a_stack_lists_its_marks(qtbot: QtBot, window: MainWindow) -> None:
    """Five mails at one place: the card names each."""
    report = sample_report()
    marram = next(one for one in report.employers if one.name == "Marram Council")
    mails = tuple(Event(EventKind.UPDATE, date(2025, 11, 10)) for _ in range(5))
    told = replace(marram.applications[0], events=mails)
    employers = tuple(
        replace(one, applications=(told,)) if one is marram else one for one in report.employers
    )
    window.set_report(replace(report, employers=employers, spam_alerts=()))
    rest_on(qtbot, window, spot(window, told.key, date(2025, 11, 10)))

    assert card_texts(window).count("They wrote") == 5


def test_the_closed_are_folded_until_wanted(window: MainWindow) -> None:
    """What is over stays out of sight; a search finds it, and folds it again afterwards."""
    view = window.timeline

    def is_open() -> bool:
        index = view.rows.mapFromSource(view.source.index_of(key_of("Ferro Foods")))
        return view.isExpanded(index.parent())

    assert not is_open()
    view.choose(sought="ferro")
    assert is_open()
    view.choose(sought="")
    assert not is_open()


def test_a_click_on_a_heading_folds_its_group(window: MainWindow) -> None:
    """Folded by hand stays folded when new mail comes."""
    view = window.timeline
    heading = view.rows.index(1, 0)
    assert Group(heading.data(Role.GROUP)) is Group.AFTER_INTERVIEW
    place = view.visualRect(heading).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    window.set_report(replace(sample_report(), as_of=TODAY))

    assert not view.isExpanded(view.rows.index(1, 0))
