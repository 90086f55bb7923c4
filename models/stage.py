"""Stages of an application: one table, from what is known so far and what happens next.

The theory. An application is a conversation of which we see letters only. Its stage is the most
that the letters prove, so the table obeys five laws:

1. It climbs. Contact, invitation, talk, offer: what once happened is never forgotten because
   something smaller follows. A receipt after an interview changes nothing.
2. A talk is two happenings: BOOKED when a message fixes it, HELD when its time has passed. Only
   HELD starts the wait after an interview. A CANCELLED talk falls back to what was proven before:
   INTERVIEWED if an earlier talk was held, else SCREENING.
3. On hold is a pause, not an end: whatever happens next leaves it, a mere word from a human too
   (back to CONTACTED, or to INTERVIEWED where HELD is said again).
4. Ends are REJECTED, WITHDRAWN, ACCEPTED. The last word counts: what they do for the person after
   an end (BOOKED, INVITED, TESTED, OFFERED) revives the pursuit, mere words do not.
5. An offer without a signed contract is no end: REVOKED turns it into a rejection.

What a row does not name leaves the stage as it is.
"""

from __future__ import annotations

from enum import StrEnum

from models.application import Stage


class Happening(StrEnum):
    """What can happen to an application."""

    APPLIED = "applied"
    ACKNOWLEDGED = "acknowledged"
    CONTACTED = "contacted"
    """They wrote first, or a human of theirs wrote anything."""
    INVITED = "invited"
    """To a talk whose time is open, or for documents and references."""
    TESTED = "tested"
    RETURNED = "returned"
    BOOKED = "booked"
    CANCELLED = "cancelled"
    """The last talk ahead, with none held before."""
    HELD = "held"
    PAUSED = "paused"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    REVOKED = "revoked"
    REJECTED = "rejected"
    WITHDREW = "withdrew"


_H, _S = Happening, Stage
_ENDS = {_H.REJECTED: _S.REJECTED, _H.REVOKED: _S.REJECTED, _H.WITHDREW: _S.WITHDRAWN}
_REVIVED = {
    _H.INVITED: _S.SCREENING,
    _H.TESTED: _S.ASSESSMENT,
    _H.BOOKED: _S.INTERVIEWING,
    _H.OFFERED: _S.OFFER,
}
_LATER = {
    **_ENDS,
    _H.TESTED: _S.ASSESSMENT,
    _H.RETURNED: _S.ASSESSMENT,
    _H.BOOKED: _S.INTERVIEWING,
    _H.HELD: _S.INTERVIEWED,
    _H.PAUSED: _S.ON_HOLD,
    _H.OFFERED: _S.OFFER,
    _H.ACCEPTED: _S.ACCEPTED,
}
_EARLY = {**_LATER, _H.INVITED: _S.SCREENING}

TABLE: dict[Stage | None, dict[Happening, Stage]] = {
    None: {
        **_EARLY,
        _H.APPLIED: _S.APPLIED,
        _H.ACKNOWLEDGED: _S.ACKNOWLEDGED,
        _H.CONTACTED: _S.CONTACTED,
        _H.CANCELLED: _S.SCREENING,
    },
    _S.APPLIED: {
        **_EARLY,
        _H.ACKNOWLEDGED: _S.ACKNOWLEDGED,
        _H.CONTACTED: _S.CONTACTED,
        _H.CANCELLED: _S.SCREENING,
    },
    _S.ACKNOWLEDGED: {**_EARLY, _H.CONTACTED: _S.CONTACTED, _H.CANCELLED: _S.SCREENING},
    _S.CONTACTED: {**_EARLY, _H.APPLIED: _S.APPLIED, _H.CANCELLED: _S.SCREENING},
    _S.SCREENING: {**_LATER},
    _S.ASSESSMENT: {**_EARLY, _H.CANCELLED: _S.SCREENING},
    _S.INTERVIEWING: {
        **_LATER,
        _H.CANCELLED: _S.SCREENING,
        _H.TESTED: _S.INTERVIEWING,
        _H.RETURNED: _S.INTERVIEWING,
    },
    _S.INTERVIEWED: {**_LATER, _H.RETURNED: _S.INTERVIEWED},
    _S.ON_HOLD: {**_EARLY, _H.CONTACTED: _S.CONTACTED, _H.CANCELLED: _S.SCREENING},
    _S.OFFER: {**_ENDS, _H.ACCEPTED: _S.ACCEPTED},
    _S.ACCEPTED: {**_ENDS},
    _S.REJECTED: {**_REVIVED, _H.WITHDREW: _S.REJECTED},
    _S.WITHDRAWN: {_H.BOOKED: _S.INTERVIEWING, _H.OFFERED: _S.OFFER},
}

PROOFS = frozenset(pair for row in TABLE.values() for pair in row.items())
"""A message whose happening can lead to a stage is a proof of it."""
ENDED = frozenset({_S.REJECTED, _S.WITHDRAWN, _S.ACCEPTED})


def next_stage(stage: Stage | None, happening: Happening) -> Stage | None:
    """The stage after something happened; unchanged where the table says nothing."""
    return TABLE[stage].get(happening, stage)
