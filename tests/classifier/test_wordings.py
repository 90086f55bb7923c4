"""Looking only where a word begins like a phrase finds what a plain search finds."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.corpus import read_corpus
from classifier.promises import PLAIN
from classifier.sentences import Sentence, told
from classifier.talk_words import PLAIN as TALK_PLAIN
from classifier.talk_words import WORD_LISTS
from classifier.vocabulary import DATA
from classifier.wordings import Wordings, openings, pattern_of, places_in

PHRASES = r"\b(?:appl(?:y|ied) for|(?:we|i) (?:will|shall)|r[oô]les?)\b|(?<!you)'ll\b|^\W*if\b"
SOME = st.sampled_from("we will i apply for rôle, roles 'll you'll if (if x shall a.b".split())
TABLES = ("promise_phrases", "talk_phrases", "deadline_phrases")
NOT_LOOKED_FOR = PLAIN | TALK_PLAIN | WORD_LISTS | {"words", "again", "rounds"}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bappl(?:y|ied) for", {"appl"}),
        (r"\b(?:here|we) at", {"here", "we"}),
        (r"\br[oô]le", {"role", "rôle"}),
        (r"\b(?:e-)?mail", {"mail", "e"}),
        (r"\bthe(?: \w+){0,2}? team", {"the"}),
        (r"(?<!you)'ll\b", {"'ll"}),
        (r"\bno", None),
        (r"\bno\b", {"no"}),
        (r"\bre\w+", None),
        (r"inter(?:view|esse)", None),
        (r"\d+ days", None),
        (r",\s*$", None),
    ],
)
def test_openings_of_a_phrase(pattern: str, expected: set[str] | None) -> None:
    """Every way to begin is known, or it is said that it can't be told."""
    assert expected == openings(pattern, begins_words=False)


@given(st.lists(SOME))
def test_finds_are_those_of_a_plain_search(words: list[str]) -> None:
    """No find is lost or invented by looking only where a word begins like a phrase."""
    text = " ".join(words)
    plain = [one.span() for one in re.finditer(PHRASES, text)]
    quick = Wordings(PHRASES).finditer(text, places_in(text))
    assert plain == [one.span() for one in quick]


@cache
def some_sentences() -> tuple[Sentence, ...]:
    """Sentences of the corpus, from all its languages."""
    texts = [example.message.text[:1_000] for example in read_corpus()[::97]]
    return tuple(lines[n] for lines in map(told, texts) for n in range(len(lines)))


@cache
def patterns() -> dict[str, str]:
    """Every pattern of the tables that is looked for in sentences, by its place."""
    found: dict[str, str] = {}
    for table in TABLES:
        read = json.loads((DATA / f"{table}.json").read_text("utf-8"))
        rooms = read.items() if table == "promise_phrases" else [("", read)]
        for room, entries in rooms:
            for name, entry in entries.items():
                if name not in NOT_LOOKED_FOR:
                    found[f"{table} {room} {name}"] = pattern_of(entry)
    return found


@pytest.mark.parametrize("name", patterns())
def test_tables_find_in_the_corpus_what_a_plain_search_finds(name: str) -> None:
    """No phrase of a table begins in a way that the quick look overlooks."""
    pattern = patterns()[name]
    plain, quick = re.compile(pattern), Wordings(pattern)
    for sentence in some_sentences():
        first = plain.search(sentence.folded)
        found = sentence.search(quick)
        assert (first and first.span()) == (found and found.span()), sentence.text


def test_parts_of_a_sentence_are_searched_by_themselves() -> None:
    """What stands before a part is not found in it, and its places count from its start."""
    sentence = told("We will write. Then we will call, and we shall meet.")[1]
    part = sentence.part(10)
    found = part.search(Wordings(r"\bwe (?:will|shall)\b"))
    assert found is not None
    assert "we shall" == part.text[found.start() : found.end()]
