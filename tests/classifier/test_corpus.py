"""The messages the model is taught with: enough, balanced, none twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from classifier.corpus import DATA, Example, as_example, read_corpus, read_examples
from models.reading import Kind

SHARE_PER_KIND = 0.03
LANGUAGES = {"en", "de", "fr", "es", "pt", "it", "nl"}


@pytest.fixture(scope="module")
def corpus() -> tuple[Example, ...]:
    """The whole corpus."""
    return read_corpus()


def said(example: Example) -> str:
    """What one example says, for comparison."""
    message = example.message
    return " ".join(f"{message.subject} {message.text or message.html}".lower().split())


def test_no_message_is_in_the_corpus_twice(corpus: tuple[Example, ...]) -> None:
    """Neither an id nor a wording repeats; a doublet would stand on both sides of a test."""
    ids = Counter(one.message.id for one in corpus)
    texts = Counter(said(one) for one in corpus)
    assert [] == [one for one, number in ids.items() if number > 1]
    assert [] == [one for one, number in texts.items() if number > 1]


def test_the_same_words_never_have_two_kinds(corpus: tuple[Example, ...]) -> None:
    """A family of one template has one kind."""
    kinds: dict[str, set[Kind]] = defaultdict(set)
    for one in corpus:
        kinds[one.family].add(one.kind)
    assert [] == [family for family, found in kinds.items() if len(found) > 1]


def test_every_kind_and_language_has_its_share(corpus: tuple[Example, ...]) -> None:
    """No kind is so rare that it cannot be learnt, and all seven languages are there."""
    kinds = Counter(one.kind for one in corpus)
    assert set(Kind) == set(kinds)
    assert min(kinds.values()) >= SHARE_PER_KIND * len(corpus)
    assert {one.language for one in corpus} >= LANGUAGES


def test_the_datasheet_speaks_of_every_kind_and_language() -> None:
    """Who trusts the model can read how its corpus was made and what it lacks."""
    text = (DATA / "README.md").read_text("utf-8")
    assert [] == [word for word in (*Kind, *sorted(LANGUAGES)) if f"{word}" not in text]
    assert "gap" in text.lower()


def test_a_row_that_is_not_as_it_should_be_is_named(tmp_path: Path) -> None:
    """A slip in the data says where it is."""
    (tmp_path / "bad.jsonl").write_text('{"id": "a", "kind": "nonsense", "body": ""}\n', "utf-8")
    with pytest.raises(ValueError, match=r"bad\.jsonl, line 1"):
        list(read_examples(tmp_path / "bad.jsonl"))


def test_a_row_becomes_the_message_it_describes() -> None:
    """Direction, reply, calendar and headers are as in a real mailbox."""
    example = as_example(
        {
            "id": "x",
            "kind": "interview",
            "from": "Ana <Ana@northwind.example>",
            "to": "sam@example.org",
            "subject": "Interview",
            "body": "<p>x</p>",
            "html": True,
            "headers": {"List-Unsubscribe": "<mailto:x>"},
            "calendar": "REQUEST",
            "reply": True,
        }
    )
    message = example.message
    assert message.sender.address == "ana@northwind.example"
    assert message.html == "<p>x</p>"
    assert message.header("list-unsubscribe") == "<mailto:x>"
    assert "METHOD:REQUEST" in message.calendars[0]
    assert message.in_reply_to
