"""Pursuits whose dates get in each other's way, and offers that are not yet an end.

Looks at finished applications only: an offer to be decided before another promised word comes,
and an offer without a signed contract, which is no reason to stop the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models.application import Application, Stage, Turn
from models.employer import Employer
from models.event import EventKind
from models.wording import day_words

LIVE = frozenset(
    {Stage.SCREENING, Stage.ASSESSMENT, Stage.INTERVIEWING, Stage.INTERVIEWED, Stage.ON_HOLD}
)
"""Stages of a pursuit that a person would be sorry to let go."""
NAMED = 3
"""So many employers are named in one sentence."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Two pursuits whose dates get in each other's way, or that an unsigned offer must not end.

    ``applications`` are application keys; ``why`` is one sentence.
    """

    applications: tuple[str, ...]
    why: str
    on: date | None = None


def clashes(employers: Iterable[Employer], today: date) -> tuple[Clash, ...]:
    """What the person should know about offers beside other pursuits, as of ``today``."""
    pairs = [(one.name, application) for one in employers for application in one.applications]
    offers = [(name, one) for name, one in pairs if _open_offer(one)]
    found: list[Clash] = []
    for name, offer in offers:
        found.extend(_deadline_before_promise(name, offer, pairs, today))
        live = [(other, one) for other, one in pairs if one.stage in LIVE]
        if live and _unsigned(offer):
            names = _named([other for other, _ in live])
            why = f"{name}'s offer has no signed contract yet: {names} may stay open until it has."
            found.append(Clash((offer.key, *(one.key for _, one in live)), why))
    return tuple(found)


def _named(employers: Sequence[str]) -> str:
    """The first few by name, the rest by number."""
    names = list(dict.fromkeys(employers))
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _open_offer(one: Application) -> bool:
    return one.stage in {Stage.OFFER, Stage.ACCEPTED}


def _unsigned(offer: Application) -> bool:
    return offer.stage is Stage.OFFER or offer.turn is not Turn.NOBODY


def _deadline_before_promise(
    name: str, offer: Application, pairs: Sequence[tuple[str, Application]], today: date
) -> Iterator[Clash]:
    deadlines = [e.due for e in offer.events if e.kind is EventKind.OFFER and e.due]
    if offer.stage is not Stage.OFFER or not deadlines or deadlines[-1] < today:
        return
    decide = deadlines[-1]
    for other, one in pairs:
        running = one.running
        promised = running.promised_by if running else None
        if promised and promised > decide:
            why = (
                f"{name} wants your decision by {day_words(decide)}; "
                f"{other} promised word by {day_words(promised)}."
            )
            yield Clash((offer.key, one.key), why, decide)
