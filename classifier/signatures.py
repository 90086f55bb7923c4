"""The name block and the legal small print below a mail's own words.

Works on the lines that ``quotes`` left. A line is taken away only when it is clearly furniture:
losing a sentence of the sender is worse than keeping a footer.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import compress

from classifier.phrases import Phrases, phrases

SIGNATURE_LINES = 14
SIGNATURE_WORDS = 11
SIGNATURE_LENGTH = 90
CLOSING_LENGTH = 60
MOST_CLOSINGS = 20
"""Closes that are looked at; no mail has more, an attack may."""
FOOTER_SENTENCES = 2
FOOTER_LENGTH = 320
"""A longer line with footer words is taken only where the sender has already signed."""


@dataclass(frozen=True, slots=True)
class Body:
    """Own words, signature and footer, each as lines."""

    text: tuple[str, ...]
    signature: tuple[str, ...]
    footer: tuple[str, ...]


def split_signature(lines: Sequence[str], said: AbstractSet[str]) -> Body:
    """Tell the words from the name block and the footer; every line lands in one of the three.

    ``said`` holds the words of the text in lower case.
    """
    known = phrases()
    hints = tuple(known.footer_words & said)
    start = signature_start(lines, known, hints)
    text = list(lines[:start])
    footer: list[str] = []
    if hints:
        small = [is_footer(line, known, hints, signed=False) for line in text]
        if True in small:
            footer = list(compress(text, small))
            text = [line for line, aside in zip(text, small, strict=True) if not aside]
    signature: list[str] = []
    small_print = False
    dashed = start < len(lines) and lines[start].rstrip() == "--"
    for line in lines[start:]:
        if small_print or is_footer(line, known, hints, signed=True):
            small_print = True
            footer.append(line)
        elif dashed or fits_signature(line) or is_closing(line, known):
            signature.append(line)
        else:
            text.append(line)
    return Body(tuple(text), tuple(signature), tuple(footer))


def signature_start(lines: Sequence[str], known: Phrases, hints: tuple[str, ...]) -> int:
    """Index of the first line of the name block; the number of lines when there is none."""
    tried = 0
    for at, line in enumerate(lines):
        if not line or len(line) > CLOSING_LENGTH:
            continue
        if line.rstrip() == "--" or is_mobile(line, known):
            return at
        if is_closing(line, known):
            if signs_off(lines, at, known, hints):
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
    words = line.lower().strip(" \t,.!:;*_-")
    return words in known.closings or ("," in words and words.partition(",")[0] in known.closings)


def signs_off(lines: Sequence[str], at: int, known: Phrases, hints: tuple[str, ...]) -> bool:
    """Whether only a name block and small print follow the close at ``at``.

    One longer line may follow (a postscript); two mean the mail goes on.
    """
    prose = names = 0
    for line in lines[at + 1 :]:
        if not line.strip() or is_closing(line, known):
            continue
        if is_footer(line, known, hints, signed=True):
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


def is_footer(line: str, known: Phrases, hints: tuple[str, ...], *, signed: bool) -> bool:
    """Whether the line is small print: unsubscribe, disclaimer, company register, platform note.

    ``hints`` are the words of such phrases that the whole text holds at all.
    """
    if not hints or not line or (not signed and len(line) > FOOTER_LENGTH):
        return False
    low = line[:2_000].lower()
    for hint in hints:
        if hint in low:
            break
    else:
        return False
    if not signed and line.count(". ") >= FOOTER_SENTENCES:
        return False
    return known.footer.search(low) is not None
