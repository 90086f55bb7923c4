"""How unusual a silence is: the published figures, the person's own cases, the two facts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.expectation import (
    AFTER_APPLICATION,
    AFTER_INTERVIEW,
    BINS,
    EDGES,
    LAST_DAYS,
    Case,
    Curve,
    in_words,
    learn,
    learn_one,
    silent_shares,
)
from models.silence import After

DAY = date(2026, 10, 1)


def spoken(curve: Curve, days: float) -> tuple[str, str]:
    """The two facts of a curve on a day."""
    return in_words(curve.answered_by(days), curve.still_writes(days))


def case(days: int, employer: str = "", *, answered: bool = True) -> Case:
    return Case(days, answered, DAY, employer)


cases = st.lists(
    st.builds(
        Case,
        days=st.integers(0, 500),
        answered=st.booleans(),
        on=st.just(DAY),
        employer=st.sampled_from(["", "contoso", "northwind"]),
    ),
    max_size=30,
).map(tuple)


def test_after_an_interview_two_weeks_are_neither_normal_nor_the_end() -> None:
    """On day 14 about 8 of 10 that will write have, yet 1 silent employer in 4 still does."""
    curve = learn().after_interview
    picture = {
        days: (round(curve.answered_by(days), 2), round(curve.still_writes(days), 2))
        for days in (3, 7, 14, 28)
    }
    assert {3: (0.3, 0.57), 7: (0.59, 0.43), 14: (0.81, 0.26), 28: (0.94, 0.1)} == picture


def test_after_a_cold_application_half_of_the_answers_take_nine_days() -> None:
    """The prior after an application reproduces the measured table."""
    curve = learn().after_application
    picture = {
        days: (round(curve.answered_by(days), 2), round(curve.still_writes(days), 2))
        for days in (7, 10, 14, 28, 60, 90)
    }
    assert {
        7: (0.45, 0.37),
        10: (0.54, 0.33),
        14: (0.65, 0.27),
        28: (0.79, 0.18),
        60: (0.91, 0.09),
        90: (0.96, 0.04),
    } == picture


def test_the_bands_of_both_waits() -> None:
    """Usual, unusual and very unusual days follow from the curve, not from a rule of thumb."""
    told = learn()
    assert [(9, 29, 84), (6, 14, 32)] == [
        (curve.usual_until, curve.unusual_after, curve.very_unusual_after)
        for curve in (told.after_application, told.after_interview)
    ]


def test_the_chance_of_a_word_within_a_week() -> None:
    """``writes_within`` looks a horizon ahead, ``still_writes`` to the end."""
    curve = learn().after_interview
    assert [0.35, 0.23, 0.12] == [round(curve.writes_within(days, 7), 2) for days in (2, 7, 14)]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (14, ("of 10 that answered, 8 had by now", "of 10 this silent, about 3 still write")),
        (28, ("of 10 that answered, 9 had by now", "of 10 this silent, about 1 still writes")),
        (
            60,
            (
                "of those that answered, more than 19 in 20 had by now",
                "of those this silent, fewer than 1 in 20 still write",
            ),
        ),
        (
            0,
            (
                "of those that answered, fewer than 1 in 20 had by now",
                "of 10 this silent, about 6 still write",
            ),
        ),
    ],
)
def test_a_layman_reads_two_facts(days: int, words: tuple[str, str]) -> None:
    """Whole tenths, never 0 or 10 of 10, and always both facts."""
    assert words == spoken(learn().after_interview, days)


@given(cases, st.integers(0, 400))
def test_words_never_promise_and_never_doom(own: tuple[Case, ...], days: int) -> None:
    """Whatever the history, neither fact ever says 0 or 10."""
    for fact in spoken(learn(own).after_application, days):
        assert " 0 " not in fact
        assert "about 10" not in fact
        assert ", 10 had" not in fact


@pytest.mark.parametrize(
    ("own", "source"),
    [
        (0, "from published figures; none of your own yet"),
        (4, "mostly from published figures; 4 of your own"),
        (12, "mostly from 12 of your own; the rest from published figures"),
    ],
)
def test_the_source_is_named(own: int, source: str) -> None:
    """How much of a figure is published and how much one's own is always said."""
    curve = learn(tuple(case(5) for _ in range(own))).after_application
    assert (own, source) == (curve.own_cases, curve.source)


