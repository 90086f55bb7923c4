"""The first start: what this is, an example to look at, or the person's own mail."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.accounts.add_imap import AddImap
from desktop.parts import Button, Icon, Words, column, frame, row
from desktop.theme import Theme

WIDTH = 560
WHAT = (
    "Heardback reads your job mail on this computer and shows who is quiet, since when, and what "
    "to write next. It also looks into your spam folder for answers you may have missed."
)
PROMISES = (
    ("lock", "Everything stays on this computer. There is no account and no server of ours."),
    ("eye", "Mail is only read. Nothing is moved, deleted or sent by itself."),
    ("trash-2", "Of mail that is not about your search, no text is kept."),
)


class FirstStart(QWidget):
    """Step one, then the form. Back always works."""

    example_asked = Signal()
    adding = Signal(object)
    """The ``AddImap`` form that has just been opened."""
    file_asked = Signal()
    folder_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.form: AddImap | None = None
        self.see_example = Button(theme, "See it with an example", kind="primary", height=40)
        self.add_mail = Button(theme, "Add my mail", height=40)
        self.add_file = Button(theme, "a mail file", kind="link", height=22, size=12)
        self.add_folder = Button(theme, "a folder of mail", kind="link", height=22, size=12)
        self.see_example.clicked.connect(self.example_asked)
        self.add_mail.clicked.connect(self.open_form)
        self.add_file.clicked.connect(self.file_asked)
        self.add_folder.clicked.connect(self.folder_asked)
        self.steps = QStackedWidget()
        self.steps.addWidget(self._welcome())
        self.steps.setFixedWidth(theme.px(WIDTH))
        box, lines = frame("card", margins=(36, 32, 36, 26))
        lines.addWidget(self.steps)
        self.setLayout(column(None, row(None, box, None), None))

    @Slot()
    def open_form(self) -> None:
        """To the address and the password."""
        self.form = AddImap(self._theme)
        self.form.back_asked.connect(self.go_back)
        self.steps.addWidget(self.form)
        self.steps.setCurrentWidget(self.form)
        self.adding.emit(self.form)
        self.form.address.setFocus()

    @Slot()
    def go_back(self) -> None:
        """To the first step; what was typed is not kept."""
        self.steps.setCurrentIndex(0)
        if self.form is not None:
            self.steps.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None

    def _welcome(self) -> QWidget:
        theme = self._theme
        page = QWidget()
        lines = column(
            row(Icon(theme, "hourglass", tone="quiet", size=22, ground="quietBg"), None),
            Words(theme, "Who owes you an answer?", size=18, weight=600),
            Words(theme, WHAT, size=14, tone="text2", wrap=True),
            spacing=14,
        )
        lines.addSpacing(4)
        for icon, text in PROMISES:
            line = row(Icon(theme, icon, tone="ok", size=16), spacing=10)
            line.addWidget(Words(theme, text, wrap=True), 1)
            lines.addLayout(line)
        lines.addSpacing(10)
        lines.addLayout(row(self.see_example, self.add_mail, None, spacing=10))
        also = Words(theme, "Or open", size=12, tone="text3")
        or_ = Words(theme, "or", size=12, tone="text3")
        lines.addLayout(row(also, self.add_file, or_, self.add_folder, None, spacing=4))
        page.setLayout(lines)
        return page
