"""Any bytes become a Message, or are said to hold no mail."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from connectors.mime import MOST_KEPT, Undecodable, header_fields, made_up_id, message_from_bytes
from models.message import NOBODY, Address, Folder, Message
from tests.connectors.mails import mail


def read(raw: bytes | str, **more: object) -> Message:
    """A message lying in the inbox."""
    data = raw.encode() if isinstance(raw, str) else raw
    return message_from_bytes(data, folder=Folder.INBOX, **more)  # type: ignore[arg-type]


def multipart(*parts: str, kind: str = "mixed") -> str:
    """A mail of several parts, each given with its headers."""
    body = "".join(f"--b\n{part}\n" for part in parts)
    head = f"From: a@x.example\nContent-Type: multipart/{kind}; boundary=b\n\n"
    return f"{head}for old readers\n{body}--b--\nend\n"


def test_plain_mail_is_read_whole() -> None:
    """Every field of a mail stands where the program looks for it."""
    raw = mail(
        1,
        subject="=?utf-8?Q?Gr=C3=BC=C3=9Fe?=",
        more={
            "Cc": "Bo <bo@x.example>",
            "Reply-To": "hr@northwind.example",
            "Delivered-To": "sam@example.org",
            "In-Reply-To": "<q@x>",
            "References": "<p@x>\n <q@x> <p@x>",
            "X-GM-THRID": "177",
            "List-Unsubscribe": "<mailto:u@x>",
            "X-Unrelated": "gone",
        },
    )
    expected = Message(
        id="<m1@northwind.example>",
        folder=Folder.INBOX,
        sent_at=datetime(2026, 11, 2, 9, tzinfo=UTC),
        sender=Address("Ana Ruiz", "ana@northwind.example"),
        to=(Address("", "sam@example.org"),),
        cc=(Address("Bo", "bo@x.example"),),
        reply_to=(Address("", "hr@northwind.example"),),
        delivered_to=("sam@example.org",),
        subject="Grüße",
        text="Dear Sam,\n\nthank you.\n",
        in_reply_to=("<q@x>",),
        references=("<p@x>", "<q@x>"),
        thread="177",
        headers=(("list-unsubscribe", "<mailto:u@x>"),),
        account="mine",
    )
    assert expected == read(raw, account="mine")


def test_what_receivers_say_comes_topmost_first() -> None:
    """Results that the receiving provider wrote stand above those that came with the mail."""
    raw = "".join(
        f"Authentication-Results: {host}; dmarc=pass\nFrom: a@x.example\n"
        for host in ("mx.mine", "forged")
    )
    assert ["mx.mine; dmarc=pass", "forged; dmarc=pass"] == [
        value for _, value in read(raw).headers
    ]


@pytest.mark.parametrize(
    "raw", [b"", b"\n\n", b"\x00\xff" * 500, b"just some words\nand more\n", b"Hello: world\n\nhi"]
)
def test_no_mail_at_all(raw: bytes) -> None:
    """Noise is not called a message."""
    with pytest.raises(Undecodable):
        read(raw)


def test_missing_everything() -> None:
    """A mail with nothing but a subject is still a message, with an id of its own bytes."""
    raw = b"Subject: x\n\nhi"
    found = read(raw)
    assert (made_up_id(raw), NOBODY, datetime(1970, 1, 1, tzinfo=UTC), "hi") == (
        found.id,
        found.sender,
        found.sent_at,
        found.text,
    )


@pytest.mark.parametrize(
    ("expected", "value"),
    [("<a@b>", "<a@b>"), ("<a@b>", "a@b"), ("<a@b>", "< a@\n b > (c)"), ("", "<>")],
)
def test_message_id(expected: str, value: str) -> None:
    """Ids keep, or get, their angle brackets."""
    raw = f"From: a@x.example\nMessage-ID: {value}\n\n".encode()
    assert (expected or made_up_id(raw)) == read(raw).id


ARRIVED = datetime(2026, 11, 3, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("expected", "head"),
    [
        ("2026-11-02T10:00", "Date: Mon, 02 Nov 2026 10:00:00 +0000"),
        ("2026-11-02T11:00", "Received: by x; Mon, 02 Nov 2026 11:00:00 +0000"),
        (
            "2026-11-02T11:00",
            "Received: by x; 2 Nov 2026 11:00:00 +0000\nReceived: by y; 1 Nov 2026 1:00",
        ),
        (
            "2026-11-02T11:00",
            "Date: Tue, 19 Jan 2038 00:00:00 +0000\nReceived: by x; 2 Nov 2026 11:00:00",
        ),
        ("2026-11-03T08:00", "Date: never"),
        ("2026-11-03T08:00", "Date: Thu, 01 Jan 1970 00:00:00 +0000"),
    ],
)
def test_moment(expected: str, head: str) -> None:
    """Date counts unless it is missing or absurd; then Received, then the mailbox's own date."""
    found = read(f"From: a@x.example\n{head}\n\n", received=ARRIVED).sent_at
    assert expected == found.isoformat()[:16]


