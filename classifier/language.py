"""Which of the seven languages a text is written in, by counting its commonest words.

It knows nothing of mail. No answer is better than a wrong one: short or mixed text has none.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from classifier.tokens import tokens

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")
ENOUGH_TEXT = 500
"""Characters looked at: the opening of a mail tells its language."""
FEWEST_HITS = 2
CLEAR_LEAD = 1.2


@cache
def stop_words() -> Mapping[str, tuple[str, ...]]:
    """For each common word the languages that have it."""
    table = json.loads(files("classifier").joinpath("data/stop_words.json").read_text("utf-8"))
    found: dict[str, list[str]] = {}
    for language, words in table.items():
        for word in set(words.split()):
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}


def language(text: str) -> str:
    """ISO 639-1 code of one of ``LANGUAGES``, or empty when unclear. Linear, bounded input."""
    return language_of(tokens(text[:ENOUGH_TEXT]))


def language_of(words: Sequence[str]) -> str:
    """The same of a text's words in lower case.

    A word shared by several languages counts a share for each.
    """
    found = Counter(map(stop_words().get, words))
    found.pop(None, 0)
    if found.total() < FEWEST_HITS:
        return ""
    scores = dict.fromkeys(LANGUAGES, 0.0)
    for languages, count in found.items():
        for one in languages or ():
            scores[one] += count / len(languages or ())
    best, second = sorted(scores, key=scores.__getitem__, reverse=True)[:2]
    return best if scores[best] >= CLEAR_LEAD * scores[second] else ""
