"""Who is behind a message: names, agencies, and what is never an employer."""

from __future__ import annotations

import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.employers import EmployerRead, read_employer, same_employer
from classifier.roles import read_role
from classifier.text import OwnWords, own_words
from models.message import Message
from tests.builders import ME, message
from tests.classifier.name_cases import LANGUAGES, NameCase, name_cases

CALENDAR = """BEGIN:VCALENDAR
METHOD:REQUEST
BEGIN:VEVENT
SUMMARY:Interview with Kestrel Robotics
ORGANIZER;CN=Lee Ong:mailto:lee.ong@kestrelrobotics.com
END:VEVENT
END:VCALENDAR
"""


def read(mail: Message) -> EmployerRead:
    return read_employer(mail, own_words(mail), me=frozenset({ME}))


@pytest.mark.parametrize("case", [one for code in LANGUAGES for one in name_cases(code)], ids=str)
def test_written_shapes(case: NameCase) -> None:
    """Employer, agency and role of the written shapes, in seven languages."""
    words = own_words(case.mail)
    employer = read_employer(case.mail, words, me=frozenset({ME}))
    role = read_role(case.mail, words)
    assert (case.employer, case.via, case.role) == (employer.name, employer.via, role.role)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Contoso GmbH", "contoso", True),
        ("Oahu Publications, Inc.", "Oahu Publications", True),
        ("The Nexus Group", "Nexus", True),
        ("EpicSystems", "Epic Systems", True),
        ("Kestrel Schweiz AG", "Kestrel", True),
        ("Société Générale", "Societe Generale", True),
        ("Tidewater Labs", "Tidewater Lab", True),
        ("Finn", "Finnair", False),
        ("Accenture", "Accenture Federal Services", False),
        ("Region 10 Hospital", "Region 12 Hospital", False),
        ("", "", False),
    ],
)
def test_spellings_of_one_employer(one: str, other: str, *, expected: bool) -> None:
    """Legal forms, articles and accents do not part; another name does, however near."""
    assert expected is same_employer(one, other)


def test_platforms_and_boards_are_never_employers() -> None:
    """A platform's own name is not taken for the employer's, wherever it stands."""
    mails = [
        message("1", "2026-03-02", "Greenhouse <no-reply@greenhouse.io>", subject="Greenhouse"),
        message("2", "2026-03-02", "LinkedIn <jobs-noreply@linkedin.com>", subject="LinkedIn"),
        message("3", "2026-03-02", "Indeed <alert@indeed.com>", text="The Indeed Team"),
        message("4", "2026-03-02", "Workable <noreply@candidates.workablemail.com>"),
        message("5", "2026-03-02", "Calendly <no-reply@calendly.com>", subject="New event"),
    ]
    assert [read(mail).name for mail in mails] == [""] * 5


def test_domain_is_empty_for_platforms_and_free_mail() -> None:
    """Only an organisation's own mail domain is told."""
    domains = [
        read(message("m", "2026-03-02", sender)).domain
        for sender in ("no-reply@hire.lever.co", "ana@gmail.com", "ana@mail.northwind.co.uk")
    ]
    assert domains == ["", "", "northwind.co.uk"]


def test_organiser_of_the_invitation_tells_the_employer() -> None:
    """An invitation names the house by its organiser even when the mail says nothing."""
    mail = message("m", "2026-03-02", "calendar-notification@google.com", calendars=(CALENDAR,))
    assert read(mail).name == "Kestrel Robotics"


def test_client_of_an_agency_is_hidden_until_named() -> None:
    """While the client is hidden the agency's name stands; then the client's, through it."""
    sender = "Tom Baker <tom@hays.com>"
    before = read(message("1", "2026-03-02", sender, text="Our client, a bank, is hiring."))
    after = read(message("2", "2026-03-03", sender, text="Our client Contoso wants to meet you."))
    assert ("Hays", "", True) == (before.name, before.via, before.client_hidden)
    assert ("Contoso", "Hays", False) == (after.name, after.via, after.client_hidden)


def test_recruitment_department_is_no_agency() -> None:
    """Contoso Recruitment at contoso.com is Contoso."""
    mail = message(
        "m", "2026-03-02", "noreply@contoso.com", text="Thanks.\n\nRegards,\nContoso Recruitment"
    )
    assert (read(mail).name, read(mail).via) == ("Contoso", "")


@pytest.mark.parametrize(
    ("sender", "text", "expected"),
    [
        ("a@northwind.de", "", "DE"),
        ("a@northwind.co.uk", "", "GB"),
        ("a@northwind.com", "Hi\n\nBest regards,\nAna Ruiz\n+49 30 1234567", "DE"),
        ("a@northwind.com", "Hi\n\nBest regards,\nAna Ruiz\n(+1) 415 555 0100", "US"),
        ("a@northwind.ca", "Hi\n\nBest regards,\nAna Ruiz\n+1 415 555 0100", "CA"),
        ("a@gmx.de", "", ""),
        ("a@northwind.io", "", ""),
    ],
)
def test_country_by_phone_address_or_ending(sender: str, text: str, expected: str) -> None:
    """The country is told by what the sender shows, never guessed from a free-mail ending."""
    assert expected == read(message("m", "2026-03-02", sender, text=text)).country


def test_reading_never_asks_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of public suffixes is the bundled one."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert read(message("m", "2026-03-02", "a@jobs.tidewater-new.co.nz")).domain == (
        "tidewater-new.co.nz"
    )


@settings(deadline=None)
@given(st.text(max_size=120), st.text(max_size=600), st.text(max_size=60))
def test_any_mail_can_be_read(subject: str, text: str, name: str) -> None:
    """No subject, body or name makes it raise; a name found is short."""
    words = OwnWords(text=text, signature=text[:200], footer="", quoted="", language="")
    mail = message("m", "2026-03-02", f"{name} <x@acme.example>", subject=subject, text=text)
    assert len(read_employer(mail, words).name) <= 60


def test_hostile_text_is_read_in_linear_time() -> None:
    """A body made of nothing but beginnings of phrases ends like any other."""
    text = "your application for the role of " * 6000
    mail = message("m", "2026-03-02", "a@acme.example", subject=text, text=text)
    words = OwnWords(text=text, signature="", footer="", quoted="", language="en")
    assert read_employer(mail, words).via == ""
