"""The settings page: what it shows, saves, refuses and takes back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.preferences import Preferences
from desktop.settings_dialog import SettingsDialog
from desktop.theme import Scheme, Theme
from models.settings import Settings

BEFORE = Preferences(
    settings=Settings(("sam@example.org",), "Sam", "DE", junk_days=14),
    scheme=Scheme.LIGHT,
    geometry="kept",
    unknown={"wallpaper": 1},
)


def dialog(qtbot: QtBot, theme: Theme) -> tuple[SettingsDialog, list[Preferences], QWidget]:
    """The page, and what it has saved."""
    above = QWidget()
    qtbot.addWidget(above)
    made = SettingsDialog(theme, BEFORE, parent=above)
    saved: list[Preferences] = []
    made.saved.connect(saved.append)
    return made, saved, above


def test_saving_without_a_change_changes_nothing(qtbot: QtBot, theme: Theme) -> None:
    """Every field shows what is in force, and what the page does not show stays."""
    made, saved, _above = dialog(qtbot, theme)
    made.save.click()

    assert [BEFORE] == saved


def test_changes_are_saved(qtbot: QtBot, theme: Theme) -> None:
    """No more suggestions; two addresses."""
    made, saved, _above = dialog(qtbot, theme)
    made.follow_ups.setChecked(False)
    made.me.setText(" Sam@Example.org; sam@work.example ")
    made.save.click()

    settings = replace(
        BEFORE.settings, me=("sam@example.org", "sam@work.example"), follow_ups=False
    )
    assert [replace(BEFORE, settings=settings)] == saved


def test_the_look_is_tried_at_once_and_taken_back(qtbot: QtBot, theme: Theme) -> None:
    """Dark shows before saving; Cancel brings light back."""
    made, saved, _above = dialog(qtbot, theme)
    made.scheme.setCurrentIndex(made.scheme.findData(Scheme.DARK))
    tried = theme.dark
    made.cancel.click()

    assert (True, False, []) == (tried, theme.dark, saved)


def test_what_is_no_address_is_refused(qtbot: QtBot, theme: Theme) -> None:
    """One sentence names it; nothing is saved."""
    made, saved, _above = dialog(qtbot, theme)
    made.me.setText("sam@example.org, sam")
    made.save.click()

    assert ("“sam” is no mail address.", []) == (made.trouble.text(), saved)
