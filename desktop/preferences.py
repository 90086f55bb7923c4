"""What the person chose, as one JSON file in the config folder.

Keys of another version are kept, bad values are left aside and named, and a file that can not be
read never stops the program. Written so that a reader never sees half of it.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from desktop.theme import LARGEST_TEXT, SMALLEST_TEXT, Density, Scheme
from models.settings import Settings

log = logging.getLogger(__name__)

NAME = "preferences.json"
TEXT_SIZES = range(SMALLEST_TEXT, LARGEST_TEXT + 1)
"""Per cent."""
CHECK_IN_DAYS = range(1, 31)
JUNK_DAYS = range(1, 366)
LONGEST_TEXT = 200


@dataclass(frozen=True, slots=True)
class Preferences:
    """Everything that is set. ``unknown`` holds what another version wrote."""

    settings: Settings = Settings()
    scheme: Scheme = Scheme.SYSTEM
    text_percent: int = 100
    density: Density = Density.DEFAULT
    notices: bool = True
    """Desktop notices, and with them names of employers, are shown."""
    geometry: str = ""
    """Of the window: Qt's own bytes, in base64."""
    unknown: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Preferences and one sentence for every value that had to be left aside."""

    preferences: Preferences
    troubles: tuple[str, ...] = ()


def load(folder: Path) -> Loaded:
    """The preferences kept in ``folder``; the defaults where there are none."""
    path = folder / NAME
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Loaded(Preferences())
    except (OSError, ValueError):
        return Loaded(Preferences(), (f"{NAME} can not be read, so the defaults are used.",))
    if not isinstance(told, dict):
        return Loaded(Preferences(), (f"{NAME} holds no settings, so the defaults are used.",))
    return _taken(told)


def save(preferences: Preferences, folder: Path) -> None:
    """Keep them in ``folder``, readable by the person only. Raises OSError."""
    whole: dict[str, Any] = dict(preferences.unknown)
    for one in fields(Settings):
        value = getattr(preferences.settings, one.name)
        whole[one.name] = list(value) if isinstance(value, tuple) else value
    for name in OWN_KEYS:
        whole[name] = getattr(preferences, name)
    write_privately(folder / NAME, json.dumps(whole, ensure_ascii=False, indent=2) + "\n")


def write_privately(path: Path, text: str) -> None:
    """Write a whole file at once, for the person's eyes only. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(text.encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _taken(told: Mapping[str, Any]) -> Loaded:
    troubles: list[str] = []
    good: dict[str, Any] = {}
    for name, fits in CHECKS.items():
        if name not in told:
            continue
        try:
            good[name] = fits(told[name])
        except (ValueError, TypeError):
            troubles.append(f"“{name}” in {NAME} has a value that does not fit; it is ignored.")
    known = {one.name for one in fields(Settings)}
    settings = replace(Settings(), **{key: good[key] for key in good.keys() & known})
    own = {key: value for key, value in good.items() if key not in known}
    unknown = {key: value for key, value in told.items() if key not in CHECKS}
    for sentence in troubles:
        log.info("%s", sentence)
    return Loaded(Preferences(settings=settings, unknown=unknown, **own), tuple(troubles))


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise ValueError
    return " ".join(value.split())


def _bytes(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _country(value: object) -> str:
    text = _text(value).upper()
    if text and not (len(text) == len("DE") and text.isascii() and text.isalpha()):
        raise ValueError
    return text


def _addresses(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError
    found = tuple(_text(one).lower() for one in value)
    if not all("@" in one for one in found):
        raise ValueError
    return tuple(dict.fromkeys(found))


def _within(allowed: range) -> Callable[[object], int]:
    def fits(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or value not in allowed:
            raise ValueError
        return value

    return fits


CHECKS: Mapping[str, Callable[[Any], Any]] = {
    "me": _addresses,
    "name": _text,
    "country": _country,
    "follow_ups": _truth,
    "check_in_after": _within(CHECK_IN_DAYS),
    "junk_days": _within(JUNK_DAYS),
    "scheme": Scheme,
    "text_percent": _within(TEXT_SIZES),
    "density": Density,
    "notices": _truth,
    "geometry": _bytes,
}
"""What each key must hold; anything else raises."""
OWN_KEYS = ("scheme", "text_percent", "density", "notices", "geometry")
