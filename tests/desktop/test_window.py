"""The window as a person uses it: rows, keys, filters, search, and what it asks for."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import SIGNAL, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.frame.keys_sheet import KeysSheet
from desktop.parts import Button
from desktop.theme import Scheme
from desktop.time_scale import DAY, SharedScale
from desktop.timeline.model import Column, Order, Shown
from desktop.window import MainWindow
from models.correction import Subject
from models.report import Counts, Report
from tests.desktop.conftest import NOW, MakeWindow
from tests.desktop.pointer import drag
from tests.desktop.sample_report import TODAY, key_of, sample_report

HARBOUR, NORTHWIND = key_of("Harbour & Finch"), key_of("Northwind Analytics")


def press(window: MainWindow, *keys: Qt.Key) -> None:
    """Press keys one after another in the timeline."""
    for key in keys:
        QTest.keyClick(window.timeline, key)


def accessible_texts(of: QAccessibleInterface, depth: int = 0) -> list[str]:
    """Every name that a screen reader finds below, depth first."""
    if depth > 12:
        return []
    texts = [of.text(QAccessible.Text.Name)]
    for number in range(of.childCount()):
        child = of.child(number)
        if child is not None and child.isValid():
            texts += accessible_texts(child, depth + 1)
    return texts


def test_what_needs_an_answer_is_chosen_at_first(window: MainWindow) -> None:
    """The window opens on the row that wants the person's attention most, with its story."""
    row = window.timeline.current_row()

    assert row is not None
    assert row.name == "Kestrel Books"
    assert window.story.title == "Kestrel Books"


def test_down_moves_through_rows_and_the_story_follows(window: MainWindow) -> None:
    """Arrows walk rows and headings; the pane shows the row the keyboard is on."""
    press(window, Qt.Key.Key_Down, Qt.Key.Key_Down)

    row = window.timeline.current_row()
    assert row is not None
    assert (row.name, window.story.title) == ("Harbour & Finch", "Harbour & Finch")


def test_right_walks_the_events_of_a_row(window: MainWindow) -> None:
    """Right goes from event to event and says each; the row stays."""
    window.choose(HARBOUR)
    said = []
    for _ in range(3):
        press(window, Qt.Key.Key_Right)
        said.append(window.timeline.accessibleDescription())

    row = window.timeline.current_row()
    assert said == [
        "You applied, 13 October",
        "Application received, 13 October",
        "They wrote, 22 October",
    ]
    assert row is not None
    assert row.key == HARBOUR


def test_an_event_out_of_sight_is_brought_into_sight(
    window: MainWindow, scale: SharedScale
) -> None:
    """Walking the events of a row scrolls time along."""
    window.choose(NORTHWIND)
    scale.zoom_to(DAY)
    press(window, Qt.Key.Key_Right)

    assert 0 <= scale.value.middle_of(date(2025, 9, 24)) <= scale.width


@pytest.mark.parametrize(
    ("key", "signal", "told"),
    [
        (Qt.Key.Key_D, "draft_requested", [HARBOUR]),
        (Qt.Key.Key_U, "undo_requested", [""]),
        (Qt.Key.Key_S, "spam_requested", []),
        (Qt.Key.Key_F5, "check_now", []),
        (Qt.Key.Key_E, "correction_made", [Subject.CLOSED, HARBOUR, TODAY.isoformat()]),
    ],
)
def test_single_keys_ask_for_what_they_say(
    qtbot: QtBot, window: MainWindow, key: Qt.Key, signal: str, told: list[object]
) -> None:
    """D drafts, U undoes, S goes to spam, F5 checks, E closes the row that is shown."""
    window.choose(HARBOUR)
    with qtbot.waitSignal(getattr(window, signal)) as heard:
        press(window, key)

    assert heard.args == told


@pytest.mark.parametrize("key", [Qt.Key.Key_D, Qt.Key.Key_E])
def test_what_is_over_is_left_alone(window: MainWindow, key: Qt.Key) -> None:
    """After a no, D drafts no check-in and E closes nothing twice."""
    asked: list[object] = []
    window.draft_requested.connect(asked.append)
    window.correction_made.connect(lambda *what: asked.append(what))
    window.choose(key_of("Ferro Foods"))
    press(window, key)

    assert asked == []


