"""QUIRKS.md is kept true: every fact names a test that exists."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
QUIRKS = HERE.parents[1] / "connectors" / "QUIRKS.md"


def test_each_fact_is_pinned() -> None:
    """Every sentence names at least one test, and every test named is there."""
    facts = [line for line in QUIRKS.read_text(encoding="utf-8").splitlines() if line[:1] == "*"]
    assert [] == [fact for fact in facts if "::test_" not in fact]
    named = re.findall(r"`([\w/]+\.py)::(\w+)`", "\n".join(facts))
    assert [] == [
        f"{file}::{test}"
        for file, test in named
        if f"def {test}(" not in (HERE / file).read_text(encoding="utf-8")
    ]


def test_reading_files_needs_no_network_library() -> None:
    """The road from files to messages loads neither IMAP nor keychain: it starts at once."""
    program = (
        "import sys, connectors.local.connector;"
        "sys.exit(' '.join({'imapclient', 'imaplib', 'keyring', 'ssl'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=HERE.parents[1], capture_output=True, check=False
    )
    assert b"" == done.stderr.strip()
