"""Addresses as people, Outlook and machines write them."""

from __future__ import annotations

import pytest

from connectors.decoding.addresses import MOST, addresses, single
from models.message import Address


def drawn(found: tuple[Address, ...]) -> str:
    """Addresses as one line of text."""
    return " | ".join(f"{one.name} <{one.address}>" for one in found)


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        ("Ana Ruiz <ana@x.example>", "Ana Ruiz <Ana@X.example>"),
        (" <ana@x.example>", "ana@x.example"),
        (" <ana@x.example>", '"ana@x.example" <ana@x.example>'),
        ("Ruiz, Ana <ana@x.example>", "Ruiz, Ana <ana@x.example>"),
        ("Ruiz, Ana <ana@x.example>", '"Ruiz, Ana" <ana@x.example>'),
        ("Ruiz, Ana <ana@x.example>", "=?utf-8?Q?Ruiz=2C_Ana?= <ana@x.example>"),
        ("Ana Ruiz <ana@x.example>", "'Ana Ruiz' <ana@x.example>"),
        ("Ana Ruiz <ana@x.example>", "ana@x.example (Ana Ruiz)"),
        ("Ana (HR) Ruiz <ana@x.example>", r'"Ana (HR) Ruiz" <ana@x.example>'),
        (" <a@x.example> |  <b@x.example>", "a@x.example, b@x.example"),
        (" <a@x.example> |  <b@x.example>", "Team: a@x.example, <b@x.example>;"),
        ("", "undisclosed-recipients:;"),
        (" <joe@x.example>", "<@a.example,@b.example:joe@x.example>"),
        ("Ana <ana@x.example>", "Ana [mailto:ana@x.example]"),
        ("Ana <ana@x.example>", "Ana <mailto:ana@x.example>"),
        ("Ana <ana@x.example>", "Ana < ana@x. example >"),
        ("Ana <a@x.example>", "Ana <a@x.example> <b@x.example>"),
        ("Ana Ruiz <>", "Ana Ruiz"),
        ("outer inner a <b@x.example>", "(outer (inner) a) <b@x.example>"),
        ("Sam <b@x.example>", "Sam) <b@x.example>"),
        ('Ana "A" Ruiz <a@x.example>', r'"Ana \"A\" Ruiz" <a@x.example>'),
        (" <a@x.example:25>", "a@x.example:25"),
        ("", " , ;"),
    ],
)
def test_every_form(expected: str, value: str) -> None:
    """Name and address come apart as the writer meant them."""
    assert expected == drawn(addresses(value))


def test_thousands_are_cut() -> None:
    """A list of thousands does not slow the reading down."""
    assert MOST == len(addresses(", ".join(f"a{n}@x.example" for n in range(5_000))))


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        (Address("Ana", "ana@x.example"), "=?utf-8?Q?Ana_=3Cana=40x.example=3E?="),
        (Address("", "b@x.example"), "Team:;, b@x.example"),
        (Address("Ana", ""), "Ana"),
        (None, ""),
    ],
)
def test_sender(expected: Address | None, value: str) -> None:
    """The sender is found even where the whole address is encoded."""
    assert expected == single(value)
