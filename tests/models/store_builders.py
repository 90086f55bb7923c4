"""What the store's tests are written with: a small mailbox, and values in one word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from models.account import Account
from models.correction import Correction, Subject
from models.message import Address, Bounce, Folder, Message
from models.reading import (
    Authenticity,
    Kind,
    PersonRead,
    PromiseKind,
    PromiseRead,
    Reading,
    Sign,
    TalkRead,
    TalkState,
)
from tests.builders import address, message, moment, reading

ACCOUNT = Account(
    id="a1",
    protocol="imap",
    address="sam@example.org",
    host="imap.example.org",
    port=993,
    security="tls",
)


def invitation() -> Message:
    """A message with something in every field."""
    return replace(
        message("invite@northwind.example", "2026-10-20T16:00:00+02:00"),
        cc=(address("Ben <ben@northwind.example>"),),
        reply_to=(address("jobs@northwind.example"),),
        delivered_to=("sam@example.org",),
        subject="Your talk – Tuesday",
        text="See you on Tuesday.\nAna",
        html="<p>See you on Tuesday.</p>",
        calendars=("BEGIN:VCALENDAR\nEND:VCALENDAR",),
        attachments=("map.pdf",),
        in_reply_to=("<o1@example.org>",),
        references=("<o0@example.org>", "<o1@example.org>"),
        thread="42",
        headers=(("auto-submitted", "no"), ("x-mailer", "Pine")),
        account=ACCOUNT.id,
    )


def invitation_read() -> Reading:
    """A reading with something in every field that holds more than a word."""
    return reading(
        invitation(),
        Kind.INTERVIEW,
        Sign.ASKS,
        Sign.CONFIRMS_TIME,
        confidence=0.975,
        because=("schedule a call",),
        role="Backend Engineer",
        requisitions=("R-1",),
        people=(PersonRead("Ana Ruiz", "ana@northwind.example", "recruiter"),),
        talks=(
            TalkRead(
                day=date(2026, 10, 27),
                state=TalkState.FIXED,
                start=moment("2026-10-27T14:00:00+01:00"),
                organizer=Address("Ana Ruiz", "ana@northwind.example"),
                attendees=(Address("", "sam@example.org"),),
            ),
        ),
        promises=(PromiseRead(PromiseKind.DATED, date(2026, 10, 30), "by the end of next week"),),
        deadline=date(2026, 10, 25),
        authenticity=Authenticity(dkim="pass", signed_by=("northwind.example",), aligned=True),
        snippet="See you on Tuesday.",
        version=3,
    )


def newsletter() -> Message:
    """Ordinary mail: nobody's business."""
    return replace(
        message("news@shop.example", "2026-10-21", "Shop <news@shop.example>"),
        subject="Ten per cent off",
        text="Dear Sam, buy more socks.",
        html="<b>socks</b>",
        headers=(("list-unsubscribe", "<https://shop.example>"),),
        account=ACCOUNT.id,
    )


def newsletter_read(kind: Kind = Kind.OTHER) -> Reading:
    """Its reading."""
    return reading(newsletter(), kind, confidence=0.9876, employer="Shop", snippet="Dear Sam")


def bounce() -> Message:
    """A delivery report: kind other, yet it tells that a check-in did not arrive."""
    return replace(
        message("b1@mx.example", "2026-10-22", "Mailer <daemon@mx.example>"),
        subject="Undelivered",
        text="Your message could not be delivered. It said: Dear Ana ...",
        bounce=Bounce("hr@contoso.example", "5.1.1 no such user", "<o7@example.org>"),
        account=ACCOUNT.id,
    )


def correction(
    id_: str, subject: Subject, target: str, value: str = "", *, at: str = "2026-11-01"
) -> Correction:
    """One word of the person."""
    return Correction(id_, moment(at), subject, target, value)


def copy_in(folder: Folder, of: Message) -> Message:
    """The same mail in another folder."""
    return replace(of, folder=folder)
