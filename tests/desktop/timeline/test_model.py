"""The rows as a Qt model: sound, sorted, filtered, and changed row by row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester

from desktop.timeline.model import Column, Order, Role, Shown, TimelineModel, TimelineOrder
from desktop.timeline.rows import Group
from models.application import Stage
from models.report import Report
from tests.desktop.sample_report import key_of, sample_report

STRICT = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def model(dressed: QApplication) -> Iterator[TimelineModel]:  # noqa: ARG001
    """The sample's rows, watched by Qt's own tester."""
    made = TimelineModel()
    tester = QAbstractItemModelTester(made, STRICT)
    made.set_report(sample_report())
    yield made
    tester.deleteLater()


@pytest.fixture
def order(model: TimelineModel) -> TimelineOrder:
    """The rows as shown."""
    return TimelineOrder(model)


def drawn(order: TimelineOrder) -> str:
    """The tree as text: each group with the first words of its rows."""
    lines = []
    for number in range(order.rowCount()):
        group = order.index(number, 0)
        names = [
            str(order.index(row, 0, group).data()).split()[0]
            for row in range(order.rowCount(group))
        ]
        lines.append(f"{Group(group.data(Role.GROUP)).name}: {' '.join(names)}")
    return "\n".join(lines)


def closed(report: Report, name: str) -> Report:
    """The report after one employer said no."""
    employers = tuple(
        replace(one, applications=(replace(one.applications[0], stage=Stage.REJECTED),))
        if one.name == name
        else one
        for one in report.employers
    )
    return replace(report, employers=employers)


def test_both_models_are_sound(
    model: TimelineModel, order: TimelineOrder, qtmodeltester: ModelTester
) -> None:
    """Indexes, parents and counts agree in the rows and in what is shown of them."""
    qtmodeltester.check(model, force_py=True)  # type: ignore[no-untyped-call]
    qtmodeltester.check(order, force_py=True)  # type: ignore[no-untyped-call]
    assert model.rowCount() == len(Group)


def test_what_needs_attention_comes_first(order: TimelineOrder) -> None:
    """A passed date, then the longest quiet; who is inside a promised date comes last."""
    assert drawn(order) == (
        "ANSWER: Kestrel\n"
        "AFTER_INTERVIEW: Harbour Northwind Bluegate Lumen Oakline\n"
        "COMING_UP: Pinecrest\n"
        "APPLIED: Marram Tidewater Corvid\n"
        "CLOSED: Ferro Saltmarsh"
    )


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (Order.QUIET, "Northwind Harbour Bluegate Oakline Lumen"),
        (Order.LAST, "Lumen Oakline Bluegate Harbour Northwind"),
        (Order.NAME, "Bluegate Harbour Lumen Northwind Oakline"),
        (Order.APPLIED, "Northwind Harbour Oakline Bluegate Lumen"),
    ],
)
def test_orders(order: TimelineOrder, wanted: Order, names: str) -> None:
    """Each order of the menu sorts the rows within their group; groups stay in place."""
    order.choose(order=wanted)

    assert drawn(order).split("\n")[1] == f"AFTER_INTERVIEW: {names}"


@pytest.mark.parametrize(
    ("shown", "tree"),
    [
        (Shown.CLOSED, "CLOSED: Ferro Saltmarsh"),
        (Shown.QUIET, "AFTER_INTERVIEW: Harbour Northwind Bluegate Lumen"),
        (Shown.PASSED, "AFTER_INTERVIEW: Harbour"),
        (Shown.COMING, "COMING_UP: Pinecrest"),
    ],
)
def test_chips_and_tiles_filter(order: TimelineOrder, shown: Shown, tree: str) -> None:
    """Only what was asked for; groups with nothing in them are gone."""
    order.choose(shown=shown)

    assert drawn(order) == tree


@pytest.mark.parametrize(
    ("sought", "count"),
    [("harbour", 1), ("OFFICE", 1), ("dana whitlock", 11), ("whitlock office", 1),
     ("coordinator post", 1), ("nobody at all", 0), ("  ", 12)],
)  # fmt: skip
def test_search_looks_into_names_roles_people_and_messages(
    order: TimelineOrder, sought: str, count: int
) -> None:
    """Every word must be found somewhere in the row; case and order do not matter."""
    order.choose(sought=sought)

    assert order.row_count() == count


def test_a_new_report_moves_only_the_row_that_changed(model: TimelineModel) -> None:
    """What the person looks at stays: indexes of untouched rows survive the new report."""
    kept = QPersistentModelIndex(model.index_of(key_of("Northwind Analytics")))
    removed: list[tuple[QModelIndex, int, int]] = []
    model.rowsRemoved.connect(lambda *what: removed.append(what))
    model.set_report(closed(sample_report(), "Harbour & Finch"))

    moved = model.index_of(key_of("Harbour & Finch"))
    assert kept.isValid()
    assert kept.data() == "Northwind Analytics"
    assert Group(moved.data(Role.GROUP)) is Group.CLOSED
    assert len(removed) == 1


def test_employers_come_and_go(model: TimelineModel) -> None:
    """Rows that are no longer in the report vanish and come back with it."""
    model.set_report(sample_report(without=("Corvid Labs", "Ferro Foods")))
    assert len(model.all_rows()) == 10
    model.set_report(sample_report())
    assert len(model.all_rows()) == 12


def test_cells_can_be_listened_to(model: TimelineModel) -> None:
    """Both columns and the heading have full words for a screen reader."""
    index = model.index_of(key_of("Bluegate Energy"))
    text = Qt.ItemDataRole.AccessibleTextRole

    assert index.data(text) == "Bluegate Energy, Customer success lead, 10 days quiet"
    assert index.siblingAtColumn(Column.LANE).data(text).startswith("Bluegate Energy, Customer")
    assert index.parent().data(text) == "Waiting after interview, 5"
    assert "10 days quiet" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
