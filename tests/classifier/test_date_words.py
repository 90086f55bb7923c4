"""Text made ready for the date rooms: fast ways that must give what the slow ones would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from classifier.date_words import FOLD, fold, tokens
from classifier.lexicon import plain
from classifier.sentences import LONGEST_SENTENCE, told
from classifier.wordings import parted

MAIL = st.text(
    st.one_of(st.sampled_from("AbÉßœĲ’´–—.,!?…:(/5½²\t\n\u00a0\u2009 "), st.characters())
)


@given(MAIL)
def test_folding_changes_letter_by_letter(text: str) -> None:
    """A place in folded text is the same place in the text, whatever stands around it."""
    assert text.translate(FOLD) == fold(text)


def test_hyphens_figures_and_apostrophes_part_words_of_a_sentence() -> None:
    """A phrase list need not know how a word is joined to its neighbours."""
    assert ["e", "mail", "d", "ici", "lundi"] == parted("e-mail d'ici\u00a0lundi… 14").split()


@given(MAIL)
def test_tokens_stand_where_they_say(text: str) -> None:
    """A token's words are those of the text at its place, in order and never overlapping."""
    upto = 0
    for token in tokens(text, "en"):
        assert token.start >= upto
        assert fold(text)[token.start : token.end] == token.word
        upto = token.end


@given(MAIL)
def test_sentences_keep_all_words_and_their_folded_form(text: str) -> None:
    """Nothing that was written is lost by cutting, and long lines are cut."""
    lines = told(text)
    cut = [lines[number] for number in range(len(lines))]
    assert "".join(text.split()) == "".join("".join(one.text.split()) for one in cut)
    for one in cut:
        assert fold(one.text) == one.folded
        assert frozenset(parted(one.folded).split()) == one.words
        assert len(one.text) <= LONGEST_SENTENCE


@given(MAIL)
def test_signs_are_looked_for_in_single_spaced_text(text: str) -> None:
    """Line breaks and curly apostrophes of a mail program hide no phrase."""
    straight = text.translate(dict.fromkeys(map(ord, "’‘`´"), "'")).lower()
    assert straight.split() == plain(text).split()
    assert "  " not in plain(text)
