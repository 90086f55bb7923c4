"""The person's own word against what the program read. It always wins and is never lost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Subject(StrEnum):
    """What is corrected. The comment names ``target`` and ``value``."""

    KIND = "kind"
    """target: message key; value: a Kind."""
    NOT_MINE = "not_mine"
    """target: message key; value: empty. Not about my search."""
    EMPLOYER = "employer"
    """target: message key; value: the employer's right name."""
    EMPLOYER_RENAMED = "employer_renamed"
    """target: employer key; value: the name to show."""
    EMPLOYER_MERGED = "employer_merged"
    """target: employer key; value: key of the employer it belongs to."""
    ROLE = "role"
    """target: message key; value: the role."""
    APPLICATION = "application"
    """target: message key; value: key of any message of the application it belongs to, or "new"
    for one of its own. Splits, merges and places ambiguous messages."""
    TALK = "talk"
    """target: message key; value: ISO date or datetime of the talk; empty: there is no talk."""
    PROMISE = "promise"
    """target: message key; value: ISO date; empty: no promise was made."""
    EVENT = "event"
    """target: key of any message of the application; value: JSON object with ``kind``, ``at`` and
    ``note``, by hand; for a call also ``with`` and ``by_me``."""
    SILENCE_DISMISSED = "silence_dismissed"
    """target: application key; value: ISO day of the silence's ``since``."""
    SNOOZED = "snoozed"
    """target: application key; value: ISO day until which no advice is shown."""
    CLOSED = "closed"
    """target: application key; value: ISO day the person closed it by hand."""
    NOT_SPAM = "not_spam"
    """target: message key; value: "genuine" or "scam": the person's verdict."""
    FOUND_FALSE = "spam_alert_dismissed"
    """target: message key; value: empty. Do not show this spam alert."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One word of the person. A later one on the same subject and target replaces an earlier."""

    id: str
    """Random, unique; what undo names."""
    at: datetime
    subject: Subject
    target: str
    value: str
