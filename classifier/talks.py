"""Talks a message fixes, proposes, moves or cancels, read from its own words and its subject.

Only talks with people: deadlines, promises, opening hours and starting days are none, and a period
("in early March") is no time. What is written in a calendar part is read in ``invites``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from classifier.date_line import Context, context_of
from classifier.date_phrases import Moment, wall_time
from classifier.date_words import LONGEST_TEXT, day_words, fold
from classifier.sentences import Sentence, Told, names_a_day, told, whole
from classifier.talk_states import agrees, parts_until, times_in
from classifier.talk_words import (
    invitation_title,
    length_in,
    round_in,
    speaks_of_meeting,
    talk_phrases,
    title_in,
)
from classifier.zones import Zone, zone_at
from models.reading import TalkRead, TalkState

NEARBY = 4
"""Sentences: a talk named this shortly before lends its word to a time."""
MOST_TALKS = 20
LONGEST_QUOTE = 160
LONGEST_SUBJECT = 300
SHORT_LINE = 9
"""Words: a longer line without a time ends a list of slots."""
RANKS = (TalkState.PROPOSED, TalkState.FIXED, TalkState.MOVED, TalkState.CANCELLED)
"""Where one time is said twice, the later of these is meant."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A time found for a talk, before slots of one time are joined."""

    moment: Moment
    state: TalkState
    sentence: Sentence
    counts: bool
    """False: a day seen without being a talk's; a time behind it makes it one."""


def read_talks(
    text: str,
    subject: str,
    *,
    sent_at: datetime,
    language: str = "",
    zone_hint: str = "",
    day_first: bool | None = None,
    about_talk: bool = False,
) -> tuple[TalkRead, ...]:
    """The talks that a message's own words and its subject date, in their order.

    ``text`` holds the sender's new words only. Relative days count from ``sent_at`` in its own
    offset; times are in the zone written, else in ``zone_hint`` (IANA), else in that offset.
    ``about_talk``: it is known that the message is about one, whatever its words.
    """
    subject, text = subject[:LONGEST_SUBJECT], text[:LONGEST_TEXT]
    phrases = talk_phrases()
    if phrases.reply_subject.match(fold(subject)):
        return ()
    said = whole(subject).words | whole(text).words
    named = about_talk or not (said.isdisjoint(phrases.strong) and said.isdisjoint(phrases.weak))
    if not named and not speaks_of_meeting(whole(text)):
        return ()
    context = context_of(
        f"{subject}\n{text}",
        sent_at=sent_at,
        language=language,
        zone_hint=zone_hint,
        day_first=day_first,
    )
    days = day_words(context.language)
    lines = told(text, context.language)
    dated = lines.dated(days)
    if not dated and not names_a_day(whole(subject), days):
        return ()
    search = TalkSearch(context, subject, about_talk=about_talk)
    search.go_through(lines, dated)
    return search.talks(text)


