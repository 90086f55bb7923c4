"""Calendar parts: what Outlook, Google and odd programs send, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.invites import iana_name, read_invites
from models.message import Address
from models.reading import TalkRead, TalkState
from tests.builders import moment

SENT = moment("2026-03-04T09:40+01:00")
OUTLOOK_ZONE = """BEGIN:VTIMEZONE
TZID:{name}
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


def event(*lines: str, start: str = "DTSTART:20260310T130000Z", uid: str = "u1") -> str:
    return "\n".join(
        ["BEGIN:VEVENT", f"UID:{uid}", start, "SUMMARY:Second interview", *lines, "END:VEVENT"]
    )


def calendar(*events: str, method: str = "REQUEST", more: str = "") -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//T//T//EN", f"METHOD:{method}", more]
    return "\r\n".join("\n".join([*filter(None, lines), *events, "END:VCALENDAR"]).split("\n"))


def read(*calendars: str) -> tuple[TalkRead, ...]:
    return read_invites(calendars, sent_at=SENT)


def drawn(talk: TalkRead) -> str:
    start = talk.start.isoformat() if talk.start else str(talk.day)
    return f"{talk.state} {start}{f'/{talk.end:%H:%M}' if talk.end else ''} {talk.zone}".strip()


@pytest.mark.parametrize(
    ("method", "lines", "expected"),
    [
        ("REQUEST", [], TalkState.FIXED),
        ("PUBLISH", ["SEQUENCE:3"], TalkState.FIXED),
        ("REQUEST", ["SEQUENCE:2"], TalkState.MOVED),
        ("REQUEST", ["SEQUENCE:oops"], TalkState.FIXED),
        ("REQUEST", ["STATUS:CANCELLED"], TalkState.CANCELLED),
        ("CANCEL", [], TalkState.CANCELLED),
        ("COUNTER", [], TalkState.PROPOSED),
        ("REPLY", [], None),
        ("REFRESH", [], None),
    ],
)
def test_the_method_says_what_happens(
    method: str, lines: list[str], expected: TalkState | None
) -> None:
    """RFC 5546: requests fix, counters propose, cancels cancel, replies say nothing."""
    found = read(calendar(event(*lines), method=method))

    assert ([expected] if expected else []) == [one.state for one in found]


@pytest.mark.parametrize(
    ("start", "more", "expected"),
    [
        ("DTSTART:20260310T130000Z", "", "fixed 2026-03-10T13:00:00+00:00 UTC"),
        (
            "DTSTART:20260310T130000Z",
            "X-WR-TIMEZONE:Europe/Berlin",
            "fixed 2026-03-10T14:00:00+01:00 Europe/Berlin",
        ),
        ("DTSTART:20260310T140000", "", "fixed 2026-03-10T14:00:00+01:00"),
        (
            "DTSTART;TZID=America/New_York:20260310T140000",
            "",
            "fixed 2026-03-10T14:00:00-04:00 America/New_York",
        ),
        (
            "DTSTART;TZID=W. Europe Standard Time:20260410T140000",
            OUTLOOK_ZONE.format(name="W. Europe Standard Time"),
            "fixed 2026-04-10T14:00:00+02:00 Europe/Berlin",
        ),
        (
            "DTSTART;TZID=Pacific Standard Time:20260310T140000",
            "",
            "fixed 2026-03-10T14:00:00-07:00 America/Los_Angeles",
        ),
        (
            "DTSTART;TZID=/example.org/20070129_1/Europe/Paris:20260310T140000",
            "",
            "fixed 2026-03-10T14:00:00+01:00 Europe/Paris",
        ),
        (
            'DTSTART;TZID="(UTC+01:00) Amsterdam, Berlin, Rome":20260310T140000',
            "",
            "fixed 2026-03-10T14:00:00+01:00 Europe/Amsterdam",
        ),
        (
            "DTSTART;TZID=Custom:20260410T140000",
            OUTLOOK_ZONE.format(name="Custom"),
            "fixed 2026-04-10T14:00:00+02:00",
        ),
        ("DTSTART;VALUE=DATE:20260310", "", "fixed 2026-03-10"),
    ],
)
def test_times_keep_the_clock_they_were_written_for(start: str, more: str, expected: str) -> None:
    """UTC, named, Outlook's, floating and whole days."""
    (talk,) = read(calendar(event(start=start), more=more))

    assert expected == drawn(talk)


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("DTEND:20260310T134500Z", "13:45"),
        ("DURATION:PT45M", "13:45"),
        ("DTEND:20260310T144500", "13:45"),
        ("DTEND:20260310T120000Z", None),
        ("DTEND:rubbish", None),
        ("DURATION:P400D", None),
        ("DURATION:rubbish", None),
        ("X-NOTHING:1", None),
    ],
)
def test_the_end_is_dtend_or_duration(line: str, end: str | None) -> None:
    """Missing, broken and backwards ends are left out."""
    start = (
        "DTSTART;TZID=Etc/GMT:20260310T130000" if "144500" in line else "DTSTART:20260310T130000Z"
    )
    (talk,) = read(calendar(event(line.replace("144500", "134500"), start=start)))

    assert end == (f"{talk.end:%H:%M}" if talk.end else None)


