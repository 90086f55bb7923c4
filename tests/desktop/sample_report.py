"""A report written by hand: the twelve employers of the design's picture, as of 20 Nov 2025."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from models.application import Application, Stage, Tag, Turn
from models.clashes import Clash
from models.employer import Employer, Part, Person
from models.event import Event, EventKind
from models.follow_up import Action, Advice, Situation
from models.message import Address, Direction, Folder
from models.reading import Kind, Origin
from models.report import Counts, MessageLine, Report
from models.silence import After, Level, Silence
from models.spam_alert import SpamAlert, Verdict

TODAY = date(2025, 11, 20)
_BOOK = Path(__file__).with_name("sample_report.json")
_OWN = {"applied", "thank_you", "follow_up", "update_by_me", "assessment_returned"}
_KINDS = {
    EventKind.INTERVIEW: Kind.INTERVIEW, EventKind.REJECTION: Kind.REJECTION,
    EventKind.OFFER: Kind.OFFER, EventKind.ASSESSMENT: Kind.ASSESSMENT,
    EventKind.APPLIED: Kind.APPLICATION, EventKind.ACKNOWLEDGED: Kind.APPLICATION,
}  # fmt: skip


def key_of(employer: str) -> str:
    """The key of the sample's application at that employer."""
    return f"app-{employer.split(maxsplit=1)[0].lower()}"


def sample_report(*, without: tuple[str, ...] = ()) -> Report:
    """The sample, leaving out the employers named."""
    told = [one for one in json.loads(_BOOK.read_text()) if one["name"] not in without]
    lines = [line for one in told for line in _lines(one)]
    return Report(
        as_of=TODAY,
        me=("sam@example.org",),
        counts=Counts(read=1284, job_search=96, hidden=1188, unreadable=0),
        employers=tuple(_employer(one) for one in told),
        spam_alerts=tuple(_alert(one) for one in told if one.get("spam")),
        messages=tuple(lines),
        unsure=(_key("Corvid Labs", 1), _key("Tidewater Bank", 2)),
        unplaced=(_key("Ferro Foods", 1),),
        clashes=(
            Clash(
                (key_of("Kestrel Books"), key_of("Oakline Hospital Trust")),
                "Kestrel Books wants an answer by 28 Nov; Oakline said 26 Nov.",
                date(2025, 11, 28),
            ),
        )
        if not without
        else (),
    )


def _key(name: str, number: int) -> str:
    word = name.split(maxsplit=1)[0].lower()
    return f"<{word}-{number}@{word}.example> {word}@{word}.example"


def _day(text: str) -> date | datetime:
    if "T" in text:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    return date.fromisoformat(text)


def _event(one: dict[str, Any], number: int) -> Event:
    told = one["events"][number]
    kind, _, mine = told["kind"].partition(" ")
    key = _key(one["name"], number)
    at = _day(told["at"])
    return Event(
        kind=EventKind(kind),
        at=at,
        message=key.split()[0],
        key=key,
        due=date.fromisoformat(told["due"]) if "due" in told else None,
        quote=told.get("quote", ""),
        round=told.get("round"),
        title=told.get("title", ""),
        by_me=bool(mine) or kind in _OWN,
        outcome=told.get("outcome", ""),
        end=at + timedelta(minutes=45) if isinstance(at, datetime) else None,
    )


def _lines(one: dict[str, Any]) -> list[MessageLine]:
    count = len(one["events"])
    lines = [_line(one, number) for number in range(count)]
    if one.get("spam"):
        lines.append(_line({**one, "events": [*one["events"], one["spam"]]}, count))
    return lines


def _line(one: dict[str, Any], number: int) -> MessageLine:
    told = one["events"][number]
    kind, _, mine = told["kind"].partition(" ")
    own = bool(mine) or kind in _OWN
    key = _key(one["name"], number)
    day = date.fromisoformat(told.get("said", told["at"])[:10])
    sender = Address("Sam Ellery", "sam@example.org") if own else _people(one)[0]
    return MessageLine(
        message=key.split()[0],
        key=key,
        kind=_KINDS.get(EventKind(kind), Kind.UPDATE),
        confidence=told.get("confidence", 0.96),
        origin=Origin.MODEL,
        because=tuple(told.get("because", ("interview", "your application"))),
        employer=one["name"],
        role=one["role"],
        direction=Direction.OUT if own else Direction.IN,
        folder=Folder.JUNK if told is one.get("spam") else Folder.INBOX,
        at=datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC),
        sender=sender,
        subject=told.get("subject", f"{one['role']} at {one['name']}"),
        snippet=told.get("snippet", "Thank you for your interest in the post."),
    )


def _people(one: dict[str, Any]) -> list[Address]:
    word = one["name"].split()[0].lower()
    names = one.get("people", ["Dana Whitlock"])
    return [Address(name, f"{name.split()[0].lower()}@{word}.example") for name in names]


def _employer(one: dict[str, Any]) -> Employer:
    parts = (Part.RECRUITER, Part.HIRING_MANAGER)
    people = [Person(a.name, a.address, p) for a, p in zip(_people(one), parts, strict=False)]
    events = tuple(_event(one, number) for number in range(len(one["events"])))
    application = Application(
        key=key_of(one["name"]),
        role=one["role"],
        tag=Tag(one.get("tag", "application")),
        stage=Stage(one.get("stage", "acknowledged")),
        turn=Turn(one.get("turn", "theirs")),
        messages=tuple(dict.fromkeys(event.key for event in events)),
        events=events,
        silences=_silences(one),
        advice=_advice(one),
        proof=(events[-1].key,),
        doubts=tuple(one.get("doubts", ())),
        facts=tuple(one.get("facts", ())),
    )
    return Employer(one["name"], None, tuple(people), (application,), key=one["name"].casefold())


def _silences(one: dict[str, Any]) -> tuple[Silence, ...]:
    told = one.get("silence")
    if told is None:
        return ()
    since = date.fromisoformat(told["since"])
    promised = told.get("promised")
    days = (TODAY - since).days
    weekdays = sum((since + timedelta(n)).weekday() < 5 for n in range(1, days + 1))
    return (
        Silence(
            after=After(told.get("after", "interview")),
            since=since,
            until=None,
            days=days,
            working_days=weekdays,
            promised_by=date.fromisoformat(promised) if promised else None,
            level=Level(told.get("level", "waiting")),
            answered_by_now=told.get("answered", 0.62),
            still_expected=told.get("expected", 0.41),
            own_cases=told.get("cases", 0),
            source="published surveys of 2,000 applicants",
        ),
    )


def _advice(one: dict[str, Any]) -> Advice:
    told = one.get("advice", {})
    return Advice(
        action=Action(told.get("action", "none")),
        why=told.get("why", ""),
        not_before=date.fromisoformat(told["not_before"]) if "not_before" in told else None,
        to=_people(one)[0].address if told.get("action") in {"follow_up", "close"} else "",
        situation=Situation(told["situation"]) if "situation" in told else None,
    )


def _alert(one: dict[str, Any]) -> SpamAlert:
    key = _key(one["name"], len(one["events"]))
    day = date.fromisoformat(one["spam"]["at"])
    return SpamAlert(
        key.split()[0], key, one["name"], Kind.UPDATE, Verdict.GENUINE,
        ("you applied there", "signature passes"), day + timedelta(days=30),
    )  # fmt: skip
