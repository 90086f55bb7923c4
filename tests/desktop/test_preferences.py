"""Settings in a file: kept whole, never fatal."""

from __future__ import annotations

import json
from pathlib import Path

from desktop.preferences import NAME, Preferences, load, save
from desktop.theme import Density, Scheme
from models.settings import Settings

CHOSEN = Preferences(
    settings=Settings(("sam@example.org",), "Sam", "DE", follow_ups=False, check_in_after=7),
    scheme=Scheme.DARK,
    text_percent=120,
    density=Density.RELAXED,
    notices=False,
    geometry="AdnQywAD",
)


def test_everything_chosen_is_there_next_time(tmp_path: Path) -> None:
    """Saved and loaded, nothing is lost; the file is the person's only."""
    save(CHOSEN, tmp_path / "deep")
    loaded = load(tmp_path / "deep")

    assert (CHOSEN, ()) == (loaded.preferences, loaded.troubles)
    assert 0o600 == (tmp_path / "deep" / NAME).stat().st_mode & 0o777


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    """The first start."""
    assert Preferences() == load(tmp_path).preferences


def test_keys_of_a_newer_version_survive(tmp_path: Path) -> None:
    """An older program that saves does not throw away what it does not know."""
    (tmp_path / NAME).write_text(json.dumps({"name": "Sam", "wallpaper": {"a": 1}}))
    save(load(tmp_path).preferences, tmp_path)

    assert {"a": 1} == json.loads((tmp_path / NAME).read_text())["wallpaper"]


def test_a_bad_value_is_left_aside_and_named(tmp_path: Path) -> None:
    """One bad value costs that value and nothing else."""
    told = {
        "name": "Sam",
        "scheme": "purple",
        "text_percent": 9000,
        "follow_ups": "yes",
        "me": ["no address"],
        "country": "Germany",
        "junk_days": True,
        "density": "relaxed",
    }
    (tmp_path / NAME).write_text(json.dumps(told))
    loaded = load(tmp_path)

    assert Preferences(settings=Settings(name="Sam"), density=Density.RELAXED) == loaded.preferences
    assert ["me", "country", "follow_ups", "junk_days", "scheme", "text_percent"] == [
        one.split("”")[0].strip("“") for one in loaded.troubles
    ]


def test_a_spoilt_file_is_said_and_not_fatal(tmp_path: Path) -> None:
    """Half a file, or something else altogether."""
    for text in ("{", "[]", "\0"):
        (tmp_path / NAME).write_text(text)
        loaded = load(tmp_path)

        assert Preferences() == loaded.preferences
        assert 1 == len(loaded.troubles)
