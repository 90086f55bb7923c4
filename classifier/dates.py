"""The dates of a message: talks, the person's deadline, and the general grammar underneath.

The one door for whoever reads messages. The rooms behind it: ``talks``, ``deadlines``,
``date_phrases``; promises are in ``promises``, calendar parts in ``invites``.
"""

from __future__ import annotations

from datetime import datetime

from classifier.date_line import WEEKDAYS_ONLY, context_of
from classifier.date_phrases import Moment, moments
from classifier.deadlines import read_deadline
from classifier.talks import read_talks
from models.working_days import WorkingDays

__all__ = ["Moment", "read_deadline", "read_phrase", "read_talks"]


def read_phrase(
    text: str,
    *,
    sent_at: datetime,
    language: str = "",
    zone_hint: str = "",
    day_first: bool | None = None,
    country: str = "",
    working_days: WorkingDays = WEEKDAYS_ONLY,
) -> tuple[Moment, ...]:
    """Every date phrase of ``text``: span, first and last day, time, zone, second reading.

    Ranges end late, a bare weekday is the next one ahead, "next Friday" is that of next week, the
    year is the nearest ahead. Times without a day are left out.
    """
    context = context_of(
        text,
        sent_at=sent_at,
        language=language,
        zone_hint=zone_hint,
        day_first=day_first,
        country=country,
        working_days=working_days,
    )
    return tuple(moment for moment in moments(text, context) if moment.dated)
