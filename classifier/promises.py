"""When they say the person will hear: promises, permissions to ask, and what silence would mean.

Only their word to the person counts: not the person's own duties, not deadlines of tests, not
marketing. Times of talks are ``talks``'s; whether a promise was kept is for the report.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from classifier.date_line import Context, context_of
from classifier.date_phrases import Moment, moments
from classifier.date_words import LONGEST_TEXT
from classifier.sentences import Sentence, told, whole
from classifier.wordings import Wordings, pattern_of
from models.reading import PromiseKind, PromiseRead
from models.working_days import WorkingDays

LONGEST_QUOTE = 160
MOST_PROMISES = 6
PLAIN = frozenset(("conditional", "waits", "phone", "clause"))
"""Patterns for a place in a sentence, not to be looked for."""
JOINT = re.compile(r"^\W*(?:or|oder|ou|o|of|oppure|latest|spatestens|at the latest|/)?\W*$")
"""What may stand between two days that are one promise: "Monday or Tuesday"."""


@dataclass(frozen=True, slots=True)
class PromisePhrases:
    """The patterns of ``data/promise_phrases.json``. All run over folded sentences."""

    words: frozenset[str]
    """A sentence without one of these promises nothing."""
    again: frozenset[str]
    """The same for promises given anew."""
    gate: frozenset[str]
    """Both."""
    promise: Wordings
    silence: Wordings
    permission: Wordings
    renewal: Wordings
    """ "We need a few more days": an old promise given anew."""
    duty: Wordings
    conditional: re.Pattern[str]
    not_ours: Wordings
    waits: re.Pattern[str]
    """ "Once Dana is back on Monday": a day on which they do not answer yet."""
    phone: re.Pattern[str]
    talk: Wordings
    someday: Wordings
    """ "Should another role open": no word about this pursuit."""
    inner: Wordings
    """ "Feedback from the panel is due tomorrow": a step of theirs ..."""
    spoken_to: Wordings
    """... unless the person is spoken to."""
    errand: Wordings
    """Calendar invitations and links to come: about a talk, not about an answer."""
    number: Wordings
    """ "I'll call you on the number in your resume": how, not when."""
    clause: re.Pattern[str]
    """Where one clause ends and the next begins."""


@cache
def promise_phrases(language: str) -> PromisePhrases:
    """The patterns of ``language`` and of English, compiled at first use."""
    table = json.loads(files("classifier").joinpath("data/promise_phrases.json").read_text("utf-8"))
    tongues = [table[one] for one in dict.fromkeys(("en", language)) if one in table]
    patterns: dict[str, Any] = {
        name: Wordings("|".join(pattern_of(tongue[name]) for tongue in tongues))
        for name in ("promise", "silence", "permission", "renewal")
    }
    shared: dict[str, Any] = {
        name: (re.compile if name in PLAIN else Wordings)(pattern_of(entry))
        for name, entry in table["all"].items()
    }
    words, again = (
        frozenset(" ".join(line for tongue in tongues for line in tongue[name]).split())
        for name in ("words", "again")
    )
    gate = words | again
    return PromisePhrases(words=words, again=again, gate=gate, **patterns, **shared)


def read_promises(
    text: str,
    *,
    sent_at: datetime,
    language: str = "",
    country: str = "",
    working_days: WorkingDays,
) -> tuple[PromiseRead, ...]:
    """What a message says about when the person will hear, in its order, each thing once.

    ``text`` holds the sender's new words only. Days count from ``sent_at`` in its own offset,
    working days by ``working_days`` of ``country``.
    """
    text = text[:LONGEST_TEXT]
    context = context_of(
        text, sent_at=sent_at, language=language, country=country, working_days=working_days
    )
    gate = promise_phrases(context.language).gate
    if whole(text).words.isdisjoint(gate):
        return ()
    lines = told(text, context.language)
    found = [one for at in lines.holding(gate) for one in _in_sentence(lines[at], context)]
    distinct = {(one.kind, one.due): one for one in reversed(found)}
    kept = [one for one in found if distinct[one.kind, one.due] is one]
    return tuple(kept[:MOST_PROMISES])


def _in_sentence(sentence: Sentence, context: Context) -> list[PromiseRead]:
    phrases = promise_phrases(context.language)
    if sentence.says(phrases.not_ours):
        return []
    said = (
        (
            (PromiseKind.SILENCE_MEANS_NO, phrases.silence),
            (PromiseKind.PERMISSION, phrases.permission),
        )
        if not sentence.words.isdisjoint(phrases.words)
        else ()
    )
    for kind, wording in said:
        match = sentence.search(wording)
        if match:
            return _told(kind, sentence, match.start(), context)
    return _promises(sentence, context)


def _told(kind: PromiseKind, sentence: Sentence, at: int, context: Context) -> list[PromiseRead]:
    """A permission or a silence clause, and the promise that may stand before it."""
    if sentence.says(promise_phrases(context.language).someday):
        return []
    before = _promises(sentence.part(0, at), context)
    if before:
        sentence = sentence.part(at)
    return [*before, _read(kind, sentence, 0, context)]


def _promises(sentence: Sentence, context: Context) -> list[PromiseRead]:
    given = _words_of_promise(sentence, promise_phrases(context.language))
    if given is None:
        return []
    parts = clauses(sentence, context.language)
    if len(parts) == 1:
        found = [_in_clause(sentence, given, context)]
    else:
        found = [_in_clause(clause, None, context) for clause in parts]
    return [one for one in found if one]


def clauses(sentence: Sentence, language: str) -> list[Sentence]:
    """The sentence cut where a new main clause begins."""
    ends = [match.end() for match in promise_phrases(language).clause.finditer(sentence.folded)]
    if not ends:
        return [sentence]
    return [
        sentence.part(start, end)
        for start, end in zip([0, *ends], [*ends, len(sentence.text)], strict=True)
    ]


def gives_word(clause: Sentence, language: str) -> bool:
    """Whether they say in this clause that the person will hear from them."""
    return _word_given(clause, promise_phrases(language)) is not None


def own_step(clause: Sentence, language: str) -> bool:
    """Whether it speaks of a step among themselves ("feedback is due tomorrow")."""
    phrases = promise_phrases(language)
    return clause.says(phrases.inner) and not clause.says(phrases.spoken_to)


def says_silence(sentence: Sentence, language: str) -> bool:
    """Whether it says what their silence would mean or allow."""
    phrases = promise_phrases(language)
    return sentence.says(phrases.silence) or sentence.says(phrases.permission)


def _words_of_promise(sentence: Sentence, phrases: PromisePhrases) -> re.Match[str] | None:
    """The words that may be a promise's or its renewal's, without a look at what is around."""
    promise = None
    if not sentence.words.isdisjoint(phrases.words):
        promise = sentence.search(phrases.promise)
    if promise is None and not sentence.words.isdisjoint(phrases.again):
        return sentence.search(phrases.renewal)
    return promise


def _word_given(
    clause: Sentence, phrases: PromisePhrases, match: re.Match[str] | None = None
) -> re.Match[str] | None:
    """The words of the promise; ``match`` where they have been looked for already."""
    match = match or _words_of_promise(clause, phrases)
    if match is None or clause.asks or phrases.conditional.match(clause.folded):
        return None
    if match.re is not phrases.promise.pattern and clause.says(phrases.talk):
        return None
    inner = clause.says(phrases.inner) and not clause.says(phrases.spoken_to)
    if inner or clause.search(phrases.errand, match.start()):
        return None
    duty = clause.search(phrases.duty)
    return None if duty and duty.start() < match.start() else match


def _in_clause(
    clause: Sentence, given: re.Match[str] | None, context: Context
) -> PromiseRead | None:
    phrases = promise_phrases(context.language)
    match = _word_given(clause, phrases, given)
    if match is None:
        return None
    read = _read(PromiseKind.DATED, clause, match.start(), context)
    if read.due is None and (clause.says(phrases.someday) or clause.says(phrases.number)):
        return None
    around = clause.folded[max(match.start() - 10, 0) : match.end() + 20]
    return replace(read, by_phone=bool(phrases.phone.search(around)))


def _read(kind: PromiseKind, words: Sentence, at: int, context: Context) -> PromiseRead:
    """The promise in ``words`` whose verb stands at ``at``; without a day it is a soft one."""
    days = _days(words, at, context)
    if days is None and kind is PromiseKind.DATED:
        kind = PromiseKind.SOFT
    quote = words.text.strip()[:LONGEST_QUOTE]
    earliest, due = days or (None, None)
    return PromiseRead(kind=kind, due=due, quote=quote, earliest=earliest)


def _days(words: Sentence, at: int, context: Context) -> tuple[date, date] | None:
    """The first and the last day said: behind the verb, else before it."""
    waits = promise_phrases(context.language).waits
    fit = [
        one
        for one in moments(words.text, context)
        if one.dated
        and one.end >= context.today
        and (one.limit or one.time is None)
        and not waits.search(words.folded[: one.at])
    ]
    behind = [one for one in fit if one.at >= at]
    chosen = behind or fit[-1:]
    if not chosen:
        return None
    first = next((n for n, one in enumerate(chosen) if one.limit), 0)
    last = first
    while last + 1 < len(chosen) and _joint(words, chosen[last], chosen[last + 1]):
        last += 1
    return chosen[first].start, max(one.by for one in chosen[first : last + 1])


def _joint(words: Sentence, one: Moment, other: Moment) -> bool:
    return bool(JOINT.match(words.folded[one.upto : other.at]))
