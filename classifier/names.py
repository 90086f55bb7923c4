"""Names of employers: cutting them out of what surrounds them, and telling whether two are one.

Knows shapes and word lists only; where a name stood in a message is ``employers``' business.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from cleanco import basename
from cleanco.termdata import terms_by_type
from rapidfuzz.fuzz import ratio

from classifier.vocabulary import words

LONGEST = 60
SAME = 90
"""Least ``ratio`` at which two spellings are one employer; Finn and Finnair have 73."""

_SPACES = re.compile(r"\s+")
_SIDE = re.compile(r"\s(?:@|via|on behalf of|through)\s|[|(]|\s[-–—]\s")
_SQUEEZE = re.compile(r"[\W_]+")
_LEADING_ARTICLE = re.compile(
    r"^(?:the|der|die|das|den|dem|la|le|les|el|los|il|lo|gli|het|de|o|a)\s+"
)
_LINKS = frozenset(
    "of the & and + de du des der und für fur la le les et y e di da do van von for".split()
)
_BREAK = re.compile(
    r"[\n!?;:()\[\]{}|\"“”„«»<>•·*]|\s[-–—/]\s|[–—]|\.\s|\.$|,(?!\s*(?:Inc|LLC|Ltd|L\.L|Co|S\."
    r"|GmbH))"
)
_WORD = re.compile(r"\S+")
_DIGITS = re.compile(r"\d+")
_TWO_LETTERS = re.compile(r"[aou]e")
_CLOCK = re.compile(r"\d{1,2}(?:[:.h]\d\d(?:am|pm|h|uhr)?|am|pm|h|uhr)$")
_PARTICLES = frozenset("Van Von De Du Di Da La Le El Los Las Del".split())
"""Noise in lower case, but with a capital the beginning of a name: Van Houtryk, La Redoute."""
_SMALL = frozenset("de den der het la las los".split())


@cache
def _legal_ends() -> frozenset[str]:
    """The last words of legal forms, so that most names never meet the full table."""
    ends = {form.split()[-1].replace(".", "") for forms in terms_by_type.values() for form in forms}
    return frozenset(ends)


@lru_cache(maxsize=8192)
def base_name(name: str) -> str:
    """The name without its legal form: ``Oahu Publications, Inc.`` gives ``Oahu Publications``."""
    clean = _SPACES.sub(" ", name[:200]).strip(" ,.-–—")
    for _ in range(2):
        last = clean.rpartition(" ")[2].replace(".", "").lower()
        if last not in _legal_ends():
            break
        shorter = str(basename(clean)).strip(" ,.-–—")
        if not shorter or shorter == clean:
            break
        clean = shorter.removesuffix(" &").strip(" ,")
    return clean


@lru_cache(maxsize=8192)
def squeezed(name: str) -> str:
    """Letters and digits only, lower case, no accents: ``Épic-Systems``, ``epicsystems``."""
    low = name.lower()
    if low.isascii():
        return _SQUEEZE.sub("", low)
    plain = unicodedata.normalize("NFKD", low.replace("ß", "ss").replace("ø", "o"))
    return _SQUEEZE.sub("", "".join(one for one in plain if not unicodedata.combining(one)))


def one_letter(label: str) -> str:
    """A label with umlauts written as in ``squeezed``: ``mueller`` gives ``muller``."""
    return _TWO_LETTERS.sub(lambda found: found.group(0)[0], label)


@lru_cache(maxsize=8192)
def comparable(name: str) -> str:
    """What two spellings of one employer share."""
    low = base_name(name).lower()
    low = _LEADING_ARTICLE.sub("", low, count=1) if " " in low else low
    parts = low.split()
    while len(parts) > 1 and parts[-1].strip(".,()") in words("end_noise"):
        parts.pop()
    return " ".join(parts)


@lru_cache(maxsize=8192)
def same_employer(one: str, other: str) -> bool:
    """Whether two names are spellings of one employer. Empty names are nobody's."""
    first, second = comparable(one), comparable(other)
    if not first or not second:
        return False
    if first == second or squeezed(first) == squeezed(second) != "":
        return True
    if _DIGITS.findall(first) != _DIGITS.findall(second):
        return False
    return bool(ratio(first, second) >= SAME)


