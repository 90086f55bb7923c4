"""Where an employer's name stands in a message, and how far each place is to be believed.

Gathers; the judgement on agencies and the final word are ``employers``'.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from classifier.agencies import is_agency_name
from classifier.ballot import Ballot
from classifier.domains import below, name_label, organisation
from classifier.name_shapes import LONGEST_BODY, find_names, lowered, shapes, spoken
from classifier.names import (
    base_name,
    cut,
    one_letter,
    squeezed,
    without_noise,
)
from classifier.senders import Platform, is_shared, never_answers, platform_of, platforms
from classifier.signoff import is_person_name, signer
from classifier.subjects import own_subject, segments
from classifier.text import OwnWords
from classifier.titles import names_role
from classifier.wordings import places_in
from models.message import Address, Message

OPENING = 2_000
"""Characters in which a house says what it does."""
LONGEST_NAME = 5
"""Words of a name that is one label in a domain."""
HOUSE = 0.95
"""Weight of a sender's own house, when its name is written out somewhere."""

_SIDE = re.compile(r"\s*(?:[(|,]|\s[-–—]\s|\s(?:from|at|bei|chez|von|de|@|of|da|di|van)\s)\s*")
_TENANT_NOISE = frozenset(
    "mail email e us eu uk na emea notifications notification hire m app www talent candidates jobs"
    " careers wd1 wd2 wd3 wd5 wd12 wd103 no-reply noreply donotreply reply inbound talents apply"
    " candidate system support info hr do-not-reply workday myworkday".split()
)
_TENANT_END = re.compile(
    r"(?:[-_.](?:talent|hr|jobs|careers|recruiting|noreply|no-reply|eu|us)|\.hr|\d+)$"
)
_CLAUSE_END = re.compile(r"[.!?:;]\s")
_JOINTS = re.compile(r"[-_.]+")
_TEAM = re.compile(
    r"Recruit|recruit|Hiring|hiring|Talent|talent|Team\b|team\b|People|HR\b|Human|Career"
)
_BEFORE = re.compile(
    r"(?:^|[\s,])([A-Z0-9][\w&.'’-]{0,30}(?: (?:(?:&|of|and|de) )?[A-Z0-9][\w&.'’-]{0,30}){0,4})\s$"
)
_CLIENTS = frozenset("client kunde mandant auftraggeber cliente klant opdrachtgever firma".split())
_LEGAL = re.compile(r",? (?:Inc|LLC|L\.L\.C|Ltd|LLP|PLC|Corp|GmbH|S\.A|S\.L|B\.V)\.?,? $")
_ARTICLE = re.compile(r"^(?:The|Your|Our|Das|Ihr|Dein|From|Dear|Hello|Hi) ")
_TOKENS = re.compile(r"[\w&'’.+-]+")
_SUMMARY = re.compile(r"^SUMMARY[^:\n]{0,80}:([^\r\n]{1,200})", re.MULTILINE | re.IGNORECASE)
_ORGANIZER = re.compile(
    r"^ORGANIZER([^\r\n]{0,200}?):(?:mailto:)?([^\s\r\n@]{1,80}@[^\s\r\n]{1,120})",
    re.MULTILINE | re.IGNORECASE,
)


def gather(
    message: Message,
    words: OwnWords,
    other: Address,
    on_platform: Platform | None,
    *,
    domain: str,
    me: frozenset[str],
) -> Ballot:
    """All names that a message offers for its employer, in order of rank."""
    tenant = _tenant(other, on_platform)
    known = [one for one in (squeezed(tenant), squeezed(name_label(domain))) if one]
    labels = tuple(dict.fromkeys((*known, *map(one_letter, known))))
    ballot = Ballot(labels, _barred(message, other, on_platform, domain, me))
    shown = "\n".join((other.name, message.subject[:300], words.text[:900]))
    shown += "\n".join(("", words.signature[:600], words.text[-300:], words.footer[:300]))
    ballot.shown = shown
    text, language = words.text[:LONGEST_BODY], words.language
    _from_calendar(ballot, message)
    _from_subject(ballot, message, language)
    _from_display(ballot, other, on_platform)
    _from_body(ballot, text, language, on_ats=on_platform is not None and on_platform.kind == "ats")
    if not ballot.settled():
        _from_teams(ballot, text, words.signature)
    _from_signature(ballot, words)
    if tenant:
        spelled = _spelled(squeezed(tenant), shown)
        alone = 0.6 if len(tenant) > 3 else 0.2
        ballot.add_house(spelled or _pretty(tenant), 1.1 if spelled else alone, "address")
    if domain:
        label = name_label(domain)
        spelled = _spelled(squeezed(label), shown)
        because = "own domain" if spelled else "domain alone"
        ballot.add_house(spelled or _pretty(label), HOUSE if spelled else 0.6, because)
    return ballot


