"""The advice to write, and the draft prepared for it. The program never sends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.message import NOBODY, Address


class Action(StrEnum):
    """What to do next about one application. The closed list of the report."""

    REPLY = "reply"
    THANK_YOU = "thank_you"
    WAIT = "wait"
    FOLLOW_UP = "follow_up"
    CLOSE = "close"
    NONE = "none"


class Situation(StrEnum):
    """Which prewritten text fits."""

    PROMISE_PASSED = "promise_passed"
    NO_DATE_GIVEN = "no_date_given"
    AGENCY = "agency"
    FINAL_ROUND = "final_round"
    TASK_RETURNED = "task_returned"
    VERBAL_OFFER = "verbal_offer"
    ON_HOLD = "on_hold"
    COLD_APPLICATION = "cold_application"
    CLOSE_OUT = "close_out"
    THANK_INTERVIEWER = "thank_interviewer"
    DEBRIEF_RECRUITER = "debrief_recruiter"
    REPLY_TO_REQUEST = "reply_to_request"
    WITHDRAWAL = "withdrawal"
    THANK_AFTER_REJECTION = "thank_after_rejection"


class Tone(StrEnum):
    """How a draft sounds."""

    SHORT = "short"
    WARM = "warm"
    FORMAL = "formal"


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do, not before which day, to whom, and why in one sentence.

    ``not_before`` is None for ``none`` and ``reply``.
    """

    action: Action
    why: str
    not_before: date | None = None
    to: str = ""
    """The addressee's address, empty where there is nobody to write to."""
    situation: Situation | None = None
    other_situations: tuple[Situation, ...] = ()
    """Further fitting texts: the debrief beside the thank-you, a withdrawal."""
    answer_to: str = ""
    """Key of the message the draft answers."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact put into a draft and where it was read: "14 November", "their message of ..."."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A message prepared for the person to look over, change and send themselves."""

    to: tuple[Address, ...]
    subject: str
    body: str
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    sender: Address = NOBODY
    cc: tuple[Address, ...] = ()
    facts: tuple[Fact, ...] = ()
    language: str = "en"
    account: str = ""
