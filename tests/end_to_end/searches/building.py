"""A job search written down as text becomes the files a person would have: mbox, Maildir or .eml.

A source: three lines (``me``, ``as-of``, ``form``), then mails, each ``=== in|out DATE TIME ZONE ID
[FOLDER]``, headers, an empty line, the text. Besides real headers there are short forms: ``Reply:
ID`` (In-Reply-To, References), ``Auto: VALUE`` (Auto-Submitted), ``Unsubscribe: yes``, ``Auth:
pass``, ``Html: yes``, ``No-Id: yes``, ``Also: FOLDER`` (a second copy), ``Bounce: ID ADDRESS`` and
``Invite: METHOD UID SEQUENCE ZONE START END TITLE``. What the mails mean is not known here.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.header import Header
from email.message import Message as EmailPart
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.parser import Parser
from email.utils import format_datetime, formataddr, parseaddr
from pathlib import Path

DOMAIN = "mail.example"
HEAD = re.compile(r"(in|out|draft) (\d{4}-\d\d-\d\d \d\d:\d\d [-+]\d{4}) (\w+)(?: (\w+))?")
SHORT_FORMS = frozenset({"Reply", "Auto", "Unsubscribe", "Auth", "Html", "No-Id", "Also"})
LABELS: Mapping[str, Mapping[str, str]] = {
    "en": {"inbox": "Inbox,Opened", "sent": "Sent", "spam": "Spam", "drafts": "Drafts"},
    "de": {
        "inbox": "Posteingang,Geöffnet",
        "sent": "Gesendet",
        "spam": "Spam",
        "drafts": "Entwürfe",
    },
    "es": {"inbox": "Recibidos,Abierto", "sent": "Enviados", "spam": "Spam"},
}
MAILDIR = {"inbox": ".", "sent": ".Sent", "spam": ".Junk", "drafts": ".Drafts"}


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail: its short id, its bytes and the folders it lies in."""

    id: str
    raw: bytes
    folders: tuple[str, ...]
    at: datetime

    @property
    def message_id(self) -> str:
        """The id as the report prints it."""
        if b"\nMessage-ID:" in self.raw:
            return f"<{self.id}@{DOMAIN}>"
        return f"<{hashlib.sha256(self.raw).hexdigest()[:16]}@local.invalid>"


@dataclass(frozen=True, slots=True)
class Search:
    """One job search: whose it is, the day it is looked at, and how its mail is kept."""

    me: str
    as_of: date
    form: str
    mails: tuple[Mail, ...]

    def write(self, folder: Path) -> tuple[Path, ...]:
        """Write the mail below ``folder``; the sources to hand to the program."""
        form, _, language = self.form.partition(" ")
        match form:
            case "takeout":
                return (self._takeout(folder / "All mail Including Spam.mbox", language),)
            case "mboxes":
                return self._mboxes(folder)
            case "maildir":
                return (self._maildir(folder / "Maildir"),)
            case _:
                return (self._eml(folder / "mail"),)

    def _placed(self) -> Iterator[tuple[str, Mail]]:
        for mail in self.mails:
            for place in mail.folders:
                yield place, mail

    def _takeout(self, path: Path, language: str) -> Path:
        labels = LABELS[language]
        with path.open("wb") as file:
            for place, mail in self._placed():
                label = f"X-Gmail-Labels: {_encoded(labels[place])}\n"
                file.write(_mbox_entry(mail, label.encode("ascii")))
        return path

    def _mboxes(self, folder: Path) -> tuple[Path, ...]:
        paths = {}
        for place, mail in self._placed():
            paths[place] = folder / f"{place}.mbox"
            with paths[place].open("ab") as file:
                file.write(_mbox_entry(mail, b""))
        return tuple(paths.values())

    def _maildir(self, root: Path) -> Path:
        for place, mail in self._placed():
            box = root / MAILDIR[place]
            for part in ("cur", "new", "tmp"):
                (box / part).mkdir(parents=True, exist_ok=True)
            (box / "cur" / f"{mail.at:%s}.{mail.id}.host:2,S").write_bytes(mail.raw)
        return root

    def _eml(self, root: Path) -> Path:
        for place, mail in self._placed():
            path = root / place / f"{mail.id}.eml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(mail.raw)
        return root


def read_search(path: Path) -> Search:
    """The job search written down in a file."""
    top, *chunks = re.split(r"^=== ", path.read_text("utf-8"), flags=re.MULTILINE)
    about = dict(line.split(": ", 1) for line in top.splitlines())
    return Search(
        me=about["me"],
        as_of=date.fromisoformat(about["as-of"]),
        form=about["form"],
        mails=tuple(_mail(chunk, about["me"]) for chunk in chunks),
    )


def _mbox_entry(mail: Mail, label: bytes) -> bytes:
    escaped = re.sub(rb"^(>*From )", rb">\1", mail.raw, flags=re.MULTILINE)
    envelope = f"From {mail.id}@xxx {mail.at.astimezone(UTC):%a %b %d %H:%M:%S %z %Y}\n"
    return envelope.encode("ascii") + label + escaped.rstrip(b"\n") + b"\n\n"


