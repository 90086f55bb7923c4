"""The course of one application: everything gathered while its messages are told in time order.

``telling`` feeds it, ``hearing`` and ``writing`` say what a message does to it, ``waiting`` which
silence runs in it. Knows one application only.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from models.application import Stage
from models.correspondence import Entry
from models.event import Event, EventKind
from models.promise import Clause, Promise
from models.reading import Kind
from models.silence import Silence
from models.stage import PROOFS, Happening, next_stage
from models.talks import Talk, TalkBook
from models.turn import tests


class Course:
    """What happened so far."""

    def __init__(
        self, working_days: Callable[[date, date], int], *, check_in_after: int, via: bool = False
    ) -> None:
        self.working_days = working_days
        self.check_in_after = check_in_after
        self.via = via
        self.stage: Stage | None = None
        self.proof: list[str] = []
        self.book = TalkBook()
        self.events: list[Event] = []
        self.promises: list[Promise] = []
        self.word_days: list[date] = []
        """Days on which they gave a word, in order."""
        self.word_times: list[datetime] = []
        self.waits: list[tuple[Silence, bool]] = []
        """Every wait that is over, and whether a word of theirs ended it."""
        self.past: list[Silence] = []
        self.asked: Entry | None = None
        self.applied: date | None = None
        self.returned: date | None = None
        self.answered: date | None = None
        """When the person last answered what was asked."""
        self.offer: Entry | None = None
        self.papers = False
        self.clause: Clause | None = None
        self.contacts: list[date] = []
        """Days on which the person wrote or called, one for each."""
        self.check_ins: list[date] = []
        """Days of the person's questions where things stand, since their last word."""
        self.invited = False

    def pass_time(self, moment: datetime) -> None:
        """Let the talks that were over by ``moment`` have taken place."""
        if not self.book.talks:
            return
        for talk in sorted(self.book.talks, key=lambda talk: talk.day):
            if talk.held or not talk.stands or not talk.over_at(moment):
                continue
            self._hold(talk, moment)

    def finish(self, today: date) -> None:
        """Let the talks before ``today`` have taken place, and settle what was only planned."""
        for talk in self.book.held_by(today):
            if not talk.held:
                self._hold(talk, None)
        if self.stage is Stage.INTERVIEWING and not self.plans(today):
            held = self.book.held_by(today)
            self.happen(Happening.HELD if held else Happening.CANCELLED, "")
        if self.stage is Stage.INTERVIEWED and self.book.ahead_on(today):
            self.happen(Happening.BOOKED, "")

    def plans(self, today: date) -> bool:
        """Whether a talk is still to come, or to be moved, after that day."""
        return any(not t.cancelled and not t.over_on(today) for t in self.book.talks)

    def _hold(self, talk: Talk, moment: datetime | None) -> None:
        talk.held = True
        self.happen(Happening.HELD, talk.fixed_by.key)
        if self.asked and not tests(self.asked):
            asked_before = moment is None or self.asked.message.sent_at < moment
            if asked_before and self.asked.reading.kind is Kind.INTERVIEW:
                self.asked = None

    def happen(self, happening: Happening, key: str) -> None:
        """Move the stage by the table; ``key`` names the message that proves it."""
        before = self.stage
        self.stage = next_stage(before, happening)
        if self.stage is not before:
            self.proof = []
        if key and (self.stage is not before or (happening, self.stage) in PROOFS):
            self.proof.append(key)

    def note(self, kind: EventKind, one: Entry, *, due: date | None = None) -> None:
        """Put a message on the timeline."""
        message = one.message
        self.events.append(
            Event(kind, message.sent_at, message.id, one.key, due=due, by_me=one.out)
        )
