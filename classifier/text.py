"""A message's own words: what its sender wrote new, apart from all that surrounds it.

HTML becomes text, quoted replies, signature and small print are set aside; the new text decides
what a message is, quoted text never does. What the words mean is not known here. Linear time on
any input.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from classifier.html import CELL, HOST, LINK_CLOSE, LINK_OPEN, html_to_lines
from classifier.invisible import plainly
from classifier.language import language_of
from classifier.phrases import phrases
from classifier.quotes import split_quoted, without_headers
from classifier.signatures import split_signature
from classifier.tokens import tokens
from models.message import Message

LONGEST = 100_000
"""Characters of a body that are read at all."""
MOST_TOKENS = 500
OPENING = 90
"""Words of a text that tell its language."""
FEW_WORDS = 4
"""A forwarded mail with fewer own words than this ("FYI") speaks through what it forwards."""
STUB_LENGTH = 400
STUB_WORDS = 25
RICHER = 3
NARROWEST_WRAP, WIDEST_WRAP = 50, 100

BREAKS = re.compile("\r\n?")
EMPTY_LINES = re.compile("\n{3,}")
URL = re.compile(r"[<(\[]?\s?(https?://[^\s<>\"')\]]{1,2000})\s?([>)\]]?)")
MARK = re.compile(f"{LINK_OPEN}([^{LINK_CLOSE}]*){LINK_CLOSE}")
MARKUP = re.compile(r"\s{0,200}<(?:!doctype|html|head|body|div|table)\b", re.IGNORECASE)
BULLETS = ("-", "*", "•", "–", ">", "·")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a message says, sorted. All plain text, paragraphs parted by newlines."""

    text: str
    """What the sender wrote new in this message."""
    signature: str
    """The name block, without legal footer."""
    footer: str
    """Legal footer, disclaimer, unsubscribe lines, platform boilerplate."""
    quoted: str
    """The quoted reply or forwarded block."""
    links: tuple[str, ...] = ()
    """Hosts of the links in the new text, in order, each once."""
    language: str = ""
    tokens: tuple[str, ...] = ()
    """The words of ``text`` in lower case, see ``tokens``; at most ``MOST_TOKENS``."""


def own_words(message: Message) -> OwnWords:
    """Sort one message's body. Total: never raises, whatever the body."""
    new, quoted = new_and_quoted(visible_lines(message), message)
    body = split_signature(new)
    text = paragraphs(body.text)
    links: tuple[str, ...] = ()
    if LINK_OPEN in text:
        links = tuple(dict.fromkeys(MARK.findall(text)))
        text = unmarked(text)
    said = tokens(text[: MOST_TOKENS * 10])
    return OwnWords(
        text=text,
        signature=unmarked(joined(body.signature)),
        footer=unmarked(joined(body.footer)),
        quoted=unmarked(joined(quoted)),
        links=links,
        language=language_of((*said[:OPENING], *tokens(message.subject[:200]))),
        tokens=tuple(said[:MOST_TOKENS]),
    )


def new_and_quoted(lines: list[str], message: Message) -> tuple[Sequence[str], Sequence[str]]:
    """The new lines and the quoted ones.

    A mail forwarded with next to no word of one's own speaks through what it forwards.
    """
    parts = split_quoted(lines)
    if not parts.quoted:
        return parts.new, ()
    words = sum(len(line.split()) for line in parts.new[:20])
    if words < FEW_WORDS:
        forwarded = parts.forwarded or phrases().forward_subject.match(message.subject[:20])
        if forwarded or not (words or message.in_reply_to):
            inner = split_quoted(without_headers(parts.quoted))
            if any(line.strip() for line in inner.new):
                return inner.new, inner.quoted
    return parts.new, parts.quoted


def visible_lines(message: Message) -> list[str]:
    """The body's lines: the plain part, or the HTML part where the plain one says nothing."""
    text, html = message.text[:LONGEST], message.html
    if text and MARKUP.match(text):
        text, html = "", html or text
    if html and is_stub(text):
        shown = html_to_lines(html)[:LONGEST]
        richer = len(shown.split()) > RICHER * len(text.split())
        if shown and (richer or phrases().stub.search(text.lower())):
            return shown.split("\n")
    return [line.rstrip() for line in marked(cleaned(text)).split("\n")]


def is_stub(text: str) -> bool:
    """Whether a plain part is empty, or only says that there is an HTML part."""
    if len(text) > STUB_LENGTH:
        return False
    return len(text.split()) < STUB_WORDS or bool(phrases().stub.search(text.lower()))


def cleaned(text: str) -> str:
    """One sort of line break, one sort of blank, nothing invisible."""
    if "\r" in text:
        text = BREAKS.sub("\n", text)
    if "\n\n\n" in text:
        text = EMPTY_LINES.sub("\n\n", text)
    return plainly(text)


def marked(text: str) -> str:
    """Plain text with its web addresses cut down to their hosts, each behind a mark."""
    return URL.sub(host_only, text) if "://" in text else text


def host_only(found: re.Match[str]) -> str:
    """The host of one address; nothing to see where it stood in brackets behind its words."""
    host = HOST.match(found.group(1))
    if host is None:
        return " "
    name = host.group(1).lower().rstrip(".")
    return f"{'' if found.group(2) else name}{LINK_OPEN}{name}{LINK_CLOSE}"


def unmarked(text: str) -> str:
    """The text without link and cell marks."""
    return MARK.sub("", text).replace(CELL, " ") if LINK_OPEN in text else text


def joined(lines: Sequence[str]) -> str:
    """Lines as one text without empty edges."""
    return "\n".join(lines).strip()


def paragraphs(lines: Sequence[str]) -> str:
    """Lines as text in which hard-wrapped lines are one again and empty lines stand alone.

    A line was wrapped when the next line's first word would not have fitted.
    """
    out: list[str] = []
    block: list[str] = []
    for line in (*map(str.strip, lines), ""):
        if line:
            block.append(line)
            continue
        out += unwrapped(block) if len(block) > 1 else block
        block = []
        if out and out[-1]:
            out.append("")
    return "\n".join(out).strip("\n")


def unwrapped(block: list[str]) -> list[str]:
    """The lines of one paragraph, joined where a mail program had broken them."""
    widest = max(map(len, block))
    if not NARROWEST_WRAP <= widest <= WIDEST_WRAP:
        return block
    out = [block[0]]
    for before, line in itertools.pairwise(block):
        room = widest - len(before) - 1
        if (len(line) <= room or -1 < line.find(" ") <= room) or line.startswith(BULLETS):
            out.append(line)
        else:
            out[-1] = f"{out[-1]} {line}"
    return out
