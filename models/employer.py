"""Who decides, who acts for them, and who writes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.application import Application


class Part(StrEnum):
    """What somebody does in a pursuit."""

    RECRUITER = "recruiter"
    HIRING_MANAGER = "hiring_manager"
    INTERVIEWER = "interviewer"
    COORDINATOR = "coordinator"
    AGENCY_RECRUITER = "agency_recruiter"
    ROBOT = "robot"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who wrote or interviewed."""

    name: str
    address: str
    part: Part


@dataclass(frozen=True, slots=True)
class Employer:
    """One identity for several senders, domains and hiring platforms.

    ``via`` names the agency when one stands between. While an agency hides its client, ``name`` is
    the agency's.
    """

    name: str
    via: str | None
    people: tuple[Person, ...]
    applications: tuple[Application, ...]
    key: str = ""
    """Stable through rebuilds: the normalised name."""
