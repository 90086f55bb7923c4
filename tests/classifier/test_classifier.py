"""The classifier as a whole: taught here on a small part of the corpus, kept, loaded, read with."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from classifier.artefact import load, path_in, save
from classifier.classifier import Classifier
from classifier.corpus import Example, read_corpus
from classifier.features import prepare
from classifier.kinds import SURE_FROM
from classifier.pipeline import KINDS, Model
from classifier.text import own_words
from classifier.training import lessons, train, train_with
from classifier.training_table import Table
from models.message import Message
from models.reading import Kind, Origin, Reading
from models.working_days import WeekdaysOnly
from tests.builders import ME, message

EVERY = 8


@pytest.fixture(scope="module")
def some() -> tuple[Example, ...]:
    """An eighth of the corpus."""
    return read_corpus()[::EVERY]


@pytest.fixture(scope="module")
def model(some: tuple[Example, ...]) -> Model:
    """A model taught with it."""
    return train(some)


@pytest.fixture(scope="module")
def classifier(model: Model) -> Classifier:
    """A classifier around it."""
    return Classifier(model)


def read(classifier: Classifier, *messages: Message) -> tuple[Reading, ...]:
    """The readings of messages to the person."""
    return classifier.read(messages, frozenset((ME,)), WeekdaysOnly())


REFUSAL = (
    "Thank you for applying for the position of engineer. Unfortunately we have decided not to "
    "move forward with your application, as other candidates matched the role more closely."
)
RECEIPT = (
    "Thank you for applying. We have received your application for the position of engineer and "
    "will review it soon."
)
PARCEL = "Your parcel is on its way and will be delivered today between 9 and 12."


def test_plain_cases_are_told(classifier: Classifier) -> None:
    """A refusal, a receipt and a parcel, each with the words that decided."""
    said = [message(str(n), "2026-03-02", text=t) for n, t in enumerate((REFUSAL, RECEIPT, PARCEL))]
    found = read(classifier, *said)
    assert [Kind.REJECTION, Kind.APPLICATION, Kind.OTHER] == [one.kind for one in found]
    assert all(one.because for one in found)


def test_only_the_new_words_decide(classifier: Classifier) -> None:
    """A quoted refusal does not make the answer above it one."""
    quoted = (
        f"Our parcel arrived, thanks.\n\nOn Mon, 2 Mar 2026, Ana <a@x.example> wrote:\n> {REFUSAL}"
    )
    (found,) = read(classifier, message("a", "2026-03-02", text=quoted))
    assert found.kind is not Kind.REJECTION


def test_own_mail_is_never_an_answer_of_an_employer(classifier: Classifier) -> None:
    """What the person writes is an application, an update or everyday mail."""
    own = message("a", "2026-03-02", f"Sam <{ME}>", to="hr@northwind.example", text=REFUSAL)
    (found,) = read(classifier, own)
    assert found.kind in {Kind.APPLICATION, Kind.UPDATE, Kind.OTHER}


def test_below_the_stated_confidence_the_person_is_asked(
    classifier: Classifier, some: tuple[Example, ...]
) -> None:
    """Every decision of the model says truly whether it is sure."""
    found = read(classifier, *(one.message for one in some[:100]))
    by_model = [one for one in found if one.origin is Origin.MODEL]
    assert by_model
    assert [one.sure for one in by_model] == [one.confidence >= SURE_FROM for one in by_model]


def test_of_everyday_mail_nothing_more_is_kept(classifier: Classifier) -> None:
    """A parcel notice leaves no text, no name and no date in its reading."""
    (found,) = read(classifier, message("a", "2026-03-02", text=PARCEL, subject="Your parcel"))
    assert (found.kind, found.sure) == (Kind.OTHER, True)
    assert (found.snippet, found.employer, found.talks) == ("", "", ())


def test_a_batch_is_read_as_its_messages_are(classifier: Classifier) -> None:
    """What stands beside a message in a batch does not change its reading."""
    mails = [
        message(str(n), "2026-03-02", text=t) for n, t in enumerate((REFUSAL, PARCEL, RECEIPT))
    ]
    together = read(classifier, *mails)
    assert together == tuple(read(classifier, one)[0] for one in mails)
    assert () == read(classifier)


def test_the_model_weighs_what_the_regression_learnt(some: tuple[Example, ...]) -> None:
    """The fast road of prediction and the table of training give the same scores."""
    taught = lessons(some)
    table = Table(taught)
    width = sum(table.layout.widths())
    drawn = np.random.default_rng(0).normal(size=(width, len(KINDS))).astype(np.float32)
    weights = table.layout.weights(drawn, np.zeros(len(KINDS), dtype=np.float32))
    fast = Model(weights).linear([one.document for one in taught])
    assert np.allclose(table.rows() @ drawn, fast, atol=1e-3)


def test_one_text_teaches_twice_at_most(some: tuple[Example, ...]) -> None:
    """Many rows of one template would make it loud; the second stands as mail without headers."""
    one = next(one for one in some if one.message.subject and one.kind is Kind.REJECTION)

    taught = lessons([one] * 4)

    assert 2 == len(taught)
    assert taught[0].document.subject
    assert () == taught[1].document.subject
    assert taught[0].document.body == taught[1].document.body


def test_kept_weights_give_the_same_answers(model: Model, tmp_path: Path) -> None:
    """What is loaded decides as what was saved."""
    save(model.weights, tmp_path, "this")
    kept = load(tmp_path, "this")
    assert kept is not None
    mail = message("a", "2026-03-02", text=RECEIPT)
    document = prepare(mail, own_words(mail), frozenset())
    expected = model.probabilities([document])
    assert np.array_equal(expected, Model(kept).probabilities([document]))


def test_a_foreign_or_damaged_archive_is_none(model: Model, tmp_path: Path) -> None:
    """Missing, other, cut off, not ours: each is taken for no archive at all."""
    assert load(tmp_path, "this") is None
    save(model.weights, tmp_path, "this")
    whole = path_in(tmp_path).read_bytes()
    assert load(tmp_path, "that") is None
    for bytes_now in (b"", b"PK", whole[: len(whole) // 2], b"\x80\x04."):
        path_in(tmp_path).write_bytes(bytes_now)
        assert load(tmp_path, "this") is None


def test_corrections_that_would_spoil_the_model_are_left_out(some: tuple[Example, ...]) -> None:
    """Teaching nonsense a hundred times does not make plain refusals offers."""
    nonsense = [
        Example(one.message, Kind.OFFER, f"mine-{n}", weight=3.0)
        for n, one in enumerate(some)
        if one.kind in {Kind.REJECTION, Kind.APPLICATION}
    ]
    (found,) = read(
        Classifier(train_with(some, nonsense)), message("a", "2026-03-02", text=REFUSAL)
    )
    assert found.kind is Kind.REJECTION


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=300), subject=st.text(max_size=60), calendar=st.text(max_size=80))
def test_any_message_is_read(
    classifier: Classifier, text: str, subject: str, calendar: str
) -> None:
    """Whatever a message holds it gets one reading, and no exception."""
    odd = message("a", "2026-03-02", text=text, subject=subject, calendars=(calendar,))
    (found,) = read(classifier, odd)
    assert 0.0 <= found.confidence <= 1.0
