"""Titles of roles: cleaned of what is not theirs, and told from sentences and names.

Knows shapes and word lists only; where a title stood in a message is ``roles``' business.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from classifier.vocabulary import words

LONGEST = 80
LEAST_COMPOUND = 6
"""Letters of a head that may end a longer word."""

_SPACES = re.compile(r"\s+")
_GENDER = re.compile(
    r"\s*[(\[{]\s*(?:[mwfdxhijna]|div|gn|all genders?|alle|human|mensch|e|in|man|vrouw|v|he|she"
    r"|they)"
    r"(?:\s*[/|,.*\s-]\s*(?:[mwfdxhijnav]|div|gn|in|e|all genders?|she|they|him|her))*\s*[)\]}]"
    r"|\s+(?:m|f|h|w)\s?/\s?(?:w|f|m|v|h)(?:\s?/\s?(?:d|x|i|div|divers))?(?![\w/])"
    r"|\s*\(all genders?\)"
    r"|(?<=\w)[*:_·/](?:in|innen|e|trice|euse)(?!\w)",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_GENDER_SIGN = re.compile(r"[(\[{/*:_·]")
"""Without one of these no gender is marked: a quick look."""
_REQUISITION = re.compile(
    r"\s*[\[(#,|–—-]*\s*(?:(?:job|req(?:uisition)?|posting|vacancy|position|ref(?:erence|erenz)?"
    r"|réf"
    r"(?:érence)?|kennziffer|referencia|referência|riferimento|rif|referentie|vacaturenummer"
    r"|stellen-?"
    r"(?:id|nr|nummer))\s?(?:id|no|nr|number|#|code)?\.?\s*[:#]?\s*[\w./-]*\d[\w./-]*"
    r"|\b(?:JR|REQ|R|JOB|ID)[-_ ]?\d{3,12}\b|#\s?\d{2,12}|\b\d{4,12}\b)\s*[\])]?",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:\d{4}-\d{2,8}|the|our|a|an|of|as|for|als|für|zum|zur|position|role|job|poste|puesto"
    r"|vaga|posizione|functie|vacature|de|d['’]|di|un|une|una|uma|een|der|die|das|des|eine[nr]?|o"
    r"|l['’])"
    r"\s+(?=\S)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s+(?:on|at|am|um|den|le|el|il|op|om|na|no|às|alle|a las|à)\s+(?:(?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lundi|mardi|mercredi|jeudi"
    r"|vendredi|lunes|martes|miércoles|jueves|viernes|luned|marted|mercoled|gioved|venerd|maandag"
    r"|dinsdag|woensdag|donderdag|vrijdag|segunda|terça|quarta|quinta|sexta|\d{1,2}[.:h]?\d{0,2})"
    r"(?!\w{3}).*$"
    r"|,\s+(?:which|that|die|der|das|welche\w?|que|qui|che|thank|thanks|danke|merci|gracias|grazie"
    r"|bedankt|obrigad\w)\s.*$"
    r"|,?\s+(?:and|und|et|y|e|en)\s+(?:somebody|someone|we|our|i|you|your|will|are|have|wir|werden"
    r"|haben|unser\w*|nous|notre|on|hemos|nos|nuestr\w+|vamos|abbiamo|ci|wij|we|hebben)\s.*$"
    r"|\s(?:anbieten|anzubieten|besetzen|geben|vergeben)(?:\s.*)?$"
    r"|,\s+(?-i:[a-zäöüéè][^A-Z]*)[?!]$",
    re.IGNORECASE,
)
"""What goes on behind a title in a sentence, and is not its own."""
_EDGE = " \t,;:.-–—|/\"'“”„«»‘’‚*_#>•·"
_WORKPLACE = re.compile(
    r"(?:remote|hybrid|on-?site|home ?office|homeoffice|télétravail|full-?time|part-?time|vollzeit"
    r"|teilzeit|befristet|unbefristet|cdi|cdd|temps plein|temps partiel|contract|permanent"
    r"|temporary"
    r"|freelance|teletrabajo|remoto|híbrido|tiempo completo|jornada completa|tempo pieno|voltijds"
    r"|fulltime|parttime|ibrido|da remoto|presencial)(?:[\s,/()-].*)?",
    re.IGNORECASE,
)
_PART = re.compile(r"\s+[-–—|]\s+|\s*[–—|]\s*|\s+@\s+")
_TRAILING_PLACE = re.compile(
    r"\s*[(,]\s*(?:[A-ZÄÖÜ][\w.-]+(?:[ -][A-ZÄÖÜ][\w.-]+){0,2}(?:,\s*[A-Z][\w. ]{1,30}){1,2})\)?$"
)
_LAST_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{2,40})[)\]]$")
_IN_PLACE = re.compile(r"\s+in\s+[A-ZÄÖÜ][\w.-]+(?:[ ,]+[A-ZÄÖÜ][\w.-]+){0,5}$")
_TAIL = re.compile(
    r"\s+(?:role|position|job|opening|vacancy|opportunity|interview|posting|stelle|application"
    r"|requisition|team|coding|technical|online)$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:['’+#.-][^\W\d_]+)*")
_SENTENCE = re.compile(
    r"\b(?:we|you|your|have|has|is|are|was|were|will|would|please|thank|thanks|our|unfortunately"
    r"|been"
    r"|this|that|which|wir|sie|haben|ihre|deine|nous|vous|avons|hemos|tu|su|temos|abbiamo|wij|we"
    r"|hebben|je|jouw|uw|the|at|taking|apply|applying|interest|interested|review|reviewing"
    r"|received|moving|forward|next steps|process|https?|www)\b",
    re.IGNORECASE,
)
_SENIORITY = frozenset(
    "senior junior lead principal staff mid associate sr jr entry entry-level i ii iii iv".split()
)


@cache
def _long_heads() -> tuple[frozenset[str], tuple[str, ...]]:
    """The ends of long heads for a quick look, and these heads."""
    long = tuple(one for one in words("role_heads") if len(one) >= LEAST_COMPOUND)
    return frozenset(one[-LEAST_COMPOUND:] for one in long), long


@cache
def _sure_heads() -> frozenset[str]:
    return words("role_heads") - words("heads_in_names")


def _ends_in_head(word: str) -> bool:
    """Whether a compound ends in a head: ``Softwareentwickler``."""
    ends, heads = _long_heads()
    return word[-LEAST_COMPOUND:] in ends and word.endswith(heads)


@lru_cache(maxsize=8192)
def has_role_head(text: str) -> bool:
    """Whether a phrase holds a word that makes it a role: engineer, Leiterin, chargé."""
    heads = words("role_heads")
    for word in _WORD.findall(text[:200].lower()):
        if word in heads or word.removesuffix("s") in heads:
            return True
        if len(word) > 7 and (_ends_in_head(word) or _ends_in_head(word.removesuffix("in"))):
            return True
        if "-" in word and any(part in heads for part in word.split("-")):
            return True
    return False


@lru_cache(maxsize=8192)
def names_role(name: str) -> bool:
    """Whether a would-be employer's name is a role's title instead; Northwind Traders is none."""
    sure = _sure_heads()
    for one in _WORD.findall(name[:200]):
        low = one.lower()
        word = low.removesuffix("in")
        if low in sure or word in sure or (len(word) > 7 and _ends_in_head(word)):
            return True
    return False


@lru_cache(maxsize=4096)
def clean_role(raw: str) -> str:
    """A title without (m/w/d), requisition numbers, place and workplace; specialities stay.

    ``Senior Backend Engineer (m/w/d) – Payments – Berlin, Germany – R-12345`` gives
    ``Senior Backend Engineer – Payments``.
    """
    text = _AFTER.sub("", _SPACES.sub(" ", raw[:240]))
    if _FIGURE.search(text):
        text = _REQUISITION.sub(" ", text)
    if _GENDER_SIGN.search(text):
        text = _GENDER.sub("", text)
    text = _SPACES.sub(" ", text).strip(_EDGE)
    for _ in range(3):
        shorter = _LEAD.sub("", text)
        if shorter == text:
            break
        text = shorter
    text = _without_places(text).strip(_EDGE)
    for _ in range(2):
        text = _TAIL.sub("", text)
    if text.endswith(")") and "(" not in text:
        text = text[:-1]
    if "(" in text and ")" not in text.rpartition("(")[2]:
        text = text.rpartition("(")[0]
    return text.strip(_EDGE)


def _without_places(text: str) -> str:
    pieces = _PART.split(text)
    seps = _PART.findall(text)
    kept = pieces[0]
    for sep, piece in zip(seps, pieces[1:], strict=True):
        if _WORKPLACE.fullmatch(piece.strip(_EDGE)) or _is_place(piece):
            continue
        kept += sep + piece
    kept = _TRAILING_PLACE.sub("", kept)
    match = _LAST_BRACKET.search(kept)
    if match and (_WORKPLACE.fullmatch(match.group(1).strip()) or _is_place(match.group(1))):
        kept = kept[: match.start()]
    return _IN_PLACE.sub("", kept)


def _is_place(piece: str) -> bool:
    low = piece.strip(_EDGE).lower()
    head = low.split(",")[0].strip()
    return head in words("cities") or low in words("cities") or low in words("regions")


@lru_cache(maxsize=4096)
def is_role(text: str) -> bool:
    """Whether a cleaned phrase may be a role's title: short, no sentence, a head or title case."""
    if not 3 <= len(text) <= LONGEST or "@" in text or "http" in text:
        return False
    found = _WORD.findall(text)
    if not 1 <= len(found) <= 11 or (_SENTENCE.search(text) and not _safe(text)):
        return False
    low = text.lower()
    if low in words("not_roles") or all(one.lower() in _SENIORITY for one in found):
        return False
    if all(one.lower() in words("not_employers") for one in found):
        return False
    if has_role_head(text):
        return True
    capitals = [one for one in found if one[0].isupper()]
    return len(found) >= 2 and len(capitals) >= 2 and len(capitals) * 2 > len(found)


def _safe(text: str) -> bool:
    """Words such as "process" do stand in titles: a head and title case outweigh them."""
    found = [one for one in _WORD.findall(text) if len(one) > 3]
    return has_role_head(text) and bool(found) and all(one[0].isupper() for one in found)
