"""Days in words, the same on every machine: no locale has a say."""

from __future__ import annotations

from datetime import date

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(day: date) -> str:
    """``Fri 30 Oct``."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def short_day(day: date) -> str:
    """``3 Nov``."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def ago(days: int) -> str:
    """``21 days ago``, for at least one day."""
    return "yesterday" if days == 1 else f"{days} days ago"


def count_of(number: int, word: str) -> str:
    """``1 day``, ``2 days``."""
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
