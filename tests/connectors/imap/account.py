"""An account on the test server, and ways to look at what was pulled from it."""

from __future__ import annotations

import threading
from typing import Any

from connectors.connector import Batch
from connectors.imap.connector import ImapConnector
from connectors.patience import Patience
from tests.connectors.dovecot import Server

AT_ONCE = Patience(delays=(0.0, 0.0, 0.0))


def connector(server: Server, **more: Any) -> ImapConnector:  # noqa: ANN401 - any option
    """The account on the test server, over TLS unless said otherwise."""
    options: dict[str, Any] = {
        "account": "sam",
        "host": server.host,
        "port": server.tls_port,
        "user": server.user,
        "password": lambda: server.password,
        "context": server.context,
        "patience": AT_ONCE,
        **more,
    }
    return ImapConnector(**options)


def pulled(one: ImapConnector, cursor: str = "") -> list[Batch]:
    """A whole pull of whole mails."""
    return list(one.pull(cursor, lambda _: True, threading.Event()))


def ids(batches: list[Batch]) -> list[str]:
    """Numbers of the mails, in the order they came."""
    found = [one.id for batch in batches for one in batch.messages]
    return [one[2:].partition("@")[0] for one in found]


def state(server: Server) -> dict[str, Any]:
    """Every folder's UIDs and flags."""
    found: dict[str, Any] = {}
    with server.signed_in() as client:
        for _, _, name in client.list_folders():
            client.select_folder(name, readonly=True)
            uids = client.search()
            found[name] = (
                {uid: flags[b"FLAGS"] for uid, flags in client.fetch(uids, ["FLAGS"]).items()}
                if uids
                else {}
            )
    return found
