"""Wrong doors, broken lines and odd servers: told clearly, nothing lost."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from imapclient import IMAPClient
from imapclient.exceptions import ProtocolError

from connectors.connector import Batch
from connectors.imap import client as client_room
from connectors.imap import pulling
from connectors.providers import Security
from models.errors import AppError
from tests.connectors.dovecot import Server, free_port
from tests.connectors.fault_proxy import FaultProxy
from tests.connectors.imap.account import connector, ids, pulled
from tests.connectors.mails import mail


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten messages a batch."""
    monkeypatch.setattr(pulling, "BATCH", 10)


@pytest.mark.parametrize(
    ("title", "more"),
    [
        ("did not accept this user name and password", {"password": lambda: "wrong"}),
        ("did not accept this user name and password", {"user": "nobody@example.org"}),
        ("has characters this server cannot take", {"password": lambda: "süß"}),
        ("certificate of localhost is not to be trusted", {"context": None}),
        ("There is no server named", {"host": "nowhere.invalid"}),
    ],
)
def test_what_goes_wrong_at_the_door(title: str, more: dict[str, Any], server: Server) -> None:
    """Each reason has its own sentence, for checking as for pulling, without trying for ever."""
    with pytest.raises(AppError, match=title):
        connector(server, **more).check()
    with pytest.raises(AppError, match=title):
        pulled(connector(server, **more))


def test_refused_and_wrong_port(server: Server) -> None:
    """Nobody listens; or somebody does who speaks no TLS."""
    with pytest.raises(AppError, match="refused the connection"):
        connector(server, port=free_port()).check()
    with pytest.raises(AppError, match="does not speak TLS"):
        connector(server, port=server.port).check()


def test_starttls(server: Server) -> None:
    """The older way to a protected line works too, and is as strict about certificates."""
    server.put("INBOX", mail(1))
    assert ["1"] == ids(pulled(connector(server, port=server.port, security=Security.STARTTLS)))
    with pytest.raises(AppError, match="not to be trusted"):
        connector(server, port=server.port, security=Security.STARTTLS, context=None).check()


@pytest.mark.usefixtures("small_batches")
def test_server_gone_in_the_middle(server: Server) -> None:
    """The line breaks twice, once inside a mail: in the end every mail came once."""
    server.put("INBOX", *[mail(n, body="line\n" * 200) for n in range(40)])
    with FaultProxy(server.port, cuts=(30_000, 25_000)) as line:
        one = connector(server, port=line.port, security=Security.NONE)
        assert [str(n) for n in range(39, -1, -1)] == ids(pulled(one))
        assert 3 == line.connections


@pytest.mark.usefixtures("small_batches")
def test_server_gone_for_good(server: Server) -> None:
    """What was pulled before the end stays good; then the trouble is told."""
    server.put("INBOX", *[mail(n, body="line\n" * 200) for n in range(40)])
    got: list[Batch] = []
    with FaultProxy(server.port, cuts=(30_000, 600, 600, 600)) as line:
        one = connector(server, port=line.port, security=Security.NONE)
        with pytest.raises(AppError, match="ended the connection"):
            got.extend(one.pull("", lambda _: True, threading.Event()))
    got += one_by_one(server, line)
    assert 40 == len(set(ids(got)))


def one_by_one(server: Server, line: FaultProxy) -> list[Batch]:
    """The rest over a sound line; the broken one is closed."""
    assert line.connections >= 4
    return pulled(connector(server))


def test_silent_server_is_cancelled(server: Server) -> None:
    """A read that blocks is ended from outside, at once and without complaint."""
    server.put("INBOX", mail(1))
    stop = threading.Event()
    with FaultProxy(server.port) as line:
        one = connector(server, port=line.port, security=Security.NONE)
        line_seen = threading.Event()

        def wanted(_: object) -> bool:
            line.silent.set()
            line_seen.set()
            return True

        def cancel() -> None:
            line_seen.wait(10)
            stop.set()
            one.cancel()

        helper = threading.Thread(target=cancel)
        helper.start()
        assert [] == list(one.pull("", wanted, stop))
        helper.join()
    one.cancel()


