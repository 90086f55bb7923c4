"""The spam panel: reassuring when empty, plain and careful when not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from pytestqt.qtbot import QtBot

from desktop.parts import Words
from desktop.spam_alerts.item import Find, left_words
from desktop.spam_alerts.panel import SpamPanel
from desktop.spam_alerts.reader import TEXTLESS, SpamReader
from desktop.theme import Theme
from models.spam_alert import Verdict
from tests.builders import message
from tests.desktop.conftest import NOW
from tests.desktop.sample_report import TODAY, sample_report


def finds(*, movable: bool = True) -> list[Find]:
    """The sample's two finds."""
    report = sample_report()
    lines = {line.key: line for line in report.messages}
    return [Find(one, lines.get(one.key), movable) for one in report.spam_alerts]


def as_scam(find: Find) -> Find:
    """The same find, a fraud."""
    return replace(find, alert=replace(find.alert, verdict=Verdict.SCAM))


def panel(qtbot: QtBot, theme: Theme, *shown: Find) -> SpamPanel:
    """The panel with these finds."""
    made = SpamPanel(theme, clock=lambda: NOW)
    qtbot.addWidget(made)
    made.resize(340, 400)
    made.show()
    made.set_finds(shown, TODAY)
    return made


def test_empty_it_reassures(qtbot: QtBot, theme: Theme) -> None:
    """The line ages by itself; nothing unfolds."""
    made = panel(qtbot, theme)
    before = made.text
    made.set_checked(NOW - timedelta(minutes=2))

    assert "Spam folders are looked at with every check." == before
    assert "Spam folders checked 2 minutes ago. Nothing from your employers." == made.text
    assert not made.fold.isVisible()


def test_a_find_says_who_what_and_how_long(qtbot: QtBot, theme: Theme) -> None:
    """Employer, subject, verdict in words and the days that are left."""
    made = panel(qtbot, theme, *finds())
    said = [one.accessibleName() or one.text() for one in made.items[0].findChildren(Words)]

    assert "2 messages possibly in spam" == made.text
    assert said == [
        "Marram Council",
        "18 Nov",
        "Next steps for your application",
        "Looks genuine; deleted in 28 days.",
    ]


def test_buttons_ask_for_what_they_say(qtbot: QtBot, theme: Theme) -> None:
    """Each signal carries the message's key."""
    first, second = finds()
    made = panel(qtbot, theme, first, second)
    with qtbot.waitSignal(made.read_asked) as read:
        made.items[0].read.click()
    with qtbot.waitSignal(made.move_asked) as move:
        made.items[1].move_to_inbox.click()
    with qtbot.waitSignal(made.spam_said) as spam:
        made.items[1].is_spam.click()

    assert [[first.alert.key], [second.alert.key]] == [read.args, move.args]
    assert [second.alert.key] == spam.args


def test_a_fraud_can_not_be_moved(qtbot: QtBot, theme: Theme) -> None:
    """No Move, a plain warning instead."""
    made = panel(qtbot, theme, as_scam(finds()[0]))
    item = made.items[0]
    said = [one.text() for one in item.findChildren(Words)]

    assert item.move_to_inbox.isHidden()
    assert "Looks like fraud: do not answer, do not follow its links." in said


def test_mail_in_files_is_moved_elsewhere(qtbot: QtBot, theme: Theme) -> None:
    """Files are only read: a hint takes the button's place."""
    made = panel(qtbot, theme, *finds(movable=False))
    item = made.items[0]
    said = [one.text() for one in item.findChildren(Words)]

    assert item.move_to_inbox.isHidden()
    assert "These files are only read: move it in your mail program." in said


def test_the_key_for_spam_opens_a_folded_panel(qtbot: QtBot, theme: Theme) -> None:
    """S goes to the first find."""
    made = panel(qtbot, theme, *finds())
    made.fold.click()
    folded = made.items[0].isVisible()
    made.unfold()

    assert (False, True) == (folded, made.items[0].isVisible())
    assert made.focusWidget() is made.items[0].read


def test_reading_shows_words_only(qtbot: QtBot, theme: Theme) -> None:
    """Text and reasons; of a mail of pictures nothing is fetched."""
    find = finds()[0]
    html = "<p>Hello Sam</p><img src='http://tracker.example/x.gif'>"
    above = panel(qtbot, theme)
    reader = SpamReader(theme, find, message("s1", "2025-11-18", html=html), parent=above)
    empty = SpamReader(theme, replace(find, line=None), None, parent=above)

    assert "Hello Sam" == reader.text.toPlainText()
    assert reader.reasons.text().startswith("Looks genuine. ")
    assert TEXTLESS == empty.text.toPlainText()


def test_days_left_in_words() -> None:
    """Until the provider deletes it."""
    days = {TODAY + timedelta(days=n): n for n in (-1, 0, 1, 28)}

    assert [
        "may be deleted by now",
        "deleted today",
        "deleted in 1 day",
        "deleted in 28 days",
    ] == [left_words(day, TODAY) for day in days]
