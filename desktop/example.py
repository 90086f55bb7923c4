"""The example's own account, and the one thing in it that no mail tells of: a phone call."""

from __future__ import annotations

import json
from datetime import datetime, time, timedelta

from models.account import Account
from models.application import Application
from models.event import EventKind
from models.report import Report

ACCOUNT = Account("demo", "demo", "the example mailbox", months=0)
CALL_AT = time(11, 30)
DAYS_BEFORE = 3


def example_call(report: Report) -> tuple[str, str] | None:
    """Target and value of a call entered by hand, some days before somebody's first interview."""
    for employer in report.employers:
        for one in employer.applications:
            at = _between(one)
            if at is not None and employer.people and one.running is not None:
                value = {
                    "kind": EventKind.CALL.value,
                    "at": at.isoformat(),
                    "note": "Asked about my notice period.",
                    "with": employer.people[0].name,
                    "by_me": False,
                }
                return one.messages[0], json.dumps(value)
    return None


def _between(application: Application) -> datetime | None:
    """Some days before the first talk, if there was room for a call since the application."""
    talks = [e for e in application.events if e.kind is EventKind.INTERVIEW and not e.cancelled]
    if not talks or not isinstance(talks[0].at, datetime):
        return None
    day = talks[0].day - timedelta(days=DAYS_BEFORE)
    while day.weekday() > 4:  # noqa: PLR2004 - Friday
        day -= timedelta(days=1)
    if application.events[0].day + timedelta(days=DAYS_BEFORE) >= day:
        return None
    return datetime.combine(day, CALL_AT, talks[0].at.tzinfo)
