"""Where a day lies across the screen: the one scale that axis, lanes and overview share.

``TimeScale`` is a pure value in days and pixels; ``SharedScale`` holds the one in force and tells
when it changes. Neither knows a widget.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

NARROWEST, WIDEST = 4.0, 120.0  # pixels a day
MONTH, WEEK, DAY = 10.0, 28.0, 90.0  # the three steps of the top bar, pixels a day
NOON = 0.5
TODAY_STANDS_AT = 0.76  # share of the width left of today, when "Today" is asked for


@dataclass(frozen=True, slots=True)
class TimeScale:
    """``start`` is the day number (``date.toordinal``) at x = 0, with fraction; pixels a day."""

    start: float
    px_per_day: float

    def left_of(self, day: date) -> float:
        """X where the day begins."""
        return (day.toordinal() - self.start) * self.px_per_day

    def middle_of(self, day: date) -> float:
        """X of the day's noon, where its events are drawn."""
        return self.left_of(day) + self.px_per_day * NOON

    def day_at(self, x: float) -> date:
        """The day under x."""
        return date.fromordinal(max(1, int(self.start + x / self.px_per_day)))

    def days_within(self, width: float) -> float:
        """How many days fit into ``width`` pixels."""
        return width / self.px_per_day

    def panned(self, pixels: float) -> TimeScale:
        """Moved so that what stood at ``pixels`` stands at 0."""
        return replace(self, start=self.start + pixels / self.px_per_day)

    def zoomed_to(self, px_per_day: float, *, around: float) -> TimeScale:
        """Another zoom, within the limits; the moment under x = ``around`` stays where it is."""
        wanted = min(WIDEST, max(NARROWEST, px_per_day))
        kept = self.start + around / self.px_per_day
        return TimeScale(kept - around / wanted, wanted)

    def showing(self, day: date, *, at: float) -> TimeScale:
        """The same zoom with the day's noon at x = ``at``."""
        return replace(self, start=day.toordinal() + NOON - at / self.px_per_day)

    @staticmethod
    def fitting(first: date, last: date, width: float) -> TimeScale:
        """Both days and a little air in sight, as far as the zoom's limits allow."""
        days = (last - first).days + 1
        air = max(1.0, days * 0.04)
        wanted = min(WIDEST, max(NARROWEST, width / (days + 2 * air)))
        return TimeScale(last.toordinal() + 1 + air - width / wanted, wanted)

    def days_from(self, x: float, width: float) -> tuple[date, ...]:
        """Every day that shows between ``x`` and ``x + width``."""
        first, last = self.day_at(x), self.day_at(x + width)
        return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


class SharedScale(QObject):
    """The scale in force and the width of the lanes; ``changed`` after either moved."""

    changed = Signal()

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._width = 800.0
        self._today = today
        self._value = TimeScale(0.0, MONTH).showing(today, at=self._width * TODAY_STANDS_AT)

    @property
    def value(self) -> TimeScale:
        """The scale in force."""
        return self._value

    @property
    def width(self) -> float:
        """Width of the lanes in pixels."""
        return self._width

    @property
    def today(self) -> date:
        """The report's day."""
        return self._today

    def set(self, value: TimeScale) -> None:
        """Show another stretch of time."""
        if value != self._value:
            self._value = value
            self.changed.emit()

    def set_width(self, width: float) -> None:
        """The lanes are that wide now; the right end of what is seen keeps its place."""
        if width <= 0 or width == self._width:
            return
        grown = (width - self._width) * TODAY_STANDS_AT
        self._width = width
        self._value = self._value.panned(-grown)
        self.changed.emit()

    def set_today(self, today: date) -> None:
        """Another day is today; what is seen moves along."""
        moved = (today - self._today).days
        if moved:
            self._today = today
            self._value = replace(self._value, start=self._value.start + moved)
            self.changed.emit()

    def show_today(self) -> None:
        """Bring today back to its usual place."""
        self.set(self._value.showing(self._today, at=self._width * TODAY_STANDS_AT))

    def zoom_to(self, px_per_day: float, *, around: float | None = None) -> None:
        """Zoom; without a pointer, today keeps its place if seen, else the middle does."""
        if around is None:
            today = self._value.middle_of(self._today)
            around = today if 0 <= today <= self._width else self._width / 2
        self.set(self._value.zoomed_to(px_per_day, around=around))

    def page(self, pages: float) -> None:
        """Move by that share of the width; negative goes back in time."""
        self.set(self._value.panned(self._width * pages))
