"""The log: one rotating file beside the store, and what nobody caught.

What stands in it may be shown to a stranger: no subjects, no bodies, no addresses.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
from copy import copy
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

NAME = "heardback.log"
LARGEST, KEPT = 500_000, 3  # bytes, older files
FORM = "%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s"
_ADDRESS = re.compile(r"[^\s<>\"'()]+@[^\s<>\"'()]+")

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

log = logging.getLogger(__name__)


class Discreet(logging.Formatter):
    """Writes no mail address, wherever it came from: a library's error, a path, a traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The line without addresses."""
        # A record carries the traceback as another handler has written it.
        own = copy(record)
        own.exc_text = None
        return _ADDRESS.sub("<address>", super().format(own))

    def formatException(self, ei: ExcInfo) -> str:
        """What it was and where: an error's own words may quote a mail."""
        return f"{ei[0].__name__ if ei[0] else 'Error'}{_places(ei[2])}"


def begin(folder: Path) -> logging.Handler:
    """Log into ``folder`` from now on. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = RotatingFileHandler(
        folder / NAME, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True
    )
    file.setFormatter(Discreet(FORM))
    file.setLevel(logging.INFO)
    root = logging.getLogger()
    root.addHandler(file)
    root.setLevel(logging.INFO)
    # IMAPClient's own log repeats what servers say, subjects included.
    logging.getLogger("imapclient").setLevel(logging.WARNING)
    return file


def end(file: logging.Handler) -> None:
    """Stop logging into the file."""
    logging.getLogger().removeHandler(file)
    file.close()


def catch_all() -> None:
    """What nobody caught goes into the log, from any thread."""
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    # The message of a strange error may quote a mail; where it happened tells enough.
    log.error("Unexpected %s%s", kind.__name__, _places(trace))


def _uncaught_in_thread(told: threading.ExceptHookArgs) -> None:
    if told.exc_type is not SystemExit:
        log.error("Unexpected %s%s", told.exc_type.__name__, _places(told.exc_traceback))


def _places(trace: TracebackType | None) -> str:
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        found.append(f" at {Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return "".join(found)
