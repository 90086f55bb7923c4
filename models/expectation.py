"""How unusual a silence is: the share that had answered by now, and the share that still writes.

A discrete-hazard model with prior pseudo-cases (beta-Stacy process, Walker & Muliere 1997):
published figures are the prior, the person's own closed and running cases move it. It must not
know messages or applications: it is handed cases, and forecasts in calendar days. A share is
about employers in general, never a verdict on the person.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil, log

from models.silence import After

LAST_DAYS = (1, 3, 7, 14, 21, 28, 42, 60, 90, 120, 180)
"""Last day of each bin but the open one; a bin starts the day after the one before it ends."""
OPEN_BIN_DAYS = 185
"""The open bin's hazard is spread to a full year; nothing is forecast beyond."""
EDGES = (-1, *LAST_DAYS, LAST_DAYS[-1] + OPEN_BIN_DAYS)
BINS = len(EDGES) - 1

USUAL, UNUSUAL, VERY_UNUSUAL = 0.50, 0.80, 0.95
"""Bands by the share of those that write at all and had done so."""
REAL_CONTACT = frozenset({After.INTERVIEW, After.ASSESSMENT, After.OFFER})
EMPLOYER_STRENGTH = 3.0
EMPLOYER_CASES = 3
"""An employer's own habit is believed from so many of the person's cases there."""


@dataclass(frozen=True, slots=True)
class Prior:
    """Published hazards per bin, and how many of the person's cases they weigh as much as."""

    hazards: tuple[float, ...]
    strength: float
    name: str
    """What the figures are, in words: "published figures"."""


AFTER_APPLICATION = Prior(
    hazards=(0.053, 0.096, 0.102, 0.133, 0.062, 0.051, 0.072, 0.031, 0.048, 0.013, 0.027, 0.0),
    strength=10.0,
    name="published figures",
)
"""First human answer after applying; automatic receipts are none.

Source: four open records of real searches (989 applications, US and northern Europe, 2021-26),
each searcher weighing the same; about half are ever answered. Weakness: four people, tech and
data work only, cold and recommended applications not told apart.
"""

AFTER_INTERVIEW = Prior(
    hazards=(0.054, 0.146, 0.236, 0.235, 0.121, 0.065, 0.058, 0.026, 0.013, 0.004, 0.002, 0.001),
    strength=8.0,
    name="an estimate from published figures",
)
"""Any word after an interview: next step, no, or offer.

Source: 65 % ever hear (93 of 144 interview loops, Snyder 2025); of those a log-normal time with
median 6 days and sigma 1.0, which agrees with 2.5 interviews per hire (Lever 2019) within 25 days
(NACE 2023). Weakness: put together from totals, no dated record of single waits stands behind it;
hence the lower strength, and the word "estimate" on screen.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """One of the person's own waits.

    ``days``: calendar days until the first human word, or until the last day looked at when
    there was none (withdrawn, closed, still running). A wait without an answer is never "over":
    it is only not answered so far.
    """

    days: int
    answered: bool
    on: date
    """The day the wait began."""
    employer: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """How a wait of one sort goes. All shares are 0 to 1, all times calendar days."""

    silent_at: tuple[float, ...]
    """Share still silent at the end of each bin, starting with 1.0 before the first."""
    own_cases: int
    """How many of the person's own cases are in it, running ones included."""
    source: str
    """Where the shares come from, in words: "mostly from published figures; 4 of your own"."""
    at_employer: int = 0
    """How many of these were at the one employer the curve is for; 0 for a general curve."""

    def survival(self, days: float) -> float:
        """Share that is still silent after ``days``."""
        day = min(max(days, 0.0), float(EDGES[-1]))
        bin_ = max(bisect_left(EDGES, day), 1)
        start, end = self.silent_at[bin_ - 1], self.silent_at[bin_]
        if start <= 0.0:
            return 0.0
        part = (day - EDGES[bin_ - 1]) / (EDGES[bin_] - EDGES[bin_ - 1])
        return float(start * (end / start) ** part)

    def answered_by(self, days: float) -> float:
        """Of those that answer at all, the share that had after ``days``."""
        ever = 1.0 - self.silent_at[-1]
        return (1.0 - self.survival(days)) / ever if ever > 0.0 else 0.0

    def still_writes(self, days: float) -> float:
        """Of those silent for ``days``, the share that will still write."""
        return self.writes_within(days, float(EDGES[-1]))

    def writes_within(self, days: float, horizon: float) -> float:
        """Of those silent for ``days``, the share that writes within ``horizon`` more days."""
        now = self.survival(days)
        return 1.0 - self.survival(days + horizon) / now if now > 0.0 else 0.0

    @property
    def usual_until(self) -> int:
        """The day by which half of those that answer had: silence until then is usual."""
        return self.day_reaching(USUAL)

    @property
    def unusual_after(self) -> int:
        """The day by which 8 of 10 of those that answer had."""
        return self.day_reaching(UNUSUAL)

    @property
    def very_unusual_after(self) -> int:
        """The day by which 19 of 20 of those that answer had."""
        return self.day_reaching(VERY_UNUSUAL)

    def day_reaching(self, share: float) -> int:
        """The first day on which ``share`` of those that answer had; a year when never reached."""
        silent = 1.0 - share * (1.0 - self.silent_at[-1])
        for bin_ in range(1, BINS + 1):
            start, end = self.silent_at[bin_ - 1], self.silent_at[bin_]
            if end > silent or end == start:
                continue
            part = log(silent / start) / log(end / start) if end > 0.0 else 1.0
            return ceil(EDGES[bin_ - 1] + part * (EDGES[bin_] - EDGES[bin_ - 1]) - 1e-9)
        return EDGES[-1]