def test_people_title_round_and_identity_are_kept() -> None:
    """Organiser, attendees, summary, UID and SEQUENCE go with the talk."""
    (talk,) = read(
        calendar(
            event(
                'ORGANIZER;CN="Ana Ruiz":mailto:Ana@Northwind.example',
                "ATTENDEE;CN=sam@example.org:mailto:sam@example.org",
                "ATTENDEE;CN=Room:urn:uuid:1",
                "SEQUENCE:1",
            )
        )
    )

    assert Address("Ana Ruiz", "ana@northwind.example") == talk.organizer
    assert (Address("", "sam@example.org"),) == talk.attendees
    assert ("Second interview", 2, "u1", 1) == (talk.title, talk.round, talk.uid, talk.sequence)


def test_the_newest_sequence_of_an_event_counts() -> None:
    """Two parts about one UID are one talk; two events are two."""
    old = calendar(event("SEQUENCE:1", start="DTSTART:20260310T130000Z"))
    new = calendar(event("SEQUENCE:2", start="DTSTART:20260312T130000Z"))
    other = calendar(event(uid="u2"))

    assert [12, 10] == [one.day.day for one in read(new, old, other)]
    assert [12] == [one.day.day for one in read(old, new)]


def test_a_recurrence_is_left_aside_with_a_note() -> None:
    """The first time is the talk; a changed instance is one of its own."""
    found = read(
        calendar(
            event("RRULE:FREQ=WEEKLY"),
            event("RECURRENCE-ID:20260317T130000Z", start="DTSTART:20260318T130000Z"),
        )
    )

    assert [(10, "repeats; only the first time is taken"), (18, "")] == [
        (one.day.day, one.note) for one in found
    ]


def test_a_doubled_property_is_read_once() -> None:
    """Two DTSTART or two UID lines: the first counts."""
    (talk,) = read(calendar(event("DTSTART:20260311T130000Z", "UID:u2", "ORGANIZER:nobody")))

    assert (10, "u1", None) == (talk.day.day, talk.uid, talk.organizer)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no calendar at all",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:never ended",
        "BEGIN:VEVENT\nEND:VEVENT",
        calendar("BEGIN:VEVENT\nSUMMARY:no start\nEND:VEVENT"),
        calendar(event(start="DTSTART:99999999T999999")),
        calendar(event(start="DTSTART:00010101T000000Z")),
    ],
)
def test_a_broken_calendar_gives_nothing(text: str) -> None:
    """Unreadable parts and events without a start are no talks."""
    assert () == read(text)


def test_an_agenda_is_read_in_part() -> None:
    """A whole calendar gives its first events, no more."""
    events = [event("DESCRIPTION:" + "x" * 900, f"X-A:{'y' * 60}", uid=f"u{n}") for n in range(900)]

    assert 20 == len(read(calendar(*events)))


def test_zone_names_are_known_in_many_spellings() -> None:
    """In words too; what is no zone has no name."""
    assert "Europe/Berlin" == iana_name("Central European Time")
    assert "" == iana_name("Middle of Nowhere")


LINES = st.sampled_from(
    calendar(
        event("RRULE:FREQ=WEEKLY", "DTEND:20260310T134500Z", "DURATION:PT45M", "STATUS:CANCELLED"),
        more=OUTLOOK_ZONE.format(name="Custom"),
    ).split("\r\n")
) | st.text(max_size=30)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=40))
def test_no_calendar_raises(lines: list[str]) -> None:
    """Any order of any lines is read or left."""
    body = "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"])

    assert len(read(body, "\r\n".join(lines))) <= 40
