"""Whether to trust a message: what it tells of itself, held against the person's own mail.

Genuine needs both: that the sending domain has proved itself, and a tie to the person's own search
that a stranger cannot know or forge. Words alone never make a message genuine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher

from models.correspondence import Entry
from models.naming import domain_label, employer_key, own_domain, squeezed
from models.reading import Authenticity, Kind
from models.spam_alert import SpamAlert, Suspicion, Verdict
from models.wording import short_day

PASS, FAIL = "pass", "fail"
ANSWERS = "it answers a message of yours"
ALIKE = 0.84
SHORTEST_LABEL = 5
LOOKS_LIKE = str.maketrans({"0": "o", "1": "l", "3": "e", "5": "s", "7": "t", "ı": "i", "а": "a"})


class Known:
    """What the person's own mail tells: threads, employers, domains, platforms. Only grows."""

    def __init__(self) -> None:
        self.own: dict[str, frozenset[str]] = {}
        """Ids of the person's own messages, and what each of them answers."""
        self.marked: set[str] = set()
        """Ids of messages with marks of fraud: to have answered one is no tie."""
        self.search_ids: set[str] = set()
        self.applied: dict[str, date] = {}
        """First day an application to each employer is proved for, by employer key."""
        self.met: dict[str, date] = {}
        """First day of any mail with each employer, by employer key."""
        self.names: dict[str, str] = {}
        self.domains: dict[str, str] = {}
        """Employers' own domains seen in mail that is not junk, with the employer's name."""

    def home(self, key: str) -> str:
        """An own domain that the employer has written from, or empty."""
        return next((one for one, name in self.domains.items() if employer_key(name) == key), "")

    def add(self, one: Entry) -> None:
        """Take in a message of the search that lies outside junk and is no fraud."""
        if one.out:
            answered = (*one.message.in_reply_to, *one.message.references)
            self.own[one.message.id] = frozenset(answered)
        else:
            self.search_ids.add(one.message.id)
        key = employer_key(one.reading.employer)
        if key and one.reading.kind is not Kind.OUTREACH:
            self.met[key] = min(self.met.get(key, one.day), one.day)
            if one.reading.kind is Kind.APPLICATION:
                self.applied[key] = min(self.applied.get(key, one.day), one.day)
            self.names.setdefault(key, one.reading.employer)
        domain = own_domain(one.reading.domain)
        if domain:
            self.domains.setdefault(domain, one.reading.employer)


@dataclass(frozen=True, slots=True)
class Judged:
    """The verdict on one message, and the reasons in words."""

    verdict: Verdict
    reasons: tuple[str, ...]
    tied: bool
    """Something ties it to the person's search, or it pretends so."""
    employer: str = ""
    """For whom it speaks, or pretends to."""


def judge(one: Entry, known: Known) -> Judged:
    """Genuine, doubtful or scam, for a message in junk or a suspicious one anywhere."""
    told = one.reading.authenticity
    ties = list(_ties(one, known))
    fraud = list(_fraud(one, known))
    proved, checks = _proof(one, told)
    claims = _claims(one, known)
    tied = bool(ties) or bool(claims)
    name = one.reading.employer or known.names.get(claims, "")
    said = _applied_words(one, known)
    if fraud:
        return Judged(Verdict.SCAM, (*fraud, *checks), tied, name)
    doubts = list(_doubts(one, known, ties))
    if proved and ties and not doubts:
        return Judged(Verdict.GENUINE, (*said, *ties, *checks), tied, name)
    return Judged(Verdict.DOUBTFUL, (*said, *ties, *doubts, *checks), tied, name)


def _claims(one: Entry, known: Known) -> str:
    """Key of the employer known before for whom it speaks, by its words or its sender's name."""
    key = employer_key(one.reading.employer)
    if key:
        return key if key in known.met else ""
    name = f" {employer_key(one.message.sender.name)} "
    return next((met for met in sorted(known.met) if f" {met} " in name), "")


def _applied_words(one: Entry, known: Known) -> Iterator[str]:
    key = employer_key(one.reading.employer)
    if key in known.applied:
        yield f"you applied to {known.names[key]} on {short_day(known.applied[key])}"
    elif key in known.met:
        yield f"you are in touch with {known.names[key]} since {short_day(known.met[key])}"


def _sender_domain(one: Entry) -> str:
    return own_domain(one.message.sender.domain)


def _ties(one: Entry, known: Known) -> Iterator[str]:
    """What ties it to the search and is hard to forge."""
    answered = {*one.message.in_reply_to, *one.message.references}
    if _answers(one, known):
        yield ANSWERS
    elif answered & known.search_ids:
        yield "it belongs to a conversation you know"
    domain, key = _sender_domain(one), employer_key(one.reading.employer)
    if domain in known.domains:
        yield f"{domain} has written to you before"
    elif key in known.met:
        label = domain_label(domain)
        if label in {squeezed(key), key.split()[0]} and not known.home(key):
            yield f"it comes from {domain}"
        elif one.reading.authenticity.platform:
            yield f"it comes through {one.reading.authenticity.platform}"


