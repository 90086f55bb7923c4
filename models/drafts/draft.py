"""One draft from its facts: at most 120 words, one question where one fits, nothing invented."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from models.drafts.names import (
    given_name,
    person_name,
    plain_role,
    reply_subject,
)
from models.drafts.wording import LANGUAGES, Phrasebook, capitalised, fill, phrasebook
from models.follow_up import Draft, Fact, Situation, Tone
from models.message import NOBODY, Address, Message
from models.people import writable

LONGEST_FACT = 80
"""Characters: a longer "role" or "name" is no role and no name."""
UNSPEAKABLE = re.compile(r"[{}<>|?¿\[\]\x00-\x1f]")
NO_QUESTION = frozenset(
    {
        Situation.CLOSE_OUT,
        Situation.THANK_INTERVIEWER,
        Situation.WITHDRAWAL,
        Situation.THANK_AFTER_REJECTION,
    }
)
"""These texts ask nothing: they want no answer."""


@dataclass(frozen=True, slots=True)
class Day:
    """A dated fact and where it was read."""

    on: date
    source: str


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """What the evidence gives for one draft. None, or empty, where it gives nothing."""

    recipient: Address = NOBODY
    recipient_source: str = ""
    me: Address = NOBODY
    """The address they wrote to, with the name the person signs with."""
    me_source: str = ""
    cc: tuple[Address, ...] = ()
    role: Fact | None = None
    employer: Fact | None = None
    """Where the job is; for an agency its client, none while the client is hidden."""
    interviewer: Fact | None = None
    talk: Day | None = None
    promise: Day | None = None
    """The day they named."""
    said: Day | None = None
    """The day of the message in which they named it."""
    applied: Day | None = None
    returned: Day | None = None
    """The day the assessment was handed in."""
    offer: Day | None = None
    asked: Day | None = None
    """The day of the message that asks for something."""
    requested: Fact | None = None
    """What they asked for, in the draft's language, as the object of "I will send you"."""
    asks_times: bool = False
    asks_references: bool = False
    asks_answer: bool = False
    """An offer waits for the person's yes or no."""
    asks_test: bool = False
    has_deadline: bool = False
    """They said by when; that is not asked again."""
    familiar: bool = False
    """The recipient wrote "du", "tu", "tú" or "je"."""
    answers: Message | None = None
    """The message answered; None begins a new thread."""
    account: str = ""


def draft(situation: Situation, *, tone: Tone, language: str, facts: DraftFacts) -> Draft:
    """The message prepared for ``situation``. It is never sent by the program.

    A language without texts falls back to English. Nobody is addressed where only a no-reply
    address is known.
    """
    book = phrasebook(language if language in LANGUAGES else "en")
    known = _known(facts, book)
    slots = {name: text for name, (text, _) in known.items()}
    familiar = facts.familiar and tone is not Tone.FORMAL
    paragraphs: list[str] = []
    used: list[str] = []
    for paragraph in book.paragraphs(f"{situation}.{tone}", slots, familiar=familiar):
        first = not paragraphs
        sentences = [
            book.sentence_case(one.text, first=first and n == 0) for n, one in enumerate(paragraph)
        ]
        paragraphs.append(" ".join(sentences))
        used += [name for one in paragraph for name in one.used]
    greeting = fill(book.line(f"salutation.{tone}"), slots, familiar=familiar)
    subject = fill(book.line(f"{situation}.subject"), slots, familiar=familiar)
    assert greeting is not None  # the texts' test holds: both have a form without facts
    assert subject is not None
    own = reply_subject(facts.answers.subject) if facts.answers else ""
    used = [*greeting.used, *used, *(() if own else subject.used)]
    body = (greeting.text, *paragraphs, _closing(book, tone, facts.me.name))
    recipient = facts.recipient
    return Draft(
        to=(recipient,) if writable(recipient.address) else (),
        subject=own or capitalised(subject.text),
        body="\n\n".join(body),
        in_reply_to=facts.answers.id if facts.answers else "",
        references=_references(facts.answers),
        sender=facts.me,
        cc=facts.cc,
        facts=_sources(used, known, facts),
        language=book.language,
        account=facts.account,
    )


def _closing(book: Phrasebook, tone: Tone, name: str) -> str:
    words = book.line(f"closing.{tone}")
    return f"{words}\n{name}" if name else words.rstrip(",")


def _known(facts: DraftFacts, book: Phrasebook) -> dict[str, tuple[str, Fact]]:
    """By slot: the text to write, and the fact behind it."""
    known: dict[str, tuple[str, Fact]] = {}
    days: Mapping[str, Day | None] = {
        "talk": facts.talk,
        "promise": facts.promise,
        "said": facts.said,
        "applied": facts.applied,
        "returned": facts.returned,
        "offer": facts.offer,
        "asked": facts.asked,
    }
    for name, day in days.items():
        if day is not None:
            forms = book.date_words(day.on)
            fact = Fact(forms["day"], day.source)
            known |= {f"{name}_{form}": (text, fact) for form, text in forms.items()}
    words = {
        "role": facts.role,
        "employer": facts.employer,
        "interviewer": facts.interviewer,
        "requested": facts.requested,
    }
    for name, told in words.items():
        text = _speakable(told.text) if told else ""
        if told and text:
            known[name] = (plain_role(text) if name == "role" else text, told)
    flags = {
        "times": facts.asks_times,
        "references": facts.asks_references,
        "answer": facts.asks_answer,
        "test": facts.asks_test,
        "deadline": facts.has_deadline,
    }
    known |= {name: ("", Fact("", "")) for name, flag in flags.items() if flag}
    return known | _names(facts)


def _names(facts: DraftFacts) -> dict[str, tuple[str, Fact]]:
    firm = facts.employer.text if facts.employer else ""
    name = _speakable(person_name(facts.recipient.name, firm))
    if not name:
        return {}
    fact = Fact(name, facts.recipient_source)
    return {"name": (name, fact), "given": (given_name(name), fact)}


def _speakable(text: str) -> str:
    """A fact that may stand in a sentence; empty when it is too long to be one."""
    plain = " ".join(UNSPEAKABLE.sub(" ", text).split())
    return plain if len(plain) <= LONGEST_FACT else ""


def _sources(
    used: Iterable[str], known: Mapping[str, tuple[str, Fact]], facts: DraftFacts
) -> tuple[Fact, ...]:
    """Each fact written, once, with where it was read."""
    found = [known[name][1] for name in used]
    if facts.me.name:
        found.append(Fact(facts.me.name, facts.me_source))
    return tuple(dict.fromkeys(fact for fact in found if fact.text))


def _references(answered: Message | None) -> tuple[str, ...]:
    """RFC 5322, 3.6.4: the parent's References, else its one In-Reply-To, then the parent."""
    if answered is None:
        return ()
    before = answered.references
    if not before and len(answered.in_reply_to) == 1:
        before = answered.in_reply_to
    return tuple(dict.fromkeys((*before, answered.id)))
