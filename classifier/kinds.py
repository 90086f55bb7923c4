"""Which kind one message is: sure cues first, then the model; one decision, with its reasons.

The only place where a kind is decided. Below ``SURE_FROM`` the decision is marked as unsure and
goes to the person to check.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from classifier.features import Document
from classifier.flat import Floats
from classifier.language import stop_words
from classifier.pipeline import KINDS, Model
from classifier.sure_cues import SureCue
from models.reading import Kind, Origin, Sign

SURE_FROM = 0.6
"""Confidence from which a decision needs no check (facts: abstain below about .6)."""
REASONS = 4
TINY = 1e-9
APPLYING = frozenset(
    "apply applying bewerbe bewerben postule postuler candidate postulo postularme candidatar"
    " candidato candidarmi candido solliciteer solliciteren".split()
)
"""Verbs by which an answer applies after all."""
MISTAKEN_FOR_TALKS = frozenset({Kind.APPLICATION, Kind.UPDATE, Kind.OTHER})
ASKS_FOR_A_TALK = frozenset({"from person", "asks", "names an hour", "says invites"})
FIXES_A_TALK = frozenset({"from person", "answers", "names an hour", "says sign confirms_time"})
INVITES_IN_A_RECEIPT = frozenset({"from person", "asks", "says sign asks", "says invites"})
LIKELY, VERY_LIKELY = 0.15, 0.4
"""Shares for an interview from which signs are listened to; the second where all else is other."""
TALK = KINDS.index(Kind.INTERVIEW)
SHORTEST_TELLING = 3
SHOWN_CUES = {
    "calendar request": "calendar invite",
    "calendar cancel": "calendar cancellation",
    "from ats": "sent by a hiring platform",
    "from assessment": "sent by a testing platform",
    "from scheduling": "sent by a booking platform",
    "from board": "sent by a job board",
    "from bulk": "sent in bulk",
    "unsubscribe header": "has an unsubscribe header",
    "words of work: none": "no word of looking for work",
}
KINDS_SHOWN_BY = {
    Kind.INTERVIEW: ("calendar request", "calendar cancel", "from scheduling"),
    Kind.ASSESSMENT: ("from assessment",),
    Kind.APPLICATION: ("from ats",),
    Kind.OTHER: ("from bulk", "from board", "unsubscribe header", "words of work: none"),
}


@dataclass(frozen=True, slots=True)
class Decision:
    """The kind, how sure (0 to 1), who decided, and the words or signs that did."""

    kind: Kind
    confidence: float
    origin: Origin
    because: tuple[str, ...]
    sure: bool = True
    signs: frozenset[Sign] = frozenset()


def by_cue(cue: SureCue) -> Decision:
    """The decision of a rule."""
    return Decision(cue.kind, 1.0, Origin.RULE, (cue.because,), signs=cue.signs)


def decide(
    model: Model, documents: Sequence[Document], cues: Sequence[SureCue | None]
) -> tuple[Decision, ...]:
    """One decision a message; the model sees the whole batch at once."""
    asked = [n for n, cue in enumerate(cues) if cue is None]
    by_model = dict(zip(asked, judge(model, [documents[n] for n in asked]), strict=True))
    return tuple(by_model[n] if cue is None else by_cue(cue) for n, cue in enumerate(cues))


def judge(model: Model, documents: Sequence[Document]) -> list[Decision]:
    """The model's decisions."""
    shares, evidence = model.look(documents)
    shares = shares * possible(documents)
    shares /= np.maximum(shares.sum(axis=1, keepdims=True), TINY)
    kinds = [KINDS[best] for best in (shares.argmax(axis=1).tolist() if documents else [])]
    confidences = shares.max(axis=1).tolist() if documents else []
    return [
        told_by_signs(document, kind, talk) or by_model(document, kind, confidence, phrases)
        for document, kind, confidence, phrases, talk in zip(
            documents, kinds, confidences, evidence, shares[:, TALK].tolist(), strict=True
        )
    ]


def possible(documents: Sequence[Document]) -> Floats:
    """1 where a document can be of a kind, 0 where it cannot, whatever its words.

    What the person writes is an application or an update, never their no to themselves; an answer
    in a conversation applies for nothing unless it says so.
    """
    mask = np.ones((len(documents), len(KINDS)), dtype=np.float32)
    for row, one in enumerate(documents):
        if not one.outgoing:
            continue
        own = {Kind.UPDATE, Kind.OTHER}
        if "answers" not in one.cues or not APPLYING.isdisjoint(one.body):
            own.add(Kind.APPLICATION)
        mask[row, [number for number, kind in enumerate(KINDS) if kind not in own]] = 0
    return mask


def told_by_signs(document: Document, kind: Kind, talk: float) -> Decision | None:
    """What a few signs together say, where the words as a whole mislead.

    ``talk`` is the model's own share for an interview: without any, nothing is made of the signs.
    """
    said = set(document.cues)
    if document.outgoing:
        return None
    if kind is Kind.OFFER and "says sign offer_withdrawn" in said:
        return Decision(Kind.REJECTION, 0.9, Origin.RULE, ("takes an offer back",))
    if "says withdrawn_ok 2" in said:
        return Decision(Kind.UPDATE, 0.8, Origin.RULE, ("confirms that you withdrew",))
    if kind in {Kind.REJECTION, Kind.INTERVIEW}:
        return None
    asks = said >= ASKS_FOR_A_TALK or said >= FIXES_A_TALK
    asks = asks or (kind is Kind.APPLICATION and said >= INVITES_IN_A_RECEIPT)
    likely = talk >= LIKELY and (
        kind is not Kind.OTHER or "says receives" in said or talk >= VERY_LIKELY
    )
    if kind in MISTAKEN_FOR_TALKS and asks and likely and "says refuses" not in said:
        return Decision(Kind.INTERVIEW, 0.8, Origin.RULE, ("names the hour of a talk",))
    return None


def by_model(document: Document, kind: Kind, confidence: float, phrases: Sequence[str]) -> Decision:
    """The decision on one document; one without any words is nothing that can be told."""
    if not (document.body or document.subject):
        return Decision(Kind.OTHER, 1.0, Origin.RULE, ("no words of its own",))
    return Decision(
        kind=kind,
        confidence=round(confidence, 3),
        origin=Origin.MODEL,
        because=reasons(document, kind, phrases),
        sure=confidence >= SURE_FROM,
    )


def reasons(document: Document, kind: Kind, phrases: Sequence[str]) -> tuple[str, ...]:
    """Cues and phrases that spoke for the kind, at most ``REASONS``, in words for people."""
    shown = [SHOWN_CUES[cue] for cue in document.cues if cue in KINDS_SHOWN_BY.get(kind, ())]
    common = stop_words()
    for phrase in phrases:
        if len(shown) >= REASONS:
            break
        parts = phrase.split()
        telling = [one for one in parts if one not in common and len(one) >= SHORTEST_TELLING]
        if telling and not any(part in one for one in shown for part in telling):
            shown.append(phrase)
    return tuple(shown[:REASONS]) or ("the wording as a whole",)
