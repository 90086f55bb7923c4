"""Bytes of one mail to a ``Message``. Total and pure.

Whatever the bytes, there comes a Message, or ``Undecodable`` where they hold no mail at all. What
a mail means is not known here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from connectors.decoding.addresses import addresses, single
from connectors.decoding.bounces import bounce_of
from connectors.decoding.dates import parse_date
from connectors.decoding.headers import Fields, split, words
from connectors.decoding.parts import Parts, parts_of
from models.message import NOBODY, Address, Folder, Message

LONGEST_MAIL = 32 * 1024 * 1024
"""Bytes of a mail that are looked at; what follows can only be attachments."""

KEPT = frozenset({
    "authentication-results", "received-spf", "return-path", "sender", "precedence", "priority",
    "x-priority", "importance", "auto-submitted", "x-auto-response-suppress", "x-autoreply",
    "x-autorespond", "x-autoreply-from", "x-mailer", "user-agent", "feedback-id",
    "content-language", "accept-language", "organization", "x-campaign", "x-campaignid",
    "x-campaign-id", "x-gm-labels", "x-gmail-labels", "x-failed-recipients", "x-spam-flag",
    "x-spam-status", "x-spam-score", "x-originating-ip", "x-report-abuse", "x-csa-complaints",
    "x-mc-user", "x-sg-eid", "x-pm-message-id", "x-msys-api", "x-entity-ref-id",
    "x-calendar-invite", "thread-topic", "x-job-id", "x-template", "x-emailtype",
    "x-notification-type", "content-class", "x-loop",
})  # fmt: skip
"""Headers kept in ``Message.headers``: what tells who sent a mail, how, and who vouches for it."""

KEPT_FAMILIES = (
    "list-", "arc-authentication-results", "x-linkedin-", "x-ms-exchange-", "x-microsoft-",
    "x-greenhouse", "x-lever", "x-workday", "x-icims", "x-smartrecruiters", "x-ashby", "x-workable",
    "x-jobvite", "x-taleo", "x-successfactors", "x-bamboohr", "x-personio", "x-teamtailor",
    "x-recruitee", "x-breezy", "x-jazz", "x-ses-", "x-mailgun-", "x-sendgrid-", "x-mailjet",
    "x-mandrill-", "x-postmark", "x-sfmc-", "x-hubspot", "x-salesforce", "x-google-calendar",
    "x-zoom", "x-calendly", "x-goodtime", "x-hackerrank", "x-codility", "x-indeed", "x-xing",
    "x-stepstone", "x-forefront-",
)  # fmt: skip
"""Beginnings of further headers kept: mail services, hiring platforms, boards, calendars."""

LONGEST_KEPT = 1_000
MOST_KEPT = 80
MOST_REFERENCES = 200
_MOST_LISTS = 5
"""Address headers of one name; more than one is a mistake anyway."""

_ENVELOPE = frozenset({"delivered-to", "x-original-to", "envelope-to", "x-delivered-to"})
_OF_MAIL = frozenset({
    "from", "to", "cc", "subject", "date", "message-id", "received", "return-path", "sender",
    "mime-version", "content-type", "delivered-to", "reply-to", "in-reply-to", "references",
    "x-gm-thrid", "x-mailer", "resent-from", "dkim-signature", "content-transfer-encoding",
})  # fmt: skip
_BRACKETED = re.compile(r"<\s*([^<>]{1,900}?)\s*>")
_BARE_ID = re.compile(r"[^\s<>()\",;]{1,250}@[^\s<>()\",;]{1,250}")
_MBOX_LINE = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \t]*\r?\n){0,100}(?:>?From [^\n]*\n)?")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CLOCK_SKEW = timedelta(days=2)


class Undecodable(Exception):  # noqa: N818 - a state of the bytes, not our error
    """These bytes hold no mail: they are empty, or none of their lines is a mail's header."""


def made_up_id(raw: bytes) -> str:
    """The id of a mail that has none of its own, or that cannot be decoded (see REPORT)."""
    return f"<{hashlib.sha256(raw).hexdigest()[:16]}@local.invalid>"


