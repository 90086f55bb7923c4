"""What README shows must be there for whoever clones the project."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_pictures_of_readme_are_there() -> None:
    """In a clean clone a picture that was never committed is missing, and README shows a hole."""
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", (ROOT / "README.md").read_text("utf-8"))

    assert pictures
    assert [] == [name for name in pictures if not (ROOT / name).is_file()]
