"""The command line: ``heardback``, ``heardback demo``, ``heardback report SOURCE...``.

Parses and prints; the window is only loaded when one is wanted, so that a report works where Qt
cannot even be loaded.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from desktop.folders import cache_folder
from desktop.report import as_csv, as_json, as_text
from models.errors import AppError
from models.report import Report

FORMS: dict[str, Callable[[Report], str]] = {
    "json": lambda report: json.dumps(as_json(report), ensure_ascii=False, indent=2) + "\n",
    "text": as_text,
    "csv": as_csv,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; its exit code: 0, or 2 with one clear sentence on standard error."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "report":
            return _report(options)
        return _window(options)
    except AppError as error:
        print(f"heardback: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def _report(options: argparse.Namespace) -> int:
    # The classifier's tables take longer to load than the window takes to paint.
    from desktop.sources import report_on  # noqa: PLC0415 - no window pays for it

    report = report_on(
        [Path(source) for source in options.sources],
        me=tuple(address.strip().lower() for address in options.me),
        today=options.as_of or date.today(),  # noqa: DTZ011 - the person's own day
        cache=cache_folder(),
    )
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.stdout.write(FORMS[options.form](report))
    return 0


def _window(options: argparse.Namespace) -> int:
    from desktop.app import run_demo, run_program  # noqa: PLC0415 - a report needs no Qt

    if options.command == "demo":
        return run_demo(picture=options.picture, today=options.as_of)
    return run_program()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="heardback",
        description="Who owes you an answer? A timeline of your job search, read from your own "
        "mail on your own computer. Without a command the window opens.",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    demo = commands.add_parser("demo", help="open the window on an example mailbox")
    demo.add_argument(
        "--picture", type=Path, metavar="FILE", help="draw the window to a PNG and print the report"
    )
    demo.add_argument("--as-of", type=_day, metavar="YYYY-MM-DD", help="the example as of a day")
    report = commands.add_parser(
        "report", help="print what the mail in some files says; nothing is stored, nothing is sent"
    )
    report.add_argument(
        "sources",
        nargs="+",
        metavar="SOURCE",
        help="an mbox file, a Maildir, a folder of .eml files, or an .eml file",
    )
    report.add_argument(
        "--me", action="append", default=[], metavar="ADDRESS", help="your own address (repeatable)"
    )
    report.add_argument(
        "--as-of", type=_day, metavar="YYYY-MM-DD", help="the day the report is made for"
    )
    forms = report.add_mutually_exclusive_group()
    for form in FORMS:
        forms.add_argument(
            f"--{form}", dest="form", action="store_const", const=form, default="text"
        )
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day like 2026-11-20") from error
