"""The name block and the legal small print below a mail's own words.

Works on the lines that ``quotes`` left. A line is taken away only when it is clearly furniture:
losing a sentence of the sender is worse than keeping a footer.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate

from classifier.phrases import Phrases, phrases

SIGNATURE_LINES = 14
SIGNATURE_WORDS = 11
SIGNATURE_LENGTH = 90
CLOSING_LENGTH = 60
MOST_CLOSINGS = 20
"""Closes that are looked at; no mail has more, an attack may."""
AROUND = " \t,.!:;*_-"
"""What may stand around a complimentary close."""
FOOTER_SENTENCES = 2
FOOTER_LENGTH = 320
"""A longer line with footer words is taken only where the sender has already signed."""


@dataclass(frozen=True, slots=True)
class Body:
    """Own words, signature and footer, each as lines."""

    text: tuple[str, ...]
    signature: tuple[str, ...]
    footer: tuple[str, ...]


def split_signature(lines: Sequence[str]) -> Body:
    """Tell the words from the name block and the footer; every line lands in one of the three."""
    known = phrases()
    hinted = hinted_lines(lines, known)
    start = signature_start(lines, known, hinted)
    text = list(lines[:start])
    aside = [
        at for at in sorted(hinted) if at < start and is_footer(lines[at], known, signed=False)
    ]
    if not any(lines[at].strip() for at in range(start) if at not in aside):
        aside = []  # Small print alone is what the mail says.
    footer = [lines[at] for at in aside]
    for at in reversed(aside):
        del text[at]
    signature: list[str] = []
    small_print = False
    dashed = start < len(lines) and lines[start].rstrip() == "--"
    for at, line in enumerate(lines[start:], start):
        if small_print or (at in hinted and is_footer(line, known, signed=True)):
            small_print = True
            footer.append(line)
        elif dashed or fits_signature(line) or is_closing(line, known):
            signature.append(line)
        else:
            text.append(line)
    return Body(tuple(text), tuple(signature), tuple(footer))


def hinted_lines(lines: Sequence[str], known: Phrases) -> AbstractSet[int]:
    """Indices of the lines that hold one of the words of small print."""
    low = "\n".join(lines).lower()
    found = [
        start
        for _, start, end in known.footer_words.find_matches_as_indexes(low, overlapping=True)
        if not (low[start - 1 : start].isalnum() or low[end : end + 1].isalnum())
    ]
    if not found:
        return frozenset()
    ends = list(accumulate(len(line) + 1 for line in lines))
    return {bisect_right(ends, start) for start in found}


def signature_start(lines: Sequence[str], known: Phrases, hinted: AbstractSet[int]) -> int:
    """Index of the first line of the name block; the number of lines when there is none."""
    tried = 0
    for at, line in enumerate(lines):
        if not line or len(line) > CLOSING_LENGTH:
            continue
        first = line.lower().lstrip(AROUND).partition(" ")[0].rstrip(AROUND)
        if first not in known.sign_off_words:
            continue
        if line.rstrip() == "--" or is_mobile(line, known):
            return at
        if is_closing(line, known):
            if signs_off(lines, at, known, hinted):
                return at
            tried += 1
            if tried == MOST_CLOSINGS:
                break
    return len(lines)


def is_mobile(line: str, known: Phrases) -> bool:
    """Whether a telephone or a mail program wrote this short line ("Sent from my ...")."""
    words = line.lower().lstrip()
    return words.partition(" ")[0] in known.mobile_words and words.startswith(known.mobile)


def is_closing(line: str, known: Phrases) -> bool:
    """Whether the line is a complimentary close and nothing else."""
    if not line or len(line) > CLOSING_LENGTH:
        return False
    words = line.lower().strip(AROUND)
    return words in known.closings or ("," in words and words.partition(",")[0] in known.closings)


def signs_off(lines: Sequence[str], at: int, known: Phrases, hinted: AbstractSet[int]) -> bool:
    """Whether only a name block and small print follow the close at ``at``.

    One longer line may follow (a postscript); two mean the mail goes on.
    """
    prose = names = 0
    for here, line in enumerate(lines[at + 1 :], at + 1):
        if not line.strip() or is_closing(line, known):
            continue
        if here in hinted and is_footer(line, known, signed=True):
            break
        if fits_signature(line):
            names += 1
            if names > SIGNATURE_LINES:
                return False
        else:
            prose += 1
            if prose > 1 or not names:
                return False
    return True


def fits_signature(line: str) -> bool:
    """Whether a line is as short as a name block's lines are, and no sentence."""
    if len(line) > SIGNATURE_LENGTH:
        return False
    words = line.split()
    if len(words) > SIGNATURE_WORDS or line[:3].upper().startswith(("PS", "P.S", "NB")):
        return False
    return not (len(words) > 3 and line.rstrip().endswith((".", "?", "!")))  # noqa: PLR2004


def is_footer(line: str, known: Phrases, *, signed: bool) -> bool:
    """Whether the line is small print: unsubscribe, disclaimer, company register, platform note."""
    if not signed and (len(line) > FOOTER_LENGTH or line.count(". ") >= FOOTER_SENTENCES):
        return False
    return known.footer.search(line[:2_000].lower()) is not None
