"""A subject line less what mail programs and list servers put before it, and its pieces."""

from __future__ import annotations

import re

_REPLY = re.compile(
    r"^\s*(?:(?:re|fwd?|aw|wg|tr|rv|rif|enc|res|antw|doorst|sv|vs|r|i)\s*(?:\[\d+\])?\s*[:：]"
    r"|\[(?:ext|external|extern|externe|spam\??|sec=\w+)\]|external:)\s*",
    re.IGNORECASE,
)
_INVITATION = re.compile(
    r"^(?:(?:updated|canceled|cancelled|accepted|declined|tentative)?\s*(?:invitation|event"
    r"|einladung"
    r"|termin|aktualisiert|abgesagt|annulé|invito|convite|invitación|uitnodiging)"
    r"(?: with note| from an unknown sender)?:\s*)",
    re.IGNORECASE,
)
_AT_TIME = re.compile(
    r"\s@\s(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so|lun|mar|mer|jeu|ven)\b.*$",
    re.IGNORECASE,
)
_CUT = re.compile(r"\s*[|·•»/]\s*|\s+[-–—~]+\s+|\s*[–—]\s*|\s*:\s+|\s+<>\s+|\s*[\[\]()]\s*|\s+x\s+")
_MAY_CUT = re.compile(r"[|·•»/\-–—~:<\[\]()]|\sx\s")
LONGEST = 300


def own_subject(subject: str) -> str:
    """The subject without reply marks, tags of mail gateways, and calendar framing."""
    text = " ".join(subject[:LONGEST].split())
    for _ in range(6):
        shorter = _REPLY.sub("", text, count=1)
        if shorter == text:
            break
        text = shorter
    return _AT_TIME.sub("", _INVITATION.sub("", text, count=1))


def segments(line: str) -> tuple[str, ...]:
    """The pieces of a line between bars, dashes and colons."""
    line = line[:LONGEST]
    pieces = _CUT.split(line) if _MAY_CUT.search(line) else (line,)
    return tuple(one.strip() for one in pieces if one and one.strip())
