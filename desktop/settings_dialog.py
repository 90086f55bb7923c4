"""The settings: how it looks, who the person is, what they want to be told.

``saved`` carries the new ``Preferences``; what changes the look is tried at once and taken back
by Cancel.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QWidget

from desktop.fields import choice, labelled, number_field, text_field
from desktop.parts import Button, Rule, Words, column, row
from desktop.preferences import CHECK_IN_DAYS, JUNK_DAYS, Preferences
from desktop.theme import Density, Scheme, Theme
from models.settings import Settings

WIDTH = 560
SCHEMES: dict[str, object] = {
    "As the system": Scheme.SYSTEM, "Light": Scheme.LIGHT, "Dark": Scheme.DARK,
}  # fmt: skip
DENSITIES: dict[str, object] = {
    "Compact": Density.COMPACT, "Default": Density.DEFAULT, "Relaxed": Density.RELAXED,
}  # fmt: skip
TEXT_SIZES: dict[str, object] = {f"{size} %": size for size in (90, 100, 110, 120, 130, 150)}
UNKNOWN_COUNTRY = "Not said"


def countries() -> dict[str, object]:
    """Every country by its English name, as Qt knows them; first that none is said."""
    found = {}
    for territory in QLocale.Country:
        code = QLocale.territoryToCode(territory)
        if len(code) == len("DE") and code.isalpha() and code != "ZZ":
            found[QLocale.territoryToString(territory)] = code
    return {UNKNOWN_COUNTRY: "", **dict(sorted(found.items()))}


class SettingsDialog(QDialog):
    """All of them on one page."""

    saved = Signal(object)

    def __init__(self, theme: Theme, preferences: Preferences, *, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("kind", "paper")
        self.setWindowTitle("Settings")
        self._theme, self._before = theme, preferences
        settings = preferences.settings
        self.scheme = choice(theme, "Light or dark", SCHEMES)
        self.text_size = choice(theme, "Text size", TEXT_SIZES)
        self.density = choice(theme, "Rows", DENSITIES)
        self.name = text_field(theme, "Your name", hint="as in your own mail")
        self.me = text_field(theme, "Your own addresses", hint="found from your mail")
        self.country = choice(theme, "Country", countries())
        self.follow_ups = QCheckBox("Suggest when to write, and what")
        self.notices = QCheckBox("Tell me when they answer or something may be in spam")
        self.check_in_after = number_field(
            theme, "Working days", low=CHECK_IN_DAYS.start, high=CHECK_IN_DAYS.stop - 1
        )
        self.junk_days = number_field(
            theme, "Days in spam", low=JUNK_DAYS.start, high=JUNK_DAYS.stop - 1
        )
        self.trouble = Words(theme, size=12, tone="spam", wrap=True)
        self.trouble.hide()
        self.save = Button(theme, "Save", kind="primary", height=36)
        self.cancel = Button(theme, "Cancel", height=36)
        _choose(self.scheme, preferences.scheme)
        _choose(self.text_size, preferences.text_percent)
        _choose(self.density, preferences.density)
        _choose(self.country, settings.country)
        self.name.setText(settings.name)
        self.me.setText(", ".join(settings.me))
        self.follow_ups.setChecked(settings.follow_ups)
        self.notices.setChecked(preferences.notices)
        self.check_in_after.setValue(settings.check_in_after)
        self.junk_days.setValue(settings.junk_days)
        self._lay_out()
        self._connect()

    def preferences(self) -> Preferences:
        """What the page says now; what it does not show stays."""
        addresses = (one.strip().lower() for one in self.me.text().replace(";", ",").split(","))
        settings = Settings(
            me=tuple(dict.fromkeys(one for one in addresses if one)),
            name=" ".join(self.name.text().split()),
            country=str(self.country.currentData()),
            follow_ups=self.follow_ups.isChecked(),
            check_in_after=self.check_in_after.value(),
            junk_days=self.junk_days.value(),
        )
        return replace(
            self._before,
            settings=settings,
            scheme=Scheme(self.scheme.currentData()),
            text_percent=int(self.text_size.currentData()),
            density=Density(self.density.currentData()),
            notices=self.notices.isChecked(),
        )

    def _connect(self) -> None:
        for box in (self.scheme, self.text_size, self.density):
            box.currentIndexChanged.connect(self._try_look)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.reject)
        self.rejected.connect(self._take_look_back)

    def _lay_out(self) -> None:
        theme = self._theme
        look, person, timing = row(spacing=12), row(spacing=12), row(spacing=12)
        for text, box in (("Light or dark", self.scheme), ("Text size", self.text_size),
                          ("Rows", self.density)):  # fmt: skip
            look.addLayout(labelled(theme, text, box), 1)
        for text, field in (("Your name", self.name), ("Country, for holidays", self.country)):
            person.addLayout(labelled(theme, text, field), 1)
        for text, days in (("Check-in after, working days", self.check_in_after),
                           ("Spam is deleted after, days", self.junk_days)):  # fmt: skip
            timing.addLayout(labelled(theme, text, days), 1)
        for tick in (self.follow_ups, self.notices):
            tick.setFont(theme.font(13))
        whole = column(
            Words(theme, "Settings", size=17, weight=600),
            look, Rule(), person,
            labelled(theme, "Your own addresses, with commas between", self.me),
            Rule(), self.follow_ups, self.notices, timing, self.trouble,
            row(None, self.cancel, self.save),
            spacing=14,
        )  # fmt: skip
        whole.setContentsMargins(24, 20, 24, 18)
        self.setLayout(whole)
        self.setFixedWidth(theme.px(WIDTH))

    @Slot()
    def _try_look(self) -> None:
        now = self.preferences()
        self._theme.choose(scheme=now.scheme, text_percent=now.text_percent, density=now.density)

    @Slot()
    def _take_look_back(self) -> None:
        before = self._before
        self._theme.choose(
            scheme=before.scheme, text_percent=before.text_percent, density=before.density
        )

    @Slot()
    def _save(self) -> None:
        told = self.preferences()
        wrong = [one for one in told.settings.me if "@" not in one]
        if wrong:
            self.trouble.setText(f"“{wrong[0]}” is no mail address.")
            self.trouble.show()
            return
        self.saved.emit(told)
        self.accept()


def _choose(box: QComboBox, value: object) -> None:
    at = box.findData(value)
    box.setCurrentIndex(max(0, at))
