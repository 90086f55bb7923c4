"""From mail files to a report, for the command line: no store, no window, no network.

The same rooms in the same order as the window's road, only without the store in the middle.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from classifier.classifier import Classifier
from connectors.connector import Batch
from connectors.local.connector import LocalConnector
from desktop.working_days import HolidayCalendar
from models.correspondence import own_addresses
from models.message import Message
from models.reading import Kind, Reading
from models.report import Facts, Report, build_report
from models.settings import Settings
from models.working_days import WorkingDays


def report_on(sources: Iterable[Path], *, me: tuple[str, ...], today: date, cache: Path) -> Report:
    """The report on some mail files as of a day.

    ``cache`` is the folder of the trained classifier. Raises ``AppError`` when a source is missing,
    unreadable or holds no mail.
    """
    connectors = [LocalConnector(source) for source in sources]
    own = frozenset(me) or own_addresses(_headers(connectors), ())
    calendar = HolidayCalendar()
    facts = read(_batches(connectors), Classifier.load(cache), me=own, working_days=calendar)
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
            messages.append(message.bare() if reading.kind is Kind.OTHER else message)
            readings[reading.key] = reading
        unreadable += [one.id for one in batch.unreadable]
    return Facts(tuple(messages), readings, tuple(unreadable))


def _batches(connectors: Iterable[LocalConnector]) -> Iterator[Batch]:
    stop = threading.Event()
    for connector in connectors:
        yield from connector.pull("", _everything, stop)


def _headers(connectors: Iterable[LocalConnector]) -> Iterator[Message]:
    stop = threading.Event()
    for connector in connectors:
        for batch in connector.pull("", _nothing, stop):
            yield from batch.messages


def _everything(_headers: Mapping[str, str]) -> bool:
    return True


def _nothing(_headers: Mapping[str, str]) -> bool:
    return False
