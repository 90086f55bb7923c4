"""Mail that did not arrive is noticed: standard reports and the plain letters of old servers."""

from __future__ import annotations

import pytest

from connectors.mime import message_from_bytes
from models.message import Bounce, Folder

STATUS = """\
From: MAILER-DAEMON@mx.example (Mail Delivery System)
To: sam@example.org
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b

The mail could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; HR@contoso.example
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550{space}
 no such user

--b
Content-Type: message/rfc822

Message-ID: <o7@example.org>
To: hr@contoso.example

Dear team
--b--
"""


def bounce(raw: str) -> Bounce | None:
    """What is read of a report."""
    return message_from_bytes(raw.encode(), folder=Folder.INBOX).bounce


def letter(body: str, *, sender: str = "MAILER-DAEMON@mx.example", more: str = "") -> Bounce | None:
    """A report in plain words."""
    return bounce(f"From: {sender}\nTo: sam@example.org\nSubject: notice\n{more}\n{body}")


@pytest.mark.parametrize(
    ("expected", "action", "space"),
    [
        (Bounce("hr@contoso.example", "5.1.1 550 no such user", "<o7@example.org>"), "failed", ""),
        (
            Bounce("hr@contoso.example", "550 5.1.1 no such user", "<o7@example.org>", final=False),
            "delayed",
            " 5.1.1",
        ),
        (None, "delivered", ""),
    ],
)
def test_standard_report(expected: Bounce | None, action: str, space: str) -> None:
    """RFC 3464: whom it did not reach, why, and which mail it was. Success is no bounce."""
    assert expected == bounce(STATUS.format(action=action, space=space))


def test_report_without_fields() -> None:
    """An empty status part is no proof that something failed."""
    assert bounce(STATUS.partition("Reporting")[0] + "\n--b--\n") is None


@pytest.mark.parametrize(
    ("expected", "body"),
    [
        (
            Bounce("hr@contoso.example", "5.1.1 no mailbox by that name.", "<o7@example.org>"),
            (
                "I wasn't able to deliver your message.\n\n"
                "<hr@contoso.example>:\n#5.1.1 no mailbox by that name.\n\n"
                "--- Below this line is a copy of the message.\n\n"
                "Message-ID: <o7@example.org>\nTo: hr@contoso.example\n"
            ),
        ),
        (
            Bounce("hr@contoso.example", "5.1.1 User unknown", ""),
            "It could not be delivered:\n hr@contoso.example\n host mx: 550 5.1.1 User unknown\n",
        ),
        (
            Bounce("hr@contoso.example", "Envelope expired", ""),
            "Undeliverable\nhr@contoso.example: Envelope expired\n",
        ),
        (
            Bounce("", "The mailbox does not exist.", ""),
            "Delivery failed.\nThe mailbox does not exist.\n",
        ),
        (Bounce("", "", ""), "Delivery failed.\n"),
        (
            Bounce("hr@contoso.example", "mailbox is full", "", final=False),
            "Delivery delayed for\nhr@contoso.example\nmailbox is full\nit will be retried\n",
        ),
        (None, "Welcome to the list."),
    ],
)
def test_letters(expected: Bounce | None, body: str) -> None:
    """Old servers' own words: recipient, reason and the mail that came back."""
    assert expected == letter(body)


def test_header_names_recipient() -> None:
    """Exim and Gmail name the failed address in a header."""
    found = letter("x", more="X-Failed-Recipients: hr@contoso.example\n")
    assert Bounce("hr@contoso.example", "", "") == found


def test_recipient_of_the_returned_mail() -> None:
    """Where the report names nobody, the returned mail does."""
    inner = "Content-Type: message/rfc822\n\nMessage-ID: <o7@x>\nTo: hr@contoso.example\n\n"
    found = bounce(
        "From: postmaster@x.example\nContent-Type: multipart/mixed; boundary=b\n\n"
        f"--b\n\nUndeliverable\n--b\n{inner}--b--"
    )
    assert Bounce("hr@contoso.example", "", "<o7@x>") == found


def test_a_persons_words_are_no_bounce() -> None:
    """Somebody who writes about undeliverable mail has delivered it."""
    assert letter("My mail was undeliverable.", sender="ana@contoso.example") is None


def test_null_sender_with_subject() -> None:
    """A report from an unusual name counts when it cannot be answered and says so at the top."""
    head = "Return-Path: <>\nFrom: mta@x.example\nSubject: Undeliverable: hi\n\n"
    raw = f"{head}hr@contoso.example\nno such user\n"
    assert Bounce("hr@contoso.example", "no such user", "") == bounce(raw)


def test_out_of_office_is_no_bounce() -> None:
    """An automatic answer has no return path either, and arrived."""
    assert (
        bounce("Return-Path: <>\nFrom: ana@x.example\nSubject: Out of office\n\nback Monday")
        is None
    )
