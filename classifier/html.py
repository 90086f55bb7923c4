"""HTML mail to plain lines: structure that matters stays, what the eye never saw goes.

Quoted containers come out as lines that begin with ``> ``, signature containers after a ``-- ``
line, links as their words followed by a mark that holds the host. What the text says is not
known here. Linear: the parser works on bounded nesting, all else is one pass over its output, in
which each different tag is understood once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from itertools import accumulate
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from classifier.invisible import without_invisible

LONGEST = 200_000
DEEPEST = 1_500
LONGEST_LINK = 1_000
"""Tags within a link at most; the end of a longer one is not looked for."""
LINK_OPEN, LINK_CLOSE, CELL = "\ue000", "\ue001", "\ue002"
"""Private-use marks; such characters are taken out of what comes in, see ``invisible``."""

TAG = re.compile(r"(<!--.*?-->|<[^>]*>)", re.DOTALL)
"""A tag or comment of serialised markup, where attributes hold no ``>``."""
NAME = re.compile(r"<(/?)([a-z][a-z0-9:-]*)")
TAG_NAME = re.compile(r"<(/?)([a-zA-Z]{1,12})")
ANY_TAG = re.compile(r"<[^<>]{0,2000}>")
ATTRIBUTE = re.compile(r' ([^\s"=<>/]+)="([^"]*)"')
HOST = re.compile(r"https?://(?:[^/\s?#@]{0,100}@)?([a-z0-9.-]{3,253})", re.IGNORECASE)
HIDDEN = re.compile(
    r"display:none|visibility:hidden|mso-hide:all|max-height:0(?![.\d]*[1-9])|"
    r"(?<![-\w])opacity:0(?![.\d]*[1-9])|(?<![-\w])color:transparent"
)
HINTS = ("none", "hidden", "hide", ":0", "transparent")
"""Without one of these a style hides nothing: a quick look before ``HIDDEN``."""
FONT_SIZE = re.compile(r"(?<![-\w])font-size:([\d.]+)")
UNSEEN = ("head", "title", "script", "style", "template", "noframes", "iframe", "object", "svg")
RAW = ("script", "style", "noscript", "iframe", "noembed", "noframes", "template", "xmp", "svg")
VOID = frozenset(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source "
    "track wbr".split()
)
LINE = frozenset(
    "div tr table ul ol dl dt dd section article header footer center form tbody thead "
    "blockquote address pre main fieldset".split()
)
PARAGRAPH = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))
BEFORE = {
    **dict.fromkeys(LINE, "\n"),
    **dict.fromkeys(PARAGRAPH, "\n\n"),
    "br": "\n",
    "hr": "\n________________\n",
    "li": "\n- ",
}
AFTER = {
    **dict.fromkeys((*LINE, "li"), "\n"),
    **dict.fromkeys(PARAGRAPH, "\n\n"),
    **dict.fromkeys(("td", "th"), CELL),
}
SIGNATURE = "\n-- \n"
QUOTES = (
    "gmail_quote",
    "yahoo_quoted",
    "protonmail_quote",
    "zmail_extra",
    "tutanota_quote",
    "mail-editor-reference-message-container",
    "isforwardcontent",
    "replybody",
)
"""Parts of class or id (lower case) of a mail program's quoted block."""
SIGNATURES = ("gmail_signature", "moz-signature", "ms-outlook-mobile-signature", "protonmail_sig")

SEEN, NO_SIZE, GONE = 0, 1, 2
"""Whether text shows: yes; written in size 0 (a child may undo that); not at all."""
NONE, SIZES, CHANGES = 0, 1, 2
"""What an element does to its content: nothing; may show it again; hides, quotes or links it."""


def html_to_lines(html: str) -> str:
    """The visible text of an HTML mail; never raises, linear in its length."""
    html = html[:LONGEST]
    if "\x00" in html:
        html = html.replace("\x00", "")
    if too_deep(html):
        return tidy(without_invisible(unescape(ANY_TAG.sub("\n", html))))
    tree = LexborHTMLParser(html.encode("utf-8", "ignore"))
    tree.strip_tags(list(RAW))
    body = tree.body
    markup = body.html if body is not None else ""
    return lines_of(without_invisible(markup or ""))


