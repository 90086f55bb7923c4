"""Who really sent it: providers' checks, look-alikes, and the marks of job scams."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from classifier.authentication_results import parse_results, trusted_checks
from classifier.authenticity import read_authenticity
from classifier.lookalikes import imitated
from classifier.scam import scam_marks
from classifier.text import OwnWords, own_words
from models.message import Address, Message
from models.reading import Authenticity
from tests.builders import message

GOOGLE = (
    "mx.google.com; dkim=pass header.i=@northwind.example header.s=s1 header.b=AbC; spf=pass"
    " (google.com: domain of bounce@mail.northwind.example designates 192.0.2.1 as permitted"
    " sender) smtp.mailfrom=bounce@mail.northwind.example; dmarc=pass (p=REJECT sp=REJECT dis=NONE)"
    " header.from=northwind.example"
)
MICROSOFT = (
    "spf=pass (sender IP is 192.0.2.1)\r\n smtp.mailfrom=northwind.example; dkim=pass (signature"
    " was"
    " verified)\r\n header.d=northwind.example;dmarc=pass action=none\r\n"
    " header.from=northwind.example;compauth=pass reason=100"
)
YAHOO = (
    "atlas-production.v2-mail-prod1-gq1.omega.yahoo.com; dkim=pass header.i=@northwind.example"
    " header.s=s1; spf=pass smtp.mailfrom=northwind.example; dmarc=pass(p=NONE)"
    " header.from=northwind.example;"
)
FASTMAIL = (
    "mx6.messagingengine.com;\r\n dkim=pass (2048-bit rsa key sha256) header.d=northwind.example"
    " header.i=@northwind.example header.b=AbC header.a=rsa-sha256 header.s=s1;\r\n dmarc=pass"
    " policy.published-domain-policy=reject header.from=northwind.example;\r\n spf=pass"
    " smtp.mailfrom=bounce@northwind.example smtp.helo=mail.northwind.example"
)
RSPAMD = (
    'mail.example.org;\n\tdkim=pass header.d=northwind.example header.s=s1 header.b="x/y";\n\t'
    "spf=pass (mail.example.org: domain of a@northwind.example designates 192.0.2.1 as permitted"
    " sender) smtp.mailfrom=a@northwind.example;\n\tdmarc=pass (policy=none)"
    " header.from=northwind.example"
)
OPENDKIM = (
    "mail.example.org; dkim=pass (1024-bit key) header.d=northwind.example"
    " header.i=@northwind.example"
)


def received(*results: str, to: str = "sam@example.org", sender: str = "") -> Message:
    return message(
        "m",
        "2026-03-02",
        sender or "Ana Ruiz <ana@northwind.example>",
        to=to,
        headers=tuple(("authentication-results", one) for one in results),
    )


def read(mail: Message) -> Authenticity:
    return read_authenticity(mail, own_words(mail))


@pytest.mark.parametrize(
    ("value", "to"),
    [
        (GOOGLE, "sam@gmail.com"),
        (GOOGLE, "sam@example.org"),
        (MICROSOFT, "sam@outlook.com"),
        (YAHOO, "sam@yahoo.com"),
        (FASTMAIL, "sam@fastmail.com"),
        (RSPAMD, "sam@example.org"),
    ],
)
def test_every_providers_form_is_read(value: str, to: str) -> None:
    """All six forms say the same: passed, and for the sender's own domain."""
    got = read(received(value, to=to))
    assert ("pass", "pass", "pass", True) == (got.spf, got.dkim, got.dmarc, got.aligned)
    assert got.signed_by == ("northwind.example",)


def test_dkim_alone_speaks_for_its_domain() -> None:
    """A plain opendkim header aligns by its signature; SPF and DMARC stay unchecked."""
    got = read(received(OPENDKIM))
    assert ("", "pass", "", True) == (got.spf, got.dkim, got.dmarc, got.aligned)


@pytest.mark.parametrize(
    "values",
    [
        ("mx.evil.example; dmarc=pass header.from=northwind.example",),
        ("mx.google.com; dmarc=pass header.from=northwind.example", ""),
    ],
)
def test_header_of_a_stranger_is_not_believed(values: tuple[str, ...]) -> None:
    """Anybody can write such a header: one that is not the receiver's checks nothing."""
    mail = received(*values, to="sam@yahoo.com")
    assert trusted_checks(mail) == ()
    assert read(mail).aligned is None


