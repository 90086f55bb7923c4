"""What a write touched: the only thing a write returns and the only thing signalled."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Keys of the messages that a write added or altered, and whether anything else changed."""

    messages: frozenset[str] = frozenset()
    corrections: bool = False
    accounts: bool = False

    def __or__(self, other: Changes) -> Changes:
        """Both writes together."""
        return Changes(
            messages=self.messages | other.messages,
            corrections=self.corrections or other.corrections,
            accounts=self.accounts or other.accounts,
        )

    def __bool__(self) -> bool:
        """True when anything changed at all."""
        return bool(self.messages) or self.corrections or self.accounts
