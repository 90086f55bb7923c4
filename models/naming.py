"""Names made comparable: employers, roles, subjects.

Two spellings of one employer must meet, two employers must not: ``Finn`` is not ``Finnair``.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

LEGAL_FORMS = frozenset(
    "ab ag aps as asa bv co company corp corporation cv eg ev gbr gmbh hf inc incorporated kft kg"
    " kgaa lda limitada limited llc llp lp ltd ltda mbh nv oy oyj plc pte pty sa sarl sas sasu se"
    " sia sl slu spa srl srls ug ulc zoo".split()
)
DOTTED_FORMS = re.compile(r"\b(?:[a-z]\.\s?){2,5}(?:[a-z](?!\w))?", re.IGNORECASE)
FREE_MAIL = frozenset(
    "gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr live.com msn.com"
    " yahoo.com yahoo.co.uk yahoo.fr yahoo.de ymail.com aol.com icloud.com me.com mac.com"
    " proton.me protonmail.com pm.me gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de"
    " freenet.de posteo.de mailbox.org fastmail.com zoho.com orange.fr wanadoo.fr free.fr sfr.fr"
    " laposte.net libero.it tiscali.it virgilio.it alice.it uol.com.br bol.com.br terra.com.br"
    " sapo.pt telefonica.net ziggo.nl kpnmail.nl xs4all.nl mail.com yandex.com".split()
)
SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gob", "gov", "net", "org"})
"""Labels under a country that registrars sell below: ``co.uk``, ``com.br``."""
COUNTRY = 2
CLOSE_SPELLING = 0.9
SHORTEST_FOR_CLOSE = 6
REPLY_MARKS = re.compile(
    r"^\s*(?:(?:re|fwd?|aw|wg|tr|rv|rif|i|enc|res|antw|doorst|sv|vs|ref)\s*(?:\[\d+\])?\s*[::]\s*)+",
    re.IGNORECASE,
)
"""Reply and forward marks of English, German, French, Spanish, Italian, Portuguese, Dutch."""
GENDER_MARKS = re.compile(
    r"\((?:[mwfdxhgnvi]|all genders|gn|divers)(?:\s*[/|,*.]\s*(?:[mwfdxhgnvi]|divers|\*))*\)"
    r"|\b[mwfhv]/[mwfhv](?:/[dxin])?\b|(?<=\w)[*:_/]-?in(?:nen)?\b|(?<=\w)\(in\)",
    re.IGNORECASE,
)
NOT_WORD = re.compile(r"[^\w+#]+")


@lru_cache(maxsize=65536)
def employer_key(name: str) -> str:
    """Lower case, without punctuation, accents and legal form. Empty for an empty name."""
    plain = _plain(DOTTED_FORMS.sub(lambda form: re.sub(r"[.\s]", "", form.group()) + " ", name))
    words = NOT_WORD.sub(" ", plain.replace("&", " and ")).split()
    while len(words) > 1 and (words[-1] in LEGAL_FORMS or words[-1] == "and"):
        words.pop()
    if len(words) > 1 and words[0] == "the":
        words.pop(0)
    return " ".join(words) or plain.strip()


@lru_cache(maxsize=65536)
def role_key(role: str) -> str:
    """Lower case, without gender marks and punctuation; words of seniority stay."""
    plain = _plain(GENDER_MARKS.sub(" ", role))
    return " ".join(NOT_WORD.sub(" ", plain.replace("_", " ")).split())


@lru_cache(maxsize=65536)
def subject_key(subject: str) -> str:
    """The subject without reply and forward marks."""
    return " ".join(REPLY_MARKS.sub("", subject).casefold().split())


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def squeezed(name_key: str) -> str:
    """The key as one word, as it would stand in a domain."""
    return name_key.replace(" ", "")


@lru_cache(maxsize=65536)
def own_domain(domain: str) -> str:
    """The domain if it can be an employer's own, cut to what is registered; else empty."""
    labels = domain.lower().split(".")
    if len(labels) < COUNTRY:
        return ""
    take = 3 if len(labels[-1]) == COUNTRY and labels[-2] in SECOND_LEVEL else COUNTRY
    registered = ".".join(labels[-take:])
    return "" if registered in FREE_MAIL else registered


@lru_cache(maxsize=65536)
def domain_label(domain: str) -> str:
    """The word a domain was registered under: ``northwind`` of ``jobs.northwind.co.uk``."""
    registered = own_domain(domain)
    return registered.split(".", 1)[0].replace("-", "") if registered else ""


def begins_with_words(long: str, short: str) -> bool:
    """Whether one key is the first words of the other: ``northwind`` of ``northwind traders``."""
    return long.startswith(short + " ")


def spelt_alike(one: str, other: str) -> bool:
    """Nearly the same letters (ratio at least 0.9), for names of six letters and more.

    A prefix is no misspelling: Finn and Finnair, Contoso and Contoso Bank stay apart.
    """
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST_FOR_CLOSE or long.startswith(short):
        return False
    if _numbers(one) != _numbers(other):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return (
        matcher.real_quick_ratio() >= CLOSE_SPELLING
        and matcher.quick_ratio() >= CLOSE_SPELLING
        and matcher.ratio() >= CLOSE_SPELLING
    )


def _numbers(name: str) -> list[str]:
    return re.findall(r"\d+", name)
