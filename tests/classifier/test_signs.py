"""What a message says or asks beyond its kind, in seven languages."""

from __future__ import annotations

import pytest

from classifier.signs import read_signs
from classifier.text import OwnWords
from models.message import Direction
from models.reading import Kind, SenderClass, Sign
from tests.builders import message

S = Sign

THEIRS = [
    (
        "en",
        "interview",
        "Thursday at 1:30 PM PT it is. I'll call you on your number.",
        {S.CONFIRMS_TIME},
    ),
    ("en", "interview", "Could you do a call on Monday or Tuesday? Send me two times.", {S.ASKS}),
    ("en", "interview", "Please pick a time here.", {S.ASKS, S.OFFERS_SLOTS}),
    ("en", "interview", "Fancy an interview next week? Mornings are best.", {S.ASKS}),
    ("en", "interview", "Please confirm that you will attend.", {S.ASKS}),
    ("en", "interview", "Perfect. Friday, 10:30, at the studio.", {S.CONFIRMS_TIME}),
    ("en", "interview", "I'm afraid we have to cancel the interview.", {S.CANCELS_TIME}),
    ("en", "interview", "We need to reschedule, sorry.", {S.MOVES_TIME}),
    ("en", "update", "The position has been put on hold until spring.", {S.ON_HOLD}),
    ("en", "update", "Let me know if you have any questions.", set()),
    ("en", "update", "We are still reviewing and will be in touch.", set()),
    ("en", "update", "I'll give you a call in a few minutes.", {S.CALLS_SOON}),
    ("en", "update", "Please send me the names of two references.", {S.ASKS, S.REFERENCES}),
    ("en", "update", "We received your take-home task, thank you.", {S.GOT_ASSESSMENT}),
    ("en", "rejection", "We went with another candidate this time.", {S.FILLED}),
    ("en", "rejection", "The role has been cancelled.", {S.ROLE_CANCELLED}),
    ("en", "rejection", "We must withdraw our offer.", {S.OFFER_WITHDRAWN}),
    ("en", "rejection", "We will keep your details on file.", {S.KEPT_ON_FILE}),
    ("en", "rejection", "We are unable to provide feedback.", {S.NO_REASONS}),
    ("en", "offer", "We are delighted to offer you the job.", {S.VERBAL_OFFER}),
    ("en", "outreach", "My client is looking for a planner. Interested?", {S.CLIENT_HIDDEN}),
    ("en", "application", "Thank you for applying.", {S.RECEIPT}),
    ("de", "interview", "Passt Ihnen Dienstag um 10 Uhr?", {S.ASKS}),
    ("de", "interview", "Leider müssen wir das Gespräch absagen.", {S.CANCELS_TIME}),
    ("de", "update", "Die Stelle liegt auf Eis.", {S.ON_HOLD}),
    ("de", "rejection", "Die Stelle ist bereits besetzt.", {S.FILLED}),
    ("de", "rejection", "Wir nehmen Sie gern in unseren Talentpool auf.", {S.KEPT_ON_FILE}),
    ("fr", "interview", "Quelles sont vos disponibilités ?", {S.ASKS, S.OFFERS_SLOTS}),
    ("fr", "rejection", "Le poste est pourvu.", {S.FILLED}),
    ("fr", "update", "Votre candidature est mise en attente.", {S.ON_HOLD}),
    ("es", "interview", "¿Puedes el martes a las diez?", {S.ASKS}),
    ("es", "update", "El proceso está en pausa.", {S.ON_HOLD}),
    ("pt", "interview", "Qual é a sua disponibilidade?", {S.ASKS, S.OFFERS_SLOTS}),
    ("pt", "rejection", "A vaga já foi preenchida.", {S.FILLED}),
    ("it", "interview", "Ci confermi la sua presenza.", {S.ASKS}),
    ("it", "update", "La selezione è in sospeso.", {S.ON_HOLD}),
    ("nl", "interview", "Kun je dinsdag om tien uur?", {S.ASKS}),
    ("nl", "rejection", "De vacature is inmiddels vervuld.", {S.FILLED}),
]

