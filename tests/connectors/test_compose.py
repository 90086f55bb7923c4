"""A draft becomes a mail that answers its thread, or an address for the mail program."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes as parsed
from urllib.parse import parse_qs, unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from connectors.compose import LONGEST_MAILTO, draft_bytes, mailto
from connectors.mime import message_from_bytes
from models.follow_up import Draft
from models.message import Address, Folder

ANA = Address("Ana Ruíz", "ana@northwind.example")
SAM = Address("Sam Example", "sam@example.org")


def draft(body: str = "Dear Ana,\n\nany news? Grüße\nSam", **more: object) -> Draft:
    """A check-in."""
    fields: dict[str, object] = {
        "to": (ANA,),
        "subject": "Re: Backend – Zürich",
        "body": body,
        "in_reply_to": "<a2@northwind.example>",
        "references": ("<a1@northwind.example>", "<a2@northwind.example>"),
        "sender": SAM,
        **more,
    }
    return Draft(**fields)  # type: ignore[arg-type]


def test_mail_carries_thread_and_text() -> None:
    """What is saved reads back as the draft was, in the thread it answers."""
    now = datetime(2026, 11, 20, 9, tzinfo=UTC)
    raw = draft_bytes(draft(cc=(SAM,)), now=now, message_id="<d1@example.org>")
    found = message_from_bytes(raw, folder=Folder.DRAFTS)
    assert (
        "<d1@example.org>",
        SAM,
        (ANA,),
        (SAM,),
        "Re: Backend – Zürich",
        "Dear Ana,\n\nany news? Grüße\nSam\n",
        ("<a2@northwind.example>",),
        ("<a1@northwind.example>", "<a2@northwind.example>"),
        now,
    ) == (
        found.id,
        found.sender,
        found.to,
        found.cc,
        found.subject,
        found.text,
        found.in_reply_to,
        found.references,
        found.sent_at,
    )
    assert b"\n" not in raw.replace(b"\r\n", b"")


def test_file_opens_as_unsent() -> None:
    """A file for the mail program is marked unsent and carries no date and no id of its own."""
    headers = parsed(draft_bytes(draft(), unsent=True))
    assert ("1", None, None) == (headers["X-Unsent"], headers["Date"], headers["Message-ID"])


def test_bare_draft() -> None:
    """Without sender, thread or a true address there are simply no such headers."""
    bare = draft(
        to=(Address("Nobody", "nobody"),), in_reply_to="", references=(), sender=Address("", "")
    )
    headers = parsed(draft_bytes(bare))
    assert [None] * 4 == [headers[name] for name in ("From", "To", "In-Reply-To", "References")]


def test_references_without_answer() -> None:
    """A new mail in a known thread keeps the chain."""
    headers = parsed(draft_bytes(draft(in_reply_to="")))
    assert "<a1@northwind.example> <a2@northwind.example>" == " ".join(
        headers["References"].split()
    )


@given(st.text(), st.text(), st.text())
def test_nothing_slips_into_the_header(subject: str, name: str, body: str) -> None:
    """No subject or name can add a header, and none breaks the writing."""
    odd = draft(
        body, subject=f"x\r\nBcc: evil@x.example\n{subject}", to=(Address(name, "a@x.example"),)
    )
    headers = parsed(draft_bytes(odd))
    assert (None, 1) == (headers["Bcc"], len(headers.get_all("To", [])))
    assert mailto(odd).startswith("mailto:a@x.example?subject=x%20Bcc")


def test_mailto_reads_back() -> None:
    """The mail program gets subject, copy and text, line breaks as %0D%0A and no plus signs."""
    link = mailto(draft("a + b\nc & d?", cc=(SAM,)))
    query = parse_qs(urlsplit(link).query, strict_parsing=True)
    assert ("ana@northwind.example", "a + b\r\nc & d?", "sam@example.org") == (
        unquote(urlsplit(link).path),
        query["body"][0],
        query["cc"][0],
    )
    assert "+" not in link


def test_long_text_is_left_out_whole() -> None:
    """A text too long for an address is left out, not cut in the middle unnoticed."""
    long = mailto(draft("ü" * 1_000))
    assert ("body" in long, "subject" in long) == (False, True)
    assert "mailto:ana@northwind.example" == mailto(draft(subject="ü" * LONGEST_MAILTO))
