"""Talks with people: when they are, moved, cancelled, suspended; which invitations are open.

Fed one message after the other in time order. A calendar entry is trusted over prose; a day that
was only offered is no talk yet. Knows nothing of stages or silences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from models.correspondence import Entry
from models.event import Event, EventKind
from models.reading import Kind, Sign, TalkRead, TalkState

AGREES = (Sign.ANSWERS, Sign.ACCEPTS)
SETTLES = frozenset({TalkState.FIXED, TalkState.MOVED})


@dataclass(slots=True, eq=False)
class Talk:
    """One talk as known so far. ``fixed_by`` is the message that set its present time."""

    day: date
    start: datetime | None
    end: datetime | None
    fixed_by: Entry
    arranged: set[str]
    """Keys of the messages of its invitation, and its calendar UIDs."""
    sequence: int = 0
    by_calendar: bool = False
    title: str = ""
    told_round: int | None = None
    cancelled: bool = False
    held: bool = False
    """Something was written after its hour."""
    suspended: bool = False
    wished: tuple[TalkRead, ...] = ()
    """Other times that the person asked for."""
    attendees: tuple[str, ...] = ()
    by_hand: bool = False

    def over_at(self, moment: datetime) -> bool:
        """Whether it was over, or its day was, when a message of ``moment`` was written."""
        if self.start is not None:
            return self.start <= moment
        return self.day < moment.date()

    def over_on(self, day: date) -> bool:
        """Whether it was over by the report's day.

        On its own day it still lies ahead, unless something was written after its hour.
        """
        return self.day < day or (self.held and self.day == day)

    @property
    def stands(self) -> bool:
        """Whether it is expected to take place, or took place."""
        return not self.cancelled and not self.suspended

    def reset(self, read: TalkRead, by: Entry) -> None:
        """Give it another time."""
        self.day, self.start, self.end, self.fixed_by = read.day, read.start, read.end, by
        self.cancelled = self.suspended = self.held = False
        self.arranged.add(by.key)


@dataclass(slots=True, eq=False)
class TalkBook:
    """All talks of one application and the invitations whose time is open."""

    talks: list[Talk] = field(default_factory=list)
    invitations: list[Entry] = field(default_factory=list)
    _offered: list[TalkRead] = field(default_factory=list)
    _picked: TalkRead | None = None

    def read(self, one: Entry) -> bool:
        """Take in what a message says about talks; True when a talk was fixed by it."""
        if one.out:
            return self._own(one)
        if not self.talks and _says_nothing(one):
            return False
        fixed = False
        for read in _in_order(one.reading.talks) if one.reading.talks else ():
            if read.state in SETTLES:
                self._fix(read, one)
                fixed = True
            elif read.state is TalkState.CANCELLED:
                self._cancel(read, one)
        self._without_times(one)
        fixed = self._confirmed(one) or fixed
        if fixed:
            self.invitations.clear()
            self._offered.clear()
            self._picked = None
        elif _leaves_open(one):
            self.invitations.append(one)
            self._offered = [t for t in one.reading.talks if t.state is TalkState.PROPOSED]
        return fixed

    def enter(self, read: TalkRead, like: Entry) -> None:
        """A talk that the person entered by hand, shown under a message of the application."""
        talk = Talk(read.day, read.start, read.end, like, set(), title=read.title)
        talk.by_hand = True
        self.talks.append(talk)

    def ahead(self, moment: datetime) -> Sequence[Talk]:
        """Talks not cancelled that had not begun at ``moment``, the next one first."""
        if not self.talks:
            return ()
        waiting = [t for t in self.talks if not t.cancelled and not t.over_at(moment)]
        return sorted(waiting, key=lambda talk: talk.day)

    def ahead_on(self, day: date) -> bool:
        """Whether a talk stands that is still to come at the end of the report's day."""
        return bool(self.talks) and any(t.stands and not t.over_on(day) for t in self.talks)

    def held_by(self, day: date) -> Sequence[Talk]:
        """Talks that took place before ``day``, in order."""
        if not self.talks:
            return ()
        held = [talk for talk in self.talks if talk.stands and talk.over_on(day)]
        return sorted(held, key=lambda talk: talk.day)

    def events(self) -> Iterator[Event]:
        """An event for each talk and each invitation still open."""
        days = sorted({talk.day for talk in self.talks if not talk.cancelled})
        for talk in self.talks:
            yield Event(
                kind=EventKind.INTERVIEW,
                at=talk.start or talk.day,
                message="" if talk.by_hand else talk.fixed_by.message.id,
                key="" if talk.by_hand else talk.fixed_by.key,
                end=talk.end,
                cancelled=talk.cancelled,
                suspended=talk.suspended,
                round=None if talk.cancelled else days.index(talk.day) + 1,
                title=talk.title,
            )
        for one in self.invitations:
            message = one.message
            yield Event(EventKind.INVITATION, message.sent_at, message.id, one.key)

    def _fix(self, read: TalkRead, one: Entry) -> None:
        talk = self._same(read, one)
        if talk is None:
            attendees = tuple(guest.address for guest in read.attendees)
            talk = Talk(read.day, read.start, read.end, one, {one.key}, attendees=attendees)
            self.talks.append(talk)
        elif not _later_word(talk, read):
            talk.suspended = talk.suspended and talk.day != read.day
            talk.arranged.update({read.uid} - {""})
            return
        elif one.key in talk.arranged and talk.fixed_by is one and talk.day == read.day:
            _widen(talk, read)
        else:
            talk.reset(read, one)
        talk.arranged.update({read.uid} - {""})
        talk.by_calendar = talk.by_calendar or bool(read.uid)
        talk.sequence = max(talk.sequence, read.sequence)
        talk.title = read.title or talk.title
        talk.told_round = read.round or talk.told_round

    def _same(self, read: TalkRead, one: Entry) -> Talk | None:
        """The talk that a message speaks of, if it is known already."""
        by_uid = [t for t in self.talks if read.uid and read.uid in t.arranged]
        if by_uid:
            return by_uid[-1]
        same_day = [
            t
            for t in self.talks
            if t.day == read.day and not t.cancelled and _one_talk(t, read, one)
        ]
        if same_day:
            return same_day[0]
        if one.key in {t.fixed_by.key for t in self.talks}:
            return None
        ahead = list(self.ahead(one.message.sent_at))
        suspended = [t for t in ahead if t.suspended]
        if suspended:
            return suspended[0]
        moves = read.state is TalkState.MOVED or one.has(Sign.MOVES_TIME)
        if moves:
            return ahead[0] if ahead else self._missed(one)
        return None if read.uid else _replaced(read, one, ahead)

    def _missed(self, one: Entry) -> Talk | None:
        """A talk of this day or the last that is moved only after its hour."""
        late = [t for t in self.talks if not t.cancelled and (one.day - t.day).days <= 1]
        return late[-1] if late else None

    def _cancel(self, read: TalkRead, one: Entry) -> None:
        known = [t for t in self.talks if read.uid and read.uid in t.arranged]
        known = known or [t for t in self.talks if t.day == read.day and not t.cancelled]
        if known:
            if not read.uid or read.sequence >= known[0].sequence:
                known[0].cancelled = True
            return
        talk = Talk(read.day, read.start, read.end, one, {one.key}, cancelled=True)
        talk.arranged.update({read.uid} - {""})
        talk.title = read.title
        self.talks.append(talk)

    def _without_times(self, one: Entry) -> None:
        """A message that moves or cancels "our talk" without naming a day means the next one."""
        ahead = self.ahead(one.message.sent_at)
        if not ahead or (one.reading.talks and not _leaves_open(one)):
            return
        if one.has(Sign.CANCELS_TIME) and not one.has(Sign.OFFERS_SLOTS, Sign.MOVES_TIME):
            ahead[0].cancelled = True
        elif one.has(Sign.MOVES_TIME, Sign.CANCELS_TIME):
            ahead[0].suspended = True
        elif one.human and not _leaves_open(one):
            for talk in ahead:
                if talk.suspended and len(talk.wished) == 1 and one.has(Sign.CONFIRMS_TIME):
                    talk.reset(talk.wished[0], one)
                talk.suspended = False

    def _confirmed(self, one: Entry) -> bool:
        """They confirm, without repeating it, the time that the person picked."""
        if self._picked is None or not one.has(Sign.CONFIRMS_TIME) or one.reading.talks:
            return False
        self._fix(self._picked, one)
        return True

    def _own(self, one: Entry) -> bool:
        """The person picks a time, confirms one, or asks to move."""
        reads = one.reading.talks
        ahead = self.ahead(one.message.sent_at)
        if one.has(Sign.ASKS_TO_MOVE):
            for talk in ahead[:1]:
                talk.suspended = True
                talk.wished = tuple(reads)
            return False
        if one.has(Sign.DECLINES, Sign.WITHDRAWS):
            for talk in ahead:
                talk.cancelled = True
            self.invitations.clear()
            return False
        if not self.invitations:
            return self._by_word_of_mouth(one)
        if not (one.has(*AGREES) or reads):
            return False
        named = {read.day for read in reads}
        offered = [t for t in self._offered if not named or t.day in named]
        if len(self._offered) == 1 and offered:
            self._fix(offered[0], one)
            self.invitations.clear()
            return True
        self._picked = reads[0] if len(reads) == 1 else None
        return False

    def _by_word_of_mouth(self, one: Entry) -> bool:
        """A time agreed on the phone, which only the person's own mail repeats."""
        fresh = [t for t in one.reading.talks if t.state in SETTLES and t.day >= one.day]
        known = {talk.day for talk in self.talks}
        for read in fresh:
            if read.day not in known:
                self._fix(read, one)
        return bool(fresh)


