"""Marks of job scams in a message's words, in seven languages.

Each mark is one pattern of ``data/scam_marks.json`` (facts: public warnings of consumer
authorities). A company that warns of such scams bears no mark: sentences of warning are skipped.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache

from classifier.name_shapes import lowered
from classifier.vocabulary import DATA
from classifier.wordings import REACH, parted, places_in

LONGEST = 6000
"""Characters looked at."""
MOST_HITS = 4
NEAR = 280
"""Characters around a needle in which the rest of a mark's words is looked for."""

_DENIES = re.compile(
    r"\b(?:never|will not|won['’]t|do(?:es)? not|don['’]t|not|no|cannot|nie(?:mals)?|keine[nr]?"
    r"|nicht"
    r"|jamais|aucune?|nunca|jamás|não|nem|mai|non|nessun[oa]?|nooit|geen|niet)\b[^.!?\n]{0,120}$"
)
_WARNS = re.compile(
    r"beware|be (?:aware of|cautious|wary)|stay alert|protect yourself|fraudulent|fraudster|scammer"
    r"|impersonat|phishing|recruitment fraud|job scam|suspicious|report (?:it|any|such)|betrüg"
    r"|betrug|vorsicht vor|warnen|arnaque|escroc|frauduleu|méfi|estafa|fraude|cuidado con|golpe"
    r"|desconfie|truff|diffid|oplicht|pas op|waarschuw"
)
_NOT_A_WARNING = re.compile(
    r"not a (?:scam|fraud)|100 ?% (?:legit|real|safe)|kein betrug|pas une arnaque"
    r"|no es (?:una )?estafa"
    r"|não é golpe|non è una truffa|geen oplichting|no experience|keine erfahrung"
    r"|without experience"
    r"|sin experiencia|sem experiência|senza esperienza|sans expérience|geen ervaring"
    r"|do(?:es)? not (?:need|require|have to)|don['’]t (?:need|have|miss|wait|worry)|no interview"
    r"|without (?:an |any )?interview|ohne|kein|sans (?:aucun )?entretien|sin entrevista"
    r"|sem entrevista"
    r"|senza (?:alcun )?colloquio|zonder|if you do not|no later"
)
_SENTENCE = re.compile(r"[.!?\n](?=\s|$)")


@dataclass(frozen=True, slots=True)
class _Mark:
    phrase: str
    needles: tuple[str, ...]
    pattern: re.Pattern[str]
    before_talk: bool


@cache
def _marks() -> tuple[_Mark, ...]:
    rows = json.loads((DATA / "scam_marks.json").read_text(encoding="utf-8"))
    return tuple(
        _Mark(
            row["mark"],
            tuple(row["needles"]),
            re.compile(row["pattern"]),
            bool(row.get("before_talk")),
        )
        for row in rows
    )


def scam_marks(subject: str, text: str, *, talked: bool) -> tuple[str, ...]:
    """The marks that a message's words bear, each as a short phrase for people.

    ``talked``: the message continues a conversation; then asking for bank or identity details is
    no mark by itself.
    """
    title, body = lowered(subject[:300]), lowered(text[:LONGEST])
    low = f"{title}\n{body}"
    near: dict[str, list[str]] = {}
    index = _needles()
    begun = (places_in(body).starts | places_in(title).starts) & index.keys()
    for start in ("", *begun):
        for phrase, needle in index[start]:
            if needle in low:
                near.setdefault(phrase, []).append(needle)
    return tuple(
        mark.phrase
        for mark in _marks()
        if mark.phrase in near
        and not (mark.before_talk and talked)
        and any(_bears(low, mark, needle) for needle in near[mark.phrase])
    )


@cache
def _needles() -> dict[str, list[tuple[str, str]]]:
    """Marks' phrases and needles by the first letters of the word that a needle begins.

    A needle whose first word is short begins with that whole word: "fee" is not in "feedback".
    """
    found: dict[str, list[tuple[str, str]]] = {"": []}
    for mark in _marks():
        for needle in mark.needles:
            start = parted(needle).split(" ")[0][:REACH]
            found.setdefault(start, []).append((mark.phrase, needle))
    return found


def _bears(low: str, mark: _Mark, needle: str) -> bool:
    """Whether the mark's words stand near a needle of it, outside of a warning."""
    at = low.find(needle)
    for _ in range(MOST_HITS):
        if at < 0:
            return False
        hit = mark.pattern.search(low, max(0, at - NEAR), min(len(low), at + NEAR))
        if hit is not None and not _warns(low, hit.start(), hit.end()):
            return True
        at = low.find(needle, at + len(needle))
    return False


def _warns(low: str, start: int, end: int) -> bool:
    """Whether the sentence that holds the words says no to them, or warns of them nearby."""
    paragraph = low.rfind("\n", 0, start) + 1
    first = max(paragraph, start - 400)
    before = low[first:start]
    breaks = list(_SENTENCE.finditer(before))
    sentence = before[breaks[-1].end() :] if breaks else before
    around = f"{before} {low[start : end + 200].partition(chr(10))[0]}"
    if _NOT_A_WARNING.search(f"{sentence} {low[start:end]}"):
        return False
    return bool(_DENIES.search(sentence) or _WARNS.search(around))
