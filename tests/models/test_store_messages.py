"""The store keeps what was pulled, once, whole where it is about the search, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.changes import Changes
from models.correction import Subject
from models.message import Folder, Message
from models.reading import Kind, Reading
from models.store.codec import decode, encode
from models.store.store import Store
from tests.builders import message, reading
from tests.models.store_builders import (
    bounce,
    copy_in,
    correction,
    invitation,
    invitation_read,
    newsletter,
    newsletter_read,
)


@dataclass(frozen=True)
class Lost:
    """A message that could not be decoded."""

    id: str
    reason: str


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "heardback.sqlite") as opened:
        yield opened


def save(
    store: Store, *mails: Message, read: tuple[Reading, ...] = (), cursor: str = "1"
) -> Changes:
    return store.save(mails, read, account="a1", cursor=cursor)


def test_job_mail_comes_back_as_it_was_pulled(store: Store) -> None:
    """Every field of message and reading survives, to the letter."""
    changes = save(store, invitation(), read=(invitation_read(),))
    facts = store.facts()
    assert frozenset({invitation().key}) == changes.messages
    assert (invitation(),) == facts.messages
    assert {invitation().key: invitation_read()} == facts.readings


def test_of_other_mail_nothing_private_is_kept(store: Store) -> None:
    """Ids, sender, subject, date and kind only: no word of the body is in the file."""
    save(store, newsletter(), read=(newsletter_read(),))
    (kept,) = store.facts().messages
    assert ("", "", ()) == (kept.text, kept.html, kept.headers)
    assert (newsletter().id, newsletter().subject, newsletter().sender) == (
        kept.id,
        kept.subject,
        kept.sender,
    )
    assert Kind.OTHER == store.facts().readings[kept.key].kind
    store.close()
    assert b"socks" not in store.path.read_bytes()
    assert b"Dear Sam" not in store.path.read_bytes()


def test_a_bounce_keeps_what_failed_but_not_its_text(store: Store) -> None:
    """Which mail did not arrive, and why, must be known; the quoted mail need not."""
    save(store, bounce(), read=(reading(bounce(), Kind.OTHER),))
    (kept,) = store.facts().messages
    assert (bounce().bounce, "") == (kept.bounce, kept.text)


def test_saving_a_batch_again_changes_nothing(store: Store) -> None:
    """A crash between pull and save costs one batch pulled twice, and nothing shows it."""
    mails, read = (invitation(), newsletter()), (invitation_read(), newsletter_read())
    assert save(store, *mails, read=read)
    before = store.facts()
    assert not save(store, *mails, read=read)
    assert before == store.facts()


def test_both_copies_of_a_mail_are_kept(store: Store) -> None:
    """The same mail in the inbox and the archive, and in two accounts: three places, one key."""
    archived = copy_in(Folder.ARCHIVE, invitation())
    save(store, invitation(), archived, read=(invitation_read(),))
    store.save((invitation(),), (), account="a2", cursor="9")
    places = [(copy.account, copy.folder) for copy in store.facts().messages]
    assert [("a1", Folder.INBOX), ("a1", Folder.ARCHIVE), ("a2", Folder.INBOX)] == places
    assert 3 == len(store.copies(invitation().key))
    assert 1 == len(store.facts().readings)


def test_a_changed_mail_and_a_changed_reading_are_reported(store: Store) -> None:
    """Only what differs is among the changes."""
    save(store, invitation(), newsletter(), read=(invitation_read(), newsletter_read()))
    better = replace(invitation_read(), role="Data Engineer")
    assert {invitation().key} == save(store, invitation(), newsletter(), read=(better,)).messages
    longer = replace(invitation(), text="See you on Tuesday at two.")
    assert {invitation().key} == save(store, longer).messages
    assert longer.text == store.copies(invitation().key)[0].text


def test_headers_alone_never_replace_a_whole_mail(store: Store) -> None:
    """A second pull that fetched only headers loses neither the text nor the reading."""
    save(store, invitation(), read=(invitation_read(),))
    bare = message("invite@northwind.example", "2026-10-20T16:00:00+02:00")
    assert not save(store, bare, read=(reading(bare, Kind.OTHER),))
    assert (invitation(),) == store.facts().messages
    assert invitation_read() == store.facts().readings[bare.key]


def test_a_mail_found_to_be_ordinary_loses_its_body(store: Store) -> None:
    """A later, better reading strips what should not have been kept."""
    save(store, newsletter(), read=(newsletter_read(Kind.UPDATE),))
    assert store.facts().messages[0].text
    changes = store.replace_readings((newsletter_read(),))
    assert {newsletter().key} == changes.messages
    assert "" == store.facts().messages[0].text
    assert not store.replace_readings((newsletter_read(),))


@pytest.mark.parametrize(
    ("subject", "value", "kept"),
    [
        (Subject.KIND, "interview", True),
        (Subject.EMPLOYER, "Shop", True),
        (Subject.KIND, "other", False),
        (Subject.NOT_MINE, "", False),
    ],
)
def test_what_the_person_claims_is_kept(
    store: Store, subject: Subject, value: str, *, kept: bool
) -> None:
    """A mail the person placed in their search keeps its text, whatever the classifier says."""
    save(store, newsletter(), read=(newsletter_read(Kind.UPDATE),))
    store.correct(correction("c1", subject, newsletter().key, value))
    store.replace_readings((newsletter_read(),))
    assert kept == bool(store.facts().messages[0].text)


def test_a_mail_not_read_yet_waits_whole(store: Store) -> None:
    """Without a reading the body stays; asking for old readings names it."""
    save(store, invitation())
    assert (invitation(),) == store.readings_older_than(3)
    store.replace_readings((invitation_read(),))
    assert () == store.readings_older_than(3)
    assert (invitation(),) == store.readings_older_than(4)


def test_old_readings_come_in_portions_and_once_for_all_copies(store: Store) -> None:
    """A new classifier re-reads the mailbox step by step; stripped mail is not asked for."""
    mails = [replace(message(f"m{n}@x.example", "2026-10-01"), text="Hello") for n in range(5)]
    read = tuple(reading(mail, Kind.UPDATE) for mail in mails)
    copies = [copy_in(Folder.ARCHIVE, mail) for mail in mails]
    save(store, *mails, *copies, newsletter(), read=(*read, newsletter_read()))
    rounds = []
    while found := store.readings_older_than(2, limit=2):
        rounds.append(len(found))
        store.replace_readings(
            replace(store.facts().readings[mail.key], version=2) for mail in found
        )
    assert [2, 2, 1] == rounds


def test_facts_of_a_few_messages(store: Store) -> None:
    """After a write only what was touched needs to be read again, be it many."""
    mails = [message(f"m{n}@x.example", "2026-10-01") for n in range(1200)]
    save(store, *mails, read=tuple(reading(mail, Kind.UPDATE) for mail in mails))
    keys = [mail.key for mail in mails[:1100]]
    part = store.facts(only=keys)
    assert keys == [mail.key for mail in part.messages]
    assert set(keys) == set(part.readings)
    assert ((), {}) == (store.facts(only=()).messages, store.facts(only=()).readings)


def test_unreadable_mail_is_counted_until_it_can_be_read(store: Store) -> None:
    """Never lost silently: it is listed, once, until a later version decodes it."""
    lost = Lost(invitation().id, "no such charset")
    for _ in range(2):
        store.save((), (), account="a1", cursor="1", unreadable=(lost,))
    assert (lost.id,) == store.facts().unreadable
    save(store, invitation(), read=(invitation_read(),))
    assert () == store.facts().unreadable


def test_the_cursor_belongs_to_its_account(store: Store) -> None:
    """Empty at first, then as the last batch left it."""
    assert "" == store.cursor("a1")
    save(store, cursor="uid 7")
    save(store, cursor="uid 9")
    assert ("uid 9", "") == (store.cursor("a1"), store.cursor("a2"))


def test_all_or_nothing(store: Store) -> None:
    """When a batch can not be written whole, neither its messages nor its cursor are."""

    def broken() -> Iterator[Lost]:
        yield Lost("<x@y>", "torn")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.save((invitation(),), (), account="a1", cursor="2", unreadable=broken())
    assert ((), "") == (store.facts().messages, store.cursor("a1"))


@given(
    st.builds(
        replace,
        st.just(invitation()),
        subject=st.text(),
        text=st.text(),
        html=st.text(),
        headers=st.lists(st.tuples(st.text(), st.text()), max_size=3).map(tuple),
        references=st.lists(st.text(), max_size=3).map(tuple),
    )
)
def test_any_text_survives_the_codec(mail: Message) -> None:
    """Odd characters come back as they went in, through JSON that a column can hold."""
    assert mail == decode(Message, encode(mail))
