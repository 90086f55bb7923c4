"""Whose turn it is: what they asked of the person, and what counts as an answer."""

from __future__ import annotations

from models.application import Stage, Turn
from models.correspondence import Entry
from models.reading import Kind, Sign, TalkState

SETTLED_BY_THEM = frozenset({Kind.INTERVIEW, Kind.OFFER, Kind.REJECTION, Kind.ASSESSMENT})
NO_ANSWER = frozenset({Sign.THANKS, Sign.FOLLOWS_UP})
"""A mail that shows nothing but these answers no question."""
NOTHING_OWED = frozenset({Stage.REJECTED, Stage.WITHDRAWN})


def asks(one: Entry) -> bool:
    """Whether a message of theirs waits for the person: times, documents, a test, a yes or no."""
    kind = one.reading.kind
    if kind is Kind.REJECTION:
        return False
    if kind is Kind.APPLICATION and one.reading.robot:
        return False
    if one.has(Sign.ASKS, Sign.OFFERS_SLOTS):
        return True
    match kind:
        case Kind.OUTREACH:
            return True
        case Kind.ASSESSMENT:
            return not one.has(Sign.GOT_ASSESSMENT)
        case Kind.OFFER:
            return one.has(Sign.CONTRACT) or not one.has(
                Sign.VERBAL_OFFER, Sign.CONTRACT_SIGNED, Sign.OFFER_WITHDRAWN
            )
        case Kind.INTERVIEW:
            return _invites_openly(one)
        case _:
            return False


def _invites_openly(one: Entry) -> bool:
    """An invitation without a fixed time needs the person's word."""
    if one.has(Sign.CONFIRMS_TIME, Sign.CANCELS_TIME, Sign.MOVES_TIME):
        return False
    return all(talk.state is TalkState.PROPOSED for talk in one.reading.talks)


def tests(one: Entry) -> bool:
    """Whether what they wait for is a test or a task, which only its return answers."""
    return one.reading.kind is Kind.ASSESSMENT


def answered_by(asked: Entry, one: Entry) -> bool:
    """Whether the person's message answers what was asked."""
    if one.has(Sign.WITHDRAWS, Sign.DECLINES):
        return True
    if tests(asked):
        return one.has(Sign.RETURNS_ASSESSMENT)
    return not one.reading.signs or not one.reading.signs <= NO_ANSWER


def moot_by(asked: Entry, one: Entry, *, fixed: bool) -> bool:
    """Whether a later message of theirs shows that the question is settled.

    ``fixed``: the message fixes a talk, as a booking platform's confirmation does.
    """
    if one.reading.kind is Kind.REJECTION or one.has(Sign.GOT_ASSESSMENT):
        return True
    if tests(asked):
        return one.reading.kind in SETTLED_BY_THEM and not tests(one)
    return fixed or one.has(Sign.CALLS_SOON) or one.reading.kind is Kind.OFFER


def turn_of(stage: Stage, *, asked: bool, ahead: bool, closed: bool, papers: bool) -> Turn:
    """Who owes the next word.

    ``ahead``: a talk stands and is still to come; ``papers``: a contract has been seen.
    """
    if closed or stage in NOTHING_OWED:
        return Turn.NOBODY
    if asked:
        return Turn.MINE
    if ahead or (stage is Stage.ACCEPTED and papers):
        return Turn.NOBODY
    return Turn.THEIRS
