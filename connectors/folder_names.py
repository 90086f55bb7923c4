"""What a folder or a label is for, told by its name in some twenty languages.

The names stand in ``data/folder_names.csv``. Servers' own marks (RFC 6154) are better; this is
for where there are none: Takeout's labels, Maildirs, mbox files, old servers.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from models.message import Folder


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def _table() -> Mapping[str, Folder]:
    path = Path(__file__).with_name("data") / "folder_names.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return MappingProxyType(
            {
                _normal(name): Folder(row["use"])
                for row in csv.DictReader(lines)
                for name in row["names"].split("|")
            }
        )


_USES = _table()
_SHIFTED = re.compile(r"&([A-Za-z0-9+,]*)-")


def use_of_name(name: str) -> Folder | None:
    """The use a folder's own name tells, whatever its case, or None."""
    return _USES.get(_normal(name))


def from_utf7(name: str) -> str:
    """``Entw&APw-rfe`` as IMAP servers and Maildirs write it (RFC 3501 5.1.3), in plain text."""
    return _SHIFTED.sub(_unshifted, name)


def _unshifted(match: re.Match[str]) -> str:
    if not match[1]:
        return "&"
    return f"+{match[1].replace(',', '/')}-".encode("ascii", "replace").decode("utf-7", "replace")


def use_of_path(path: tuple[str, ...]) -> Folder | None:
    """The use told by the innermost name of a folder path that tells one: Sent/2026 is sent."""
    for name in reversed(path):
        use = use_of_name(name)
        if use is not None:
            return use
    return None


_BY_WEIGHT = (
    Folder.JUNK, Folder.TRASH, Folder.DRAFTS, Folder.SENT, Folder.INBOX, Folder.ARCHIVE,
)  # fmt: skip


def use_of_labels(labels: tuple[str, ...]) -> Folder | None:
    """Where a Gmail message lies that carries these labels: spam before all, archive last."""
    uses = {use_of_name(label.lstrip("\\")) for label in labels}
    return next((use for use in _BY_WEIGHT if use in uses), None)