MINE = [
    ("en", "application", "I would like to apply for the position.", {S.APPLIES}),
    ("en", "update", "Tuesday at ten works for me.", {S.ANSWERS}),
    ("en", "update", "Ok!", {S.ANSWERS}),
    ("en", "update", "Thank you for the conversation yesterday, I enjoyed it.", {S.THANKS}),
    ("en", "update", "I wanted to ask whether there is any news.", {S.FOLLOWS_UP}),
    ("en", "update", "Attached is my solution to the task.", {S.RETURNS_ASSESSMENT}),
    ("en", "update", "I have to withdraw my application.", {S.WITHDRAWS}),
    ("en", "update", "I am happy to accept the offer.", {S.ACCEPTS}),
    ("en", "update", "I must decline the offer, with regret.", {S.DECLINES}),
    ("en", "update", "Could we move our interview to another day?", {S.ASKS_TO_MOVE}),
    ("en", "update", "Please pass my thanks on to the panel.", {S.THANKS}),
    ("es", "update", "He decidido no aceptarla.", {S.DECLINES}),
    ("de", "update", "Ich werde Ihr Angebot leider nicht annehmen.", {S.DECLINES}),
    ("de", "update", "Gibt es schon Neuigkeiten?", {S.FOLLOWS_UP}),
    ("de", "update", "Vielen Dank für das Gespräch am Montag.", {S.THANKS}),
    ("de", "update", "Hiermit ziehe ich meine Bewerbung zurück.", {S.WITHDRAWS}),
    ("fr", "update", "Je me permets de vous relancer.", {S.FOLLOWS_UP}),
    ("es", "update", "Quería saber si hay alguna novedad.", {S.FOLLOWS_UP}),
    ("pt", "update", "Existe alguma novidade sobre o processo?", {S.FOLLOWS_UP}),
    ("it", "update", "Grazie per il colloquio di ieri.", {S.THANKS}),
    ("nl", "update", "Is er al nieuws over de vacature?", {S.FOLLOWS_UP}),
]


def signs(
    language: str, kind: str, text: str, direction: Direction, sender: SenderClass
) -> frozenset[Sign]:
    """The signs of a reply with this text."""
    mail = message("a", "2026-03-02", text=text, in_reply_to=("<b>",))
    words = OwnWords(text=text, signature="", footer="", quoted="", language=language)
    return read_signs(mail, words, kind=Kind(kind), direction=direction, sender=sender)


@pytest.mark.parametrize(("language", "kind", "text", "expected"), THEIRS)
def test_what_they_say(language: str, kind: str, text: str, expected: set[Sign]) -> None:
    """Whose turn it is, and why it is quiet, hangs on these words."""
    assert expected <= signs(language, kind, text, Direction.IN, SenderClass.PERSON)
    if not expected:
        assert signs(language, kind, text, Direction.IN, SenderClass.PERSON) == frozenset()


@pytest.mark.parametrize(("language", "kind", "text", "expected"), MINE)
def test_what_the_person_says(language: str, kind: str, text: str, expected: set[Sign]) -> None:
    """A check-in, a thank-you and an answer are told apart: the contact budget counts them."""
    assert expected == signs(language, kind, text, Direction.OUT, SenderClass.PERSON)


def test_language_unknown_is_read_in_all() -> None:
    """A line too short to tell its language is still understood."""
    found = signs("", "interview", "Kun je dinsdag?", Direction.IN, SenderClass.PERSON)

    assert Sign.ASKS in found


def test_a_receipt_asks_nothing() -> None:
    """'Could you ...?' in the small print of an automatic receipt does not make it my turn."""
    text = "Thank you for applying. Would you like to see other jobs? Please complete your profile."

    found = signs("en", "application", text, Direction.IN, SenderClass.ATS)

    assert frozenset({Sign.RECEIPT}) == found


def test_ordinary_mail_says_nothing() -> None:
    """Mail that is not about the search has no signs."""
    text = "Could you bring the salad? Any news from the bookshop?"

    assert frozenset() == signs("en", "other", text, Direction.IN, SenderClass.PERSON)
