"""The example mailbox: a believable job search of four months, dated relative to a given day.

The mails are kept as short sources in ``demo_mailbox/`` and become real bytes here; from then on
they go the same road as anybody's mail. Nothing about what they mean is known here.

A source: ``=== in -28b 09:14 id`` (28 working days before the day; ``d`` for calendar days), then
flags (``re:ID``, ``auto``, ``junk``, ``auth:pass``, ``bounce:ID,ADDRESS``,
``invite:DAY,HH:MM,MINUTES,TITLE,UID[,SEQUENCE]`` and ``cancel:`` likewise), headers, an empty line,
the text. ``{day:-4b}`` in a text is a date in words. ``=== every 7d 06:30 from:2`` repeats, with
subjects parted by ``|`` and texts by ``---``.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email import message_from_string
from email.message import Message as EmailPart
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime
from importlib import resources

from connectors.connector import Batch, Checked, FolderFound, Wanted
from connectors.mime import header_fields, message_from_bytes
from models.errors import AppError
from models.follow_up import Draft
from models.message import Folder, Message
from models.working_days import WeekdaysOnly, add_working_days

ME = "Sam Ellery <sam.ellery@example.org>"
DAYS_SHOWN = 121
BATCH = 50
MONTHS = (
    "January February March April May June July August September October November December"
).split()
MONATE = (
    "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
).split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
WOCHENTAGE = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()
HEAD = re.compile(r"=== (?:(out|in) )?(every \d+d|[-+]\d+[bd]) (\d\d:\d\d)(.*)")
DATE = re.compile(r"\{(day|tag):([-+]\d+[bd])\}")


@dataclass(frozen=True, slots=True)
class DemoMail:
    """One mail of the example: its bytes and where it lies."""

    raw: bytes
    folder: Folder
    at: datetime


@dataclass(frozen=True, slots=True)
class Source:
    """One mail as written down, its place in time not yet worked out."""

    id: str
    outgoing: bool
    when: str
    clock: time
    flags: dict[str, str]
    headers: dict[str, str]
    text: str


def mails(today: date) -> tuple[DemoMail, ...]:
    """Every mail of the example as of ``today``, newest first; those in the future are left out."""
    found = (_mail(source, today) for source in _sources())
    end = datetime.combine(today, time.max, UTC)
    return tuple(sorted((m for m in found if m.at <= end), key=lambda m: m.at, reverse=True))


class DemoConnector:
    """Hands out the example mailbox. ``today`` is the day it is dated for."""

    account = "demo"

    def __init__(self, today: date) -> None:
        self._today = today

    def pull(self, cursor: str, wanted: Wanted, stop: threading.Event) -> Iterator[Batch]:
        """The whole example in batches, newest first; nothing when ``cursor`` names this day."""
        if cursor == self._today.isoformat():
            return
        found = mails(self._today)
        for start in range(0, len(found), BATCH):
            if stop.is_set():
                return
            part = found[start : start + BATCH]
            done = start + len(part)
            yield Batch(
                messages=tuple(self._message(mail, wanted) for mail in part),
                cursor=self._today.isoformat() if done == len(found) else "",
                folder="Example",
                done=done,
                total=len(found),
            )

    def _message(self, mail: DemoMail, wanted: Wanted) -> Message:
        return message_from_bytes(
            mail.raw,
            folder=mail.folder,
            account=self.account,
            with_body=wanted({**header_fields(mail.raw), "folder": mail.folder.value}),
        )

    def check(self) -> Checked:
        """The example's folders."""
        return Checked(
            tuple(FolderFound(f.value, f) for f in (Folder.INBOX, Folder.SENT, Folder.JUNK))
        )

    def rescue(self, message: Message) -> None:
        """Refused: an example has no server."""
        raise AppError("This is the example mailbox.", "With your own mail the message moves.")

    def save_draft(self, draft: Draft) -> None:
        """Refused: an example has no server."""
        raise AppError("This is the example mailbox.", "With your own mail the draft is saved.")


def _sources() -> Iterator[Source]:
    folder = resources.files("connectors") / "demo_mailbox"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".txt"):
            continue
        name = file.name.removesuffix(".txt")
        chunks = re.split(r"^(?==== )", file.read_text("utf-8"), flags=re.MULTILINE)[1:]
        for number, chunk in enumerate(chunks):
            yield from _parsed(chunk, fallback=f"{name}-{number}")


def _parsed(chunk: str, *, fallback: str) -> Iterator[Source]:
    first, _, rest = chunk.partition("\n")
    match = HEAD.fullmatch(first)
    assert match, first
    direction, when, clock, tail = match.groups()
    head, _, text = rest.partition("\n\n")
    headers = dict(line.split(": ", 1) for line in head.splitlines())
    words = tail.split(" ") if "invite:" not in tail and "cancel:" not in tail else _words(tail)
    flags = {name: value for name, _, value in (w.partition(":") for w in words if w)}
    ident = next((name for name, value in flags.items() if not value), fallback)
    source = Source(
        id=ident,
        outgoing=direction == "out",
        when=when,
        clock=time.fromisoformat(clock),
        flags=flags,
        headers=headers,
        text=text.strip() + "\n",
    )
    if not when.startswith("every"):
        yield source
        return
    subjects, texts = headers["Subject"].split(" | "), text.split("\n---\n")
    steps = range(int(flags["from"]), DAYS_SHOWN, int(when.split()[1].rstrip("d")))
    for number, days in enumerate(steps):
        subject = subjects[number % len(subjects)]
        yield Source(
            id=f"{fallback}-{number}",
            outgoing=source.outgoing,
            when=f"-{days}d",
            clock=source.clock,
            flags={name: value for name, value in flags.items() if name == "junk"},
            headers={**headers, "Subject": subject},
            text=texts[number % len(texts)].strip() + "\n",
        )


