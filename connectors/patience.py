"""How long to wait before asking a server again that went away."""

from __future__ import annotations

import threading
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait before each new try; when they are used up, the trouble is told."""

    delays: tuple[float, ...] = (1.0, 2.0, 4.0, 8.0, 16.0)

    def wait(self, tries: int, stop: threading.Event) -> bool:
        """Wait before try number ``tries`` (from 0). False: no more tries, or asked to stop."""
        if tries >= len(self.delays):
            return False
        return not stop.wait(self.delays[tries])