def test_forged_header_below_the_receivers_is_not_believed() -> None:
    """Only the topmost run counts: what the receiver found, not what the letter brought."""
    checks = "spf=fail smtp.mailfrom=evil.example; dmarc=fail header.from=northwind.example"
    failed = f"mx.google.com; {checks}"
    got = read(received(failed, "mx.evil.example; dmarc=pass", to="sam@gmail.com"))
    assert ("fail", False) == (got.dmarc, got.aligned)


def test_host_of_the_topmost_received_header_decides_where_it_is_known() -> None:
    """A provider's header under another host's Received was brought along."""
    headers = (
        ("received", "from mx.evil.example by mail.example.org with ESMTP id 1"),
        ("authentication-results", GOOGLE),
    )
    mail = message("m", "2026-03-02", to="sam@workspace.example", headers=headers)
    assert read(mail).aligned is None


def test_arc_results_are_not_read() -> None:
    """ARC's copy of the results is another header and proves nothing."""
    mail = message("m", "2026-03-02", headers=(("arc-authentication-results", f"i=1; {GOOGLE}"),))
    assert read(mail) == Authenticity()


@pytest.mark.parametrize(
    ("checks", "aligned"),
    [
        ("spf=pass smtp.mailfrom=bulk.example; dkim=pass header.d=bulk.example", False),
        ("spf=pass smtp.mailfrom=mail.northwind.example", True),
        (
            "dkim=fail header.d=northwind.example; spf=softfail smtp.mailfrom=northwind.example",
            False,
        ),
        ("spf=none smtp.mailfrom=northwind.example; dkim=none", None),
        ("dkim=pass header.d=northwind.example; dmarc=fail header.from=northwind.example", False),
        ("dmarc=pass header.from=other.example", False),
    ],
)
def test_alignment_with_the_from_domain(checks: str, *, aligned: bool | None) -> None:
    """A pass counts only for the organisation that the From line names (RFC 7489, relaxed)."""
    assert aligned is read(received(f"mail.example.org; {checks}")).aligned


def test_reply_elsewhere_free_mail_and_platform() -> None:
    """Facts about the address: who answers go to, whether anybody can have it, whose it is."""
    mail = message(
        "m",
        "2026-03-02",
        "Northwind HR <northwind.hr@gmail.com>",
        reply_to=(Address("", "jobs@evil.example"),),
    )
    got = read(mail)
    assert ("evil.example", True, "") == (got.reply_elsewhere, got.free_mail, got.platform)
    lever = read(message("m", "2026-03-02", "Northwind <no-reply@hire.lever.co>"))
    assert ("Lever", "", False) == (lever.platform, lever.reply_elsewhere, lever.free_mail)


def test_forged_platform_address_is_not_the_platform() -> None:
    """The platform is named only while nothing speaks against it."""
    value = "mail.example.org; dmarc=fail header.from=hire.lever.co"
    assert read(received(value, sender="no-reply@hire.lever.co")).platform == ""


@pytest.mark.parametrize(
    ("domain", "expected"),
    [
        ("linkedln.com", "linkedin.com"),
        ("1inkedin.com", "linkedin.com"),
        ("micr0soft.com", "microsoft.com"),
        ("rnicrosoft.com", "microsoft.com"),
        ("gооgle.com", "google.com"),
        ("xn--lnkedin-n2a.com", "linkedin.com"),
        ("linkedin-jobs.com", "linkedin.com"),
        ("careers-google.com", "google.com"),
        ("smartrecruiter.com", "smartrecruiters.com"),
        ("indeed.xyz", "indeed.com"),
        ("greenhouse-mail.io.evil.com", "greenhouse-mail.io"),
        ("notgreenhouse-mail.io", "greenhouse-mail.io"),
        ("linkedin.com.jobs-apply.net", "linkedin.com"),
    ],
)
def test_lookalike_domains(domain: str, expected: str) -> None:
    """Swapped letters, added words, odd endings and known names as subdomains are seen."""
    assert expected == imitated(domain)


