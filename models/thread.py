"""Threads: which messages answer one another.

By Message-IDs first (References and In-Reply-To, after Zawinski's algorithm and RFC 5256), by the
provider's own thread id and by calendar UID; by subject alone only where a person is shared.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import timedelta

from models.correspondence import Entry
from models.naming import subject_key

SUBJECT_REACH = timedelta(days=60)
"""Mails of one subject further apart than this are not taken for one conversation."""


class Joined:
    """Sets that grow together (union-find with path halving), over anything hashable."""

    def __init__(self) -> None:
        self._above: dict[Hashable, Hashable] = {}

    def root(self, one: Hashable) -> Hashable:
        """The set's present name."""
        above = self._above
        parent = above.setdefault(one, one)
        while parent != one:
            grand = above[parent]
            above[one] = grand
            one, parent = grand, above[grand]
        return one

    def join(self, one: Hashable, other: Hashable) -> None:
        """Both are in one set from now on."""
        here, there = self.root(one), self.root(other)
        if here != there:
            self._above[there] = here


def threads(entries: Sequence[Entry]) -> list[int]:
    """For each entry (in time order) the number of its thread: the index of its first message."""
    joined = Joined()
    holder: dict[str, int] = {}
    for index, one in enumerate(entries):
        for token in links(one):
            other = holder.setdefault(token, index)
            if other != index:
                joined.join(other, index)
    _join_by_subject(entries, joined)
    first: dict[Hashable, int] = {}
    return [first.setdefault(joined.root(index), index) for index in range(len(entries))]


def links(one: Entry) -> Iterator[str]:
    """What ties a message to its thread for sure."""
    message = one.message
    yield f"id {message.id}"
    for reference in (*message.in_reply_to, *message.references):
        yield f"id {reference}"
    if message.thread:
        yield f"thread {message.account} {message.thread}"
    for talk in one.reading.talks:
        if talk.uid:
            yield f"uid {talk.uid}"


def _join_by_subject(entries: Sequence[Entry], joined: Joined) -> None:
    """Answers whose references are lost: same subject, a shared person, and not long after."""
    last: dict[tuple[str, str], int] = {}
    for index, one in enumerate(entries):
        if one.reading.robot and not one.out:
            continue
        subject = subject_key(one.message.subject)
        if not subject:
            continue
        for address in _addresses(one):
            before = last.get((subject, address))
            last[(subject, address)] = index
            if before is None or joined.root(before) == joined.root(index):
                continue
            apart = one.message.sent_at - entries[before].message.sent_at
            if apart <= SUBJECT_REACH:
                joined.join(before, index)


def _addresses(one: Entry) -> Iterable[str]:
    return {other.address for other in one.others}
