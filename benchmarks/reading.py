"""Reading messages: words and kind in batches, then who, which role and when; and training.

python3 dev.py bench reading
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from classifier.classifier import Classifier
from classifier.corpus import read_corpus
from classifier.employers import read_employer
from classifier.extraction import Known, as_reading, promises_of, talks_of
from classifier.html import html_to_lines
from classifier.roles import read_role
from desktop.working_days import HolidayCalendar
from models.message import Message

COUNT = 2_000
BODY = 1_500
ROUNDS = 3
ME = frozenset({"sam.ellery@example.org"})


def long_messages() -> list[Message]:
    """Corpus messages, each filled up to ``BODY`` characters with its own kind."""
    examples = sorted(read_corpus(), key=lambda one: (one.language, one.kind, one.family))
    found = [example.message for example in examples]
    longer = []
    for number in range(COUNT):
        one = found[number * 7 % len(found)]
        text, step = one.text, 1
        while len(text) < BODY:
            text += "\n\n" + found[(number * 7 + step) % len(found)].text
            step += 1
        longer.append(
            Message(
                id=f"<{number}@bench.example>",
                folder=one.folder,
                sent_at=one.sent_at + timedelta(seconds=number),
                sender=one.sender,
                to=one.to,
                subject=one.subject,
                text=text[:BODY],
                headers=one.headers,
            )
        )
    return longer


def best(work: Callable[[], object]) -> float:
    """Seconds of the fastest of a few rounds."""
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


def timed(known: Sequence[Known], work: Callable[[Known], object]) -> list[float]:
    """Milliseconds that each message about the search takes, the best of a few rounds."""
    taken = [float("inf")] * len(known)
    for _ in range(ROUNDS):
        for number, one in enumerate(known):
            started = time.process_time()
            work(one)
            taken[number] = min(taken[number], (time.process_time() - started) * 1000)
    return taken


def who_and_when(known: Known, calendar: HolidayCalendar) -> None:
    """Employer, role, dates of talks and promises of one message."""
    employer = read_employer(known.message, known.words, me=ME)
    read_role(known.message, known.words)
    talks_of(known)
    promises_of(known, employer.country, calendar)


def spread(taken: list[float]) -> str:
    """Median and 95th percentile in words."""
    high = statistics.quantiles(taken, n=20)[-1]
    return f"median {statistics.median(taken):.2f} ms, 95 % within {high:.2f} ms"


def main() -> None:
    """Measure and print. CPU time of this process, so that other load matters less."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.process_time()
        classifier = Classifier.load(Path(folder))
        training = time.process_time() - started
        loading = best(lambda: Classifier.load(Path(folder)))
    messages = long_messages()
    plain = "".join(f"<p>{line}</p>" for line in messages[0].text.split("\n"))
    floor = best(lambda: [html_to_lines(plain) for _ in range(COUNT)])
    kinds = best(lambda: classifier.understand(messages, ME))
    calendar = HolidayCalendar()
    asked = [one for one in classifier.understand(messages, ME) if not one.plainly_other]
    few = timed(asked, lambda one: who_and_when(one, calendar))
    whole = timed(asked, lambda one: as_reading(one, me=ME, working_days=calendar))
    print(f"reading: {COUNT:,} messages of {BODY:,} characters, one core")
    print(f"  training {training:.1f} s, loading {loading * 1000:.0f} ms")
    print(
        f"  words and kind: {COUNT / kinds:,.0f} messages/s, "
        f"{kinds / floor:.1f} x turning the same text from HTML"
    )
    print(f"  employer, role, dates, promises: {spread(few)} ({len(asked):,} messages)")
    print(f"  signs, people, deadline and authenticity too: {spread(whole)}")


if __name__ == "__main__":
    main()
