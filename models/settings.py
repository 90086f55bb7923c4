"""What the person may set. Values only: reading and writing the file is the desktop's."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that the report depends on."""

    me: tuple[str, ...] = ()
    """The person's own addresses, lower case; empty: found from the mail."""
    name: str = ""
    """How the person signs; empty: as in their own mail."""
    country: str = ""
    """ISO 3166-1 alpha-2, for holidays where the employer's country is unknown."""
    follow_ups: bool = True
    """False: no advice to write is given at all."""
    check_in_after: int = 5
    """Working days after a talk without a named date before a check-in is advised."""
    junk_days: int = 30
    """After how many days the provider deletes junk."""
