"""The forecasts against simulated searchers they never saw, and against Kaplan-Meier."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import exp, log
from random import Random

import pytest

from models.expectation import (
    AFTER_APPLICATION,
    LAST_DAYS,
    Case,
    Curve,
    Prior,
    learn_one,
    silent_shares,
    tally,
    updated,
)

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the oracle's own imports warn; our code is not judged here
    from lifelines import KaplanMeierFitter

SEARCHERS, APPLICATIONS, SEARCH_DAYS, JUDGED_FROM = 60, 60, 120, 30
LOOKED_AT = (3, 7, 14, 21, 28)
HORIZON = 28
DAY = date(2026, 1, 1)


@dataclass(frozen=True)
class Wait:
    """One simulated application: the day it was sent, and the days to an answer, if one comes."""

    sent: int
    answer: float


def searcher(dice: Random) -> list[Wait]:
    """Somebody whose employers answer in their own share and pace."""
    share, median, sigma = dice.uniform(0.2, 0.8), dice.uniform(4, 20), dice.uniform(0.9, 1.8)
    sent = sorted(dice.randrange(SEARCH_DAYS) for _ in range(APPLICATIONS))
    return [
        Wait(day, exp(dice.gauss(log(median), sigma)) if dice.random() < share else float("inf"))
        for day in sent
    ]


def known_on(day: int, waits: list[Wait]) -> tuple[Case, ...]:
    """What the searcher's mail shows on that day and no more."""
    return tuple(
        Case(int(min(wait.answer, day - wait.sent)), wait.answer <= day - wait.sent, DAY)
        for wait in waits
        if wait.sent < day
    )


def forecasts(priors: dict[str, Prior]) -> dict[str, list[tuple[float, bool]]]:
    """By prior: said probability of an answer within the horizon, and whether it came."""
    dice = Random(20261122)
    said: dict[str, list[tuple[float, bool]]] = {name: [] for name in priors}
    for _ in range(SEARCHERS):
        waits = searcher(dice)
        for wait in waits[JUDGED_FROM:]:
            for silent in LOOKED_AT:
                if wait.answer <= silent:
                    break
                came = wait.answer <= silent + HORIZON
                own = tally(known_on(wait.sent + silent, waits))
                for name, prior in priors.items():
                    shares = updated(silent_shares(prior.hazards), own, prior.strength)
                    curve = Curve(shares, own.cases, "")
                    said[name].append((curve.writes_within(silent, HORIZON), came))
    return said


def log_loss(said: list[tuple[float, bool]]) -> float:
    """Mean surprise; a sure forecast that failed costs much."""
    clipped = [(min(max(chance, 1e-3), 1 - 1e-3), came) for chance, came in said]
    return -sum(log(chance if came else 1 - chance) for chance, came in clipped) / len(said)


def deciles(said: list[tuple[float, bool]]) -> list[float]:
    """|said - seen| in each tenth of the forecasts, from the smallest chance to the largest."""
    ranked = sorted(said)
    size = len(ranked) / 10
    gaps = []
    for n in range(10):
        part = ranked[int(n * size) : int((n + 1) * size)]
        gaps.append(abs(sum(chance - came for chance, came in part)) / len(part))
    return gaps


def test_when_we_say_3_in_10_it_is_3_in_10() -> None:
    """Calibrated on 60 simulated searchers, and sharper than either source alone.

    Gates: mean |said - seen| per decile below .03, worst below .06, log-loss below the prior
    alone and the own history alone.
    """
    said = forecasts(
        {
            "both": AFTER_APPLICATION,
            "own": replace(AFTER_APPLICATION, strength=1e-6),
            "published": replace(AFTER_APPLICATION, strength=1e9),
        }
    )
    gaps = deciles(said["both"])
    assert sum(gaps) / len(gaps) < 0.03
    assert max(gaps) < 0.06
    assert log_loss(said["both"]) < log_loss(said["own"])
    assert log_loss(said["both"]) < log_loss(said["published"])


@pytest.mark.parametrize("seed", range(8))
def test_without_prior_it_is_kaplan_meier(seed: int) -> None:
    """M towards 0 equals lifelines' estimate at the end of every bin."""
    dice = Random(seed)
    waits = [(dice.choice(LAST_DAYS), dice.random() < 0.6) for _ in range(40)]
    own = tuple(
        Case(days, answered, DAY + timedelta(days=n)) for n, (days, answered) in enumerate(waits)
    )
    curve = learn_one(replace(AFTER_APPLICATION, strength=1e-12), own).curve
    oracle = KaplanMeierFitter().fit(
        [days for days, _ in waits], event_observed=[answered for _, answered in waits]
    )
    for last in LAST_DAYS:
        if last <= max(days for days, _ in waits):
            assert pytest.approx(float(oracle.predict(last)), abs=1e-6) == curve.survival(last)
