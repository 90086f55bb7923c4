"""Every text in every language, with whatever facts are missing, can be sent as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations, product
from typing import Any

import pytest

from models.drafts.draft import NO_QUESTION, Day, DraftFacts, draft
from models.drafts.wording import LANGUAGES, OPTION, SLOT, phrasebook
from models.follow_up import Fact, Situation, Tone
from models.message import Address
from tests.builders import address

FACTS = DraftFacts(
    recipient=address("Ana Ruiz <ana@northwind.example>"),
    recipient_source="their message of 6 November",
    me=address("Sam Example <sam@example.org>"),
    me_source="your settings",
    role=Fact("Backend Engineer (m/w/d)", "their message of 1 October"),
    employer=Fact("Northwind Traders Inc.", "their message of 2 October"),
    interviewer=Fact("Ben Ode", "their message of 3 October"),
    requested=Fact("PDF", "their message of 4 October"),
    talk=Day(date(2026, 10, 20), "their message of 5 October"),
    promise=Day(date(2026, 10, 30), "their message of 6 October"),
    said=Day(date(2026, 10, 21), "their message of 7 October"),
    applied=Day(date(2026, 10, 1), "your message of 1 October"),
    returned=Day(date(2026, 10, 10), "your message of 10 October"),
    offer=Day(date(2026, 10, 11), "their message of 11 October"),
    asked=Day(date(2026, 11, 6), "their message of 6 November"),
)
FLAGS = ("asks_times", "asks_references", "asks_answer", "asks_test", "has_deadline")
FIELD = {"times": FLAGS[0], "references": FLAGS[1], "answer": FLAGS[2], "test": FLAGS[3]}
FIELD |= {"deadline": FLAGS[4], "name": "recipient", "given": "recipient"}
VOICES = list(product(Tone, LANGUAGES))
SENTENCE_END = (".", "?", ".»")


def fields_of(situation: Situation, tone: Tone, language: str) -> list[str]:
    """The facts a text can use at all."""
    sections = phrasebook(language).sections
    lines = (*sections[f"{situation}.{tone}"], *sections[f"{situation}.subject"])
    slots = {slot[2] for line in lines for slot in SLOT.finditer(line)}
    names = {re.sub(r"_(on|by|day)$", "", slot) for slot in slots}
    return sorted({FIELD.get(name, name) for name in names})


def without(missing: tuple[str, ...]) -> DraftFacts:
    """The facts but for some; a flag that is not missing is set."""
    nobody = Address("", "")
    empty: dict[str, Any] = {"recipient": nobody, "me": nobody, **dict.fromkeys(FLAGS, False)}
    fields: dict[str, Any] = dict.fromkeys(FLAGS, True)
    return replace(FACTS, **(fields | {name: empty.get(name) for name in missing}))


def flaws(body: str, questions: int) -> list[str]:
    """What would make one hesitate to send this text."""
    found = []
    if len(body.split()) > 120:
        found.append("too long")
    if body.count("?") != questions:
        found.append(f"{body.count('?')} questions")
    if re.search(r"[{}<>|\[\]]|  |None", body):
        found.append("a placeholder or a gap")
    if re.search(r"[ \u00a0][.,]|[.,][.,;]|,\?", body):
        found.append("a stray sign")
    greeting, *paragraphs, closing = body.split("\n\n")
    if not re.search(r"\w[,:]$", greeting):
        found.append("an empty greeting")
    if not paragraphs or not all(one.endswith(SENTENCE_END) for one in paragraphs):
        found.append("a broken sentence")
    if not closing[0].isupper():
        found.append("a broken closing")
    return found


def gaps(situation: Situation, tone: Tone, language: str) -> Iterator[tuple[str, ...]]:
    """Every combination of facts that may be missing, every other one with both names as well."""
    fields = fields_of(situation, tone, language)
    for count in range(len(fields) + 1):
        for n, missing in enumerate(combinations(fields, count)):
            yield (*missing, "me", "recipient") if n % 2 else missing


@pytest.mark.parametrize(("tone", "language"), VOICES)
@pytest.mark.parametrize("familiar", [False, True])
def test_every_text_stands_whatever_is_missing(
    tone: Tone, language: str, *, familiar: bool
) -> None:
    """All combinations of missing facts, both forms of address: nothing is left half said."""
    for situation in Situation:
        questions = 0 if situation in NO_QUESTION else 1
        for missing in gaps(situation, tone, language):
            facts = replace(without(missing), familiar=familiar)
            made = draft(situation, tone=tone, language=language, facts=facts)
            assert [] == flaws(made.body, questions), (situation, missing, made.body)
            assert made.subject[0].isupper()
            assert not re.search(r"[{}<>|\[\]]|  ", made.subject)
            assert "me" in missing or made.body.endswith("\nSam Example")


@pytest.mark.parametrize(("tone", "language"), VOICES)
def test_every_fact_written_names_its_source(tone: Tone, language: str) -> None:
    """What the draft says, and only that, is listed with where it was read."""
    for situation in Situation:
        made = draft(situation, tone=tone, language=language, facts=FACTS)
        text = f"{made.subject}\n{made.body}".replace("\u00a0", " ")
        listed = {fact.text for fact in made.facts}
        assert Fact("Sam Example", "your settings") in made.facts
        for fact in made.facts:
            words = fact.text.removesuffix(" (m/w/d)")
            assert words.rstrip(".") in text or words.split()[0] in text
            assert fact.source
        for sign in ("Ben Ode", "20", "30", "Northwind", "Engineer"):
            assert (sign in text) == any(sign in one for one in listed), (situation, sign)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_texts_are_the_same(language: str) -> None:
    """Situations and tones differ for real, not in the greeting alone."""
    cores = {
        draft(situation, tone=tone, language=language, facts=FACTS).body.split("\n\n", 1)[1]
        for situation, tone in product(Situation, Tone)
    }
    assert len(Situation) * len(Tone) == len(cores)


def test_every_language_has_every_text() -> None:
    """A section missing in one language would surface only when somebody needs it."""
    english = {name for name in phrasebook("en").sections if name.split(".")[0] in {*Situation}}
    for language in LANGUAGES:
        sections = set(phrasebook(language).sections)
        assert english <= sections, language
    assert {f"{one}.{tone}" for one in Situation for tone in (*Tone, "subject")} == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_alternative_hides_the_next(language: str) -> None:
    """A form that needs no fact comes last; anything after it could never be said."""
    hidden = [
        line
        for lines in phrasebook(language).sections.values()
        for line in lines
        for form in line.split("||")[:-1]
        if not SLOT.search(OPTION.sub("", form))
    ]
    assert [] == hidden


def test_a_sentence_about_the_talk_needs_the_talk() -> None:
    """Nothing "confirmed my interest" where no talk is known."""
    for language in LANGUAGES:
        both = [
            draft(Situation.NO_DATE_GIVEN, tone=Tone.FORMAL, language=language, facts=facts).body
            for facts in (FACTS, replace(FACTS, talk=None))
        ]
        assert [True, False] == ["Northwind" in body for body in both]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_facts_still_fit(language: str) -> None:
    """Long names and roles stay below 120 words; what is no name at all is left out."""
    long = Fact("Senior Principal Engineer for Data and Platforms of the Future in Europe (x)", "m")
    for situation, tone in product(Situation, Tone):
        facts = replace(FACTS, role=long, employer=long, interviewer=Fact("A" * 81, "m"))
        made = draft(situation, tone=tone, language=language, facts=facts)
        assert len(made.body.split()) <= 120
        assert "AAA" not in made.body


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", {"just", "checking in", "touching base", "unfortunately", "still waiting", "!"}),
        ("de", {"nur kurz", "leider", "immer noch keine", "warte immer", "!"}),
        ("fr", {"malheureusement", "toujours pas", "sans nouvelles", "!"}),
        ("es", {"lamentablemente", "todavía no he", "sigo esperando", "!"}),
        ("it", {"purtroppo", "ancora nessuna", "sto ancora aspettando", "!"}),
        ("nl", {"helaas", "nog steeds niets", "wacht nog steeds", "!"}),
        ("pt", {"infelizmente", "ainda não recebi", "continuo à espera", "!"}),
    ],
)
def test_no_blame_and_no_pleading(language: str, words: set[str]) -> None:
    """No reproach, no "just checking in", no exclamation."""
    lines = [
        line.casefold()
        for name, found in phrasebook(language).sections.items()
        if name.split(".")[0] in {*Situation}
        for line in found
    ]
    assert set() == {word for word in words if any(f" {word}" in f" {line}" for line in lines)}


@pytest.mark.parametrize(
    ("language", "talk", "promise"),
    [
        ("en", "on Tuesday 20 October", "by Friday 30 October"),
        ("de", "am Dienstag, 20. Oktober", "bis Freitag, 30. Oktober, "),
        ("fr", "du mardi 20 octobre", "d’ici au vendredi 30 octobre"),
        ("es", "del martes 20 de octubre", "para el viernes 30 de octubre"),
        ("pt", "de terça-feira, 20 de outubro", "até sexta-feira, 30 de outubro"),
        ("it", "di martedì 20 ottobre", "entro venerdì 30 ottobre"),
        ("nl", "op dinsdag 20 oktober", "uiterlijk vrijdag 30 oktober"),
    ],
)
def test_days_are_written_as_people_write_them(language: str, talk: str, promise: str) -> None:
    """The talk and the promised day, in the language's own style."""
    made = draft(Situation.PROMISE_PASSED, tone=Tone.SHORT, language=language, facts=FACTS)
    assert talk in made.body
    assert promise in made.body


