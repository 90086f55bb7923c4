"""One program for one store: a second start brings the first one's window to the front."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE = 1_000  # milliseconds


class Single(QObject):
    """``begin`` tells whether this is the first; ``called`` when another one was started."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = QLockFile(str(folder / "running.lock"))
        self._lock.setStaleLockTime(0)
        self._name = "heardback-" + sha256(str(folder.resolve()).encode()).hexdigest()[:16]
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def begin(self) -> bool:
        """Take the place; False when another program has it and has been called."""
        if not self._lock.tryLock(0):
            self._call()
            return False
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)
        return True

    def end(self) -> None:
        """Leave the place."""
        self._server.close()
        self._lock.unlock()

    def _call(self) -> None:
        caller = QLocalSocket()
        caller.connectToServer(self._name)
        if caller.waitForConnected(PATIENCE):
            caller.disconnectFromServer()

    @Slot()
    def _answer(self) -> None:
        caller = self._server.nextPendingConnection()
        if caller is not None:
            caller.deleteLater()
        self.called.emit()
