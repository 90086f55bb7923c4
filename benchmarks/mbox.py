"""10,000 messages of mbox to a report: seconds, memory, and the ratio to merely parsing the file.

python3 dev.py bench mbox
"""

from __future__ import annotations

import mailbox
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from connectors.demo import mails

COUNT = 10_000
TODAY = date(2026, 11, 20)
NEWSLETTER_BYTES = 20_000


def write_mailbox(path: Path) -> int:
    """An mbox of ``COUNT`` messages: the example over and over, and HTML newsletters between."""
    source = random.Random(7)
    words = [f"word{n}" for n in range(3_000)]
    written = 0
    with path.open("wb") as file:
        while written < COUNT:
            shift = timedelta(days=7 * (written // 2_000))
            for mail in mails(TODAY - shift):
                raw = mail.raw.replace(b"@demo.example>", b".%d@demo.example>" % (written // 700))
                label = {"junk": b"Spam", "sent": b"Sent"}.get(mail.folder.value, b"Inbox")
                file.write(b"From x Thu Jan  1 00:00:00 2026\nX-Gmail-Labels: " + label + b"\n")
                file.write(raw.replace(b"\nFrom ", b"\n>From ") + b"\n\n")
                file.write(newsletter(written, source, words))
                written += 2
    return written


def newsletter(number: int, source: random.Random, words: list[str]) -> bytes:
    """One HTML newsletter with a table layout."""
    rows = []
    size = 0
    while size < NEWSLETTER_BYTES:
        row = f"<tr><td style='padding:4px'>{' '.join(source.choices(words, k=30))}</td></tr>"
        rows.append(row)
        size += len(row)
    return (
        "From y Thu Jan  1 00:00:00 2026\nX-Gmail-Labels: Inbox\nFrom: News <news@daily.example>\n"
        f"To: sam.ellery@example.org\nSubject: Issue {number}\n"
        f"Message-ID: <n{number}@daily.example>\nDate: Thu, 05 Nov 2026 07:00:00 +0000\n"
        "List-Unsubscribe: <https://daily.example>\nContent-Type: text/html; charset=utf-8\n\n"
        f"<html><body><table>{''.join(rows)}</table></body></html>\n\n"
    ).encode()


def parse_only(path: Path) -> float:
    """Seconds the standard library needs to split the file and parse each message's headers."""
    started = time.perf_counter()
    box = mailbox.mbox(path, create=False)
    for message in box:
        _ = message["Subject"]
    box.close()
    return time.perf_counter() - started


def measured(command: list[str], variables: dict[str, str]) -> tuple[float, float]:
    """Wall seconds and peak megabytes of one process of its own."""
    started = time.perf_counter()
    process = subprocess.Popen(command, env=variables, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, command
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.mbox"
        count = write_mailbox(path)
        variables = dict(os.environ, HEARDBACK_CACHE=str(Path(folder) / "cache"))
        command = [sys.executable, "-m", "desktop", "report", str(path), "--as-of", str(TODAY)]
        first, first_peak = measured(command, variables)
        seconds, peak = measured(command, variables)
        floor = parse_only(path)
        size = path.stat().st_size / 1e6
    print(f"mbox: {count:,} messages, {size:.0f} MB")
    print(f"  report in {seconds:.1f} s, {seconds / floor:.1f} x the standard library's parsing")
    print(f"  peak memory {peak:.0f} MB")
    print(f"  first time, with training: {first:.1f} s, {first_peak:.0f} MB")


if __name__ == "__main__":
    main()
