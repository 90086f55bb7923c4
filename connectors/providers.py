"""Well-known mail providers: which server, which kind of password, what to tell the person.

The facts stand in ``data/providers.csv``. Unknown domains are asked of the person; nothing is
looked up on the network.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Security(StrEnum):
    """How the connection is protected."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"
    """Only for a server on the same computer."""


class SignIn(StrEnum):
    """What the provider takes as proof."""

    PASSWORD = "password"  # noqa: S105 - a word, not a secret
    APP_PASSWORD = "app_password"  # noqa: S105 - as above
    OAUTH = "oauth"
    BRIDGE = "bridge"


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider's mail server. ``advice`` is one sentence for the person, or empty."""

    name: str
    domains: tuple[str, ...]
    host: str
    port: int
    security: Security
    sign_in: SignIn
    local_user: bool
    """Sign in with what stands before the ``@`` only."""
    advice: str

    def user(self, address: str) -> str:
        """The name to sign in with."""
        return address.rpartition("@")[0] if self.local_user else address


def _read() -> tuple[Provider, ...]:
    path = Path(__file__).with_name("data") / "providers.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Provider(
                name=row["name"],
                domains=tuple(filter(None, row["domains"].split("|"))),
                host=row["host"],
                port=int(row["port"]),
                security=Security(row["security"]),
                sign_in=SignIn(row["sign_in"]),
                local_user=row["user"] == "local",
                advice=row["advice"],
            )
            for row in csv.DictReader(lines)
        )


PROVIDERS = _read()


def provider_for(address: str) -> Provider | None:
    """The provider of an e-mail address, or None for a domain that is not known."""
    domain = address.strip().lower().rpartition("@")[2]
    return next((one for one in PROVIDERS if domain in one.domains), None)


def provider_at(host: str) -> Provider | None:
    """The provider whose mail server this is, or None."""
    return next((one for one in PROVIDERS if one.host == host.strip().lower()), None)