def test_letters_typed_into_the_search_are_letters(qtbot: QtBot, window: MainWindow) -> None:
    """While searching, D and E draft and close nothing."""
    asked: list[str] = []
    window.draft_requested.connect(asked.append)
    press(window, Qt.Key.Key_Slash)
    assert QApplication.focusWidget() is window.top.search
    QTest.keyClicks(window.top.search, "bluegate")
    qtbot.waitUntil(lambda: window.timeline.rows.row_count() == 1)

    assert asked == []
    QTest.keyClick(window.top.search, Qt.Key.Key_Escape)
    assert window.timeline.rows.row_count() == 12


def test_a_search_without_a_match_names_itself_and_can_be_cleared(
    qtbot: QtBot, window: MainWindow
) -> None:
    """Nothing found: the filter in force is named, and one button clears it."""
    window.top.shown.emit(Shown.CLOSED)
    window.top.search.setText("bluegate")
    qtbot.waitUntil(window.page.empty.isVisible)

    assert window.page.empty.more.text() == ("Searching for “bluegate” and showing only “closed”.")
    window.page.empty.clear_asked.emit()
    assert window.timeline.isVisible()
    assert window.timeline.rows.row_count() == 12
    assert window.top.search.text() == ""


def test_chips_and_tiles_show_their_numbers_and_agree(window: MainWindow) -> None:
    """One filter at a time: a tile switches the chips off, a second click shows all again."""
    assert [chip.text() for chip in window.top.chips.values()] == [
        "All 12", "Active 10", "Closed 2",
    ]  # fmt: skip
    tile = window.page.summary.tiles[Shown.PASSED]
    assert tile.accessibleName() == "1 promised date passed. Harbour & Finch, 6 days ago"

    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert window.timeline.rows.row_count() == 1
    assert not any(chip.isChecked() for chip in window.top.chips.values())
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert window.timeline.rows.row_count() == 12
    assert window.top.chips[Shown.ALL].isChecked()


def test_the_wheel_zooms_where_the_pointer_is(window: MainWindow, scale: SharedScale) -> None:
    """Ctrl and the wheel zoom; the day under the pointer stays under it."""
    x = window.timeline.columnWidth(Column.EMPLOYER) + 300
    before = scale.value.day_at(300)
    turn = QWheelEvent(
        QPointF(x, 80), QPointF(x, 80), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003
    )  # fmt: skip
    QApplication.sendEvent(window.timeline.viewport(), turn)

    assert scale.value.px_per_day > 15
    assert scale.value.day_at(300) == before


def test_dragging_the_lanes_moves_time(window: MainWindow, scale: SharedScale) -> None:
    """The day that was taken hold of follows the pointer."""
    view = window.timeline.viewport()
    left = window.timeline.columnWidth(Column.EMPLOYER)
    day = scale.value.day_at(200)
    drag(view, *(QPoint(left + x, 60) for x in (200, 260, 300)))

    assert scale.value.day_at(300) == day


def test_a_new_report_keeps_row_filter_and_scroll(window: MainWindow) -> None:
    """Mail arriving while the person reads does not throw them elsewhere."""
    window.choose(NORTHWIND)
    window.timeline.choose(order=Order.NAME)
    window.top.shown.emit(Shown.ACTIVE)
    window.set_report(sample_report(without=("Corvid Labs",)))

    row = window.timeline.current_row()
    assert row is not None
    assert (row.key, window.story.title) == (NORTHWIND, "Northwind Analytics")
    assert window.timeline.rows.row_count() == 9


def test_choosing_a_hidden_row_lifts_the_filter(window: MainWindow) -> None:
    """A notice that names an employer leads to its row, whatever filter hides it."""
    window.top.shown.emit(Shown.CLOSED)
    window.choose(HARBOUR)

    assert window.story.title == "Harbour & Finch"


def test_enter_goes_to_the_story(window: MainWindow) -> None:
    """Enter moves the keyboard from the row to its history."""
    window.choose(HARBOUR)
    press(window, Qt.Key.Key_Return)

    assert QApplication.focusWidget() is window.story.history


