"""Qt started so that it draws the same everywhere: Fusion, the bundled fonts, no system fonts.

``prepare`` must run before the application object exists. Knows nothing of the window.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

FAMILY = "Heardback Inter"
RESOURCES = Path(__file__).parent / "resources"

_EMPTY_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}/fonts</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""


def prepare(*, fixed: bool = False) -> None:
    """Set the environment that Qt reads once, before ``QApplication`` is made.

    ``fixed`` is for pictures compared byte for byte: no screen, no system fonts, scale one. For
    the person's own window the system's fonts stay in reach, for scripts that Inter lacks.
    """
    if not fixed:
        return
    folder = Path(tempfile.mkdtemp(prefix="heardback-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "fonts").mkdir()
    (folder / "fonts.conf").write_text(_EMPTY_FONTS.format(folder=folder), encoding="utf-8")
    os.environ["FONTCONFIG_FILE"] = str(folder / "fonts.conf")
    os.environ["QT_SCALE_FACTOR"] = "1"
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def dress(application: QApplication, *, fixed: bool = False) -> None:
    """Give the application its style and its fonts; with ``fixed`` nothing blinks or moves."""
    application.setStyle("Fusion")
    for file in sorted((RESOURCES / "fonts").glob("*.otf")):
        QFontDatabase.addApplicationFont(str(file))
    base = QFont(FAMILY)
    base.setPixelSize(13)
    base.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    base.setFeature(QFont.Tag("cv11"), 1)
    application.setFont(base)
    if fixed:
        application.setCursorFlashTime(0)
