"""Text comes out right although the charset label is wrong, odd or missing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.decoding.charsets import codec_of, decode


@pytest.mark.parametrize(
    ("expected", "data", "label"),
    [
        ("Grüße", "Grüße".encode(), "utf-8"),
        ("Grüße", "Grüße".encode("cp1252"), "iso-8859-1"),
        ("“ja”", "“ja”".encode("cp1252"), "ISO-8859-1"),
        ("Grüße", "Grüße".encode("cp1252"), "utf-8"),
        ("Grüße", "Grüße".encode(), "us-ascii"),
        ("Grüße", "Grüße".encode(), "iso-8859-1"),
        ("Grüße", "Grüße".encode(), ""),
        ("Grüße", "Grüße".encode(), "x-unknown"),
        ("Grüße", "Grüße".encode(), "rot13"),
        ("Grüße", "Grüße".encode(), "a\x00b"),
        ("日本", "日本".encode("iso2022_jp"), ""),
        ("日本", "日本".encode("cp932"), "shift_jis"),
        ("中文", "中文".encode("gb18030"), "gb2312"),
        ("한국", "한국".encode("cp949"), "ks_c_5601-1987"),
        ("Grüße", "Grüße".encode(), "gb2312-broken"),
        ("Grüße aus Köl\ufffd", "Grüße aus Köln".encode()[:-1] + b"\xc3", "utf-8"),
        ("Zürich", "\ufeffZürich".encode(), "utf-8"),
        ("ab", b"a\x00b", "utf-8"),
        ("Żółw", "Żółw".encode(), "koi8-r; x"),
        ("Привет", "Привет".encode("koi8-r"), "KOI8-R"),
        ("日\ufffd", "日".encode("cp932") + b"\x81", "shift_jis"),
    ],
)
def test_label_is_seen_through(expected: str, data: bytes, label: str) -> None:
    """The reader sees what was written, whatever the label claims."""
    assert expected == decode(data, label)


@given(st.binary(), st.sampled_from(["utf-8", "utf-7", "utf-16", "iso-2022-kr", "hz", "idna", "x"]))
def test_text_can_always_be_stored(data: bytes, label: str) -> None:
    """No bytes give text that a database or JSON refuses."""
    text = decode(data, label)
    assert text == text.encode("utf-8").decode("utf-8")
    assert "\x00" not in text


def test_only_charsets_are_codecs() -> None:
    """Python's other codecs (unpacking, escapes) are never run on mail."""
    names = ["hex", "zlib", "unicode_escape", "idna", "punycode", "undefined", "mbcs"]
    assert [""] * len(names) == [codec_of(name) for name in names]