@pytest.mark.parametrize(
    "domain",
    [
        "linkedin.com", "e.linkedin.com", "northwind.example", "greenhouse.com", "bosch.de",
        "finnair.com", "strike.com", "roche-bobois.com", "siemens-energy.com", "gmail.com",
        "indeed.co.uk", "amazon.de", "us.greenhouse-mail.io", "",
    ],
)  # fmt: skip
def test_honest_domains_imitate_nobody(domain: str) -> None:
    """Real names near a known one are left in peace."""
    assert imitated(domain) == ""


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("The interview will be held on Telegram, add @hr_desk.", "chat app"),
        ("Bitte melden Sie sich für das Gespräch per WhatsApp.", "chat app"),
        ("L'entretien se fera via Telegram.", "chat app"),
        ("La entrevista será por Telegram.", "chat app"),
        ("We will send you a check to deposit in your bank account.", "cheque"),
        ("Wir senden einen Scheck, den Sie bitte einlösen.", "cheque"),
        ("Purchase the laptop from our vendor and you will be reimbursed.", "buy equipment"),
        ("Kaufen Sie den Laptop, die Kosten werden erstattet.", "buy equipment"),
        ("Compre o equipamento e será reembolsado.", "buy equipment"),
        ("Buy two gift cards and send the codes.", "gift cards"),
        ("Your salary is paid in Bitcoin to your wallet.", "crypto"),
        ("Please send your bank account details and SSN.", "bank or identity"),
        ("Bitte senden Sie uns eine Kopie Ihres Personalausweises.", "bank or identity"),
        ("Merci de nous envoyer une copie de votre carte d'identité.", "bank or identity"),
        ("Envíe una foto de su DNI y su cuenta bancaria.", "bank or identity"),
        ("Envie os seus dados bancários.", "bank or identity"),
        ("Invia una foto della tua carta d'identità e il tuo IBAN.", "bank or identity"),
        ("Stuur een kopie van je paspoort en je rekeningnummer.", "bank or identity"),
        ("Earn $5000 weekly, no experience needed, work from home!", "money too easily"),
        ("You are hired, no interview is required.", "without any interview"),
        ("Kein Vorstellungsgespräch nötig.", "without any interview"),
        ("Act now, limited slots!", "presses"),
        ("A refundable training fee of $50 is due first.", "wants money"),
        ("Es fällt eine Bearbeitungsgebühr von 30 Euro an.", "wants money"),
        ("You receive packages at your home address and forward them.", "parcels"),
        ("I need a personal assistant to run errands while I am out of town.", "errands"),
        ("You process payments through your own account and keep 10%.", "moving money"),
        ("Data entry from home, no experience, flexible, earn well.", "easy work"),
    ],
)  # fmt: skip
def test_scam_marks_in_seven_languages(text: str, mark: str) -> None:
    """Each trick of job scams is marked in words that say it."""
    assert any(mark in one for one in scam_marks("", text, talked=False))


@pytest.mark.parametrize(
    "text",
    [
        "We will never ask for your bank details or a copy of your passport.",
        "Beware of recruitment fraud: scammers send a check to deposit and want gift cards.",
        "Northwind does not conduct interviews via Telegram or WhatsApp.",
        "There is no application fee at any stage.",
        "Wir fragen niemals nach Ihrer Bankverbindung.",
        "Nous ne vous demanderons jamais d'envoyer vos coordonnées bancaires.",
        "Nunca te pediremos que envíes tus datos bancarios.",
        "Please check your calendar and deposit the form at the office.",
        "We signal our commitment to fairness in every interview.",
        "The role pays $60 per hour on a six-month contract.",
        "This role is remote; you can work from home two days a week.",
        "Our product processes payments for shops.",
        "Please reply within 48 hours so that we can book the room.",
        "You would join the Bitcoin engineering team.",
    ],
)
def test_warnings_and_honest_mail_bear_no_mark(text: str) -> None:
    """A company that warns of scams, or speaks of pay and parcels plainly, is none."""
    assert scam_marks("Your application", text, talked=False) == ()


def test_bank_details_are_no_mark_once_they_talk() -> None:
    """Payroll asks for them too, in a running conversation."""
    assert scam_marks("", "Please send your bank details for payroll.", talked=True) == ()


@settings(deadline=None)
@given(st.text(max_size=300), st.text(max_size=400), st.text(max_size=60))
def test_anything_can_be_read(value: str, text: str, address: str) -> None:
    """No header, body or address makes it raise."""
    mail = message(
        "m",
        "2026-03-02",
        f"x <{address}>",
        headers=(("authentication-results", value), ("received", value)),
    )
    words = OwnWords(text=text, signature="", footer="", quoted="", language="")
    assert parse_results(value).server == parse_results(value).server.lower()
    assert isinstance(read_authenticity(mail, words), Authenticity)


def test_hostile_words_are_read_in_linear_time() -> None:
    """A body made of needles only ends like any other."""
    text = "send check home interview fee bank telegram buy " * 4000
    assert isinstance(scam_marks(text, text, talked=False), tuple)