def test_the_figures_after_an_interview_are_called_an_estimate() -> None:
    """The weaker prior says so on screen."""
    assert "an estimate from published figures" in learn().after_interview.source


def test_quick_employers_make_a_silence_unusual_sooner() -> None:
    """Twenty answers within a week move the band; one does so hardly."""
    none, one, many = (
        learn(after_interview=tuple(case(5) for _ in range(n))).after_interview.unusual_after
        for n in (0, 1, 20)
    )
    assert many < one <= none


def test_an_employer_is_known_from_three_cases_on() -> None:
    """Two slow answers prove no habit; three are shown, counted once, with the general figures."""
    two = learn(tuple(case(40, "contoso") for _ in range(2)))
    three = learn(tuple(case(40, "contoso") for _ in range(3)))
    assert two.after_application == two.for_employer("contoso", After.APPLICATION)
    there = three.for_employer("contoso", After.APPLICATION)
    assert (3, 3) == (there.own_cases, there.at_employer)
    assert there.source.endswith("3 of them with this employer")
    assert three.after_application.usual_until < there.usual_until
    assert three.after_application == three.for_employer("northwind", After.APPLICATION)


@pytest.mark.parametrize("after", After)
def test_every_silence_has_a_curve(after: After) -> None:
    """After real contact the interview's figures hold, before it the slower ones."""
    told = learn()
    contact = after in {After.INTERVIEW, After.ASSESSMENT, After.OFFER}
    expected = told.after_interview if contact else told.after_application
    assert expected == told.for_employer("contoso", after)


@given(cases)
def test_infinite_faith_in_the_prior_is_the_prior(own: tuple[Case, ...]) -> None:
    """M towards infinity: no own case moves anything."""
    sure = learn_one(replace(AFTER_APPLICATION, strength=1e12), own).curve
    assert pytest.approx(silent_shares(AFTER_APPLICATION.hazards), abs=1e-9) == sure.silent_at


@given(cases, st.integers(0, 400))
def test_a_further_unanswered_case_never_lowers_survival(own: tuple[Case, ...], days: int) -> None:
    """Adding one wait without an answer makes no later silence look more unusual."""
    before = learn(own).after_application
    after = learn((*own, case(days, answered=False))).after_application
    for edge in EDGES:
        assert after.survival(edge) >= before.survival(edge) - 1e-12


@given(cases, st.integers(0, 400), st.integers(0, 60))
def test_shares_are_shares_and_time_only_moves_one_way(
    own: tuple[Case, ...], days: int, more: int
) -> None:
    """Survival falls, the answered share rises, both stay between 0 and 1."""
    for curve in (learn(own).after_application, learn((), own).after_interview):
        assert 1.0 >= curve.survival(days) >= curve.survival(days + more) >= 0.0
        assert 0.0 <= curve.answered_by(days) <= curve.answered_by(days + more) <= 1.0
        assert 0.0 <= curve.writes_within(days, more) <= curve.still_writes(days) + 1e-12 <= 1.0


@given(cases)
def test_the_order_of_cases_does_not_matter(own: tuple[Case, ...]) -> None:
    """A rebuild that meets the messages in another order forecasts the same."""
    one, other = (learn(told).after_application for told in (own, own[::-1]))
    assert pytest.approx(one.silent_at) == other.silent_at


def test_bands_are_where_the_shares_are_reached() -> None:
    """Inverting the curve gives the first whole day that reaches the share."""
    curve = learn().after_application
    for share in (0.3, 0.5, 0.8, 0.95, 0.99):
        day = curve.day_reaching(share)
        assert curve.answered_by(day) >= share > curve.answered_by(day - 1)


def test_a_history_in_which_nobody_ever_answers() -> None:
    """With no answer at all nothing can be called late, and nothing is divided by zero."""
    never = Curve((1.0,) * (BINS + 1), 0, "")
    assert (0.0, 0.0, EDGES[-1]) == (
        never.answered_by(30),
        never.still_writes(30),
        never.usual_until,
    )


def test_a_history_in_which_everybody_answers_at_once() -> None:
    """Without a prior, five same-week answers leave nobody silent, and nothing divides by zero."""
    at_once = learn_one(replace(AFTER_INTERVIEW, strength=0.0), [case(3)] * 5).curve
    assert (0.0, 1.0, 0.0) == (
        at_once.survival(20),
        at_once.answered_by(20),
        at_once.still_writes(20),
    )
    assert LAST_DAYS[1] == at_once.usual_until
