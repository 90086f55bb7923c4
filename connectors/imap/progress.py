"""The cursor of an IMAP account: which UIDs of which folder were pulled. Pure values.

A pull goes newest first, so an interrupted one leaves gaps; spans of UIDs say which.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

Span = tuple[int, int]
"""First and last UID, both included."""


@dataclass(frozen=True, slots=True)
class Pulled:
    """What was pulled of one folder while its UIDVALIDITY was ``validity``."""

    validity: int
    spans: tuple[Span, ...] = ()

    def holds(self, uid: int) -> bool:
        """Whether that UID was pulled."""
        return any(first <= uid <= last for first, last in self.spans)

    def plus(self, first: int, last: int) -> Pulled:
        """With one more span, touching ones joined."""
        joined: list[Span] = []
        for span in sorted((*self.spans, (first, last))):
            if joined and span[0] <= joined[-1][1] + 1:
                joined[-1] = (joined[-1][0], max(joined[-1][1], span[1]))
            else:
                joined.append(span)
        return replace(self, spans=tuple(joined))


@dataclass(frozen=True, slots=True)
class Progress:
    """All folders of the account. ``months`` is how far back the pull went, None for all."""

    months: int | None = None
    folders: Mapping[str, Pulled] = field(default_factory=dict)

    def of(self, folder: str, validity: int) -> Pulled:
        """What was pulled of a folder: nothing, when its UIDs have been given out anew."""
        known = self.folders.get(folder)
        return known if known and known.validity == validity else Pulled(validity)

    def plus(self, folder: str, pulled: Pulled) -> Progress:
        """With a folder's new state."""
        return replace(self, folders={**self.folders, folder: pulled})

    def to_text(self) -> str:
        """As JSON, for the store."""
        folders = {name: [one.validity, one.spans] for name, one in self.folders.items()}
        return json.dumps({"months": self.months, "folders": folders}, ensure_ascii=False)


def progress_from(text: str, months: int | None) -> Progress:
    """A cursor read back. An unreadable one, or one for other months, means from the start."""
    try:
        saved = json.loads(text or "{}")
        if saved["months"] != months:
            return Progress(months)
        return Progress(months, {name: _pulled(one) for name, one in saved["folders"].items()})
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return Progress(months)


def _pulled(saved: Any) -> Pulled:  # noqa: ANN401 - whatever the JSON holds
    spans = tuple((int(first), int(last)) for first, last in saved[1])
    return Pulled(int(saved[0]), spans)
