"""The sentence above the story: what is going on, why, and what could be done. Pure.

Puts the report's advice and silence into words; decides nothing that the report has not decided.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop import words
from models.application import Application, Stage, Turn
from models.event import EventKind
from models.expectation import in_words
from models.follow_up import Action
from models.silence import After, Level, Silence

_CLOSED = {
    Stage.REJECTED: "They said no",
    Stage.WITHDRAWN: "You withdrew",
    Stage.ACCEPTED: "You accepted their offer",
}
_STAGES = {
    Stage.APPLIED: "You applied",
    Stage.ACKNOWLEDGED: "They have your application",
    Stage.CONTACTED: "You are in contact",
    Stage.SCREENING: "They are looking at it",
    Stage.ASSESSMENT: "A test or task",
    Stage.INTERVIEWING: "Interviews are under way",
    Stage.INTERVIEWED: "After the interview",
    Stage.ON_HOLD: "On hold",
    Stage.OFFER: "They made an offer",
}
_BUTTONS = {
    Action.REPLY: "Draft reply",
    Action.THANK_YOU: "Draft thank-you",
    Action.WAIT: "Draft check-in",
    Action.FOLLOW_UP: "Draft check-in",
    Action.CLOSE: "Draft last word",
}
CLOSE_OFFERED_FROM = 30  # days quiet


@dataclass(frozen=True, slots=True)
class Statement:
    """What the card says. ``box`` names its colour; ``draft`` is empty where nothing is drafted."""

    box: str
    title: str
    body: tuple[str, ...]
    shares: str
    draft: str
    urgent: bool
    """The draft is advised now, not merely possible."""
    closing: bool
    """Closing the row is offered."""
    over: bool
    """The application is closed already."""


def statement_of(application: Application, today: date, *, lost: bool = False) -> Statement:
    """The card of one application, as of a day; ``lost``: the person's mail did not arrive."""
    advice, silence = application.advice, application.running
    if silence is not None and silence.dismissed:
        silence = None
    over = application.stage in _CLOSED
    box, title = _headline(application, silence, today)
    if lost and not over:
        box, title = "promiseBox", "Your message did not arrive"
    body = [advice.why] if advice.why else []
    body += _written_since(application, silence)
    if application.snoozed:
        until = words.long_day(date.fromisoformat(application.snoozed))
        body.append(f"Your reminder sleeps until {until}.")
    draft = _BUTTONS.get(advice.action, "")
    ready = advice.not_before is None or advice.not_before <= today
    quiet = silence is not None and silence.after is not After.APPLICATION
    return Statement(
        box=box,
        title=title,
        body=tuple(body),
        shares=shares_words(silence) if silence and quiet and not over else "",
        draft="" if over and advice.action is not Action.THANK_YOU else draft,
        urgent=ready and advice.action not in {Action.WAIT, Action.NONE},
        closing=not over
        and (
            advice.action is Action.CLOSE
            or (silence is not None and quiet and silence.days >= CLOSE_OFFERED_FROM)
        ),
        over=over,
    )


def shares_words(silence: Silence) -> str:
    """The two shares in words, and where they come from; empty when nothing is known."""
    if not silence.source and not silence.answered_by_now:
        return ""
    had, still = in_words(silence.answered_by_now, silence.still_expected)
    text = f"{had[:1].upper()}{had[1:]}; {still}."
    return f"{text} Source: {silence.source}." if silence.source else text


def _headline(application: Application, silence: Silence | None, today: date) -> tuple[str, str]:
    """The card's colour and its first line."""
    if application.stage in _CLOSED:
        return "calmBox", _CLOSED[application.stage]
    if application.turn is Turn.MINE:
        return "okBox", _answer_wanted(application)
    booked = [
        event
        for event in application.events
        if event.kind is EventKind.INTERVIEW and not event.cancelled and event.day >= today
    ]
    if booked and application.stage is Stage.INTERVIEWING:
        first = min(booked, key=lambda event: event.day)
        return "okBox", f"{words.ordinal_talk(first)} on {words.moment(first.at)}"
    if silence is None:
        return "calmBox", _STAGES[application.stage]
    if silence.promised_by is not None and silence.promised_by >= today:
        return "waitBox", words.since_words(silence)
    calm = silence.level in {Level.QUIET, Level.WAITING} or silence.after is After.APPLICATION
    return "calmBox" if calm else "quietBox", words.since_words(silence)


def _answer_wanted(application: Application) -> str:
    offer = next((e for e in reversed(application.events) if e.kind is EventKind.OFFER), None)
    if offer is not None and application.stage is Stage.OFFER:
        return words.event_title(offer)
    if all(event.kind is EventKind.OUTREACH for event in application.events):
        return "They wrote to you first"
    return "They wait for your answer"


def _written_since(application: Application, silence: Silence | None) -> list[str]:
    """That the person wrote during the silence, on which day."""
    if silence is None:
        return []
    days = [
        event.day
        for event in application.events
        if event.kind is EventKind.FOLLOW_UP and event.day > silence.since
    ]
    return [f"You checked in on {words.short_day(max(days))}."] if days else []
