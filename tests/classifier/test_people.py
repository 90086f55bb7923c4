"""Who wrote and who is named: each once, the person never."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.people import read_people
from classifier.text import OwnWords, own_words
from models.message import Message
from models.reading import PersonRead
from tests.builders import ME, message

INVITE = """BEGIN:VCALENDAR
BEGIN:VEVENT
ORGANIZER;CN=Ana Ruiz:mailto:ana@northwind.example
ATTENDEE;CN="Dana Whitlock";PARTSTAT=ACCEPTED:mailto:dana@northwind.example
ATTENDEE;CN=Sam Berg;ROLE=REQ-PARTICIPANT:mailto:sam@example.org
ATTENDEE;CUTYPE=ROOM;CN=Blue Room:mailto:room1@northwind.example
END:VEVENT
END:VCALENDAR
"""


def people(mail: Message) -> dict[str, tuple[str, str]]:
    """Name to address and part."""
    found = read_people(mail, own_words(mail), me=frozenset({ME}))
    return {one.name: (one.address, one.part) for one in found}


@pytest.mark.parametrize(
    ("title", "part"),
    [
        ("Recruiter", "recruiter"),
        ("Head of Talent", "recruiter"),
        ("Recruiting Coordinator", "coordinator"),
        ("Personalreferentin", "recruiter"),
        ("Chargée de recrutement", "recruiter"),
        ("Recursos Humanos", "recruiter"),
        ("Engineering Manager", "hiring_manager"),
        ("Teamleiterin Entwicklung", "hiring_manager"),
        ("Blue Harbour Personalberatung", "agency_recruiter"),
        ("", ""),
    ],
)
def test_writers_part_by_title(title: str, part: str) -> None:
    """The title under the name tells what the writer does; without one nothing is claimed."""
    mail = message("m", "2026-03-02", text=f"Hello Sam\n\nBest regards,\nAna Ruiz\n{title}")
    assert people(mail) == {"Ana Ruiz": ("ana@northwind.example", part)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You will meet Dana Whitlock, Head of X, and Ed Ong (CTO).", {"Dana Whitlock", "Ed Ong"}),
        ("Your interview with Dana Whitlock is on Tuesday.", {"Dana Whitlock"}),
        ("Interviewers: Nistul Raj, Lee Ong", {"Nistul Raj", "Lee Ong"}),
        ("Das Gespräch mit Jana Weber und Tom Krüger findet statt.", {"Jana Weber", "Tom Krüger"}),
        ("Vous rencontrerez Camille Moreau mardi.", {"Camille Moreau"}),
        ("Te reunirás con Lucía Gómez el martes.", {"Lucía Gómez"}),
        ("A entrevista com Rita Nunes será na terça.", {"Rita Nunes"}),
        ("Incontrerai Giulia Conti giovedì.", {"Giulia Conti"}),
        ("Je hebt een gesprek met Sanne de Vries.", {"Sanne de Vries"}),
        ("You will meet the team and our product.", set()),
        ("Your interview with Northwind Traders is on Tuesday.", set()),
    ],
)  # fmt: skip
def test_named_interviewers_in_seven_languages(text: str, expected: set[str]) -> None:
    """People announced for a talk are interviewers; teams and companies are nobody."""
    mail = message("m", "2026-03-02", "no-reply@northwind.example", text=text)
    named = {one: part for one, (_, part) in people(mail).items() if part != "robot"}
    assert named == dict.fromkeys(expected, "interviewer")


def test_title_without_a_sign_off() -> None:
    """Two lines under the writer's name tell the part, though no "kind regards" stands before."""
    mail = message(
        "a",
        "2026-03-02",
        "Declan Foy <declan@meridianrecruitment.example>",
        text="Would you be interested?\n\nDeclan Foy\nMeridian Recruitment Ltd",
    )

    (writer,) = read_people(mail, own_words(mail))

    assert ("Declan Foy", "agency_recruiter") == (writer.name, writer.part)


def test_hiring_manager_is_told_from_other_interviewers() -> None:
    """Named as the hiring manager means just that."""
    text = "The interview will be conducted by Matthew Walker, our hiring manager."
    mail = message("m", "2026-03-02", text=text)
    assert people(mail)["Matthew Walker"] == ("", "hiring_manager")


def test_invited_people_without_rooms_and_oneself() -> None:
    """Attendees of the invitation are interviewers; the person and rooms are left out."""
    mail = message("m", "2026-03-02", "Ana Ruiz <ana@northwind.example>", calendars=(INVITE,))
    assert people(mail) == {
        "Ana Ruiz": ("ana@northwind.example", ""),
        "Dana Whitlock": ("dana@northwind.example", "interviewer"),
    }


def test_recruiter_who_signs_a_platforms_mail_is_answered_at_reply_to() -> None:
    """The name under the mail and the Reply-To address belong together."""
    mail = message(
        "m",
        "2026-03-02",
        "Northwind <no-reply@hire.lever.co>",
        reply_to=message("x", "2026-03-02", "ana@northwind.example").reply_to
        or (message("x", "2026-03-02", "ana@northwind.example").sender,),
        text="Hello\n\nBest regards,\nAna Ruiz\nRecruiter",
    )
    assert people(mail)["Ana Ruiz"] == ("ana@northwind.example", "recruiter")


def test_of_own_mail_the_recipients() -> None:
    """What the person sent names those it went to, and not themselves."""
    mail = message("m", "2026-03-02", f"Sam <{ME}>", to="Ana Ruiz <ana@northwind.example>")
    assert read_people(mail, own_words(mail)) == (PersonRead("Ana Ruiz", "ana@northwind.example"),)


@settings(deadline=None)
@given(st.text(max_size=600), st.text(max_size=60))
def test_any_mail_can_be_read(text: str, name: str) -> None:
    """Nothing makes it raise."""
    words = OwnWords(text=text, signature=text[-100:], footer="", quoted="", language="")
    mail = message("m", "2026-03-02", f"{name} <x@acme.example>", text=text, calendars=(text,))
    assert len(read_people(mail, words)) <= 12
