"""Builders: the smallest sentence that makes a value for a test."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from models.message import Address, Folder, Message
from models.reading import Kind, Reading, SenderClass, Sign

ME = "sam@example.org"


def address(text: str) -> Address:
    """``"Ana Ruiz <ana@x.example>"`` or ``"ana@x.example"`` as an Address."""
    name, bracket, rest = text.partition("<")
    return (
        Address(name.strip(), rest.rstrip("> ").lower()) if bracket else Address("", text.lower())
    )


def moment(text: str) -> datetime:
    """ISO text as an aware time; without offset it is UTC, without hour it is 09:00."""
    if len(text) == len("2026-01-01"):
        text += "T09:00"
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def message(
    id: str,  # noqa: A002 - the field's name
    at: str,
    sender: str = "Ana Ruiz <ana@northwind.example>",
    *,
    to: str = ME,
    folder: Folder | None = None,
    **more: Any,  # noqa: ANN401 - any field of Message
) -> Message:
    """A message; what the person sends lies in Sent unless said otherwise."""
    who = address(sender)
    if folder is None:
        folder = Folder.SENT if who.address == ME else Folder.INBOX
    return Message(
        id=f"<{id}>" if not id.startswith("<") else id,
        folder=folder,
        sent_at=moment(at),
        sender=who,
        to=tuple(address(one) for one in to.split(",")),
        **more,
    )


def reading(
    of: Message,
    kind: Kind | str,
    *signs: Sign,
    sender_class: SenderClass = SenderClass.PERSON,
    **more: Any,  # noqa: ANN401 - any field of Reading
) -> Reading:
    """What a message says, as a test wants it to be read."""
    fields: dict[str, Any] = {
        "key": of.key,
        "kind": Kind(kind),
        "signs": frozenset(signs),
        "sender_class": sender_class,
        "employer": "Northwind Traders",
        **more,
    }
    return Reading(**fields)


def keyed(readings: Iterable[Reading]) -> dict[str, Reading]:
    """Readings by message key, as Facts hold them."""
    return {one.key: one for one in readings}
