"""The dialog to rename an employer, or to say that it is another one of the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLineEdit, QWidget

from desktop.parts import Button, Words, add_fields, column, row
from desktop.theme import Theme
from models.correction import Subject
from models.employer import Employer


class EmployerDialog(QDialog):
    """``correction_made`` carries Subject, target and value."""

    correction_made = Signal(object, str, str)

    def __init__(
        self, theme: Theme, employer: Employer, others: Sequence[Employer], *, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._employer = employer
        self.setWindowTitle("Rename or merge the employer")
        self.name = QLineEdit(employer.name)
        self.same_as = QComboBox()
        self.same_as.addItem("No other", "")
        for other in others:
            if other.key != employer.key:
                self.same_as.addItem(other.name, other.key)
        form = QFormLayout()
        add_fields(theme, form, ("Name to show", self.name), ("Is the same as", self.same_as))
        save = Button(theme, "Save", kind="primary")
        cancel = Button(theme, "Cancel")
        save.clicked.connect(self._save)
        cancel.clicked.connect(self.reject)
        whole = column(
            Words(theme, employer.name, size=17, weight=600), form, row(None, cancel, save),
            spacing=16,
        )  # fmt: skip
        whole.setContentsMargins(24, 20, 24, 18)
        self.setLayout(whole)
        self.setMinimumWidth(theme.px(440))

    def _save(self) -> None:
        name, other = self.name.text().strip(), str(self.same_as.currentData() or "")
        if other:
            self.correction_made.emit(Subject.EMPLOYER_MERGED, self._employer.key, other)
        elif name and name != self._employer.name:
            self.correction_made.emit(Subject.EMPLOYER_RENAMED, self._employer.key, name)
        self.accept()
