"""What every connector promises, whatever it reads from."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from connectors.connector import Batch, Connector
from connectors.demo import DemoConnector
from connectors.imap.connector import ImapConnector
from connectors.local.connector import LocalConnector
from models.message import Message
from tests.connectors.dovecot import Server
from tests.connectors.mails import mail

Make = Callable[[pytest.FixtureRequest, Path], Connector]

INBOX = tuple(mail(n, subject=f"Interview {n}") for n in range(3))
SENT = (mail("s", sender="Sam <sam@example.org>", to="ana@northwind.example"),)
JUNK = (mail("j", subject="Invitation"),)
FOLDERS = {"INBOX": INBOX, "Sent": SENT, "Junk": JUNK}


def from_mboxes(request: pytest.FixtureRequest, home: Path) -> Connector:  # noqa: ARG001
    """A folder with one mbox for each folder."""
    for name, mails in FOLDERS.items():
        text = b"".join(b"From x@y Mon Nov  2 10:00:00 2026\n" + one + b"\r\n" for one in mails)
        (home / name).write_bytes(text)
    return LocalConnector(home)


def from_maildir(request: pytest.FixtureRequest, home: Path) -> Connector:  # noqa: ARG001
    """A Maildir++."""
    for name, mails in FOLDERS.items():
        folder = home / ("cur" if name == "INBOX" else f".{name}/cur")
        folder.mkdir(parents=True)
        for number, one in enumerate(mails):
            (folder / f"{number}:2,S").write_bytes(one)
    return LocalConnector(home)


def from_eml(request: pytest.FixtureRequest, home: Path) -> Connector:  # noqa: ARG001
    """A folder of .eml files."""
    for name, mails in FOLDERS.items():
        (home / name).mkdir()
        for number, one in enumerate(mails):
            (home / name / f"{number}.eml").write_bytes(one)
    return LocalConnector(home)


def from_imap(request: pytest.FixtureRequest, home: Path) -> Connector:  # noqa: ARG001
    """A real IMAP server."""
    server: Server = request.getfixturevalue("server")
    for name, mails in FOLDERS.items():
        server.put(name, *mails)
    return ImapConnector(
        account="sam",
        host=server.host,
        port=server.tls_port,
        user=server.user,
        password=lambda: server.password,
        context=server.context,
    )


def from_demo(request: pytest.FixtureRequest, home: Path) -> Connector:  # noqa: ARG001
    """The example mailbox."""
    return DemoConnector(date(2026, 11, 20))


SAME_MAIL = [
    pytest.param(from_mboxes, id="mbox"),
    pytest.param(from_maildir, id="maildir"),
    pytest.param(from_eml, id="eml"),
    pytest.param(from_imap, id="imap"),
]
EVERY_CONNECTOR = [*SAME_MAIL, pytest.param(from_demo, id="demo")]
"""A new connector joins the contract here; one that holds the same mail joins above."""


@pytest.fixture(params=EVERY_CONNECTOR)
def connector(request: pytest.FixtureRequest, tmp_path: Path) -> Connector:
    """Each connector in turn, with mail to pull."""
    made: Connector = request.param(request, tmp_path)
    return made


def everything(headers: Mapping[str, str]) -> bool:
    """A sieve that lets all mail through."""
    return bool(headers)


def pulled(connector: Connector, cursor: str = "") -> list[Batch]:
    """A whole pull."""
    return list(connector.pull(cursor, everything, threading.Event()))


def messages(batches: list[Batch]) -> list[Message]:
    """What the batches brought."""
    return [one for batch in batches for one in batch.messages]


@pytest.mark.parametrize("make", SAME_MAIL)
def test_same_mail_on_every_road(
    make: Make, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """The same mail reads alike from files and from a server: same words, same folders."""
    found = messages(pulled(make(request, tmp_path)))
    assert [
        ("<m0@northwind.example>", "inbox", "Interview 0", "Dear Sam,\n\nthank you.\n"),
        ("<m1@northwind.example>", "inbox", "Interview 1", "Dear Sam,\n\nthank you.\n"),
        ("<m2@northwind.example>", "inbox", "Interview 2", "Dear Sam,\n\nthank you.\n"),
        ("<mj@northwind.example>", "junk", "Invitation", "Dear Sam,\n\nthank you.\n"),
        ("<ms@northwind.example>", "sent", "Your application", "Dear Sam,\n\nthank you.\n"),
    ] == sorted((one.id, str(one.folder), one.subject, one.text) for one in found)


def test_pulling_twice_brings_the_same(connector: Connector) -> None:
    """From the start means the same messages every time: saving them again is harmless."""
    assert messages(pulled(connector)) == messages(pulled(connector))


def test_nothing_comes_twice(connector: Connector) -> None:
    """After the last cursor there is nothing new."""
    last = pulled(connector)[-1]
    assert [] == messages(pulled(connector, last.cursor))


def test_foreign_cursor_means_from_the_start(connector: Connector) -> None:
    """A cursor nobody can read loses no mail."""
    whole = {one.key for one in messages(pulled(connector))}
    assert whole == {one.key for one in messages(pulled(connector, "{broken"))}


def test_each_message_is_of_the_account(connector: Connector) -> None:
    """Every message says where it was pulled from, has an id in brackets and an aware date."""
    found = messages(pulled(connector))
    assert {(connector.account, "<", ">")} == {
        (one.account, one.id[0], one.id[-1]) for one in found
    }
    assert all(one.sent_at.tzinfo for one in found)


def test_refused_mail_comes_without_body(connector: Connector) -> None:
    """What the sieve refuses is still known by its headers, and nothing of its text is kept."""
    whole = messages(pulled(connector))
    batches = list(connector.pull("", lambda _: False, threading.Event()))
    assert {(one.key, one.subject, "", "") for one in whole} == {
        (one.key, one.subject, one.text, one.html) for one in messages(batches)
    }


def test_sieve_sees_sender_and_subject(connector: Connector) -> None:
    """The sieve is asked about sender and subject, decoded, under names in lower case."""
    seen: list[tuple[str, str]] = []

    def wanted(headers: Mapping[str, str]) -> bool:
        seen.append((headers.get("from", ""), headers.get("subject", "")))
        return True

    found = messages(list(connector.pull("", wanted, threading.Event())))
    assert {one.subject for one in found} == {subject for _, subject in seen}
    assert all(sender for sender, _ in seen)


def test_sieve_sees_where_the_mail_lies(connector: Connector) -> None:
    """What the person wrote must be read whatever its subject: the sieve is told the folder."""
    seen: dict[str, str] = {}

    def wanted(headers: Mapping[str, str]) -> bool:
        seen[headers.get("message-id", "")] = headers.get("folder", "")
        return True

    found = messages(list(connector.pull("", wanted, threading.Event())))
    assert {one.id: one.folder.value for one in found} == seen


def test_stop_before_the_start(connector: Connector) -> None:
    """Asked to stop, a pull ends at once and without complaint."""
    stop = threading.Event()
    stop.set()
    assert [] == list(connector.pull("", everything, stop))


def test_check_looks_without_reading(connector: Connector) -> None:
    """Checking finds the folders."""
    assert connector.check().folders
