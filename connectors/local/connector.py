"""``Connector`` for mail in files. Reads, never writes; needs no network and no Qt."""

from __future__ import annotations

import csv
import json
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from connectors.connector import Batch, Checked, FolderFound, Unreadable, Wanted
from connectors.folder_names import use_of_labels
from connectors.local.mbox import mails_in
from connectors.local.sources import Form, Source, fingerprint, sources_in, without_count
from connectors.mime import LONGEST_MAIL, Undecodable, header_fields, made_up_id, message_from_bytes
from models.errors import AppError
from models.follow_up import Draft
from models.message import Folder, Message

BATCH = 200
_LABELS = "x-gmail-labels"


class LocalConnector:
    """One SOURCE of the command line: an mbox file, a Maildir, a folder of .eml, a single .eml."""

    def __init__(self, path: Path, *, account: str = "") -> None:
        self._path = path
        self._account = account

    @property
    def account(self) -> str:
        """Empty unless the files were added as an account."""
        return self._account

    def pull(self, cursor: str, wanted: Wanted, stop: threading.Event) -> Iterator[Batch]:
        """Every mail of the source in batches of 200; what the cursor says was read is skipped.

        Raises ``AppError`` when the source is missing, unreadable or holds no mail at all.
        """
        sources = sources_in(self._path)
        state = fingerprint(sources)
        start = _position(cursor, state)
        mails: list[Message] = []
        unreadable: list[Unreadable] = []
        done, any_mail = 0, start > 0
        for source, raw, arrived in _raw_mails(sources):
            if stop.is_set():
                break
            done += 1
            if done <= start:
                continue
            try:
                mails.append(self._message(source, raw, arrived, wanted))
            except Undecodable:
                unreadable.append(Unreadable(made_up_id(raw), f"{source.path.name}: no mail"))
            if len(mails) + len(unreadable) == BATCH:
                any_mail = any_mail or bool(mails)
                yield self._batch(mails, unreadable, state=state, done=done)
                mails, unreadable = [], []
        if mails or unreadable:
            any_mail = any_mail or bool(mails)
            yield self._batch(mails, unreadable, state=state, done=done)
        if not (any_mail or stop.is_set()):
            raise AppError(
                f"{self._path} holds no mail.",
                "Give an mbox file, a Maildir, a folder of .eml files or a single .eml.",
            )

    def check(self) -> Checked:
        """Which uses the source's files have, and how many files (not mails) each."""
        counted = Counter(one.use for one in sources_in(self._path))
        return Checked(
            tuple(
                FolderFound(name=use.value if use else self._path.name, use=use)
                for use in sorted(counted, key=str)
            )
        )

    def rescue(self, message: Message) -> None:  # noqa: ARG002 - the protocol's
        """Files are only read."""
        raise AppError(
            "Mail in files is only read, so nothing can be moved in it.",
            "Move the message in the program the files come from.",
        )

    def save_draft(self, draft: Draft) -> None:  # noqa: ARG002 - the protocol's
        """Files are only read."""
        raise AppError(
            "Mail in files is only read, so no draft can be put there.",
            "Copy the text, or save it as a file for your mail program.",
        )

    def _message(
        self, source: Source, raw: bytes, arrived: datetime | None, wanted: Wanted
    ) -> Message:
        headers = header_fields(raw)
        folder = _folder(headers.get(_LABELS, ""), source)
        return message_from_bytes(
            raw,
            folder=folder,
            account=self._account,
            received=arrived,
            with_body=wanted({**headers, "folder": folder.value}),
        )

    def _batch(
        self, mails: list[Message], unreadable: list[Unreadable], *, state: str, done: int
    ) -> Batch:
        return Batch(
            messages=tuple(mails),
            unreadable=tuple(unreadable),
            cursor=json.dumps({"state": state, "done": done}),
            folder=self._path.name,
            done=done,
        )


def pull_all(paths: Iterable[Path], stop: threading.Event) -> Iterator[Batch]:
    """Every mail of several sources, whole: what ``heardback report SOURCE...`` reads."""
    for path in paths:
        yield from LocalConnector(path).pull("", lambda _headers: True, stop)


def _raw_mails(
    sources: tuple[Source, ...],
) -> Iterator[tuple[Source, bytes, datetime | None]]:
    """Each mail's file, bytes and time of arrival where the file tells one."""
    for source in sources:
        try:
            with source.path.open("rb") as file:
                if source.form is Form.MBOX:
                    for raw, arrived in mails_in(file):
                        yield source, raw, arrived
                else:
                    yield source, without_count(file.read(LONGEST_MAIL)), source.arrived
        except OSError as error:
            raise AppError(
                f"{source.path} cannot be read: {error.strerror}.", "Check that you may read it."
            ) from error


def _folder(labels: str, source: Source) -> Folder:
    """Takeout's labels speak first, then the name of file or folder; else inbox (REPORT)."""
    if not labels:
        return source.use or Folder.INBOX
    names = tuple(one.strip() for one in next(csv.reader([labels]), []))
    return use_of_labels(names) or source.use or Folder.ARCHIVE


def _position(cursor: str, state: str) -> int:
    """How many mails were read before; 0 where the files have changed since."""
    try:
        saved = json.loads(cursor or "{}")
    except ValueError:
        return 0
    known = isinstance(saved, dict) and saved.get("state") == state
    done = saved.get("done", 0) if known else 0
    return done if isinstance(done, int) else 0
