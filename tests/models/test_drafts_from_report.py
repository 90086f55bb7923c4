"""A draft from a report: in the right thread, with nothing in it that is not so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.application import Application, Stage, Tag, Turn
from models.drafts.from_report import draft_for
from models.event import Event, EventKind
from models.follow_up import Fact, Situation, Tone
from models.message import Folder
from models.reading import Kind, Sign
from models.report import Counts, Report
from models.settings import Settings
from tests.builders import ME, address, moment, reading
from tests.models.draft_builders import (
    ADVICE,
    ANA,
    APPLIED,
    EVENTS,
    INVITED,
    MAILS,
    PROMISED,
    drafted,
    read,
)


def test_a_check_in_after_a_promise() -> None:
    """To her who promised, in her thread, from the address she wrote to, quoting the day once."""
    made = drafted()
    assert ((address(ANA),), "Re: Talk", "<a2@northwind.example>", "a1") == (
        made.to,
        made.subject,
        made.in_reply_to,
        made.account,
    )
    assert (address(f"Sam Example <{ME}>"), ()) == (made.sender, made.cc)
    assert "In your message of Wednesday 21 October" in made.body
    assert "the interview on Tuesday 20 October for the position of Backend" in made.body


def test_each_fact_says_where_it_was_read() -> None:
    """The note under the draft lists its facts and their sources."""
    assert {
        Fact("Ana Ruiz", "their message of 21 October"),
        Fact("Tuesday 20 October", "their message of 14 October"),
        Fact("Backend Engineer", "your message of 1 October"),
        Fact("Wednesday 21 October", "their message of 21 October"),
        Fact("Friday 30 October", "their message of 21 October"),
        Fact("Sam Example", "your message of 1 October"),
    } == set(drafted().facts)


def test_a_promise_by_somebody_else_is_not_put_in_their_mouth() -> None:
    """The recruiter is not told "in your message" of what the interviewer wrote."""
    advice = replace(ADVICE, to="ben@northwind.example")
    made = drafted(advice=advice)
    assert "In your message" not in made.body
    assert "by Friday 30 October" in made.body
    assert (address("Ben Ode <ben@northwind.example>"),) == made.to


def test_a_promise_still_ahead_is_not_quoted_as_passed() -> None:
    """Asked for too early, the draft does not name the day."""
    later = replace(EVENTS[3], due=date(2026, 11, 30))
    assert "30 November" not in drafted(events=(later,)).body


def test_a_promise_entered_by_hand() -> None:
    """A call noted by the person is a source too, and no message of theirs."""
    event = Event(EventKind.PROMISE, date(2026, 10, 22), due=date(2026, 10, 30))
    made = drafted(events=(event,))
    assert Fact("Friday 30 October", "what you entered") in made.facts
    assert "In your message" not in made.body


def test_the_name_in_the_settings_wins() -> None:
    """The person signs as they have said."""
    made = drafted(settings=Settings(name="Samuel E."))
    assert made.body.endswith("\nSamuel E.")
    assert Fact("Samuel E.", "your settings") in made.facts


def test_the_name_they_greet_by_serves_when_the_person_never_wrote() -> None:
    """Without own mail, the To line of theirs tells the name; without that, none is signed."""
    named = replace(PROMISED, to=(address(f"Sam Example <{ME}>"),))
    assert drafted((named,), events=()).body.endswith("\nSam Example")
    assert drafted((PROMISED,), events=()).body.endswith("\nYours sincerely")


def test_the_sender_is_the_address_they_wrote_to() -> None:
    """Somebody with two addresses answers from the right one."""
    settings = Settings(me=("sam@work.example",))
    to_work = replace(PROMISED, to=(), delivered_to=("sam@work.example",))
    assert "sam@work.example" == drafted((APPLIED, to_work), settings=settings).sender.address
    lost = replace(PROMISED, to=(address("list@northwind.example"),))
    assert ME == drafted((lost,), events=()).sender.address


@pytest.mark.parametrize(
    ("signs", "kind", "deadline", "statement", "question"),
    [
        ({Sign.OFFERS_SLOTS}, Kind.INTERVIEW, None, "one of your times", "Which of them suits"),
        ({Sign.REFERENCES}, Kind.UPDATE, None, "name references", "How many would you like?"),
        (set(), Kind.OFFER, None, "Your offer makes me", "By which day do you need it?"),
        (set(), Kind.ASSESSMENT, date(2026, 11, 9), "my solution", "anything else you need"),
        (set(), Kind.UPDATE, None, "what you asked for", "By which day do you need it?"),
    ],
)
def test_a_reply_answers_what_was_asked(
    signs: set[Sign], kind: Kind, deadline: date | None, statement: str, question: str
) -> None:
    """Times, references, an offer, a test: each is answered for what it is."""
    asks = reading(PROMISED, kind, *signs, deadline=deadline, language="en")
    made = drafted(
        readings=(asks,), advice=replace(ADVICE, situation=Situation.REPLY_TO_REQUEST),
        tone=Tone.SHORT,
    )  # fmt: skip
    assert "Thank you for your message of Wednesday 21 October." in made.body
    assert statement in made.body
    assert question in made.body


def test_a_reply_keeps_their_colleagues_copied_in() -> None:
    """Those of the same organisation and nobody else; a check-in copies nobody."""
    made = drafted(situation=Situation.REPLY_TO_REQUEST)
    assert (address("Ben Ode <ben@northwind.example>"),) == made.cc


def test_the_first_word_to_somebody_copies_nobody() -> None:
    """A request answered without any message of theirs has nobody to copy."""
    own = (replace(APPLIED, cc=(address("ben@northwind.example"),)),)
    advice = replace(ADVICE, answer_to="")
    made = drafted(own, situation=Situation.REPLY_TO_REQUEST, advice=advice, events=())
    assert ((), "<o1@example.org>") == (made.cc, made.in_reply_to)
    assert "Thank you for your message about the position" in made.body
    assert () == drafted((), situation=Situation.REPLY_TO_REQUEST, events=()).cc


@pytest.mark.parametrize(
    ("via", "named"),
    [("Adecco", True), (None, False), ("Northwind Traders", False)],
)
def test_an_agency_s_client_is_named_when_it_is_known(via: str | None, *, named: bool) -> None:
    """While the client is hidden, the agency's own name does not stand in for it."""
    made = drafted(via=via, situation=Situation.AGENCY)
    assert named == ("Northwind" in made.body)


