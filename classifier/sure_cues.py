"""Sure signs of what a message is: delivery reports, codes, out-of-office notes, invitations.

Each is a rule that needs no model. A rule speaks only where it is beyond doubt; everything else is
left to the model, which sees the same signs as cues.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from classifier.text import OwnWords
from models.message import Message
from models.reading import Kind, SenderClass, Sign

TABLE = Path(__file__).with_name("data") / "sure_cues.json"
OPENING = 500
LONGEST_CALENDAR = 40_000
METHOD = re.compile(r"^METHOD:([A-Z]{3,20})", re.MULTILINE)
SUMMARY = re.compile(r"^SUMMARY(?:;[^:\n]{0,200})?:([^\n]{0,300})", re.MULTILINE)
ORGANIZER = re.compile(
    r"^ORGANIZER[^\n]{0,400}?mailto:([^\s\n]{1,200})", re.MULTILINE | re.IGNORECASE
)
FOLDED = re.compile(r"\r?\n[ \t]")
ANSWER = re.compile(r"\s*(?:re|aw|sv|antw|rif|r|res)\s?:")
AUTO_HEADERS = ("x-autoreply", "x-autorespond", "x-auto-reply", "x-autoresponse")


@dataclass(frozen=True, slots=True)
class SureCue:
    """What a rule decided, in words, and what else it shows."""

    kind: Kind
    because: str
    signs: frozenset[Sign] = frozenset()


@dataclass(frozen=True, slots=True)
class CueTable:
    """Compiled patterns; linear on text of bounded length."""

    code: re.Pattern[str]
    code_words: tuple[tuple[str, ...], ...]
    """One of each group stands in every such text: a quick look before the patterns."""
    not_code: re.Pattern[str]
    away: re.Pattern[str]
    talk: re.Pattern[str]
    not_talk: re.Pattern[str]
    alert_senders: frozenset[str]
    templates: Mapping[Kind, tuple[str, ...]]


@cache
def cue_table() -> CueTable:
    """The table, read once."""
    table = json.loads(TABLE.read_text("utf-8"))

    def joined(name: str) -> re.Pattern[str]:
        return re.compile("|".join(table[name]))

    return CueTable(
        code=joined("code"),
        code_words=tuple(tuple(words.split()) for words in table["code_words"]),
        not_code=joined("not_code"),
        away=joined("away"),
        talk=joined("talk"),
        not_talk=joined("not_talk"),
        alert_senders=frozenset(table["alert_senders"]),
        templates={Kind(kind): tuple(t) for kind, t in table["platform_templates"].items()},
    )


def sure_cue(
    message: Message, words: OwnWords, *, sender: SenderClass, me: frozenset[str], outgoing: bool
) -> SureCue | None:
    """The first rule that is beyond doubt, or None."""
    if outgoing:
        return own_calendar(message)
    return (
        delivery_report(message)
        or calendar_talk(message, me)
        or away_note(message, words)
        or platform_template(message)
        or code_mail(message, words, sender)
        or alert(message, sender)
    )


def own_calendar(message: Message) -> SureCue | None:
    """The person accepts or declines an invitation."""
    if calendar_method(message) in {"REPLY", "COUNTER"}:
        return SureCue(Kind.UPDATE, "calendar answer", frozenset((Sign.ANSWERS,)))
    return None


def delivery_report(message: Message) -> SureCue | None:
    """A bounce is never a word from an employer."""
    return SureCue(Kind.OTHER, "delivery report") if message.bounce is not None else None


def calendar_method(message: Message) -> str:
    """METHOD of the first calendar part (RFC 5546), empty when there is none."""
    found = METHOD.search(message.calendars[0][:LONGEST_CALENDAR]) if message.calendars else None
    return found.group(1) if found else ""


def calendar_talk(message: Message, me: frozenset[str]) -> SureCue | None:
    """An invitation to a talk about work, from somebody else's calendar."""
    method = calendar_method(message)
    if method not in {"REQUEST", "CANCEL", "COUNTER"}:
        return None
    text = FOLDED.sub("", message.calendars[0][:LONGEST_CALENDAR])
    organizer = ORGANIZER.search(text)
    if organizer is not None and organizer.group(1).lower() in me and method != "COUNTER":
        return None
    titles = " ".join(SUMMARY.findall(text)[:2]) + " " + message.subject[:200]
    known, low = cue_table(), titles.lower()
    if not known.talk.search(low) or known.not_talk.search(low):
        return None
    names = {"CANCEL": "calendar cancellation", "COUNTER": "calendar counter-proposal"}
    return SureCue(Kind.INTERVIEW, names.get(method, "calendar invite"))


def away_note(message: Message, words: OwnWords) -> SureCue | None:
    """An out-of-office note. It says nothing about the pursuit it answers; to a list, to none."""
    automatic = message.header("auto-submitted").lower().startswith("auto-replied") or any(
        message.header(name) for name in AUTO_HEADERS
    )
    away = cue_table().away
    subject = message.subject[:200].lower()
    by_subject = not ANSWER.match(subject) and bool(away.search(subject))
    if not (by_subject or automatic):
        return None
    if not by_subject and not away.search(words.text[:OPENING].lower()):
        return None
    to_a_list = message.header("list-id") or message.subject.lstrip().startswith("[")
    kind = Kind.OTHER if to_a_list else Kind.UPDATE
    return SureCue(kind, "automatic reply", frozenset((Sign.AUTO_REPLY,)))


def platform_template(message: Message) -> SureCue | None:
    """What a network's own header says that the mail is (X-LinkedIn-Template)."""
    template = message.header("x-linkedin-template").lower()
    if not template:
        return None
    for kind, names in cue_table().templates.items():
        if any(name in template for name in names):
            return SureCue(kind, "the network's own label")
    return None


def code_mail(message: Message, words: OwnWords, sender: SenderClass) -> SureCue | None:
    """A confirmation code, a password, "verify your e-mail": never news of an application."""
    if sender is SenderClass.PERSON and message.sender.address:
        return None
    known = cue_table()
    text = f"{message.subject[:200]}\n{words.text[:OPENING]}".lower()
    if not all(any(word in text for word in words) for words in known.code_words):
        return None
    if known.code.search(text) and not known.not_code.search(text):
        return SureCue(Kind.OTHER, "a code or link to confirm an account")
    return None


def alert(message: Message, sender: SenderClass) -> SureCue | None:
    """A job board's alert or digest, told by its sender."""
    local = message.sender.address.partition("@")[0]
    if sender in {SenderClass.BOARD, SenderClass.BULK} and local in cue_table().alert_senders:
        return SureCue(Kind.OTHER, "job alert sender")
    return None
