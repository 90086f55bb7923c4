"""The learnt weights on disk: numbers and words in a numpy archive, never a pickle.

An archive that is missing, cut off, foreign or older is no error: there is none, so the caller
learns anew. Nothing in it can run code.
"""

from __future__ import annotations

import hashlib
import json
import platform
import zipfile
from collections.abc import Sequence
from dataclasses import fields
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from classifier.concepts import concept_names
from classifier.corpus import Example
from classifier.pipeline import KINDS, Weights

FORM = 18
"""Raised whenever the same corpus would give other weights or another archive."""
TEXT_FIELDS = ("words", "grams", "cues")
LARGEST = 200_000_000


def fingerprint(corpus: str, corrections: Sequence[Example] = ()) -> str:
    """What an archive must have been made of to be used.

    The corpus, the person's corrections, the library, Python and this form.
    """
    python = ".".join(platform.python_version_tuple()[:2])
    taught = "\n".join(sorted(f"{one.message.key} {one.kind}" for one in corrections))
    own = hashlib.sha256(taught.encode("utf-8", "replace")).hexdigest()[:12] if taught else "none"
    return f"{FORM}-{corpus}-{own}-{version('scikit-learn')}-{python}"


def path_in(folder: Path) -> Path:
    """Where the archive lies."""
    return folder / "kinds.npz"


def save(weights: Weights, folder: Path, made_of: str) -> None:
    """Write the archive so that a reader never sees half of one. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, Any] = {"made_of": as_bytes(made_of)}
    for field in fields(Weights):
        value = getattr(weights, field.name)
        arrays[field.name] = (
            as_bytes(json.dumps(value)) if field.name in TEXT_FIELDS else np.asarray(value)
        )
    part = path_in(folder).with_suffix(".part")
    with part.open("wb") as file:
        np.savez(file, **arrays)
    part.replace(path_in(folder))


def load(folder: Path, made_of: str) -> Weights | None:
    """The weights of a fitting archive, else None; never raises."""
    path = path_in(folder)
    try:
        if path.stat().st_size > LARGEST:
            return None
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            if as_text(archive["made_of"]) != made_of:
                return None
            values = {field.name: archive[field.name] for field in fields(Weights)}
            for name in TEXT_FIELDS:
                values[name] = tuple(json.loads(as_text(values[name])))
            values["temperature"] = float(values["temperature"])
            weights = Weights(**values)
    except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile, MemoryError):
        return None
    return weights if is_whole(weights) else None


def is_whole(weights: Weights) -> bool:
    """Whether every table has the size its words ask for, and only finite numbers."""
    kinds, words, pairs = len(KINDS), len(weights.words), len(weights.pairs)
    meanings = len(concept_names()) * (len(concept_names()) + 1)
    shapes = (
        (weights.word_idf, (words,)),
        (weights.word_coef, (words, kinds)),
        (weights.subject_coef, (words, kinds)),
        (weights.pair_idf, (pairs,)),
        (weights.pair_coef, (pairs, kinds)),
        (weights.subject_pair_coef, (pairs, kinds)),
        (weights.gram_idf, (len(weights.grams),)),
        (weights.gram_coef, (len(weights.grams), kinds)),
        (weights.cue_coef, (len(weights.cues), kinds)),
        (weights.concept_idf, (meanings,)),
        (weights.concept_coef, (meanings, kinds)),
        (weights.bias, (kinds,)),
    )
    return all(
        table.shape == shape
        and np.issubdtype(table.dtype, np.floating)
        and np.isfinite(table).all()
        for table, shape in shapes
    )


def as_bytes(text: str) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    """Text as an array of bytes."""
    return np.frombuffer(text.encode(), dtype=np.uint8)


def as_text(array: np.ndarray[tuple[int], np.dtype[np.uint8]]) -> str:
    """The text in an array of bytes."""
    return array.tobytes().decode()
