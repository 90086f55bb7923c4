"""Header blocks, encoded words and parameters as senders really write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.decoding.headers import from_base64, parameters, split, words


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        ((("subject", "a b"), ("to", "x")), b"Subject: a\r\n b\r\nTo: x\r\n\r\nbody"),
        ((("subject", "a"), ("to", "x")), b"Subject: a\nno header at all\nTo: x\n\nbody"),
        ((("subject", "a"), ("to", "x")), b"Subject: a\rTo: x\r\rbody"),
        ((("subject", "Zürich"),), "Subject: Zürich\n\n".encode("cp1252")),
        ((("subject", ""),), b" lost\nSubject:\n\n"),
        ((("subject", "a"),), b"Subject : a"),
        ((), b"\nSubject: body"),
        ((), b"\r\nSubject: body"),
        ((), b""),
    ],
)
def test_fields_are_found(expected: tuple[tuple[str, str], ...], raw: bytes) -> None:
    """Fields are unfolded in their order; lines that are none are passed over."""
    assert expected == split(raw)[0]


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        ("Grüße aus Köln", "=?utf-8?Q?Gr=C3=BC=C3=9Fe?= aus =?iso-8859-1?q?K=F6ln?="),
        ("GrüßeKöln", "=?utf-8?Q?Gr=C3=BC=C3=9Fe?=\t =?iso-8859-1?q?K=F6ln?="),
        ("日本語", "=?utf-8?B?5pel5pw=?= =?utf-8?B?rOiqng==?="),
        ("ü", "=?utf-8?B?ww==?==?utf-8?B?vA?="),
        ("ü", "=?utf-8?Q?=C3?= =?UTF-8?Q?=BC?="),
        ("How are you?", "=?utf-8?Q?How are you??="),
        ("naïve", "=?utf-8*en?Q?na=C3=AFve?="),
        ("Grüße", "=?utf-8?B?R3LDvMOfZQ?="),
        ("Grüße", "=?utf-8?B?R3LDvMOfZQ=?="),
        ('"Grüße"', '"=?utf-8?Q?Gr=C3=BC=C3=9Fe?="'),
        ("a_b", "a_b"),
        ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
        ("=?utf-8?Q?never closed", "=?utf-8?Q?never closed"),
        ("ab", "=?nonsense?Q?ab?="),
        ("a b c", "a\r\n\tb   c"),
        ("", "=?utf-8?Q??="),
    ],
)
def test_encoded_words(expected: str, value: str) -> None:
    """RFC 2047 words in every form met, legal or not, read as the sender meant them."""
    assert expected == words(value)


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        (("text/plain", {"charset": "utf-8"}), 'Text/Plain; charset="utf-8"'),
        (("a/b", {"name": 'x "y".pdf'}), r'a/b; name="x \"y\".pdf"'),
        (
            ("a/b", {"name": "Lebenslauf Jörg.pdf"}),
            'a/b; name="=?utf-8?Q?Lebenslauf_J=C3=B6rg.pdf?="',
        ),
        (
            ("attachment", {"filename": "naïve.pdf"}),
            "attachment; filename*=utf-8'en'na%C3%AFve.pdf",
        ),
        (
            ("attachment", {"filename": "one two.pdf"}),
            'attachment; filename*1=two.pdf; filename*0="one "',
        ),
        (
            ("attachment", {"filename": "aé.pdf"}),
            "attachment; filename*0*=utf-8''a%C3%A9; filename*1=.pdf",
        ),
        (("attachment", {"filename": "a%20b"}), "attachment; filename*=a%2520b"),
        (("a/b", {"name": "open"}), 'a/b; name="open'),
        (("", {}), ""),
    ],
)
def test_parameters(expected: tuple[str, dict[str, str]], value: str) -> None:
    """Names of files survive quoting, encoded words and RFC 2231."""
    assert expected == parameters(value)


@given(st.binary(max_size=400))
def test_base64_is_total(data: bytes) -> None:
    """Whatever stands where base64 should be, decoding ends without an error."""
    assert len(from_base64(data)) <= len(data)
