"""Labelled fields for forms, in the look of the other dialogs."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from desktop.parts import Words, column
from desktop.theme import Theme

FIELD_HEIGHT = 34


def text_field(theme: Theme, name: str, *, secret: bool = False, hint: str = "") -> QLineEdit:
    """One line to type into; ``secret`` shows dots."""
    field = QLineEdit()
    field.setAccessibleName(name)
    field.setFont(theme.font(13))
    field.setFixedHeight(theme.px(FIELD_HEIGHT))
    field.setPlaceholderText(hint)
    if secret:
        field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def number_field(theme: Theme, name: str, *, low: int, high: int) -> QSpinBox:
    """A whole number."""
    field = QSpinBox()
    field.setRange(low, high)
    field.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
    # The style sheet's frame for lines to type into would be drawn again inside this one.
    field.lineEdit().setStyleSheet("background: transparent; border: none; padding: 0")
    field.setAccessibleName(name)
    field.setFont(theme.font(13))
    field.setFixedHeight(theme.px(FIELD_HEIGHT))
    return field


def choice(theme: Theme, name: str, options: dict[str, object]) -> QComboBox:
    """One of several, by the words shown."""
    field = QComboBox()
    field.setAccessibleName(name)
    field.setFont(theme.font(13))
    field.setFixedHeight(theme.px(FIELD_HEIGHT))
    for text, value in options.items():
        field.addItem(text, value)
    return field


def labelled(theme: Theme, text: str, field: QWidget) -> QVBoxLayout:
    """A field under its name."""
    label = Words(theme, text, size=12, weight=500, tone="text2")
    label.setBuddy(field)
    return column(label, field, spacing=4)
