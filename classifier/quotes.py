"""Where the new text of a mail ends and what it answers or forwards begins.

Works on lines, knows the habits of Gmail, Outlook, Apple Mail, Yahoo, Thunderbird and telephones
in seven languages; what the words mean is not known here. Linear: each line is looked at once,
patterns only meet lines of bounded length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from classifier.phrases import Phrases, phrases

LONGEST_LINE = 400
"""Longer lines are prose, never an attribution or a header."""
ATTRIBUTION_LINES = 3
HEADER_LINES = 7
FEWEST_HEADERS = 2
MOST_STARTS = 1_000
"""Lines that are looked at for a divider, headers or an attribution; an attack may have more."""
RULE = "-_=*─—– \t"
EDGES = frozenset(RULE + ":>")
"""What may stand around the words of a dividing line."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The lines written new, those quoted (without their ``>``), and whether they are forwarded."""

    new: tuple[str, ...]
    quoted: tuple[str, ...]
    forwarded: bool


def split_quoted(lines: Sequence[str]) -> Parts:
    """Tell a mail's own lines from the quoted ones.

    Lines that begin with ``>`` are quoted wherever they stand, so that answers between them stay;
    after a header block or an attribution without ``>`` everything is quoted.
    """
    known = phrases()
    promising = starts(lines, known)
    new: list[str] = []
    quoted: list[str] = []
    at = tried = 0
    for start in promising:
        if start < at:
            continue
        new += lines[at:start]
        at = start
        if lines[at].startswith(">"):
            quoted.append(unquote(lines[at]))
            at += 1
            continue
        tried += 1
        if tried > MOST_STARTS:
            continue
        if opens_block(lines, at, known):
            quoted.extend(unquote(rest) for rest in lines[at:])
            at = len(lines)
            break
        taken = attribution(lines, at, known)
        if not taken:
            continue
        after = next((rest for rest in lines[at + taken : at + taken + 3] if rest.strip()), "")
        if after and not after.startswith(">"):
            quoted += lines[at:]
            at = len(lines)
            break
        at += taken
    new += lines[at:]
    return Parts(tuple(new), tuple(quoted), is_forward(quoted, known))


def starts(lines: Sequence[str], known: Phrases) -> list[int]:
    """Where a quick look does not rule out that a quotation begins, in order."""
    found: set[int] = set()
    for at, line in enumerate(lines):
        if not line:
            continue
        first, last = line[0], line[-1]
        if last in ":>":
            found.update(range(max(at - ATTRIBUTION_LINES + 1, 0), at + 1))
        elif first in EDGES or last in EDGES:
            found.add(at)
        elif len(line) <= known.longest_divider:
            if line.lower() in known.dividers or ":" in line[:24]:
                found.add(at)
        elif ":" in line[:24] and known.header_from.match(line[:40].lower()):
            found.add(at)
    return sorted(found)


def unquote(line: str) -> str:
    """The line without one level of quoting."""
    return line[2:] if line.startswith("> ") else line.removeprefix(">")


def bare(line: str) -> str:
    """The words of a dividing line such as ``-----Original Message-----``, in lower case."""
    return line.strip(RULE + ":>").lower()


def opens_block(lines: Sequence[str], at: int, known: Phrases) -> bool:
    """Whether a quoted or forwarded message begins here: a divider, or a block of headers."""
    line = lines[at]
    if not line or len(line) > LONGEST_LINE:
        return False
    words = bare(line)
    if words in known.dividers:
        return True
    if not words and len(line.strip()) > HEADER_LINES:
        following = next((n for n in range(at + 1, min(at + 3, len(lines))) if lines[n].strip()), 0)
        return bool(following) and is_header_block(lines, following, known)
    return is_header_block(lines, at, known)


def is_header_block(lines: Sequence[str], at: int, known: Phrases) -> bool:
    """Whether a From line stands here with at least two of date, to, subject close behind."""
    line = lines[at]
    if ":" not in line[:24] or not known.header_from.match(line.lower()[:LONGEST_LINE]):
        return False
    others = 0
    for following in lines[at + 1 : at + 1 + HEADER_LINES]:
        if known.header_other.match(following[:40].lower()):
            others += 1
    return others >= FEWEST_HEADERS


def attribution(lines: Sequence[str], at: int, known: Phrases) -> int:
    """How many lines an attribution ("On ... wrote:") takes here; 0 when there is none."""
    first = lines[at]
    if not first or len(first) > LONGEST_LINE:
        return 0
    joined = ""
    for taken in range(1, ATTRIBUTION_LINES + 1):
        if at + taken > len(lines) or not lines[at + taken - 1].strip():
            return 0
        joined = f"{joined} {lines[at + taken - 1].strip()}".strip()
        if len(joined) > LONGEST_LINE:
            return 0
        if joined[-1] not in ":>":
            continue
        low = joined.lower()
        telling = any(sign.isdigit() or sign == "@" for sign in low)
        if telling and known.attribution.match(low):
            return taken
        if joined[-1] == ":":
            return 0
    return 0


def is_forward(quoted: Sequence[str], known: Phrases) -> bool:
    """Whether the quoted lines begin as a forwarded message does."""
    openings = [line for line in quoted[:6] if line.strip()]
    return any(bare(line) in known.forwarded for line in openings)


def without_headers(lines: Sequence[str]) -> tuple[str, ...]:
    """Forwarded lines without the dividers and header lines they begin with."""
    known = phrases()
    at = 0
    while at < len(lines):
        line = lines[at]
        words = bare(line)
        header = known.header_from.match(line[:40].lower()) or known.header_other.match(
            line[:40].lower()
        )
        if words and not header and words not in known.dividers:
            break
        at += 1
    return tuple(lines[at:])
