"""A small language for drawing a job search in a few lines of text.

A drawing is read into messages and readings::

    = Northwind · Engineer                    the employer and role of what follows
    1 Oct > applies                           the person writes
    1 Oct < robot receipt                     a platform writes for the employer
    8 Oct 09:30 < Ana interview fixed 20 Oct 14:00
    junk 9 Oct < Ana rejection                where it lies, unless in the inbox or Sent
    fix m3 kind rejection                     the person corrects the third message
    as of 3 Nov

Messages are m1, m2, ... in the order of their lines. People and the person write in one thread
with each employer and role (``new`` starts another, ``re=m1`` answers that message); robots never
do. All days are in 2026, all clocks in UTC. How the report is drawn back is in ``picture``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time
from typing import Any

from models.correction import Correction, Subject
from models.message import Address, Bounce, Folder, Message
from models.reading import (
    Authenticity,
    Kind,
    Origin,
    PromiseKind,
    PromiseRead,
    Reading,
    SenderClass,
    Sign,
    TalkRead,
    TalkState,
)
from models.report import Facts, Report, build_report
from models.settings import Settings
from models.wording import MONTHS
from models.working_days import WeekdaysOnly

YEAR = 2026
SAM = Address("Sam", "sam@example.org")
LINE = re.compile(
    r"(?:(?P<folder>junk|trash|drafts|archive) )?(?P<day>\d+ [A-Z][a-z][a-z])"
    r"(?: (?P<clock>\d\d:\d\d))? (?P<way>[<>]) (?P<rest>.+)"
)
ROBOTS = {
    "robot": (SenderClass.ATS, "no-reply@platform.example"),
    "board": (SenderClass.BOARD, "jobs-noreply@board.example"),
    "booking": (SenderClass.SCHEDULING, "no-reply@booking.example"),
    "testing": (SenderClass.ASSESSMENT, "no-reply@testing.example"),
    "daemon": (SenderClass.ROBOT, "mailer-daemon@example.org"),
}
KINDS = {
    "applies": (Kind.APPLICATION, Sign.APPLIES),
    "receipt": (Kind.APPLICATION, Sign.RECEIPT),
    "outreach": (Kind.OUTREACH, None),
    "interview": (Kind.INTERVIEW, None),
    "slots": (Kind.INTERVIEW, Sign.OFFERS_SLOTS),
    "test": (Kind.ASSESSMENT, None),
    "got-test": (Kind.UPDATE, Sign.GOT_ASSESSMENT),
    "offer": (Kind.OFFER, None),
    "offer-withdrawn": (Kind.REJECTION, Sign.OFFER_WITHDRAWN),
    "rejection": (Kind.REJECTION, None),
    "update": (Kind.UPDATE, None),
    "other": (Kind.OTHER, None),
    "bounce": (Kind.OTHER, None),
    "check-in": (Kind.UPDATE, Sign.FOLLOWS_UP),
    "returns-test": (Kind.UPDATE, Sign.RETURNS_ASSESSMENT),
}
SIGNS = {sign.value.replace("_", "-"): sign for sign in Sign}
STATES = {state.value: state for state in TalkState}
PROMISES = {
    "promise": PromiseKind.DATED,
    "permission": PromiseKind.PERMISSION,
    "means-no": PromiseKind.SILENCE_MEANS_NO,
    "means-no-by": PromiseKind.SILENCE_MEANS_NO,
    "soft": PromiseKind.SOFT,
}


def day(text: str) -> date:
    """``20 Oct`` of the drawing's year."""
    number, month = text.split()
    return date(YEAR, MONTHS.index(month) + 1, int(number))


@dataclass
class Drawing:
    """What has been drawn so far."""

    employer: str = ""
    role: str = ""
    domain: str = ""
    via: str = ""
    agency_domain: str = ""
    messages: list[Message] = field(default_factory=list)
    readings: dict[str, Reading] = field(default_factory=dict)
    corrections: list[Correction] = field(default_factory=list)
    settings: Settings = field(default_factory=lambda: Settings(me=(SAM.address,)))
    today: date = date(YEAR, 12, 31)
    heads: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def facts(self) -> Facts:
        """The messages and readings as the report takes them."""
        return Facts(tuple(self.messages), dict(self.readings))

    def report(self) -> Report:
        """The report as of the drawing's day."""
        return build_report(
            self.facts,
            tuple(self.corrections),
            self.settings,
            self.today,
            working_days=WeekdaysOnly(),
        )


