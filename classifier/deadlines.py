"""By when the person must act: decide on an offer, return a test, confirm a time.

The last day of what they ask of the person; their own promises are in ``promises``.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from importlib.resources import files

from classifier.date_line import Context, context_of
from classifier.date_phrases import moments
from classifier.date_words import LONGEST_TEXT, day_words, fold
from classifier.promises import clauses, gives_word, own_step, says_silence
from classifier.sentences import Sentence, names_a_day, told, whole
from classifier.wordings import Wordings, pattern_of

VAGUE = re.compile(r"\b(?:over|during|few|couple|minut\w+)\b")
""" "Your availability over the next few days", codes good for ten minutes: no deadlines."""


@dataclass(frozen=True, slots=True)
class DeadlinePhrases:
    """The patterns of ``data/deadline_phrases.json``. All run over folded sentences."""

    noun: Wordings
    """ "Deadline", "expires", "valid until": any day beside it counts."""
    act: Wordings
    """ "Complete", "confirm": counts with a last day ("by", "within") only."""
    other: Wordings
    """Deadlines that are not this person's, such as the closing date of a vacancy."""
    ours: Wordings
    """What they will send or confirm: "we'll send you the link by Friday"."""
    allowed: Wordings
    """ "You have" (so many days)."""


@cache
def deadline_phrases() -> DeadlinePhrases:
    """The patterns, compiled at first use."""
    table = json.loads(
        files("classifier").joinpath("data/deadline_phrases.json").read_text("utf-8")
    )
    return DeadlinePhrases(
        **{one.name: Wordings(pattern_of(table[one.name])) for one in fields(DeadlinePhrases)}
    )


def read_deadline(
    text: str,
    *,
    sent_at: datetime,
    language: str = "",
    zone_hint: str = "",
    day_first: bool | None = None,
) -> date | None:
    """The earliest day, not yet past at ``sent_at``, by which the person must act; else None."""
    text = text[:LONGEST_TEXT]
    context = context_of(
        text, sent_at=sent_at, language=language, zone_hint=zone_hint, day_first=day_first
    )
    named = day_words(context.language)
    if not names_a_day(whole(text), named):
        return None
    lines = told(text, context.language)
    found = [day for at in lines.dated(named) for day in _days_to_act(lines[at], context)]
    return min(found, default=None)


def _days_to_act(sentence: Sentence, context: Context) -> list[date]:
    """The days from today on by which a sentence wants something of the person."""
    phrases = deadline_phrases()
    if not sentence.says(phrases.act) and not sentence.says(phrases.noun):
        return []
    found = [
        (clause, days)
        for clause in clauses(sentence, context.language)
        if (days := [day for day in _days(clause, context) if day >= context.today])
    ]
    if not found or sentence.says(phrases.other) or says_silence(sentence, context.language):
        return []
    return [day for clause, days in found if not _theirs(clause, context.language) for day in days]


def _theirs(clause: Sentence, language: str) -> bool:
    """Whether the sender is to act by that day, not the person."""
    return (
        gives_word(clause, language)
        or own_step(clause, language)
        or clause.says(deadline_phrases().ours)
    )


def _days(clause: Sentence, context: Context) -> list[date]:
    phrases = deadline_phrases()
    noun, act = clause.search(phrases.noun), clause.search(phrases.act)
    if not noun and not act:
        return []
    found = [one for one in moments(clause.text, context) if one.dated]
    days = [
        one.by
        for one in found
        if (one.limit or (noun and one.at > noun.start())) and not VAGUE.search(fold(one.span))
    ]
    allowed = clause.search(phrases.allowed)
    if act and allowed and not days:
        rest = moments(f"within {clause.text[allowed.end() :].lstrip()}", context)
        days = [one.by for one in rest[:1] if one.limit]
    return days
