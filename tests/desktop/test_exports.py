"""The report as files that other programs open."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from desktop.exports import export, ics_text
from models.errors import AppError
from tests.desktop.sample_report import sample_report


def entries() -> dict[str, tuple[object, object]]:
    """Summary to start and end, of every entry of the sample's calendar."""
    calendar = Calendar.from_ical(ics_text(sample_report()))
    return {
        f"{one['summary']} {one.decoded('dtstart')}": (one.decoded("dtstart"), one.decoded("dtend"))
        for one in calendar.walk("VEVENT")
    }


def test_talks_and_promised_days_are_in_the_calendar() -> None:
    """With the hour in UTC where it is known, as whole days where only the day is."""
    found = entries()
    summaries = {text.rsplit(" 2025", 1)[0] for text in found}

    assert "Interview 1: Pinecrest Logistics, Transport planner" in summaries
    assert "Harbour & Finch said you would hear by today" in summaries
    assert "Answer the offer of Kestrel Books" in summaries
    starts = {type(start) for start, _ in found.values()}
    assert {datetime, date} >= starts
    promise = next(v for k, v in found.items() if k.startswith("Harbour & Finch said"))
    assert (date(2025, 11, 14), date(2025, 11, 15)) == promise


def test_the_same_report_gives_the_same_calendar() -> None:
    """A calendar that is imported again shows nothing twice."""
    assert ics_text(sample_report()) == ics_text(sample_report())
    calendar = Calendar.from_ical(ics_text(sample_report()))
    uids = [one["uid"] for one in calendar.walk("VEVENT")]
    assert len(uids) == len(set(uids))
    stamps = {one.decoded("dtstamp") for one in calendar.walk("VEVENT")}
    assert {datetime(2025, 11, 20, tzinfo=UTC)} == stamps


@pytest.mark.parametrize("ending", ["json", "csv", "ics"])
def test_a_file_of_each_form(tmp_path: Path, ending: str) -> None:
    """The ending chooses the form."""
    path = tmp_path / f"search.{ending.upper()}"
    export(sample_report(), path)
    text = path.read_text("utf-8")

    match ending:
        case "json":
            assert "2025-11-20" == json.loads(text)["as_of"]
        case "csv":
            assert 13 == len(text.splitlines())
        case _:
            assert text.startswith("BEGIN:VCALENDAR")


def test_trouble_with_the_file_is_said_in_words(tmp_path: Path) -> None:
    """A form nobody knows, a folder that is not there."""
    with pytest.raises(AppError, match="must end in"):
        export(sample_report(), tmp_path / "search.doc")
    with pytest.raises(AppError, match="cannot be written"):
        export(sample_report(), tmp_path / "gone" / "search.csv")
