"""Where mail is pulled from: all that is needed to connect again, but never a secret."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Account:
    """One mailbox of the person's. Passwords and tokens live in the system's keychain only."""

    id: str
    """Random or derived, unique, stable; messages and the cursor carry it."""
    protocol: str
    """``imap``, ``gmail``, ``local`` or ``demo``."""
    address: str
    """The mail address, lower case; for local files the path."""
    host: str = ""
    port: int = 0
    security: str = ""
    """``tls`` or ``starttls``; empty where the protocol needs none."""
    user: str = ""
    """Login name where it differs from the address."""
    months: int = 12
    """How many months back to look; 0 for everything."""
