"""What stands above a prepared message: what it is, and why now. Pure; knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop import words
from models.application import Application
from models.event import EventKind
from models.follow_up import Fact, Situation
from models.silence import Silence

SITUATIONS = {
    Situation.PROMISE_PASSED: "Check-in: their date has passed",
    Situation.NO_DATE_GIVEN: "Check-in",
    Situation.AGENCY: "Check-in with the agency",
    Situation.FINAL_ROUND: "Check-in after the last round",
    Situation.TASK_RETURNED: "Check-in after your task",
    Situation.VERBAL_OFFER: "Asking for the offer in writing",
    Situation.ON_HOLD: "Check-in while it is on hold",
    Situation.COLD_APPLICATION: "Asking about your application",
    Situation.CLOSE_OUT: "A last polite word",
    Situation.THANK_INTERVIEWER: "Thank-you after the interview",
    Situation.DEBRIEF_RECRUITER: "Telling the recruiter how it went",
    Situation.REPLY_TO_REQUEST: "Answer to what they asked",
    Situation.WITHDRAWAL: "Withdrawing",
    Situation.THANK_AFTER_REJECTION: "Thank-you after a no",
}
"""How a prepared text is called in the menu."""

_TITLES = {
    Situation.VERBAL_OFFER: "Ask {name} for the offer in writing",
    Situation.COLD_APPLICATION: "Ask {name} about your application",
    Situation.CLOSE_OUT: "A last word to {name}",
    Situation.THANK_INTERVIEWER: "Thank {name}",
    Situation.DEBRIEF_RECRUITER: "Tell {name} how it went",
    Situation.REPLY_TO_REQUEST: "Answer {name}",
    Situation.WITHDRAWAL: "Withdraw at {name}",
    Situation.THANK_AFTER_REJECTION: "Thank {name}",
}

LANGUAGE_NAMES = {
    "en": "English", "de": "Deutsch", "fr": "Français", "es": "Español", "pt": "Português",
    "it": "Italiano", "nl": "Nederlands",
}  # fmt: skip

_SINCE = {
    "interview": "since your interview",
    "assessment": "since you returned the task",
    "offer": "since their offer",
    "contact": "since their last word",
    "application": "since you applied",
}
_WRITTEN = frozenset({EventKind.FOLLOW_UP, EventKind.THANK_YOU})


def title_of(situation: Situation | None, employer: str) -> str:
    """``Check in with Harbour & Finch``."""
    form = _TITLES.get(situation, "Check in with {name}") if situation else "Write to {name}"
    return form.format(name=employer)


def reason_of(application: Application, today: date) -> str:
    """Why now, in one line: how long it is quiet, past which date, what you wrote since."""
    silence = application.running
    if silence is None or silence.days < 1:
        return application.advice.why
    said = f"{words.count(silence.days, 'day')} {_SINCE[silence.after.value]}"
    if silence.promised_by is not None:
        past = (today - silence.promised_by).days
        if past > 0:
            said += f", {words.count(past, 'day')} past the date they gave"
        else:
            said += f"; they gave {words.week_day(silence.promised_by)}"
    return f"{said}. {_written_since(application, silence)}"


def _written_since(application: Application, silence: Silence) -> str:
    mine = [
        event
        for event in application.events
        if event.day >= silence.since and (event.by_me or event.kind in _WRITTEN)
    ]
    if not mine:
        return "You have not written since."
    last = mine[-1]
    did = "checked in" if last.kind is EventKind.FOLLOW_UP else "wrote"
    return f"You {did} on {words.long_day(last.day)}."


def facts_words(facts: Sequence[Fact]) -> str:
    """``Dates and names come from their message of 6 November.``, or of several."""
    sources = tuple(dict.fromkeys(fact.source for fact in facts if fact.source))
    if not sources:
        return ""
    if len(sources) == 1:
        return f"Dates and names come from {sources[0]}."
    return f"Dates and names come from {', '.join(sources[:-1])} and {sources[-1]}."


def facts_list(facts: Sequence[Fact]) -> str:
    """Every fact with its source, a line each."""
    return "\n".join(f"{fact.text}: {fact.source}" for fact in facts if fact.source)
