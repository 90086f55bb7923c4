"""Which messages deserve to be read whole, judged by a few headers. Recall comes first.

Missing an interview costs more than fetching a newsletter, so whatever may be about a job search
passes. What it is about is decided later, on the whole message.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from email.utils import parseaddr

from classifier.domains import is_free_mail
from classifier.job_words import JobWords, job_words
from classifier.senders import never_answers, platform_of

WORD = re.compile(r"[^\W\d_]+")
BULK_HEADERS = ("list-unsubscribe", "list-id")
DAEMONS = re.compile(r"\b(?:mailer-daemon|postmaster)@", re.IGNORECASE)
"""Who sends back what did not arrive: the person's own application may be among it."""
OWN_FOLDERS = frozenset(("sent", "drafts"))


def worth_reading(headers: Mapping[str, str]) -> bool:
    """Whether a message may be about a job search.

    ``headers`` holds decoded values under lower-case names: ``from`` and ``subject``, and where at
    hand ``in-reply-to``, ``references``, ``list-unsubscribe``, ``content-type`` and ``folder``
    (the models' name of the folder it lies in: what the person wrote is always read).
    """
    if headers.get("folder", "") in OWN_FOLDERS:
        return True
    if headers.get("in-reply-to") or headers.get("references"):
        return True
    form = headers.get("content-type", "").lower()
    if "calendar" in form or "multipart/report" in form or headers.get("x-failed-recipients"):
        return True
    if DAEMONS.search(headers.get("from", "")):
        return True
    known = job_words()
    subject = headers.get("subject", "")[:400].lower()
    said = WORD.findall(subject)
    if not said or (said[0] in known.replies and ":" in subject[:12]):
        return True
    if not known.search.isdisjoint(said):
        return True
    bulk = any(headers.get(name) for name in BULK_HEADERS)
    if not bulk and not known.talk.isdisjoint(said):
        return True
    return sender_may_hire(headers.get("from", ""), known, bulk=bulk)


def sender_may_hire(sender: str, known: JobWords, *, bulk: bool) -> bool:
    """Whether the From field is a hiring platform's, a hiring desk's or a person's at work."""
    name, address = parseaddr(sender[:400].lower())
    local, _, domain = address.rpartition("@")
    if not domain or platform_of(domain) is not None:
        return True
    parts = WORD.findall(local)
    if not known.desks.isdisjoint(parts) or not known.search.isdisjoint(WORD.findall(name)):
        return True
    if not known.desks.isdisjoint(WORD.findall(name)):
        return True
    if bulk or never_answers(local) or is_free_mail(domain):
        return False
    named = [part for part in WORD.findall(name) if part in local]
    return bool(named) or (len(parts) > 1 and not name)