def draw(text: str) -> Drawing:
    """Read a drawing."""
    drawing = Drawing()
    for line in filter(None, map(str.strip, text.splitlines())):
        _draw_line(drawing, line)
    return drawing


def _draw_line(drawing: Drawing, line: str) -> None:
    first, _, rest = line.partition(" ")
    if line.startswith("="):
        _scene(drawing, rest)
    elif first == "as":
        drawing.today = day(rest.removeprefix("of "))
    elif first == "fix":
        _fix(drawing, rest)
    elif first == "settings":
        name, value = rest.split()
        known: object = int(value) if value.isdigit() else value == "on"
        drawing.settings = replace(drawing.settings, **{name: known})  # type: ignore[arg-type]
    else:
        found = LINE.fullmatch(line)
        assert found, f"not a line of a drawing: {line}"
        _message(drawing, found)


def _scene(drawing: Drawing, rest: str) -> None:
    """``Northwind · Engineer via Talent``: whose messages follow."""
    rest, _, via = f" {rest}".partition(" via ")
    drawing.employer, _, drawing.role = (part.strip() for part in rest.partition("·"))
    drawing.via = via
    owner = via or drawing.employer
    drawing.domain = f"{owner.split()[0].lower()}.example" if owner else ""


def _fix(drawing: Drawing, rest: str) -> None:
    """``fix m3 kind rejection``: the person's word. ``m3`` stands for that message's key."""
    target, subject, *value = rest.split(" ", 2)
    number = len(drawing.corrections)
    drawing.corrections.append(
        Correction(
            id=f"c{number}",
            at=datetime.combine(date(YEAR, 1, 1), time(0, number), UTC),
            subject=Subject(subject),
            target=_key(drawing, target),
            value=_key(drawing, value[0]) if value else "",
        )
    )


def _key(drawing: Drawing, text: str) -> str:
    if re.fullmatch(r"m\d+", text):
        return drawing.messages[int(text[1:]) - 1].key
    return text.replace("_", " ") if text.count("_") and "-" not in text else text


def _message(drawing: Drawing, found: re.Match[str]) -> None:
    number = len(drawing.messages) + 1
    words = iter(found["rest"].split())
    out = found["way"] == ">"
    read = _Words(drawing, out=out)
    read.take(words)
    clock = time.fromisoformat(found["clock"] or "09:00")
    head = (read.employer, drawing.role)
    parent = read.parent or ("" if read.fresh or read.robot else drawing.heads.get(head, ""))
    folder = Folder(found["folder"]) if found["folder"] else Folder.SENT if out else Folder.INBOX
    person = Address("Ana Ruiz", f"ana@{drawing.domain}")
    message = Message(
        id=f"<m{number}>",
        folder=folder,
        sent_at=datetime.combine(day(found["day"]), clock, UTC),
        sender=SAM if out else read.sender,
        to=(read.to or person,) if out else (SAM,),
        subject=read.subject or f"{drawing.role} at {read.employer}",
        in_reply_to=(parent,) if parent else (),
        bounce=read.bounce,
        **read.message,
    )
    if not read.robot:
        drawing.heads[head] = message.id
    drawing.messages.append(message)
    drawing.readings[message.key] = read.reading(message)


