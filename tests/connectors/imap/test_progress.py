"""The cursor knows what was pulled, with gaps, and survives being written down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.imap.progress import Progress, Pulled, progress_from

SPANS = st.lists(st.tuples(st.integers(1, 60), st.integers(0, 9)), max_size=12)


@given(SPANS)
def test_holds_just_what_was_pulled(spans: list[tuple[int, int]]) -> None:
    """In whatever order spans come: no UID is forgotten, none invented, touching ones are one."""
    pulled, held = Pulled(7), set()
    for first, length in spans:
        pulled = pulled.plus(first, first + length)
        held |= set(range(first, first + length + 1))
    assert held == {uid for uid in range(80) if pulled.holds(uid)}
    assert all(a[1] + 1 < b[0] for a, b in zip(pulled.spans, pulled.spans[1:], strict=False))


def test_written_and_read() -> None:
    """A cursor comes back from the store as it was."""
    progress = Progress(12).plus("Entwürfe", Pulled(7, ((1, 5), (9, 12)))).plus("INBOX", Pulled(1))
    assert progress == progress_from(progress.to_text(), 12)


def test_new_validity_means_from_the_start() -> None:
    """When the server gives UIDs out anew, the old ones say nothing."""
    progress = Progress().plus("INBOX", Pulled(7, ((1, 5),)))
    assert Pulled(8) == progress.of("INBOX", 8)
    assert Pulled(7, ((1, 5),)) == progress.of("INBOX", 7)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "7",
        '{"months": 3}',
        '{"months": null, "folders": {"a": [1, [[1]]]}}',
        '{"months": null, "folders": {"a": []}}',
    ],
)
def test_foreign_cursor(text: str) -> None:
    """What cannot be read, or was for another span of time, means from the start."""
    assert Progress() == progress_from(text, None)
