"""What no wording can make of a message, and what a few signs together say beyond doubt."""

from __future__ import annotations

import numpy as np
import pytest

from classifier.features import Document
from classifier.kind_phrases import phrase_cues
from classifier.kinds import possible, told_by_signs
from classifier.pipeline import KINDS
from models.message import Direction
from models.reading import Kind

ASKS = ("from person", "asks", "names an hour", "says invites")


def document(*cues: str, body: str = "thank you", outgoing: bool = False) -> Document:
    """A document with these cues."""
    return Document(subject=(), body=tuple(body.split()), cues=cues, outgoing=outgoing)


def kinds_left(one: Document) -> set[Kind]:
    """The kinds a document can be of."""
    return {kind for kind, share in zip(KINDS, possible([one])[0], strict=True) if share}


def test_the_person_refuses_nobody() -> None:
    """The person's own mail is never a rejection, an offer or an invitation to themselves."""
    assert {Kind.APPLICATION, Kind.UPDATE, Kind.OTHER} == kinds_left(document(outgoing=True))


def test_an_answer_is_no_new_application() -> None:
    """A yes to the interview, written in its thread, is not applied once more."""
    assert {Kind.UPDATE, Kind.OTHER} == kinds_left(document("answers", outgoing=True))


def test_an_answer_may_apply_if_it_says_so() -> None:
    """A recruiter wrote first, and the person applies in the answer."""
    own = document("answers", body="i would like to apply", outgoing=True)

    assert Kind.APPLICATION in kinds_left(own)


def test_their_mail_can_be_anything() -> None:
    """Nothing is ruled out for what others write."""
    assert np.all(possible([document("answers")]) == 1)


@pytest.mark.parametrize("kind", [Kind.APPLICATION, Kind.UPDATE])
def test_a_person_who_asks_for_an_hour_invites(kind: Kind) -> None:
    """A missed invitation does harm: asked about a talk at a named hour, it is one."""
    told = told_by_signs(document(*ASKS), kind, 0.3)

    assert told is not None
    assert Kind.INTERVIEW is told.kind


def test_a_no_that_names_an_hour_invites_nobody() -> None:
    """Refusing words stand against the signs of an invitation."""
    assert told_by_signs(document(*ASKS, "says refuses"), Kind.UPDATE, 0.3) is None


def test_private_plans_are_no_interview() -> None:
    """A friend who asks whether seven suits says nothing of an application."""
    assert told_by_signs(document(*ASKS), Kind.OTHER, 0.3) is None


def test_an_offer_taken_back_is_a_no() -> None:
    """It speaks of an offer in every line, and it is the end."""
    told = told_by_signs(document("says sign offer_withdrawn"), Kind.OFFER, 0.0)

    assert told is not None
    assert Kind.REJECTION is told.kind


def test_phrases_are_counted_up_to_three() -> None:
    """Many refusing phrases say more than one; a table of small print does not count for ever."""
    text = (
        "We regret to inform you that you were not selected. You have been unsuccessful. We decided"
        " to pursue other candidates and wish you every success in your job search."
    )

    found = set(phrase_cues(text, "en", Direction.IN))

    assert {"says refuses", "says refuses 2", "says refuses 3"} <= found
    assert "says refuses 4" not in found


def test_phrases_are_sought_in_the_language_of_the_text() -> None:
    """A French refusal is found in a French text, and English trade words in any."""
    text = "Nous ne donnons pas suite. Please complete the coding challenge."
    found = set(phrase_cues(text, "fr", Direction.IN))

    assert {"says refuses", "says tests"} <= found
