"""The rows as a Qt model: groups, one row for every application, filter and order.

Six groups always exist; the proxy hides empty ones. A new report changes, adds and removes single
rows, so that selection and scroll stay. Computes no meaning.
"""

from __future__ import annotations

from datetime import date
from enum import IntEnum, StrEnum

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from desktop import words
from desktop.timeline.rows import Group, Row, rows_of
from models.report import Report

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Role(IntEnum):
    """What the delegates and the proxy ask for, beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1
    GROUP = Qt.ItemDataRole.UserRole + 2
    COUNT = Qt.ItemDataRole.UserRole + 3


class Column(IntEnum):
    """The two columns."""

    EMPLOYER = 0
    LANE = 1


class Order(StrEnum):
    """How rows are sorted within their group; the value is what the menu says."""

    ATTENTION = "needs attention first"
    QUIET = "longest quiet"
    LAST = "last message"
    NAME = "employer A–Z"
    APPLIED = "date applied"


class Shown(StrEnum):
    """Which rows are shown: the chips and the tiles."""

    ALL = "all"
    ACTIVE = "active"
    CLOSED = "closed"
    QUIET = "quiet after interview"
    PASSED = "promised date passed"
    COMING = "interview coming up"

    def takes(self, row: Row) -> bool:
        """Whether a row is among them."""
        wedge = row.wedge
        match self:
            case Shown.ALL:
                return True
            case Shown.ACTIVE:
                return not row.closed
            case Shown.CLOSED:
                return row.closed
            case Shown.QUIET:
                waiting = row.group is Group.AFTER_INTERVIEW
                return waiting and wedge is not None and not wedge.calm
            case Shown.PASSED:
                return wedge is not None and wedge.passed > 0
            case Shown.COMING:
                return row.booked is not None


class TimelineModel(QAbstractItemModel):
    """Groups and their rows. Ids: 0 for a group, the group's number + 1 for a row in it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: dict[Group, list[Row]] = {group: [] for group in Group}

    def set_report(self, report: Report) -> None:
        """Show another report; rows that stay the same are left alone."""
        fresh = rows_of(report)
        for group in Group:
            self._update(group, {row.key: row for row in fresh if row.group is group})

    def all_rows(self) -> tuple[Row, ...]:
        """Every row, in the groups' order."""
        return tuple(row for group in Group for row in self._rows[group])

    def index_of(self, key: str) -> QModelIndex:
        """Where the application with that key stands; invalid when it does not."""
        for group, rows in self._rows.items():
            for number, row in enumerate(rows):
                if row.key == key:
                    return self.createIndex(number, Column.EMPLOYER, group + 1)
        return QModelIndex()

    def _update(self, group: Group, wanted: dict[str, Row]) -> None:
        rows, parent = self._rows[group], self.index(group, 0)
        for number in reversed(range(len(rows))):
            if rows[number].key not in wanted:
                self.beginRemoveRows(parent, number, number)
                del rows[number]
                self.endRemoveRows()
        for number, row in enumerate(rows):
            fresh = wanted[row.key]
            if fresh != row:
                rows[number] = fresh
                left = self.index(number, Column.EMPLOYER, parent)
                self.dataChanged.emit(left, self.index(number, Column.LANE, parent))
        known = {row.key for row in rows}
        added = [row for key, row in wanted.items() if key not in known]
        if added:
            self.beginInsertRows(parent, len(rows), len(rows) + len(added) - 1)
            rows.extend(added)
            self.endInsertRows()
        self.dataChanged.emit(parent, self.index(group, Column.LANE))

    # -- Qt's questions -------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        """Qt's: the index of a cell."""
        if not (0 <= row < self.rowCount(parent) and 0 <= column < len(Column)):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, child: Index = NOWHERE) -> QModelIndex:  # type: ignore[override]
        """Qt's: the group of a row."""
        if not child.isValid() or child.internalId() == 0:
            return QModelIndex()
        return self.createIndex(int(child.internalId()) - 1, 0, 0)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Qt's: how many rows a group has."""
        if not parent.isValid():
            return len(Group)
        if parent.internalId() != 0 or parent.column() != 0:
            return 0
        return len(self._rows[Group(parent.row())])

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: ARG002 - Qt's signature
        """Qt's: always two."""
        return len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Qt's: the columns' names, for those who listen."""
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return ("Employer", "Timeline")[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's: what a cell holds."""
        if not index.isValid():
            return None
        if index.internalId() == 0:
            return self._group_value(Group(index.row()), Column(index.column()), role)
        row = self._rows[Group(int(index.internalId()) - 1)][index.row()]
        return _row_value(row, Column(index.column()), role)

    def _group_value(self, group: Group, column: Column, role: int) -> object:
        number = len(self._rows[group])
        match role:
            case Role.GROUP:
                return group
            case Role.COUNT:
                return number
            case Qt.ItemDataRole.DisplayRole if column is Column.EMPLOYER:
                return group.title
            case Qt.ItemDataRole.AccessibleTextRole if column is Column.EMPLOYER:
                return f"{group.title}, {number}"
        return None


