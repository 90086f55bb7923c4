"""One message as the model sees it: words of its subject, words of its body, cues beside them.

What the words weigh is the model's affair (``pipeline``), which kind they make is ``kinds``'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from classifier.job_words import job_words
from classifier.kind_phrases import phrase_cues
from classifier.senders import sender_class
from classifier.text import OwnWords
from classifier.tokens import tokens
from models.message import Direction, Folder, Message
from models.reading import SenderClass

BODY_WORDS = 400
LONGEST_TEXT = 4_000
SUBJECT_CHARACTERS = 240
METHOD = re.compile(r"^METHOD:([A-Z]{3,20})", re.MULTILINE)
ANSWERED = re.compile(r"(?:re|aw|antw|sv|rv|rif|res|r|ref)\s?:", re.IGNORECASE)
"""A subject that answers, in seven languages."""
HOUR = re.compile(
    r"""[0-9](?<!\w\w)  # begins with a digit, so that a text is quickly looked through
    (?:
        (?:(?<=[01])[0-9] | (?<=2)[0-3])?
        (?:[:.h][0-5]\d\b | \s?(?:am|pm|a\.m|p\.m|uhr|heures|uur|h)\b)
    |
        (?:(?<=\b(?:at|um|às|om)[ ].) | (?<=\balle[ ].) | (?<=\bà[ ].) | (?<=\ba[ ]las[ ].))
        (?:(?<!0) | (?<=1)\d | (?<=2)[0-3])\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
SHORT, LONG = 300, 1_500
FEW_WORK = 2
LITTLE_WORK = frozenset({"words of work: none", "words of work: one"})
DECIDES = frozenset(f"says {name} 2" for name in ("refuses", "receives", "invites", "offers"))
"""So clear a word of hiring is not outweighed by one phrase of other business."""
MANY_LINKS = 6


@dataclass(frozen=True, slots=True)
class Document:
    """What the model weighs of one message."""

    subject: tuple[str, ...]
    body: tuple[str, ...]
    cues: tuple[str, ...]
    outgoing: bool = False


def document(message: Message, words: OwnWords, *, sender: SenderClass, outgoing: bool) -> Document:
    """The message's words and cues. Linear, on bounded input."""
    subject = tuple(tokens(message.subject[:SUBJECT_CHARACTERS]))
    body = (words.tokens or tuple(tokens(words.text[:LONGEST_TEXT])))[:BODY_WORDS]
    found = cues(message, words, sender=sender, outgoing=outgoing)
    # An answer carries the subject of what it answers: only its body tells what it is about.
    work = work_cue(() if "answers" in found else subject, body)
    little = work in LITTLE_WORK and DECIDES.isdisjoint(found)
    deals = "says deals 2" in found or ("says deals" in found and little)
    other = ("other business",) if deals else ()
    return Document(subject, body, (*found, work, *other), outgoing=outgoing)


def work_cue(subject: tuple[str, ...], body: tuple[str, ...]) -> str:
    """How many different words of looking for work a message has."""
    number = len(job_words().search.intersection(subject + body))
    return f"words of work: {('none', 'one', 'two')[number] if number <= FEW_WORK else 'many'}"


def cues(
    message: Message,
    words: OwnWords,
    *,
    sender: SenderClass,
    outgoing: bool,
) -> tuple[str, ...]:
    """Names of what surrounds the words: who sends, how, in answer to what, and what is said."""
    direction = Direction.OUT if outgoing else Direction.IN
    text = f"{message.subject[:SUBJECT_CHARACTERS]}\n{words.text}"
    return (
        *_envelope(message, sender=sender, outgoing=outgoing),
        *_shape(words),
        *phrase_cues(text, words.language, direction),
    )


def _envelope(message: Message, *, sender: SenderClass, outgoing: bool) -> Iterator[str]:
    """What the headers tell."""
    yield "outgoing" if outgoing else "incoming"
    if message.sender.address and not outgoing:
        yield f"from {sender}"
    if message.in_reply_to or message.references:
        yield "reply"
        if not outgoing:
            yield f"reply from {sender}"
    if message.in_reply_to or ANSWERED.match(message.subject):
        yield "answers"
    for calendar in message.calendars[:1]:
        method = METHOD.search(calendar[:2_000])
        yield f"calendar {method.group(1).lower() if method else 'event'}"
    names = {name for name, _ in message.headers}
    if "list-unsubscribe" in names:
        yield "unsubscribe header"
    if message.header("auto-submitted").lower() not in {"", "no"}:
        yield "auto-submitted"
    if any(name.startswith("x-linkedin") for name in names):
        yield "platform header"


def _shape(words: OwnWords) -> Iterator[str]:
    """What the text looks like."""
    if "?" in words.text:
        yield "asks"
    if HOUR.search(words.text[:LONGEST_TEXT]):
        yield "names an hour"
    if len(words.text) < SHORT:
        yield "short"
    elif len(words.text) > LONG:
        yield "long"
    if len(words.links) >= MANY_LINKS:
        yield "many links"
    if words.footer:
        yield "small print"


def prepare(message: Message, words: OwnWords, me: frozenset[str]) -> Document:
    """The document of one message, its sender judged here."""
    outgoing = message.sender.address in me or message.folder in {Folder.SENT, Folder.DRAFTS}
    return document(message, words, sender=sender_class(message), outgoing=outgoing)
