"""One application with its mail: what a draft is made from, and where each fact was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from models.application import Application
from models.drafts.wording import phrasebook
from models.employer import Employer
from models.message import Direction, Folder, Message
from models.reading import Reading
from models.report import Report
from models.settings import Settings

BY_HAND = "what you entered"
NOT_FROM_MAIL = "this application"


@dataclass(frozen=True, slots=True)
class Background:
    """One application with its mail: all that its draft is made from."""

    report: Report
    application: Application
    employer: Employer
    messages: tuple[Message, ...]
    """Those of the application, oldest first; unsent drafts are not among them."""
    readings: Mapping[str, Reading]
    settings: Settings

    @property
    def me(self) -> frozenset[str]:
        """The person's addresses."""
        return frozenset(self.report.me) | frozenset(self.settings.me)

    def incoming(self, message: Message) -> bool:
        """Whether they wrote it."""
        return message.direction(self.me) is Direction.IN

    def source(self, message: Message) -> str:
        """Where a fact was read: "their message of 6 November"."""
        whose = "their" if self.incoming(message) else "your"
        day = message.sent_at.date()
        return f"{whose} message of {day.day} {phrasebook('en').words('months')[day.month - 1]}"

    def source_of(self, key: str) -> str:
        """The same by the message's key; what has no message was entered by hand."""
        found = next((one for one in self.messages if one.key == key), None)
        return self.source(found) if found else BY_HAND

    def read(self, message: Message) -> Reading | None:
        """What one of the messages says."""
        return self.readings.get(message.key)


def background(
    report: Report,
    application: Application,
    messages: Mapping[str, Message],
    readings: Mapping[str, Reading],
    settings: Settings,
) -> Background:
    """The application with those of its messages that are at hand."""
    found = [messages[key] for key in application.messages if key in messages]
    sent = [one for one in found if one.folder is not Folder.DRAFTS]
    return Background(
        report=report,
        application=application,
        employer=_employer(report, application),
        messages=tuple(sorted(sent, key=lambda one: one.sent_at)),
        readings=readings,
        settings=settings,
    )


def _employer(report: Report, application: Application) -> Employer:
    for employer in report.employers:
        if any(one.key == application.key for one in employer.applications):
            return employer
    return Employer("", None, (), (application,))
