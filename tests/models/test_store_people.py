"""What the person entered: corrections are never lost, accounts hold no secret."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest

from models.account import Account
from models.changes import Changes
from models.correction import Subject
from models.errors import AppError
from models.store.store import Store
from tests.models.store_builders import (
    ACCOUNT,
    correction,
    invitation,
    invitation_read,
    newsletter,
    newsletter_read,
)

ROLE = correction("c1", Subject.ROLE, invitation().key, "Data Engineer")
SNOOZED = correction("c2", Subject.SNOOZED, "northwind 1", "2026-12-01", at="2026-11-02")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "heardback.sqlite") as opened:
        opened.save((invitation(),), (invitation_read(),), account="a1", cursor="1")
        yield opened


def test_a_correction_is_kept_and_can_be_taken_back(store: Store) -> None:
    """Corrections come oldest first; undoing leaves the store as before."""
    before = store.facts()
    assert Changes(frozenset({invitation().key}), corrections=True) == store.correct(ROLE)
    assert Changes(corrections=True) == store.correct(SNOOZED)
    assert (ROLE, SNOOZED) == store.corrections()
    assert store.undo("c1")
    assert ((SNOOZED,), before) == (store.corrections(), store.facts())


def test_the_same_correction_twice_and_an_unknown_undo_change_nothing(store: Store) -> None:
    """A double click does no harm."""
    store.correct(ROLE)
    assert not store.correct(ROLE)
    assert not store.undo("nothing")


def test_corrections_outlive_pulls_readings_and_accounts(store: Store) -> None:
    """Nothing but the person's own hand touches them."""
    store.add_account(ACCOUNT)
    store.correct(ROLE)
    store.save((invitation(),), (invitation_read(),), account="a1", cursor="2")
    store.replace_readings((replace(invitation_read(), version=9),))
    store.remove_account(ACCOUNT.id)
    assert (ROLE,) == store.corrections()


def test_corrections_travel_to_another_computer(store: Store, tmp_path: Path) -> None:
    """Exported text imports elsewhere, adds to what is there, and importing again is harmless."""
    store.correct(ROLE)
    text = store.export_corrections()
    with Store(tmp_path / "other.sqlite") as other:
        other.correct(SNOOZED)
        assert other.import_corrections(text)
        assert (ROLE, SNOOZED) == other.corrections()
        assert not other.import_corrections(text)


@pytest.mark.parametrize(
    "text",
    [
        "no JSON",
        "[]",
        "{}",
        json.dumps({"format": "heardback-corrections", "version": 2, "corrections": []}),
        json.dumps({"format": "heardback-corrections", "version": 1, "corrections": [{"id": 1}]}),
        json.dumps({"format": "heardback-corrections", "version": 1, "corrections": 7}),
    ],
)
def test_other_files_are_refused_whole(store: Store, text: str) -> None:
    """A wrong file is named as such and leaves everything as it is."""
    store.correct(ROLE)
    with pytest.raises(AppError, match="no corrections of Heardback"):
        store.import_corrections(text)
    assert (ROLE,) == store.corrections()


def test_accounts_are_added_changed_and_removed(store: Store) -> None:
    """Each is a change of accounts; removing takes the messages along."""
    assert Changes(accounts=True) == store.add_account(ACCOUNT)
    other_port = replace(ACCOUNT, port=143, security="starttls")
    assert Changes(accounts=True) == store.change_account(other_port)
    assert (other_port,) == store.accounts()
    assert not store.change_account(other_port)
    assert not store.change_account(replace(ACCOUNT, id="unknown"))
    assert Changes(frozenset({invitation().key}), accounts=True) == store.remove_account("a1")
    assert ((), (), {}) == (store.accounts(), store.facts().messages, store.facts().readings)


def test_one_mailbox_is_added_once(store: Store) -> None:
    """Adding the same mailbox again, even under a new id, is refused with a sentence."""
    store.add_account(ACCOUNT)
    for again in (ACCOUNT, replace(ACCOUNT, id="a2")):
        with pytest.raises(AppError, match="is there already"):
            store.add_account(again)
    store.add_account(replace(ACCOUNT, id="a3", address="sam@work.example"))
    assert ["a1", "a3"] == [one.id for one in store.accounts()]


def test_looking_elsewhere_or_further_back_starts_the_pull_anew(store: Store) -> None:
    """A new port keeps the cursor; more months or another server do not."""
    store.add_account(ACCOUNT)
    store.change_account(replace(ACCOUNT, port=143))
    assert "1" == store.cursor("a1")
    store.change_account(replace(ACCOUNT, months=36))
    assert "" == store.cursor("a1")


def test_a_copy_in_another_account_stays(store: Store) -> None:
    """Removing one account does not take the mail out of the other."""
    store.save((invitation(),), (), account="a2", cursor="1")
    store.remove_account("a1")
    assert ["a2"] == [copy.account for copy in store.facts().messages]
    assert {invitation().key: invitation_read()} == store.facts().readings


def test_an_account_has_no_room_for_a_secret() -> None:
    """Passwords and tokens are the keychain's alone."""
    assert [
        "id",
        "protocol",
        "address",
        "host",
        "port",
        "security",
        "user",
        "months",
    ] == [field.name for field in fields(Account)]


def test_forgetting_everything_leaves_no_trace(store: Store) -> None:
    """Messages, corrections, accounts and all copies beside the file are gone from the disk."""
    store.add_account(ACCOUNT)
    store.save((newsletter(),), (newsletter_read(),), account="a1", cursor="2")
    store.correct(ROLE)
    store.path.with_name(store.path.name + ".damaged-1").write_text("Tuesday")
    everything = frozenset({invitation().key, newsletter().key})
    assert Changes(everything, corrections=True, accounts=True) == store.forget_everything()
    assert ((), (), (), "") == (
        store.facts().messages,
        store.corrections(),
        store.accounts(),
        store.cursor("a1"),
    )
    store.close()
    assert [store.path] == list(store.path.parent.iterdir())
    for trace in (b"Tuesday", b"sam@example.org", b"Data Engineer", b"socks"):
        assert trace not in store.path.read_bytes()


@pytest.mark.expects_log
def test_a_copy_that_can_not_be_written_is_no_failed_correction(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """The correction holds; only the log tells that its second copy is missing."""
    store.path.with_name(store.path.name + ".corrections.json.new").mkdir()
    with caplog.at_level(logging.WARNING):
        assert store.correct(ROLE)
    assert (ROLE,) == store.corrections()
    assert ["The second copy of the corrections could not be written"] == caplog.messages
