"""What every mailbox can do. Each protocol adapts itself to this in a ``connector`` module."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from models.follow_up import Draft
from models.message import Folder, Message

Wanted = Callable[[Mapping[str, str]], bool]
"""Looks at a few headers (names in lower case: from, subject, ...; and ``folder``, the use of the
folder it lies in) and says whether the whole message deserves to be read. Recall comes first."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A message that could not be decoded. It is counted and kept by id, never lost silently."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What one step of a pull brought.

    ``cursor`` belongs to exactly these messages: both are saved in one transaction. ``total`` is
    None while unknown.
    """

    messages: tuple[Message, ...]
    cursor: str
    unreadable: tuple[Unreadable, ...] = ()
    folder: str = ""
    """The mailbox folder's own name, for the progress line."""
    done: int = 0
    """Messages looked at so far in this pull."""
    total: int | None = None


@dataclass(frozen=True, slots=True)
class FolderFound:
    """A folder of the account and what it is used for."""

    name: str
    use: Folder | None
    messages: int | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer to ``check``: signed in, and these folders are there."""

    folders: tuple[FolderFound, ...] = field(default=())


class Connector(Protocol):
    """Pulls from one mailbox.

    Every method may raise ``AppError`` and nothing else that is foreseeable. All are called from
    one thread; ``stop`` is looked at between messages.
    """

    @property
    def account(self) -> str:
        """Id of the account, empty for local files."""
        ...

    def pull(self, cursor: str, wanted: Wanted, stop: threading.Event) -> Iterator[Batch]:
        """Everything new since ``cursor`` (empty: from the start), newest first where possible.

        A message that ``wanted`` refuses is still returned, with its headers and an empty body.
        Saving the same batch twice must be harmless.
        """
        ...

    def check(self) -> Checked:
        """Sign in, look at the folders, leave."""
        ...

    def rescue(self, message: Message) -> None:
        """Move a message from junk to the inbox. Only on the person's explicit wish."""
        ...

    def save_draft(self, draft: Draft) -> None:
        """Put a draft into the account's Drafts folder. Nothing is ever sent."""
        ...
