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

from classifier.date_line import Context, context_of
from classifier.date_phrases import Moment, moments
from classifier.date_words import LONGEST_TEXT, fold, words_of
from classifier.sentences import Sentence, sentences
from models.reading import PromiseKind, PromiseRead
from models.working_days import WorkingDays

LONGEST_QUOTE = 160
MOST_PROMISES = 6
JOINT = re.compile(r"^\W*(?:or|oder|ou|o|of|oppure|latest|spatestens|at the latest|/)?\W*$")
"""What may stand between two days that are one promise: "Monday or Tuesday"."""


@dataclass(frozen=True, slots=True)
class PromisePhrases:
    """The patterns of ``data/promise_phrases.json``. All run over folded sentences."""

    words: frozenset[str]
    """A sentence without one of these promises nothing."""
    again: frozenset[str]
    """The same for promises given anew."""
    promise: re.Pattern[str]
    silence: re.Pattern[str]
    permission: re.Pattern[str]
    renewal: re.Pattern[str]
    """ "We need a few more days": an old promise given anew."""
    duty: re.Pattern[str]
    conditional: re.Pattern[str]
    not_ours: re.Pattern[str]
    waits: re.Pattern[str]
    """ "Once Dana is back on Monday": a day on which they do not answer yet."""
    phone: re.Pattern[str]
    talk: re.Pattern[str]
    someday: re.Pattern[str]
    """ "Should another role open": no word about this pursuit."""
    clause: re.Pattern[str]
    """Where one clause ends and the next begins."""


@cache
def promise_phrases(language: str) -> PromisePhrases:
    """The patterns of ``language`` and of English, compiled at first use."""
    table = json.loads(files("classifier").joinpath("data/promise_phrases.json").read_text("utf-8"))
    tongues = [table[one] for one in dict.fromkeys(("en", language)) if one in table]
    patterns = {
        name: re.compile("|".join(tongue[name] for tongue in tongues))
        for name in ("promise", "silence", "permission", "renewal")
    }
    shared = {name: re.compile(pattern) for name, pattern in table["all"].items()}
    words, again = (
        frozenset(" ".join(tongue[name] for tongue in tongues).split())
        for name in ("words", "again")
    )
    return PromisePhrases(words=words, again=again, **patterns, **shared)


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
    phrases = promise_phrases(context.language)
    gate = phrases.words | phrases.again
    if words_of(fold(text)).isdisjoint(gate):
        return ()
    found: list[PromiseRead] = []
    for sentence in sentences(text, context.language):
        if not words_of(sentence.folded).isdisjoint(gate):
            found += _in_sentence(sentence, context)
    distinct = {(one.kind, one.due): one for one in reversed(found)}
    kept = [one for one in found if distinct[one.kind, one.due] is one]
    return tuple(kept[:MOST_PROMISES])


def _in_sentence(sentence: Sentence, context: Context) -> list[PromiseRead]:
    phrases = promise_phrases(context.language)
    if phrases.not_ours.search(sentence.folded):
        return []
    told = (
        (
            (PromiseKind.SILENCE_MEANS_NO, phrases.silence),
            (PromiseKind.PERMISSION, phrases.permission),
        )
        if words_of(sentence.folded) & phrases.words
        else ()
    )
    for kind, pattern in told:
        match = pattern.search(sentence.folded)
        if match:
            return _told(kind, sentence, match.start(), context)
    return _promises(sentence, context)


def _told(kind: PromiseKind, sentence: Sentence, at: int, context: Context) -> list[PromiseRead]:
    """A permission or a silence clause, and the promise that may stand before it."""
    if promise_phrases(context.language).someday.search(sentence.folded):
        return []
    before = _promises(Sentence(sentence.text[:at], sentence.folded[:at]), context)
    if before:
        sentence = Sentence(sentence.text[at:], sentence.folded[at:])
    return [*before, _read(kind, sentence, 0, context)]


def _promises(sentence: Sentence, context: Context) -> list[PromiseRead]:
    if _word_given(sentence, promise_phrases(context.language), whole=True) is None:
        return []
    found = (_in_clause(clause, context) for clause in clauses(sentence, context.language))
    return [one for one in found if one]


def clauses(sentence: Sentence, language: str) -> list[Sentence]:
    """The sentence cut where a new main clause begins."""
    ends = [match.end() for match in promise_phrases(language).clause.finditer(sentence.folded)]
    return [
        Sentence(sentence.text[start:end], sentence.folded[start:end])
        for start, end in zip([0, *ends], [*ends, len(sentence.text)], strict=True)
    ]


def gives_word(clause: Sentence, language: str) -> bool:
    """Whether they say in this clause that the person will hear from them."""
    return _word_given(clause, promise_phrases(language)) is not None


def says_silence(sentence: Sentence, language: str) -> bool:
    """Whether it says what their silence would mean or allow."""
    phrases = promise_phrases(language)
    return bool(
        phrases.silence.search(sentence.folded) or phrases.permission.search(sentence.folded)
    )


def _word_given(
    clause: Sentence, phrases: PromisePhrases, *, whole: bool = False
) -> re.Match[str] | None:
    """The words of the promise; in a ``whole`` sentence without a look at its clauses."""
    folded, words = clause.folded, words_of(clause.folded)
    promise = None if words.isdisjoint(phrases.words) else phrases.promise.search(folded)
    match = promise or (phrases.renewal.search(folded) if words & phrases.again else None)
    if whole or match is None:
        return match
    if clause.asks or phrases.conditional.match(folded):
        return None
    if promise is None and phrases.talk.search(folded):
        return None
    duty = phrases.duty.search(folded)
    return None if duty and duty.start() < match.start() else match


def _in_clause(clause: Sentence, context: Context) -> PromiseRead | None:
    phrases = promise_phrases(context.language)
    match = _word_given(clause, phrases)
    if match is None:
        return None
    read = _read(PromiseKind.DATED, clause, match.start(), context)
    if read.due is None and phrases.someday.search(clause.folded):
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
