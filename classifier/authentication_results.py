"""Authentication-Results (RFC 8601) as providers really write it.

Tolerant: Google, Microsoft (no authserv-id), Yahoo, Fastmail, iCloud, rspamd, opendkim; comments,
folding, odd spacing. Anybody can forge such a header, so only the receiving provider's own is
read; ARC's copies are not looked at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from classifier.domains import is_free_mail, organisation
from models.message import Message

LONGEST = 4000
MOST_HEADERS = 8

_COMMENT = re.compile(r"\([^()]{0,400}\)")
_RESULT = re.compile(r"^\s*([a-z][\w-]{1,30})(?:/\d)?\s*=\s*\"?([a-z]{2,20})", re.IGNORECASE)
_PROPERTY = re.compile(
    r"(header|smtp|policy|body)\.([a-z-]{1,20})\s*=\s*\"?([^\s;\",]{1,250})", re.IGNORECASE
)
_BY = re.compile(r"\bby\s+([\w.:-]{1,250})", re.IGNORECASE)
_INNER = re.compile(r"^[^.]+$|^[\d.:\[\]]+$|\.(?:internal|local|lan|localdomain|home|corp)$")
_METHODS = frozenset({"spf", "dkim", "dmarc"})
_PROVIDERS = {
    "google.com": "gmail.com googlemail.com",
    "yahoo.com": "yahoo.com ymail.com rocketmail.com aol.com yahoo.co.uk yahoo.de yahoo.fr"
    " yahoo.es yahoo.it yahoo.ca yahoo.com.br yahoo.co.in",
    "icloud.com": "icloud.com me.com mac.com",
    "apple.com": "icloud.com me.com mac.com",
    "messagingengine.com": "fastmail.com fastmail.fm",
    "outlook.com": "outlook.com hotmail.com live.com msn.com outlook.de outlook.fr outlook.es"
    " outlook.it hotmail.co.uk hotmail.de hotmail.fr hotmail.es hotmail.it live.co.uk live.fr"
    " live.nl live.it hotmail.nl",
    "gmx.net": "gmx.de gmx.net gmx.at gmx.ch gmx.com gmx.fr",
    "web.de": "web.de",
    "kundenserver.de": "",
    "posteo.de": "posteo.de",
    "mailbox.org": "mailbox.org",
    "protonmail.ch": "proton.me protonmail.com protonmail.ch pm.me",
    "proton.ch": "proton.me protonmail.com pm.me",
    "zohomail.com": "zoho.com zohomail.com",
    "zoho.com": "zoho.com zohomail.com",
    "t-online.de": "t-online.de",
    "orange.fr": "orange.fr wanadoo.fr",
    "laposte.net": "laposte.net",
    "free.fr": "free.fr",
    "mail.ru": "mail.ru inbox.ru list.ru",
    "yandex.ru": "yandex.ru yandex.com",
    "mail.com": "mail.com email.com",
}
"""Organisational domain of the authserv-id, and the mail domains its provider serves."""
_MICROSOFT = "outlook.com"


@dataclass(frozen=True, slots=True)
class Check:
    """One method's result. ``domain`` is the one it speaks for, lower case, may be empty."""

    method: str
    result: str
    domain: str


@dataclass(frozen=True, slots=True)
class Results:
    """One header: who checked (lower case, empty in Microsoft's form) and what came out."""

    server: str
    checks: tuple[Check, ...]


def parse_results(value: str) -> Results:
    """Read one Authentication-Results header. Total: what can't be read is left out."""
    text = " ".join(value[:LONGEST].split())
    for _ in range(4):
        shorter = _COMMENT.sub(" ", text)
        if shorter == text:
            break
        text = shorter
    pieces = text.split(";")
    server = ""
    if pieces and not _RESULT.match(pieces[0]):
        server = pieces[0].split()[0].strip('"').lower() if pieces[0].strip() else ""
        pieces = pieces[1:]
    checks = [one for piece in pieces[:40] if (one := _check(piece)) is not None]
    return Results(server, tuple(checks))


def _check(piece: str) -> Check | None:
    found = _RESULT.match(piece)
    if found is None or found.group(1).lower() not in _METHODS:
        return None
    method = found.group(1).lower()
    told = {
        f"{kind}.{name}".lower(): value.lower() for kind, name, value in _PROPERTY.findall(piece)
    }
    wanted = {
        "spf": ("smtp.mailfrom", "smtp.mail", "smtp.envelope-from", "smtp.from"),
        "dkim": ("header.d", "header.i"),
        "dmarc": ("header.from",),
    }[method]
    value = next((told[one] for one in wanted if one in told), "")
    return Check(method, found.group(2).lower(), value.rpartition("@")[2].strip("<>.,\"'"))


def trusted_checks(message: Message) -> tuple[Check, ...]:
    """The receiving provider's checks, none where no header is surely its own.

    Taken are the topmost header and those of the same server right below it. It must be of the
    recipient's provider, the recipient's own domain, or the host of the topmost Received header.
    """
    values = [value for name, value in message.headers if name == "authentication-results"]
    if not values:
        return ()
    parsed = [parse_results(value) for value in values[:MOST_HEADERS]]
    first = parsed[0]
    if not _is_receiver(first, message):
        return ()
    checks: list[Check] = []
    for one in parsed:
        if one.server != first.server:
            break
        checks.extend(one.checks)
    return tuple(checks)


def _is_receiver(results: Results, message: Message) -> bool:
    home = organisation(results.server) if "." in results.server else results.server
    if not results.server:
        home = _MICROSOFT
    addresses = (*message.delivered_to, *(one.address for one in message.to))
    domains = {one.rpartition("@")[2] for one in addresses if "@" in one}
    if any(home == organisation(one) for one in domains):
        return True
    if home not in _PROVIDERS:
        return False
    served = _PROVIDERS[home].split()
    if not domains or any(one in served for one in domains):
        return True
    # An own domain may be kept by any provider: then the way the mail took must agree.
    received = message.header("received")
    own_domain = any(not is_free_mail(one) for one in domains)
    return own_domain and (not received or _took_it_in(received, home))


def _took_it_in(received: str, home: str) -> bool:
    """Whether the topmost Received may be by the server that claims the checks.

    Names of inner hosts (no public domain) speak neither for nor against it.
    """
    host = _BY.search(received[:1000])
    if host is None:
        return False
    name = host.group(1).lower().rstrip(".;")
    if home == "google.com" and ":" in name:
        return True
    return _INNER.search(name) is not None or organisation(name) == home
