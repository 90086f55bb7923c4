"""The whole mailbox as the reasoning sees it, growing message by message.

Decides what belongs to the search at all: which junk is trusted, what is likely fraud, which plain
answers in a known conversation are part of it, what came back undelivered. Remembers what it has
seen, so that one new message touches one neighbourhood only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from models.by_hand import ByHand
from models.correction import Correction, Subject
from models.correspondence import Entry, entry, in_search, one_of_each, own_addresses, unread
from models.message import Folder, Message
from models.naming import own_domain
from models.neighbourhood import Neighbourhoods
from models.reading import Kind, Origin, Reading, SenderClass, Sign
from models.spam_alert import SpamAlert, Suspicion, Verdict
from models.suspicion import Judged, Known, alert, judge, suspicious
from models.undelivered import Returned, Undelivered, nobody_got

SAID_SO = "you said so"


class Gathering:
    """All entries of one mailbox, sorted into neighbourhoods. Built for one day and one person."""

    def __init__(
        self, me: frozenset[str], corrections: Sequence[Correction], junk_days: int
    ) -> None:
        self.me = me
        self.by_hand = ByHand(corrections)
        self._junk_days = junk_days
        self.entries: dict[str, Entry] = {}
        self.order: list[tuple[datetime, str]] = []
        """Every entry's time and key, in order."""
        self.neighbourhoods = Neighbourhoods(me, corrections)
        self.touched: set[int] = set()
        """Neighbourhoods that changed since this was last emptied."""
        self.changed: set[str] = set()
        """Keys of entries that changed since this was last emptied."""
        self._placed: set[str] = set()
        self._known = Known()
        self._returned = Returned()
        self._junk: dict[str, Entry] = {}
        self._marked: dict[str, Entry] = {}
        self._plain: dict[str, list[Entry]] = defaultdict(list)
        self._searched: dict[str, list[Entry]] = defaultdict(list)
        self._trusted: set[str] = set()
        self.alerts: tuple[SpamAlert, ...] = ()
        self.suspicions: tuple[Suspicion, ...] = ()
        self.undelivered: tuple[Undelivered, ...] = ()

    def add(self, messages: Mapping[str, Message], readings: Mapping[str, Reading]) -> bool:
        """Take in messages by key; False when something settled has to be thought through anew."""
        for key, message in messages.items():
            reading = self.by_hand.reading(key, message, readings.get(key) or unread(message))
            self._take(entry(key, message, reading, self.me))
        self.order.sort()
        self._return()
        return self._weigh()

    def _take(self, one: Entry) -> None:
        self.entries[one.key] = one
        self.changed.add(one.key)
        self.order.append(one.order)
        folder = one.message.folder
        if one.out or one.message.bounce is not None:
            self._returned.add(one)
        if folder is Folder.DRAFTS:
            return
        if folder is Folder.JUNK and not one.out:
            self._junk[one.key] = one
        elif not in_search(one):
            self._overhear(one)
        elif _marked(one):
            self._marked[one.key] = one
            self._known.marked.add(one.message.id)
        else:
            self._known.add(one)
            self._place(one)

    def _place(self, one: Entry) -> None:
        """Put it into its neighbourhood, and with it the plain answers it leads to."""
        self.touched.add(self.neighbourhoods.add(one))
        self._placed.add(one.key)
        searched = self._searched
        searched[one.message.id].append(one)
        for id_ in _answered(one):
            searched[id_].append(one)
        if not self._plain:
            return
        near = [*self._plain.get(one.message.id, ())]
        for id_ in _answered(one):
            near.extend(p for p in self._plain.get(id_, ()) if p.message.id == id_)
        for plain in near:
            self._overhear(plain)

    def _overhear(self, one: Entry) -> None:
        """A plain mail is part of the search if it answers, or is answered by, its people."""
        if one.key in self._placed or not _could_belong(one):
            return
        ids = (one.message.id, *_answered(one))
        met = [other for id_ in ids for other in self._searched.get(id_, ())]
        if any(_share_a_person(one, other) for other in met if _linked(one, other)):
            because = ("in a conversation of your search",)
            reading = replace(one.reading, kind=Kind.UPDATE, because=because)
            raised = replace(one, reading=reading)
            self.entries[one.key] = raised
            self.changed.add(one.key)
            self._place(raised)
            return
        for id_ in ids:
            if one not in self._plain[id_]:
                self._plain[id_].append(one)

    def _weigh(self) -> bool:
        """Judge junk and marked mail anew; False when something trusted is so no longer."""
        alerts, suspicions, trusted = [], [], set()
        for one in self._junk.values():
            ordinary = one.reading.kind is Kind.OTHER
            if Sign.HIRING_SIDE in one.reading.signs:
                continue
            if ordinary and not one.reading.authenticity.scam_marks:
                continue
            judged = self._judged(one)
            if ordinary and judged.verdict is not Verdict.SCAM:
                continue
            if judged.verdict is Verdict.GENUINE:
                trusted.add(one.key)
            found = alert(one, judged, self._junk_days)
            if found and self.by_hand.value(Subject.FOUND_FALSE, [one.key]) is None:
                alerts.append(found)
        for one in self._marked.values():
            said = self.by_hand.value(Subject.NOT_SPAM, [one.key])
            suspicion = None if said == Verdict.GENUINE else suspicious(one, self._known)
            if suspicion:
                suspicions.append(suspicion)
            else:
                trusted.add(one.key)
        # The missed answer comes before the fraud; of equals the one that is deleted first.
        ranks = {verdict: rank for rank, verdict in enumerate(Verdict)}
        self.alerts = tuple(
            sorted(alerts, key=lambda found: (ranks[found.verdict], found.deleted_on, found.key))
        )
        self.suspicions = tuple(sorted(suspicions, key=lambda found: found.key))
        for key in sorted(trusted - self._trusted):
            self._place(self.entries[key])
        gone = self._trusted - trusted
        self._trusted = trusted
        return not gone

    def _judged(self, one: Entry) -> Judged:
        said = self.by_hand.value(Subject.NOT_SPAM, [one.key])
        if said in {Verdict.GENUINE, Verdict.SCAM}:
            return Judged(Verdict(said), (SAID_SO,), tied=True)
        return judge(one, self._known)

    def _return(self) -> None:
        """Find what came back undelivered."""
        matched = self._returned.matched()
        self.undelivered = tuple(undelivered for _, undelivered in matched)
        failed: dict[str, list[str]] = defaultdict(list)
        for sent, undelivered in matched:
            failed[sent.key].append(undelivered.to)
        for key, to in failed.items():
            known = self.entries[key]
            if not known.undelivered and nobody_got(known, to):
                lost = replace(known, undelivered=True)
                self.entries[key] = lost
                self.neighbourhoods.exchange(known, lost)
                self.changed.add(key)
                self.touched.add(self.neighbourhoods.of(lost))


