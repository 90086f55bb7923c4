"""Ten hand-written job searches: files as people have them, read to a report, value by value."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.report import as_json
from desktop.sources import report_on
from tests.end_to_end.searches.building import read_search
from tests.end_to_end.searches.expectation import actual_picture, differences, expected_picture

SEARCHES = Path(__file__).parent / "searches"
NAMES = sorted(path.stem for path in SEARCHES.glob("*.txt"))


STILL_MISREAD = {
    "a_mess": (
        "n6: expected 'other",  # a sister's "Fingers crossed!" under a forwarded job mail
        "applications: expected",  # ... which founds an employer of its own
    ),
}
"""What the program still gets wrong, by the beginning of the difference. Only ever gets shorter."""


@pytest.mark.parametrize("name", NAMES)
def test_search(name: str, trained: Path, tmp_path: Path) -> None:
    """The report says about this search what a careful person would say."""
    search = read_search(SEARCHES / f"{name}.txt")
    report = report_on(search.write(tmp_path), me=(), today=search.as_of, cache=trained)
    short = {mail.message_id: mail.id for mail in search.mails}

    expected = expected_picture((SEARCHES / f"{name}.expected").read_text("utf-8"))

    found = differences(expected, actual_picture(as_json(report), short))

    known = STILL_MISREAD.get(name, ())
    new = [one for one in found if not one.startswith(known)] if known else found
    assert [] == new, "\n".join(new)
    assert len(known) == len(found) - len(new), "Better than known: shorten STILL_MISREAD."


def test_every_value_counts() -> None:
    """A value that changes is told as a difference; what is not named, and ``update``s, are not."""
    expected = expected_picture(
        "[Northwind] Engineer*: interview, interviewed, theirs\n"
        "applied 2026-10-01T09:00:00+00:00 a1\n"
        "? acknowledged * a1\n"
        "silence interview since 2026-10-20, * days, due\n"
        "a1 application in inbox, Northwind / Engineer\n"
    )
    told = {
        "applications": "Northwind / Engineer",
        "Northwind / Engineer: via": "-",
        "Northwind / Engineer: state": "interview, interviewed, theirs",
        "Northwind / Engineer: events": "applied 2026-10-01T09:00:00+00:00 a1\nupdate * a2",
        "Northwind / Engineer: silence": "interview since 2026-10-20, 31 days, due",
        "a1": "application in inbox, Northwind / Engineer",
        "not named": "anything",
    }

    assert [] == differences(expected, told)
    noticed = [name for name in told if differences(expected, told | {name: "offer"})]
    assert [name for name in told if name != "not named"] == noticed