def _answers(one: Entry, known: Known) -> bool:
    """Whether it answers a mail of the person's that was itself no answer to a fraud."""
    return any(
        id_ in known.own and known.own[id_].isdisjoint(known.marked)
        for id_ in (*one.message.in_reply_to, *one.message.references)
    )


def _fraud(one: Entry, known: Known) -> Iterator[str]:
    """What only frauds do."""
    told = one.reading.authenticity
    yield from told.scam_marks
    domain = _sender_domain(one)
    imitated = told.lookalike or ("" if told.platform else _imitated(domain, known))
    if imitated and domain not in known.domains:
        yield f"{domain or one.message.sender.address} looks like {imitated} but is not"


def _imitated(domain: str, known: Known) -> str:
    """The known domain that this one resembles: a letter off, or with words added."""
    label = domain_label(domain)
    if not label or domain in known.domains:
        return ""
    plain = label.translate(LOOKS_LIKE)
    for other in known.domains:
        model = domain_label(other)
        if len(model) < SHORTEST_LABEL:
            continue
        swapped = plain == model.translate(LOOKS_LIKE) and label != model
        added = model in plain and plain != model and _only_added(domain, model)
        near = SequenceMatcher(None, plain, model, autojunk=False).ratio() >= ALIKE
        if swapped or added or (near and plain != model and len(plain) - len(model) in {-1, 0, 1}):
            return other
    return ""


def _only_added(domain: str, model: str) -> bool:
    """``contoso-careers.com`` adds a word with a hyphen, ``contosolutions.com`` is a name."""
    words = domain.split(".", 1)[0].split("-")
    return model in words or any(
        "".join(words).translate(LOOKS_LIKE) in {model + more, more + model} for more in ADDED
    )


ADDED = ("careers", "career", "jobs", "job", "hr", "hiring", "recruiting", "recruitment", "talent")


def _proof(one: Entry, told: Authenticity) -> tuple[bool, tuple[str, ...]]:
    """Whether the sending domain has proved itself, and the results in words."""
    domain = _sender_domain(one) or one.message.sender.domain
    results = [("DMARC", told.dmarc), ("DKIM", told.dkim), ("SPF", told.spf)]
    passed = [name for name, result in results if result == PASS]
    failed = [name for name, result in results if result not in {PASS, "", "none", "neutral"}]
    if told.dmarc == FAIL or (failed and not passed):
        return False, tuple(f"{name} failed for {domain}" for name in failed)
    if not passed:
        return False, ("the sender could not be checked",)
    aligned = told.aligned is True or told.dmarc == PASS
    if not aligned:
        return False, (f"{passed[0]} passed, but not for {domain}",)
    best = "DKIM" if "DKIM" in passed else passed[0]
    return True, (f"{best} passed for {domain}",)


def _doubts(one: Entry, known: Known, ties: Sequence[str]) -> Iterator[str]:
    told = one.reading.authenticity
    answers = ANSWERS in ties
    if told.free_mail and one.reading.employer and not answers:
        yield f"a free-mail address that speaks for {one.reading.employer}"
    if told.reply_elsewhere and not told.platform and not answers:
        yield f"answers would go to {told.reply_elsewhere}"
    key = employer_key(one.reading.employer)
    home = known.home(key)
    if home and not ties and domain_label(_sender_domain(one)) == squeezed(key):
        yield f"{one.reading.employer} has written to you from {home} before"
    if not ties:
        yield "nothing in your own mail leads to this sender"


def alert(one: Entry, judged: Judged, junk_days: int) -> SpamAlert | None:
    """The find to show, if it is one: fraud that pretends nothing about the search is left out."""
    if judged.verdict is Verdict.SCAM and not judged.tied:
        return None
    return SpamAlert(
        message=one.message.id,
        key=one.key,
        employer=judged.employer or one.reading.employer,
        kind=one.reading.kind,
        verdict=judged.verdict,
        reasons=judged.reasons,
        deleted_on=one.day + timedelta(days=junk_days),
    )


def suspicious(one: Entry, known: Known) -> Suspicion | None:
    """A marked message outside junk that is likely fraud: it must not book an interview.

    Marks in a conversation the person takes part in, or from an employer's known domain, are no
    ground: after an offer bank details are asked for in earnest.
    """
    told = one.reading.authenticity
    judged = judge(one, known)
    ties = list(_ties(one, known))
    trusted = ANSWERS in ties or (ties and not told.lookalike and told.dmarc != FAIL)
    if judged.verdict is not Verdict.SCAM or trusted:
        return None
    return Suspicion(one.message.id, one.key, one.reading.employer, judged.reasons)