@dataclass(frozen=True, slots=True)
class Tally:
    """Cases counted into bins: how many answered there, how many were exposed to it."""

    answers: tuple[float, ...]
    exposed: tuple[float, ...]
    cases: int

    def __sub__(self, other: Tally) -> Tally:
        """What remains without the other's cases."""
        return Tally(
            tuple(a - b for a, b in zip(self.answers, other.answers, strict=True)),
            tuple(a - b for a, b in zip(self.exposed, other.exposed, strict=True)),
            self.cases - other.cases,
        )


def tally(cases: Iterable[Case]) -> Tally:
    """Count cases into bins. A case that ends without an answer inside a bin counts in part."""
    answers, exposed, count = [0.0] * BINS, [0.0] * BINS, 0
    for case in cases:
        day = min(max(case.days, 0), EDGES[-1])
        last = max(bisect_left(EDGES, day), 1) - 1
        for bin_ in range(last):
            exposed[bin_] += 1.0
        if case.answered:
            answers[last] += 1.0
            exposed[last] += 1.0
        else:
            exposed[last] += (day - EDGES[last]) / (EDGES[last + 1] - EDGES[last])
        count += 1
    return Tally(tuple(answers), tuple(exposed), count)


def silent_shares(hazards: Iterable[float]) -> tuple[float, ...]:
    """Share still silent before the first bin (1.0) and at the end of each."""
    shares = [1.0]
    for hazard in hazards:
        shares.append(shares[-1] * (1.0 - hazard))
    return tuple(shares)


def updated(silent_at: tuple[float, ...], own: Tally, strength: float) -> tuple[float, ...]:
    """The prior's silent shares after ``own`` cases; the prior weighs ``strength`` cases.

    Per bin: (a + answers) / (a + b + exposed) with a = strength x the prior's answers there and
    b = strength x those silent beyond. Towards strength 0 this is Kaplan-Meier; without cases, or
    towards infinite strength, it is the prior itself.
    """
    hazards = []
    for bin_ in range(BINS):
        before, after = strength * silent_at[bin_], strength * silent_at[bin_ + 1]
        total = before + own.exposed[bin_]
        hazards.append((before - after + own.answers[bin_]) / total if total > 0.0 else 0.0)
    return silent_shares(hazards)