def test_alternatives_and_calendar() -> None:
    """Text, HTML and invitation of one mail are all kept apart."""
    found = read(
        multipart(
            "Content-Type: text/plain; charset=iso-8859-1\n"
            "Content-Transfer-Encoding: quoted-printable\n\nGr=FC=DFe",
            "Content-Type: text/html\nContent-Transfer-Encoding: base64\n\nPGI+aGk8L2I+",
            "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nEND:VCALENDAR",
            "Content-Type: application/octet-stream; name=invite.ics\n\nBEGIN:VCALENDAR",
            kind="alternative",
        )
    )
    assert ("Grüße", "<b>hi</b>", 2, ()) == (
        found.text,
        found.html,
        len(found.calendars),
        found.attachments,
    )


def test_attachments_are_only_named() -> None:
    """An attached letter is not what the sender wrote; neither is a forwarded mail."""
    found = read(
        multipart(
            "Content-Type: text/plain\n\nmine",
            "Content-Type: application/pdf\n"
            'Content-Disposition: attachment; filename="C:\\\\x\\\\cv.pdf"\n\n%PDF',
            "Content-Type: text/plain\nContent-Disposition: attachment; filename=notes.txt\n\nno",
            "Content-Type: text/plain; name=second.txt\n\nno",
            "Content-Type: text/html\nContent-Disposition: attachment\n\nno",
            "Content-Type: image/png\n\nno",
            "Content-Type: message/rfc822\n\nFrom: b@x.example\nSubject: old\n\nnot mine",
        )
    )
    assert ("mine", "", ("cv.pdf", "notes.txt", "second.txt")) == (
        found.text,
        found.html,
        found.attachments,
    )


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        ("one", "From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\none"),
        (
            "one\ntwo",
            "From: a@x.example\nContent-Type: multipart/mixed\n\n--b\n\none\n--b\n\ntwo\n--b--",
        ),
        ("no parts", "From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\nno parts"),
        ("no parts", "From: a@x.example\nContent-Type: multipart/mixed\n\nno parts"),
        (
            "--bc\n\none",
            "From: a@x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n--bc\n\none\n--b--",
        ),
        (
            "",
            "From: a@x\nContent-Type: multipart/digest; boundary=b\n\n--b\n\nFrom: b\n\nx\n--b--",
        ),
        ("plain!", "From: a@x.example\nContent-Transfer-Encoding: base64\n\nplain!"),
        ("a\nb\nc", "From: a@x.example\n\na\r\nb\rc"),
        ("x", "From: a@x.example\nContent-Type: text\n\nx"),
        ("", "From: a@x.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\r\n--b--"),
    ],
)
def test_broken_structure(expected: str, raw: str) -> None:
    """Missing boundaries, wrong encodings, cut ends: the text is still read."""
    assert expected == read(raw).text


def test_crlf_and_lf_read_alike() -> None:
    """Line ends do not change what is read."""
    raw = multipart("Content-Type: text/plain\n\none\ntwo", "Content-Type: text/html\n\n<p>")
    assert read(raw).text == read(raw.replace("\n", "\r\n")).text


def test_thirty_megabytes_are_cut() -> None:
    """A huge mail gives its text and the attachment's name, and nothing of its weight."""
    pdf = "Content-Type: application/pdf; name=cv.pdf\n\n" + "A" * 34_000_000
    found = read(multipart("Content-Type: text/plain\n\n" + "hello " * 400_000, pdf))
    assert (1024 * 1024, ("cv.pdf",)) == (len(found.text), found.attachments)


