"""The timeline on the left, the pane on the right; in a narrow window the pane lies over it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from desktop.parts import Button, column
from desktop.theme import Theme

PANE_WIDTH, NARROWEST, WIDEST = 372, 320, 480
OVERLAY_BELOW = 1180


class SidePane(QFrame):
    """What stands on the right: spam finds on top, then the employer's story."""

    def __init__(self, theme: Theme, story: QWidget) -> None:
        super().__init__()
        self.setProperty("kind", "right")
        self._theme = theme
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(16, 12, 16, 12)
        self._lines.setSpacing(12)
        self.close_button = Button(theme, "Back to the timeline", kind="link", icon="chevron-right",
                                   height=24, size=12, weight=500)  # fmt: skip
        self.close_button.hide()
        self._lines.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._lines.addWidget(story, 1)
        theme.follow(self._refresh)

    def set_top(self, widget: QWidget) -> None:
        """Put the panel of spam finds on top."""
        self._lines.insertWidget(1, widget, 0)

    @Slot()
    def _refresh(self) -> None:
        self.setMinimumWidth(self._theme.px(NARROWEST))
        self.setMaximumWidth(self._theme.px(WIDEST))


class Panes(QWidget):
    """Left and right side by side, or the right one over the left."""

    def __init__(self, theme: Theme, left: QWidget, right: SidePane) -> None:
        super().__init__()
        self._theme, self._left, self._right = theme, left, right
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(left)
        self._splitter.addWidget(right)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        left.setMinimumWidth(300)
        self.setLayout(column(self._splitter))
        right.close_button.clicked.connect(self.close_side)
        self._overlay, self._wanted = False, True
        self._sized = False
        theme.changed.connect(self._refresh)

    @property
    def overlay(self) -> bool:
        """Whether the right pane lies over the left one."""
        return self._overlay

    def set_side(self, *, wanted: bool) -> None:
        """Whether there is anything to show on the right at all."""
        self._wanted = wanted
        self._right.setVisible(wanted and not self._overlay)

    def open_side(self) -> None:
        """Show the right pane; side by side it always is."""
        if self._wanted:
            self._right.show()
            self._right.raise_()

    def close_side(self) -> bool:
        """Put the overlay away; True when there was one."""
        was_open = self._overlay and self._right.isVisible()
        if was_open:
            self._right.hide()
        return was_open

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: choose between side by side and overlay."""
        super().resizeEvent(event)
        self._settle()

    @Slot()
    def _refresh(self) -> None:
        """The text has another size: so have the panes."""
        self._sized = False
        self._settle()

    def _settle(self) -> None:
        narrow = self.width() < self._theme.px(OVERLAY_BELOW)
        if narrow != self._overlay:
            self._switch(narrow=narrow)
        if self._overlay:
            self._place()
        elif not self._sized and self.width() > 0:
            self._sized = True
            width = self._theme.px(PANE_WIDTH)
            self._splitter.setSizes([self.width() - width - 1, width])

    def _switch(self, *, narrow: bool) -> None:
        self._overlay = narrow
        self._right.close_button.setVisible(narrow)
        if narrow:
            self._right.setParent(self)
            self._right.hide()
        else:
            self._splitter.addWidget(self._right)
            self._right.setVisible(self._wanted)
            self._sized = False

    def _place(self) -> None:
        width = min(self._theme.px(PANE_WIDTH), self.width() - 40)
        self._right.resize(width, self.height())
        self._right.move(QPoint(self.width() - width, 0))