class TalkSearch:
    """Goes through a message once and remembers what the next sentence needs."""

    def __init__(self, context: Context, subject: str, *, about_talk: bool) -> None:
        self._context = context
        self._phrases = talk_phrases()
        self._day_words = day_words(context.language)
        self._slots: list[Slot] = []
        self._index = 0
        self._talk_index = NEARBY * 9 if about_talk else -NEARBY * 9
        self._named = about_talk
        self._day_index = 0
        self._time_before: Moment | None = None
        self._offering = False
        self._subject = subject
        self._invitation = invitation_title(subject)
        self._whole: TalkState | None = None
        self._look_at_subject(subject)

    def _look_at_subject(self, subject: str) -> None:
        line = whole(subject)
        if not line.words.isdisjoint(self._phrases.strong) or self._invitation is not None:
            self._talk_index = NEARBY * 9
        if line.says(self._phrases.cancel):
            self._whole = TalkState.CANCELLED
        elif self._invitation is not None and line.says(self._phrases.move):
            self._whole = TalkState.MOVED
        self._look_at(line)
        self._offering &= not line.asks

    def go_through(self, lines: Told, dated: Sequence[int]) -> None:
        """Take up the times of the ``dated`` lines; of the others what they lend to a time."""
        strong = lines.holding(self._phrases.strong)
        spoken = sorted({*strong, *lines.holding(self._phrases.weak)})
        first = self._index + 1
        start = 0
        for at in dated:
            self._named |= any(start <= one < at for one in strong)
            before = [one for one in spoken if one < at]
            if before:
                self._talk_index = max(self._talk_index, first + before[-1])
            self._pass_over([lines[one] for one in range(start, at)])
            self._index = first + at - 1
            self._look_at(lines[at])
            start = at + 1

    def _pass_over(self, undated: Sequence[Sentence]) -> None:
        """Whether slots are offered is what the last line that tells says."""
        for sentence in reversed(undated):
            offering = self._offers(sentence, slots=False)
            if offering is not None:
                self._offering = offering
                return

    def _look_at(self, sentence: Sentence) -> None:
        """Take up the times of one sentence."""
        self._index += 1
        words = sentence.words
        strong = not words.isdisjoint(self._phrases.strong)
        weak = not words.isdisjoint(self._phrases.weak)
        self._named |= strong
        if strong or weak:
            self._talk_index = max(self._index, self._talk_index)
        found: list[tuple[Moment, TalkState]] = []
        if names_a_day(sentence, self._day_words):
            found = times_in(sentence, self._context, whole=self._whole, offering=self._offering)
        offering = self._offers(sentence, slots=bool(found))
        self._offering = self._offering if offering is None else offering
        if not found:
            return
        label = bool(self._phrases.labels.match(sentence.folded))
        near = strong or weak or self._index - self._talk_index <= NEARBY
        promise = sentence.says(self._phrases.promise)
        met = sentence.says(self._phrases.meets)
        first = len(self._slots)
        for one, state in found:
            parting = parts_until(sentence, one)
            moment = replace(one, limit=False) if parting else one
            day_is_enough = (
                (strong and not promise)
                or (near and label)
                or (self._named and not promise and (met or parting))
            )
            slot = Slot(moment, state, sentence, counts=day_is_enough)
            self._take(slot, near=near or met or parting, label=label)
        self._ask_where_or(first)

    def _offers(self, sentence: Sentence, *, slots: bool) -> bool | None:
        """Whether the lines to come are slots to choose from; None: the sentence can't tell."""
        if agrees(sentence):
            return False
        if sentence.says(self._phrases.propose) or (sentence.asks and not slots):
            return True
        return False if not slots and len(sentence.words) > SHORT_LINE else None

    def _take(self, slot: Slot, *, near: bool, label: bool) -> None:
        moment = slot.moment
        if not moment.dated:
            self._take_time(slot, near=near, label=label)
            return
        spoken_for = moment.limit and not (moment.time and fold(moment.span).startswith("voor "))
        if moment.period or spoken_for or moment.start != moment.end:
            return
        if moment.end < self._context.today:
            return
        if moment.time is None and self._time_before and label:
            moment = _with_time(moment, self._time_before)
            slot = replace(slot, moment=moment)
        counts = near if moment.time else slot.counts
        self._slots.append(replace(slot, counts=counts))
        self._day_index = self._index

    def _take_time(self, slot: Slot, *, near: bool, label: bool) -> None:
        """A time without a day belongs to the day named shortly before, else to the next."""
        close = self._slots and self._index - self._day_index <= NEARBY
        if not close or not near:
            self._time_before = slot.moment if label else None
            return
        day = self._slots[-1]
        moment = _with_time(day.moment, slot.moment)
        joined = replace(
            slot, moment=moment, counts=True, state=max(day.state, slot.state, key=RANKS.index)
        )
        if day.moment.time is None:
            self._slots[-1] = replace(joined, sentence=day.sentence)
        elif self._index == self._day_index or self._offering:
            self._slots.append(joined)

    def _ask_where_or(self, first: int) -> None:
        """Two times joined by "or" are offered, whatever else the sentence says."""
        here = range(first, len(self._slots))
        for one, other in pairwise(here):
            earlier, later = self._slots[one], self._slots[other]
            between = earlier.sentence.folded[earlier.moment.upto : later.moment.at]
            if self._phrases.either.search(between) and earlier.state is TalkState.FIXED:
                self._slots[one] = replace(earlier, state=TalkState.PROPOSED)
                self._slots[other] = replace(later, state=TalkState.PROPOSED)

    def talks(self, text: str) -> tuple[TalkRead, ...]:
        """What was found, one entry for each time."""
        slots = [slot for slot in self._slots if slot.counts]
        if not slots:
            return ()
        zone = _zone_said(text)
        title = self._invitation or title_in(self._subject) or title_in(text)
        found: list[TalkRead] = []
        timed = {slot.moment.start for slot in slots if slot.moment.time}
        for slot in slots:
            if slot.moment.time is None and slot.moment.start in timed:
                continue
            read = self._talk(slot, zone, title, text)
            same = next((n for n, one in enumerate(found) if _same(one, read)), None)
            if same is None:
                found.append(read)
            else:
                found[same] = _joined(found[same], read)
        return tuple(found[:MOST_TALKS])

    def _talk(self, slot: Slot, zone: Zone | None, title: str, text: str) -> TalkRead:
        moment, sentence = slot.moment, slot.sentence
        if moment.place is None and zone:
            moment = replace(moment, place=zone)
        start = end = None
        if moment.time:
            start = wall_time(moment.start, moment.time, moment, self._context)
            length = length_in(sentence.folded)
            if moment.end_time:
                end = wall_time(moment.start, moment.end_time, moment, self._context)
            elif length:
                end = start + length
        own = title_in(sentence.text) if self._invitation is None else ""
        return TalkRead(
            day=moment.start,
            state=slot.state,
            start=start,
            end=end if start and end and end > start else None,
            zone=moment.zone or (self._context.zone_hint if start else ""),
            round=round_in(sentence.text) or round_in(self._subject) or round_in(text),
            title=own or title,
            quote=sentence.text[:LONGEST_QUOTE],
            also=moment.also,
        )


def _with_time(day: Moment, clock: Moment) -> Moment:
    """The day of one moment with the time and zone of another."""
    return replace(
        day,
        time=clock.time,
        end_time=clock.end_time,
        place=clock.place or day.place,
        tz=clock.tz or day.tz,
    )


def _same(one: TalkRead, other: TalkRead) -> bool:
    return one.day == other.day and one.start == other.start


def _joined(one: TalkRead, other: TalkRead) -> TalkRead:
    """One talk said twice: the stronger state, and whatever either knows."""
    stronger = max(one.state, other.state, key=RANKS.index)
    return replace(one, state=stronger, end=one.end or other.end, zone=one.zone or other.zone)


def _zone_said(text: str) -> Zone | None:
    """As in "Time zone: Europe/Berlin", "all times are CET": the zone of times that name none."""
    folded = whole(text).folded
    match = talk_phrases().zone_label.search(folded)
    return zone_at(text, folded, match.end()) if match else None
