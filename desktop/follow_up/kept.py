"""Texts the person began and has not finished: kept beside the store until they are used.

For the person's eyes only, as the store is. A file that can not be read loses the texts, nothing
else.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from desktop.preferences import write_privately

log = logging.getLogger(__name__)

NAME = "unfinished.json"


@dataclass(frozen=True, slots=True)
class KeptText:
    """One message as the person left it. ``situation``, ``tone`` and ``language`` it began as."""

    to: str
    subject: str
    body: str
    tone: str
    situation: str = ""
    language: str = ""


class KeptTexts:
    """By application key."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._texts: dict[str, KeptText] | None = None

    def find(self, application: str) -> KeptText | None:
        """What was begun for an application."""
        return self._all.get(application)

    def keep(self, application: str, text: KeptText) -> None:
        """Keep it until it is dropped or replaced."""
        if self._all.get(application) != text:
            self._all[application] = text
            self._write()

    def drop(self, application: str) -> None:
        """It was used, or thrown away."""
        if self._all.pop(application, None) is not None:
            self._write()

    @property
    def _all(self) -> dict[str, KeptText]:
        if self._texts is None:
            self._texts = _read(self._path)
        return self._texts

    def _write(self) -> None:
        told = {key: asdict(text) for key, text in self._all.items()}
        try:
            write_privately(self._path, json.dumps(told, ensure_ascii=False, indent=1))
        except OSError:
            log.warning("Unfinished texts can not be kept on this disk")


def _read(path: Path) -> dict[str, KeptText]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(told, Mapping):
        return {}
    found = {}
    for key, one in told.items():
        try:
            found[str(key)] = KeptText(**{name: str(value) for name, value in one.items()})
        except (TypeError, AttributeError):
            continue
    return found