def _marked(one: Entry) -> bool:
    told = one.reading.authenticity
    return not one.out and bool(told.scam_marks or told.lookalike)


def _answered(one: Entry) -> tuple[str, ...]:
    return (*one.message.in_reply_to, *one.message.references[-1:])


def _linked(one: Entry, other: Entry) -> bool:
    """Whether one of the two answers the other, or both answer the same message."""
    return one.message.id in _answered(other) or bool(
        {other.message.id, *_answered(other)} & set(_answered(one))
    )


def _could_belong(one: Entry) -> bool:
    """Mail between people that nobody has declared to be something else."""
    reading = one.reading
    return (
        reading.kind is Kind.OTHER
        and reading.origin is not Origin.PERSON
        and one.message.bounce is None
        and Sign.HIRING_SIDE not in reading.signs
        and (one.out or reading.sender_class is SenderClass.PERSON)
    )


def _share_a_person(one: Entry, other: Entry) -> bool:
    """The same address at the other end, or a colleague's under the same own domain."""
    here = {who.address for who in one.others}
    there = {who.address for who in other.others}
    if here & there:
        return True
    domains = {own_domain(who.domain) for who in one.others} - {""}
    return bool(domains & {own_domain(who.domain) for who in other.others})


def gather(
    messages: Iterable[Message],
    readings: Mapping[str, Reading],
    corrections: Sequence[Correction],
    *,
    me: tuple[str, ...],
    junk_days: int,
    today: date,
) -> Gathering:
    """A mailbox taken in from the start."""
    kept = one_of_each(messages, today)
    gathering = Gathering(own_addresses(kept.values(), me), corrections, junk_days)
    gathering.add(kept, readings)
    return gathering
