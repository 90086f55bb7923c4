"""A small application with its mail, and the draft made for it."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.application import Application, Stage, Tag, Turn
from models.drafts.from_report import draft_for
from models.employer import Employer, Person
from models.event import Event, EventKind
from models.follow_up import Action, Advice, Draft, Situation, Tone
from models.message import Message
from models.reading import Kind, Reading
from models.report import Counts, Report
from models.settings import Settings
from tests.builders import ME, address, message, moment, reading

ANA = "Ana Ruiz <ana@northwind.example>"
APPLIED = message(
    "o1@example.org", "2026-10-01", f"Sam Example <{ME}>", to=ANA, subject="Application"
)
INVITED = message(
    "a1@northwind.example", "2026-10-14", subject="RE: Talk", references=("<o1@example.org>",)
)
PROMISED = message(
    "a2@northwind.example",
    "2026-10-21",
    cc=(address("Ben Ode <ben@northwind.example>"), address("eva@elsewhere.example")),
    subject="Re: Talk",
    account="a1",
)
MAILS = (APPLIED, INVITED, PROMISED)
EVENTS = (
    Event(EventKind.APPLIED, moment("2026-10-01"), key=APPLIED.key),
    Event(EventKind.INTERVIEW, date(2026, 10, 19), key=INVITED.key, cancelled=True),
    Event(EventKind.INTERVIEW, moment("2026-10-20T14:00"), key=INVITED.key),
    Event(EventKind.PROMISE, moment("2026-10-21"), key=PROMISED.key, due=date(2026, 10, 30)),
    Event(EventKind.INTERVIEW, date(2026, 12, 1), key=INVITED.key),
)
ADVICE = Advice(
    Action.FOLLOW_UP,
    "because",
    to="ana@northwind.example",
    situation=Situation.PROMISE_PASSED,
    answer_to=PROMISED.key,
)


def read(mail: Message, **more: Any) -> Reading:  # noqa: ANN401 - any field of Reading
    return reading(mail, Kind.UPDATE, **{"role": "Backend Engineer", "language": "en", **more})


def drafted(
    mails: tuple[Message, ...] = MAILS,
    readings: tuple[Reading, ...] | None = None,
    *,
    advice: Advice = ADVICE,
    events: tuple[Event, ...] = EVENTS,
    people: tuple[Person, ...] = (),
    role: str = "Backend Engineer",
    name: str = "Northwind Traders",
    via: str | None = None,
    tone: Tone = Tone.FORMAL,
    settings: Settings | None = None,
    **asked: Any,  # noqa: ANN401 - what draft_for may be asked
) -> Draft:
    """The draft for one application, made of these mails and no more."""
    application = Application(
        key="a",
        role=role,
        tag=Tag.INTERVIEW,
        stage=Stage.INTERVIEWED,
        turn=Turn.THEIRS,
        messages=tuple(mail.key for mail in mails),
        events=events,
        silences=(),
        advice=advice,
    )
    report = Report(
        as_of=date(2026, 11, 6),
        me=(ME,),
        counts=Counts(len(mails), len(mails), 0, 0),
        employers=(
            Employer("Other", None, (), ()),
            Employer(name, via, people, (application,)),
        ),
    )
    found = tuple(read(mail) for mail in mails) if readings is None else readings
    return draft_for(
        report,
        application,
        {mail.key: mail for mail in mails},
        {one.key: one for one in found},
        tone=tone,
        settings=settings or Settings(),
        **asked,
    )
