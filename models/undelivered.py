"""Which of the person's own messages did not arrive, from delivery reports.

A report is matched by the Message-ID it quotes, else by the failed address and the time. Mere
delay notices are left aside.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from models.correspondence import Entry
from models.message import Folder

RETURNED_WITHIN = timedelta(days=6)
"""Servers try for up to five days (RFC 5321, 4.5.4.1) before they give up."""
EARLY = timedelta(hours=1)
"""Clocks differ."""


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A message of the person's that did not arrive."""

    message: str
    to: str
    bounce: str
    reason: str


class Returned:
    """The person's sent mail, findable by id and by recipient. Grows message by message."""

    def __init__(self) -> None:
        self._by_id: dict[str, Entry] = {}
        self._by_recipient: dict[str, list[Entry]] = defaultdict(list)
        self._reports: list[Entry] = []

    def add(self, one: Entry) -> None:
        """Take in any message: what the person sent, or a delivery report."""
        bounce = one.message.bounce
        if bounce is not None and bounce.final and not one.out:
            self._reports.append(one)
        elif one.out and one.message.folder is not Folder.DRAFTS:
            self._by_id[one.message.id] = one
            for other in one.others:
                self._by_recipient[other.address].append(one)

    def matched(self) -> Sequence[tuple[Entry, Undelivered]]:
        """Each message that came back, once per failed address, with what is known about it."""
        found: dict[tuple[str, str], tuple[Entry, Undelivered]] = {}
        for report in sorted(self._reports, key=lambda one: one.order):
            bounce = report.message.bounce
            assert bounce is not None, "only reports are kept"
            sent = self._by_id.get(bounce.original) or self._sent_to(bounce.recipient, report)
            if sent is None:
                continue
            to = bounce.recipient or (sent.others[0].address if len(sent.others) == 1 else "")
            entry = (sent, Undelivered(sent.message.id, to, report.message.id, bounce.reason))
            found.setdefault((sent.key, to), entry)
        return list(found.values())

    def _sent_to(self, recipient: str, report: Entry) -> Entry | None:
        """The last message to that address before the report, if it is recent."""
        at = report.message.sent_at
        near = [
            one
            for one in self._by_recipient.get(recipient, ())
            if at - RETURNED_WITHIN <= one.message.sent_at <= at + EARLY
        ]
        return max(near, key=lambda one: one.order) if near else None


def nobody_got(one: Entry, failed: Iterable[str]) -> bool:
    """Whether a message reached none of those it was sent to."""
    missed = set(failed)
    return all(other.address in missed for other in one.others)