def test_in_a_narrow_window_the_story_lies_over_the_timeline(make_window: MakeWindow) -> None:
    """Below 1180 pixels: Enter opens the pane, Esc puts it away."""
    window = make_window(size=(1000, 640))
    assert window.panes.overlay
    assert not window.side.isVisible()
    press(window, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert window.side.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert not window.side.isVisible()
    window.resize(1440, 900)
    assert window.side.isVisible()
    assert not window.panes.overlay


def test_everything_can_be_listened_to(window: MainWindow) -> None:
    """A screen reader finds every employer, every full sentence, and no button without a name."""
    view = QAccessible.queryAccessibleInterface(window.timeline)
    texts = accessible_texts(view)

    for row in window.timeline.source.all_rows():
        if not row.closed:
            assert row.spoken in texts
    assert "Waiting after interview, 5" in texts
    buttons = [one for one in window.findChildren(Button) if one.isVisible()]
    assert [one for one in buttons if not one.accessibleName()] == []


def test_the_question_mark_opens_the_keys(window: MainWindow) -> None:
    """Every key is written down one key away."""
    press(window, Qt.Key.Key_Question)

    assert window.findChild(KeysSheet) is not None


def test_an_empty_search_says_what_was_read(make_window: MakeWindow) -> None:
    """Mail was read but none is about a job: that is said, not shown as an empty table."""
    counts = Counts(read=412, job_search=0, hidden=412, unreadable=0)
    window = make_window(Report(as_of=TODAY, me=(), counts=counts, employers=()))

    assert window.page.empty.isVisible()
    assert "412 messages read" in window.page.empty.more.text()


def test_before_any_report_the_window_offers_the_example(
    qtbot: QtBot, scale: SharedScale, make_window: MakeWindow
) -> None:
    """Without an account there are two ways on, and neither is a dead end."""
    made = make_window()
    fresh = MainWindow(made._theme, scale)
    qtbot.addWidget(fresh)
    fresh.show()
    with qtbot.waitSignal(fresh.example_requested):
        QTest.mouseClick(fresh.page.empty._first, Qt.MouseButton.LeftButton)


def test_remind_me_puts_the_reminder_to_sleep(qtbot: QtBot, window: MainWindow) -> None:
    """A day from the menu is asked for with the application it is about."""
    window.choose(HARBOUR)
    button = window.story.card._remind
    assert button is not None
    with qtbot.waitSignal(window.snooze_requested) as heard:
        button.menu().actions()[2].trigger()

    assert heard.args == [HARBOUR, TODAY + timedelta(days=7)]


def test_the_status_line_tells_when_mail_was_checked(window: MainWindow) -> None:
    """Quiet words, real counts, and the way on after trouble."""
    window.show_checked(NOW - timedelta(minutes=2), accounts=2, messages=1284)
    assert window.status.text == "Checked 2 minutes ago. 2 accounts, 1,284 messages read."
    window.show_progress("Reading Gmail: 412 of 1,284, back to 3 October", 0.32)
    assert window.status.text.startswith("Reading Gmail: 412 of 1,284")
    window.show_trouble("The password was refused.", action="Sign in again")
    assert window.status._action.isVisible()


def test_undo_is_offered_with_the_notice(qtbot: QtBot, window: MainWindow) -> None:
    """What was just done can be taken back by the id that was given."""
    window.show_notice("Harbour & Finch closed.", undo="c-17")
    with qtbot.waitSignal(window.undo_requested) as heard:
        QTest.mouseClick(window.notice._undo, Qt.MouseButton.LeftButton)

    assert heard.args == ["c-17"]
    assert not window.notice.isVisible()


def test_looking_at_many_rows_leaves_nothing_behind(qtbot: QtBot, window: MainWindow) -> None:
    """Cards that were rebuilt are gone: the theme tells no more listeners than before."""
    keys = [row.key for row in window.timeline.source.all_rows()]
    theme = window._theme

    def listeners() -> int:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return theme.receivers(SIGNAL("changed()"))

    window.choose(keys[0])
    before = listeners()
    for key in keys * 4:
        window.choose(key)
    window.choose(keys[0])
    assert listeners() == before
    with qtbot.waitSignal(theme.changed):
        theme.choose(scheme=Scheme.DARK)
