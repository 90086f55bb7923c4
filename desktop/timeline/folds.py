"""Which groups are folded: Closed at first, then what the person chose."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, Slot
from PySide6.QtWidgets import QTreeView

from desktop.timeline.model import Role, Shown, TimelineOrder
from desktop.timeline.rows import Group, Row


class Folds(QObject):
    """Remembers folds by group, since filtering makes the tree forget them."""

    def __init__(self, tree: QTreeView, rows: TimelineOrder) -> None:
        super().__init__(tree)
        self._tree, self._rows = tree, rows
        self._folded = {Group.CLOSED}
        self._applying = False
        tree.expanded.connect(self._remember)
        tree.collapsed.connect(self._remember)
        tree.clicked.connect(self._toggle)

    def apply(self) -> None:
        """Open what is not folded; everything while searching or showing the closed."""
        self._applying = True
        seeking = bool(self._rows.sought) or self._rows.shown is Shown.CLOSED
        for number in range(self._rows.rowCount()):
            index = self._rows.index(number, 0)
            group = Group(index.data(Role.GROUP))
            self._tree.setExpanded(index, seeking or group not in self._folded)
        self._applying = False

    @Slot(QModelIndex)
    def _remember(self, index: QModelIndex) -> None:
        if self._applying:
            return
        group = Group(index.data(Role.GROUP))
        if self._tree.isExpanded(index):
            self._folded.discard(group)
        else:
            self._folded.add(group)

    @Slot(QModelIndex)
    def _toggle(self, index: QModelIndex) -> None:
        if not isinstance(index.data(Role.ROW), Row):
            first = index.siblingAtColumn(0)
            self._tree.setExpanded(first, not self._tree.isExpanded(first))
