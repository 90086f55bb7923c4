"""HTML mail to plain lines: structure that matters stays, what the eye never saw goes.

Quoted containers come out as lines that begin with ``> ``, signature containers after a ``-- ``
line, links as their words followed by a mark that holds the host. What the text says is not
known here. Linear: the parser works on bounded nesting, all else is one pass over its output.
"""

from __future__ import annotations

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser

LONGEST = 400_000
DEEPEST = 1_500
SMALL = 20_000
"""Below this many characters nesting cannot be deep enough to cost time."""
LINK_OPEN, LINK_CLOSE, CELL = "\ue000", "\ue001", "\ue002"
"""Private-use marks; ``plain`` takes such characters out of what comes in."""

TOKEN = re.compile(r'<!--.*?-->|<(/?)([a-z][a-z0-9:-]*)((?:"[^"]*"|[^">])*)>|[^<]+', re.DOTALL)
TAG_NAME = re.compile(r"<(/?)([a-zA-Z]{1,12})")
ANY_TAG = re.compile(r"<[^<>]{0,2000}>")
SPACE = re.compile(r"[ \t\r\n\f\v]+")
ATTRIBUTE = re.compile(r'\b(class|id|style|type|href|hidden|data-smartmail)="([^"]*)"')
HOST = re.compile(r"https?://(?:[^/\s?#@]{0,100}@)?([a-z0-9.-]{3,253})", re.IGNORECASE)
HIDDEN = re.compile(
    r"display:none|visibility:hidden|mso-hide:all|max-height:0(?![.\d]*[1-9])|"
    r"(?<![-\w])opacity:0(?![.\d]*[1-9])|(?<![-\w])color:transparent"
)
FONT_SIZE = re.compile(r"(?<![-\w])font-size:([\d.]+)")
UNSEEN = ("head", "title", "script", "style", "template", "noframes", "iframe", "object", "svg")
RAW = ("script", "style", "noscript", "iframe", "noembed", "noframes", "template", "xmp", "svg")
VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
LINE = frozenset(
    ("div", "tr", "table", "ul", "ol", "dl", "dt", "dd", "section", "article", "header", "footer")
) | frozenset(
    ("center", "form", "tbody", "thead", "blockquote", "address", "pre", "main", "fieldset")
)
PARAGRAPH = frozenset(("p", "h1", "h2", "h3", "h4", "h5", "h6"))
QUOTES = ("gmail_quote", "yahoo_quoted", "protonmail_quote", "zmail_extra", "tutanota_quote")
SIGNATURES = ("gmail_signature", "moz-signature", "ms-outlook-mobile-signature", "protonmail_sig")
QUOTE_IDS = ("mail-editor-reference-message-container", "isforwardcontent", "replybody")

SEEN, NO_SIZE, GONE = 0, 1, 2
"""Whether text shows: yes; written in size 0 (a child may undo that); not at all."""


def html_to_lines(html: str) -> str:
    """The visible text of an HTML mail; never raises, linear in its length."""
    html = html[:LONGEST]
    if too_deep(html):
        return tidy(unescape(ANY_TAG.sub("\n", html)))
    tree = LexborHTMLParser(html)
    tree.strip_tags(list(RAW))
    body = tree.body
    markup = body.html if body is not None else ""
    return Walk().over(markup or "")


def too_deep(html: str) -> bool:
    """Whether elements nest so deeply that a parser would need quadratic time."""
    if len(html) < SMALL:
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


def tidy(text: str) -> str:
    """Single spaces, no space at line ends, at most one empty line in a row."""
    kept: list[str] = []
    for raw in text.split("\n"):
        line = " ".join(raw.split())
        if CELL in line:
            cells = (cell.strip() for cell in line.split(CELL))
            line = "\t".join(cell for cell in cells if cell)
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip("\n")


class Walk:
    """One pass over well-formed markup. Keeps what is open: its tag, visibility and quoting."""

    def __init__(self) -> None:
        self.open: list[tuple[str, int, bool]] = []
        self.seen = SEEN
        self.quoted = False
        self.words: list[str] = []
        self.blocks: list[tuple[bool, str]] = []
        self.hosts: list[str] = []

    def over(self, markup: str) -> str:
        """The lines of the whole markup."""
        for token in TOKEN.finditer(markup):
            name = token.group(2)
            if name is None:
                text = token.group()
                if self.seen == SEEN and not text.startswith("<!--"):
                    self.words.append(SPACE.sub(" ", text))
            elif token.group(1):
                self.close()
            else:
                self.start(name, token.group(3))
        self.flush()
        return "\n".join(
            "\n".join("> " + line for line in text.split("\n")) if quoted else text
            for quoted, text in self.blocks
        )

    def start(self, name: str, attributes: str) -> None:
        """An element begins."""
        if name in VOID:
            if self.seen != GONE:
                self.words.append({"br": "\n", "hr": "\n________________\n"}.get(name, ""))
            return
        self.open.append((name, self.seen, self.quoted))
        if name in UNSEEN:
            self.seen = GONE
        if name in LINE:
            self.words.append("\n")
        elif name in PARAGRAPH:
            self.words.append("\n\n")
        elif name == "li":
            self.words.append("\n- ")
        if attributes and self.seen != GONE:
            self.look_at(name, dict(ATTRIBUTE.findall(attributes)))

    def look_at(self, name: str, attributes: dict[str, str]) -> None:
        """What an element's attributes say: hidden, quoted, a signature, a link."""
        style = attributes.get("style", "").replace(" ", "").lower()
        if style:
            self.seen = visibility(style, self.seen)
        mark = (attributes.get("class", "") + " " + attributes.get("id", "")).lower()
        if "preheader" in mark or "hidden" in attributes:
            self.seen = GONE
        quotes = name == "blockquote" and attributes.get("type") == "cite"
        if not self.quoted and (quotes or is_quote(mark)):
            self.flush()
            self.quoted = True
        if attributes.get("data-smartmail") == "gmail_signature" or (
            mark != " " and any(one in mark for one in SIGNATURES)
        ):
            self.words.append("\n-- \n")
        if name == "a":
            found = HOST.match(attributes.get("href", ""))
            self.hosts.append(found.group(1).lower() if found else "")

    def close(self) -> None:
        """An element ends; what it hid or quoted ends with it."""
        if not self.open:
            return
        tag, seen, quoted = self.open.pop()
        if tag == "a" and self.hosts:
            host = self.hosts.pop()
            if host and self.seen == SEEN:
                self.words.append(f"{LINK_OPEN}{host}{LINK_CLOSE}")
        if tag in {"td", "th"}:
            self.words.append(CELL)
        elif tag in LINE or tag == "li":
            self.words.append("\n")
        elif tag in PARAGRAPH:
            self.words.append("\n\n")
        if self.quoted and not quoted:
            self.flush()
        self.seen, self.quoted = seen, quoted

    def flush(self) -> None:
        """Put the words so far aside as one quoted or unquoted block."""
        text = tidy(unescape("".join(self.words)))
        if text:
            self.blocks.append((self.quoted, text))
        self.words = []


def visibility(style: str, inherited: int) -> int:
    """Whether text shows under this style (lower case, without spaces)."""
    if HIDDEN.search(style):
        return GONE
    size = FONT_SIZE.search(style)
    if size is None:
        return inherited
    return NO_SIZE if not size.group(1).strip("0.") else SEEN


def is_quote(mark: str) -> bool:
    """Whether class and id (lower case) belong to a mail program's quoted block."""
    return any(one in mark for one in QUOTES) or any(one in mark for one in QUOTE_IDS)
