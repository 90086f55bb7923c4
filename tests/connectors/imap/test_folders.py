"""Which folder is for what, from the answers of real servers."""

from __future__ import annotations

import pytest

from connectors.imap.folders import (
    ServerFolder,
    folder_for,
    folders_to_pull,
    place,
    server_folders,
)
from models.message import Folder


def listed(*lines: str, delimiter: bytes | None = b"/") -> tuple[ServerFolder, ...]:
    r"""Folders of a LIST answer, each as ``\Junk \HasNoChildren:Name``."""
    found = []
    for line in lines:
        marks, _, name = line.rpartition(":")
        found.append((tuple(mark.encode() for mark in marks.split()), delimiter or b"", name))
    return server_folders(found)


def drawn(folders: tuple[ServerFolder, ...]) -> str:
    """Folders with their uses, in the order of pulling."""
    return " | ".join(f"{one.name} {one.use or '-'}" for one in folders)


GMAIL = (
    ":INBOX", r"\Noselect:[Gmail]", r"\All:[Gmail]/Alle Nachrichten", r"\Drafts:[Gmail]/Entwürfe",
    r"\Sent:[Gmail]/Gesendet", r"\Junk:[Gmail]/Spam", r"\Trash:[Gmail]/Papierkorb",
    r"\Flagged:[Gmail]/Markiert", r"\Important:[Gmail]/Wichtig", ":Jobs",
)  # fmt: skip


@pytest.mark.parametrize(
    ("expected", "lines"),
    [
        ("INBOX inbox | Sent sent | Junk junk", (r"\junk:Junk", ":INBOX", r"\SENT:Sent")),
        (
            "INBOX inbox | Junk-E-Mail junk | Jobs -",
            (":INBOX", ":Jobs", ":Junk-E-Mail", ":Kalender"),
        ),
        ("Spamverdacht junk | Junk junk", (":Junk", r"\Junk:Spamverdacht")),
        (
            "Sent/2026 sent | Papierkorb trash | Entwürfe drafts",
            (":Papierkorb", ":Entwürfe", ":Sent/2026"),
        ),
        ("inbox inbox | INBOX/Enviados sent", (":INBOX/Enviados", ":inbox")),
        ("Odd -", (":", r"\NonExistent:Gone", r"\Starred:Odd2", ":Odd")),
    ],
)
def test_uses(expected: str, lines: tuple[str, ...]) -> None:
    """Marks in either case come first, then names; INBOX is pulled before all else."""
    assert expected == drawn(listed(*lines))


def test_servers_without_marks() -> None:
    """Old servers keep everything below ``INBOX.``."""
    found = listed(":INBOX", ":INBOX.Junk", ":INBOX.Courrier.Brouillons", delimiter=b".")
    assert "INBOX inbox | INBOX.Junk junk | INBOX.Courrier.Brouillons drafts" == drawn(found)


def test_flat_server() -> None:
    """A server without hierarchy has no delimiter."""
    assert "Sent sent" == drawn(listed(":Sent", delimiter=None))


def test_gmail_holds_each_mail_once() -> None:
    """Of Gmail only All Mail, Spam and Trash are read; where All Mail is hidden, the others."""
    folders = listed(*GMAIL)
    assert (
        "[Gmail]/Spam junk | [Gmail]/Alle Nachrichten archive | [Gmail]/Papierkorb trash"
        == drawn(folders_to_pull(folders, gmail=True))
    )
    hidden = tuple(one for one in folders if not one.everything)
    assert hidden == folders_to_pull(hidden, gmail=True)
    assert folders == folders_to_pull(folders, gmail=False)


def test_place_in_all_mail() -> None:
    """In All Mail a message's labels say where it lies."""
    every = ServerFolder("All", Folder.ARCHIVE, marked=True, everything=True)
    assert [Folder.SENT, Folder.INBOX, Folder.ARCHIVE, Folder.ARCHIVE] == [
        place(every, ("\\Sent", "Jobs")),
        place(every, ("\\Inbox", "\\Important")),
        place(every, ("Jobs",)),
        place(ServerFolder("Jobs", None), ()),
    ]


def test_target_is_the_marked_one() -> None:
    """A draft goes where the server says drafts go, not where a name looks like it."""
    folders = listed(":Brouillons", r"\Drafts:Drafts", ":INBOX")
    found = folder_for(folders, Folder.DRAFTS)
    assert found is not None
    assert "Drafts" == found.name
    assert folder_for(folders, Folder.JUNK) is None
