"""What one message tells of who really sent it: the provider's checks, the address, the words.

Facts with their reasons, no verdict: whether the sender is known to the person, and what to do
with a message in the junk folder, is decided from all messages together, elsewhere.
"""

from __future__ import annotations

from classifier.authentication_results import Check, trusted_checks
from classifier.domains import is_free_mail, organisation
from classifier.lookalikes import imitated
from classifier.scam import scam_marks
from classifier.senders import platform_of
from classifier.text import OwnWords
from models.message import Message
from models.reading import Authenticity

_UNDECIDED = frozenset({"none", "neutral", "temperror"})


def read_authenticity(message: Message, words: OwnWords) -> Authenticity:
    """Who really sent a message, as far as it tells itself. Total."""
    domain = message.sender.domain
    checks = trusted_checks(message)
    aligned = _aligned(checks, domain)
    found = platform_of(domain)
    marks = scam_marks(
        message.subject,
        words.text,
        talked=bool(message.in_reply_to or message.references),
    )
    return Authenticity(
        spf=_result(checks, "spf"),
        dkim=_result(checks, "dkim"),
        dmarc=_result(checks, "dmarc"),
        signed_by=_signers(checks),
        aligned=aligned,
        reply_elsewhere=_reply_elsewhere(message),
        free_mail=is_free_mail(domain),
        platform=found.product if found is not None and aligned is not False else "",
        lookalike=imitated(domain) if domain else "",
        scam_marks=marks,
    )


def _result(checks: tuple[Check, ...], method: str) -> str:
    """The best result of a method: one passed signature among several is a pass."""
    results = [one.result for one in checks if one.method == method]
    return "pass" if "pass" in results else next(iter(results), "")


def _signers(checks: tuple[Check, ...]) -> tuple[str, ...]:
    passed = (one.domain for one in checks if one.method == "dkim" and one.result == "pass")
    return tuple(dict.fromkeys(one for one in passed if one))


def _aligned(checks: tuple[Check, ...], domain: str) -> bool | None:
    """Relaxed alignment (RFC 7489 §3.1): a pass for the From's organisational domain.

    The provider's own DMARC verdict goes before what SPF and DKIM say singly.
    """
    if not checks or not domain:
        return None
    own = organisation(domain)
    dmarc = [one for one in checks if one.method == "dmarc"]
    if any(one.result in {"fail", "permerror"} for one in dmarc):
        return False
    passed = [one for one in checks if one.result == "pass"]
    if any(
        organisation(one.domain) == own if one.domain else one.method == "dmarc" for one in passed
    ):
        return True
    return None if all(one.result in _UNDECIDED for one in checks) else False


def _reply_elsewhere(message: Message) -> str:
    own = organisation(message.sender.domain)
    for one in message.reply_to:
        elsewhere = organisation(one.domain)
        if elsewhere and elsewhere != own:
            return elsewhere
    return ""
