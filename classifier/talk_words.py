"""The words of talks, from ``data/talk_phrases.json``: a talk's title, its round, its length.

All patterns run over folded text (lower case, no accents) of bounded length.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields
from datetime import timedelta
from functools import cache, lru_cache
from importlib.resources import files

from classifier.date_words import fold

LONGEST_TITLE = 80
CLOCK = re.compile(r"\d:\d\d")


@dataclass(frozen=True, slots=True)
class TalkPhrases:
    """The table, compiled."""

    strong: frozenset[str]
    """Words that say "interview"."""
    weak: frozenset[str]
    """Words that may: "call", "meet", "slot"."""
    labels: re.Pattern[str]
    cancel: re.Pattern[str]
    not_cancelled: re.Pattern[str]
    move: re.Pattern[str]
    must_move: re.Pattern[str]
    not_then: re.Pattern[str]
    """"Instead of": an old time wherever it stands."""
    old: re.Pattern[str]
    new: re.Pattern[str]
    propose: re.Pattern[str]
    agreed: re.Pattern[str]
    accepts: re.Pattern[str]
    """Agreed, unless the sentence asks: "Tuesday at 10 would suit me"."""
    refuses: re.Pattern[str]
    """From the start of a sentence up to the end of "does not suit me"."""
    meets: re.Pattern[str]
    """Words of meeting without a name for the talk: "see you", "ci vediamo"."""
    parting: re.Pattern[str]
    """ "Bis", "tot", "à" before the day of the next meeting."""
    parting_end: re.Pattern[str]
    """What may stand behind that day."""
    exclude: re.Pattern[str]
    reply_subject: re.Pattern[str]
    invitation_subject: re.Pattern[str]
    title: re.Pattern[str]
    zone_label: re.Pattern[str]
    minutes: re.Pattern[str]
    hours: re.Pattern[str]
    promise: re.Pattern[str]
    either: re.Pattern[str]
    rounds: tuple[tuple[re.Pattern[str], int], ...]


@cache
def talk_phrases() -> TalkPhrases:
    """The patterns, compiled at first use."""
    table = json.loads(files("classifier").joinpath("data/talk_phrases.json").read_text("utf-8"))
    special = {"strong", "weak", "rounds"}
    patterns = {
        one.name: re.compile(table[one.name])
        for one in fields(TalkPhrases)
        if one.name not in special
    }
    return TalkPhrases(
        strong=frozenset(table["strong"].split()),
        weak=frozenset(table["weak"].split()),
        rounds=tuple((re.compile(pattern), number) for pattern, number in table["rounds"]),
        **patterns,
    )


def speaks_of_meeting(folded: str) -> bool:
    """Whether anything in a message speaks of meeting, though it may name no talk."""
    phrases = talk_phrases()
    return bool(phrases.meets.search(folded) or phrases.parting.search(folded))


@lru_cache(maxsize=16)
def title_in(text: str) -> str:
    """How ``text`` calls the talk ("technical interview"), or empty. The fullest name wins."""
    matches = list(talk_phrases().title.finditer(fold(text[: LONGEST_TITLE * 8])))
    if not matches:
        return ""
    best = max(matches, key=lambda match: match.end() - match.start())
    return text[best.start() : best.end()].strip()[:LONGEST_TITLE]


@lru_cache(maxsize=16)
def round_in(text: str) -> int | None:
    """The round that ``text`` speaks of, None when it names none or several."""
    folded = fold(text[: LONGEST_TITLE * 25])
    found = {number for pattern, number in talk_phrases().rounds if pattern.search(folded)}
    return found.pop() if len(found) == 1 else None


def length_in(folded: str) -> timedelta | None:
    """How long the talk takes, where exactly one length is said."""
    minutes = {int(match[1]) for match in talk_phrases().minutes.finditer(folded)}
    minutes |= {60 if match[1] else 120 for match in talk_phrases().hours.finditer(folded)}
    if len(minutes) != 1 or not 10 <= (length := minutes.pop()) <= 480:
        return None
    return timedelta(minutes=length)


def invitation_title(subject: str) -> str | None:
    """The title in the subject of a calendar invitation; None when it is no such subject."""
    match = talk_phrases().invitation_subject.match(fold(subject[: LONGEST_TITLE * 4]))
    if match is None:
        return None
    title = subject[match.start(1) : match.end(1)].strip(" -")[:LONGEST_TITLE]
    return title.rpartition(" - ")[2] if CLOCK.search(title) else title