def _row_value(row: Row, column: Column, role: int) -> object:
    match role:
        case Role.ROW:
            return row
        case Role.GROUP:
            return row.group
        case Qt.ItemDataRole.DisplayRole:
            return row.name if column is Column.EMPLOYER else row.label or row.badge
        case Qt.ItemDataRole.AccessibleTextRole if column is Column.EMPLOYER:
            silent = f", {row.wedge.days} days quiet" if row.wedge else ""
            return f"{row.name}, {row.role}{silent}"
        case Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        case Qt.ItemDataRole.AccessibleDescriptionRole:
            silence = row.application.running
            told = words.silence_words(silence, row.today) + ". " if silence else ""
            return told + row.application.advice.why
    return None


class TimelineOrder(QSortFilterProxyModel):
    """Chooses and sorts rows; groups keep their order and hide when nothing is in them."""

    def __init__(self, source: TimelineModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown, self._order, self._sought = Shown.ALL, Order.ATTENTION, ""
        self.setRecursiveFilteringEnabled(True)  # noqa: FBT003 - Qt's
        self.setSourceModel(source)
        self.sort(0)

    @property
    def shown(self) -> Shown:
        """The chip or tile in force."""
        return self._shown

    @property
    def order(self) -> Order:
        """The order in force."""
        return self._order

    @property
    def sought(self) -> str:
        """What is searched for, in small letters."""
        return self._sought

    def choose(
        self, *, shown: Shown | None = None, order: Order | None = None, sought: str | None = None
    ) -> None:
        """Change what is given."""
        self._shown = shown or self._shown
        self._order = order or self._order
        if sought is not None:
            self._sought = sought.strip().casefold()
        self.invalidate()

    def row_count(self) -> int:
        """How many applications are shown."""
        return sum(self.rowCount(self.index(n, 0)) for n in range(self.rowCount()))

    def filterAcceptsRow(self, source_row: int, source_parent: Index) -> bool:
        """Qt's: whether a row is shown; a group only for its rows' sake."""
        if not source_parent.isValid():
            return False
        row = self.sourceModel().index(source_row, 0, source_parent).data(Role.ROW)
        if not isinstance(row, Row):
            return False
        found = all(word in row.search for word in self._sought.split())
        return found and self._shown.takes(row)

    def lessThan(self, source_left: Index, source_right: Index) -> bool:
        """Qt's: the order of two rows, or of two groups."""
        left, right = source_left.data(Role.ROW), source_right.data(Role.ROW)
        if not isinstance(left, Row) or not isinstance(right, Row):
            return source_left.row() < source_right.row()
        return sort_key(left, self._order) < sort_key(right, self._order)


def sort_key(row: Row, order: Order) -> tuple[object, ...]:
    """What a row is sorted by; smallest first."""
    wedge, name = row.wedge, row.name.casefold()
    days = wedge.days if wedge else -1
    booked = row.booked.day if row.booked else date.max
    last = -row.last_day.toordinal()
    match order:
        case Order.ATTENTION:
            passed = wedge is not None and wedge.passed > 0
            calm = wedge is not None and wedge.calm
            return not passed, calm, -days, booked, last, name
        case Order.QUIET:
            return -days, last, name
        case Order.LAST:
            return last, name
        case Order.NAME:
            return name, last
        case Order.APPLIED:
            return row.first_day, name
