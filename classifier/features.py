"""One message as the model sees it: words of its subject, words of its body, cues beside them.

What the words weigh is the model's affair (``pipeline``), which kind they make is ``kinds``'.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from classifier.job_words import job_words
from classifier.senders import sender_class
from classifier.text import OwnWords
from classifier.tokens import tokens
from models.message import Folder, Message
from models.reading import SenderClass

BODY_WORDS = 400
LONGEST_TEXT = 4_000
SUBJECT_CHARACTERS = 240
LONGEST_WORD = 30
METHOD = re.compile(r"^METHOD:([A-Z]{3,20})", re.MULTILINE)
SHORT, LONG = 300, 1_500
FEW_WORK = 2
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
    return Document(subject, body, (*found, work_cue(subject, body)), outgoing=outgoing)


def work_cue(subject: tuple[str, ...], body: tuple[str, ...]) -> str:
    """How many different words of looking for work a message has."""
    number = len(job_words().search.intersection(subject + body))
    return f"words of work: {('none', 'one', 'two')[number] if number <= FEW_WORK else 'many'}"


def cues(
    message: Message, words: OwnWords, *, sender: SenderClass, outgoing: bool
) -> tuple[str, ...]:
    """Names of what surrounds the words: who sends, how, in answer to what."""
    found = ["outgoing" if outgoing else "incoming"]
    if message.sender.address and not outgoing:
        found.append(f"from {sender}")
    if message.in_reply_to or message.references:
        found.append("reply")
    for calendar in message.calendars[:1]:
        method = METHOD.search(calendar[:2_000])
        found.append(f"calendar {method.group(1).lower() if method else 'event'}")
    names = {name for name, _ in message.headers}
    if "list-unsubscribe" in names:
        found.append("unsubscribe header")
    if message.header("auto-submitted").lower() not in {"", "no"}:
        found.append("auto-submitted")
    if any(name.startswith("x-linkedin") for name in names):
        found.append("platform header")
    if len(words.text) < SHORT:
        found.append("short")
    elif len(words.text) > LONG:
        found.append("long")
    if len(words.links) >= MANY_LINKS:
        found.append("many links")
    if words.footer:
        found.append("small print")
    return tuple(found)


def prepare(message: Message, words: OwnWords, me: frozenset[str]) -> Document:
    """The document of one message, its sender judged here."""
    outgoing = message.sender.address in me or message.folder in {Folder.SENT, Folder.DRAFTS}
    return document(message, words, sender=sender_class(message), outgoing=outgoing)
