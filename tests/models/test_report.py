"""The report as a whole: copies, the person's addresses, counts, and the builder that remembers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.employer import Part, Person
from models.message import Address, Folder, Message
from models.reading import (
    Authenticity,
    Kind,
    PersonRead,
    Reading,
    SenderClass,
    Sign,
    TalkRead,
    TalkState,
)
from models.report import Counts, Facts, Report, ReportBuilder, build_report
from models.settings import Settings
from models.spam_alert import Verdict
from models.working_days import WeekdaysOnly
from tests.builders import ME, keyed, message, reading

TODAY = date(2026, 11, 20)
ROBOT = "no-reply@platform.example"


def report(
    *pairs: tuple[Message, Reading], settings: Settings | None = None, today: date = TODAY
) -> Report:
    """The report of some messages and their readings."""
    facts = Facts(tuple(one for one, _ in pairs), keyed(read for _, read in pairs))
    return build_report(
        facts, (), settings or Settings(me=(ME,)), today, working_days=WeekdaysOnly()
    )


def receipt(id_: str, at: str, **more: str) -> tuple[Message, Reading]:
    """A platform's receipt."""
    one = message(id_, at, ROBOT)
    return one, reading(one, "application", Sign.RECEIPT, sender_class=SenderClass.ATS, **more)


def update(id_: str, at: str, sender: str = "Ana Ruiz <ana@northwind.example>") -> Message:
    """A human's message."""
    return message(id_, at, sender)


def test_a_copy_in_two_folders_is_one_message_and_one_event() -> None:
    """INBOX and All Mail, two accounts, two sources: one mail was written."""
    one, read = receipt("a", "2026-11-01")
    copy = replace(one, folder=Folder.ARCHIVE, account="second")
    found = report((one, read), (copy, read), (replace(one, folder=Folder.JUNK), read))

    assert Counts(read=1, job_search=1, hidden=0, unreadable=0) == found.counts
    assert [Folder.INBOX] == [line.folder for line in found.messages]
    assert len(found.employers[0].applications[0].events) == 2
    assert found == report((copy, read), (replace(one, folder=Folder.JUNK), read), (one, read))


def test_forged_duplicates_of_one_message_id_stay_two() -> None:
    """Two senders under one Message-ID are two messages."""
    one, other = update("a", "2026-11-01"), update("a", "2026-11-02", "Eve <eve@evil.example>")
    found = report((one, reading(one, "update")), (other, reading(other, "other")))

    assert found.counts.read == 2


def test_a_message_without_a_reading_is_listed_and_asked_about() -> None:
    """Nothing is dropped silently."""
    found = build_report(
        Facts((update("a", "2026-11-01"),), {}, ("broken",)),
        (),
        Settings(me=(ME,)),
        TODAY,
        working_days=WeekdaysOnly(),
    )

    assert Counts(read=1, job_search=0, hidden=1, unreadable=1) == found.counts
    assert found.unsure == ("<a> ana@northwind.example",)
    assert Kind.OTHER == found.messages[0].kind


def test_without_being_told_the_person_is_who_sent_what_lies_in_sent() -> None:
    """All addresses that were sent from, aliases too."""
    first, second = message("a", "2026-11-01", ME), message("b", "2026-11-02", "s@alias.example")
    second = replace(second, folder=Folder.SENT)
    found = report(
        (first, reading(first, "other")), (second, reading(second, "other")), settings=Settings()
    )

    assert found.me == ("s@alias.example", ME)


def test_without_a_sent_folder_the_person_is_the_usual_recipient() -> None:
    """The address that most messages were delivered to, whatever their To says."""
    pairs = []
    for number in range(3):
        one = replace(update(f"m{number}", "2026-11-01"), delivered_to=("sam@home.example",))
        pairs.append((one, reading(one, "other")))
    other = update("x", "2026-11-01")
    found = report(*pairs, (other, reading(other, "other")), settings=Settings())

    assert found.me == ("sam@home.example",)


def test_an_empty_mailbox_gives_an_empty_report() -> None:
    """No mail, no employers, nobody."""
    found = report(settings=Settings())

    assert ((), (), Counts(0, 0, 0, 0)) == (found.employers, found.me, found.counts)


