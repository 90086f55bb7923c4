"""How long the reasoning takes: 3,000 job messages of 400 employers, and one message more.

Run: ``python benchmarks/reasoning.py``. Each figure is printed in milliseconds and as a ratio to
sorting the same messages by time and hashing their ids, which any program at all would have to do.
"""

from __future__ import annotations

import gc
import hashlib
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from models.message import Address, Folder, Message
from models.reading import (
    Kind,
    PromiseKind,
    PromiseRead,
    Reading,
    SenderClass,
    Sign,
    TalkRead,
    TalkState,
)
from models.report import Facts, ReportBuilder, build_report
from models.settings import Settings
from models.working_days import WeekdaysOnly

EMPLOYERS = 400
RUNS = 9
START = datetime(2026, 1, 5, 9, tzinfo=UTC)
TODAY = date(2026, 11, 20)
ME = Address("Sam", "sam@example.org")
ROBOT = Address("", "no-reply@platform.example")
SETTINGS = Settings(me=(ME.address,))
LETTERS = "abcdefghijklmnopqrst"


def mailbox() -> Facts:
    """Seven or eight mails with each employer, over ten months."""
    pairs = [pair for number in range(EMPLOYERS) for pair in pursuit(number)[number % 2 :]]
    return Facts(tuple(one for one, _ in pairs), {read.key: read for _, read in pairs})


def pursuit(number: int) -> list[tuple[Message, Reading]]:
    """An application, its receipt, an interview with its mails, a promise, a check-in."""
    first, second, third = number % 20, number // 20 % 20, number // 7 % 20
    name = f"{LETTERS[first]}o{LETTERS[second]}ra{LETTERS[third]} works {number}"
    domain = f"works{number}.example"
    person = Address("Ana Ruiz", f"ana@{domain}")
    at = START + timedelta(days=number * 7 % 270, minutes=number)
    talk = TalkRead((at + timedelta(days=14)).date(), TalkState.FIXED)
    promise = PromiseRead(PromiseKind.DATED, (at + timedelta(days=24)).date(), "by then")
    steps: list[tuple[int, Address, Kind, tuple[Sign, ...], dict[str, object]]] = [
        (0, ME, Kind.APPLICATION, (Sign.APPLIES,), {}),
        (0, ROBOT, Kind.APPLICATION, (Sign.RECEIPT,), {"sender_class": SenderClass.ATS}),
        (6, person, Kind.INTERVIEW, (Sign.OFFERS_SLOTS,), {"domain": domain}),
        (7, ME, Kind.UPDATE, (Sign.ANSWERS,), {}),
        (8, person, Kind.INTERVIEW, (), {"domain": domain, "talks": (talk,)}),
        (15, person, Kind.UPDATE, (), {"domain": domain, "promises": (promise,)}),
        (28, ME, Kind.UPDATE, (Sign.FOLLOWS_UP,), {}),
        (40, ROBOT, Kind.REJECTION, (), {"sender_class": SenderClass.ATS}),
    ]
    pairs: list[tuple[Message, Reading]] = []
    for index, (days, sender, kind, signs, more) in enumerate(steps):
        one = Message(
            id=f"<{index}@{domain}>",
            folder=Folder.SENT if sender is ME else Folder.INBOX,
            sent_at=at + timedelta(days=days, hours=index),
            sender=sender,
            to=(person,) if sender is ME else (ME,),
            subject=f"{name}: Backend Engineer",
            in_reply_to=(f"<{index - 1}@{domain}>",) if index not in {0, 1, 2, 7} else (),
        )
        read = Reading(
            one.key, kind, signs=frozenset(signs), employer=name, role="Backend Engineer"
        )
        pairs.append((one, replace(read, **more)))  # type: ignore[arg-type]
    return pairs


def milliseconds(work: Callable[[], object]) -> float:
    """The median of several runs."""
    taken = []
    for _ in range(RUNS):
        gc.collect()
        begun = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def plain(facts: Facts) -> str:
    """The least any program would do with the same messages."""
    digest = hashlib.sha256()
    for one in sorted(facts.messages, key=lambda one: (one.sent_at, one.key)):
        digest.update(one.key.encode())
    return digest.hexdigest()


def one_more(facts: Facts) -> float:
    """Milliseconds for the report after one new message, the median of several."""
    builder = ReportBuilder(WeekdaysOnly())
    builder.build(facts, (), SETTINGS, TODAY)
    taken = []
    for run in range(RUNS):
        number = run * 41 % EMPLOYERS
        known = next(one for one in facts.messages if one.id == f"<5@works{number}.example>")
        new = replace(known, id=f"<new{run}@x.example>", sent_at=known.sent_at + timedelta(days=2))
        read = replace(facts.readings[known.key], key=new.key, promises=())
        facts = Facts((*facts.messages, new), {**facts.readings, new.key: read})
        begun = time.perf_counter()
        builder.build(facts, (), SETTINGS, TODAY)
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def main() -> None:
    """Print the figures."""
    facts = mailbox()
    floor = milliseconds(lambda: plain(facts))
    calendar = WeekdaysOnly()
    full = milliseconds(lambda: build_report(facts, (), SETTINGS, TODAY, working_days=calendar))
    more = one_more(facts)
    employers = len(build_report(facts, (), SETTINGS, TODAY, working_days=calendar).employers)
    print(f"{len(facts.messages)} messages, {employers} employers")
    print(f"sort and hash       {floor:8.1f} ms     1.0")
    print(f"build_report        {full:8.1f} ms  {full / floor:6.1f}   (at most 150 ms)")
    print(f"after one message   {more:8.1f} ms  {more / floor:6.1f}   (at most 10 ms)")


if __name__ == "__main__":
    main()
