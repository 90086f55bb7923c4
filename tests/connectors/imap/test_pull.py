"""A real mailbox is pulled completely, newest first, and without a trace."""

from __future__ import annotations

import contextlib
import threading
import time
from datetime import UTC, datetime

import pytest

from connectors.imap import client as client_room
from connectors.imap import pulling
from connectors.providers import Security
from models.message import Folder
from tests.connectors.dovecot import Server, dovecot
from tests.connectors.fault_proxy import FaultProxy
from tests.connectors.imap.account import connector, ids, pulled, state
from tests.connectors.mails import mail


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten messages a batch."""
    monkeypatch.setattr(pulling, "BATCH", 10)


def test_reading_leaves_no_trace(server: Server) -> None:
    """Nothing is marked as read, nothing moves, nothing is recent no more: twice over."""
    server.put("INBOX", mail(1), mail(2))
    server.put("Junk", mail(3))
    before = state(server)
    pulled(connector(server))
    pulled(connector(server))
    assert before == state(server)


@pytest.mark.usefixtures("small_batches")
def test_newest_first_and_only_once(server: Server) -> None:
    """The newest come first; each later pull brings just what came since."""
    server.put("INBOX", *[mail(n) for n in range(25)])
    batches = pulled(connector(server))
    assert [10, 10, 5] == [len(one.messages) for one in batches]
    assert [str(n) for n in range(24, 14, -1)] == ids(batches[:1])
    assert (25, 25) == (batches[-1].done, batches[-1].total)
    server.put("INBOX", mail(25))
    server.put("Jobs/Acme", mail(26))
    assert ["25", "26"] == ids(pulled(connector(server), batches[-1].cursor))


@pytest.mark.usefixtures("small_batches")
def test_interrupted_pull_fills_its_gaps(server: Server) -> None:
    """Stopped after the first batch, then new mail, then a new start: nothing is missed."""
    server.put("INBOX", *[mail(n) for n in range(25)])
    stop = threading.Event()
    first = next(pull := connector(server).pull("", lambda _: True, stop))
    stop.set()
    assert [] == list(pull)
    server.put("INBOX", mail(25))
    rest = ids(pulled(connector(server), first.cursor))
    assert ["25", *[str(n) for n in range(14, -1, -1)]] == rest


def test_uids_given_out_anew(server: Server) -> None:
    """A folder made anew under its old name is read again, whole."""
    server.put("Jobs", mail(1), mail(2))
    cursor = pulled(connector(server))[-1].cursor
    with server.signed_in() as client:
        client.delete_folder("Jobs")
    time.sleep(1.1)  # Dovecot's UIDVALIDITY is the second in which a folder is made
    server.put("Jobs", mail(1), mail(2), mail(3))
    assert ["3", "2", "1"] == ids(pulled(connector(server), cursor))


def test_own_folders_and_languages() -> None:
    """Localised folders with and without marks, and the person's own, are all found."""
    special = {"Drafts": "Entwürfe", "Junk": "Unerwünscht", "Sent": "Gesendete Objekte"}
    with dovecot(special=special) as server:
        for number, name in enumerate(["INBOX", *special.values(), "Papierkorb", "Bewerbungen"]):
            server.put(name, mail(number))
        found = [one for batch in pulled(connector(server)) for one in batch.messages]
        uses = {one.name: one.use for one in connector(server).check().folders}
    assert "0 inbox, 1 drafts, 2 junk, 3 sent, 4 trash, 5 archive" == ", ".join(
        sorted(f"{one.id[2]} {one.folder}" for one in found)
    )
    assert (Folder.TRASH, None) == (uses["Papierkorb"], uses["Bewerbungen"])


def test_only_wanted_bodies_are_fetched(server: Server) -> None:
    """The sieve keeps megabytes on the server: only wanted mail is fetched whole."""
    server.put("INBOX", mail(1, subject="Interview"), mail(2, body="x" * 3_000_000))
    with FaultProxy(server.port) as line:
        one = connector(server, port=line.port, security=Security.NONE)
        batch = next(one.pull("", lambda head: "Interview" in head["subject"], threading.Event()))
        assert ["", "Dear Sam,\n\nthank you.\n"] == [found.text for found in batch.messages]
        assert line.passed < 100_000


def test_huge_mail_is_cut(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a mail beyond the limit only the beginning crosses the line."""
    monkeypatch.setattr(client_room, "LONGEST_BODY", 10_000)
    monkeypatch.setattr(pulling, "LONGEST_BODY", 10_000)
    server.put("INBOX", mail(1, body="y" * 50_000), mail(2), mail(3, body="z" * 9_000))
    monkeypatch.setattr(pulling, "_AT_ONCE", 9_300)
    texts = [len(one.text) for batch in pulled(connector(server)) for one in batch.messages]
    assert [9_000, 22] == texts[:2]
    assert 9_000 < texts[2] < 10_000


def test_mail_without_id_is_fetched_whole(server: Server) -> None:
    """Its id is made of all its bytes, so all its bytes are needed."""
    server.put("INBOX", b"From: a@x.example\r\nSubject: x\r\n\r\nhi\r\n", b"\x00 no header \xff")
    batch = next(connector(server).pull("", lambda _: False, threading.Event()))
    assert ["hi\n"] == [one.text for one in batch.messages]
    assert ["@local.invalid>"] == [one.id[-15:] for one in batch.unreadable]


def test_removed_while_reading_is_not_unreadable(server: Server) -> None:
    """Mail the person deletes during a pull is simply gone."""
    server.put("INBOX", mail(1), mail(2))

    def wanted(_: object) -> bool:
        with contextlib.suppress(Exception), server.signed_in() as client:
            client.select_folder("INBOX")
            client.delete_messages(client.search(["SUBJECT", "application"])[:1])
            client.expunge()
        return True

    batch = next(connector(server).pull("", wanted, threading.Event()))
    assert ((), True) == (batch.unreadable, len(batch.messages) < 2)


def test_only_the_last_months(server: Server) -> None:
    """Asked for the last months, older mail stays where it is."""
    with server.signed_in() as client:
        client.append("INBOX", mail(1), msg_time=datetime(2020, 1, 1, tzinfo=UTC))
    server.put("INBOX", mail(2))
    batches = pulled(connector(server, months=3))
    assert ["2"] == ids(batches)
    assert [] == pulled(connector(server, months=3), batches[-1].cursor)
    assert ["2", "1"] == ids(pulled(connector(server), batches[-1].cursor))
