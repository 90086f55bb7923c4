"""Whom to greet by name, and how the subject of a reply reads."""

from __future__ import annotations

import pytest

from models.drafts.draft import DraftFacts, draft
from models.drafts.names import (
    given_name,
    person_name,
    plain_role,
    reply_subject,
    same_organisation,
)
from models.follow_up import Situation, Tone
from models.message import Address
from tests.builders import address, message


@pytest.mark.parametrize(
    ("display", "name"),
    [
        ("Ana Ruiz", "Ana Ruiz"),
        ("Ruiz, Ana", "Ana Ruiz"),
        ("Dr. Ana Ruiz", "Ana Ruiz"),
        ("Ana Ruiz (Northwind)", "Ana Ruiz"),
        ("Ana from Northwind", "Ana"),
        ("ANA RUIZ", "Ana Ruiz"),
        ("Anne-Marie McDonald", "Anne-Marie McDonald"),
        ("Ana", "Ana"),
        ('"Ana Ruiz"', "Ana Ruiz"),
        ("Northwind Recruiting", ""),
        ("Ana Ruiz via Greenhouse", ""),
        ("Talent Acquisition Team", ""),
        ("no-reply", ""),
        ("Contoso", ""),
        ("Contoso Careers", ""),
        ("ana@northwind.example", ""),
        ("Ana Maria de la Cruz Ruiz Perez", ""),
        ("", ""),
    ],
)
def test_only_people_are_greeted_by_name(display: str, name: str) -> None:
    """No name is better than greeting a team, a robot or a firm."""
    assert name == person_name(display, "Contoso Ltd")


def test_a_first_name_that_is_only_a_letter() -> None:
    """Then the whole name is used."""
    assert ("Ana", "A. Ruiz") == (given_name("Ana Ruiz"), given_name("A. Ruiz"))


@pytest.mark.parametrize(
    ("subject", "reply"),
    [
        ("Your talk", "Re: Your talk"),
        ("Re: Your talk", "Re: Your talk"),
        ("RE: Re: AW: Your talk", "Re: Your talk"),
        ("Antw: Uw gesprek", "Re: Uw gesprek"),
        ("Re[2]: Your talk", "Re: Your talk"),
        ("RE : Votre entretien", "Re: Votre entretien"),
        ("Fwd: Your talk", "Re: Fwd: Your talk"),
        ("Reference check", "Re: Reference check"),
        ("Re:", ""),
        ("", ""),
    ],
)
def test_re_stands_once(subject: str, reply: str) -> None:
    """Whatever marks the other program has set."""
    assert reply == reply_subject(subject)


@pytest.mark.parametrize(
    ("role", "plain"),
    [
        ("Backend Engineer (m/w/d)", "Backend Engineer"),
        ("Data Engineer [f/m/x]", "Data Engineer"),
        ("Designer (all genders)", "Designer"),
        ("Engineer (Python)", "Engineer (Python)"),
    ],
)
def test_a_role_is_said_as_people_say_it(role: str, plain: str) -> None:
    """Nobody says "m/f/d" aloud."""
    assert plain == plain_role(role)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a@northwind.example", "b@mail.northwind.example", True),
        ("a@northwind.co.uk", "b@contoso.co.uk", False),
        ("a@hr.northwind.co.uk", "b@northwind.co.uk", True),
        ("a@northwind.example", "b@northwind-jobs.example", False),
        ("nobody", "nobody", False),
    ],
)
def test_one_organisation_is_one_registered_domain(one: str, other: str, *, same: bool) -> None:
    """As far as that shows in the name; nothing is the same as nothing known."""
    assert same == same_organisation(Address("", one), Address("", other))


def test_a_reply_stays_in_its_thread() -> None:
    """RFC 5322: In-Reply-To is the message answered, References its line of descent."""
    parent = message(
        "c@x", "2026-10-20", subject="AW: Talk", references=("<a@x>", "<b@x>"), account="a1"
    )
    made = draft(
        Situation.CLOSE_OUT, tone=Tone.SHORT, language="en", facts=DraftFacts(answers=parent)
    )
    assert ("Re: Talk", "<c@x>", ("<a@x>", "<b@x>", "<c@x>")) == (
        made.subject,
        made.in_reply_to,
        made.references,
    )


def test_without_references_the_one_parent_is_named() -> None:
    """RFC 5322, 3.6.4: In-Reply-To serves when there are no References, if it names one."""
    one = message("c@x", "2026-10-20", in_reply_to=("<b@x>",))
    two = message("c@x", "2026-10-20", in_reply_to=("<a@x>", "<b@x>"))
    assert [("<b@x>", "<c@x>"), ("<c@x>",)] == [
        draft(
            Situation.CLOSE_OUT, tone=Tone.SHORT, language="en", facts=DraftFacts(answers=answers)
        ).references
        for answers in (one, two)
    ]


def test_a_reply_to_an_empty_subject_gets_one() -> None:
    """Then the text's own subject is used; the thread stays."""
    facts = DraftFacts(answers=message("c@x", "2026-10-20", subject="Re: "))
    made = draft(Situation.CLOSE_OUT, tone=Tone.SHORT, language="en", facts=facts)
    assert ("Thank you", "<c@x>") == (made.subject, made.in_reply_to)


def test_nobody_is_addressed_at_a_no_reply_address() -> None:
    """The draft stays without an addressee rather than going nowhere."""
    facts = DraftFacts(recipient=address("Jobs <no-reply@contoso.example>"))
    made = draft(Situation.COLD_APPLICATION, tone=Tone.SHORT, language="en", facts=facts)
    assert ((), "Hello,") == (made.to, made.body.split("\n")[0])
