"""Speaks IMAP through IMAPClient: opens, lists, fetches, moves. Knows bytes, not mail.

The library's traps (QUIRKS.md) are kept in here. One connection belongs to one thread; only
``cut`` may be called from another.
"""

from __future__ import annotations

import contextlib
import re
import socket
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientAbortError, IMAPClientError

from connectors.providers import Security

CONNECT_SECONDS = 15.0
READ_SECONDS = 30.0
LONGEST_BODY = 2 * 1024 * 1024
"""Bytes of one mail that are fetched; text comes first, so what is cut off is attachments."""
_SPAN = 50_000
"""UIDs asked for in one SEARCH: imaplib refuses answers beyond a million characters."""
_HEAD = (
    "BODY.PEEK[HEADER.FIELDS (FROM SENDER TO CC REPLY-TO SUBJECT DATE MESSAGE-ID IN-REPLY-TO"
    " REFERENCES RECEIVED RETURN-PATH DELIVERED-TO LIST-ID LIST-UNSUBSCRIBE AUTO-SUBMITTED"
    " PRECEDENCE CONTENT-TYPE X-FAILED-RECIPIENTS X-LINKEDIN-TEMPLATE FEEDBACK-ID"
    " AUTHENTICATION-RESULTS)]"
)
_SERVER_PAUSE = re.compile(r"\[(?:UNAVAILABLE|LIMIT|INUSE|THROTTLED|SERVERBUG)\]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Opened:
    """A folder that was opened for reading."""

    validity: int
    next_uid: int
    exists: int


@dataclass(frozen=True, slots=True)
class Head:
    """The first look at one message."""

    header: bytes
    received: datetime | None
    size: int
    thread: str = ""
    labels: tuple[str, ...] = ()


class ImapClient:
    """One signed-in connection. Library errors pass: ``trouble.told`` stands around it."""

    def __init__(
        self, host: str, port: int, security: Security, *, context: ssl.SSLContext | None = None
    ) -> None:
        context = context or ssl.create_default_context()
        self._imap = IMAPClient(
            host,
            port,
            ssl=security is Security.TLS,
            ssl_context=context,
            timeout=SocketTimeout(connect=CONNECT_SECONDS, read=READ_SECONDS),
        )
        self._imap._imap.debug = 0  # noqa: SLF001 - it would repr() every body, 13 times the CPU
        self._imap.normalise_times = False
        self._imap.socket().setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._open = True
        if security is Security.STARTTLS:
            try:
                self._imap.starttls(context)
            except Exception:
                self.drop()
                raise

    def sign_in(self, user: str, password: str) -> None:
        """Sign in with a password."""
        self._imap.login(user, password)

    def can(self, capability: str) -> bool:
        """Whether the server announces it."""
        return bool(self._imap.has_capability(capability))

    def listed(self) -> list[tuple[tuple[bytes, ...], bytes, str]]:
        """Every folder: attributes, delimiter, name."""
        return [
            (tuple(attributes), delimiter, str(name))
            for attributes, delimiter, name in self._imap.list_folders()
        ]

    def count(self, folder: str) -> int:
        """How many messages a folder has, without opening it."""
        return int(self._imap.folder_status(folder, ["MESSAGES"])[b"MESSAGES"])

    def open(self, folder: str, *, to_write: bool = False) -> Opened:
        """Open a folder; unless ``to_write`` with EXAMINE, which cannot change anything."""
        answer = self._imap.select_folder(folder, readonly=not to_write)
        exists = int(answer.get(b"EXISTS", 0))
        return Opened(
            validity=int(answer.get(b"UIDVALIDITY", 0)),
            next_uid=int(answer.get(b"UIDNEXT", 0)) or self._next_uid(exists),
            exists=exists,
        )

    def _next_uid(self, exists: int) -> int:
        """For servers that do not tell UIDNEXT: one above the last message's UID."""
        last = self.matching(["UID", "*"]) if exists else [0]
        return max(last, default=0) + 1

    def uids(self, opened: Opened, since: date | None) -> list[int]:
        """Every UID of the opened folder, newest first; with ``since`` only what came later."""
        found: list[int] = []
        for last in range(opened.next_uid - 1, 0, -_SPAN):
            first = max(1, last - _SPAN + 1)
            criteria: list[Any] = ["UID", f"{first}:{last}"]
            answer = self._imap.search([*criteria, "SINCE", since] if since else criteria)
            found += sorted((int(uid) for uid in answer if first <= uid <= last), reverse=True)
        return found

    def matching(self, criteria: Sequence[Any]) -> list[int]:
        """UIDs that a SEARCH finds in the opened folder."""
        return [int(uid) for uid in self._imap.search(list(criteria))]

    def heads(self, uids: Sequence[int], *, gmail: bool = False) -> dict[int, Head]:
        """A few headers, size and arrival of each; one the server cannot tell is missing."""
        items = [_HEAD, "INTERNALDATE", "RFC822.SIZE"]
        if gmail:
            items += ["X-GM-THRID", "X-GM-LABELS"]
        return {
            uid: Head(
                header=_section(answer),
                received=answer.get(b"INTERNALDATE"),
                size=int(answer.get(b"RFC822.SIZE") or 0),
                thread=str(answer.get(b"X-GM-THRID") or ""),
                labels=tuple(_plain(label) for label in answer.get(b"X-GM-LABELS") or ()),
            )
            for uid, answer in self._fetched(uids, items).items()
        }

    def bodies(self, uids: Sequence[int], *, cut: bool = False) -> dict[int, bytes]:
        """The whole mails, or with ``cut`` their first 2 MiB. Nothing is marked as read."""
        item = f"BODY.PEEK[]<0.{LONGEST_BODY}>" if cut else "BODY.PEEK[]"
        return {uid: _section(answer) for uid, answer in self._fetched(uids, [item]).items()}

    def _fetched(self, uids: Sequence[int], items: list[str]) -> dict[int, Mapping[bytes, Any]]:
        """FETCH by explicit UIDs (ranges are broken in IMAPClient 4).

        A message whose answer cannot be parsed is found by halving and left out.
        """
        if not uids:
            return {}
        try:
            answers = self._imap.fetch(list(uids), items)
        except IMAPClientAbortError:
            raise
        except (IMAPClientError, ValueError) as error:
            if _SERVER_PAUSE.search(str(error)):
                raise
            if len(uids) == 1:
                return {}
            half = len(uids) // 2
            return self._fetched(uids[:half], items) | self._fetched(uids[half:], items)
        asked = set(uids)
        return {int(uid): answer for uid, answer in answers.items() if uid in asked}

    def move(self, uid: int, folder: str) -> None:
        r"""Move one message; without MOVE copy it, mark it deleted and expunge just that one.

        Where not even UIDPLUS is there the mark is all: a plain EXPUNGE would remove other mail.
        """
        if self.can("MOVE"):
            self._imap.move([uid], folder)
            return
        self._imap.copy([uid], folder)
        self._imap.add_flags([uid], [b"\\Deleted"])
        if self.can("UIDPLUS"):
            self._imap.uid_expunge([uid])

    def mark_not_junk(self, uid: int) -> None:
        """Take the junk keyword off, where the server keeps such keywords."""
        with contextlib.suppress(IMAPClientError):
            self._imap.remove_flags([uid], [b"$Junk", b"Junk"])
            self._imap.add_flags([uid], [b"$NotJunk"])

    def append_draft(self, folder: str, raw: bytes, at: datetime) -> None:
        """Put a draft into a folder."""
        self._imap.append(folder, raw, flags=(b"\\Draft", b"\\Seen"), msg_time=at)

    def cut(self) -> None:
        """End a read that blocks, from another thread: the socket is shut."""
        with contextlib.suppress(OSError):
            self._imap.socket().shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Say goodbye, if the connection still stands."""
        if self._open:
            self._open = False
            try:
                self._imap.logout()
            except (IMAPClientError, OSError):
                self.drop()

    def drop(self) -> None:
        """Close without a word: the server is gone, or out of step."""
        self._open = False
        with contextlib.suppress(IMAPClientError, OSError):
            self._imap.shutdown()


def _section(answer: Mapping[bytes, Any]) -> bytes:
    """The one BODY[...] of an answer: servers spell its name in different ways."""
    for name, value in answer.items():
        if name.startswith(b"BODY["):
            return bytes(value or b"")
    return b""


def _plain(label: Any) -> str:  # noqa: ANN401 - bytes, text or a number, as the lexer saw it
    return label.decode("utf-8", "replace") if isinstance(label, bytes) else str(label)
