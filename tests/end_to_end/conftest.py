"""One trained classifier for all end-to-end tests, and the command line as a person runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from classifier.classifier import Classifier

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the trained classifier in it."""
    folder = tmp_path_factory.mktemp("cache")
    Classifier.load(folder)
    return folder


@pytest.fixture
def heardback(trained: Path, tmp_path: Path) -> Run:
    """Run ``heardback ARGUMENTS`` in an empty home."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "desktop", *map(str, arguments)],
            cwd=ROOT,
            env={**os.environ, "HOME": str(tmp_path / "home"), "HEARDBACK_CACHE": str(trained)},
            capture_output=True,
            text=True,
            check=False,
            encoding="utf-8",
        )

    return run
