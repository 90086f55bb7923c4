"""The messages written for the project, from which the kinds are learnt.

Reads every JSON-lines file under ``data/``; what the rows mean to a model is not known here.
Row: id, family (rows of one template share it), kind, lang, direction, from, to, subject, body,
html, headers, calendar (method or empty), reply, signs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from models.message import NOBODY, Address, Folder, Message
from models.reading import Kind

DATA = Path(__file__).with_name("data")
WRITTEN_AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
CALENDAR = (
    "BEGIN:VCALENDAR\nMETHOD:{method}\nBEGIN:VEVENT\nSUMMARY:{title}\nEND:VEVENT\nEND:VCALENDAR"
)
TABLES = ("concepts.json", "job_words.json", "kind_phrases.txt", "signs.txt")
"""What the cues beside the words come from."""


@dataclass(frozen=True, slots=True)
class Example:
    """One message and the kind it is. ``weight`` above 1 for what the person corrected."""

    message: Message
    kind: Kind
    family: str
    language: str = ""
    signs: frozenset[str] = frozenset()
    weight: float = 1.0


def corpus_files(folder: Path = DATA) -> tuple[Path, ...]:
    """The files of the corpus in a stable order."""
    return tuple(sorted(folder.rglob("*.jsonl")))


def learnt_from(folder: Path = DATA) -> tuple[Path, ...]:
    """Every file with a part in what is learnt: the corpus and the tables its cues come from."""
    return (*corpus_files(folder), *(folder / name for name in TABLES))


def read_corpus(folder: Path = DATA) -> tuple[Example, ...]:
    """All examples. Raises ValueError naming file and line when a row is not as it should be."""
    return tuple(example for path in corpus_files(folder) for example in read_examples(path))


def read_examples(path: Path) -> Iterable[Example]:
    """The examples of one file."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            yield as_example(json.loads(line))
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise ValueError(f"{path.name}, line {number}: {error}") from error


def as_example(row: dict[str, Any]) -> Example:
    """One row as the message a connector would have made of it."""
    body, subject = str(row["body"]), str(row.get("subject", ""))
    method = str(row.get("calendar") or "").upper()
    message = Message(
        id=f"<{row['id']}@corpus.example>",
        folder=Folder.SENT if row.get("direction") == "out" else Folder.INBOX,
        sent_at=WRITTEN_AT,
        sender=as_address(str(row.get("from", ""))),
        to=tuple(as_address(one) for one in str(row.get("to", "")).split(",") if one.strip()),
        subject=subject,
        text="" if row.get("html") else body,
        html=body if row.get("html") else "",
        calendars=(CALENDAR.format(method=method, title=subject),) if method else (),
        in_reply_to=("<earlier@thread.example>",) if row.get("reply") else (),
        headers=tuple((k.lower(), str(v)) for k, v in (row.get("headers") or {}).items()),
    )
    return Example(
        message=message,
        kind=Kind(row["kind"]),
        family=str(row.get("family", row["id"])),
        language=str(row.get("lang", "")),
        signs=frozenset(row.get("signs") or ()),
    )


def as_address(text: str) -> Address:
    """``Ana Ruiz <ana@x.example>`` as an Address; empty text is nobody."""
    name, bracket, rest = text.rpartition("<")
    if bracket:
        return Address(name.strip(' "'), rest.strip("> ").lower())
    return Address("", text.strip().lower()) if text.strip() else NOBODY


def corpus_hash(files: Sequence[Path]) -> str:
    """Changes whenever a byte of one of the files does."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
