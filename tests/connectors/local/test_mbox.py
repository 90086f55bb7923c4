"""An mbox is cut where mails begin, and nowhere else."""

from __future__ import annotations

import io

import pytest

from connectors.local import mbox
from connectors.local.mbox import mails_in

LINE = b"From ana@x.example Mon Nov  2 10:00:00 2026\n"
ONE = b"From: a@x.example\nSubject: one\n\nfirst\n"
TWO = b"From: b@x.example\nSubject: two\n\nsecond\n"


def cut(raw: bytes) -> list[bytes]:
    """The mails of an mbox."""
    return [mail for mail, _ in mails_in(io.BytesIO(raw))]


@pytest.mark.parametrize(
    "line",
    [
        LINE,
        b"From 1777@xxx Mon Nov 02 10:00:00 +0000 2026\n",
        b"From - Mon Nov  2 10:00:00 2026\n",
        b"From MAILER-DAEMON Fri Jan  2 10:00:00 2026\n",
        b"From Mon Nov  2 10:00:00 2026\n",
        b"From ana@x.example Mon, 2 Nov 2026 10:00 2026\n",
    ],
)
def test_envelope_lines(line: bytes) -> None:
    """The forms of Takeout, Thunderbird and mail servers."""
    assert [ONE, TWO] == cut(line + ONE + b"\n" + line + TWO)


@pytest.mark.parametrize(
    "text",
    [
        b"\nFrom my side everything is fine.\nAnd: yours?\n",
        b"\nFrom 10:00 to 12:00 on 2 November 2026\nRoom: 3\n",
        b"\nFrom ana@x.example Mon Nov  2 10:00:00 2026\nthis was quoted\n",
        b"quoted:\nFrom ana@x.example Mon Nov  2 10:00:00 2026\nRoom: 3\n",
    ],
)
def test_unescaped_text_cuts_nothing(text: bytes) -> None:
    """A line of the letter itself that begins with From is no new mail."""
    assert [ONE + text, TWO] == cut(LINE + ONE + text + b"\n" + LINE + TWO)


def test_missing_empty_line() -> None:
    """A careless program left out the empty line; a well-known header gives the mail away."""
    assert [ONE, TWO] == cut(LINE + ONE + LINE + TWO)


def test_escaped_lines_are_restored() -> None:
    """``>From`` was ``From`` and ``>>From`` was ``>From`` (mboxrd)."""
    assert [ONE + b"From here\n>From there\n"] == cut(LINE + ONE + b">From here\n>>From there\n")


def test_crlf_and_truncation() -> None:
    """Windows line ends, and a last mail that breaks off in its header, are both kept."""
    raw = (LINE + ONE + b"\n" + LINE + TWO).replace(b"\n", b"\r\n")
    assert [ONE.replace(b"\n", b"\r\n"), b"From: b@x.ex"] == cut(
        raw[: raw.rindex(b"ample\r\nSubject: two")]
    )


def test_arrival_is_on_the_envelope() -> None:
    """The envelope line tells when a mail came, for mail without a date of its own."""
    dates = [arrived for _, arrived in mails_in(io.BytesIO(LINE + ONE))]
    assert ["2026-11-02T10:00:00+00:00"] == [one.isoformat() for one in dates if one]


def test_what_stands_before_the_first_mail() -> None:
    """Rubbish in front is no mail."""
    assert [ONE] == cut(b"rubbish\n\n" + LINE + ONE)
    assert [] == cut(b"")


def test_a_huge_mail_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """One mail never fills the memory; the next one is still found."""
    monkeypatch.setattr(mbox, "LONGEST_MAIL", 100)
    assert [True, True] == [
        len(one) < 200
        for one in cut(LINE + ONE + b"x" * 90 + b"\n" + b"y\n" * 500 + b"\n" + LINE + TWO)
    ]
