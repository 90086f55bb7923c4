"""Which of several spellings an employer is shown under."""

from __future__ import annotations

from datetime import date

from models.message import Message
from models.reading import DOMAIN_ALONE, Reading
from models.report import Facts, build_report
from models.settings import Settings
from models.working_days import WeekdaysOnly
from tests.builders import ME, keyed, message, reading

DANA = "Dana <dana@harbourfinch.example>"
OWN = "harbourfinch.example"


def shown(*read: tuple[Message, Reading]) -> list[str]:
    """The employers' names in the report."""
    facts = Facts(tuple(m for m, _ in read), keyed(r for _, r in read))
    report = build_report(
        facts, (), Settings(me=(ME,)), date(2026, 3, 20), working_days=WeekdaysOnly()
    )
    return [one.name for one in report.employers]


def read(
    id_: str, day: str, name: str, because: str, sender: str = DANA
) -> tuple[Message, Reading]:
    """One message of the thread, with the employer's name as it was read there."""
    mail = message(
        id_,
        day,
        sender,
        to=DANA if sender == ME else ME,
        in_reply_to=() if id_ == "a" else ("<a>",),
    )
    return mail, reading(mail, "update", employer=name, employer_because=because, domain=OWN)


def test_a_written_name_beats_the_domains_label() -> None:
    """Three mails that only show the domain do not outvote the one that spells the name."""
    found = shown(
        read("a", "2026-03-02", "Harbour & Finch", "display name"),
        read("b", "2026-03-03", "Harbourfinch", DOMAIN_ALONE),
        read("c", "2026-03-04", "Harbourfinch", DOMAIN_ALONE),
        read("d", "2026-03-05", "Harbourfinch", DOMAIN_ALONE),
    )

    assert ["Harbour & Finch"] == found


def test_their_own_spelling_beats_mine() -> None:
    """People shorten a name when they write to a firm; the firm knows what it is called."""
    found = shown(
        read("a", "2026-03-02", "Harbour", "salutation", ME),
        read("b", "2026-03-03", "Harbour & Finch", "signature"),
        read("c", "2026-03-04", "Harbour", "salutation", ME),
    )

    assert ["Harbour & Finch"] == found


def test_the_label_serves_where_nobody_wrote_the_name() -> None:
    """Better the domain's label than nothing."""
    assert ["Harbourfinch"] == shown(read("a", "2026-03-02", "Harbourfinch", DOMAIN_ALONE))
