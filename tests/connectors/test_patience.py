"""A server that went away is asked again, with growing pauses and not for ever."""

from __future__ import annotations

import threading

from connectors.patience import Patience


def test_gives_up_in_the_end() -> None:
    """As many tries as there are pauses."""
    stop = threading.Event()
    patience = Patience(delays=(0.0, 0.0))
    assert [True, True, False] == [patience.wait(tries, stop) for tries in range(3)]


def test_asked_to_stop() -> None:
    """Whoever wants to quit does not wait for a pause to end."""
    stop = threading.Event()
    stop.set()
    assert not Patience(delays=(3_600.0,)).wait(0, stop)