def too_deep(html: str) -> bool:
    """Whether elements nest so deeply that a parser would need quadratic time."""
    if html.count("<") - html.count("</") <= DEEPEST:
        return False
    depth = 0
    for closing, name in TAG_NAME.findall(html):
        if closing:
            depth -= depth > 0
        elif name.lower() not in VOID and name.lower() not in {"p", "li", "td", "tr", "th"}:
            depth += 1
            if depth > DEEPEST:
                return True
    return False


class Tag(NamedTuple):
    """What a tag does to the text."""

    text: str = ""
    """What stands in its place."""
    step: int = 0
    """1 where an element begins, -1 where one ends."""
    effect: int = NONE
    seen: int | None = None
    """Whether the element's text shows; None: as what surrounds it."""
    quotes: bool = False
    host: str = ""


class Tags(dict[str, Tag]):
    """The tags of one mail, each understood when it is first met."""

    def __missing__(self, tag: str) -> Tag:
        found = self[tag] = understood(tag)
        return found


def understood(tag: str) -> Tag:
    """What one tag, as a serialiser writes it, does to the text."""
    named = NAME.match(tag)
    if named is None:
        return Tag()
    name = named.group(2)
    if named.group(1):
        return Tag() if name in VOID else Tag(AFTER.get(name, ""), -1)
    before = BEFORE.get(name, "")
    if name in VOID:
        return Tag(before)
    if name in UNSEEN:
        return Tag(before, 1, CHANGES, GONE)
    if "=" not in tag:
        return Tag(before, 1)
    return with_attributes(name, before, dict(ATTRIBUTE.findall(tag)))


def with_attributes(name: str, before: str, attributes: dict[str, str]) -> Tag:
    """What an element's attributes say: hidden, quoted, a signature, a link."""
    style = attributes.get("style", "")
    seen = visibility(style.replace(" ", "").lower()) if style else None
    mark = (attributes.get("class", "") + " " + attributes.get("id", "")).lower()
    if seen == GONE or "preheader" in mark or "hidden" in attributes:
        return Tag(before, 1, CHANGES, GONE)
    quotes = name == "blockquote" and attributes.get("type") == "cite"
    signs = attributes.get("data-smartmail") == "gmail_signature"
    if mark != " ":
        quotes = quotes or any(one in mark for one in QUOTES)
        signs = signs or any(one in mark for one in SIGNATURES)
    if signs:
        before += SIGNATURE
    found = HOST.match(attributes.get("href", "")) if name == "a" else None
    host = found.group(1).lower() if found else ""
    if quotes or host or seen == NO_SIZE:
        return Tag(before, 1, CHANGES, seen, quotes, host)
    return Tag(before, 1, NONE if seen is None else SIZES, seen)


def visibility(style: str) -> int | None:
    """Whether text shows under this style (lower case, without spaces); None: not said."""
    if any(hint in style for hint in HINTS) and HIDDEN.search(style):
        return GONE
    size = FONT_SIZE.search(style) if "font-size:" in style else None
    if size is None:
        return None
    return SEEN if size.group(1).strip("0.") else NO_SIZE


def lines_of(markup: str) -> str:
    """The lines of well-formed markup."""
    pieces = TAG.split(markup.replace("\n", " "))
    table = Tags()
    tags = list(map(table.__getitem__, pieces[1::2]))
    pieces[1::2] = [tag.text for tag in tags]
    effects = {tag.effect for tag in table.values()}
    if CHANGES not in effects:
        return tidy(unescape("".join(pieces)))
    shrinks = any(tag.seen == NO_SIZE for tag in table.values())
    return Passage(pieces, tags).text(SIZES if shrinks else CHANGES)


class Open(NamedTuple):
    """An element that is open: how deep it lies, and what held before it."""

    depth: int
    seen: int
    quoted: bool