def _barred(
    message: Message, other: Address, on_platform: Platform | None, domain: str, me: frozenset[str]
) -> frozenset[str]:
    label = squeezed(name_label(domain))
    people = {squeezed(one.name) for one in (*message.to, *message.cc) if one.name}
    people |= {squeezed(one.address.partition("@")[0]) for one in message.to if one.address in me}
    named = squeezed(other.name)
    local = other.address.partition("@")[0]
    robot = never_answers(local) or is_shared(local)
    relayed = on_platform is None or on_platform.writers == "relay"
    if is_person_name(other.name) and relayed and not robot and named[:4] != label[:4]:
        people.add(named)
    elif label and named[:4] == label[:4]:
        people.discard(named)
    products = _products()
    return products.union(people) if label not in products else (products - {label}) | people


@cache
def _products() -> frozenset[str]:
    return frozenset(squeezed(one.product) for one in platforms().values())


def _from_calendar(ballot: Ballot, message: Message) -> None:
    for calendar in message.calendars[:2]:
        head = calendar[:8000]
        summary = _SUMMARY.search(head)
        if summary:
            for found in find_names(summary.group(1), "en"):
                ballot.add(found.employer, 0.7, "calendar")
            for piece in segments(summary.group(1)):
                ballot.add(without_noise(piece), 0.3, "calendar")
        organizer = _ORGANIZER.search(head)
        if organizer:
            host = organisation(organizer.group(2).rpartition("@")[2])
            if platform_of(host) is None:
                label = squeezed(name_label(host))
                spelled = _spelled(label, f"{message.subject}\n{head}")
                ballot.add(spelled, 0.9, "calendar organiser")


def _from_subject(ballot: Ballot, message: Message, language: str) -> None:
    subject = own_subject(message.subject)
    if not subject:
        return
    strong = False
    for code in spoken(language):
        for found in find_names(subject, code):
            if found.employer:
                strong = True
                ballot.add(found.employer, {3: 1.1, 2: 1.0, 1: 0.6}[found.strength], "subject")
    pieces = segments(subject)
    for piece in pieces:
        name = without_noise(piece)
        if name and not strong and len(name.split()) <= 4 and not names_role(name):
            ballot.add(cut(name), 0.6 if len(pieces) > 1 else 0.2, "subject")


def _from_display(ballot: Ballot, other: Address, on_platform: Platform | None) -> None:
    shown = other.name.strip(" '\"")
    if not shown or "@" in shown.partition(" ")[0]:
        return
    local = other.address.partition("@")[0]
    head, tail = _sides(shown)
    if tail and is_person_name(head):
        name = without_noise(tail)
        if name and not names_role(name):
            ballot.add_house(name, 0.9, "display name")
        return
    if on_platform is not None and squeezed(shown) == squeezed(on_platform.product):
        return
    name = without_noise(shown)
    if not name or names_role(name):
        return
    personal = not (never_answers(local) or is_shared(local)) and is_person_name(shown)
    if (
        on_platform is not None
        and "display" not in on_platform.name_in
        and (on_platform.kind != "ats")
    ):
        return
    if on_platform is not None:
        writes = on_platform.writers == "relay" and personal
        ballot.add_house(name, 0.0 if writes else 1.05, "display name")
        return
    weight = 0.3 if personal else 0.7
    if any(squeezed(name) == label for label in ballot.labels):
        weight = 1.0
    elif is_person_name(shown) and name == shown:
        weight = 0.2
    ballot.add_house(name, weight, "display name")


def _sides(shown: str) -> tuple[str, str]:
    found = _SIDE.search(shown)
    if found is None:
        return shown, ""
    return shown[: found.start()].strip(), shown[found.end() :].strip(" )")


def _from_body(ballot: Ballot, text: str, language: str, *, on_ats: bool) -> None:
    weights = {3: 1.0, 2: 1.0 if on_ats else 0.75, 1: 0.5}
    for found in find_names(text, language or "en"):
        if found.employer:
            ballot.add(found.employer, weights[found.strength], "message")
    low = lowered(text)
    for acts in islice(shapes(language).house.finditer(low, places_in(low), upto=OPENING), 6):
        ballot.add(_name_before(text, acts.start()), 1.0 if on_ats else 0.9, "message")


