"""Files of mail are found by what they hold, and lie where their labels and names say."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from connectors.connector import Batch
from connectors.local import connector as room
from connectors.local.connector import LocalConnector, pull_all
from connectors.local.sources import Form, form_of, sources_in
from connectors.mime import made_up_id
from models.errors import AppError
from models.follow_up import Draft
from models.message import Folder
from tests.connectors.mails import mail

ENVELOPE = b"From x@y Mon Nov  2 10:00:00 2026\n"


def mbox(*mails: bytes) -> bytes:
    """Mails as one mbox."""
    return b"".join(ENVELOPE + one.replace(b"\r\n", b"\n") + b"\n" for one in mails)


def put(path: Path, raw: bytes) -> Path:
    """Write a file, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


def batches(path: Path, cursor: str = "") -> list[Batch]:
    """Everything a pull brings."""
    return list(LocalConnector(path).pull(cursor, lambda _: True, threading.Event()))


def drawn(path: Path) -> str:
    """Which mail lies where: ``m1 inbox | m2 sent``."""
    found = [one for batch in batches(path) for one in batch.messages]
    return " | ".join(f"{one.id[1:].partition('@')[0]} {one.folder}" for one in found)


@pytest.mark.parametrize(
    ("expected", "labels"),
    [
        ("inbox", "Inbox,Important,Opened"),
        ("sent", "Sent,Opened"),
        ("junk", "Spam,Unread"),
        ("drafts", "Drafts"),
        ("trash", "Trash,Inbox"),
        ("archive", "Archived,Opened"),
        ("archive", "Jobs"),
        ("inbox", "=?UTF-8?Q?Bo=C3=AEte_de_r=C3=A9ception,Ouvert?="),
        ("junk", '=?UTF-8?B?0KHQv9Cw0Lw=?=,"a, b"'),
        ("sent", "Gesendet"),
    ],
)
def test_takeout_labels(expected: str, labels: str, tmp_path: Path) -> None:
    """Google's export says by label where a mail lies, in the account's language."""
    raw = mbox(mail(1, more={"X-Gmail-Labels": labels}))
    assert f"m1 {expected}" == drawn(put(tmp_path / "All mail.mbox", raw))


@pytest.mark.parametrize(
    ("expected", "name"),
    [
        ("inbox", "Inbox.mbox"),
        ("sent", "SENT"),
        ("junk", "spam.txt"),
        ("junk", "Junk.mbx"),
        ("drafts", "drafts.mbox"),
        ("archive", "archive"),
        ("inbox", "export-2026"),
    ],
)
def test_mbox_by_its_name(expected: str, name: str, tmp_path: Path) -> None:
    """Without labels the file's name tells, case and extension ignored."""
    assert f"m1 {expected}" == drawn(put(tmp_path / "sent" / name, mbox(mail(1))))


def test_folder_of_eml_with_subfolders(tmp_path: Path) -> None:
    """The folder that holds an .eml tells; a year inside Sent is still sent; others are inbox."""
    for number, name in enumerate(
        ["a.eml", "Sent/b.eml", "Sent/2026/c.eml", "spam/d.EML", "e/sent.eml"]
    ):
        put(tmp_path / "mail" / name, mail(number))
    put(tmp_path / "mail" / "logo.png", b"\x89PNG\r\n")
    assert "m0 inbox | m1 sent | m2 sent | m4 inbox | m3 junk" == " | ".join(
        sorted(
            drawn(tmp_path / "mail").split(" | "), key=lambda one: "m0 m1 m2 m4 m3".index(one[:2])
        )
    )


def test_single_eml_by_its_folder(tmp_path: Path) -> None:
    """A single mail lies where its folder says; its name is not asked, nor its extension."""
    assert "m1 sent" == drawn(put(tmp_path / "sent" / "inbox.eml", mail(1)))
    assert "m1 inbox" == drawn(put(tmp_path / "x" / "letter", mail(1)))


def test_maildir_with_subfolders(tmp_path: Path) -> None:
    """Maildir++: dots, localised names, flags; tmp is not looked at and nothing is changed."""
    home = tmp_path / "Maildir"
    places = [
        "cur/1:2,S",
        "new/2",
        ".Sent/cur/3:2,S",
        ".Junk/new/4",
        ".Spam.Old/cur/5",
        ".Entw&APw-rfe/cur/6",
    ]
    for number, name in enumerate(
        [*places, "cur/7:2,DS", "cur/8:2,ST", ".Jobs/cur/9", "tmp/10"], 1
    ):
        put(home / name, mail(number))
    put(home / "dovecot-uidlist", b"3 V1\n")
    put(home / "cur" / ".nfs1", mail(11))
    (home / "cur" / "sub").mkdir()
    before = sorted((str(one), one.stat().st_mtime_ns) for one in home.rglob("*"))
    expected = (
        "m1 inbox | m2 inbox | m3 sent | m4 junk | m5 junk | m6 drafts | m7 drafts | m8 trash"
    )
    expected += " | m9 inbox"
    assert expected == " | ".join(sorted(drawn(home).split(" | ")))
    assert before == sorted((str(one), one.stat().st_mtime_ns) for one in home.rglob("*"))


def test_part_of_a_maildir(tmp_path: Path) -> None:
    """One folder of a Maildir, given by itself, is still what its name says."""
    put(tmp_path / ".Sent" / "cur" / "1:2,S", mail(1))
    assert "m1 sent" == drawn(tmp_path / ".Sent")


