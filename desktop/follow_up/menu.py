"""The quiet menu of the follow-up dialog: other texts, other languages, a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from desktop.follow_up.reason import LANGUAGE_NAMES, SITUATIONS
from models.follow_up import Situation


def texts_menu(
    parent: QWidget,
    situations: Iterable[Situation],
    *,
    chosen: tuple[Situation | None, str],
    situation_chosen: Callable[[Situation], None],
    language_chosen: Callable[[str], None],
    file_asked: Callable[[], None],
) -> QMenu:
    """The menu; ``chosen`` is the situation and the language in force."""
    menu = QMenu(parent)
    texts, languages = QActionGroup(menu), QActionGroup(menu)
    for situation in situations:
        action = QAction(SITUATIONS[situation], texts, checkable=True)
        action.setChecked(situation is chosen[0])
        action.triggered.connect(lambda _=False, one=situation: situation_chosen(one))
        menu.addAction(action)
    menu.addSeparator()
    speech = menu.addMenu("Language")
    for code, name in {"": "As in their mail", **LANGUAGE_NAMES}.items():
        action = QAction(name, languages, checkable=True)
        action.setChecked(code == chosen[1])
        action.triggered.connect(lambda _=False, one=code: language_chosen(one))
        speech.addAction(action)
    menu.addSeparator()
    menu.addAction("Save as a file (.eml)…", file_asked)
    return menu
