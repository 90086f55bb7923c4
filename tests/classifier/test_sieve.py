"""Which headers deserve a second look."""

from __future__ import annotations

import pytest

from classifier.sieve import worth_reading

WORTH = {
    "a word of work": {"from": "a@b.example", "subject": "Ihre Bewerbung bei Nordwind"},
    "a hiring platform": {"from": "no-reply@us.greenhouse-mail.io", "subject": "Northwind"},
    "a hiring desk": {"from": "careers@northwind.example", "subject": "Next week"},
    "an answer": {"from": "ana@gmail.com", "subject": "Re: hello"},
    "a thread": {"from": "ana@gmail.com", "subject": "x", "in-reply-to": "<a@b>"},
    "a person at work": {"from": "Ana Ruiz <ana.ruiz@northwind.example>", "subject": "Thursday"},
    "arranging a call": {"from": "ana@gmail.com", "subject": "quick call?"},
    "no subject": {"from": "ana@gmail.com", "subject": ""},
    "own mail": {"from": "sam@example.org", "subject": "x", "folder": "sent"},
    "a calendar part": {"from": "a@gmail.com", "subject": "x", "content-type": "text/calendar"},
}
NOT_WORTH = {
    "a shop": {"from": "no-reply@shop.example", "subject": "Your parcel is on its way"},
    "a newsletter": {
        "from": "Shop <news@shop.example>",
        "subject": "Sale ends tonight",
        "list-unsubscribe": "<mailto:x>",
    },
    "a bulk call": {
        "from": "Shop <news@shop.example>",
        "subject": "Call now",
        "list-unsubscribe": "<mailto:x>",
    },
}


@pytest.mark.parametrize("case", WORTH)
def test_nothing_that_may_be_about_a_search_is_passed_over(case: str) -> None:
    """Recall first: each of these is fetched whole."""
    assert worth_reading(WORTH[case])


@pytest.mark.parametrize("case", NOT_WORTH)
def test_plain_bulk_mail_is_not_fetched(case: str) -> None:
    """What is surely everyday bulk mail stays where it is."""
    assert not worth_reading(NOT_WORTH[case])


def test_headers_may_be_missing() -> None:
    """A mail without any header is looked at."""
    assert worth_reading({})