def _says_nothing(one: Entry) -> bool:
    """The quick look at most messages: no talk, no invitation, no sign of either."""
    return not one.signs and not one.reading.talks and one.reading.kind is not Kind.INTERVIEW


def _in_order(reads: Sequence[TalkRead]) -> Sequence[TalkRead]:
    """Calendar entries first (they are trusted over prose), then by time."""
    return sorted(reads, key=lambda t: (not t.uid, t.day, t.start.isoformat() if t.start else ""))


def _widen(talk: Talk, read: TalkRead) -> None:
    """Several talks on one day under one invitation: from the first start to the last end."""
    if read.start and (talk.start is None or read.start < talk.start):
        talk.start = read.start
    if read.end and (talk.end is None or read.end > talk.end):
        talk.end = read.end


def _leaves_open(one: Entry) -> bool:
    """Whether it invites to a talk whose time is still to be found."""
    if one.out or any(t.state in SETTLES for t in one.reading.talks):
        return False
    cancels = one.has(Sign.CANCELS_TIME) or any(
        t.state is TalkState.CANCELLED for t in one.reading.talks
    )
    if cancels and not one.has(Sign.OFFERS_SLOTS):
        return False
    return (
        one.reading.kind is Kind.INTERVIEW and not one.has(Sign.CONFIRMS_TIME, Sign.MOVES_TIME)
    ) or one.has(Sign.OFFERS_SLOTS)


def _later_word(talk: Talk, read: TalkRead) -> bool:
    """Whether a message may change the talk: no old calendar update, no vaguer prose."""
    if read.uid:
        return read.uid not in talk.arranged or read.sequence >= talk.sequence
    return talk.day != read.day or (not talk.by_calendar and read.start is not None)


def _one_talk(talk: Talk, read: TalkRead, one: Entry) -> bool:
    """Same day: one talk, unless two calendar entries came in two messages."""
    uids = [token for token in talk.arranged if talk.by_calendar]
    return not (read.uid and uids and read.uid not in uids and one.key not in talk.arranged)


def _replaced(read: TalkRead, one: Entry, ahead: Sequence[Talk]) -> Talk | None:
    """A new day in the same conversation replaces the one ahead, unless it is another round."""
    for talk in ahead:
        answered = {*one.message.in_reply_to, *one.message.references}
        same_thread = talk.fixed_by.message.id in answered or (
            one.message.thread and one.message.thread == talk.fixed_by.message.thread
        )
        another = read.round and talk.told_round and read.round != talk.told_round
        titled = read.title and talk.title and read.title != talk.title
        if same_thread and not another and not titled and not talk.by_calendar:
            return talk
    return None