class _Words:
    """The words of one line after its arrow."""

    def __init__(self, drawing: Drawing, *, out: bool) -> None:
        self.drawing, self.out = drawing, out
        self.sender = Address("Ana Ruiz", f"ana@{drawing.domain}")
        self.sender_class = SenderClass.PERSON
        self.employer = drawing.employer
        self.kind = Kind.UPDATE
        self.signs: set[Sign] = set()
        self.talks: list[TalkRead] = []
        self.promises: list[PromiseRead] = []
        self.more: dict[str, Any] = {"role": drawing.role, "via": drawing.via}
        self.message: dict[str, Any] = {}
        self.checks: dict[str, Any] = {}
        self.parent = self.subject = ""
        self.to: Address | None = None
        self.fresh = False
        self.bounce: Bounce | None = None
        if not out:
            self.more["domain"] = drawing.domain

    @property
    def robot(self) -> bool:
        """Whether a machine writes."""
        return self.sender_class is not SenderClass.PERSON

    def take(self, words: Iterator[str]) -> None:
        """Understand all words."""
        for word in words:
            if "=" in word:
                self._set(*word.split("=", 1))
            elif word in ROBOTS:
                self.sender_class, address = ROBOTS[word]
                self.sender = Address("", address)
                self.more["domain"] = ""
            elif word in KINDS:
                self.kind, sign = KINDS[word]
                self.signs.update([sign] if sign else [])
            elif word in STATES:
                self._talk(STATES[word], words)
            elif word in PROMISES:
                self._promise(word, words)
            elif word in SIGNS:
                self.signs.add(SIGNS[word])
            elif word == "new":
                self.fresh = True
            elif word == "unsure":
                self.more["sure"] = False
            elif word == "deadline":
                self.more["deadline"] = _next_day(words)
            else:
                assert word[0].isupper(), f"not a word of a drawing: {word}"
                self.sender = Address(word, f"{word.lower()}@{self.drawing.domain}")

    def _talk(self, state: TalkState, words: Iterator[str]) -> None:
        on, clock = _next_day(words), next(words, "-")
        start = None
        if clock != "-":
            start = datetime.combine(on, time.fromisoformat(clock), UTC)
        self.talks.append(TalkRead(on, state, start))

    def _promise(self, word: str, words: Iterator[str]) -> None:
        kind, dated = PROMISES[word], word in {"promise", "permission", "means-no-by"}
        self.promises.append(PromiseRead(kind, _next_day(words) if dated else None, "by then"))

    def _set(self, name: str, value: str) -> None:
        value = value.replace("_", " ")
        if name in _ABOUT_TALK:
            self.talks[-1] = replace(self.talks[-1], **{name: self._of_talk(name, value)})
        elif name in _ABOUT_READING:
            self.more[name] = _ABOUT_READING[name](value)
        elif name in _ABOUT_CHECKS:
            self.checks[name] = value == "yes" if name in {"aligned", "free_mail"} else value
        else:
            self._of_message(name, value)

    def _of_talk(self, name: str, value: str) -> Any:  # noqa: ANN401 - any field of TalkRead
        match name:
            case "also":
                return date.fromisoformat(value)
            case "attendees":
                return (Address("", value),)
            case "organizer":
                return Address("", value)
            case "end":
                return datetime.combine(self.talks[-1].day, time.fromisoformat(value), UTC)
            case _:
                return int(value) if value.isdigit() else value

    def _of_message(self, name: str, value: str) -> None:
        match name:
            case "re":
                self.parent = f"<{value}>"
            case "to":
                self.to = Address("", value)
            case "cc":
                self.message["cc"] = (Address("", value),)
            case "from":
                name = "" if self.sender.name == "Ana Ruiz" else self.sender.name
                self.sender = Address(name, value)
            case "employer":
                self.employer = value
            case "subject":
                self.subject = value
            case "thread":
                self.message["thread"] = value
            case "scam":
                self.checks["scam_marks"] = (value,)
            case "failed":
                self.bounce = Bounce(value, "5.1.1 no such user", self.parent)
            case _:
                raise AssertionError(f"not a word of a drawing: {name}")

    def reading(self, of: Message) -> Reading:
        """The reading these words describe."""
        return Reading(
            key=of.key,
            kind=self.kind,
            origin=Origin.RULE,
            sender_class=self.sender_class,
            signs=frozenset(self.signs),
            employer=self.employer,
            talks=tuple(self.talks),
            promises=tuple(self.promises),
            authenticity=Authenticity(**self.checks),
            **self.more,
        )


_ABOUT_TALK = {"uid", "sequence", "title", "round", "also", "attendees", "organizer", "end"}
_ABOUT_CHECKS = set(Authenticity.__dataclass_fields__)
_ABOUT_READING: dict[str, Callable[[str], Any]] = {
    "role": str,
    "domain": str,
    "country": str,
    "via": str,
    "requisitions": lambda value: (value,),
}


def _next_day(words: Iterator[str]) -> date:
    return day(f"{next(words)} {next(words)}")
