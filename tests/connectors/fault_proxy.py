"""A bad line between a program and a server: it breaks off after so many bytes, or stays silent."""

from __future__ import annotations

import contextlib
import socket
import threading
from types import TracebackType
from typing import Self


class FaultProxy:
    """Passes bytes on to ``port``, until told otherwise.

    ``cuts`` holds, for one connection after another, after how many bytes from the server the line
    breaks; a connection beyond the list is sound. ``silent`` stops answers without closing.
    """

    def __init__(self, port: int, *, cuts: tuple[int, ...] = ()) -> None:
        self._target = port
        self._cuts = list(cuts)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])
        self.connections = 0
        self.silent = threading.Event()
        self.passed = 0
        self._sockets: list[socket.socket] = []

    def __enter__(self) -> Self:
        """Listen."""
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close every line."""
        for one in [self._listening, *self._sockets]:
            _close(one)

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = self._listening.accept()
                far = socket.create_connection(("127.0.0.1", self._target))
                self._sockets += [near, far]
                cut = self._cuts.pop(0) if self._cuts else None
                self.connections += 1
                for source, sink, limit in ((near, far, None), (far, near, cut)):
                    threading.Thread(
                        target=self._pass, args=(source, sink, limit), daemon=True
                    ).start()

    def _pass(self, source: socket.socket, sink: socket.socket, limit: int | None) -> None:
        left = limit
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                if self.silent.is_set():
                    continue
                if left is not None:
                    data, left = data[:left], left - len(data)
                sink.sendall(data)
                self.passed += len(data)
                if left is not None and left <= 0:
                    break
        _close(source)
        _close(sink)


def _close(one: socket.socket) -> None:
    with contextlib.suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
