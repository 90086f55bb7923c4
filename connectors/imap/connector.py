"""``Connector`` for an IMAP account. Pulling changes nothing on the server."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from email.utils import make_msgid

from connectors.compose import draft_bytes
from connectors.connector import Batch, Checked, FolderFound, Wanted
from connectors.decoding.addresses import single
from connectors.imap.client import ImapClient
from connectors.imap.folders import folder_for, server_folders
from connectors.imap.progress import progress_from
from connectors.imap.pulling import Pull
from connectors.mime import header_fields
from connectors.patience import Patience
from connectors.providers import Security
from connectors.trouble import told
from models.errors import AppError
from models.follow_up import Draft
from models.message import Folder, Message

_DAYS_A_MONTH = 31


class ImapConnector:
    """One mailbox on an IMAP server.

    ``password`` is asked at every sign-in, so that nothing keeps it; ``months`` is how far back to
    look (None: everything); ``context`` replaces the system's trusted certificates, for a server
    on this computer.
    """

    def __init__(
        self,
        *,
        account: str,
        host: str,
        port: int = 993,
        security: Security = Security.TLS,
        user: str,
        password: Callable[[], str],
        months: int | None = None,
        context: ssl.SSLContext | None = None,
        patience: Patience = Patience(),  # noqa: B008 - frozen
    ) -> None:
        self._account = account
        self._host = host
        self._port = port
        self._security = security
        self._user = user
        self._password = password
        self._months = months
        self._context = context
        self._patience = patience
        self._live: ImapClient | None = None

    @property
    def account(self) -> str:
        """Id of the account."""
        return self._account

    def pull(self, cursor: str, wanted: Wanted, stop: threading.Event) -> Iterator[Batch]:
        """Everything new in every folder, newest first, 200 messages a batch.

        A server that goes away is waited for; each batch already yielded stays good. Raises
        ``AppError`` when the server cannot be reached at first, or stays away.
        """
        pull = Pull(
            account=self._account,
            wanted=wanted,
            stop=stop,
            since=_since(self._months),
            progress=progress_from(cursor, self._months),
        )
        tries, over = 0, False
        while not (over or stop.is_set()):
            try:
                with self._connected() as client:
                    for batch in pull.batches(client):
                        tries = 0
                        yield batch
                over = True
            except AppError as trouble:
                if stop.is_set():
                    return
                if not (trouble.retry and pull.connected and self._patience.wait(tries, stop)):
                    raise
                tries += 1

    def check(self) -> Checked:
        """Sign in, look at the folders and how much is in those that matter, leave."""
        with self._connected() as client:
            return Checked(
                tuple(
                    FolderFound(one.name, one.use, client.count(one.name) if one.use else None)
                    for one in server_folders(client.listed())
                )
            )

    def rescue(self, message: Message) -> None:
        """Move that one message, and no other with its id, from junk to the inbox."""
        with self._connected() as client:
            folders = server_folders(client.listed())
            for junk in (one for one in folders if one.use is Folder.JUNK):
                client.open(junk.name, to_write=True)
                uid = _find(client, message)
                if uid is not None:
                    client.mark_not_junk(uid)
                    client.move(uid, "INBOX")
                    return
        raise AppError(
            "This message is no longer in the junk folder.", "Look in the inbox and the trash."
        )

    def save_draft(self, draft: Draft) -> None:
        """Put a draft into the Drafts folder; it is sent by nobody but the person."""
        now = datetime.now(UTC)
        with self._connected() as client:
            drafts = folder_for(server_folders(client.listed()), Folder.DRAFTS)
            if drafts is None:
                raise AppError(
                    "This account has no Drafts folder.", "Copy the text, or save it as a file."
                )
            domain = draft.sender.domain or "heardback.invalid"
            raw = draft_bytes(draft, now=now, message_id=make_msgid(domain=domain))
            client.append_draft(drafts.name, raw, now)

    def cancel(self) -> None:
        """End whatever blocks, from another thread. Set ``stop`` first, or it is tried again."""
        live = self._live
        if live is not None:
            live.cut()

    @contextmanager
    def _connected(self) -> Iterator[ImapClient]:
        """A signed-in connection; library errors inside leave as ``AppError``."""
        with told(host=self._host, user=self._user):
            client = ImapClient(self._host, self._port, self._security, context=self._context)
            self._live = client
            try:
                client.sign_in(self._user, self._password())
                yield client
            except Exception:
                client.drop()
                raise
            finally:
                self._live = None
                client.close()


def _since(months: int | None) -> date | None:
    return datetime.now(UTC).date() - timedelta(days=months * _DAYS_A_MONTH) if months else None


def _find(client: ImapClient, message: Message) -> int | None:
    """The message in the opened folder: by its id and its sender, as ids can be forged."""
    found = client.matching(["HEADER", "Message-ID", message.id])
    for uid, head in client.heads(found).items():
        sender = single(header_fields(head.header).get("from", ""))
        if sender is not None and sender.address == message.sender.address:
            return uid
    return None
