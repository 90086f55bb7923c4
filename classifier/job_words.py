"""The words of looking for work, in seven languages: for a first look, never for a verdict."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("data") / "job_words.json"


@dataclass(frozen=True, slots=True)
class JobWords:
    """Word sets, all in lower case."""

    search: frozenset[str]
    """Words that speak of applying and hiring."""
    talk: frozenset[str]
    """Words of arranging, deciding and thanking, in subjects of such mail too."""
    desks: frozenset[str]
    """Parts of addresses of those who hire."""
    replies: frozenset[str]
    """What mail programs put before the subject of an answer or a forward."""


@cache
def job_words() -> JobWords:
    """The table, read once."""
    table = json.loads(TABLE.read_text("utf-8"))
    return JobWords(
        search=frozenset(" ".join(table["search"].values()).split()),
        talk=frozenset(" ".join(table["talk"].values()).split()),
        desks=frozenset(table["desks"].split()),
        replies=frozenset(table["replies"].split()),
    )
