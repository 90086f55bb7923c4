"""What a path holds, told by its content: mbox files, Maildirs, single mails.

Knows files and folders, not what is in a mail.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from connectors.folder_names import from_utf7, use_of_path
from models.errors import AppError
from models.message import Folder

_SNIFF = 8 * 1024
_HEADER = re.compile(
    rb"^(from|to|cc|subject|date|message-id|received|return-path|delivered-to|mime-version"
    rb"|content-type|reply-to|sender|in-reply-to|x-[a-z0-9-]{2,60}|dkim-signature|arc-[a-z-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_ENVELOPE = re.compile(rb"From [^\n]{0,300}\d{1,2}:\d{1,2}[^\n]{0,100}\n(?:>?From |[!-9;-~]+:)")
_APPLE_COUNT = re.compile(rb"\d+[ \t]*\r?\n(?=[!-9;-~]+:)")
_MAIL_SUFFIXES = frozenset({".eml", ".emlx", ".mbox"})
_MAIL_TREES = ("cur", "new")


class Form(StrEnum):
    """How a file holds mail."""

    MBOX = "mbox"
    SINGLE = "single"
    BROKEN = "broken"
    """It is named like a mail, or lies where only mail lies, and holds none."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file of mail. ``use`` is what the folder it lies in is for, None when nothing tells."""

    path: Path
    form: Form
    use: Folder | None
    size: int
    changed: int
    """Time of the last change in nanoseconds, for noticing that there is something new."""
    arrived: datetime | None = None
    """When a Maildir's server put it there."""


def sources_in(path: Path) -> tuple[Source, ...]:
    """Every file of mail at ``path`` and below it, in a stable order.

    Raises ``AppError`` when the path is missing or cannot be read.
    """
    try:
        if path.is_dir():
            return tuple(_in_folder(path, _names(path)))
        source = _source(path, _names(path), surely=True)
    except FileNotFoundError as error:
        raise AppError(f"There is no file or folder {path}.", "Check the name.") from error
    except OSError as error:
        raise AppError(
            f"{path} cannot be read: {error.strerror}.", "Check that you may read it."
        ) from error
    return (source,) if source else ()


def _names(path: Path) -> tuple[str, ...]:
    """The names that may tell a source's use: a folder's own, or a file's and its folder's."""
    whole = path.absolute()
    if path.is_dir():
        return _folder_names(whole.name)
    return (*_folder_names(whole.parent.name)[-1:], _stem(whole.name))


def _stem(name: str) -> str:
    """A file's name without what says its format."""
    stem, dot, suffix = name.rpartition(".")
    return stem if dot and suffix.lower() in {"eml", "emlx", "mbox", "mbx", "txt"} else name


def _in_folder(folder: Path, names: tuple[str, ...]) -> Iterator[Source]:
    """The mail of a folder and its subfolders; of a Maildir ``cur`` and ``new`` only."""
    maildir = (folder / "cur").is_dir()
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        path = Path(entry.path)
        if entry.is_dir():
            if maildir and entry.name in _MAIL_TREES:
                yield from _maildir_files(path, names)
            elif not (maildir and entry.name == "tmp"):
                yield from _in_folder(path, (*names, *_folder_names(entry.name)))
        elif entry.is_file() and not maildir and not entry.name.startswith("."):
            source = _source(path, (*names, _stem(entry.name)), surely=False)
            if source:
                yield source


def _folder_names(name: str) -> tuple[str, ...]:
    """Names in a folder's name: ``.Archive.Entw&APw-rfe`` (Maildir++), ``Sent.sbd``, ``x.mbox``."""
    if name.startswith("."):
        return tuple(from_utf7(part) for part in name.split(".") if part)
    return (name.removesuffix(".sbd").removesuffix(".mbox"),)


def _maildir_files(folder: Path, names: tuple[str, ...]) -> Iterator[Source]:
    for entry in sorted(os.scandir(folder), key=lambda one: one.name):
        if not entry.is_file() or entry.name.startswith("."):
            continue
        about = entry.stat()
        flags = entry.name.rpartition(":2,")[2] if ":2," in entry.name else ""
        use = Folder.DRAFTS if "D" in flags else use_of_path(names)
        if "T" in flags:
            use = Folder.TRASH
        form = Form.SINGLE if about.st_size else Form.BROKEN
        arrived = datetime.fromtimestamp(int(about.st_mtime), tz=UTC)
        yield Source(Path(entry.path), form, use, about.st_size, about.st_mtime_ns, arrived)


def _source(path: Path, names: tuple[str, ...], *, surely: bool) -> Source | None:
    """A file as a source; None when it is not mail and nothing says it ought to be.

    An mbox is what its name says, a single mail what the folder says that holds it.
    """
    about = path.stat()
    with path.open("rb") as file:
        form = form_of(file.read(_SNIFF))
    named = path.suffix.lower() in _MAIL_SUFFIXES
    if form is None and not (named or surely):
        return None
    names = names[1:] if form is Form.MBOX else names[:-1]
    return Source(path, form or Form.BROKEN, use_of_path(names), about.st_size, about.st_mtime_ns)


def form_of(beginning: bytes) -> Form | None:
    """What a file is, by its first bytes; its name is not asked."""
    text = beginning.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n\t ")
    if _ENVELOPE.match(text):
        return Form.MBOX
    head = without_count(text).replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    return Form.SINGLE if _HEADER.search(head) else None


def without_count(raw: bytes) -> bytes:
    """Apple Mail's .emlx begins with a line that counts the mail's bytes."""
    match = _APPLE_COUNT.match(raw[:100])
    return raw[match.end() :] if match else raw


def fingerprint(sources: tuple[Source, ...]) -> str:
    """Changes when a file was added, removed or altered."""
    listing = "\n".join(f"{one.path}\t{one.size}\t{one.changed}" for one in sources)
    return hashlib.sha256(listing.encode("utf-8", "surrogateescape")).hexdigest()[:16]
