"""To whom a draft goes, what it answers and as whom the person writes."""

from __future__ import annotations

from dataclasses import replace

from models.employer import Part, Person
from models.follow_up import Action, Advice, Fact, Situation
from models.reading import Kind, SenderClass
from tests.builders import address, message, reading
from tests.models.draft_builders import (
    ADVICE,
    ANA,
    APPLIED,
    INVITED,
    PROMISED,
    drafted,
    read,
)


def test_reply_to_is_followed_within_the_organisation_only() -> None:
    """A person's Reply-To elsewhere may be a trap; a platform's is how it works."""
    elsewhere = replace(PROMISED, reply_to=(address("ana@free-mail.example"),))
    advice = replace(ADVICE, to="ana@free-mail.example")
    assert (address(ANA),) == drafted((elsewhere,), advice=advice, events=()).to
    inside = replace(PROMISED, reply_to=(address("jobs@hr.northwind.example"),))
    advice = replace(ADVICE, to="jobs@hr.northwind.example")
    assert "jobs@hr.northwind.example" == drafted((inside,), advice=advice).to[0].address
    relay = replace(elsewhere, sender=address("no-reply@ats.example"), reply_to=(address(ANA),))
    made = drafted((relay,), (read(relay, sender_class=SenderClass.ATS),), events=())
    assert (address(ANA),) == made.to


def test_without_advice_the_last_human_is_written_to() -> None:
    """A draft asked for unasked goes to whoever wrote last, a Reply-To of theirs included."""
    nothing = Advice(Action.NONE, "nothing")
    robot = message("r@x", "2026-11-01", "Jobs <jobs@northwind.example>")
    mails = (APPLIED, INVITED, robot)
    readings = (read(INVITED), read(robot, sender_class=SenderClass.ROBOT))
    assert (address(ANA),) == drafted(mails, readings, advice=nothing).to
    asked = replace(INVITED, reply_to=(address("Jo <jo@northwind.example>"),))
    assert "jo@northwind.example" == drafted((asked,), advice=nothing).to[0].address
    assert () == drafted((APPLIED,), advice=nothing).to


def test_an_address_known_only_from_the_calendar() -> None:
    """Then the name shown for the person is used."""
    people = (Person("Eva Lind", "eva@northwind.example", Part.INTERVIEWER),)
    advice = replace(ADVICE, to="eva@northwind.example")
    made = drafted(people=people, advice=advice)
    assert made.body.startswith("Dear Eva Lind,")
    assert ("", ()) == (made.in_reply_to, made.references)
    assert Fact("Eva Lind", "this application") in made.facts


def test_thanks_go_to_the_interviewer_and_the_debrief_to_the_recruiter() -> None:
    """Two drafts, two people; the recruiter hears whom one has met."""
    people = (
        Person("Eva Lind", "eva@northwind.example", Part.INTERVIEWER),
        Person("Jobs", "no-reply@northwind.example", Part.RECRUITER),
        Person("Ana Ruiz", "ana@northwind.example", Part.COORDINATOR),
    )
    thanks = drafted(people=people, situation=Situation.THANK_INTERVIEWER)
    debrief = drafted(people=people, situation=Situation.DEBRIEF_RECRUITER)
    assert ["eva@northwind.example", "ana@northwind.example"] == [
        thanks.to[0].address,
        debrief.to[0].address,
    ]
    assert "the interview with Eva Lind took place" in debrief.body
    assert Fact("Eva Lind", "this application") in debrief.facts


def test_an_interviewer_is_named_only_when_it_was_one() -> None:
    """Of a panel nobody is singled out, and a firm's mailbox was no person."""
    eva = Person("Eva Lind", "ben@northwind.example", Part.INTERVIEWER)
    jo = Person("Jo Berg", "jo@northwind.example", Part.HIRING_MANAGER)
    team = replace(eva, name="Interview Team")
    for people in ((eva, jo), (team,), ()):
        made = drafted(people=people, situation=Situation.DEBRIEF_RECRUITER)
        assert "the interview took place" in made.body
    made = drafted(people=(eva,), situation=Situation.DEBRIEF_RECRUITER)
    assert Fact("Eva Lind", "their message of 21 October") in made.facts


def test_a_platform_s_test_is_answered_on_the_platform() -> None:
    """The draft speaks of the test, but is not sent to whoever else wrote before."""
    test = message("t@x", "2026-11-02", "Tests <no-reply@tests.example>")
    readings = (read(INVITED), reading(test, Kind.ASSESSMENT, sender_class=SenderClass.ASSESSMENT))
    advice = Advice(Action.REPLY, "", situation=Situation.REPLY_TO_REQUEST, answer_to=test.key)
    made = drafted((INVITED, test), readings, advice=advice)
    assert ((), "") == (made.to, made.in_reply_to)
    assert "I have received the assessment" in made.body
    assert "Monday 2 November" in made.body