@lru_cache(maxsize=8192)
def without_noise(shown: str) -> str:
    """A display name less the words around the employer's: ``Acme Hiring Team`` gives ``Acme``."""
    text = " ".join(shown[:120].split()).strip(" \"'")
    side = _SIDE.search(text)
    text = text[: side.start()] if side else text
    parts = text.split(" ")
    noise = words("noise")
    while parts and parts[-1].strip(".,:'’\"-").lower() in noise:
        parts.pop()
    start = 0
    while start < len(parts) and parts[start].strip(".,:'’\"-").lower() in noise:
        after = parts[start + 1 :]
        if after and after[0] == "of":
            break
        if parts[start] in _PARTICLES and _begins_name(after):
            break
        start += 1
    kept = " ".join(parts[start:]).strip(" ,-–'\"")
    return kept.removesuffix("'s").removesuffix("’s")


def _begins_name(parts: list[str]) -> bool:
    while parts and parts[0] in _SMALL:
        parts = parts[1:]
    return bool(parts) and parts[0][:1].isupper() and parts[0].lower() not in words("noise")


def cut(captured: str) -> str:
    """The employer's name that a captured phrase begins with, or empty.

    It ends at the first word that no name has: ``Exyn and for applying`` gives ``Exyn``.
    """
    text = captured[:120].lstrip(" '\"“„«*_")
    lowered = text.lower()
    article = _LEADING_ARTICLE.match(lowered)
    if article and text[article.end() : article.end() + 1].isupper() and text[0].islower():
        text = text[article.end() :]
    broken = _BREAK.search(text)
    if broken:
        text = text[: broken.start()]
    kept: list[str] = []
    pending: list[str] = []
    for word in _WORD.findall(text):
        bare = word.strip(",.'’")
        low = bare.lower()
        if low in _LINKS and kept:
            pending.append(word)
            continue
        if not _starts_name(bare) or (kept and low in words("after_name")):
            break
        kept.extend(pending)
        pending = []
        possessive = word.endswith(("'s", "’s"))
        kept.append(word[:-2] if possessive and not _name_goes_on(text, word) else word)
        if possessive and not _name_goes_on(text, word):
            break
    name = without_team(" ".join(kept)).strip(" ,.-'’")
    return name if len(name) <= LONGEST else ""


def _name_goes_on(text: str, word: str) -> bool:
    """``Angie's List``: a capital follows the possessive, and no trade word."""
    after = text.partition(word)[2].split(maxsplit=1)
    return bool(after) and after[0][:1].isupper() and after[0].lower() not in words("after_name")


def _starts_name(word: str) -> bool:
    return bool(word) and (word[0].isupper() or word[0].isdigit() or any(c.isupper() for c in word))


def without_team(name: str) -> str:
    """``Acme Recruiting Team`` gives ``Acme``; a name made of such words only gives nothing."""
    parts = name.split()
    while parts and parts[-1].strip(".,").lower() in words("after_name"):
        parts.pop()
    return " ".join(parts)


@lru_cache(maxsize=8192)
def can_be_employer(name: str) -> bool:
    """Whether a phrase may be an employer's name at all: no generic word, number, sentence."""
    clean = base_name(name)
    low = clean.lower()
    if not 2 <= len(clean) <= LONGEST or "@" in clean or "http" in low:
        return False
    parts = low.split()
    if len(parts) > 7 or not any(char.isalpha() for char in clean):
        return False
    if all(one.strip(".,") in words("not_employers") or one in words("noise") for one in parts):
        return False
    if squeezed(clean) in _legal_ends():
        return False
    if _CLOCK.match(parts[0]) or parts[0] in {"your", "our", "my", "this", "we", "you", "i"}:
        return False
    return sum(char.isdigit() for char in clean) <= max(4, len(clean) // 2)
