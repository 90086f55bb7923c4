"""The two things that change a mailbox, each on the person's explicit wish."""

from __future__ import annotations

import pytest

from models.errors import AppError
from models.follow_up import Draft
from models.message import Address, Folder, Message
from tests.connectors.dovecot import Server, dovecot
from tests.connectors.imap.account import connector, pulled, state
from tests.connectors.mails import mail

DRAFT = Draft(
    to=(Address("Ana", "ana@northwind.example"),),
    subject="Re: Interview",
    body="Dear Ana,\nany news?",
    in_reply_to="<m1@northwind.example>",
    sender=Address("Sam", "sam@example.org"),
)


def test_rescue_moves_just_that_one(server: Server) -> None:
    """One mail goes from junk to the inbox; another with the same forged id stays."""
    server.put("Junk", mail(1), mail(1, sender="evil@x.example"), mail(2))
    wanted = next(
        one
        for one in junk(server)
        if one.sender.address == "ana@northwind.example" and "m1" in one.id
    )
    connector(server).rescue(wanted)
    assert {
        "inbox": ["ana@northwind.example m1"],
        "junk": ["ana@northwind.example m2", "evil@x.example m1"],
    } == lying(server)
    with pytest.raises(AppError, match="no longer in the junk folder"):
        connector(server).rescue(wanted)


@pytest.mark.parametrize(
    ("expected", "capability"),
    [
        (
            {"inbox": ["ana@northwind.example m1"], "junk": ["ana@northwind.example m2"]},
            "IMAP4rev1 UIDPLUS SPECIAL-USE",
        ),
        (
            {
                "inbox": ["ana@northwind.example m1"],
                "junk": ["ana@northwind.example m1", "ana@northwind.example m2"],
            },
            "IMAP4rev1 SPECIAL-USE",
        ),
    ],
)
def test_rescue_without_move(expected: dict[str, list[str]], capability: str) -> None:
    """Old servers copy; mail that somebody else marked as deleted is never expunged with it."""
    with dovecot(capability=capability) as server:
        server.put("Junk", mail(1), mail(2))
        with server.signed_in() as client:
            client.select_folder("Junk")
            client.add_flags([2], [b"\\Deleted"])
        connector(server).rescue(next(one for one in junk(server) if "m1" in one.id))
        assert expected == lying(server)


def junk(server: Server) -> list[Message]:
    """What lies in junk."""
    found = [one for batch in pulled(connector(server)) for one in batch.messages]
    return [one for one in found if one.folder is Folder.JUNK]


def lying(server: Server) -> dict[str, list[str]]:
    """Senders and ids by folder."""
    found: dict[str, list[str]] = {}
    for batch in pulled(connector(server)):
        for one in batch.messages:
            found.setdefault(str(one.folder), []).append(f"{one.sender.address} {one.id[1:3]}")
    return {name: sorted(ones) for name, ones in found.items()}


def test_draft_is_put_into_drafts(server: Server) -> None:
    """The draft waits in Drafts, marked as one and as read; nothing else changes."""
    connector(server).save_draft(DRAFT)
    assert [(b"\\Draft", b"\\Seen")] == [
        tuple(sorted(set(flags) - {b"\\Recent"})) for flags in state(server)["Drafts"].values()
    ]
    found = [one for batch in pulled(connector(server)) for one in batch.messages]
    assert [(Folder.DRAFTS, ("<m1@northwind.example>",), "Dear Ana,\nany news?\n")] == [
        (one.folder, one.in_reply_to, one.text) for one in found
    ]


def test_no_drafts_folder() -> None:
    """An account without Drafts says so."""
    with dovecot(special={}) as server, pytest.raises(AppError, match="no Drafts folder"):
        connector(server).save_draft(DRAFT)