def test_a_hidden_client_is_no_employer_in_other_texts_either() -> None:
    """An agency is not what one wishes to work for."""
    hidden = tuple(read(mail, signs=frozenset({Sign.CLIENT_HIDDEN})) for mail in MAILS)
    assert "Northwind" not in drafted(readings=hidden, situation=Situation.FINAL_ROUND).body
    assert "Northwind" in drafted(situation=Situation.FINAL_ROUND).body
    assert "Northwind" not in drafted(name="", situation=Situation.FINAL_ROUND).body


def test_the_language_is_that_of_their_last_message() -> None:
    """Theirs first, the person's own next, English last; or as asked."""
    german, french = read(INVITED, language="de"), read(APPLIED, language="fr")
    silent = read(PROMISED, language="")
    assert "de" == drafted(readings=(german, french, silent)).language
    assert "fr" == drafted(readings=(french, silent)).language
    assert "en" == drafted(readings=(silent,)).language
    assert "nl" == drafted(language="nl").language
    assert "en" == drafted(language="fi").language


@pytest.mark.parametrize(
    ("text", "snippet", "familiar"),
    [
        ("Hallo Sam, schön, dass du da warst.", "", True),
        ("", "Meld dich gern, wenn dir etwas einfällt.", True),
        ("Wir danken Ihnen und melden uns.", "", False),
        ("Du bist gefragt: Ihre Bewerbung.", "", False),
        ("Guten Tag.\n> Kannst du mir sagen ...", "", False),
        ("Guten Tag.\nVon: Sam\ndu", "", False),
        ("", "", False),
    ],
)
def test_du_only_to_those_who_wrote_du(text: str, snippet: str, *, familiar: bool) -> None:
    """Their own words decide, not those they quote; in doubt it is Sie."""
    mail = replace(PROMISED, text=text)
    made = drafted((APPLIED, mail), (read(mail, language="de", snippet=snippet),), tone=Tone.WARM)
    assert familiar == made.body.startswith("Hallo Ana,")


def test_without_a_reading_nobody_is_called_du_by_chance() -> None:
    """A mail not read yet still has its own words; other languages know one form only."""
    mail = replace(PROMISED, text="Schön, dass du da warst.")
    made = drafted((mail,), (), tone=Tone.WARM, language="de", events=())
    assert made.body.startswith("Hallo Ana,")
    assert "en" == drafted((mail,), (), tone=Tone.WARM, language="xx", events=()).language


def test_a_role_corrected_by_hand_has_no_message() -> None:
    """Then the application itself is the source; without a role none is written."""
    assert Fact("Data Engineer", "this application") in drafted(role="Data Engineer").facts
    assert "position of" not in drafted(role="").body


def test_what_is_drafted_when_nothing_is_advised() -> None:
    """After a talk a question about timing, before one the single question about the opening."""
    nothing = replace(ADVICE, situation=None)
    assert "your timeline" in drafted(advice=nothing).body
    assert "still open" in drafted(advice=nothing, events=EVENTS[:1]).body


def test_an_unsent_draft_is_no_part_of_the_thread() -> None:
    """What lies in Drafts is neither answered nor a source."""
    unsent = replace(PROMISED, id="<d@x>", folder=Folder.DRAFTS, sent_at=moment("2026-11-05"))
    assert "<a2@northwind.example>" == drafted((*MAILS, unsent)).in_reply_to


def test_an_application_that_left_the_report() -> None:
    """An open window may hold one that a rebuild has replaced: the draft still stands."""
    application = Application(
        key="gone",
        role="",
        tag=Tag.APPLICATION,
        stage=Stage.APPLIED,
        turn=Turn.THEIRS,
        messages=("unknown",),
        events=(),
        silences=(),
        advice=ADVICE,
    )
    report = Report(date(2026, 11, 6), (), Counts(0, 0, 0, 0), ())
    made = draft_for(report, application, {}, {}, tone=Tone.SHORT, settings=Settings())
    assert ("ana@northwind.example", "", "") == (
        made.to[0].address,
        made.sender.address,
        made.account,
    )