def test_time_out(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that never answers is given up on."""
    monkeypatch.setattr(client_room, "CONNECT_SECONDS", 0.3)
    with FaultProxy(server.port) as line:
        line.silent.set()
        with pytest.raises(AppError, match="did not answer in time"):
            connector(server, port=line.port, security=Security.NONE).check()


def test_answers_nobody_can_read(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """One mail whose answer breaks the parser is counted; the others come."""
    server.put("INBOX", *[mail(n) for n in range(5)])
    fetch = IMAPClient.fetch

    def breaking(self: IMAPClient, uids: list[int], items: list[str]) -> Any:  # noqa: ANN401
        if len(uids) > 1 and 3 in sorted(uid - min(uids) + 1 for uid in uids):
            raise ProtocolError("unexpected token")
        answers = fetch(self, uids, items)
        return {
            uid: one
            for uid, one in answers.items()
            if b"<m2@" not in bytes(one.get(b"BODY[]", b""))
        }

    monkeypatch.setattr(IMAPClient, "fetch", breaking)
    batch = pulled(connector(server))[0]
    assert (["4", "3", "1", "0"], 1) == (ids([batch]), len(batch.unreadable))


def test_gmail_is_read_once(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """With Gmail's extension only All Mail and Spam are read; labels say where a mail lies."""
    server.put("INBOX", mail(1))
    server.put("All", mail(1), mail(2))
    server.put("Junk", mail(3))
    real = {name: getattr(IMAPClient, name) for name in ("fetch", "has_capability", "list_folders")}

    def fetch(self: IMAPClient, uids: list[int], items: list[str]) -> Any:  # noqa: ANN401
        answers = real["fetch"](self, uids, [item for item in items if "X-GM" not in item])
        for uid, one in answers.items():
            one[b"X-GM-THRID"] = 1_000 + uid
            one[b"X-GM-LABELS"] = (b"\\Sent", 7) if uid == 2 else (b"\\Inbox",)
        return answers

    def listed(self: IMAPClient) -> list[Any]:
        found = real["list_folders"](self)
        return [
            ((*marks, b"\\All") if name == "All" else marks, sep, name)
            for marks, sep, name in found
        ]

    monkeypatch.setattr(IMAPClient, "fetch", fetch)
    monkeypatch.setattr(IMAPClient, "list_folders", listed)
    monkeypatch.setattr(
        IMAPClient,
        "has_capability",
        lambda self, name: name == "X-GM-EXT-1" or real["has_capability"](self, name),
    )
    found = [one for batch in pulled(connector(server)) for one in batch.messages]
    assert ["3 junk 1001", "2 sent 1002", "1 inbox 1001"] == [
        f"{one.id[2]} {one.folder} {one.thread}" for one in found
    ]


def test_server_that_hides_the_next_uid(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Old servers do not announce the next UID; the last message's is asked for."""
    server.put("INBOX", mail(1), mail(2))
    select = IMAPClient.select_folder

    def hiding(self: IMAPClient, folder: str, readonly: bool = False) -> Any:  # noqa: ANN401, FBT001, FBT002
        answer = select(self, folder, readonly)
        answer.pop(b"UIDNEXT")
        return answer

    monkeypatch.setattr(IMAPClient, "select_folder", hiding)
    assert ["2", "1"] == ids(pulled(connector(server)))


def test_folder_that_cannot_be_opened(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder the server refuses is passed over; the inbox must not be."""
    server.put("INBOX", mail(1))
    select = IMAPClient.select_folder
    refused = {"Sent"}

    def refusing(self: IMAPClient, folder: str, readonly: bool = False) -> Any:  # noqa: ANN401, FBT001, FBT002
        return select(self, "no such folder" if folder in refused else folder, readonly)

    monkeypatch.setattr(IMAPClient, "select_folder", refusing)
    assert ["1"] == ids(pulled(connector(server)))
    refused.add("INBOX")
    with pytest.raises(AppError, match="localhost refused: select failed"):
        pulled(connector(server))


def test_busy_server(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for a pause, the pull waits and goes on; it does not hunt for a broken mail."""
    server.put("INBOX", *[mail(n) for n in range(4)])
    fetch, calls = IMAPClient.fetch, []

    def busy_once(self: IMAPClient, uids: list[int], items: list[str]) -> Any:  # noqa: ANN401
        calls.append(len(uids))
        if len(calls) == 1:
            raise ProtocolError("[THROTTLED] wait")
        return fetch(self, uids, items)

    monkeypatch.setattr(IMAPClient, "fetch", busy_once)
    assert ["3", "2", "1", "0"] == ids(pulled(connector(server)))
    assert [4, 4, 4] == calls
