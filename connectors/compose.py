"""A prepared draft to bytes of a mail (RFC 5322), or to a mailto address (RFC 6068). Pure.

Nothing is ever sent from here.
"""

from __future__ import annotations

from datetime import datetime
from email.headerregistry import Address as Mailbox
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import quote

from models.follow_up import Draft
from models.message import Address

LONGEST_MAILTO = 1_900
"""Characters of a mailto address that every mail program and browser takes."""
_MOST_REFERENCES = 20
_PLAIN_QUOTE = "/:@!$'()*,"


def draft_bytes(
    draft: Draft,
    *,
    now: datetime | None = None,
    message_id: str = "",
    unsent: bool = False,
) -> bytes:
    """The draft as a mail, lines ending in CRLF, text in UTF-8.

    ``now`` (aware) becomes its Date, ``message_id`` (with brackets) its Message-ID; a file for the
    person's mail program has neither and is marked ``X-Unsent: 1`` by ``unsent`` instead.
    """
    mail = EmailMessage(policy=SMTP)
    if unsent:
        mail["X-Unsent"] = "1"
    if now is not None:
        mail["Date"] = format_datetime(now)
    for name, people in (("From", (draft.sender,)), ("To", draft.to), ("Cc", draft.cc)):
        boxes = tuple(box for one in people if (box := _mailbox(one)))
        if boxes:
            mail[name] = boxes
    mail["Subject"] = _one_line(draft.subject)
    if message_id:
        mail["Message-ID"] = _one_line(message_id)
    if draft.in_reply_to:
        mail["In-Reply-To"] = _one_line(draft.in_reply_to)
    references = _references(draft)
    if references:
        mail["References"] = " ".join(references)
    mail.set_content(_storable(draft.body), charset="utf-8", cte="quoted-printable")
    return mail.as_bytes()


def mailto(draft: Draft) -> str:
    """A ``mailto:`` address for the draft, at most 1,900 characters: a longer text is left out.

    The person then pastes the text; a text cut in the middle would be sent unnoticed.
    """
    to = quote(",".join(one.address for one in draft.to), safe=_PLAIN_QUOTE)
    fields = [("subject", _one_line(draft.subject))]
    if draft.cc:
        fields.append(("cc", ",".join(one.address for one in draft.cc)))
    body = "\r\n".join(_storable(draft.body).split("\n"))
    whole = _address(to, [*fields, ("body", body)])
    if len(whole) <= LONGEST_MAILTO:
        return whole
    short = _address(to, fields)
    return short if len(short) <= LONGEST_MAILTO else f"mailto:{to}"


def _address(to: str, fields: list[tuple[str, str]]) -> str:
    query = "&".join(f"{name}={quote(value, safe=_PLAIN_QUOTE)}" for name, value in fields)
    return f"mailto:{to}?{query}"


def _mailbox(one: Address) -> Mailbox | None:
    """The address for a header; None where it is no address at all."""
    local, at, domain = one.address.rpartition("@")
    if not (at and local and domain and one.address.isascii()):
        return None
    return Mailbox(_one_line(one.name), local, domain)


def _references(draft: Draft) -> tuple[str, ...]:
    """The whole chain and the answered mail last, oldest left out (RFC 5322 3.6.4)."""
    chain = (*draft.references, draft.in_reply_to) if draft.in_reply_to else draft.references
    return tuple(dict.fromkeys(_one_line(one) for one in chain))[-_MOST_REFERENCES:]


def _one_line(text: str) -> str:
    """No line break gets into a header: nobody adds fields through a subject."""
    return " ".join(_storable(text).split())


def _storable(text: str) -> str:
    unix = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return unix.encode("utf-8", "replace").decode("utf-8")
