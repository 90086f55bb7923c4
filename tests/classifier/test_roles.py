"""Which role: titles cleaned, sentences refused, requisition numbers normalised."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.roles import read_role
from classifier.text import OwnWords, own_words
from classifier.titles import clean_role, is_role
from tests.builders import message


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Senior Backend Engineer – Payments", "Senior Backend Engineer – Payments"),
        ("Senior Backend Engineer (m/w/d) – Berlin, Germany", "Senior Backend Engineer"),
        ("Softwareentwickler:in (all genders)", "Softwareentwickler"),
        ("Chargé de mission H/F", "Chargé de mission"),
        ("Data Analyst - R-12345", "Data Analyst"),
        ("2020-45452 Software Engineer", "Software Engineer"),
        ("Product Owner (Remote)", "Product Owner"),
        ("the role of Sr. Software Engineer", "Sr. Software Engineer"),
        ("C++ Developer in London, United Kingdom", "C++ Developer"),
        ("Software Engineer, Payments", "Software Engineer, Payments"),
        ("Fleet Planner (Job ID 4711)", "Fleet Planner"),
    ],
)
def test_titles_are_cleaned(raw: str, expected: str) -> None:
    """Gender marks, numbers, places and workplace go; the speciality stays."""
    assert expected == clean_role(raw)


@pytest.mark.parametrize(
    "text",
    [
        "we have received your application", "Position", "Senior", "your time and interest",
        "wir haben Ihre Unterlagen erhalten", "moving forward with Other Candidates",
        "x" * 90, "https://jobs.example/1", "",
    ],
)  # fmt: skip
def test_sentences_and_empty_words_are_no_roles(text: str) -> None:
    """A wrong role is worse than none."""
    assert not is_role(clean_role(text))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Backend Engineer R-12345", ("R-12345",)),
        ("Job Number: JR0148336", ("JR0148336",)),
        ("Requisition req-0042 is open", ("REQ-0042",)),
        ("Job ID 4711", ("4711",)),
        ("Ihre Bewerbung, Referenz 2024-113", ("2024-113",)),
        ("Kennziffer: ab 12-2026", ()),
        ("Votre candidature réf. TM-204", ("TM-204",)),
        ("Referencia: 88-A12", ("88-A12",)),
        ("call me at 555 0100 before 10:30", ()),
        ("Series R 2026", ()),
    ],
)
def test_requisition_numbers(words: str, expected: tuple[str, ...]) -> None:
    """Numbers are taken where a word announces them, in upper case and without blanks."""
    mail = message("m", "2026-03-02", subject=words)
    assert expected == read_role(mail, own_words(mail)).requisitions


def test_speciality_of_the_subject_is_kept() -> None:
    """Of two forms of one title the fuller is read."""
    mail = message(
        "m",
        "2026-03-02",
        subject="Interview: Data Engineer – Streaming",
        text="We would like to talk to you about the Data Engineer position.",
    )
    assert read_role(mail, own_words(mail)).role == "Data Engineer – Streaming"


def test_quoted_text_names_no_role() -> None:
    """What an earlier mail said does not decide."""
    words = OwnWords(text="Thanks!", signature="", footer="", quoted="the Nurse position")
    assert read_role(message("m", "2026-03-02"), words).role == ""


@settings(deadline=None)
@given(st.text(max_size=200), st.text(max_size=800))
def test_any_mail_can_be_read(subject: str, text: str) -> None:
    """Nothing makes it raise; a role is at most 80 characters long."""
    words = OwnWords(text=text, signature="", footer="", quoted="", language="")
    assert len(read_role(message("m", "2026-03-02", subject=subject), words).role) <= 80
