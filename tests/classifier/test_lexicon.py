"""Phrases as people write them in tables, found as people read them in mail."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.kind_phrases import book
from classifier.lexicon import LANGUAGES, PhraseBook, Section, plain, read_sections
from classifier.signs import sections
from models.message import Direction

BOOK = """
[refuses in]
en: not selected | cancel ~ cancel\\w* the interview
en: re-record
de: gespräch | nicht berücksichtig

[applies out]
en: my application
"""


def said(path: Path, text: str, language: str = "en") -> list[tuple[str, str]]:
    """Section and phrase of everything that incoming text says."""
    path.write_text(BOOK, "utf-8")
    found = PhraseBook(read_sections(path)).said_in(plain(text), language, Direction.IN)
    return [(section.name, phrase.anchor) for section, phrase in found]


def test_a_language_may_take_several_lines(tmp_path: Path) -> None:
    """Long lists stay readable: every line of a language counts."""
    assert [("refuses", "re-record")] == said(tmp_path / "table", "Please re-record it")


def test_a_phrase_begins_a_word_and_may_end_within_one(tmp_path: Path) -> None:
    """A stem stands for its forms; letters inside another word say nothing."""
    table = tmp_path / "table"

    assert [("refuses", "nicht berücksichtig")] == said(table, "nicht berücksichtigen", "de")
    assert [] == said(table, "a pre-recorded message, cannot selected")


def test_german_words_stand_inside_longer_ones(tmp_path: Path) -> None:
    """A Bewerbungsgespräch is a Gespräch."""
    assert [("refuses", "gespräch")] == said(tmp_path / "table", "Ihr Bewerbungsgespräch", "de")


def test_line_breaks_and_typographic_signs_part_no_phrase(tmp_path: Path) -> None:
    """Mail breaks its lines anywhere."""
    assert [("refuses", "not selected")] == said(tmp_path / "table", "You were NOT\n  selected.")


def test_a_pattern_decides_where_its_anchor_stands(tmp_path: Path) -> None:
    """Not every "cancel" is about a talk."""
    table = tmp_path / "table"

    assert [("refuses", "cancel")] == said(table, "We have to cancel the interview")
    assert [] == said(table, "Cancel any time")


def test_what_the_seeker_writes_has_phrases_of_its_own(tmp_path: Path) -> None:
    """An application in the inbox is not the seeker's."""
    assert [] == said(tmp_path / "table", "my application")


@pytest.mark.parametrize("section", sections(), ids=lambda one: str(one.name))
def test_every_sign_is_known_in_all_languages(section: Section) -> None:
    """A sign that one language lacks would be missed there silently."""
    assert set(LANGUAGES) == set(section.phrases)


@given(st.text(max_size=400))
def test_any_text_is_searched(text: str) -> None:
    """Whatever a mail holds: no exception, and only phrases that stand there."""
    low = plain(text)
    for _, phrase in book().said_in(low, "", Direction.IN):
        assert phrase.anchor in low