def test_a_message_of_the_future_is_left_out() -> None:
    """As of a day means: with the mail of that day."""
    found = report(receipt("a", "2026-11-21"))

    assert found.counts.read == 0


def test_the_lines_name_the_employer_a_message_was_placed_under() -> None:
    """A nameless answer is listed under its thread's employer and role."""
    one = message("a", "2026-11-01", ME, to="ana@northwind.example")
    answer = replace(update("b", "2026-11-02"), in_reply_to=("<a>",))
    found = report(
        (one, reading(one, "application", Sign.APPLIES, role="Engineer")),
        (answer, reading(answer, "update", employer="")),
    )

    told = [(line.employer, line.role) for line in found.messages]
    assert told == [("Northwind Traders", "Engineer")] * 2


def test_people_are_who_wrote_and_who_took_part() -> None:
    """Recruiter, interviewer, an own robot; platforms and the person are nobody."""
    talk = TalkRead(
        date(2026, 11, 9),
        TalkState.FIXED,
        attendees=(Address("Bob", "bob@northwind.example"), Address("Sam", ME)),
        organizer=Address("", "rooms@northwind.example"),
    )
    one = update("a", "2026-11-01")
    read = reading(
        one,
        "interview",
        talks=(talk,),
        people=(
            PersonRead("Ana Ruiz", part="recruiter"),
            PersonRead("Cy", "cy@northwind.example", "hiring_manager"),
        ),
    )
    own = message("b", "2026-11-02", "Careers <careers@northwind.example>")
    answer = message("c", "2026-11-03", ME, to="no-reply@northwind.example,dan@northwind.example")
    found = report(
        (one, read),
        (own, reading(own, "update", sender_class=SenderClass.ROBOT)),
        (answer, reading(answer, "update")),
        receipt("d", "2026-11-04"),
    )

    expected = (
        Person("Ana Ruiz", "ana@northwind.example", Part.RECRUITER),
        Person("Bob", "bob@northwind.example", Part.INTERVIEWER),
        Person("Cy", "cy@northwind.example", Part.HIRING_MANAGER),
        Person("Careers", "careers@northwind.example", Part.ROBOT),
        Person("", "dan@northwind.example", Part.UNKNOWN),
    )
    assert expected == found.employers[0].people


def test_a_guest_nobody_can_write_to_is_no_person() -> None:
    """Rooms and robots are invited too."""
    guests = (Address("", "no-reply@northwind.example"),)
    talk = TalkRead(date(2026, 11, 9), TalkState.FIXED, attendees=guests)
    one = update("a", "2026-11-01")
    found = report((one, reading(one, "interview", talks=(talk,))))

    assert [person.address for person in found.employers[0].people] == ["ana@northwind.example"]


def test_a_subject_joins_only_with_a_shared_person() -> None:
    """Lost references: the same subject and the same person, not long apart."""
    first = replace(update("a", "2026-11-01"), subject="Your visit")
    near = replace(update("b", "2026-11-03"), subject="AW: Your visit")
    blank = replace(update("c", "2026-11-03"), subject="")
    other = replace(update("d", "2026-11-03", "Joe <joe@gmail.com>"), subject="Your visit")
    found = report(
        (first, reading(first, "update")),
        (near, reading(near, "update", employer="")),
        (blank, reading(blank, "update", employer="")),
        (other, reading(other, "update", employer="")),
    )

    expected = [("Joe", ("d",)), ("Northwind Traders", ("a", "b", "c"))]
    assert expected == [
        (one.name, tuple(key.split()[0].strip("<>") for key in one.applications[0].messages))
        for one in found.employers
    ]


def test_the_same_subject_long_after_is_another_conversation() -> None:
    """Sixty days on, "Your application" is a new one."""
    pairs = []
    for id_, at, employer in (("a", "2026-03-01", "Northwind"), ("b", "2026-09-01", "")):
        one = replace(message(id_, at, "Kim <kim@gmail.com>"), subject="A role for you")
        pairs.append((one, reading(one, "outreach", employer=employer)))
    found = report(*pairs)

    assert ["Northwind"] == [one.name for one in found.employers]