class Passage:
    """One way through the pieces of a mail, from one element that changes something to the next.

    ``pieces`` are in turn a text and what stands in the place of a tag; links are added to them.
    """

    def __init__(self, pieces: list[str], tags: Sequence[Tag]) -> None:
        self.pieces = pieces
        self.tags = tags
        self.depths = list(accumulate(tag.step for tag in tags))
        self.open: list[Open] = []
        self.at = self.sought = 0
        self.seen, self.quoted = SEEN, False
        self.words: list[str] = []
        self.blocks: list[tuple[bool, str]] = []

    def text(self, least: int) -> str:
        """All lines; elements with less effect than ``least`` are passed over."""
        changing = [n for n, tag in enumerate(self.tags) if tag.effect >= least]
        for here in changing:
            self.close_until(here)
            if self.seen != GONE:
                self.begin(here)
        self.close_until(len(self.tags))
        self.take(len(self.tags))
        self.flush()
        return "\n".join(
            "\n".join("> " + line for line in text.split("\n")) if quoted else text
            for quoted, text in self.blocks
        )

    def close_until(self, here: int) -> None:
        """End the open elements that end before the tag ``here``."""
        while self.open:
            try:
                end = self.depths.index(self.open[-1].depth - 1, self.sought, here)
            except ValueError:
                self.sought = here
                return
            self.end(end)

    def begin(self, here: int) -> None:
        """The element of the tag ``here`` begins."""
        tag = self.tags[here]
        seen = self.seen if tag.seen is None else tag.seen
        quotes = tag.quotes and not self.quoted
        if tag.host and seen == SEEN:
            self.link(here, tag.host)
        if seen == self.seen and not quotes:
            return
        self.take(here)
        self.words.append(self.pieces[2 * here + 1])
        self.at = self.sought = here + 1
        self.open.append(Open(self.depths[here], self.seen, self.quoted))
        self.seen = seen
        if quotes:
            self.flush()
            self.quoted = True

    def link(self, here: int, host: str) -> None:
        """Put the mark of a link where the element of the tag ``here`` ends."""
        depth = self.depths[here] - 1
        try:
            end = self.depths.index(depth, here, here + LONGEST_LINK)
        except ValueError:
            return
        self.pieces[2 * end + 1] = f"{LINK_OPEN}{host}{LINK_CLOSE}{self.pieces[2 * end + 1]}"

    def end(self, here: int) -> None:
        """The innermost open element ends with the tag ``here``; so does what it did."""
        self.take(here)
        ended = self.open.pop()
        self.words.append(self.pieces[2 * here + 1])
        self.at = self.sought = here + 1
        if self.quoted and not ended.quoted:
            self.flush()
        self.seen, self.quoted = ended.seen, ended.quoted

    def take(self, here: int) -> None:
        """Keep what shows of the pieces before the tag ``here``."""
        if self.seen == SEEN:
            self.words += self.pieces[2 * self.at : 2 * here + 1]
        elif self.seen == NO_SIZE:
            self.words += self.pieces[2 * self.at + 1 : 2 * here + 1 : 2]
        else:
            gone = self.tags[self.at : here]
            self.words += [tag.text.removesuffix(SIGNATURE) for tag in gone if tag.step]
        self.at = here

    def flush(self) -> None:
        """Put the words so far aside as one quoted or unquoted block."""
        text = tidy(unescape("".join(self.words)))
        if text:
            self.blocks.append((self.quoted, text))
        self.words = []


def tidy(text: str) -> str:
    """Single spaces, no space at line ends, at most one empty line in a row."""
    kept: list[str] = []
    filled = False
    for raw in text.split("\n"):
        if CELL in raw:
            cells = [" ".join(cell.split()) for cell in raw.split(CELL)]
            line = "\t".join([cell for cell in cells if cell])
        else:
            line = " ".join(raw.split()) if raw else ""
        if line or filled:
            kept.append(line)
            filled = line != ""
    return "\n".join(kept).strip("\n")
