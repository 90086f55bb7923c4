"""The classifier behind what the engine needs of it; learning happens in a child process.

Imported late: numpy and the word tables take longer to load than the window takes to paint.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

from classifier.classifier import Classifier
from classifier.corpus import Example
from classifier.extraction import VERSION
from classifier.sieve import worth_reading
from desktop.memory import Lesson
from models.errors import AppError
from models.message import Message
from models.reading import Reading
from models.working_days import WorkingDays

LOOKS_AGAIN = 0.1
"""Seconds between two looks at whether the child has finished or is to be stopped."""


class LearntUnderstanding:
    """Reads with a classifier."""

    version = VERSION

    def __init__(self, classifier: Classifier) -> None:
        self._classifier = classifier

    def wanted(self, headers: Mapping[str, str], /) -> bool:
        """Whether a message may be about a job search."""
        return worth_reading(headers)

    def read(
        self, messages: Sequence[Message], me: frozenset[str], working_days: WorkingDays
    ) -> tuple[Reading, ...]:
        """One reading a message, in their order."""
        return self._classifier.read(messages, me, working_days)


def understand(
    cache: Path, lessons: Sequence[Lesson], stop: threading.Event
) -> LearntUnderstanding:
    """The classifier taught by ``lessons``, learnt in a child process where it is not kept yet.

    What the person taught lies beside what the corpus alone teaches, so that neither displaces the
    other. Raises ``AppError`` when asked to stop.
    """
    folder = cache / "taught" if lessons else cache
    examples = as_examples(lessons)
    if not Classifier.is_ready(folder, examples):
        _learn(folder, examples, stop)
    if stop.is_set():
        raise AppError("Learning was stopped.", "It goes on at the next start.")
    return LearntUnderstanding(Classifier.load(folder, examples))


def as_examples(lessons: Sequence[Lesson]) -> tuple[Example, ...]:
    """Each lesson as the classifier takes it, a family of its own."""
    return tuple(Example(message, kind, family=message.key) for message, kind in lessons)


def _learn(folder: Path, examples: tuple[Example, ...], stop: threading.Event) -> None:
    """Teach in a child process; one that can not start or dies leaves the work to ``load``."""
    child = multiprocessing.get_context("spawn").Process(
        target=_taught, args=(folder, examples), name="heardback-learning", daemon=True
    )
    try:
        child.start()
    except (OSError, RuntimeError):
        return
    while child.is_alive():
        if stop.is_set():
            child.terminate()
        child.join(LOOKS_AGAIN)


def _taught(folder: Path, examples: tuple[Example, ...]) -> None:
    """In the child: learn and keep the weights in ``folder``."""
    Classifier.load(folder, examples)
