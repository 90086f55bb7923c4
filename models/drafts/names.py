"""Display names and subjects: whom to greet by name, and how a reply's subject reads.

No name is better than a wrong one: whatever may be a team, a robot or a firm is not greeted.
"""

from __future__ import annotations

import re

from models.message import Address

NOT_A_PERSON = re.compile(
    r"\b(team|recruit\w*|talent\w*|hr|human|resources|people|careers?|karriere|jobs?|hiring|"
    r"no-?reply|donotreply|info|support|notifications?|bewerb\w*|personal\w*|acquisition|"
    r"staffing|service|office|admin|via|rrhh|empleo|recursos|emploi|recrut\w*|selezione|risorse|"
    r"vagas|werving|carri[eè]re|gmbh|inc|ltd|llc|s\.?a\.?|b\.?v\.?|ag|plc|group|company|"
    r"solutions|consulting)\b",
    re.IGNORECASE,
)
TITLES = re.compile(
    r"^(?:(?:dr|prof|mr|mrs|ms|mx|herr|frau|m|mme|sr|sra|dott|ing)\.?\s+)+", re.IGNORECASE
)
LONGEST_NAME = 4

REPLY_MARKS = re.compile(
    r"^\s*(?:(?:re|aw|antw|antwort|sv|vs|rv|res|ref|réf|rif|r|odp|ynt|回复|答复)"
    r"(?:\s*[\[(]\d+[\])])?\s*[:：]\s*)+",
    re.IGNORECASE,
)
ROLE_TAIL = re.compile(
    r"\s*[(\[]\s*(?:all genders|[mwfdxhv](?:\s*[/|,*]\s*[mwfdxhv]){1,3})\s*[)\]]", re.IGNORECASE
)
SECOND_LEVEL = frozenset({"co", "com", "org", "net", "ac", "gov", "edu"})


def person_name(display: str, employer: str = "") -> str:
    """The person's full name as one would greet it; empty when it may not be a person's."""
    if re.search(r"\S@\S", display):
        return ""
    name = re.split(r"\s*[(|/@<\[]|\s[-–—]\s|\s(?:from|at|von|bei|de chez|@)\s", display)[0]
    name = name.strip(" \"'“”‘’,")
    if name.count(",") == 1:
        family, _, given = name.partition(",")
        name = f"{given.strip()} {family.strip()}"
    name = TITLES.sub("", " ".join(name.split()))
    words = name.split()
    if not 1 <= len(words) <= LONGEST_NAME or re.search(r"[\d_{}]", name):
        return ""
    if NOT_A_PERSON.search(display) or _same_firm(name, employer):
        return ""
    return name.title() if name.isupper() or name.islower() else name


def _same_firm(name: str, employer: str) -> bool:
    first = employer.casefold().split()[:1]
    return name.casefold() == employer.casefold() or name.casefold().split()[:1] == first


def given_name(name: str) -> str:
    """The first of its words; the whole when that is only a letter."""
    first = name.split(maxsplit=1)[0]
    return first if len(first.rstrip(".")) > 1 else name


def same_organisation(one: Address, other: Address) -> bool:
    """Whether two addresses share their registered domain, as far as that shows in the name."""
    return _registered(one.domain) == _registered(other.domain) != ""


def _registered(domain: str) -> str:
    labels = domain.split(".")
    country = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in SECOND_LEVEL
    return ".".join(labels[-3:] if country else labels[-2:])


def reply_subject(subject: str) -> str:
    """``Re:`` once before the subject, whatever marks it carries; empty for an empty one."""
    plain = " ".join(REPLY_MARKS.sub("", subject).split())
    return f"Re: {plain}" if plain else ""


def plain_role(role: str) -> str:
    """The role as one says it: without "(m/f/d)" and its like."""
    return " ".join(ROLE_TAIL.sub("", role).split())
