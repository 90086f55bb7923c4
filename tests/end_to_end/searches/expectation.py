"""What a report should say about a hand-written search, drawn as text, and how the two compare.

An expectation names what is settled and nothing else: ``*`` stands for any words, ``a|b`` for
either, and an event marked ``?`` may be missing. ``update`` events are not compared unless drawn.
Both sides become one flat picture, name to words, so that a difference reads as a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

Picture = dict[str, str]
Json = dict[str, Any]
HEAD = re.compile(r"\[(.+?)(?: via (.+))?\] (.*): (.*)")
EVENT = re.compile(r"(\? )?(\w+) (\S+) (\S+)(.*)")
QUIETLY = frozenset({"update"})
"""Kinds of event that the contract leaves to taste."""


def expected_picture(text: str) -> Picture:
    """The drawn expectation as a picture."""
    found: Picture = {}
    applications: list[str] = []
    name = ""
    for line in filter(None, text.splitlines()):
        if match := HEAD.fullmatch(line):
            employer, via, role, state = match.groups()
            name = f"{employer} / {role}"
            applications.append(name)
            found[f"{name}: state"] = state
            found[f"{name}: via"] = via or "-"
            found[f"{name}: events"] = ""
        elif line.startswith(("messages ", "silence ", "advice ")):
            what, _, rest = line.partition(" ")
            found[f"{name}: {what}"] = rest
        elif line.startswith("person "):
            what, _, rest = line.removeprefix("person ").partition(">: ")
            found[f"{what}>"] = rest
        elif re.match(r"(spam|undelivered) \w+:|\w+ \S+ (in|out) |(counts|me|clashes): ", line):
            what, _, rest = re.sub(r"^(\w+) (?=\S+ (in|out)\b)", r"\1: ", line).partition(": ")
            found[what] = rest
        elif line.endswith(": none"):
            found[line.removesuffix(": none")] = "none"
        else:
            found[f"{name}: events"] += line + "\n"
    found["applications"] = "\n".join(sorted(applications))
    return found


def actual_picture(report: Json, short: Mapping[str, str]) -> Picture:
    """The report as a picture; ``short`` turns message ids into the short ones."""
    counts = ", ".join(f"{name} {number}" for name, number in report["counts"].items())
    found: Picture = {"counts": counts, "me": " ".join(report["me"])}
    applications: list[str] = []
    for employer in report["employers"]:
        for one in employer["people"]:
            found[f"{employer['name']} <{one['address']}>"] = f"{one['name']}, {one['part']}"
        for application in employer["applications"]:
            name = f"{employer['name']} / {application['role']}"
            while name in applications:
                name += " #2"
            applications.append(name)
            found[f"{name}: via"] = employer["via"] or "-"
            found.update(_application(name, application, short))
    found["applications"] = "\n".join(sorted(applications))
    for line in report["messages"]:
        where = f"{line['kind']} {line['direction']} {line['folder']}"
        found[short[line["message"]]] = f"{where}, {line['employer']} / {line['role']}"
    found.update(_margins(report, short))
    return found


def differences(expected: Picture, actual: Picture) -> list[str]:
    """What was expected and is not so, one sentence each."""
    found = []
    for name, words in expected.items():
        seen = next((value for key, value in actual.items() if _fits(name, key)), "nothing")
        if name == "counts":
            missing = [one for one in words.split(", ") if one not in seen.split(", ")]
            found += [f"counts: expected {one}, got {seen}" for one in missing]
        elif name.endswith(": events"):
            found += [f"{name}: {one}" for one in _event_differences(words, seen)]
        elif not _fits(words, seen):
            found.append(f"{name}: expected {words!r}, got {seen!r}")
    return found


def _fits(words: str, seen: str) -> bool:
    def plain(word: str) -> str:
        return "|".join(re.escape(one).replace(r"\*", ".*") for one in word.split("|"))

    pattern = re.sub(r"[^\s,]+", lambda match: f"(?:{plain(match[0])})", words)
    if seen.endswith(", None / None") and not words.endswith(("*", "/ None")):
        seen = seen.removesuffix(", None / None")
    if re.search(r" (in|out) \S+$", words):
        seen = seen.partition(", ")[0]
    return bool(re.fullmatch(pattern, seen))


def _event_differences(words: str, seen: str) -> list[str]:
    left = seen.splitlines() if seen != "nothing" else []
    found = []
    for line in words.splitlines():
        wanted = line.removeprefix("? ")
        hit = next((one for one in left if _fits(wanted, one)), None)
        if hit is not None:
            left.remove(hit)
        elif wanted == line:
            found.append(f"expected {wanted!r}")
    return found + [f"not expected {one!r}" for one in left if one.split()[0] not in QUIETLY]


def _application(name: str, application: Json, short: Mapping[str, str]) -> Picture:
    advice = application["advice"]
    running = [one for one in application["silences"] if one["until"] is None]
    return {
        f"{name}: state": ", ".join(application[key] for key in ("tag", "stage", "turn")),
        f"{name}: messages": " ".join(short[one] for one in application["messages"]),
        f"{name}: events": "\n".join(_event(one, short) for one in application["events"]),
        f"{name}: silence": " and ".join(_silence(one) for one in running) or "none",
        f"{name}: advice": f"{advice['action']}, to {advice['to'] or '-'}, "
        f"not before {advice['not_before'] or '-'}",
    }


def _event(event: Json, short: Mapping[str, str]) -> str:
    words = f"{event['kind']} {event['at']} {short[event['message']]}"
    if "due" in event:
        words += f" due {event['due'] or '-'}"
    return words + "".join(f" {one}" for one in ("cancelled", "suspended") if event.get(one))


def _silence(silence: Json) -> str:
    return (
        f"{silence['after']} since {silence['since']}, {silence['days']} days, "
        f"{silence['working_days']} working days, promised by {silence['promised_by'] or '-'}, "
        f"{silence['level']}"
    )


def _margins(report: Json, short: Mapping[str, str]) -> Picture:
    found: Picture = {
        "clashes": ", ".join(sorted({one["on"] or "-" for one in report["clashes"]})) or "none",
        "spam alerts": " ".join(short[one["message"]] for one in report["possibly_in_spam"])
        or "none",
        "undelivered": " ".join(short[one["message"]] for one in report["undelivered"]) or "none",
    }
    for one in report["possibly_in_spam"]:
        found[f"spam {short[one['message']]}"] = (
            f"{one['verdict']} {one['kind']}, {one['employer']}, deleted on {one['deleted_on']}"
        )
    for one in report["undelivered"]:
        found[f"undelivered {short[one['message']]}"] = (
            f"to {one['to']}, bounce {short[one['bounce']]}"
        )
    return found
