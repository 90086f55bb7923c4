"""A message lying in the junk folder that is probably about one of the applications."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.reading import Kind


class Verdict(StrEnum):
    """Whether to trust it."""

    GENUINE = "genuine"
    DOUBTFUL = "doubtful"
    SCAM = "scam"


@dataclass(frozen=True, slots=True)
class SpamAlert:
    """One find, with its reasons in words and the day the provider deletes it."""

    message: str
    key: str
    employer: str
    kind: Kind
    verdict: Verdict
    reasons: tuple[str, ...]
    deleted_on: date


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A message outside junk that is likely fraud; it is kept off the timeline."""

    message: str
    key: str
    employer: str
    reasons: tuple[str, ...]
