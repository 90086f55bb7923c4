"""Which folder of a server is for what: its own marks first (RFC 6154), then names.

Servers write the marks in either case, old ones not at all. Pure: no socket here.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from connectors.folder_names import use_of_labels, use_of_path
from models.message import Folder

_MARKS = {
    "\\inbox": Folder.INBOX,
    "\\sent": Folder.SENT,
    "\\drafts": Folder.DRAFTS,
    "\\junk": Folder.JUNK,
    "\\spam": Folder.JUNK,
    "\\trash": Folder.TRASH,
    "\\archive": Folder.ARCHIVE,
    "\\all": Folder.ARCHIVE,
    "\\allmail": Folder.ARCHIVE,
}
_CLOSED = frozenset({"\\noselect", "\\nonexistent"})
_VIEWS = frozenset({"\\flagged", "\\important", "\\starred"})
"""Folders that only show what lies elsewhere."""
_NO_MAIL = frozenset({
    "calendar", "kalender", "calendrier", "calendario", "contacts", "kontakte", "contactos",
    "notes", "notizen", "tasks", "aufgaben", "journal", "outbox", "chats", "sync issues",
    "conversation history", "rss feeds", "templates", "vorlagen",
})  # fmt: skip
_ORDER = (
    Folder.INBOX, Folder.SENT, Folder.JUNK, Folder.ARCHIVE, None, Folder.TRASH, Folder.DRAFTS,
)  # fmt: skip
"""In which order folders are pulled; None: the person's own folders."""


@dataclass(frozen=True, slots=True)
class ServerFolder:
    """A folder that can be opened."""

    name: str
    use: Folder | None
    """None: a folder of the person's own."""
    marked: bool = False
    """The server itself says what it is for."""
    everything: bool = False
    r"""Gmail's All Mail (``\All``): what lies in other folders lies here too."""


def server_folders(
    listed: Iterable[tuple[tuple[bytes, ...], bytes, str]],
) -> tuple[ServerFolder, ...]:
    """The folders of a LIST answer (attributes, delimiter, name) in the order of pulling."""
    found = [one for entry in listed if (one := _folder(*entry))]
    return tuple(sorted(found, key=lambda one: (_ORDER.index(one.use), not one.marked, one.name)))


def _folder(
    attributes: tuple[bytes, ...], delimiter: bytes | None, name: str
) -> ServerFolder | None:
    marks = {mark.decode("ascii", "replace").lower() for mark in attributes}
    if marks & (_CLOSED | _VIEWS):
        return None
    between = delimiter.decode("ascii", "replace") if delimiter else "/"
    path = tuple(part for part in name.split(between) if part)
    if name.upper() == "INBOX":
        return ServerFolder(name, Folder.INBOX, marked=True)
    if not path or path[-1].casefold() in _NO_MAIL:
        return None
    use = next((_MARKS[mark] for mark in sorted(marks) if mark in _MARKS), None)
    if use is not None:
        return ServerFolder(name, use, marked=True, everything="\\all" in marks)
    below = path[1:] if path[0].upper() == "INBOX" else path
    return ServerFolder(name, use_of_path(below))


def folders_to_pull(folders: tuple[ServerFolder, ...], *, gmail: bool) -> tuple[ServerFolder, ...]:
    """Every folder; of Gmail's only All Mail, Spam and Trash, which hold each mail once."""
    if gmail and any(one.everything for one in folders):
        apart = {Folder.JUNK, Folder.TRASH}
        return tuple(one for one in folders if one.everything or (one.use in apart and one.marked))
    return folders


def folder_for(folders: tuple[ServerFolder, ...], use: Folder) -> ServerFolder | None:
    """The folder to put something in: the one the server marks, else the first so named."""
    return next((one for one in folders if one.use is use), None)


def place(folder: ServerFolder, labels: tuple[str, ...]) -> Folder:
    """Where a message of a folder lies; in All Mail its labels tell."""
    if folder.everything:
        return use_of_labels(labels) or Folder.ARCHIVE
    return folder.use or Folder.ARCHIVE
