"""What the classifier understood of one message, without looking at any other.

A reading is a fact in the store, beside its message: it holds evidence, never a conclusion about
the whole search. Conclusions are drawn in ``report`` from all readings together.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from models.message import Address


class Kind(StrEnum):
    """What one message is about the person's own search. The closed list of the report."""

    APPLICATION = "application"
    INTERVIEW = "interview"
    ASSESSMENT = "assessment"
    OFFER = "offer"
    REJECTION = "rejection"
    OUTREACH = "outreach"
    UPDATE = "update"
    OTHER = "other"


DOMAIN_ALONE = "domain alone"
"""``employer_because`` where nobody wrote the name: it is the label of the sender's domain."""


class Origin(StrEnum):
    """Who decided a kind."""

    RULE = "rule"
    MODEL = "model"
    PERSON = "person"


class SenderClass(StrEnum):
    """What sort of sender a message has."""

    PERSON = "person"
    """A human's own mailbox."""
    ROBOT = "robot"
    """An employer's own no-reply or automatic sender."""
    ATS = "ats"
    """A hiring platform writing for employers."""
    BOARD = "board"
    """A job board."""
    ASSESSMENT = "assessment"
    """A testing platform."""
    SCHEDULING = "scheduling"
    """A calendar booking platform."""
    BULK = "bulk"
    """Newsletters, lists, marketing."""


class Sign(StrEnum):
    """One thing a message says or asks, beyond its kind. A message may show several."""

    # written to the person
    RECEIPT = "receipt"
    """Confirms that an application has arrived."""
    ASKS = "asks"
    """Waits for the person's answer: times, documents, a yes or no."""
    OFFERS_SLOTS = "offers_slots"
    """Invites to a talk whose time is still open: slots to choose, a booking link."""
    CALLS_SOON = "calls_soon"
    """Announces a phone call, no interview: "I will call you in a few minutes"."""
    ON_HOLD = "on_hold"
    FILLED = "filled"
    """Someone else has the post; filled inside or outside."""
    ROLE_CANCELLED = "role_cancelled"
    VERBAL_OFFER = "verbal_offer"
    """An offer announced or spoken, with no contract yet."""
    CONTRACT = "contract"
    """A written offer or a contract to sign is attached or linked."""
    CONTRACT_SIGNED = "contract_signed"
    OFFER_WITHDRAWN = "offer_withdrawn"
    GOT_ASSESSMENT = "got_assessment"
    """Confirms that the returned test or task has arrived."""
    REFERENCES = "references"
    """Asks for, or reports on, references or background checks."""
    KEPT_ON_FILE = "kept_on_file"
    NO_REASONS = "no_reasons"
    """Policy forbids giving reasons."""
    AUTO_REPLY = "auto_reply"
    """Out of office and its like (RFC 3834)."""
    CONFIRMS_TIME = "confirms_time"
    """Fixes or confirms the time of a talk."""
    CANCELS_TIME = "cancels_time"
    MOVES_TIME = "moves_time"
    CLIENT_HIDDEN = "client_hidden"
    """An agency writes for a client it does not name."""
    REFERRAL = "referral"
    """Somebody recommended the person."""
    # written by the person
    APPLIES = "applies"
    ANSWERS = "answers"
    """Gives what was asked for: times, documents, a yes."""
    THANKS = "thanks"
    FOLLOWS_UP = "follows_up"
    """Asks where things stand."""
    RETURNS_ASSESSMENT = "returns_assessment"
    ASKS_TO_MOVE = "asks_to_move"
    """Asks to move a fixed talk to another time."""
    WITHDRAWS = "withdraws"
    ACCEPTS = "accepts"
    """Says yes to an offer."""
    DECLINES = "declines"
    """Says no to an offer, or to a recruiter's outreach."""
    HIRING_SIDE = "hiring_side"
    """The person writes or is written to as somebody who hires: not their own search."""


class TalkState(StrEnum):
    """What a message says about a talk's time."""

    FIXED = "fixed"
    PROPOSED = "proposed"
    MOVED = "moved"
    """Fixed anew, in place of an earlier time."""
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class TalkRead:
    """A talk with people (interview, call, panel) as one message dates it.

    ``start`` and ``end`` are aware wall-clock times with the offset of the place they were written
    for; both are None when only the day is said. ``also`` holds the second reading of an ambiguous
    day such as 03/04, else None.
    """

    day: date
    state: TalkState
    start: datetime | None = None
    end: datetime | None = None
    zone: str = ""
    """IANA name where one was given, else empty."""
    round: int | None = None
    title: str = ""
    """How they call it: "phone screen", "Final panel"."""
    uid: str = ""
    """UID of the calendar invitation, else empty."""
    sequence: int = 0
    quote: str = ""
    """The words or the calendar line it was read from."""
    organizer: Address | None = None
    attendees: tuple[Address, ...] = ()
    also: date | None = None
    note: str = ""
    """What was left aside, such as a recurrence rule."""


