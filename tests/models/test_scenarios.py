"""Job searches drawn in a few lines, and the picture a person gets of each.

The drawings lie in ``scenarios/*.txt``: a claim after ``##``, the mail, ``---``, the picture.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.models.drawing import draw
from tests.models.picture import picture

FOLDER = Path(__file__).parent / "scenarios"
README = Path(__file__).parents[1] / "README.md"


def scenarios() -> Iterator[tuple[str, str, str]]:
    """Claim, mail and picture of every drawing."""
    for file in sorted(FOLDER.glob("*.txt")):
        for block in file.read_text(encoding="utf-8").split("\n## ")[1:]:
            claim, _, rest = block.partition("\n")
            mail, _, expected = rest.partition("\n---\n")
            yield claim.strip(), mail, expected.strip("\n")


ALL = list(scenarios())


@pytest.mark.parametrize(("mail", "expected"), [s[1:] for s in ALL], ids=[s[0] for s in ALL])
def test_the_person_sees_the_picture_of_the_mail(mail: str, expected: str) -> None:
    """Each drawn job search gives exactly the picture drawn beside it."""
    facts = "show facts" in mail
    report = draw(mail.replace("show facts", "")).report()

    assert expected == picture(report, facts=facts)


def test_the_readme_says_which_drawings_show_which_idea() -> None:
    """The table of founding ideas is that of the drawings' titles."""
    shown: dict[str, Counter[str]] = {}
    for file in FOLDER.glob("*.txt"):
        for title in re.findall(r"^## (.+)$", file.read_text(encoding="utf-8"), re.MULTILINE):
            for idea in re.findall(r"S\d+(?= )", title.partition('"')[0]):
                shown.setdefault(idea, Counter())[file.stem] += 1
    rows = re.findall(r"^\| (S\d+) \| .+ \| (.+) \|$", README.read_text("utf-8"), re.MULTILINE)
    expected = {
        idea: ", ".join(f"{name} ({count})" for name, count in sorted(files.items()))
        for idea, files in shown.items()
    }

    assert expected == dict(rows)
