"""The phrases after which an employer or a role is named, in seven languages.

Finds what the phrases of ``data/name_shapes.json`` introduce and splits "the R role at C" into
role and employer. Which of the finds to believe is decided in ``employers`` and ``roles``.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from classifier.names import can_be_employer, cut
from classifier.signoff import is_person_name
from classifier.titles import clean_role, has_role_head, is_role, names_role
from classifier.vocabulary import DATA
from classifier.wordings import Wordings, named_groups, places_in

LONGEST_BODY = 4000
"""Characters of the body that are looked at; names stand near the beginning."""
WINDOW = 150
QUICK = 70
"""Characters in which a role in lower case must show itself."""
LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")
_SENTENCE_END = re.compile(r"[\n!?;]|\.(?=\s+[A-ZÄÖÜÉÀ„\"¡¿])|\.\s*$|:\s")
_TALK = re.compile(
    r"interview|talk|call|gespräch|kennenlernen|entretien|entrevista|colloquio|intervista|gesprek"
    r"|kennismaking"
)
_QUOTED = re.compile(r"^[\"“„«‘'‚]\s?([^\"”“»’\n]{3,90}?)\s?[\"”“»’']")


@dataclass(frozen=True, slots=True)
class Found:
    """One phrase's finds; either may be empty. ``strength`` 0 to 3."""

    role: str
    employer: str
    strength: int
    named_role: bool = False
    """The phrase announced a role ("position of"), it did not merely contain one."""


@dataclass(frozen=True, slots=True)
class Shapes:
    """Compiled phrases of one language, for lower-cased text."""

    triggers: Wordings
    at: re.Pattern[str]
    nouns: re.Pattern[str]
    house: Wordings
    """What an employer does, right behind its name: "has received"."""
    articles: re.Pattern[str]


@cache
def shapes(language: str) -> Shapes:
    """The phrases of a language; of English for those not known."""
    tables = json.loads((DATA / "name_shapes.json").read_text(encoding="utf-8"))
    table = tables.get(language) or tables["en"]
    groups = {name: table[name] for name in ("employer", "either", "role")}
    articles = "|".join(sorted(table["articles"], key=len, reverse=True))
    return Shapes(
        named_groups(groups),
        re.compile(rf"\s(?:{'|'.join(table['at'])})\s+(?=\S)"),
        re.compile(rf"[\s,–—-](?:{'|'.join(table['nouns'])})(?!\w)"),
        Wordings(rf"(?<=\s)(?:{'|'.join(table['house'])})(?!\w)", begins_words=True),
        re.compile(rf"(?:(?:{articles})(?:(?<=['’])|\s+))+"),
    )


def spoken(language: str) -> tuple[str, ...]:
    """The languages whose phrases to look for: the message's and English; all where unknown."""
    if not language:
        return LANGUAGES
    return ("en",) if language == "en" else (language, "en")


@lru_cache(maxsize=8)
def lowered(text: str) -> str:
    """Lower case of the same length, so that places in it are places in the text."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in text)


@lru_cache(maxsize=64)
def find_names(text: str, language: str) -> tuple[Found, ...]:
    """Everything that the phrases of one language introduce, in the text's order."""
    known = shapes(language)
    text = text[:LONGEST_BODY]
    low = lowered(text)
    found = []
    for trigger in known.triggers.finditer(low, places_in(low)):
        end = trigger.end()
        after = text[end : end + WINDOW]
        one = _split(after, low[end : end + WINDOW], str(trigger.lastgroup), known)
        if one.employer and is_person_name(one.employer) and _TALK.search(trigger.group(0)):
            one = Found(one.role, one.employer, 1, named_role=one.named_role)
        if one.role or one.employer:
            found.append(one)
    return tuple(found)


def _split(after: str, low: str, group: str, known: Shapes) -> Found:
    """Role and employer of the noun phrase that a trigger introduces."""
    quoted = _QUOTED.match(after)
    if quoted and group != "employer":
        role = clean_role(quoted.group(1))
        rest, rest_low = after[quoted.end() :], low[quoted.end() :]
        at = known.at.match(rest_low) or known.at.search(rest_low[:60])
        employer = _employer(rest[at.end() :]) if at and is_role(role) else ""
        return Found(role if is_role(role) else "", employer, 3 if employer else 2, named_role=True)
    article = known.articles.match(low)
    start = article.end() if article else 0
    stop = _SENTENCE_END.search(after, start)
    end = stop.start() if stop else len(after)
    phrase, low = after[start:end], low[start:end]
    if group == "employer":
        first = phrase.partition(" ")[0]
        return Found("", "" if first.islower() else _employer(phrase), 3)
    if phrase[:1].islower() and not has_role_head(phrase[:QUICK]):
        return Found("", _employer(phrase), 2) if group == "either" else Found("", "", 0)
    return _role_and_employer(phrase, low, group, known)


def _role_and_employer(phrase: str, low: str, group: str, known: Shapes) -> Found:
    for at in known.at.finditer(low):
        employer = _employer(phrase[at.end() :])
        if not employer:
            continue
        noun = known.nouns.search(low[: at.start()])
        role = clean_role(phrase[: noun.start() if noun else at.start()])
        if is_role(role) and (noun or group == "role" or has_role_head(role)):
            return Found(role, employer, 3, named_role=True)
        if known.nouns.fullmatch(f" {low[: at.start()].strip()}"):
            return Found("", employer, 3)
        break
    noun = known.nouns.search(low)
    head = phrase[: noun.start()] if noun else phrase
    role = clean_role(head)
    if is_role(role) and (has_role_head(role) or (noun is not None and group == "role")):
        return Found(role, "", 2, named_role=group == "role" or noun is not None)
    if group == "either":
        return Found("", _employer(phrase), 2)
    return Found("", "", 0)


def _employer(phrase: str) -> str:
    name = cut(phrase)
    return name if can_be_employer(name) and not names_role(name) else ""
