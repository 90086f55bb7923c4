"""A run of tokens with the questions the grammars ask of it, and what the mail says of its place.

No grammar is here: only looking, and the context a date is read in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from classifier.date_words import DASHES, END, Token, fold, likely_language, tokens
from models.working_days import WeekdaysOnly, WorkingDays

WEEKDAYS_ONLY = WeekdaysOnly()
DATE_MARKS = frozenset({"weekday", "month", "relative", "short_weekday", "short_month"})
AROUND = (END,) * 8
STICKY = frozenset("#_$€£+=&@%")
"""Right before a number: it is an id, an amount, an address."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a date phrase is read against: when and where the mail was written, and how."""

    sent_at: datetime
    language: str = "en"
    zone_hint: str = ""
    """IANA name of the place the mail speaks of, where something else told it."""
    day_first: bool | None = None
    """Order of "03/04" in the sender's earlier mails; None when unknown."""
    working_days: WorkingDays = WEEKDAYS_ONLY
    country: str = ""

    @property
    def today(self) -> date:
        """The day of sending, in the sender's own offset."""
        return self.sent_at.date()


@dataclass(frozen=True, slots=True)
class Line:
    """Text, its tokens and its context. Indexes are token indexes and may run past the end."""

    text: str
    folded: str
    tokens: tuple[Token, ...]
    """With ``AROUND`` behind the last one, which is where index -1 leads, too."""
    context: Context

    def token(self, at: int) -> Token:
        """The token at ``at``; an empty one outside."""
        try:
            return self.tokens[at]
        except IndexError:
            return END

    def value(self, at: int, mark: str) -> str | None:
        """What the token at ``at`` is worth as ``mark``, or None."""
        return self.token(at).marks.get(mark)

    def past(self, at: int, *marks: str, signs: str = "", dashes: bool = False) -> int:
        """The index behind up to four tokens with one of ``marks`` or of ``signs``."""
        for one in range(at, at + 4):
            token = self.token(one)
            if not token.marks.keys().isdisjoint(marks):
                continue
            word = token.word
            if not word or not (word in signs or (dashes and word in DASHES)):
                return one
        return at + 4

    def touches(self, at: int) -> bool:
        """Whether nothing stands between the token at ``at`` and the one before."""
        return (
            at > 0 and bool(self.token(at).word) and self.token(at - 1).end == self.token(at).start
        )

    def glued(self, at: int) -> bool:
        """Whether a number is part of something longer: an id, an amount, a version, a path."""
        token = self.token(at)
        before = self.text[token.start - 1] if token.start else " "
        if before in "Tt" and token.start > 1 and self.text[token.start - 2].isdigit():
            return False  # ISO 8601's "T"
        return before.isalnum() or before in STICKY

    def coded(self, at: int) -> bool:
        """Whether a number goes on from letters or a slash, as in "REQ-2026-03-12"."""
        start = self.token(at).start
        before = self.text[max(start - 2, 0) : start]
        return self.glued(at) or (before[-1:] in {"-", "/"} and before[:1].isalpha())

    def is_day_number(self, at: int) -> bool:
        """Whether a number is followed by a month: "10 - 14 March"."""
        after = self.past(at + 1, "suffix", "glue", signs=".")
        return bool(self.token(after).marks.keys() & {"month", "short_month"})

    def small_number(self, at: int) -> int | None:
        """A number in figures or words, else None."""
        token = self.token(at)
        if token.number >= 0:
            return token.number
        value = token.marks.get("number")
        return int(value) if value else None

    def starts_date(self, at: int) -> bool:
        """Whether a date stands at ``at``: then "am" before it is the German preposition."""
        token = self.token(at)
        if self.context.language != "de":
            return False
        return bool(token.marks.keys() & DATE_MARKS) or (
            token.number > 0 and self.token(at + 1).word == "."
        )


def line_of(text: str, context: Context) -> Line:
    """``text`` made ready for the grammars."""
    return Line(text, fold(text), tokens(text, context.language) + AROUND, context)


def context_of(
    text: str,
    *,
    sent_at: datetime,
    language: str = "",
    zone_hint: str = "",
    day_first: bool | None = None,
    working_days: WorkingDays = WEEKDAYS_ONLY,
    country: str = "",
) -> Context:
    """The context of a message; an unknown language is guessed from ``text``."""
    return Context(
        sent_at=sent_at,
        language=language or likely_language(text),
        zone_hint=zone_hint,
        day_first=day_first,
        working_days=working_days,
        country=country,
    )
