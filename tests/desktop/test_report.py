"""The printed forms of the report: the contract others read literally."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime

from desktop.report import as_csv, as_json, as_text
from models.application import Application, Stage, Tag, Turn
from models.employer import Employer, Part, Person
from models.event import Event, EventKind
from models.follow_up import Action, Advice
from models.message import Address, Direction, Folder
from models.reading import Kind, Origin
from models.report import Counts, MessageLine, Report
from models.silence import After, Level, Silence
from models.spam_alert import SpamAlert, Verdict
from models.undelivered import Undelivered

AT = datetime(2026, 10, 1, 9, 12, tzinfo=UTC)
KEY = "<a1@northwind.example> ana@northwind.example"
APPLICATION = Application(
    key="k",
    role="Backend Engineer",
    tag=Tag.INTERVIEW,
    stage=Stage.INTERVIEWED,
    turn=Turn.THEIRS,
    messages=(KEY,),
    events=(
        Event(EventKind.APPLIED, AT, "<a1@northwind.example>"),
        Event(EventKind.INTERVIEW, date(2026, 10, 20), "<a1@northwind.example>", cancelled=True),
        Event(EventKind.PROMISE, date(2026, 10, 20), due=date(2026, 10, 30), quote="by Friday"),
    ),
    silences=(
        Silence(
            After.INTERVIEW, date(2026, 10, 20), None, 31, 23, date(2026, 10, 30),
            Level.OVERDUE, 0.8649, 0.2051,
        ),
    ),
    advice=Advice(Action.FOLLOW_UP, "Ana said Friday.", date(2026, 11, 2), "ana@northwind.example"),
)  # fmt: skip
REPORT = Report(
    as_of=date(2026, 11, 20),
    me=("sam@example.org",),
    counts=Counts(read=3, job_search=2, hidden=1, unreadable=0),
    employers=(
        Employer(
            "Northwind Traders",
            None,
            (Person("Ana Ruiz", "ana@northwind.example", Part.RECRUITER),),
            (APPLICATION,),
        ),
    ),
    spam_alerts=(
        SpamAlert(
            "<s1@ats.example>", "<s1@ats.example> x", "Contoso", Kind.INTERVIEW, Verdict.GENUINE,
            ("you applied to Contoso on 3 Nov",), date(2026, 12, 14),
        ),
    ),
    undelivered=(Undelivered("<o7@example.org>", "hr@x.example", "<b1@mx>", "5.1.1 no such user"),),
    messages=(
        MessageLine(
            "<a1@northwind.example>", KEY, Kind.INTERVIEW, 0.9842, Origin.MODEL,
            ("calendar invite",),
            "Northwind Traders", "Backend Engineer", Direction.IN, Folder.INBOX,
            AT, Address("Ana", "ana@northwind.example"), "Hi",
        ),
    ),
)  # fmt: skip


def test_json_holds_what_the_contract_names() -> None:
    """Each key of the contract, with its value and form."""
    found = json.loads(json.dumps(as_json(REPORT)))

    assert 1 == found["schema"]
    assert "2026-11-20" == found["as_of"]
    assert {"read": 3, "job_search": 2, "hidden": 1, "unreadable": 0} == found["counts"]
    (employer,) = found["employers"]
    assert ("Northwind Traders", None) == (employer["name"], employer["via"])
    assert [
        {"name": "Ana Ruiz", "address": "ana@northwind.example", "part": "recruiter"}
    ] == employer["people"]
    (application,) = employer["applications"]
    assert ["<a1@northwind.example>"] == application["messages"]
    assert {
        "action": "follow_up",
        "not_before": "2026-11-02",
        "to": "ana@northwind.example",
        "why": "Ana said Friday.",
    } == application["advice"]
    assert {
        "after": "interview",
        "since": "2026-10-20",
        "until": None,
        "days": 31,
        "working_days": 23,
        "promised_by": "2026-10-30",
        "level": "overdue",
        "answered_by_now": 0.86,
        "still_expected": 0.21,
    }.items() <= application["silences"][0].items()
    assert [{"message": "<o7@example.org>", "to": "hr@x.example", "bounce": "<b1@mx>",
             "reason": "5.1.1 no such user"}] == found["undelivered"]  # fmt: skip


def test_events_say_only_what_is_so() -> None:
    """``cancelled`` stands only on a cancelled talk; a day without hour is a bare date."""
    applied, talk, promise = as_json(REPORT)["employers"][0]["applications"][0]["events"]

    assert "2026-10-01T09:12:00+00:00" == applied["at"]
    assert "cancelled" not in applied
    assert ("2026-10-20", True) == (talk["at"], talk["cancelled"])
    assert ("2026-10-30", "by Friday") == (promise["due"], promise["quote"])


def test_csv_cells_are_no_formulas() -> None:
    """A subject from a stranger must not run in somebody's spreadsheet."""
    evil = replace(APPLICATION, role='=HYPERLINK("http://x")')
    report = replace(REPORT, employers=(replace(REPORT.employers[0], applications=(evil,)),))

    (row,) = csv.DictReader(io.StringIO(as_csv(report)))

    assert '\'=HYPERLINK("http://x")' == row["role"]
    assert ("2026-10-01", "31", "overdue") == (row["applied"], row["days"], row["level"])


def test_text_names_who_owes_an_answer() -> None:
    """In a terminal the employer, the silence and the reason are read at a glance."""
    text = as_text(REPORT)

    assert "Northwind Traders - Backend Engineer" in text
    assert "interview (interviewed), 31 days quiet" in text
    assert "follow_up: Ana said Friday." in text
    assert "Your message to hr@x.example did not arrive: 5.1.1 no such user" in text


def test_text_of_an_empty_search_says_so() -> None:
    """Nothing found is said, not left blank."""
    empty = replace(REPORT, employers=(), spam_alerts=(), undelivered=(), messages=())

    assert "No job mail found." in as_text(empty)