def test_shares_of_an_employer_with_enough_cases_are_its_own() -> None:
    """From three waits on the employer's own habit is used and said so."""
    pairs = []
    for number, role in enumerate(("Engineer", "Designer", "Writer")):
        pairs.append(receipt(f"a{number}", f"2026-10-0{number + 1}", role=role))
        no = message(f"b{number}", f"2026-10-1{number}", ROBOT)
        told = reading(no, "rejection", sender_class=SenderClass.ATS, role=role)
        pairs.append((no, told))
    found = report(*pairs, receipt("c", "2026-11-10", role="Tester"))

    running = [one.running for one in found.employers[0].applications]
    sources = [silence.source for silence in running if silence]
    assert sources
    assert all("with this employer" in source for source in sources)


@pytest.fixture
def builder() -> ReportBuilder:
    """A builder that has seen nothing yet."""
    return ReportBuilder(WeekdaysOnly())


def test_the_builder_notices_every_change(builder: ReportBuilder) -> None:
    """Another day, a removed message, another reading, a copy, a new own address: all anew."""
    first, told = receipt("a", "2026-11-01")
    second = replace(update("b", "2026-11-02"), in_reply_to=())
    sent = message("c", "2026-11-03", "me@alias.example")
    sent = replace(sent, folder=Folder.SENT)
    later = update("d", "2026-11-29")
    reads = keyed(
        [
            told,
            reading(second, "update"),
            reading(sent, "update"),
            reading(later, "rejection"),
        ]
    )
    rejected = {**reads, second.key: reading(second, "rejection")}
    copy = replace(second, folder=Folder.TRASH)
    steps: list[tuple[Facts, Settings, date]] = [
        (Facts((first,), reads), Settings(), TODAY),
        (Facts((first, second), reads), Settings(), TODAY),
        (Facts((first, second), rejected), Settings(), TODAY),
        (Facts((first, second, copy), rejected), Settings(), TODAY),
        (Facts((first, second, copy, sent), rejected), Settings(), TODAY),
        (Facts((first, sent), rejected), Settings(), TODAY),
        (Facts((first, sent, later), rejected), Settings(), TODAY),
        (Facts((first, sent, later), rejected), Settings(), date(2026, 11, 30)),
    ]
    for facts, settings, today in steps:
        expected = build_report(facts, (), settings, today, working_days=WeekdaysOnly())
        assert expected == builder.build(facts, (), settings, today)


def test_the_builder_joins_what_a_new_message_joins(builder: ReportBuilder) -> None:
    """Two neighbourhoods become one when a message ties them together."""
    one, other = update("a", "2026-11-01"), update("b", "2026-11-02", "Kim <kim@gmail.com>")
    tie = replace(update("c", "2026-11-03"), references=("<b>", "<a>"))
    reads = keyed(
        [reading(one, "update"), reading(other, "update", employer=""), reading(tie, "update")]
    )
    settings = Settings(me=(ME,))
    assert len(builder.build(Facts((one, other), reads), (), settings, TODAY).employers) == 2
    facts = Facts((one, other, tie), reads)

    expected = build_report(facts, (), settings, TODAY, working_days=WeekdaysOnly())
    assert expected == builder.build(facts, (), settings, TODAY)
    assert len(expected.employers) == 1


def test_the_builder_lets_go_of_what_is_trusted_no_longer(builder: ReportBuilder) -> None:
    """Trusted junk turns out to imitate an employer whose real mail arrives later."""
    asked = message("a", "2026-11-01", ME, to="hr@contosa.example")
    junk = message("b", "2026-11-02", "hr@contosa.example", folder=Folder.JUNK)
    junk = replace(junk, in_reply_to=("<a>",))
    real = message("c", "2026-11-03", "Ana <ana@contoso.example>")
    checks = Authenticity(dkim="pass", aligned=True)
    reads = keyed(
        [
            reading(asked, "application", Sign.APPLIES, employer=""),
            reading(junk, "interview", employer="", authenticity=checks),
            reading(real, "update", employer="Contoso", domain="contoso.example"),
        ]
    )
    settings, facts = Settings(me=(ME,)), Facts((asked, junk, real), reads)
    before = builder.build(Facts((asked, junk), reads), (), settings, TODAY)
    after = builder.build(facts, (), settings, TODAY)

    verdicts = [before.spam_alerts[0].verdict, after.spam_alerts[0].verdict]
    assert verdicts == [Verdict.GENUINE, Verdict.SCAM]
    assert after == build_report(facts, (), settings, TODAY, working_days=WeekdaysOnly())
