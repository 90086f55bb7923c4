"""``heardback report`` as a person types it: good input, and every sort of bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.end_to_end.conftest import Run

RECEIPT = b"""From: Corvid Labs <no-reply@corvidlabs.example>
To: sam@example.org
Subject: Your application for Research assistant
Message-ID: <r1@corvidlabs.example>
Date: Mon, 02 Nov 2026 09:00:00 +0000

Dear Sam, thank you for applying for the position of Research assistant at Corvid Labs.
We have received your application.
"""


@pytest.fixture
def receipt(tmp_path: Path) -> Path:
    """One .eml file."""
    path = tmp_path / "mail" / "receipt.eml"
    path.parent.mkdir()
    path.write_bytes(RECEIPT)
    return path


def test_json_is_one_object(heardback: Run, receipt: Path) -> None:
    """A script can read the output: one JSON object, nothing else, exit code 0."""
    done = heardback("report", receipt, "--json", "--as-of", "2026-11-20")

    assert (0, "") == (done.returncode, done.stderr)
    report = json.loads(done.stdout)
    assert ("2026-11-20", ["sam@example.org"], 1) == (
        report["as_of"],
        report["me"],
        report["counts"]["read"],
    )
    assert ["Corvid Labs"] == [one["name"] for one in report["employers"]]


def test_later_mail_is_left_out(heardback: Run, receipt: Path) -> None:
    """The report for a day knows nothing of later days."""
    done = heardback("report", receipt, "--json", "--as-of", "2026-11-01")

    assert 0 == json.loads(done.stdout)["counts"]["read"]


def test_text_and_csv(heardback: Run, receipt: Path) -> None:
    """The other forms hold the same employer."""
    text = heardback("report", receipt, "--as-of", "2026-11-20").stdout
    table = heardback("report", receipt, "--csv", "--as-of", "2026-11-20").stdout

    assert "Corvid Labs - Research assistant" in text
    assert table.splitlines()[1].startswith("Corvid Labs,,Research assistant,application,")


def test_a_report_writes_nothing_to_the_home(heardback: Run, receipt: Path, tmp_path: Path) -> None:
    """The person's own store and settings are not touched, not even made."""
    heardback("report", receipt)

    assert [] == [path for path in (tmp_path / "home").rglob("*") if path.is_file()]


def broken(name: str, folder: Path) -> Path:
    """A source that holds no mail."""
    path = folder / name
    match name:
        case "nothing here":
            pass
        case "empty folder":
            path.mkdir()
        case "empty.mbox":
            path.write_bytes(b"")
        case "noise.mbox":
            path.write_bytes(bytes(range(256)) * 400)
        case _:
            path.mkdir()
            for number in range(5):
                (path / f"{number}.bin").write_bytes(bytes([number, 0, 255]) * 1000)
    return path


@pytest.mark.parametrize(
    "name", ["nothing here", "empty folder", "empty.mbox", "noise.mbox", "folder of garbage"]
)
def test_no_mail_is_one_clear_sentence(heardback: Run, tmp_path: Path, name: str) -> None:
    """Exit code 2, nothing on standard output, one sentence that names the source."""
    source = broken(name, tmp_path)

    done = heardback("report", source, "--json")

    assert (2, "") == (done.returncode, done.stdout)
    assert name in done.stderr
    assert "Traceback" not in done.stderr


def test_truncated_mbox_keeps_what_is_whole(heardback: Run, tmp_path: Path) -> None:
    """A download that broke off loses at most its last message."""
    path = tmp_path / "inbox.mbox"
    whole = b"From x Mon Nov  2 09:00:00 2026\n" + RECEIPT + b"\n"
    second = whole.replace(b"<r1@", b"<r2@")
    path.write_bytes(whole + second[: len(second) // 3])

    report = json.loads(heardback("report", path, "--json", "--as-of", "2026-11-20").stdout)

    assert "<r1@corvidlabs.example>" in [one["message"] for one in report["messages"]]


def test_undecodable_mail_is_counted(heardback: Run, receipt: Path) -> None:
    """What cannot be decoded is neither fatal nor silently dropped."""
    (receipt.parent / "broken.eml").write_bytes(b"\x00\x01\x02" * 300)

    report = json.loads(heardback("report", receipt.parent, "--json").stdout)

    assert (1, 1) == (report["counts"]["read"], report["counts"]["unreadable"])


def test_a_huge_mail_is_read(heardback: Run, receipt: Path) -> None:
    """An attachment of 30 MB does not stop the report."""
    attachment = b"QUJD" * 18 + b"\n"
    (receipt.parent / "huge.eml").write_bytes(
        b"From: ana@northwind.example\nTo: sam@example.org\nSubject: portfolio\n"
        b"Message-ID: <h@northwind.example>\nDate: Mon, 02 Nov 2026 10:00:00 +0000\n"
        b'Content-Type: multipart/mixed; boundary="b"\n\n--b\nContent-Type: text/plain\n\nHello\n'
        b"--b\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n"
        + attachment * (30_000_000 // len(attachment))
        + b"--b--\n"
    )

    report = json.loads(heardback("report", receipt.parent, "--json").stdout)

    assert 2 == report["counts"]["read"]


def test_a_wrong_day_is_refused(heardback: Run, receipt: Path) -> None:
    """A typing error in the day is told as one."""
    done = heardback("report", receipt, "--as-of", "20.11.2026")

    assert 2 == done.returncode
    assert "is no day like 2026-11-20" in done.stderr
