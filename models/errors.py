"""The errors a person sees: a short title, and what to do about it.

Libraries' own errors are translated into these once, where they arise; anything else that
surfaces is a defect of the program and is shown as one.
"""

from __future__ import annotations


class AppError(Exception):
    """Something went wrong that the person can understand and act on.

    ``title`` is one clear sentence; ``advice`` says what can be done, or is empty.
    """

    def __init__(self, title: str, advice: str = "", *, retry: bool = False) -> None:
        super().__init__(title)
        self.title = title
        self.advice = advice
        self.retry = retry
        """True when trying again later, unchanged, may help (a refused connection)."""

    def __str__(self) -> str:
        """Title and advice as one text for a terminal or a log."""
        return f"{self.title} {self.advice}".strip()
