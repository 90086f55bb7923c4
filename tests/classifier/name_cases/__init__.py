"""Written shapes of job mail in seven languages, and whom and what each is about.

Blocks of four lines, parted by empty lines: sender, subject, body (backslash and n break a
line), and ``=> employer | agency | role``. All names are made up.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from models.message import Message
from tests.builders import message

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl")


@dataclass(frozen=True, slots=True)
class NameCase:
    """One mail and what should be read in it; empty where nothing is told."""

    language: str
    mail: Message
    employer: str
    via: str
    role: str


def name_cases(language: str) -> tuple[NameCase, ...]:
    """The cases of one language."""
    file = Path(__file__).with_name(f"{language}.txt")
    lines = [one for one in file.read_text("utf-8").split("\n") if not one.startswith("# ")]
    lines = [one for one in lines if not one.startswith("# =>")]
    blocks = [block.split("\n") for block in "\n".join(lines).strip().split("\n\n")]
    return tuple(_case(language, at, *block) for at, block in enumerate(blocks))


def _case(  # noqa: PLR0913 - the four lines of a block
    language: str, at: int, sender: str, subject: str, body: str, expected: str
) -> NameCase:
    employer, via, role = (one.strip() for one in expected.removeprefix("=>").split("|"))
    mail = message(
        f"{language}{at}",
        "2026-03-02",
        sender,
        to="Sam Berg <sam@example.org>",
        subject=subject,
        text=body.replace("\\n", "\n"),
    )
    return NameCase(language, mail, employer, via, role)
