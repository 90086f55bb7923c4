"""Which role a message is about, and under which number.

Reads subject and own words in seven languages; never the quoted text. A sentence is no role.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from classifier.name_shapes import LONGEST_BODY, find_names, spoken
from classifier.names import squeezed, without_noise
from classifier.subjects import own_subject, segments
from classifier.text import OwnWords
from classifier.titles import clean_role, has_role_head, is_role
from classifier.vocabulary import words as words_of
from models.message import Message

MOST_REQUISITIONS = 4
MOST_NUMBERS = 60
LONGEST_BOARD = 800
"""Characters in which a board's mail names the role it was about."""
_DIGITS = re.compile(r"[0-9][0-9][\w./-]{0,30}")
_DIGIT = re.compile(r"\d")
_TELLING = (
    *("job", "req", "posting", "position", "vacan", "role", "stellen"),
    *("ref", "réf", "kenn", "rif", "offre", "vaga"),
)
_MARK = re.compile(r"R|r[-_]")
_MARKED = re.compile(r"[RrQq][-_ ]?\d")
_REQUISITION = re.compile(
    r"(?<![\w-])(?:(?P<bare>JR[-_ ]?\d{4,9}(?:-\d{1,4})?|R-?\d{5,9}(?:-\d{1,4})?|R-\d{4}"
    r"|REQ[-_ ]?\d{2,9})(?![\w-])"
    r"|(?:(?:job|jobs|req(?:uisition)?|posting|position|vacancy|role|stellen|job-?)[- ]?(?:id|no|nr"
    r"|number|nummer|code|ref(?:erence)?)\.?|requisition|req\.?|ref(?:erence"
    r"|erenz)?\.?(?:[- ]?(?:no"
    r"|nr|number|nummer|code|id))?\.?|referenznummer|kennziffer|kenn-nr\.?|réf(?:érence)?\.?"
    r"|referencia|referência|riferimento|rif\.?|referentie(?:nummer)?|vacaturenummer"
    r"|id de l['’]offre"
    r"|n° d['’]offre|id da vaga)\s{0,2}[:#]?\s{0,2}(?:n[o°r]\.?\s?)?#?"
    r"(?P<told>(?=[\w./-]{0,12}\d)[A-Za-z0-9]{1,12}(?:[./_-][A-Za-z0-9]{1,12}){0,4}))",
    re.IGNORECASE,
)
_SPECIALITY = re.compile(r"\s+[–—-]\s+([A-Z][\w&+# ]{2,30})$")
_HOUSES = (
    "office|shop|store|branch|site|studio|practice|clinic|campus|warehouse|plant|hotel|restaurant"
    "|büro|filiale|standort|werk|praxis|agence|magasin|bureau|oficina|tienda|sede|negozio|kantoor|winkel"
)
_INSIDE = re.compile(
    r"\s(?:im|in der|am|an der|beim|in the|at the|au|à la|en el|en la|na|no|nel|nella|in het)"
    r"\s([A-ZÀ-Þ][^,;:]{3,60})$"
)
_LINE = re.compile(
    r"^[ \t*•-]{0,4}(?:job title|position(?: title)?|role|job|title|stelle|stellenbezeichnung"
    r"|die position|position als|poste|intitulé du poste|puesto|vacante|cargo|vaga|função|posizione"
    r"|ruolo|functie|vacature|functietitel|offre|oferta)\s?:\s*([^\n]{3,120})$",
    re.IGNORECASE | re.MULTILINE,
)
_AT = re.compile(r"\s(?:at|with|bei|chez|@)\s")
_PLACE_LINE = re.compile(r"[^\W_][^.!?:]{1,60}\s[·–-]\s[A-ZÀ-Þ][^.!?:]{1,60}$")
_ARTICLES = re.compile(r"\s(?:the|our|an?|your)\s")
_OUR_ROLE = re.compile(
    r"\b(?:the|our|an?|your|this)\s([^\n.;:!?]{3,70}?)\s(?:position|role|opening|vacancy|internship"
    r"|opportunity|(?:coding |online )?assessment|interview|stelle|job)\b"
)


@dataclass(frozen=True, slots=True)
class RoleRead:
    """The role, and requisition numbers in upper case without spaces. Empty: not told."""

    role: str = ""
    requisitions: tuple[str, ...] = ()


def read_role(message: Message, words: OwnWords) -> RoleRead:
    """The role a message is about, at most 80 characters. Total; empty rather than wrong."""
    subject = own_subject(message.subject)
    text = words.text[:LONGEST_BODY]
    house = squeezed(f"{message.sender.name} {message.sender.domain}")
    role = _without_branch(_role(subject, text, words.language), text)
    role = _without_house(role, house)
    return RoleRead(_with_speciality(role, subject, text, house), requisitions(subject, text))


