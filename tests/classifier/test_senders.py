"""Who sends: platforms by whole labels, robots in seven languages, people behind shared desks."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classifier.senders import platform, platforms, sender_class
from models.message import Folder
from models.reading import SenderClass
from tests.builders import message


def class_of(sender: str, **more: Any) -> str:  # noqa: ANN401 - any field of Message
    return sender_class(message("m", "2026-03-02", sender, **more)).value


@pytest.mark.parametrize(
    ("sender", "expected"),
    [
        ("no-reply@us.greenhouse-mail.io", "ats"),
        ("northwind@myworkday.com", "ats"),
        ("Lumen <notification@smartrecruiters.com>", "ats"),
        ("x@notgreenhouse-mail.io", "person"),
        ("x@greenhouse-mail.io.evil.com", "person"),
        ("LinkedIn <jobs-noreply@linkedin.com>", "board"),
        ("jobalerts-noreply@linkedin.com", "board"),
        ("alert@indeed.com", "board"),
        ("noreply@jobalerts.jobvite.com", "board"),
        ("Leah Stone via LinkedIn <hit-reply@linkedin.com>", "person"),
        ("inmail-hit-reply@linkedin.com", "person"),
        ("Ana Ruiz <ana.ruiz@linkedin.com>", "person"),
        ("no-reply@hackerrankforwork.com", "assessment"),
        ("notifications@calendly.com", "scheduling"),
        ("calendar-notification@google.com", "scheduling"),
        ("dana@google.com", "person"),
        ("noreply@oracle.com", "robot"),
        ("recruiting.person@bigco.com", "person"),
        ("newsletter@acme.com", "bulk"),
        ("mailer-daemon@acme.com", "robot"),
    ],
)
def test_address_tells_platform_board_person_or_robot(sender: str, expected: str) -> None:
    """Domains match label by label; a board's own people and its members' letters are people."""
    assert expected == class_of(sender)


@pytest.mark.parametrize(
    "local",
    [
        "no-reply", "noreply", "do_not_reply", "jobs-noreply", "donotreply+17", "notifications",
        "nicht-antworten", "keine-antwort", "ne-pas-repondre", "nepasrepondre", "no-responder",
        "nao-responda", "non-rispondere", "niet-beantwoorden", "geen-antwoord", "no-reply-hr",
    ],
)  # fmt: skip
def test_nobody_reads_there_in_seven_languages(local: str) -> None:
    """A robot's address is known by its words in every language, whatever name it shows."""
    assert class_of(f"Dana Whitlock <{local}@acme.com>") == "robot"


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        ("Kind regards,\nDana Whitlock\nTalent Partner", "person"),
        ("Best,\nDana", "person"),
        ("Mit freundlichen Grüßen\n\nJana Weber\nPersonal", "person"),
        ("Cordialement,\nCamille Moreau", "person"),
        ("Un saludo,\nLucía Gómez", "person"),
        ("Com os melhores cumprimentos,\nRita Nunes", "person"),
        ("Cordiali saluti,\nGiulia Conti", "person"),
        ("Met vriendelijke groet,\nSanne de Vries", "person"),
        ("Kind regards,\nThe Acme Team", "robot"),
        ("Kind regards,\nAcme", "robot"),
        ("Mit freundlichen Grüßen\nIhr Recruiting-Team", "robot"),
        ("Please do not reply to this mail.", "robot"),
    ],
)
def test_shared_desk_is_a_person_only_when_one_signs(closing: str, expected: str) -> None:
    """careers@ ends a silence when a human signs, not when the house does."""
    text = f"Hello Sam,\n\nthank you for your application.\n\n{closing}"
    assert expected == class_of("careers@acme.com", text=text)


def test_shared_desk_with_a_persons_name_is_a_person() -> None:
    """The display name may show the human where the signature does not."""
    assert class_of("Dana Whitlock <careers@acme.com>") == "person"
    assert class_of("Acme Careers <careers@acme.com>") == "robot"


def test_signature_in_html_counts_too() -> None:
    """A mail that is HTML only is looked through for its sign-off as well."""
    html = "<p>Hello</p><p>Kind regards,<br>Dana Whitlock</p>"
    assert class_of("hr@acme.com", html=html) == "person"


def test_list_mail_is_bulk_but_a_recruiters_own_mailbox_is_not() -> None:
    """An unsubscribe header does not make a robot of a person who writes under their name."""
    listed = (("list-unsubscribe", "<mailto:x@acme.com>"),)
    assert class_of("Acme <hello@acme.com>", headers=listed) == "bulk"
    assert class_of("Ana Ruiz <ana.ruiz@acme.com>", headers=listed) == "person"
    assert class_of("a@lists.example", headers=(("list-id", "<a.lists.example>"),)) == "bulk"


def test_recruiter_who_answers_through_a_platform_is_a_person() -> None:
    """A relay with a recruiter's name is a template unless it answers or is signed."""
    sender = "Ines Holm <ines.holm@fjordbank.teamtailor-mail.com>"
    assert class_of(sender, text="We have received your application!") == "ats"
    assert class_of(sender, in_reply_to=("<a@b>",)) == "person"


def test_own_mail_is_a_persons() -> None:
    """What lies in Sent was written by the person, whatever the address."""
    assert class_of("noreply@example.org", folder=Folder.SENT) == "person"


def test_platform_is_found_by_parent_domain_only() -> None:
    """Subdomains belong to the platform; look-alikes and its own staff do not."""
    found = platform(message("m", "2026-03-02", "x@eu.mail.greenhouse-mail.io"))
    assert found is not None
    assert found.product == "Greenhouse"
    assert platform(message("m", "2026-03-02", "x@mygreenhouse-mail.io")) is None


def test_platform_table_is_sound() -> None:
    """Every row has a kind that is known, a product and known writers; no domain is a suffix."""
    kinds = {"ats", "board", "assessment", "scheduling", "signing"}
    rows = platforms().values()
    assert [one for one in rows if one.kind not in kinds or not one.product] == []
    assert [one for one in rows if one.writers not in {"robots", "relay", "staff", "company"}] == []
    assert [
        one.domain for one in rows if "." not in one.domain or one.domain != one.domain.lower()
    ] == []


@given(st.text(max_size=60), st.text(max_size=40), st.text(max_size=200))
def test_any_sender_has_a_class(address: str, name: str, text: str) -> None:
    """No address, name or body makes it raise."""
    mail = message("m", "2026-03-02", f"{name} <{address}>", text=text, html=text)
    assert isinstance(sender_class(mail), SenderClass)
