"""From mail files to a report, for the command line: no store, no window, no network.

The same rooms in the same order as the window's road, only without the store in the middle.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from classifier.classifier import Classifier
from connectors.connector import Batch
from connectors.local.connector import LocalConnector, pull_all
from desktop.working_days import HolidayCalendar
from models.correspondence import own_addresses
from models.message import Message
from models.reading import Reading
from models.report import Facts, Report, build_report
from models.settings import Settings
from models.working_days import WorkingDays


def report_on(sources: Sequence[Path], *, me: tuple[str, ...], today: date, cache: Path) -> Report:
    """The report on some mail files as of a day.

    ``cache`` is the folder of the trained classifier. Raises ``AppError`` when a source is missing,
    unreadable or holds no mail.
    """
    own = frozenset(me) or own_addresses(_headers(sources), ())
    calendar = HolidayCalendar()
    facts = read(
        pull_all(sources, threading.Event()), Classifier.load(cache), me=own, working_days=calendar
    )
    settings = Settings(me=tuple(sorted(own)))
    return build_report(facts, (), settings, today, working_days=calendar)


def read(
    batches: Iterable[Batch],
    classifier: Classifier,
    *,
    me: frozenset[str],
    working_days: WorkingDays,
) -> Facts:
    """Read batch after batch; of mail that is not about the search no body is kept."""
    messages: list[Message] = []
    readings: dict[str, Reading] = {}
    unreadable: list[str] = []
    for batch in batches:
        for message, reading in zip(
            batch.messages, classifier.read(batch.messages, me, working_days), strict=True
        ):
            messages.append(message if reading.keeps_words else message.bare())
            readings[reading.key] = reading
        unreadable += [one.id for one in batch.unreadable]
    return Facts(tuple(messages), readings, tuple(unreadable))


def _headers(sources: Iterable[Path]) -> Iterator[Message]:
    """Every message without its body, to find out who "me" is."""
    for source in sources:
        for batch in LocalConnector(source).pull("", _nothing, threading.Event()):
            yield from batch.messages


def _nothing(_headers: Mapping[str, str]) -> bool:
    return False
