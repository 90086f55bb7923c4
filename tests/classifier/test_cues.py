"""Looking for many phrases at once finds what each phrase alone would find."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.cues import Cues, beginnings

PHRASES = {"role": ["appl(?:y|ied) for", "r[oô]les? of"], "house": ["(?:here|we) at", "l['’]offre"]}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("appl(?:y|ied) for", {"appl"}),
        ("(?:here|we) at", {"here", "we a"}),
        ("r[oô]le", {"role", "rôle"}),
        ("(?:e-)?mail", {"mail", "e-ma"}),
    ],
)
def test_beginnings_of_a_phrase(pattern: str, expected: set[str]) -> None:
    """The first letters of every form are known, optional parts included."""
    assert expected == beginnings(pattern)


@given(st.lists(st.sampled_from(["we", "at", "apply", "for", "rôle", "of", "role,", "(here", "x"])))
def test_finds_are_those_of_a_plain_search(words: list[str]) -> None:
    """No find is lost or invented by looking only where a word begins like a phrase."""
    text = " ".join(words)
    every = "|".join(one for listed in PHRASES.values() for one in listed)
    plain = [one.span() for one in re.finditer(rf"(?<!\w)(?:{every})(?!\w)", text)]
    assert plain == [one.span() for one in Cues(PHRASES).finditer(text)]
