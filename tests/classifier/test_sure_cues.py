"""Rules that need no model, and where they keep silent."""

from __future__ import annotations

import pytest

from classifier.sure_cues import SureCue, sure_cue
from classifier.text import own_words
from models.message import Bounce, Message
from models.reading import Kind, SenderClass, Sign
from tests.builders import ME, message


def cue_of(of: Message, sender: SenderClass = SenderClass.ROBOT) -> SureCue | None:
    """What the rules say about an incoming message."""
    return sure_cue(of, own_words(of), sender=sender, me=frozenset((ME,)), outgoing=False)


def kind_of(of: Message, sender: SenderClass = SenderClass.ROBOT) -> Kind | None:
    """The kind a rule gives, or None."""
    cue = cue_of(of, sender)
    return cue.kind if cue else None


def invite(
    summary: str, method: str = "REQUEST", organizer: str = "ana@northwind.example"
) -> Message:
    """A mail with a calendar part."""
    calendar = (
        f"BEGIN:VCALENDAR\nMETHOD:{method}\nBEGIN:VEVENT\nSUMMARY:{summary}\n"
        f"ORGANIZER;CN=Ana:mailto:{organizer}\nEND:VEVENT\nEND:VCALENDAR"
    )
    return message("a", "2026-03-02", subject=summary, calendars=(calendar,))


@pytest.mark.parametrize(
    ("expected", "mail"),
    [
        (Kind.INTERVIEW, invite("Interview with Sam")),
        (Kind.INTERVIEW, invite("Vorstellungsgespräch Sam", method="CANCEL")),
        (None, invite("Team lunch")),
        (None, invite("Radio interview with the mayor")),
        (None, invite("Interview with Kim", organizer=ME)),
    ],
)
def test_a_calendar_invitation_to_a_talk_is_an_interview(
    expected: Kind | None, mail: Message
) -> None:
    """Only from somebody else's calendar, and only when its title speaks of such a talk."""
    assert expected == kind_of(mail)


def test_a_delivery_report_is_never_an_answer() -> None:
    """A bounce says nothing about the application, whatever it quotes."""
    bounce = Bounce("hr@northwind.example", "5.1.1 no such user", "<o1@x>")
    mail = message("a", "2026-03-02", subject="Undelivered: my application", bounce=bounce)
    assert kind_of(mail) is Kind.OTHER


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("Automatic reply: Application", "I am out of the office until Monday."),
        ("Abwesenheitsnotiz: Bewerbung", "Ich bin bis Montag nicht im Büro."),
        ("Réponse automatique : candidature", "Je suis absent jusqu'à lundi."),
    ],
)
def test_an_out_of_office_note_is_an_automatic_update(subject: str, text: str) -> None:
    """It is never a rejection, and its sign says that no human answered."""
    cue = cue_of(message("a", "2026-03-02", subject=subject, text=text), SenderClass.PERSON)
    assert cue is not None
    assert (cue.kind, cue.signs) == (Kind.UPDATE, frozenset((Sign.AUTO_REPLY,)))


def test_an_out_of_office_note_to_a_mailing_list_answers_no_pursuit() -> None:
    """Somebody's holiday, told to a whole list, is ordinary mail."""
    subject = "[gardeners] Out of office"
    mail = message("a", "2026-03-02", subject=subject, text="I am out of the office.")
    assert Kind.OTHER is kind_of(mail)


def test_a_receipt_that_is_sent_automatically_is_no_out_of_office_note() -> None:
    """The header alone does not make a receipt an absence note."""
    mail = message(
        "a",
        "2026-03-02",
        subject="Thank you for applying",
        text="We received your application.",
        headers=(("auto-submitted", "auto-replied"),),
    )
    assert kind_of(mail) is None


@pytest.mark.parametrize(
    ("expected", "subject", "text"),
    [
        (Kind.OTHER, "Your verification code", "Enter 123456 to continue."),
        (Kind.OTHER, "Bitte bestätigen Sie Ihre E-Mail", "Klicken Sie auf den Link."),
        (None, "Application received", "We received your application. Verify your e-mail here."),
    ],
)
def test_a_code_to_confirm_an_account_is_no_news(
    expected: Kind | None, subject: str, text: str
) -> None:
    """Codes of a platform are everyday mail; a receipt that also asks for one is a receipt."""
    assert expected == kind_of(message("a", "2026-03-02", subject=subject, text=text))


def test_a_job_alert_is_told_by_its_sender() -> None:
    """Alerts of boards come from addresses made for them."""
    mail = message("a", "2026-03-02", "jobalerts-noreply@linkedin.com", subject="30+ new jobs")
    assert kind_of(mail, SenderClass.BOARD) is Kind.OTHER


def test_the_persons_answer_to_an_invitation_is_an_update() -> None:
    """Accepting in the calendar is the person's own word."""
    mail = invite("Interview", method="REPLY")
    cue = sure_cue(
        mail, own_words(mail), sender=SenderClass.PERSON, me=frozenset((ME,)), outgoing=True
    )
    assert cue is not None
    assert cue.kind is Kind.UPDATE