def _mail(chunk: str, me: str) -> Mail:
    first, _, rest = chunk.partition("\n")
    found = HEAD.fullmatch(first)
    assert found, first
    way, when, ident, folder = found.groups()
    head, _, text = rest.partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    at = datetime.strptime(when, "%Y-%m-%d %H:%M %z")
    mail = _body(fields, text.strip() + "\n")
    fields = {"From": me} | fields if way != "in" else {"To": me} | fields
    for name, value in fields.items():
        if name not in SHORT_FORMS | {"Invite", "Bounce"}:
            mail[name] = _encoded(value)
    mail["Date"] = format_datetime(at)
    for name in SHORT_FORMS & fields.keys():
        _SHORT[name](mail, fields[name])
    if "No-Id" not in fields:
        mail["Message-ID"] = f"<{ident}@{DOMAIN}>"
    place = folder or ("inbox" if way == "in" else "sent")
    also = (fields["Also"],) if "Also" in fields else ()
    return Mail(ident, mail.as_bytes(), (place, *also), at)


def _encoded(value: str) -> str:
    """The value with what is not ASCII as encoded words (RFC 2047)."""
    name, address = parseaddr(value)
    if "@" in address and value.endswith(">"):
        return formataddr((name, address))
    return value if value.isascii() else Header(value, "utf-8", maxlinelen=200).encode()


def _body(fields: Mapping[str, str], text: str) -> EmailPart:
    if "Bounce" in fields:
        return _bounce(text, *fields["Bounce"].split())
    if "Invite" in fields:
        return _invitation(text, fields["Invite"], fields.get("From", "Me <me@example.org>"))
    return MIMEText(text, "html" if "Html" in fields else "plain", "utf-8")


def _reply(mail: EmailPart, answered: str) -> None:
    mail["In-Reply-To"] = mail["References"] = f"<{answered}@{DOMAIN}>"


def _auto(mail: EmailPart, value: str) -> None:
    mail["Auto-Submitted"] = value


def _unsubscribe(mail: EmailPart, _value: str) -> None:
    mail["List-Unsubscribe"] = "<https://lists.example/unsubscribe>"


def _auth(mail: EmailPart, result: str) -> None:
    domain = mail["From"].rpartition("@")[2].rstrip(">")
    mail["Authentication-Results"] = (
        f"mx.google.com; dkim={result} header.i=@{domain}; spf={result} "
        f"smtp.mailfrom={domain}; dmarc={result} header.from={domain}"
    )


def _nothing(_mail: EmailPart, _value: str) -> None:
    """Html, No-Id and Also say how a mail is built or kept and add no header."""


_SHORT: Mapping[str, Callable[[EmailPart, str], None]] = {
    "Reply": _reply,
    "Auto": _auto,
    "Unsubscribe": _unsubscribe,
    "Auth": _auth,
    "Html": _nothing,
    "No-Id": _nothing,
    "Also": _nothing,
}


def _invitation(text: str, invite: str, organizer: str) -> MIMEMultipart:
    """An event as calendars send it (RFC 5545, RFC 6047)."""
    method, uid, sequence, zone, start, end, title = invite.split(" ", 6)
    name, _, address = organizer.rstrip(">").partition(" <")
    clocks = [re.sub(r"[-:]", "", clock) + "00" for clock in (start, end)]
    lines = (
        "BEGIN:VCALENDAR",
        "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
        "VERSION:2.0",
        f"METHOD:{method}",
        "BEGIN:VEVENT",
        f"DTSTART;TZID={zone}:{clocks[0]}",
        f"DTEND;TZID={zone}:{clocks[1]}",
        "DTSTAMP:20260901T080000Z",
        f'ORGANIZER;CN="{name}":mailto:{address}',
        f"UID:{uid}@calendar.example",
        f"SEQUENCE:{sequence}",
        f"STATUS:{'CANCELLED' if method == 'CANCEL' else 'CONFIRMED'}",
        f"SUMMARY:{title}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    mail = MIMEMultipart("mixed", boundary=f"part-{uid}")
    mail.attach(MIMEText(text, "plain", "utf-8"))
    calendar = MIMEText("\r\n".join(lines) + "\r\n", "calendar", "utf-8")
    calendar.set_param("method", method)
    mail.attach(calendar)
    return mail


def _bounce(text: str, original: str, recipient: str) -> MIMEMultipart:
    """A delivery report (RFC 3464)."""
    mail = MIMEMultipart("report", boundary=f"bounce-{original}")
    mail.set_param("report-type", "delivery-status")
    mail.attach(MIMEText(text, "plain", "utf-8"))
    report = (
        "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.org\n\n"
        f"Final-Recipient: rfc822; {recipient}\nAction: failed\nStatus: 5.1.1\n"
        "Diagnostic-Code: smtp; 550 5.1.1 no such user here\n"
    )
    head = f"Message-ID: <{original}@{DOMAIN}>\nTo: {recipient}\n"
    mail.attach(Parser().parsestr(report))
    mail.attach(Parser().parsestr(f"Content-Type: text/rfc822-headers\n\n{head}"))
    return mail
