"""The page with figures about the whole search, and the exports."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import words
from desktop.exports import export
from desktop.parts import Button, Words, column, frame, row
from desktop.statistics.charts import FunnelChart, MonthsChart, ResponseChart
from desktop.theme import Theme
from models.errors import AppError
from models.report import Report
from models.statistics import Statistics, statistics_of

SIZE = (720, 790)
FORMS = {"json": "JSON (everything)", "csv": "CSV (a row each)", "ics": "Calendar (.ics)"}
AskPath = Callable[[QWidget, str], str]


def ask_path(parent: QWidget, name: str) -> str:
    """Where to write the file, or empty."""
    return QFileDialog.getSaveFileName(parent, "Export", name)[0]


class StatisticsDialog(QDialog):
    """Shows one report's figures."""

    def __init__(
        self, theme: Theme, report: Report, *, parent: QWidget, ask: AskPath = ask_path
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "paper")
        self.setWindowTitle("Statistics")
        self._theme, self._report, self._ask = theme, report, ask
        self.said = Words(theme, size=12, tone="text2", wrap=True)
        self.buttons = {form: Button(theme, text, height=34) for form, text in FORMS.items()}
        for form, button in self.buttons.items():
            button.clicked.connect(lambda _=False, wanted=form: self._export(wanted))
        close = Button(theme, "Close", kind="primary", height=34)
        close.clicked.connect(self.accept)
        head = column(
            Words(theme, "Your search so far", size=17, weight=600),
            Words(theme, f"As of {words.full_day(report.as_of)}", tone="text2"),
        )
        out = Words(theme, "Export", size=12, weight=500, tone="text2")
        whole = column(
            head, self._page(statistics_of(report)), self.said,
            row(out, *self.buttons.values(), None, close), spacing=12,
        )  # fmt: skip
        whole.setStretch(1, 1)
        whole.setContentsMargins(24, 20, 24, 18)
        self.setLayout(whole)
        self.resize(theme.px(SIZE[0]), theme.px(SIZE[1]))

    def _page(self, figures: Statistics) -> QScrollArea:
        theme = self._theme
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 6, 0)
        lines.setSpacing(12)
        lines.addWidget(
            self._card(
                "How far your applications came",
                f"{words.count(figures.funnel.rejected, 'refusal')} among them.",
                FunnelChart(theme, figures.funnel),
            )
        )
        lines.addWidget(
            self._card(
                "How long answers took",
                "The line is the median, the bar the middle half of those that came.",
                ResponseChart(theme, figures.response_times),
            )
        )
        lines.addWidget(
            self._card(
                "Month by month",
                "",
                MonthsChart(theme, figures.months),
                legend=(("them", "sent"), ("wait", "answers"), ("ok", "talks")),
            )
        )
        lines.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        return area

    def _card(
        self, title: str, more: str, chart: QWidget, *, legend: tuple[tuple[str, str], ...] = ()
    ) -> QFrame:
        theme = self._theme
        box, lines = frame("calmBox", margins=(16, 12, 16, 14), spacing=10)
        head = row(Words(theme, title, weight=600), None)
        for token, text in legend:
            head.addWidget(_patch(theme, token))
            head.addWidget(Words(theme, text, size=12, tone="text2"))
        lines.addLayout(head)
        if more:
            lines.addWidget(Words(theme, more, size=12, tone="text2", wrap=True))
        lines.addWidget(chart)
        return box

    def _export(self, form: str) -> None:
        told = self._ask(self, f"heardback-{self._report.as_of.isoformat()}.{form}")
        if not told:
            return
        path = Path(told)
        path = path if path.suffix else path.with_suffix(f".{form}")
        try:
            export(self._report, path)
        except AppError as error:
            self.said.set_tone("spam")
            self.said.setText(str(error))
            return
        self.said.set_tone("ok")
        self.said.setText(f"Saved as {path.name}.")


def _patch(theme: Theme, token: str) -> QLabel:
    """A small square of a colour."""
    square = QLabel()
    square.setFixedSize(theme.px(10), theme.px(10))
    square.setStyleSheet(f"background: {theme.color(token).name()}; border-radius: 2px")
    return square
