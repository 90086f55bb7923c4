"""The figures, drawn, said and exported."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.statistics.charts import FunnelChart, MonthsChart, ResponseChart
from desktop.statistics.dialog import StatisticsDialog
from desktop.theme import Scheme, Theme
from models.silence import After
from models.statistics import ResponseTime, statistics_of
from tests.desktop.sample_report import sample_report
from tests.desktop.test_pictures import assert_looks_like


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_the_charts(qtbot: QtBot, theme: Theme, scheme: Scheme) -> None:
    """Funnel, response times with their n, month by month."""
    theme.choose(scheme=scheme)
    above = QWidget()
    qtbot.addWidget(above)
    times = (
        ResponseTime(After.APPLICATION, 9, 4.0, 8.0, 15.5),
        ResponseTime(After.INTERVIEW, 4, 2.0, 6.0, 11.0),
        ResponseTime(After.OFFER, 1, 3.0, 3.0, 3.0),
    )
    dialog = StatisticsDialog(theme, sample_report(), parent=above)
    dialog.setStyleSheet(theme.style_sheet())
    chart = dialog.findChild(ResponseChart)
    assert chart is not None
    chart._times = times
    chart.setMinimumHeight(theme.px(108))
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.buttons["json"].clearFocus()

    assert_looks_like(f"statistics_{scheme}", dialog)


def test_every_chart_is_a_sentence_too(qtbot: QtBot, theme: Theme) -> None:
    """Screen readers get the same numbers."""
    figures = statistics_of(sample_report())
    charts = (
        FunnelChart(theme, figures.funnel),
        ResponseChart(theme, ()),
        MonthsChart(theme, figures.months),
    )
    for chart in charts:
        qtbot.addWidget(chart)

    said = [chart.accessibleName() for chart in charts]
    assert said[0].startswith(f"Applied: {figures.funnel.applied}, Answered: ")
    assert "No answers yet" == said[1]
    assert said[2].startswith("September: ")


def test_an_export_is_written_and_said(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    """The button asks where, gives the name its ending, and says what became of it."""
    answers = [str(tmp_path / "search"), str(tmp_path / "gone" / "x.csv"), ""]
    above = QWidget()
    qtbot.addWidget(above)
    dialog = StatisticsDialog(
        theme, sample_report(), parent=above, ask=lambda _parent, _name: answers.pop(0)
    )
    said = []
    for form in ("ics", "csv", "json"):
        dialog.buttons[form].click()
        said.append(dialog.said.text())

    assert (tmp_path / "search.ics").read_text("utf-8").startswith("BEGIN:VCALENDAR")
    assert "Saved as search.ics." == said[0]
    assert "cannot be written" in said[1]
    assert said[1] == said[2]
