"""A message as it was found: decoded, immutable, not yet understood.

Nothing here knows what a mail means. Bytes become a ``Message`` in ``connectors/mime``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Folder(StrEnum):
    """Where a message lies, by special use (RFC 6154)."""

    INBOX = "inbox"
    SENT = "sent"
    DRAFTS = "drafts"
    JUNK = "junk"
    TRASH = "trash"
    ARCHIVE = "archive"


class Direction(StrEnum):
    """Seen from the person: written to them, or by them."""

    IN = "in"
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Address:
    """One mailbox of a header: the name as shown, and the address in lower case."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        """What follows the last ``@``; empty when there is none."""
        return self.address.rpartition("@")[2] if "@" in self.address else ""


NOBODY = Address("", "")


@dataclass(frozen=True, slots=True)
class Bounce:
    """A delivery report inside a message (RFC 3464, or the plain ones of old servers)."""

    recipient: str
    """The address that failed, lower case; empty when the report does not say."""
    reason: str
    """Status and words, such as ``5.1.1 no such user``."""
    original: str
    """Message-ID of the mail that did not arrive, with brackets; empty when unknown."""
    final: bool = True
    """False for a mere delay notice (action ``delayed``)."""


@dataclass(frozen=True, slots=True)
class Message:
    """One mail. ``id`` keeps the angle brackets of its Message-ID.

    A message without Message-ID has ``<sha256-FIRST16@local.invalid>`` of its raw bytes.
    ``sent_at`` is aware; it is the Date header, or where that is missing or absurd the topmost
    Received header, or the mailbox's own date.
    """

    id: str
    folder: Folder
    sent_at: datetime
    sender: Address
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    delivered_to: tuple[str, ...] = ()
    """Delivered-To, X-Original-To, Envelope-To addresses, lower case."""
    subject: str = ""
    text: str = ""
    """The decoded text/plain parts, joined; empty when there are none."""
    html: str = ""
    """The decoded text/html parts, joined; empty when there are none."""
    calendars: tuple[str, ...] = ()
    """Each text/calendar part or .ics attachment, decoded."""
    attachments: tuple[str, ...] = ()
    """Names of attached files."""
    in_reply_to: tuple[str, ...] = ()
    """Message-IDs of In-Reply-To, with brackets."""
    references: tuple[str, ...] = ()
    """Message-IDs of References, oldest first, with brackets."""
    thread: str = ""
    """The provider's own thread id (X-GM-THRID), else empty."""
    headers: tuple[tuple[str, str], ...] = ()
    """Those headers that tell something about the sender, names in lower case, in their order:
    see ``connectors/mime`` for the list (list-unsubscribe, auto-submitted,
    authentication-results, precedence, x-..., return-path and their like)."""
    bounce: Bounce | None = None
    account: str = ""
    """Id of the account it was pulled from; empty for local files."""

    @property
    def key(self) -> str:
        """What tells messages apart: the id and the sender.

        Copies of one mail (INBOX and All Mail, two accounts) share it; two different people's
        mails under one forged Message-ID do not.
        """
        return f"{self.id} {self.sender.address}"

    def bare(self) -> Message:
        """What may be kept of mail that is not about the search.

        An answer keeps whom and what it answers: a plain "yes, see you then" may turn out to belong
        to a pursuit. A bounce keeps what failed.
        """
        answers = bool(self.in_reply_to)
        return Message(
            id=self.id,
            folder=self.folder,
            sent_at=self.sent_at,
            sender=self.sender,
            subject=self.subject,
            account=self.account,
            bounce=self.bounce,
            to=self.to if answers else (),
            cc=self.cc if answers else (),
            in_reply_to=self.in_reply_to,
            references=self.references[-1:] if answers else (),
        )

    def header(self, name: str) -> str:
        """The first header of that (lower case) name, or an empty string."""
        return next((value for key, value in self.headers if key == name), "")

    def direction(self, me: frozenset[str]) -> Direction:
        """Whether the person wrote it: by one of their addresses, or because it lies in Sent."""
        own = self.sender.address in me or self.folder in {Folder.SENT, Folder.DRAFTS}
        return Direction.OUT if own else Direction.IN