def test_folder_of_mboxes(tmp_path: Path) -> None:
    """Thunderbird's and Takeout's folders hold one mbox for each folder."""
    put(tmp_path / "Sent", mbox(mail(1)))
    put(tmp_path / "Archive.sbd" / "Jobs", mbox(mail(2)))
    put(tmp_path / "Junk.mbox" / "mbox", mbox(mail(3)))
    assert "m1 sent | m2 archive | m3 junk" == " | ".join(sorted(drawn(tmp_path).split(" | ")))


def test_apple_mail(tmp_path: Path) -> None:
    """Apple's .emlx begins with a count and ends with a property list."""
    raw = mail(1)
    put(tmp_path / "1.emlx", str(len(raw)).encode() + b"\n" + raw + b"<?xml?>")
    assert "m1 inbox" == drawn(tmp_path)


@pytest.mark.parametrize(
    ("expected", "raw"),
    [
        (Form.MBOX, b"\xef\xbb\xbf\n" + ENVELOPE + b"From: a@x\n\n"),
        (Form.SINGLE, b"Received: by x\n\n"),
        (Form.SINGLE, b"From ana\nSubject: x\n\n"),
        (None, b"dear diary\n\nSubject: none"),
        (None, b""),
    ],
)
def test_form_is_told_by_content(expected: Form | None, raw: bytes) -> None:
    """Extensions lie; the first bytes do not."""
    assert expected is form_of(raw)


def test_broken_mail_is_counted(tmp_path: Path) -> None:
    """What is named like mail and holds none is counted, beside what can be read."""
    noise = bytes(range(256)) * 10
    put(tmp_path / "a.eml", mail(1))
    put(tmp_path / "b.eml", noise)
    put(tmp_path / "c.eml", b"")
    put(tmp_path / "notes.txt", b"no mail")
    found = [one.id for batch in batches(tmp_path) for one in batch.unreadable]
    assert [made_up_id(noise), made_up_id(b"")] == found


@pytest.mark.parametrize("raw", [b"", b"\x00\xff" * 900, b"just text\n", ENVELOPE])
def test_no_mail_in_a_file(raw: bytes, tmp_path: Path) -> None:
    """An empty file, noise or plain text ends in one clear sentence."""
    with pytest.raises(AppError, match="holds no mail"):
        batches(put(tmp_path / "x.mbox", raw))


def test_no_mail_in_a_folder(tmp_path: Path) -> None:
    """So does an empty folder, and one of rubbish."""
    put(tmp_path / "x" / "y.bin", b"\x00" * 10)
    with pytest.raises(AppError, match="holds no mail"):
        batches(tmp_path)


def test_missing_source(tmp_path: Path) -> None:
    """A wrong name is said to be wrong."""
    with pytest.raises(AppError, match="There is no file or folder"):
        batches(tmp_path / "nowhere")


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_unreadable_source(tmp_path: Path) -> None:
    """What cannot be read is said so: here a name that leads through a file."""
    put(tmp_path / "file", b"x")
    with pytest.raises(AppError, match="cannot be read"):
        batches(tmp_path / "file" / "below")


def test_file_that_vanishes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file removed between looking and reading ends in a sentence."""
    path = put(tmp_path / "a.eml", mail(1))
    found = sources_in(tmp_path)
    path.unlink()
    monkeypatch.setattr(room, "sources_in", lambda _: found)
    with pytest.raises(AppError, match="cannot be read"):
        batches(tmp_path)


def test_cursor_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """Each batch's cursor leads to the rest; changed files, or no cursor, mean from the start."""
    path = put(tmp_path / "inbox", mbox(*[mail(n) for n in range(450)]))
    first, second, third = batches(path)
    assert [200, 200, 50] == [len(one.messages) for one in (first, second, third)]
    assert [second, third] == batches(path, first.cursor)
    assert [] == batches(path, third.cursor)
    assert [first, second, third] == batches(path, "nonsense") == batches(path, '{"done": []}')
    put(path, mbox(*[mail(n) for n in range(451)]))
    assert 451 == sum(len(one.messages) for one in batches(path, third.cursor))


def test_maildir_tells_arrival(tmp_path: Path) -> None:
    """A mail without any date is dated by when the server put it there."""
    path = put(tmp_path / "new" / "1", b"From: a@x.example\n\nhi")
    (tmp_path / "cur").mkdir()
    os.utime(path, (1_793_000_000, 1_793_000_000))
    assert 1_793_000_000 == batches(tmp_path)[0].messages[0].sent_at.timestamp()


def test_check_names_the_uses(tmp_path: Path) -> None:
    """Looking before reading shows what the files are used for."""
    put(tmp_path / "Sent" / "a.eml", mail(1))
    put(tmp_path / "b.eml", mail(2))
    assert {Folder.SENT, None} == {one.use for one in LocalConnector(tmp_path).check().folders}


def test_files_are_only_read(tmp_path: Path) -> None:
    """Nothing is ever moved or written in the person's files."""
    one = LocalConnector(put(tmp_path / "a.eml", mail(1)))
    found = next(one.pull("", lambda _: True, threading.Event())).messages[0]
    with pytest.raises(AppError, match="only read"):
        one.rescue(found)
    with pytest.raises(AppError, match="only read"):
        one.save_draft(Draft(to=(), subject="", body=""))


def test_several_sources(tmp_path: Path) -> None:
    """The command line reads one source after another."""
    paths = [put(tmp_path / f"{n}.eml", mail(n)) for n in range(3)]
    ids = [one.id for batch in pull_all(paths, threading.Event()) for one in batch.messages]
    assert ["<m0@northwind.example>", "<m1@northwind.example>", "<m2@northwind.example>"] == ids
