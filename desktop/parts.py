"""The small pieces every panel is made of: labels, icons, buttons, frames, lines of them.

Each follows the theme by itself. Nothing here knows what it shows.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.theme import Theme

FIELD_HEIGHT = 30


class Words(QLabel):
    """A label in one of the theme's sizes and tones; wraps when asked to."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        size: int = 13,
        weight: int = 400,
        tone: str = "text",
        wrap: bool = False,
        numbers: bool = False,
    ) -> None:
        super().__init__(text)
        self._theme, self._size, self._weight, self._numbers = theme, size, weight, numbers
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setProperty("tone", tone)
        if not wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.follow(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Take the theme's font anew."""
        self.setFont(self._theme.font(self._size, self._weight, numbers=self._numbers))

    def set_tone(self, tone: str) -> None:
        """Change the colour token."""
        self.setProperty("tone", tone)
        restyle(self)


class ShortWords(Words):
    """A one-line label that ends in an ellipsis rather than pushing its neighbours."""

    def __init__(
        self, theme: Theme, text: str = "", *, size: int = 13, weight: int = 400, tone: str = "text"
    ) -> None:
        self._whole = text
        super().__init__(theme, text, size=size, weight=weight, tone=tone)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(20)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Show ``text`` as far as there is room; the whole of it stays as the tool tip."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: fit the words into the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(self.width(), 20)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        super().setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class Icon(QLabel):
    """A line icon, optionally on a round ground."""

    def __init__(
        self, theme: Theme, name: str, *, tone: str = "text2", size: int = 16, ground: str = ""
    ) -> None:
        super().__init__()
        self._theme, self._name, self._tone = theme, name, tone
        self._size, self._ground = size, ground
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        theme.follow(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """Draw it anew in the scheme in force."""
        self.setPixmap(self._theme.icon(self._name, self._tone, self._size))
        side = self._theme.px(self._size * 2 if self._ground else self._size)
        self.setFixedSize(side, side)
        if self._ground:
            color = self._theme.color(self._ground).name()
            self.setStyleSheet(f"background: {color}; border-radius: {side // 2}px")


class Button(QPushButton):
    """A push button. ``kind`` names its rule in the style sheet."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        *,
        kind: str = "plain",
        icon: str = "",
        height: int = 32,
        size: int = 13,
        weight: int = 0,
        says: str = "",
    ) -> None:
        super().__init__(("  " if icon and text else "") + text)
        self._theme, self._kind, self._icon = theme, kind, icon
        self._height, self._size = height, size
        self._weight = weight or (600 if kind in {"primary", "link"} else 500)
        self.setProperty("kind", kind)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setAccessibleName(says or text)
        if says and not text:
            self.setToolTip(says)
        theme.follow(self.refresh)

    def setText(self, text: str) -> None:
        """Qt's: what is written is also what is read out."""
        super().setText(text)
        self.setAccessibleName(text.strip())

    @Slot()
    def refresh(self) -> None:
        """Take font, height and icon of the theme anew."""
        self.setFont(self._theme.font(self._size, self._weight))
        self.setFixedHeight(self._theme.px(self._height))
        if self._icon:
            tone = "onAccent" if self._kind == "primary" else "text2"
            side = self._theme.px(16)
            self.setIcon(QIcon(self._theme.icon(self._icon, tone, 16)))
            self.setIconSize(QSize(side, side))


class Flow(QWidget):
    """Widgets in a line that go on in the next line where there is no room."""

    def __init__(self, *widgets: QWidget, spacing: int = 8) -> None:
        super().__init__()
        self._widgets, self._spacing = widgets, spacing
        for widget in widgets:
            widget.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(max(map(_height, widgets), default=0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: put the widgets in their lines, and be as high as those are."""
        super().resizeEvent(event)
        x = y = tall = 0
        for widget in self._widgets:
            width = min(widget.sizeHint().width(), self.width())
            if x and x + width > self.width():
                x, y, tall = 0, y + tall + self._spacing, 0
            widget.setGeometry(x, y, width, _height(widget))
            x, tall = x + width + self._spacing, max(tall, _height(widget))
        self.setFixedHeight(y + tall)


class Rule(QFrame):
    """A thin line across."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "rule")
        self.setFixedHeight(1)


def _height(widget: QWidget) -> int:
    """What is fixed, else what is wanted."""
    return widget.minimumHeight() or widget.sizeHint().height()


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at the widget's properties again."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)


def add_fields(theme: Theme, form: QFormLayout, *fields: tuple[str, QWidget]) -> None:
    """Fields one below the other, each with its words before it, for eye and ear."""
    form.setVerticalSpacing(10)
    form.setHorizontalSpacing(14)
    for text, widget in fields:
        label = Words(theme, text, tone="text2")
        label.setMinimumHeight(theme.px(FIELD_HEIGHT))
        widget.setMinimumHeight(theme.px(FIELD_HEIGHT))
        widget.setAccessibleName(text)
        form.addRow(label, widget)


def frame(kind: str, *, across: bool = False, margins: tuple[int, int, int, int] = (14, 12, 14, 12),
          spacing: int = 8) -> tuple[QFrame, QBoxLayout]:  # fmt: skip
    """A frame of that kind and its layout, down or across."""
    box = QFrame()
    box.setProperty("kind", kind)
    layout: QBoxLayout = QHBoxLayout(box) if across else QVBoxLayout(box)
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    return box, layout


def row(*items: QWidget | QLayout | None, spacing: int = 8) -> QHBoxLayout:
    """Things side by side; None stretches."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    _fill(layout, items, Qt.AlignmentFlag.AlignVCenter)
    return layout


def column(*items: QWidget | QLayout | None, spacing: int = 2) -> QVBoxLayout:
    """Things one below the other; None stretches."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    _fill(layout, items, Qt.AlignmentFlag(0))
    return layout


def _fill(
    layout: QBoxLayout, items: tuple[QWidget | QLayout | None, ...], align: Qt.AlignmentFlag
) -> None:
    for item in items:
        if item is None:
            layout.addStretch()
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        elif isinstance(item, ShortWords):
            layout.addWidget(item, 1 if isinstance(layout, QHBoxLayout) else 0)
        else:
            layout.addWidget(item, 0, align)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while layout.count():
        item: QLayoutItem | None = layout.takeAt(0)
        if item is None:
            return
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            clear(inner)
        elif widget is not None:
            widget.hide()
            widget.deleteLater()