def header_fields(raw: bytes) -> Mapping[str, str]:
    """The first field of every name (lower case), decoded: what a sieve looks at.

    Raises ``Undecodable`` where there is no mail.
    """
    fields, _ = _opened(raw[:LONGEST_MAIL])
    return {name: words(value) for name, value in reversed(fields)}


def message_from_bytes(
    raw: bytes,
    *,
    folder: Folder,
    account: str = "",
    received: datetime | None = None,
    thread: str = "",
    with_body: bool = True,
) -> Message:
    """The mail in ``raw`` (RFC 5322 and MIME, broken in any way), as found in ``folder``.

    ``received`` is the mailbox's own date (aware), for mail without a believable Date. With
    ``with_body`` false only headers are read. Raises ``Undecodable`` and nothing else.
    """
    id_if_none = raw
    raw = raw[:LONGEST_MAIL]
    fields, body = _opened(raw)
    header = dict(reversed(fields))
    sender = single(header.get("from", "")) or single(header.get("sender", "")) or NOBODY
    parts = parts_of(raw, fields, body) if with_body else Parts()
    return Message(
        id=_own_id(header.get("message-id", "")) or made_up_id(id_if_none),
        folder=folder,
        sent_at=_sent_at(header, received),
        sender=sender,
        to=_people(fields, "to"),
        cc=_people(fields, "cc"),
        reply_to=_people(fields, "reply-to"),
        delivered_to=_delivered_to(fields),
        subject=words(header.get("subject", "")),
        text="\n".join(filter(None, parts.texts)),
        html="\n".join(filter(None, parts.markup)),
        calendars=tuple(parts.calendars),
        attachments=tuple(parts.attachments),
        in_reply_to=_ids(header.get("in-reply-to", "")),
        references=_ids(header.get("references", "")),
        thread=thread or header.get("x-gm-thrid", ""),
        headers=_kept(fields),
        bounce=bounce_of(header, sender, parts) if with_body else None,
        account=account,
    )


def _opened(raw: bytes) -> tuple[Fields, int]:
    """Header fields and where the body begins, behind an mbox envelope line if there is one."""
    match = _MBOX_LINE.match(raw)
    fields, body = split(raw, match.end() if match else 0)
    if not any(name in _OF_MAIL for name, _ in fields):
        raise Undecodable
    return fields, body


def _own_id(value: str) -> str:
    match = _BRACKETED.search(value)
    inner = "".join((match[1] if match else value).strip("<> ").split())
    return f"<{inner}>" if inner else ""


def _ids(value: str) -> tuple[str, ...]:
    """Message-IDs in their order, with brackets; bare ones too where no brackets are used."""
    found = ["".join(one.split()) for one in _BRACKETED.findall(value)]
    found = found or _BARE_ID.findall(value)
    return tuple(dict.fromkeys(f"<{one}>" for one in found))[-MOST_REFERENCES:]


def _sent_at(header: Mapping[str, str], received: datetime | None) -> datetime:
    """Date; where it is missing, unreadable or later than the arrival, the arrival; else 1970."""
    arrived = parse_date(header.get("received", "").rpartition(";")[2]) or received
    said = parse_date(header.get("date", ""))
    if said is None or (arrived is not None and said > arrived + _CLOCK_SKEW):
        return arrived or said or _EPOCH
    return said


def _people(fields: Fields, wanted: str) -> tuple[Address, ...]:
    values = [value for name, value in fields if name == wanted][:_MOST_LISTS]
    return tuple(one for value in values for one in addresses(value) if one.address)


def _delivered_to(fields: Fields) -> tuple[str, ...]:
    values = [value for name, value in fields if name in _ENVELOPE][:_MOST_LISTS]
    found = [one.address for value in values for one in addresses(value)]
    return tuple(dict.fromkeys(filter(None, found)))


def _kept(fields: Fields) -> tuple[tuple[str, str], ...]:
    """As they stand, topmost is the newest; of Received only the topmost: who took the mail in."""
    kept = [
        (name, words(value)[:LONGEST_KEPT])
        for name, value in fields
        if name in KEPT or name.startswith(KEPT_FAMILIES)
    ]
    arrived = [(name, words(value)[:LONGEST_KEPT]) for name, value in fields if name == "received"]
    return (*arrived[:1], *kept[:MOST_KEPT])
