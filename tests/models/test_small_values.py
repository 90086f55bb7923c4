"""Small values, and junk that is nobody's business."""

from __future__ import annotations

from datetime import UTC, date, datetime

from models.changes import Changes
from models.correction import Correction, Subject
from models.message import Folder, Message
from models.reading import Authenticity, Reading, Sign
from models.report import Facts, build_report
from models.settings import Settings
from models.spam_alert import SpamAlert
from models.working_days import WeekdaysOnly
from tests.builders import ME, keyed, message, reading

MARKED = Authenticity(scam_marks=("wants to talk on Telegram",))


def alerts(*read: tuple[Message, Reading], said: str = "") -> tuple[SpamAlert, ...]:
    """The finds in junk; ``said`` is the person's verdict on the last message."""
    facts = Facts(tuple(m for m, _ in read), keyed(r for _, r in read))
    at = datetime(2026, 3, 19, tzinfo=UTC)
    word = Correction("1", at, Subject.NOT_SPAM, read[-1][0].key, said)
    return build_report(
        facts,
        (word,) if said else (),
        Settings(me=(ME,)),
        date(2026, 3, 20),
        working_days=WeekdaysOnly(),
    ).spam_alerts


def applied() -> tuple[Message, Reading]:
    """The person applied."""
    mail = message("a", "2026-03-02", ME, to="jobs@northwind.example")
    return mail, reading(mail, "application", Sign.APPLIES)


def in_junk(kind: str, *signs: Sign) -> tuple[Message, Reading]:
    """A mail in junk that bears a mark of fraud."""
    mail = message("j", "2026-03-10", "hr@free.example", folder=Folder.JUNK)
    return mail, reading(mail, kind, *signs, authenticity=MARKED)


def test_two_writes_are_one_change() -> None:
    """What two writes touched is told together."""
    both = Changes(frozenset({"a"})) | Changes(frozenset({"b"}), accounts=True)

    assert Changes(frozenset({"a", "b"}), accounts=True) == both


def test_a_header_is_found_by_its_name() -> None:
    """The topmost of several; nothing where there is none."""
    mail = message("a", "2026-03-02", headers=(("precedence", "bulk"), ("precedence", "list")))

    assert ("bulk", "") == (mail.header("precedence"), mail.header("list-id"))


def test_a_fraud_in_a_known_name_is_shown() -> None:
    """Even where its words are taken for ordinary mail."""
    assert ["<j>"] == [one.message for one in alerts(applied(), in_junk("other"))]


def test_mail_about_hiring_others_is_no_find() -> None:
    """Junk to somebody who hires says nothing about the own search."""
    assert () == alerts(applied(), in_junk("interview", Sign.HIRING_SIDE))


def test_what_the_person_calls_genuine_is_not_warned_of() -> None:
    """Ordinary mail they trust is no find any more."""
    assert () == alerts(applied(), in_junk("other"), said="genuine")
