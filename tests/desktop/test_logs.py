"""The log: what went wrong and where, and nothing of anybody's mail."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import logs

pytestmark = pytest.mark.expects_log


@pytest.fixture
def written(tmp_path: Path) -> Iterator[Path]:
    """A log file in use."""
    hooks = sys.excepthook, threading.excepthook
    file = logs.begin(tmp_path)
    yield tmp_path / logs.NAME
    logs.end(file)
    sys.excepthook, threading.excepthook = hooks


def test_no_address_gets_into_the_log(written: Path) -> None:
    """Wherever it came from: our words, a library's, a traceback."""
    log = logging.getLogger("connectors.anything")
    log.info("Reading %s", "sam@example.org")
    try:
        int("From: Ana <ana@northwind.example> Subject: Your interview")
    except ValueError:
        log.exception("A check broke off")
    text = written.read_text("utf-8")

    assert "Reading <address>" in text
    assert "A check broke off" in text
    assert "ValueError" in text
    assert "test_logs.py" in text
    assert "northwind" not in text
    assert "Your interview" not in text


def test_what_nobody_caught_is_told_by_place_only(written: Path) -> None:
    """From the window's thread and from any other, without the error's own words."""
    logs.catch_all()
    try:
        int("Dear Sam, we are pleased")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)

    def fail() -> None:
        raise KeyError("Dear Sam, we regret")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    text = written.read_text("utf-8")

    assert "Unexpected ValueError at test_logs.py" in text
    assert "Unexpected KeyError at" in text
    assert "Dear Sam" not in text
