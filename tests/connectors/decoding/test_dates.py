"""Dates of mail: RFC 5322, older and looser forms, and nonsense."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.decoding.dates import parse_date


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("2026-11-02T10:00:00+01:00", "Mon, 02 Nov 2026 10:00:00 +0100"),
        ("2026-11-02T10:00:00-03:30", "2 Nov 2026 10:00:00 -0330 (NST)"),
        ("2026-11-02T10:00:00+00:00", "Mon, 2 November 2026 10:00"),
        ("2026-11-02T10:00:00-05:00", "Mon, 2 Nov 26 10:00:00 EST"),
        ("1997-11-21T09:55:06-06:00", "Fri, 21 Nov 97 09:55:06 -0600"),
        ("2026-11-02T10:00:00+02:00", "Mon, 2 Nov 2026 10:00:00 GMT+0200"),
        ("2026-11-02T10:00:00+00:00", "Mon, 2 Nov 2026 10:00:00 XYZ"),
        ("2026-11-02T10:00:00+00:00", "Mon, 2 Nov 2026 10:00:00 +9900"),
        ("2026-11-02T10:00:00+05:30", "Mon Nov  2 10:00:00 IST 2026"),
        ("2026-11-02T10:00:00+00:00", "Mon Nov  2 10:00:00 2026"),
        ("2026-11-02T10:00:00+00:00", "Mon Nov 02 10:00:00 +0000 2026"),
        ("2026-11-02T10:00:00+01:00", "2026-11-02T10:00:00.123+01:00"),
        ("2016-12-31T23:59:59+00:00", "Sat, 31 Dec 2016 23:59:60 +0000"),
        ("", "Mon, 31 Feb 2026 10:00:00 +0000"),
        ("", "Mon, 2 Xyz 2026 10:00:00 +0000"),
        ("", "Thu, 01 Jan 1970 00:00:00 +0000"),
        ("", "yesterday"),
        ("", ""),
    ],
)
def test_forms(expected: str, text: str) -> None:
    """The moment keeps its own offset; what no clock shows is no date."""
    found = parse_date(text)
    assert expected == (found.isoformat() if found else "")


@given(st.from_regex(r"\d{1,2} (Jan|Feb|Xxx) \d{2,4} \d{1,2}:\d{1,2}:\d{1,2} [+-]\d{1,6}"))
def test_nothing_raises(text: str) -> None:
    """Any digits give an aware moment or none."""
    found = parse_date(text)
    assert found is None or found.tzinfo is not None