class PromiseKind(StrEnum):
    """What sort of word was given about when the person will hear."""

    DATED = "dated"
    """ "You will hear by Friday": has ``due``."""
    SOFT = "soft"
    """ "We will keep you posted": no date."""
    PERMISSION = "permission"
    """ "If you have not heard by Monday, do check in": ``due`` is that day, if named."""
    SILENCE_MEANS_NO = "silence_means_no"
    """ "Only shortlisted candidates are contacted": ``due`` is when no answer is a no, if said."""


@dataclass(frozen=True, slots=True)
class PromiseRead:
    """A word about when the person will hear, as one message gives it.

    ``due`` is the last day of what was said ("within 5-7 working days": the seventh);
    ``earliest`` the first. ``by_phone`` when they said they would call.
    """

    kind: PromiseKind
    due: date | None
    quote: str
    earliest: date | None = None
    by_phone: bool = False


@dataclass(frozen=True, slots=True)
class Authenticity:
    """What the message itself tells of who really sent it; no other message is considered.

    ``spf``, ``dkim``, ``dmarc`` are the receiving provider's results (``pass``, ``fail``, ...;
    empty when not checked). ``signed_by`` are the domains of valid DKIM signatures.
    """

    spf: str = ""
    dkim: str = ""
    dmarc: str = ""
    signed_by: tuple[str, ...] = ()
    aligned: bool | None = None
    """A passed check speaks for the From domain (RFC 7489); None when nothing was checked."""
    reply_elsewhere: str = ""
    """The Reply-To's organisational domain where it differs from the sender's, else empty."""
    free_mail: bool = False
    """Sent from a free-mail provider."""
    platform: str = ""
    """The hiring platform or board whose own domain sent it, else empty."""
    lookalike: str = ""
    """The known platform or company domain that the sender's domain imitates, else empty."""
    scam_marks: tuple[str, ...] = ()
    """Each a short phrase in words: "asks for bank details before any talk"."""


@dataclass(frozen=True, slots=True)
class PersonRead:
    """Somebody named in a message. ``part`` as in ``employer.Part``, empty when unclear."""

    name: str
    address: str = ""
    part: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one message says. ``key`` is the message's key."""

    key: str
    kind: Kind
    confidence: float = 1.0
    """0 to 1, calibrated; 1.0 for a sure cue."""
    origin: Origin = Origin.RULE
    because: tuple[str, ...] = ()
    """The words or signs that decided, for people."""
    sure: bool = True
    """False: below the stated confidence; shown in the "please check" list."""
    sender_class: SenderClass = SenderClass.PERSON
    signs: frozenset[Sign] = frozenset()
    employer: str = ""
    """Empty: no name found, which is better than a wrong one."""
    employer_because: str = ""
    """Where the name stood: "subject", "signature", "calendar organiser"."""
    via: str = ""
    """The agency acting for the employer, else empty."""
    domain: str = ""
    """The employer's (or agency's) own mail domain; empty for platforms and free mail."""
    role: str = ""
    requisitions: tuple[str, ...] = ()
    """Requisition or reference numbers, normalised to upper case without spaces."""
    people: tuple[PersonRead, ...] = ()
    talks: tuple[TalkRead, ...] = ()
    promises: tuple[PromiseRead, ...] = ()
    deadline: date | None = None
    """By when the person must act: decide on an offer, return a test."""
    language: str = ""
    """ISO 639-1, else empty."""
    country: str = ""
    """ISO 3166-1 alpha-2 of the employer where something tells, else empty."""
    authenticity: Authenticity = Authenticity()
    snippet: str = ""
    """The first words the sender wrote in this message, at most 200 characters."""
    version: int = 1
    """Of the program part that read it; older readings are made anew."""

    @property
    def keeps_words(self) -> bool:
        """Whether the message's text is kept: it is about the search, pretends so, or is unsure."""
        pretends = bool(self.authenticity.scam_marks)
        return self.kind is not Kind.OTHER or not self.sure or pretends

    @property
    def robot(self) -> bool:
        """Written by a machine: its word does not end a silence."""
        return self.sender_class is not SenderClass.PERSON or Sign.AUTO_REPLY in self.signs
