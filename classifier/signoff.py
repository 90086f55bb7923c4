"""Who signs: the name under "Kind regards", told apart from a team's or a company's.

Seven languages. Looks at shapes of names only; knows no list of first names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from classifier.domains import name_label
from classifier.vocabulary import words
from models.message import Message

_TAIL = 6000
"""Characters looked at from each end; sign-offs stand below the new words, above the quoted."""

_REGARDS = re.compile(
    r"[ \t>]{0,4}(?:(?:with |my |many |the )?(?:kind(?:est)?|best|warm(?:est|ly)?|sincere(?:ly)?"
    r"|cheers|thanks|thank you|regards|respectfully|cordially|yours|all the best|talk soon"
    r"|looking forward|have a (?:great|nice|good)|speak soon|see you soon"
    r"|mit (?:freundlich|best|herzlich|lieb)|freundliche|viele gr|beste gr|liebe gr|herzliche gr"
    r"|schöne gr|sonnige gr|grüße|mfg|vg\b|lg\b|bis bald"
    r"|cordialement|bien cordialement|bien à vous|sincères|salutations|meilleures salutations"
    r"|belle journée|bonne journée|à bientôt|respectueusement|veuillez agréer"
    r"|un (?:cordial )?saludo|saludos|atentamente|cordialmente|atentos saludos|gracias"
    r"|atenciosamente|cumprimentos|com os melhores|melhores cumprimentos|abraço|att\b|obrigad"
    r"|cordiali saluti|distinti saluti|un (?:caro |cordiale )?saluto|a presto|grazie|saluti"
    r"|met vriendelijke|vriendelijke groet|hartelijke groet|groet(?:en|jes)?\b|mvg))"
    r"[^\n]{0,60}(?=\n|\Z)",
    re.IGNORECASE,
)
_MARKUP = re.compile(r"<(?:br|/p|/div|/td|/tr)[^<>]{0,200}>", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,2000}>")
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]+)*\.?")
_SPACES = re.compile(r"\s+")
_SIDE = re.compile(r"\s*(?:[|,(/•·]|\s[-–—]\s|\bvia\b|\bfrom\b|\bbei\b|\bchez\b|@)")


def is_person_name(text: str) -> bool:
    """Whether it looks like a person's full name: two to five capitalised words, no trade words."""
    parts = _name_parts(text)
    return len([one for one in parts if one.lower() not in words("particles")]) >= 2


@lru_cache(maxsize=4096)
def _name_parts(text: str) -> tuple[str, ...]:
    """The words of a person's name, or none where it can't be one."""
    clean = " ".join(text[:200].strip().strip('"').split()).strip(" ,.*_")
    if not clean or len(clean) > 60:
        return ()
    if clean.count(",") == 1:
        last, _, first = clean.partition(",")
        clean = f"{first.strip()} {last.strip()}"
    parts = tuple(clean.split(" "))
    if len(parts) > 5 or not all(_fits_name(one) for one in parts):
        return ()
    return () if len(parts) == 1 and len(clean) > 3 and clean.isupper() else parts


def _fits_name(part: str) -> bool:
    low = part.lower().rstrip(".")
    if low in words("particles") or low in words("titles"):
        return True
    if low in words("not_people") or not _NAME_WORD.fullmatch(part):
        return False
    return part[0].isupper()


def name_before(shown: str) -> str:
    """A display name without what follows the person: ``Ana Ruiz (Acme)`` gives ``Ana Ruiz``."""
    return _SIDE.split(shown.strip(" '\""), maxsplit=1)[0].strip() if "," not in shown else shown


def closing_name(message: Message) -> str:
    """The person's name under the first sign-off, or empty: a team, a company, or nothing."""
    for line in closing_lines(message):
        name = signer(line)
        if name:
            return "" if _is_house(name, message) else name
    return ""


def signer(line: str) -> str:
    """The name that a signature line begins with: ``Ana Ruiz | Recruiter`` gives ``Ana Ruiz``."""
    head = _SIDE.split(line.strip(" \t*_>-–—"), maxsplit=1)[0].strip(" ,.*_")
    return " ".join(_name_parts(head))


def closing_lines(message: Message) -> tuple[str, ...]:
    """The first two written lines under the first sign-off of the message as it stands."""
    return _under_regards(_plain(message))


@lru_cache(maxsize=4)
def _under_regards(text: str) -> tuple[str, ...]:
    for found in _regards(text):
        line = found.group(0)
        below = [one.strip() for one in text[found.end() : found.end() + 400].split("\n")]
        lines = [one for one in below if one][:2]
        same = line.partition(",")[2].strip()
        if same and signer(same):
            return (same, *lines)
        if lines and len(lines[0]) <= 80:
            return tuple(lines)
    return ()


def _regards(text: str) -> Iterator[re.Match[str]]:
    """The lines that begin like a sign-off."""
    at = 0
    while at >= 0:
        found = _REGARDS.match(text, at)
        if found:
            yield found
        at = text.find("\n", at) + 1 or -1


def _plain(message: Message) -> str:
    if message.text.strip():
        text = message.text
    else:
        html = message.html
        if len(html) > 60_000:
            html = html[:30_000] + html[-30_000:]
        text = _TAG.sub("", _MARKUP.sub("\n", html)).replace("&nbsp;", " ")
    if len(text) > 2 * _TAIL:
        text = text[:_TAIL] + "\n" + text[-_TAIL:]
    return text.replace("\r", "")


def _is_house(name: str, message: Message) -> bool:
    """One word that is the company's: in the sender's domain, display name or subject."""
    squeezed = name.replace(" ", "").lower()
    shown = message.sender.name.lower()
    if squeezed == name_label(message.sender.domain).replace("-", ""):
        return True
    if " " in name:
        return name.lower() in message.subject.lower() or (
            name.lower() in shown and not is_person_name(message.sender.name)
        )
    return squeezed in _SPACES.split(message.subject.lower()) or (
        squeezed in shown and not is_person_name(message.sender.name)
    )
