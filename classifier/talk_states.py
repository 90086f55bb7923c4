"""What a sentence does with the times in it: fixes, proposes, moves, cancels or refuses them.

One sentence at a time; which times belong to a talk at all is for ``talks``.
"""

from __future__ import annotations

from dataclasses import replace

from classifier.date_line import Context
from classifier.date_phrases import Moment, moments
from classifier.sentences import Sentence
from classifier.talk_words import talk_phrases
from models.reading import TalkState

OLD, UNKNOWN, NEW, REPLACED = range(4)
"""What the words of a moved talk say of the time behind them."""


def times_in(
    sentence: Sentence, context: Context, *, whole: TalkState | None, offering: bool
) -> list[tuple[Moment, TalkState]]:
    """The sentence's date phrases with what it does with them; old times left out."""
    phrases = talk_phrases()
    if sentence.says(phrases.exclude):
        return []
    refused = sentence.search(phrases.refuses)
    maybe = sentence.search(phrases.unless) if refused else None
    if refused and not (maybe and maybe.start() < refused.start()):
        gone = refused.end()
        rest = times_in(sentence.part(gone), context, whole=whole, offering=offering)
        return [(replace(m, at=m.at + gone, upto=m.upto + gone), how) for m, how in rest]
    state = _state(sentence, whole, offering=offering)
    if state is TalkState.MOVED:
        return [(one, state) for one in _new_times(sentence, context)]
    if sentence.says(phrases.must_move) and state is TalkState.CANCELLED:
        new = _new_times(sentence, context, strict=True)
        if new:
            return [(one, TalkState.MOVED) for one in new]
    return [(one, state) for one in moments(sentence.text, context)]


def _state(sentence: Sentence, whole: TalkState | None, *, offering: bool) -> TalkState:
    phrases = talk_phrases()
    if sentence.says(phrases.cancel) and not sentence.says(phrases.not_cancelled):
        return TalkState.CANCELLED
    agreed = agrees(sentence)
    if sentence.asks and not agreed:
        return TalkState.PROPOSED
    if sentence.says(phrases.must_move):
        return TalkState.CANCELLED
    if sentence.says(phrases.move):
        return TalkState.MOVED
    if whole:
        return whole
    if (offering or sentence.says(phrases.propose)) and not agreed:
        return TalkState.PROPOSED
    return TalkState.FIXED


def agrees(sentence: Sentence) -> bool:
    """Whether it accepts or confirms what it speaks of."""
    phrases = talk_phrases()
    return sentence.says(phrases.agreed) or (not sentence.asks and sentence.says(phrases.accepts))


def _new_times(sentence: Sentence, context: Context, *, strict: bool = False) -> list[Moment]:
    """Of "moved from Tuesday to Thursday at 3" only Thursday at 3."""
    phrases, folded = talk_phrases(), sentence.folded
    signs = sorted(
        [(match.start(), OLD) for match in phrases.old.finditer(folded)]
        + [(match.start(), NEW) for match in phrases.new.finditer(folded)]
        + [(match.start(), REPLACED) for match in phrases.not_then.finditer(folded)]
    )
    found: dict[int, list[Moment]] = {OLD: [], UNKNOWN: [], NEW: []}
    start, kind = 0, UNKNOWN
    for at, sign in [*signs, (len(folded), REPLACED)]:
        if sign == kind or (kind == NEW and sign == OLD):
            continue
        found[kind] += moments(sentence.text[start:at], context)
        start, kind = at, OLD if sign == REPLACED else sign
    if found[NEW] or strict:
        return found[NEW]
    return found[UNKNOWN] or found[OLD]


def parts_until(sentence: Sentence, moment: Moment) -> bool:
    """Whether they part until then: "passt, bis Donnerstag um 14 Uhr", "à jeudi 14h30"."""
    if sentence.words.isdisjoint(talk_phrases().parting_words):
        return False
    if not talk_phrases().parting_end.match(sentence.folded[moment.upto :]):
        return False
    return any(
        moment.at <= match.start("by") or match.end("by") + 8 >= moment.at
        for match in talk_phrases().parting.finditer(sentence.folded, 0, moment.upto)
    )
