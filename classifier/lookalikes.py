"""Domains made to be mistaken for a hiring platform's or a well-known company's.

Letters that look alike, one or two changed letters, added words such as ``-careers``, a known
domain used as a mere subdomain, an unusual ending. Knows no message.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from classifier.domains import is_free_mail, name_label, organisation, suffixes_of
from classifier.senders import platform_of, platforms
from classifier.vocabulary import lines_of, words

_LOOKS = str.maketrans(
    {
        **dict(zip("аеорсухіјѕһԁԛԝьгкмнтвпзё", "aeopcyxijshdqwbrkmhtbn3e", strict=True)),
        **dict(zip("αβγεηικνορτυχω", "abyenikvoptuxw", strict=True)),
        **dict(zip("013457|ıł$@", "oleastlilsa", strict=True)),
    }
)
_PAIRS = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "ll"))
_ONE_EDIT = 6
_ANY_EDIT = 8
_TWO_EDITS = 10
MOST_EDITS = 2


@cache
def _brands() -> tuple[tuple[str, str, str], ...]:
    """Names worth imitating (boards, platforms, large employers): label, its look, own domain."""
    listed: dict[str, str] = {}
    for domain in lines_of("imitated_domains.txt"):
        listed.setdefault(name_label(domain), domain)
    return tuple((one, _skeleton(one), domain) for one, domain in listed.items() if len(one) > 3)


@cache
def _genuine() -> frozenset[str]:
    return frozenset(lines_of("imitated_domains.txt")) | frozenset(platforms())


@lru_cache(maxsize=4096)
def imitated(domain: str) -> str:
    """The known domain that ``domain`` imitates, or empty."""
    own = organisation(domain)
    if not own or is_free_mail(domain):
        return ""
    if platform_of(domain) is not None:
        return ""
    inside = _as_subdomain(domain)
    if inside:
        return inside
    if own in _genuine():
        return ""
    shown = _decoded(name_label(domain))
    plain = _skeleton(shown)
    ending = own.partition(".")[2]
    for label, skeleton, genuine in _brands():
        if shown == label:
            if ending in words("odd_endings"):
                return genuine
        elif (
            plain in (label, skeleton)
            or (label in plain and _with_added_words(plain, label))
            or (abs(len(plain) - len(label)) <= MOST_EDITS and _near(plain, label))
        ):
            return genuine
    return ""


@cache
def _hyphened() -> tuple[str, ...]:
    return tuple(one for one in platforms() if "-" in one)


def _as_subdomain(domain: str) -> str:
    """``greenhouse-mail.io.evil.com``: a known domain stands whole, but not at the end."""
    labels = domain.lower().split(".")
    for start in range(len(labels) - 2):
        for end in range(start + 2, len(labels)):
            inner = ".".join(labels[start:end])
            if inner in _genuine():
                return inner
    first = next(iter(suffixes_of(domain)[-2:-1]), "")
    ending = (one for one in _hyphened() if first.endswith(one) and first != one)
    return next(ending, "")


def _decoded(label: str) -> str:
    """The label as it is shown: ``xn--`` forms decoded, where they can be."""
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label


@lru_cache(maxsize=4096)
def _skeleton(label: str) -> str:
    plain = unicodedata.normalize("NFKD", label.lower())
    plain = "".join(one for one in plain if not unicodedata.combining(one)).translate(_LOOKS)
    for pair, one in _PAIRS:
        plain = plain.replace(pair, one)
    return plain


def _near(plain: str, label: str) -> bool:
    """One edit away, two for long labels; in short ones no letter is another (Strike, Stripe)."""
    if len(label) < _ONE_EDIT or abs(len(plain) - len(label)) > MOST_EDITS:
        return False
    if len(label) < _TWO_EDITS:
        if len(plain) == len(label) and len(label) < _ANY_EDIT:
            return sorted(plain) == sorted(label) and OSA.distance(plain, label) == 1
        return OSA.distance(plain, label) == 1 and plain != f"{label}s"
    return 0 < OSA.distance(plain, label, score_cutoff=MOST_EDITS) <= MOST_EDITS


def _with_added_words(plain: str, label: str) -> bool:
    """``linkedin-jobs``, ``hr-amazon``, ``careersmicrosoft``."""
    parts = plain.split("-")
    if label in parts and len(parts) > 1:
        rest = [one for one in parts if one != label]
        return all(one in words("lure") or one.isdigit() for one in rest)
    if len(label) < _ONE_EDIT:
        return False
    before, _, after = plain.partition(label)
    left = [one.strip("-") for one in (before, after) if one.strip("-")]
    return bool(left) and all(one in words("lure") for one in left)
