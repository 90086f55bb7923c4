"""The words of talks, from ``data/talk_phrases.json``: a talk's title, its round, its length.

All patterns run over folded text (lower case, no accents) of bounded length.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from classifier.date_words import fold
from classifier.sentences import Sentence, whole
from classifier.wordings import Wordings, pattern_of

LONGEST_TITLE = 80
WORD_LISTS = frozenset(("strong", "weak", "parting_words"))
PLAIN = frozenset(
    "labels not_then old new parting parting_end reply_subject invitation_subject title zone_label "
    "title_heads minutes hours either".split()
)
"""Patterns for a place in a text, or asked for rarely."""
CLOCK = re.compile(r"\d:\d\d")


@dataclass(frozen=True, slots=True)
class TalkPhrases:
    """The table, compiled."""

    strong: frozenset[str]
    """Words that say "interview"."""
    weak: frozenset[str]
    """Words that may: "call", "meet", "slot"."""
    labels: re.Pattern[str]
    cancel: Wordings
    not_cancelled: Wordings
    move: Wordings
    must_move: Wordings
    not_then: re.Pattern[str]
    """"Instead of": an old time wherever it stands."""
    old: re.Pattern[str]
    new: re.Pattern[str]
    propose: Wordings
    agreed: Wordings
    accepts: Wordings
    """Agreed, unless the sentence asks: "Tuesday at 10 would suit me"."""
    refuses: Wordings
    """ "Does not suit me" ..."""
    unless: Wordings
    """... unless this stands before it: "if Tuesday does not suit you"."""
    meets: Wordings
    """Words of meeting without a name for the talk: "see you", "ci vediamo"."""
    parting: re.Pattern[str]
    """ "Bis", "tot", "à" before the day of the next meeting."""
    parting_words: frozenset[str]
    """Without one of these there is no parting."""
    parting_end: re.Pattern[str]
    """What may stand behind that day."""
    exclude: Wordings
    reply_subject: re.Pattern[str]
    invitation_subject: re.Pattern[str]
    title: re.Pattern[str]
    title_heads: re.Pattern[str]
    """Without one of these letters there is no title."""
    zone_label: re.Pattern[str]
    minutes: re.Pattern[str]
    hours: re.Pattern[str]
    promise: Wordings
    either: re.Pattern[str]
    rounds: tuple[tuple[Wordings, int], ...]


@cache
def talk_phrases() -> TalkPhrases:
    """The patterns, compiled at first use."""
    table = json.loads(files("classifier").joinpath("data/talk_phrases.json").read_text("utf-8"))
    rounds = tuple((Wordings(pattern_of(one)), number) for one, number in table.pop("rounds"))
    lists: dict[str, Any] = {
        name: frozenset(" ".join(table.pop(name)).split()) for name in WORD_LISTS
    }
    made: dict[str, Any] = {
        name: (re.compile if name in PLAIN else Wordings)(pattern_of(entry))
        for name, entry in table.items()
    }
    return TalkPhrases(rounds=rounds, **lists, **made)


def speaks_of_meeting(message: Sentence) -> bool:
    """Whether anything in a message speaks of meeting, though it may name no talk."""
    phrases = talk_phrases()
    if message.says(phrases.meets):
        return True
    parts = not message.words.isdisjoint(phrases.parting_words)
    return parts and phrases.parting.search(message.folded) is not None


@lru_cache(maxsize=16)
def title_in(text: str) -> str:
    """How ``text`` calls the talk ("technical interview"), or empty. The fullest name wins."""
    folded = fold(text[: LONGEST_TITLE * 8])
    heads = [one.start() for one in talk_phrases().title_heads.finditer(folded)]
    matches: list[re.Match[str]] = []
    for at in heads:
        behind = matches[-1].end() if matches else 0
        if at >= behind:
            around = max(behind, at - LONGEST_TITLE), at + LONGEST_TITLE
            found = talk_phrases().title.search(folded, *around)
            matches += [found] if found else []
    if not matches:
        return ""
    best = max(matches, key=lambda match: match.end() - match.start())
    return text[best.start() : best.end()].strip()[:LONGEST_TITLE]


@lru_cache(maxsize=16)
def round_in(text: str) -> int | None:
    """The round that ``text`` speaks of, None when it names none or several."""
    line = whole(text[: LONGEST_TITLE * 25])
    found = {number for wording, number in talk_phrases().rounds if line.says(wording)}
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
