"""The set phrases that frame a mail: attributions, headers, closings, footers, in seven languages.

Only the table of ``data/mail_phrases.json``, read once and compiled.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick


@dataclass(frozen=True, slots=True)
class Phrases:
    """Compiled phrases. All patterns are linear on lines of bounded length."""

    attribution: re.Pattern[str]
    dividers: frozenset[str]
    """Words of the lines above a quoted or forwarded message."""
    longest_divider: int
    forwarded: frozenset[str]
    """Those of them above a forwarded one."""
    forward_subject: re.Pattern[str]
    header_from: re.Pattern[str]
    header_other: re.Pattern[str]
    mobile: tuple[str, ...]
    mobile_words: frozenset[str]
    """The words such lines begin with: a quick look."""
    closings: frozenset[str]
    footer: re.Pattern[str]
    sign_off_words: frozenset[str]
    """What a close or such a line begins with, in lower case: a quick look before the others."""
    footer_words: AhoCorasick
    """Without one of these a line has no footer phrase: a quick look before the patterns."""
    stub: re.Pattern[str]


def one_of(words: list[str]) -> str:
    """A regular expression for any of these literal words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def by_first_letter(patterns: list[str]) -> str:
    """The same as all patterns joined by ``|``, parted by first letter, which is much faster."""
    letters: dict[str, list[str]] = {}
    others: list[str] = []
    for pattern in patterns:
        if pattern[0].isalpha() and pattern[1] not in "?*+{":
            letters.setdefault(pattern[0], []).append(pattern[1:])
        else:
            others.append(pattern)
    return "|".join((*(f"{one}(?:{'|'.join(rest)})" for one, rest in letters.items()), *others))


@cache
def phrases() -> Phrases:
    """The phrases, compiled at first use."""
    table = json.loads(files("classifier").joinpath("data/mail_phrases.json").read_text("utf-8"))
    dividers = (*table["original_message"], *table["forwarded_message"])
    starts, verbs = one_of(table["attribution_starts"]), one_of(table["attribution_verbs"])
    return Phrases(
        attribution=re.compile(
            rf"(?:(?:{starts})\b.{{4,240}}?\b(?:{verbs})\b.{{0,120}}:"
            rf"|.{{1,100}}<\S{{1,200}}@\S{{1,200}}>.{{0,60}}\b(?:{verbs})\s?:"
            r"|\d{4}[-/.]\d\d?[-/.]\d\d? .{0,100}<\S{1,200}@\S{1,200}>:?)$"
        ),
        dividers=frozenset(dividers),
        longest_divider=max(map(len, dividers)),
        forwarded=frozenset(table["forwarded_message"]),
        forward_subject=re.compile(
            rf"\s*(?:{one_of(table['forward_subjects'])})\s?:", re.IGNORECASE
        ),
        header_from=re.compile(
            rf"[*_\s]{{0,3}}(?:{one_of(table['header_from'])})[*_\s]{{0,3}}:(.*)"
        ),
        header_other=re.compile(
            rf"[*_\s]{{0,3}}(?:{one_of(table['header_others'])})[*_\s]{{0,3}}:"
        ),
        mobile=tuple(table["mobile"]),
        mobile_words=frozenset(line.split()[0] for line in table["mobile"]),
        closings=frozenset(table["closings"]),
        footer=re.compile(r"©|\(c\) ?20\d\d|\b(?:" + by_first_letter(table["footer"]) + ")"),
        sign_off_words=frozenset(
            ("", *(line.split()[0].rstrip(",") for line in (*table["mobile"], *table["closings"])))
        ),
        footer_words=AhoCorasick(" ".join(table["footer_words"]).split(), store_patterns=False),
        stub=re.compile("|".join(table["stub"])),
    )