@pytest.mark.parametrize(
    ("language", "first", "saturday"),
    [
        ("en", "on Thursday 1 October", "on Saturday 10 October"),
        ("fr", "le jeudi 1er octobre", "le samedi 10 octobre"),
        ("it", "giovedì 1º ottobre", "sabato 10 ottobre"),
        ("pt", "na quinta-feira, 1º de outubro", "no sábado, 10 de outubro"),
    ],
)
def test_the_first_of_a_month_and_a_saturday(language: str, first: str, saturday: str) -> None:
    """Where a language writes them differently, it does."""
    book = phrasebook(language)
    assert first == book.date_words(date(2026, 10, 1))["on"]
    assert saturday == book.date_words(date(2026, 10, 10))["on"]


def test_one_whole_english_text() -> None:
    """How a draft looks."""
    made = draft(Situation.PROMISE_PASSED, tone=Tone.WARM, language="en", facts=FACTS)
    assert made.body == (
        "Dear Ana,\n\n"
        "Thank you again for the conversation on Tuesday 20 October; I have thought about it "
        "several times since. When we were last in touch, you expected news by Friday 30 October. "
        "I know how easily these timelines move, and the Backend Engineer role is still one I "
        "would love to take on.\n\n"
        "Could you tell me which day you are aiming for now?\n\n"
        "Warm regards,\nSam Example"
    )


