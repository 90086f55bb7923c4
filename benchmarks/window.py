"""How fast the window paints: 300 rows, against a plain QTreeView in the same run.

Run: ``python -m benchmarks.window``. Prints milliseconds and ratios; asserts nothing. Ratios are
what to compare between machines and versions.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from desktop.rendering import dress, prepare

prepare(fixed=True)

from PySide6.QtGui import QImage, QStandardItem, QStandardItemModel  # noqa: E402 - after prepare
from PySide6.QtWidgets import QApplication, QTreeView, QWidget  # noqa: E402

from desktop.theme import Scheme, Theme  # noqa: E402
from desktop.time_scale import SharedScale  # noqa: E402
from desktop.window import MainWindow  # noqa: E402
from models.report import Report  # noqa: E402
from tests.desktop.sample_report import TODAY, sample_report  # noqa: E402

ROWS, ROUNDS = 300, 40


def many(count: int) -> Report:
    """The sample's employers again and again, each with its own key."""
    report = sample_report()
    employers = []
    for number in range(count):
        one = report.employers[number % len(report.employers)]
        told = one.applications[0]
        moved = replace(told, key=f"{told.key}-{number}")
        employers.append(replace(one, name=f"{one.name} {number}", applications=(moved,)))
    return replace(report, employers=tuple(employers), spam_alerts=())


def plain(count: int) -> QTreeView:
    """The same number of rows in a tree that Qt draws by itself."""
    model = QStandardItemModel()
    for number in range(count):
        model.appendRow([QStandardItem(f"Employer {number}"), QStandardItem("Some words")])
    view = QTreeView()
    model.setParent(view)
    view.setModel(model)
    view.resize(1068, 660)
    return view


def paint(widget: QWidget) -> Callable[[], None]:
    """Paint the widget once into a picture."""
    image = QImage(widget.size(), QImage.Format.Format_RGB32)
    return lambda: widget.render(image)


def measure(work: Callable[[], None], rounds: int = ROUNDS) -> float:
    """Median milliseconds of one call."""
    spent = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        spent.append((time.perf_counter() - start) * 1000)
    return statistics.median(spent)


def main() -> None:
    """Print the figures."""
    application = QApplication([])
    dress(application, fixed=True)
    theme, scale = Theme(scheme=Scheme.LIGHT), SharedScale(TODAY)
    report = many(ROWS)
    start = time.perf_counter()
    window = MainWindow(theme, scale)
    window.show()
    window.set_report(report)
    paint(window)()
    first = (time.perf_counter() - start) * 1000
    application.processEvents()
    tree = plain(ROWS)
    tree.show()
    application.processEvents()
    base = measure(paint(tree.viewport()))
    ours = measure(paint(window.timeline.viewport()))
    whole = measure(paint(window), 15)
    later = replace(report, as_of=TODAY + timedelta(days=1))
    update = measure(lambda: window.set_report(later), 1)
    again = measure(lambda: window.set_report(later), 5)
    print(f"{ROWS} rows; a plain QTreeView paints in {base:.2f} ms")
    print(f"timeline paint     {ours:7.2f} ms   {ours / base:6.1f} x plain")
    print(f"whole window paint {whole:7.2f} ms   {whole / base:6.1f} x plain")
    print(f"window, report and first paint {first:7.1f} ms   {first / base:6.0f} x plain")
    print(f"a new report, every row changed {update:7.1f} ms; nothing changed {again:7.1f} ms")


if __name__ == "__main__":
    main()
