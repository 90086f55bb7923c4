"""Names: what counts as the same employer, role or subject, and what must not."""

from __future__ import annotations

import pytest

from models.naming import (
    begins_with_words,
    domain_label,
    employer_key,
    own_domain,
    role_key,
    spelt_alike,
    subject_key,
)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Contoso GmbH & Co. KG", "contoso"),
        ("Contoso S.r.l.", "contoso"),
        ("Contoso S.A.", "contoso"),
        ("The Contoso Company, Inc.", "contoso"),
        ("AT&T", "at and t"),
        ("Müller AG", "muller"),
        ("SE", "se"),
        ("&", "and"),
        ("...", "..."),
        ("", ""),
    ],
)
def test_legal_forms_accents_and_articles_are_no_name(name: str, key: str) -> None:
    """One employer is written in many ways."""
    assert key == employer_key(name)


@pytest.mark.parametrize(
    ("role", "key"),
    [
        ("Backend Engineer (m/w/d)", "backend engineer"),
        ("Senior Backend-Engineer (all genders)", "senior backend engineer"),
        ("Entwickler*in (w/m/d)", "entwickler"),
        ("C++ Developer", "c++ developer"),
        ("Engineer m/f/x", "engineer"),
    ],
)
def test_gender_marks_are_no_role_but_seniority_is(role: str, key: str) -> None:
    """The same post in the words of different mails."""
    assert key == role_key(role)


@pytest.mark.parametrize(
    "subject",
    ["Interview", "Re: Interview", "AW: RE[2]: WG: Interview", "Antw: TR: RV: RIF: ENC: Interview"],
)
def test_reply_marks_of_seven_languages_are_no_subject(subject: str) -> None:
    """Answers keep the subject they answer."""
    assert subject_key(subject) == "interview"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("finn", "finnair"),
        ("contoso", "contoso bank"),
        ("studio 54", "studio 55"),
        ("accenture", "accenture federal services"),
        ("northwind", "southwind"),
    ],
)
def test_two_employers_are_not_taken_for_a_misspelling(one: str, other: str) -> None:
    """A wrong merge hides one employer's answer behind another's."""
    assert not spelt_alike(one, other)
    assert not spelt_alike(other, one)


def test_a_misspelt_name_is_recognised() -> None:
    """One letter lost by a template is still the same employer."""
    assert spelt_alike("northwind traders", "northwnd traders")


def test_a_short_form_is_the_first_words() -> None:
    """Whole words only."""
    assert begins_with_words("northwind traders", "northwind")
    assert not begins_with_words("finnair", "finn")


@pytest.mark.parametrize(
    ("domain", "own", "label"),
    [
        ("mail.northwind.co.uk", "northwind.co.uk", "northwind"),
        ("jobs.north-wind.example", "north-wind.example", "northwind"),
        ("gmail.com", "", ""),
        ("localhost", "", ""),
    ],
)
def test_the_registered_domain_is_the_employers_own(domain: str, own: str, label: str) -> None:
    """Subdomains are the same employer; free mail is nobody's own."""
    assert own == own_domain(domain)
    assert label == domain_label(domain)
