"""Where the program keeps its files, by each system's custom. Paths only; nothing is made here."""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = "heardback"


def store_folder() -> Path:
    """For what must not be lost: the mail's readings and the person's corrections."""
    return _folder("HEARDBACK_STORE", "XDG_DATA_HOME", ".local/share", "Application Support")


def config_folder() -> Path:
    """For the settings."""
    return _folder("HEARDBACK_CONFIG", "XDG_CONFIG_HOME", ".config", "Application Support")


def cache_folder() -> Path:
    """For what can be made anew: the trained classifier."""
    return _folder("HEARDBACK_CACHE", "XDG_CACHE_HOME", ".cache", "Caches")


def _folder(own: str, xdg: str, linux: str, mac: str) -> Path:
    if told := os.environ.get(own):
        return Path(told)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home())) / NAME
    if sys.platform == "darwin":
        return Path.home() / "Library" / mac / NAME
    # A relative path in an XDG variable is invalid and to be ignored (XDG Base Directory 0.8).
    told_by_xdg = Path(os.environ.get(xdg, ""))
    return (told_by_xdg if told_by_xdg.is_absolute() else Path.home() / linux) / NAME
