"""Delivery reports: RFC 3464 ones, and the plain letters of servers that never heard of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from connectors.decoding.addresses import addresses
from connectors.decoding.headers import Fields
from connectors.decoding.parts import Parts
from models.message import Address, Bounce

LONGEST = 200
"""Characters of a reason."""
_READ = 64 * 1024
"""Characters of a plain report that are looked at."""

_DAEMON = re.compile(
    r"mailer-?daemon|postmaster|mail-?daemon|mail-? ?delivery|mdaemon|mail-? ?system"
    r"|^bounces?$|^nobody$",
)
_TOLD = re.compile(
    r"undeliver|not (?:be )?deliver|error delivering|(?:unable|able) to deliver"
    r"|delivery (?:has |status )?(?:fail|notif|problem|err|delay|to the)|failure notice"
    r"|failure delivery|returned (?:mail|to sender)|mail (?:delivery )?(?:fail|system err)"
    r"|did not reach"
    r"|could ?n[o']t (?:be )?(?:deliver|send)|permanent(?: fatal)? error|attempting to deliver"
    r"|message (?:status|delay)|user unknown|unknown user|delivery.{0,20}delayed"
    r"|message was rejected|unzustellbar|nicht zugestellt|non remis|no entregado"
    r"|no se pudo entregar|non recapitabil|impossibile recapitare|onbestelbaar",
)
_DELAYED = re.compile(
    r"\bdelay|warning message only|will be retried|still trying|not yet been delivered"
    r"|will continue trying|do not need to resend|noch nicht zugestellt",
)
_STATUS = re.compile(r"(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.])")
_REPLY_CODE = re.compile(r"\b[45]\d\d[ -]")
_ADDRESS = re.compile(r"[\w.+%=&'/-]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,200}[A-Za-z0-9]")
_WORDS = re.compile(
    r"unknown|not recogni[sz]ed|no such|does ?n[o']t exist|not found|mailbox|quota|rejected|refused"
    r"|denied|disabled|unable|unrouteable|wasn't able|invalid|timed out|too large|blocked",
    re.IGNORECASE,
)
_ID = re.compile(r"^[ \t>]*message-id:\s*(<[^<>\s]{1,400}>)", re.IGNORECASE | re.MULTILINE)
_COPY = re.compile(
    r"^[ \t]*(?:"
    r"-{2,80}.{0,20}(?:copy|original|returned|unsent|message (?:header|follows)|below this).{0,80}"
    r"|-{2,80}[ \t]*\n(?=[A-Za-z-]{2,40}:)"
    r"|return-path:.{0,200}"
    r"|received: .{0,200})$",
    re.IGNORECASE | re.MULTILINE,
)
_ARRIVED = frozenset({"delivered", "relayed", "expanded"})


def bounce_of(header: Mapping[str, str], sender: Address, parts: Parts) -> Bounce | None:
    """The report in a mail: which address failed, why, and which mail. None when it is none.

    A report of success is none, and neither is a person's mail that speaks of a bounce.
    """
    text = "\n".join(parts.texts)[:_READ]
    for status in parts.statuses:
        if bounce := _from_status(status[:_READ], parts, text):
            return bounce
    if parts.statuses:
        return None
    return _from_text(header, sender, parts, text)


def _from_status(status: str, parts: Parts, text: str) -> Bounce | None:
    """RFC 3464: blocks of fields, the first about the server, each other about one recipient."""
    values: dict[str, str] = {}
    for line in re.sub(r"\n[ \t]+", " ", status).split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            values.setdefault(name.strip().lower(), value.strip())
    action = values.get("action", "failed").lower()
    if action in _ARRIVED or not values:
        return None
    recipient = values.get("original-recipient") or values.get("final-recipient") or ""
    found = _ADDRESS.search(recipient.partition(";")[2] or recipient)
    code = values.get("status", "").partition(" ")[0]
    said = values.get("diagnostic-code", "").partition(";")[2].strip()
    reason = said if code in said else f"{code} {said}"
    return Bounce(
        recipient=found[0].lower() if found else "",
        reason=" ".join(reason.split())[:LONGEST],
        original=_original(parts.inner, text),
        final=action != "delayed",
    )


def _from_text(
    header: Mapping[str, str], sender: Address, parts: Parts, text: str
) -> Bounce | None:
    """The letters of qmail, exim, sendmail, old Exchange, Postfix and Gmail, and their like."""
    failed = header.get("x-failed-recipients", "")
    local = sender.address.partition("@")[0]
    subject = header.get("subject", "").lower()
    told = f"{subject}\n{text[:4000]}".lower()
    by_daemon = _DAEMON.search(local) or _DAEMON.search(sender.name.lower())
    unanswerable = header.get("return-path", "").strip() == "<>" and _TOLD.search(subject)
    if not (failed or unanswerable or (by_daemon and _TOLD.search(told))):
        return None
    copy = _COPY.search(text)
    report = text[: copy.start()] if copy and copy.start() > 0 else text
    own = {one.address for one in addresses(header.get("to", ""))} | {sender.address}
    recipient = _recipient(failed or report, own)
    if not recipient and not failed:
        recipient = _addressee(parts.inner)
    return Bounce(
        recipient=recipient,
        reason=_reason(report, recipient),
        original=_original(parts.inner, text),
        final=not _DELAYED.search(told),
    )


def _recipient(report: str, own: set[str]) -> str:
    """The first address in the report that is neither the person's nor the server's."""
    found = (match[0].lower() for match in _ADDRESS.finditer(report))
    return next(
        (one for one in found if one not in own and not _DAEMON.search(one.partition("@")[0])), ""
    )


def _addressee(inner: list[Fields]) -> str:
    """To whom the returned mail went, where it went to one address."""
    to = [addresses(value) for fields in inner for name, value in fields if name == "to"]
    return to[0][0].address if to and len(to[0]) == 1 else ""


def _reason(report: str, recipient: str) -> str:
    """Why: a line with a status code or a reply code, the words at the address, or of refusal."""
    lines = [" ".join(line.split()) for line in report.split("\n") if line.strip()]
    for sign in (_STATUS, _REPLY_CODE):
        for line in lines:
            if match := sign.search(line.lower().replace(recipient, " " * len(recipient))):
                return line[match.start() :][:LONGEST]
    for line, after in pairwise([*lines, ""]):
        _, found, rest = line.lower().partition(recipient) if recipient else ("", "", "")
        words = line[len(line) - len(rest) :].strip(" <>:;,.()[]") if found else ""
        if found and (words or after):
            return (words or after)[:LONGEST]
    return next((line for line in lines if _WORDS.search(line)), "")[:LONGEST]


def _original(inner: list[Fields], text: str) -> str:
    """Message-ID of the mail that came back: from its headers, else from the text."""
    carried = (value for fields in inner for name, value in fields if name == "message-id")
    found = next(carried, "")
    if not found and (last := _ID.search(text)):
        found = last[1]
    match = re.search(r"<[^<>\s]+>", found)
    return match[0] if match else ""