def _words(tail: str) -> list[str]:
    """Flags, of which the last, the invitation, may hold spaces."""
    before, name, after = re.split(r"(invite:|cancel:)", tail, maxsplit=1)
    return [*before.split(" "), name + after]


def _day(spec: str, today: date) -> date:
    """``-4b``: four working days before; ``+2b``: two after; ``-9d``: nine calendar days before."""
    count, unit = int(spec[:-1]), spec[-1]
    if unit == "d":
        return today + timedelta(days=count)
    weekdays = WeekdaysOnly()
    if count >= 0:
        return add_working_days(today, count, weekdays)
    day = today
    while count:
        day -= timedelta(days=1)
        count += weekdays.is_working_day(day)
    return day


def _in_words(match: re.Match[str], today: date) -> str:
    day = _day(match[2], today)
    if match[1] == "tag":
        return f"{WOCHENTAGE[day.weekday()]}, {day.day}. {MONATE[day.month - 1]}"
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def _mail(source: Source, today: date) -> DemoMail:
    at = datetime.combine(_day(source.when, today), source.clock, UTC)
    text = DATE.sub(lambda match: _in_words(match, today), source.text)
    mail: EmailPart
    if "bounce" in source.flags:
        mail = _bounce(source.flags["bounce"])
    elif {"invite", "cancel"} & source.flags.keys():
        mail = _invitation(source, text, today)
    else:
        mail = MIMEText(text, "plain", "utf-8")
    _address(mail, source, at)
    junk = "junk" in source.flags
    folder = Folder.JUNK if junk else Folder.SENT if source.outgoing else Folder.INBOX
    return DemoMail(mail.as_bytes(), folder, at)


def _address(mail: EmailPart, source: Source, at: datetime) -> None:
    sender = ME if source.outgoing else source.headers["From"]
    mail["From"] = sender
    mail["To"] = source.headers.get("To", ME)
    mail["Subject"] = source.headers["Subject"]
    mail["Date"] = format_datetime(at)
    mail["Message-ID"] = f"<{source.id}@demo.example>"
    if answered := source.flags.get("re"):
        mail["In-Reply-To"] = mail["References"] = f"<{answered}@demo.example>"
    if "auto" in source.flags:
        mail["Auto-Submitted"] = "auto-generated"
    if "List-Unsubscribe" in source.headers:
        mail["List-Unsubscribe"] = source.headers["List-Unsubscribe"]
    if result := source.flags.get("auth"):
        domain = sender.rpartition("@")[2].rstrip(">")
        mail["Authentication-Results"] = (
            f"mx.example.org; dkim={result} header.d={domain}; spf={result} "
            f"smtp.mailfrom={domain}; dmarc={result} header.from={domain}"
        )


def _invitation(source: Source, text: str, today: date) -> MIMEMultipart:
    cancelled = "cancel" in source.flags
    parts = source.flags["cancel" if cancelled else "invite"].split(",")
    when, clock, minutes, title, uid, sequence = (*parts, "0")[:6]
    start = datetime.combine(_day(when, today), time.fromisoformat(clock), UTC)
    method = "CANCEL" if cancelled else "REQUEST"
    name, _, address = source.headers["From"].rstrip(">").partition(" <")
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Example//Calendar//EN",
        f"METHOD:{method}",
        "BEGIN:VEVENT",
        f"UID:{uid}@demo.example",
        f"SEQUENCE:{sequence}",
        f"SUMMARY:{title}",
        f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
        f"DTEND:{start + timedelta(minutes=int(minutes)):%Y%m%dT%H%M%SZ}",
        f"DTSTAMP:{start:%Y%m%dT%H%M%SZ}",
        f'ORGANIZER;CN="{name}":mailto:{address}',
        'ATTENDEE;CN="Sam Ellery":mailto:sam.ellery@example.org',
        f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    mail = MIMEMultipart("mixed", boundary=f"part-{source.id}")
    mail.attach(MIMEText(text, "plain", "utf-8"))
    calendar = MIMEText("\r\n".join(lines) + "\r\n", "calendar", "utf-8")
    calendar.set_param("method", method)
    mail.attach(calendar)
    return mail


def _bounce(flag: str) -> MIMEMultipart:
    """A delivery report as of RFC 3464."""
    original, _, recipient = flag.partition(",")
    mail = MIMEMultipart("report", boundary=f"bounce-{original}")
    mail.set_param("report-type", "delivery-status")
    mail.attach(
        MIMEText(f"Your message to {recipient} could not be delivered.\n", "plain", "utf-8")
    )
    mail.attach(
        message_from_string(
            "Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.org\n\n"
            f"Final-Recipient: rfc822; {recipient}\nAction: failed\nStatus: 5.1.1\n"
            "Diagnostic-Code: smtp; 550 5.1.1 no such user here\n"
        )
    )
    mail.attach(
        message_from_string(
            "Content-Type: text/rfc822-headers\n\n"
            f"Message-ID: <{original}@demo.example>\nTo: {recipient}\n"
        )
    )
    return mail
