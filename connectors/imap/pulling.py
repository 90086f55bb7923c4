"""One pull over one connection: folder by folder, newest first, in batches.

Which messages deserve their body is the sieve's word; what they mean is not known here.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from connectors.connector import Batch, Unreadable, Wanted
from connectors.imap.client import LONGEST_BODY, Head, ImapClient, Opened
from connectors.imap.folders import ServerFolder, folders_to_pull, place, server_folders
from connectors.imap.progress import Progress
from connectors.mime import Undecodable, header_fields, made_up_id, message_from_bytes
from models.message import Folder, Message

BATCH = 200
_AT_ONCE = 8 * 1024 * 1024
"""Bytes of mail fetched with one command."""
_GMAIL = "X-GM-EXT-1"


@dataclass(slots=True)
class Pull:
    """A pull under way. It outlives its connections: ``progress`` says what is done."""

    account: str
    wanted: Wanted
    stop: threading.Event
    since: date | None
    progress: Progress
    done: int = 0
    connected: bool = False
    """It has been signed in at least once: what then goes wrong is worth waiting for."""
    _counts: dict[str, int] = field(default_factory=dict)
    _gmail: bool = False

    def batches(self, client: ImapClient) -> Iterator[Batch]:
        """All that is new on this connection. ``progress`` already counts a batch it yields."""
        self.connected = True
        self._gmail = client.can(_GMAIL)
        for folder in folders_to_pull(server_folders(client.listed()), gmail=self._gmail):
            if self.stop.is_set():
                return
            opened = _opened(client, folder)
            if opened is not None:
                yield from self._folder(client, folder, opened)

    def _folder(self, client: ImapClient, folder: ServerFolder, opened: Opened) -> Iterator[Batch]:
        pulled = self.progress.of(folder.name, opened.validity)
        todo = [uid for uid in client.uids(opened, self.since) if not pulled.holds(uid)]
        self._counts.setdefault(folder.name, len(todo))
        top = opened.next_uid - 1
        for start in range(0, len(todo), BATCH):
            uids = todo[start : start + BATCH]
            found = self._messages(client, folder, opened, uids)
            if found is None:
                return
            messages, unreadable = found
            last = start + BATCH >= len(todo)
            bottom = 1 if last and self.since is None else uids[-1]
            pulled = pulled.plus(bottom, max(top, uids[0]))
            top = uids[-1] - 1
            self.progress = self.progress.plus(folder.name, pulled)
            self.done += len(uids)
            yield Batch(
                messages=messages,
                cursor=self.progress.to_text(),
                unreadable=unreadable,
                folder=folder.name,
                done=self.done,
                total=max(self.done, sum(self._counts.values())),
            )

    def _messages(
        self, client: ImapClient, folder: ServerFolder, opened: Opened, uids: list[int]
    ) -> tuple[tuple[Message, ...], tuple[Unreadable, ...]] | None:
        """The messages of these UIDs in their order, or None when asked to stop."""
        heads = client.heads(uids, gmail=self._gmail)
        whole: dict[int, bytes] = {}
        worthy = [uid for uid in uids if uid in heads and self._worthy(heads[uid], folder)]
        for group in _groups(worthy, heads):
            if self.stop.is_set():
                return None
            large = heads[group[0]].size > LONGEST_BODY
            whole |= client.bodies(group, cut=large)
        if self.stop.is_set():
            return None
        raws = {uid: head.header for uid, head in heads.items()}
        raws |= dict.fromkeys(worthy, b"") | whole
        messages: list[Message] = []
        unreadable: list[Unreadable] = []
        for uid in _still_there(client, uids, raws):
            raw = raws.get(uid, b"")
            message = self._message(raw, heads[uid], folder, uid in whole) if raw else None
            if message is not None:
                messages.append(message)
            else:
                name = f"{self.account} {folder.name} {opened.validity} {uid}".encode()
                unreadable.append(Unreadable(made_up_id(raw or name), f"{folder.name}, UID {uid}"))
        return tuple(messages), tuple(unreadable)

    def _message(
        self,
        raw: bytes,
        head: Head,
        folder: ServerFolder,
        whole: bool,  # noqa: FBT001
    ) -> Message | None:
        """The message, or None where the bytes hold none."""
        try:
            return message_from_bytes(
                raw,
                folder=place(folder, head.labels),
                account=self.account,
                received=head.received,
                thread=head.thread,
                with_body=whole,
            )
        except Undecodable:
            return None

    def _worthy(self, head: Head, folder: ServerFolder) -> bool:
        """Whether to fetch the whole: the sieve says so, or the header tells no id or nothing."""
        try:
            headers = header_fields(head.header)
        except Undecodable:
            return True
        lies_in = {"folder": place(folder, head.labels).value}
        return "message-id" not in headers or self.wanted({**headers, **lies_in})


def _opened(client: ImapClient, folder: ServerFolder) -> Opened | None:
    """The folder opened for reading; one that the server will not open is passed over."""
    try:
        return client.open(folder.name)
    except IMAPClientAbortError:
        raise
    except IMAPClientError:
        if folder.use is Folder.INBOX:
            raise
        return None


def _still_there(client: ImapClient, uids: list[int], raws: dict[int, bytes]) -> list[int]:
    """Without those that were removed while they were asked for: they are not unreadable."""
    missing = [uid for uid in uids if not raws.get(uid)]
    if not missing:
        return uids
    present = set(client.matching(["UID", ",".join(str(uid) for uid in missing)]))
    return [uid for uid in uids if raws.get(uid) or uid in present]


def _groups(uids: list[int], heads: dict[int, Head]) -> Iterator[list[int]]:
    """Some megabytes at a time; a mail that must be cut goes alone."""
    group: list[int] = []
    size = 0
    for uid in uids:
        own = heads[uid].size
        if own > LONGEST_BODY:
            yield [uid]
            continue
        if group and size + own > _AT_ONCE:
            yield group
            group, size = [], 0
        group.append(uid)
        size += own
    if group:
        yield group
