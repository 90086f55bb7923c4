"""Values to JSON and back, guided by their type hints.

Fields at their default are left out and unknown keys are ignored, so a field more or less needs no
migration. Knows dataclasses, enums, dates, and tuples and frozen sets of these; no table.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

Value = TypeVar("Value")


def encode(value: object, *, without: Collection[str] = ()) -> str:
    """A dataclass as a JSON object, but for the fields kept in columns of their own."""
    return json.dumps(_plain_fields(value, without), ensure_ascii=False, separators=(",", ":"))


def decode(of: Callable[..., Value], json_text: str, /, **known: object) -> Value:
    """The value again, from its JSON and the fields ``known`` from columns."""
    short = len(json_text) < SHORT
    read = _short(of, json_text) if short else _fields(of, json.loads(json_text))
    return of(**read, **known)


SHORT = 100
"""Characters: the readings of a hundred thousand uninteresting mails repeat a few short texts."""


@lru_cache(maxsize=4096)
def _short(kind: Callable[..., object], text: str) -> dict[str, object]:
    return _fields(kind, json.loads(text))


def _fields(kind: Callable[..., object], found: Mapping[str, object]) -> dict[str, object]:
    readers = _readers(kind)
    return {name: readers[name](part) for name, part in found.items() if name in readers}


def _plain_fields(value: Any, without: Collection[str] = ()) -> dict[str, object]:  # noqa: ANN401
    plain = {}
    kind: Callable[..., object] = type(value)
    for name, default in _defaults(kind):
        part = getattr(value, name)
        if name not in without and (default is MISSING or part != default):
            plain[name] = _plain(part)
    return plain


@cache
def _defaults(kind: Any) -> tuple[tuple[str, object], ...]:  # noqa: ANN401 - any dataclass
    return tuple((field.name, field.default) for field in fields(kind))


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(str(item) for item in value)
    if isinstance(value, date):
        return value.isoformat()
    if is_dataclass(value):
        return _plain_fields(value)
    return value


@cache
def _readers(kind: Callable[..., object]) -> dict[str, Callable[[Any], object]]:
    """How each field of a dataclass is read back from JSON."""
    return {name: _reader(hint) for name, hint in get_type_hints(kind).items()}


def _reader(hint: Any) -> Callable[[Any], object]:  # noqa: ANN401 - a type hint has no narrower type
    origin, inner = get_origin(hint), get_args(hint)
    if origin is UnionType:
        (only,) = (one for one in inner if one is not NoneType)
        return _optional(_reader(only))
    if origin is tuple:
        return _sequence(_reader(inner[0]))
    if origin is frozenset:
        item = _reader(inner[0])
        return lambda found: frozenset(item(one) for one in found)
    return _single(hint)


def _single(kind: type) -> Callable[[Any], object]:
    if issubclass(kind, date):
        return kind.fromisoformat
    if is_dataclass(kind):
        return lambda found: kind(**_fields(kind, found))
    return kind if issubclass(kind, StrEnum) else _as_it_is


def _as_it_is(found: object) -> object:
    return found


def _optional(reader: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda found: None if found is None else reader(found)


def _sequence(reader: Callable[[Any], object]) -> Callable[[Any], object]:
    return lambda found: tuple(reader(one) for one in found)
