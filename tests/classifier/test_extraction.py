"""What is kept of a message beside its kind."""

from __future__ import annotations

from classifier.extraction import Known, as_reading
from classifier.kinds import Decision
from classifier.text import own_words
from models.message import Direction, Folder
from models.reading import Kind, Origin, Reading, SenderClass
from models.working_days import WeekdaysOnly
from tests.builders import ME, message


def ordinary(folder: Folder, text: str) -> Reading:
    """The reading of a mail that was surely found to be no job mail."""
    mail = message("a", "2026-03-02", "Contoso HR <hr@gmail.com>", folder=folder, text=text)
    decision = Decision(Kind.OTHER, 0.99, Origin.MODEL, ("telegram",))
    words = own_words(mail)
    known = Known(mail, words, SenderClass.PERSON, Direction.IN, decision)
    return as_reading(known, me=frozenset({ME}), working_days=WeekdaysOnly())


def test_of_ordinary_mail_nothing_is_kept() -> None:
    """Neither names nor words of private mail and advertising go into the store."""
    private = ordinary(Folder.INBOX, "Your interview for the role at Contoso is on Telegram.")
    spam = ordinary(Folder.JUNK, "Cheap watches from Contoso, order today.")

    assert [("", ""), ("", "")] == [(one.employer, one.snippet) for one in (private, spam)]


def test_junk_that_speaks_of_applying_is_looked_at() -> None:
    """To warn of a scam in an employer's name, the name and the marks have to be known."""
    read = ordinary(
        Folder.JUNK, "Contoso has reviewed your application. Interview on Telegram only."
    )

    assert (Kind.OTHER, "Contoso") == (read.kind, read.employer)
    assert read.authenticity.scam_marks
