"""The facts of a draft, found in a report: which day, which role, each with its source.

What no message proves is left empty, and the sentence that would need it falls away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from models.application import Application
from models.drafts.background import NOT_FROM_MAIL, Background, background
from models.drafts.draft import Day, DraftFacts, draft
from models.drafts.names import person_name
from models.drafts.recipient import (
    answered,
    asking,
    copied,
    my_address,
    recipient_of,
    writes_familiarly,
)
from models.drafts.wording import LANGUAGES
from models.employer import Part
from models.event import Event, EventKind
from models.follow_up import Draft, Fact, Situation, Tone
from models.message import Address, Message
from models.reading import Kind, Reading, Sign
from models.report import Report
from models.settings import Settings

MET = frozenset({Part.INTERVIEWER, Part.HIRING_MANAGER})


def draft_for(
    report: Report,
    application: Application,
    messages: Mapping[str, Message],
    readings: Mapping[str, Reading],
    *,
    tone: Tone,
    settings: Settings,
    language: str | None = None,
    situation: Situation | None = None,
) -> Draft:
    """The draft for one application, in the advised ``situation`` unless another is asked for.

    ``language`` None: that of their last message, English where there are no texts for it.
    Nothing is invented: without a known address ``to`` stays empty, for the person to fill in.
    """
    case = background(report, application, messages, readings, settings)
    chosen = situation or application.advice.situation or _fallback(case)
    spoken = language or _language(case)
    return draft(chosen, tone=tone, language=spoken, facts=facts_for(case, chosen, spoken))


def facts_for(case: Background, situation: Situation, language: str) -> DraftFacts:
    """Everything the evidence gives for a draft in this situation."""
    recipient, recipient_source = recipient_of(case, situation)
    parent = answered(case, recipient)
    me, me_source = my_address(case, parent)
    request = asking(case, parent)
    asks = case.read(request) if request else None
    return DraftFacts(
        recipient=recipient,
        recipient_source=recipient_source,
        me=me,
        me_source=me_source,
        cc=copied(case, parent, recipient) if situation is Situation.REPLY_TO_REQUEST else (),
        role=_role(case),
        employer=_employer_name(case, situation),
        interviewer=_interviewer(case, recipient),
        talk=_last(case, EventKind.INTERVIEW),
        promise=_promise(case),
        said=_said(case, recipient),
        applied=_first(case, EventKind.APPLIED),
        returned=_last(case, EventKind.ASSESSMENT_RETURNED),
        offer=_last(case, EventKind.OFFER),
        asked=Day(request.sent_at.date(), case.source(request)) if request else None,
        asks_times=_shows(asks, Sign.OFFERS_SLOTS),
        asks_references=_shows(asks, Sign.REFERENCES),
        asks_answer=asks is not None and asks.kind is Kind.OFFER,
        asks_test=asks is not None and asks.kind is Kind.ASSESSMENT,
        has_deadline=asks is not None and asks.deadline is not None,
        familiar=writes_familiarly(case, recipient.address, language),
        answers=parent,
        account=parent.account if parent else next((m.account for m in case.messages), ""),
    )


def _fallback(case: Background) -> Situation:
    """What fits when nothing is advised and a draft is asked for all the same."""
    met = _last(case, EventKind.INTERVIEW)
    return Situation.NO_DATE_GIVEN if met else Situation.COLD_APPLICATION


def _language(case: Background) -> str:
    theirs = [one for one in case.messages if case.incoming(one)]
    for message in (*reversed(theirs), *reversed(case.messages)):
        reading = case.read(message)
        if reading and reading.language:
            return reading.language
    return LANGUAGES[0]


def _shows(reading: Reading | None, sign: Sign) -> bool:
    return reading is not None and sign in reading.signs


def _past(case: Background, kind: EventKind) -> Iterator[Event]:
    """Events of a kind that have taken place by the report's day."""
    for event in case.application.events:
        happened = event.day <= case.report.as_of and not event.cancelled and not event.suspended
        if event.kind is kind and happened:
            yield event


def _first(case: Background, kind: EventKind) -> Day | None:
    event = min(_past(case, kind), key=lambda one: one.day, default=None)
    return Day(event.day, case.source_of(event.key)) if event else None


def _last(case: Background, kind: EventKind) -> Day | None:
    event = max(_past(case, kind), key=lambda one: one.day, default=None)
    return Day(event.day, case.source_of(event.key)) if event else None


def _passed_promise(case: Background) -> Event | None:
    """The last promise, if its day has come."""
    dated = [one for one in _past(case, EventKind.PROMISE) if one.due]
    last = max(dated, key=lambda one: one.day, default=None)
    return last if last and last.due and last.due <= case.report.as_of else None


def _promise(case: Background) -> Day | None:
    event = _passed_promise(case)
    return Day(event.due, case.source_of(event.key)) if event and event.due else None


def _said(case: Background, recipient: Address) -> Day | None:
    """The day of the promise, if the recipient wrote it: "in your message of ..."."""
    event = _passed_promise(case)
    wrote = [one for one in case.messages if event and one.key == event.key]
    if event and wrote and wrote[0].sender.address == recipient.address:
        return Day(event.day, case.source(wrote[0]))
    return None


def _role(case: Background) -> Fact | None:
    role = case.application.role
    return Fact(role, _where(case, role, "role")) if role else None


def _employer_name(case: Background, situation: Situation) -> Fact | None:
    """Where the job is. An agency's own name is not, as long as its client is hidden."""
    employer = case.employer
    by_agency = situation is Situation.AGENCY or any(
        _shows(case.read(one), Sign.CLIENT_HIDDEN) for one in case.messages
    )
    hidden = by_agency and employer.via in {None, "", employer.name}
    if hidden or not employer.name:
        return None
    return Fact(employer.name, _where(case, employer.name, "employer"))


def _where(case: Background, text: str, field: str) -> str:
    """The first message that says it."""
    for message in case.messages:
        reading = case.read(message)
        if reading and str(getattr(reading, field)).casefold() == text.casefold():
            return case.source(message)
    return NOT_FROM_MAIL


def _interviewer(case: Background, recipient: Address) -> Fact | None:
    """Who led the talk, when exactly one person is known to and it is not the recipient."""
    met = [one for one in case.employer.people if one.part in MET]
    if len(met) != 1 or met[0].address == recipient.address:
        return None
    name = person_name(met[0].name, case.employer.name)
    return Fact(name, _met_in(case, met[0].address)) if name else None


def _met_in(case: Background, address: str) -> str:
    for message in case.messages:
        if address in {one.address for one in (message.sender, *message.to, *message.cc)}:
            return case.source(message)
    return NOT_FROM_MAIL