def _without_house(role: str, house: str) -> str:
    """The title less "im Klinikum Rheinblick", where that is who wrote."""
    inside = _INSIDE.search(role)
    if inside is None or squeezed(inside.group(1)) not in house:
        return role
    return role[: inside.start()]


def _without_branch(role: str, text: str) -> str:
    """The title less a place behind its comma that the words know as a branch's."""
    title, comma, place = role.rpartition(", ")
    if not comma or not place[:1].isupper() or has_role_head(place):
        return role
    plain = re.escape(place)
    branch = rf"\b(?:our {plain} (?:{_HOUSES})|(?:{_HOUSES}) in {plain})\b"
    return title if is_role(title) and re.search(branch, text, re.IGNORECASE) else role


def requisitions(subject: str, text: str) -> tuple[str, ...]:
    """Requisition and reference numbers: ``Job ID 4711`` gives ``4711``."""
    found: dict[str, None] = {}
    shown = f"{subject}\n{text}"
    for digits in islice(_DIGITS.finditer(shown), MOST_NUMBERS):
        window = shown[max(0, digits.start() - 40) : digits.end() + 25]
        if not _may_number(window):
            continue
        for one in _REQUISITION.finditer(window):
            number = "".join((one.group("bare") or one.group("told")).split()).upper()
            if len(_DIGIT.findall(number)) > 1:
                found[number] = None
    return tuple(found)[:MOST_REQUISITIONS]


def _may_number(window: str) -> bool:
    """Whether a number's announcement or mark may stand there: a quick look."""
    low = window.lower()
    if any(one in low for one in _TELLING):
        return True
    return bool(_MARKED.search(window) and _MARK.search(window))


def _role(subject: str, text: str, language: str) -> str:
    told = [*_found(subject, language, named=True), *_found(text, language, named=True)]
    pieces = _pieces(subject)
    stages: tuple[Callable[[], list[str]], ...] = (
        lambda: told,
        lambda: _lines(text),
        lambda: pieces,
        lambda: _our(text),
        lambda: _found(subject, language, named=False),
        lambda: _found(text, language, named=False),
        lambda: _above_places(text),
    )
    for some in stages:
        found = [one for one in some() if has_role_head(one)]
        if found:
            return _fuller(found[0], [*found, *told, *pieces])
    return next(iter(told), "")


def _with_speciality(role: str, subject: str, text: str, house: str) -> str:
    """The title with what follows it behind a dash, unless that is the employer or a place."""
    at = subject.find(role) if role else -1
    after = _SPECIALITY.match(subject, at + len(role)) if at >= 0 else None
    if after is None or squeezed(after.group(1)) in house or after.group(1) in text:
        return role
    longer = clean_role(subject[at : after.end()])
    return longer if is_role(longer) and len(longer) <= len(after.group(0)) + len(role) else role


def _found(text: str, language: str, *, named: bool) -> list[str]:
    return [
        one.role
        for code in spoken(language)
        for one in find_names(text, code)
        if one.role and one.named_role is named
    ]


def _lines(text: str) -> list[str]:
    roles = (clean_role(one.group(1)) for one in _LINE.finditer(text))
    return [one for one in roles if is_role(one)]


def _pieces(subject: str) -> list[str]:
    """Pieces of the subject between bars and dashes that are roles: "Acme | Data Engineer"."""
    out = []
    for piece in segments(subject):
        role = clean_role(_without_noise(_AT.split(piece, maxsplit=1)[0]))
        if is_role(role) and has_role_head(role) and len(role.split()) <= 7:
            out.append(role)
    return out


def _without_noise(piece: str) -> str:
    """The piece without the words around a title: of those some begin it, as in HR Manager."""
    kept = without_noise(piece)
    before = piece.partition(kept)[0].split() if kept else []
    while before and before[-1].lower() in words_of("role_starts"):
        kept = f"{before.pop()} {kept}"
    return kept


def _above_places(text: str) -> list[str]:
    """The line above "Northwind · Leeds", as boards put it; a list of jobs is about none."""
    lines = [one.strip() for one in text[:LONGEST_BOARD].split("\n") if one.strip()]
    places = [at for at, one in enumerate(lines) if _PLACE_LINE.match(one)]
    if len(places) != 1 or places[0] == 0:
        return []
    role = clean_role(lines[places[0] - 1])
    return [role] if is_role(role) else []


def _our(text: str) -> list[str]:
    roles = (clean_role(_ARTICLES.split(one.group(1))[-1]) for one in _OUR_ROLE.finditer(text))
    return [one for one in roles if is_role(one) and has_role_head(one)]


def _fuller(role: str, candidates: list[str]) -> str:
    """The longest title that begins with the one found: a speciality after a dash is kept."""
    plain = squeezed(role)
    same = [one for one in candidates if squeezed(one).startswith(plain)]
    return max(same, key=len)
