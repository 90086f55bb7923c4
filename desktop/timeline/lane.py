"""Where things stand on one lane: marks nudged apart, stacks, the room left for words.

Pure geometry in pixels from the lane's left edge; paints nothing and knows no theme.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.glyphs import FLAGS, RADIUS, Glyph
from desktop.marks import Mark
from desktop.time_scale import TimeScale
from desktop.timeline.rows import Row

GAP = 1  # pixels between two marks that were nudged apart
STACK_WIDTH = 20  # more than three marks within this many pixels become a stack
STACK_FROM = 4
STACK_RADIUS = 9
GLYPH_REACH = 9  # how near the pointer must be


@dataclass(frozen=True, slots=True)
class Placed:
    """One or more marks at one place; more than one is a stack drawn with its count."""

    x: float
    radius: float
    marks: tuple[Mark, ...]

    @property
    def mark(self) -> Mark:
        """The first, or the only one."""
        return self.marks[0]

    @property
    def stack(self) -> bool:
        """Whether several marks share the place."""
        return len(self.marks) > 1


@dataclass(frozen=True, slots=True)
class Lane:
    """A laid-out lane."""

    placed: tuple[Placed, ...]
    track: tuple[float, float] | None
    """The grey line, from the first mark to the silence or the last mark."""
    waiting: tuple[float, float] | None
    """The dotted line from there to today, where nothing is owed."""
    today: float
    wedge_from: float
    flag: float | None
    """x of the promised date, if the running silence has one."""


def lay_out(row: Row, scale: TimeScale, today: date, *, unit: float = 1.0) -> Lane:
    """Place everything of one row; ``unit`` is how much larger than designed glyphs are."""
    placed = _place(row.marks, scale, unit)
    now = scale.middle_of(today)
    wedge = row.wedge
    start = scale.middle_of(wedge.since) if wedge else now
    steady = [one for one in placed if one.mark.glyph not in FLAGS]
    track = waiting = None
    if steady:
        end = start if wedge else max(one.x for one in steady)
        track = (steady[0].x, max(steady[0].x, end))
        if wedge is None and not row.closed and track[1] < now:
            waiting = (track[1], now)
    flag = scale.middle_of(wedge.promised) if wedge and wedge.promised else None
    return Lane(placed, track, waiting, now, start, flag)


def _place(marks: Sequence[Mark], scale: TimeScale, unit: float) -> tuple[Placed, ...]:
    """Marks in their order, pushed right where they would overlap, stacked where too many."""
    placed: list[Placed] = []
    for group in _crowds(marks, scale, STACK_WIDTH * unit):
        at = scale.middle_of(group[0].day)
        if len(group) >= STACK_FROM:
            radius = STACK_RADIUS * unit
            placed.append(Placed(_free(at, radius, placed), radius, tuple(group)))
            continue
        for mark in group:
            x, radius = scale.middle_of(mark.day), RADIUS[mark.glyph] * unit
            last = _last_steady(placed)
            if mark.glyph is Glyph.ACKNOWLEDGED and _inside(last, x):
                x = last.x if last else x
            elif mark.glyph not in FLAGS:
                x = _free(x, radius, placed)
            placed.append(Placed(x, radius, (mark,)))
    return tuple(placed)


def _crowds(marks: Sequence[Mark], scale: TimeScale, width: float) -> list[list[Mark]]:
    """Runs of marks within ``width``; flags and a receipt with its application stay apart."""
    runs: list[list[Mark]] = []
    for mark in marks:
        run = runs[-1] if runs else []
        near = bool(run) and mark.day >= run[0].day and (
            scale.middle_of(mark.day) - scale.middle_of(run[0].day) <= width
        )  # fmt: skip
        if near and mark.glyph not in FLAGS and run[0].glyph not in FLAGS:
            run.append(mark)
        else:
            runs.append([mark])
    return runs


def _last_steady(placed: Sequence[Placed]) -> Placed | None:
    return next((one for one in reversed(placed) if one.mark.glyph not in FLAGS), None)


def _inside(last: Placed | None, x: float) -> bool:
    """A receipt sits inside the application's ring where the two would touch."""
    return last is not None and last.mark.glyph is Glyph.APPLIED and x - last.x < 2 * last.radius


def _free(x: float, radius: float, placed: Sequence[Placed]) -> float:
    last = _last_steady(placed)
    if last is None:
        return x
    return max(x, last.x + max(last.radius, RADIUS[Glyph.APPLIED]) + radius + GAP)


def hit(placed: Sequence[Placed], x: float) -> int | None:
    """Number of the place under x, the nearest within reach; None when there is none."""
    near = [
        (abs(one.x - x), number)
        for number, one in enumerate(placed)
        if abs(one.x - x) <= max(GLYPH_REACH, one.radius)
    ]
    return min(near)[1] if near else None