@pytest.mark.parametrize(
    ("tone", "familiar", "greeting", "address"),
    [
        (Tone.SHORT, False, "Guten Tag Ana Ruiz,", "Sie wollten sich"),
        (Tone.SHORT, True, "Hallo Ana,", "Du wolltest dich"),
        (Tone.WARM, True, "Hallo Ana,", "hast du"),
        (Tone.FORMAL, True, "Guten Tag Ana Ruiz,", "Ihrer Nachricht"),
    ],
)
def test_german_says_du_only_to_those_who_say_du(
    tone: Tone, greeting: str, address: str, *, familiar: bool
) -> None:
    """Formal by default; the formal tone stays formal even then."""
    facts = replace(FACTS, familiar=familiar)
    made = draft(Situation.PROMISE_PASSED, tone=tone, language="de", facts=facts)
    assert made.body.startswith(f"{greeting}\n\n")
    assert address in made.body
    assert made.body.split("\n\n")[1][0].islower()


def test_an_unknown_language_is_english() -> None:
    """Better a language both understand than none."""
    made = draft(Situation.CLOSE_OUT, tone=Tone.SHORT, language="fi", facts=FACTS)
    assert ("en", "Hi Ana,") == (made.language, made.body.split("\n")[0])


def test_signs_in_a_name_do_no_harm() -> None:
    """A role with braces or a question mark neither opens a gap nor asks anything."""
    facts = replace(FACTS, role=Fact("Dev {x} <y> [z] ready?", "m"), employer=Fact("?", "m"))
    made = draft(Situation.FINAL_ROUND, tone=Tone.FORMAL, language="en", facts=facts)
    assert [] == flaws(made.body, 1)
    assert "the position of Dev x y z ready." in made.body