def _name_before(text: str, end: int) -> str:
    """The capitalised words that end at a place in the text, or empty."""
    line = text[max(0, end - 70) : end].rpartition("\n")[2]
    last = line.rstrip().rpartition(" ")[2]
    if not last or last.islower():
        return ""
    line = _LEGAL.sub(" ", line)
    before = _BEFORE.search(_CLAUSE_END.split(line)[-1])
    if before is None:
        return ""
    parts = _ARTICLE.sub("", before.group(1)).split()
    while len(parts) > 1 and parts[0].lower() in _CLIENTS:
        parts.pop(0)
    name = without_noise(cut(" ".join(parts)))
    return "" if names_role(name) else name


def _from_teams(ballot: Ballot, text: str, signature: str) -> None:
    """The capitalised words before "recruiting team" and its like."""
    shown = f"{text[:2000]}\n{text[-300:] if len(text) > 2000 else ''}\n{signature[:400]}"
    for found in islice(_TEAM.finditer(shown), 12):
        name = _name_before(shown, found.start())
        if name:
            ballot.add_house(name, 0.65, "team's name")


def _from_signature(ballot: Ballot, words: OwnWords) -> None:
    lines = [one.strip() for one in words.signature[:800].split("\n") if one.strip()][:8]
    tail = [one.strip() for one in words.text[-200:].split("\n") if one.strip()]
    last = [one for one in tail[2:][-2:] if not one.endswith(",")]
    for at, line in enumerate((*lines, *last)):
        if len(line) > 90 or any(one in line for one in ("@", "http", "www.")):
            continue
        for piece in segments(line.replace(",", " | ").replace(" at ", " | ")):
            if at == 0 and lines and signer(piece):
                continue
            legal = base_name(piece) != piece.strip(" ,.")
            name = piece if is_agency_name(piece) else without_noise(piece)
            if not name or names_role(name) or sum(c.isdigit() for c in name) > 2:
                continue
            if cut(name) != name and not legal and name != piece:
                continue
            weight = 0.9 if legal or name != piece else 0.45
            ballot.add_house(name, weight if at < len(lines) else weight / 2, "signature")


def _tenant(other: Address, on_platform: Platform | None) -> str:
    """The tenant's name in an address on a platform, or empty."""
    if on_platform is None:
        return ""
    local, _, host = other.address.partition("@")
    found = ""
    if "plus" in on_platform.name_in:
        found = local.partition("+")[0]
    elif "local" in on_platform.name_in and not is_shared(local):
        found = local.removeprefix("no-reply").removeprefix("noreply")
    elif "subdomain" in on_platform.name_in:
        names = [one for one in below(host, on_platform.domain) if one not in _TENANT_NOISE]
        found = names[0] if names else ""
    found = _TENANT_END.sub("", found.strip("-_."))
    if not found or found in _TENANT_NOISE or never_answers(found):
        return ""
    return found


def _pretty(label: str) -> str:
    """A label as a name: ``northwind-traders`` gives ``Northwind Traders``."""
    return " ".join(one[:1].upper() + one[1:] for one in _JOINTS.split(label) if one)


_ANDS = frozenset(("", "and", "und", "et", "y", "e", "en"))
_LABEL_FRAME = re.compile(
    r"^(?:get|join|try|use|go|team|hello|we-are|weare|mail)?(.{3,}?)"
    r"(?:inc|hq|corp|group|gmbh|ag|tech|io|app|global|careers|jobs|talent|hr|co|online|labs|ai)?$"
)


def _spelled(label: str, shown: str) -> str:
    """How a message itself writes the name that a label stands for, or empty."""
    if len(label) < 2:
        return ""
    frame = _LABEL_FRAME.match(label)
    whole = {label, one_letter(label)}
    cores = whole | {frame.group(1) if frame else label}
    firsts = "".join(sorted({core[0] for core in cores}))
    best = ""
    for begun in _tokens_from(firsts).finditer(shown):
        tokens: list[str] = []
        joined = {""}
        for token in islice(_TOKENS.finditer(shown, begun.start()), LONGEST_NAME):
            tokens.append(token[0])
            joined = {one + more for one in joined for more in _as_in_domains(token[0])}
            if joined & cores and any(one[:1].isupper() for one in tokens):
                name = " ".join(tokens).strip(".'’-")
                name = name[:-2] if name.endswith(("'s", "’s")) else name
                if joined & whole:
                    return name
                best = best or name
            elif not any(core.startswith(one) for core in cores for one in joined):
                break
    return best


@cache
def _tokens_from(letters: str) -> re.Pattern[str]:
    """A token that begins with one of these letters, or one that may stand for them."""
    some = re.escape(f"{letters}{letters.upper()}") + r"\u0080-\U0010ffff"
    return re.compile(rf"[{some}](?<![\w&'’.+-].)")


def _as_in_domains(token: str) -> frozenset[str]:
    """How a word of a name may stand in a domain: ``&`` as nothing or as "and"."""
    return _ANDS if token in {"&", "+"} else frozenset((squeezed(token),))