def test_endless_nesting_ends() -> None:
    """Thousands of parts in parts cost no more than a few."""
    head = "From: a@x.example\nContent-Type: multipart/mixed; boundary="
    flat = "--b\n\nx\n" * 3_000
    deep = "".join(f"b{n}\n\n--b{n}\nContent-Type: multipart/mixed; boundary=" for n in range(30))
    assert 299 == read(f"{head}b\n\n{flat}").text.count("x")
    assert "" == read(f"{head}{deep}end\n\n--end\n\nx").text


HEAD = b"From: a@x.example\nSubject: undeliverable\n"


@pytest.mark.parametrize(
    "raw",
    [
        HEAD + b"Content-Type: multipart/mixed; boundary=a\n\n" + b"--a x\n" * 6_000,
        HEAD + b"X-Mailer: x\n" * 3_000 + b"\n",
        HEAD + (b"To: " + b"a," * 8_000 + b"\n") * 30 + b"\n",
        HEAD + b"Subject: " + b"=?a?b?" * 90_000 + b"\n\n",
        HEAD + b"To: <" + b"@," * 90_000 + b">\n\n",
        HEAD + b"References: " + b"a" * 300_000 + b"\n\n",
        HEAD + b"\n" + b"-" * 300_000 + b"\n" + b">" * 300_000,
    ],
    ids=["marks", "fields", "commas", "words", "route", "reference", "dashes"],
)
def test_hostile_length_is_bounded(raw: bytes) -> None:
    """Endless repetition, made to keep a reader busy, ends in an ordinary message."""
    found = read(raw)
    assert ("a@x.example", True) == (found.sender.address, len(found.headers) <= MOST_KEPT)


def test_header_only() -> None:
    """What the sieve refuses keeps its headers and loses its body."""
    found = read(mail(7), with_body=False)
    assert ("Your application", "", "<m7@northwind.example>") == (
        found.subject,
        found.text,
        found.id,
    )


def test_sieve_sees_decoded_headers() -> None:
    """The sieve looks at words, not at encoded ones, and at the first field of each name."""
    raw = b"Subject: =?utf-8?Q?Gespr=C3=A4ch?=\nSubject: second\nFrom: a@x.example\n\n"
    assert {"from": "a@x.example", "subject": "Gespräch"} == dict(header_fields(raw))


def test_envelope_line_in_front() -> None:
    """A mail cut out of an mbox may keep its envelope line."""
    assert (
        "x" == read("From a@x Mon Nov  2 10:00:00 2026\nFrom: a@x.example\nSubject: x\n\n").subject
    )


@given(st.binary(max_size=600))
@example(b"From: =?utf-8?B?=?=\nContent-Type: multipart/mixed; boundary=\n\n--\n--")
def test_no_bytes_raise(noise: bytes) -> None:
    """Whatever lies in a mailbox, reading it ends in a message or in Undecodable."""
    for raw in (noise, b"From: a@x\nContent-Type: multipart/mixed; boundary=b\n" + noise):
        try:
            found = read(raw)
        except Undecodable:
            continue
        assert timedelta(0) <= found.sent_at - datetime(1970, 1, 1, tzinfo=UTC)


FRAGMENTS = st.sampled_from([
    "From: a@x\n", "Subject: =?utf-8?B?", "?=", "\n", "\r", "--b\n", "--b--\n", "Content-Type: ",
    "multipart/report; boundary=b\n", "message/delivery-status\n", "text/plain; charset=utf-7\n",
    "message/rfc822\n", "Action: failed\n", "Final-Recipient: rfc822;", "x@y.example", "<", ">",
    '"', "(", ")", ",", ";", ":", "Date: 31 Feb 99 25:61 +9999\n",
    "Content-Transfer-Encoding: base64\n", "mailer-daemon@x", "undeliverable", "5.1.1",
    "text/calendar\n", "filename*0*=", "\x00", "é",
])  # fmt: skip


@given(st.lists(FRAGMENTS, max_size=40))
def test_no_fragments_raise(pieces: list[str]) -> None:
    """Mail put together from the pieces of mail never breaks the reading."""
    raw = "From: mailer-daemon@x\n" + "".join(pieces)
    found = read(raw)
    assert found == read(raw)
