"""Common providers need no typing of servers."""

from __future__ import annotations

import pytest

from connectors.providers import PROVIDERS, Security, SignIn, provider_at, provider_for


@pytest.mark.parametrize(
    ("expected", "address"),
    [
        ("imap.gmail.com:993 app_password sam@gmail.com", "sam@gmail.com"),
        ("imap.gmail.com:993 app_password sam@googlemail.com", "sam@googlemail.com"),
        ("outlook.office365.com:993 oauth Sam@Hotmail.com", "Sam@Hotmail.com"),
        ("imap.mail.me.com:993 app_password sam", "sam@icloud.com"),
        ("imap.gmx.net:993 password sam@gmx.de", "sam@gmx.de"),
        ("imap.gmx.com:993 password sam@gmx.com", "sam@gmx.com"),
        ("imap.web.de:993 password sam", "sam@web.de"),
        ("127.0.0.1:1143 bridge sam@proton.me", "sam@proton.me"),
    ],
)
def test_server_is_known(expected: str, address: str) -> None:
    """Host, port, kind of password and the name to sign in with."""
    one = provider_for(address)
    assert one is not None
    assert expected == f"{one.host}:{one.port} {one.sign_in} {one.user(address)}"


def test_unknown_domain_is_asked() -> None:
    """Nothing is guessed for a domain that is not known."""
    assert provider_for("sam@example.org") is None
    assert provider_at("mail.example.org") is None


def test_every_row_is_sound() -> None:
    """No open connection over the network, and whoever refuses passwords says what to do."""
    assert [] == [
        one.name
        for one in PROVIDERS
        if one.security is Security.NONE or (one.sign_in is not SignIn.PASSWORD and not one.advice)
    ]