@dataclass(frozen=True, slots=True)
class Learnt:
    """One sort of wait as learnt: the prior, all own cases, and those of employers with enough."""

    prior: Prior
    own: Tally
    employers: Mapping[str, Tally]
    curve: Curve

    def at(self, employer: str) -> Curve:
        """The employer's own curve, from three cases there on; else the general one.

        The general experience without this employer is the prior, so no case counts twice.
        """
        there = self.employers.get(employer)
        if there is None:
            return self.curve
        elsewhere = updated(
            silent_shares(self.prior.hazards), self.own - there, self.prior.strength
        )
        return Curve(
            silent_at=updated(elsewhere, there, EMPLOYER_STRENGTH),
            own_cases=self.own.cases,
            source=f"{self.curve.source}, {there.cases} of them with this employer",
            at_employer=there.cases,
        )


@dataclass(frozen=True, slots=True)
class Expectation:
    """What to expect, learnt from the person's own history on top of the published figures."""

    application: Learnt
    interview: Learnt

    @property
    def after_application(self) -> Curve:
        """The first human answer after applying."""
        return self.application.curve

    @property
    def after_interview(self) -> Curve:
        """Any word after a talk."""
        return self.interview.curve

    def for_employer(self, name: str, stage: After) -> Curve:
        """The curve for a silence after ``stage`` at one employer.

        There are figures for two sorts of wait only. After an assessment or an offer there was
        real contact as after an interview; after a first contact the slower curve is used, since
        saying "unusual" too late does less harm than too early.
        """
        learnt = self.interview if stage in REAL_CONTACT else self.application
        return learnt.at(name)


def source_in_words(prior: Prior, own: int) -> str:
    """Where shares come from: "mostly from published figures; 4 of your own"."""
    if own == 0:
        return f"from {prior.name}; none of your own yet"
    if own < prior.strength:
        return f"mostly from {prior.name}; {own} of your own"
    return f"mostly from {own} of your own; the rest from {prior.name}"


def learn_one(prior: Prior, cases: Iterable[Case]) -> Learnt:
    """One sort of wait from its prior and the person's cases; their order does not matter."""
    kept = tuple(cases)
    own = tally(kept)
    there: dict[str, list[Case]] = {}
    for case in kept:
        there.setdefault(case.employer, []).append(case)
    employers = {
        name: tally(cases) for name, cases in there.items() if name and len(cases) >= EMPLOYER_CASES
    }
    curve = Curve(
        silent_at=updated(silent_shares(prior.hazards), own, prior.strength),
        own_cases=own.cases,
        source=source_in_words(prior, own.cases),
    )
    return Learnt(prior, own, employers, curve)


def learn(
    after_application: tuple[Case, ...] = (), after_interview: tuple[Case, ...] = ()
) -> Expectation:
    """What to expect given the person's own cases, as known on the day of the report."""
    return Expectation(
        application=learn_one(AFTER_APPLICATION, after_application),
        interview=learn_one(AFTER_INTERVIEW, after_interview),
    )


def in_words(answered_by: float, still_writes: float) -> tuple[str, str]:
    """The two facts, always together: alone the first sounds like doom.

    Whole tenths (Gigerenzer & Hoffrage 1995), never 0 or 10 of 10.
    """
    answered = _of_ten(answered_by)
    writes = _of_ten(still_writes)
    first = (
        f"of 10 that answered, {answered} had by now"
        if isinstance(answered, int)
        else f"of those that answered, {answered} had by now"
    )
    verb = "writes" if writes == 1 else "write"
    second = (
        f"of 10 this silent, about {writes} still {verb}"
        if isinstance(writes, int)
        else f"of those this silent, {writes} still write"
    )
    return first, second


def _of_ten(share: float) -> int | str:
    """A share as whole tenths, or in words near the ends."""
    tenths = share * 10.0
    if tenths < 0.5:
        return "fewer than 1 in 20"
    if tenths >= 9.5:
        return "more than 19 in 20"
    return int(tenths + 0.5)
