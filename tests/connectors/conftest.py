"""One real mail server for all tests of the room, with a mailbox of its own for each test."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from tests.connectors.dovecot import Server, dovecot


@pytest.fixture(scope="session")
def mailboxes() -> Iterator[Iterator[Server]]:
    """Dovecot, started once; each step of the iterator is a user nobody has used."""
    with dovecot() as running:
        yield (running.user_number(number) for number in itertools.count())


@pytest.fixture
def server(mailboxes: Iterator[Server]) -> Server:
    """Dovecot with nothing in any folder."""
    return next(mailboxes)
