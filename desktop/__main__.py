"""``python -m desktop``: the same as the command ``heardback``."""

from __future__ import annotations

import multiprocessing
import sys

from desktop.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # learning starts a second process, frozen or not
    sys.exit(main())
