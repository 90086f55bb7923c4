"""Small raw mails for tests."""

from __future__ import annotations

from collections.abc import Mapping


def mail(
    number: int | str = 1,
    *,
    subject: str = "Your application",
    sender: str = "Ana Ruiz <ana@northwind.example>",
    to: str = "sam@example.org",
    body: str = "Dear Sam,\n\nthank you.\n",
    date: str = "Mon, 02 Nov 2026 10:00:00 +0100",
    more: Mapping[str, str] | None = None,
) -> bytes:
    """One plain mail, lines ending in CRLF."""
    head = {
        "From": sender,
        "To": to,
        "Subject": subject,
        "Date": date,
        "Message-ID": f"<m{number}@northwind.example>",
        **(more or {}),
    }
    lines = "".join(f"{name}: {value}\n" for name, value in head.items())
    return f"{lines}\n{body}".replace("\n", "\r\n").encode()
