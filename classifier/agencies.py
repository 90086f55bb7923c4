"""Third-party recruiters: who acts for an employer, and whether the employer is named.

Knows names of agencies and the phrases by which they speak of clients, in seven languages.
"""

from __future__ import annotations

import csv
import re
from functools import cache, lru_cache

from classifier.domains import name_label
from classifier.names import base_name, can_be_employer, cut, squeezed
from classifier.titles import names_role
from classifier.vocabulary import DATA
from classifier.wordings import Wordings, places_in

_CLIENT = Wordings(
    r"(?<!\w)(?:(?:on behalf of|with|for|from|at|representing|by) )?(?:(?:one of )?(?:our|my)"
    r"(?: \w+){0,2} clients?|a(?: \w+){0,2} client(?: of (?:ours|mine|our firm))"
    r"|(?:the|my|our) end[- ]client|client of (?:ours|mine))(?!\w|['’]s)"
    r"|(?<!\w)(?:für|bei|im auftrag|im namen|von)? ?(?:unser(?:e[nrms]?)?|eine[nrms]? unserer"
    r"|meine[nrms]?"
    r"|eine[nrms]?)(?: \w+){0,2} (?:kunden?(?:unternehmens?)?|mandant(?:en)?|auftraggeber[ns]?"
    r"|klienten)(?!\w)"
    r"|(?<!\w)(?:(?:de |pour |chez )?(?:notre|mon|l['’]un de nos|un de nos"
    r"|un de mes)(?: \w+)? clients?)"
    r"(?!\w)|(?<!\w)(?:(?:nuestro|mi|uno de nuestros|un) clientes?|cliente final"
    r"|(?:nosso|meu|um dos nossos|um) clientes?(?: nosso)?"
    r"|(?:un |il )?(?:nostro|mio) cliente|uno dei nostri clienti|(?:azienda|società) nostra cliente"
    r"|(?:onze|mijn|een van onze)(?: \w+){0,2} (?:opdrachtgevers?|klant(?:en)?))(?!\w)"
)
_SAYS_CLIENT = (
    "client",
    "kunde",
    "mandant",
    "auftraggeber",
    "klient",
    "opdrachtgever",
    "klant",
)
_NAMED = re.compile(
    r"[,:]?\s*(?:[-–—(]\s*)?(?:is |ist |est |es |is the company |named |called |namens |nommé |"
    r"der |die |das |the company |la société |la empresa |a empresa |l['’]azienda |het bedrijf )?"
)
_REVEALED = re.compile(
    r"\b(?:(?:tell|share|reveal|disclose|say|name)\b[^.!?\n]{0,50}?\b(?:it is|it['’]s|they are"
    r"|(?:client|company|employer|business|firm|name) is)"
    r"|es handelt sich(?: dabei)? um(?: die| das| den)?|il s['’]agit d(?:e |['’])"
    r"|se trata de(?:l| la)?|trata-se d[aeo]|si tratta di|het gaat om)\s*(?=\S)"
)
_AGENCY_WORDS = re.compile(
    r"\b(?:recruitment|staffing|personalberatung|personalvermittlung|personaldienstleist\w{0,8}"
    r"|headhunt\w{0,6}|executive search|recruiters|recruiting partners|talent partners|zeitarbeit"
    r"|search partners|search consultants|cabinet de recrutement|int[eé]rim|travail temporaire"
    r"|consultora de rrhh|selecci[oó]n de personal|agenzia per il lavoro|uitzendbureau|detachering"
    r"|wervingsbureau|recruitment consultan\w{0,5}|ricerca e selezione)\b"
)
_IN_HOUSE = re.compile(
    r"\b(?:team|department|abteilung|manager|specialist|lead|coordinator|office)\b"
)


@cache
def _known() -> dict[str, str]:
    with (DATA / "agencies.csv").open(encoding="utf-8", newline="") as rows:
        return {row["label"]: row["name"] for row in csv.DictReader(rows)}


@cache
def _known_names() -> frozenset[str]:
    return frozenset(squeezed(name) for name in _known().values() if len(name) > 3)


def agency_of(domain: str) -> str:
    """The agency whose domain it is, by its label; empty when none is known by it."""
    return _known().get(name_label(domain), "") if domain else ""


@lru_cache(maxsize=4096)
def is_surely_agency(name: str, domain: str) -> bool:
    """An agency by its name alone: "Acme Recruitment" at acme.com may be a department of Acme."""
    low = name.lower()
    if squeezed(base_name(name)) in _known_names():
        return True
    found = _AGENCY_WORDS.search(low)
    if found is None or _IN_HOUSE.search(low):
        return False
    word = squeezed(found.group(0))
    return word[:7] not in {"recruit", "staffin"} or word[:7] in squeezed(name_label(domain))


@lru_cache(maxsize=4096)
def is_agency_name(name: str) -> bool:
    """Whether a name is a known agency's, or says what it does: "Blue Harbour Recruitment"."""
    low = name.lower()
    if squeezed(base_name(name)) in _known_names():
        return True
    return bool(_AGENCY_WORDS.search(low)) and not _IN_HOUSE.search(low)


@lru_cache(maxsize=4)
def speaks_of_client(low: str) -> bool:
    """Whether lower-cased words speak of a client whom the writer recruits for."""
    return (
        any(one in low for one in _SAYS_CLIENT) and _CLIENT.search(low, places_in(low)) is not None
    )


def named_client(text: str, low: str) -> str:
    """The client's name where it follows the phrase: "our client Contoso Ltd"; else empty.

    ``low`` is the text in lower case, of the same length.
    """
    if not any(one in low for one in _SAYS_CLIENT):
        return ""
    for phrase in _CLIENT.finditer(low, places_in(low)):
        link = _NAMED.match(low, phrase.end())
        start = link.end() if link else phrase.end()
        after = text[start : start + 100].lstrip()
        if not after[:1].isupper() or text[phrase.end() : start + 1].strip()[:1] in {".", "!"}:
            continue
        name = cut(after)
        if can_be_employer(name) and not names_role(name):
            return name
    return _revealed(text, low)


def _revealed(text: str, low: str) -> str:
    """A client named apart from the word: "I can now tell you that it is Contoso"."""
    for phrase in _REVEALED.finditer(low):
        name = cut(text[phrase.end() : phrase.end() + 100])
        if can_be_employer(name) and not names_role(name):
            return name
    return ""
