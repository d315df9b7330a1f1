"""A tie drawn as time: two threads apart, a knot where they were signed together, twisted since.

They run whole for a year after anything verified, thin where nothing was, and stay open at today,
or are cut where the tie was ended.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from typing import Any

from phinong.core.drawing.plane import Point
from phinong.core.drawing.thread import twisted

WIDE, MIDDLE, APART = 1000.0, 50.0, 36.0
HALF_WAVE, SWELL = 42.0, 0.36
OPEN = 44.0  # how long before today the threads open
MEETING = 22.0  # how long the threads take to come together
FRESH = timedelta(days=365)  # how long something verified keeps the threads whole
ENOUGH = 0.25  # the part of a half wave that must be whole for all of it to be drawn so
YEARS_SHOWN = 12
LABEL = 19.0  # the width of a label, in hundredths of the line
TODAY = 12.0  # the width of today's own label, at the right end of the lowest row
ROWS = 3


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """Something verified on a day. A knot was signed and is marked; `what` is for the template."""

    day: date
    what: Any = None
    knot: bool = True


@dataclass(frozen=True, slots=True)
class KnotAt:
    """Where a knot stands, in hundredths of the line, and in which row its label found room.

    `row` is None where there was none: the knot is drawn, its words are only in the list.
    `leftward` labels end at their knot instead of starting there.
    """

    event: LifeEvent
    at: float
    row: int | None
    leftward: bool


@dataclass(frozen=True, slots=True)
class LifeLine:
    """What the template needs: the threads as SVG paths, knots with places, and the year axis.

    `years` are the labelled years, evenly spread from the axis's start to its end.
    """

    threads: str
    knots: tuple[KnotAt, ...]
    years: tuple[int, ...]
    today_at: float
    rows: int


@dataclass(frozen=True, slots=True)
class Axis:
    """The years of the line, whole ones, and how many stand between two labels."""

    first: int
    last: int
    step: int

    @classmethod
    def over(cls, start: date, today: date) -> "Axis":
        """Years from the start's to today's; more than a dozen are widened to whole steps."""
        count = today.year - start.year + 1
        step = -(-count // YEARS_SHOWN)
        count = -(-count // step) * step
        return cls(today.year + 1 - count, today.year, step)

    def at(self, day: date) -> float:
        """Where a day stands, from 0 to `WIDE`; days before the axis stand at its start."""
        begin, end = date(self.first, 1, 1), date(self.last + 1, 1, 1)
        return max(0.0, (day - begin) / (end - begin)) * WIDE


def tie_line(
    events: tuple[LifeEvent, ...], start: date, today: date, ended: date | None = None
) -> LifeLine:
    """The life of a tie from `start`. `events` are verified and may come in any order.

    Raises ValueError when `start` or an event lies after `today`.
    """
    ordered = sorted(events, key=lambda event: event.day)
    if start > today or (ordered and ordered[-1].day > today):
        raise ValueError("a life-line ends today")
    axis = Axis.over(min([start, *(event.day for event in ordered)]), today)
    knots = [event for event in ordered if event.knot]
    placed = _labelled([(event, axis.at(event.day) / 10) for event in knots])
    return LifeLine(
        _threads(axis, ordered, today, ended),
        tuple(placed),
        tuple(range(axis.first, axis.last + 1, axis.step)),
        axis.at(today) / 10,
        1 + max((knot.row or 0 for knot in placed), default=0),
    )


def _threads(axis: Axis, events: Sequence[LifeEvent], today: date, ended: date | None) -> str:
    knots = [axis.at(event.day) for event in events if event.knot]
    end = axis.at(ended) if ended else axis.at(today) - OPEN
    if not knots:
        return _still_apart(axis.at(today))
    if end - knots[-1] < HALF_WAVE / 2:
        end = knots[-1]
    crossings = _crossings([*knots, end])
    seen = [(axis.at(event.day), axis.at(event.day + FRESH)) for event in events]
    parts = [_coming(knots[0]), *_twists(crossings, seen)]
    return "".join(parts if ended else [*parts, _opening(end)])


def _crossings(stops: Sequence[float]) -> list[Point]:
    """Where the threads cross: at every stop, and evenly between."""
    points = [Point(stops[0], MIDDLE)]
    for start, end in pairwise(stops):
        parts = max(1, round((end - start) / HALF_WAVE))
        if end > start:
            points += [
                Point(start + (end - start) * n / parts, MIDDLE) for n in range(1, parts + 1)
            ]
    return points


def _twists(crossings: Sequence[Point], seen: Sequence[tuple[float, float]]) -> list[str]:
    """The twisted part, in runs of whole and of thin thread."""

    def thin(half: tuple[int, tuple[Point, Point]]) -> bool:
        start, end = half[1][0].x, half[1][1].x
        whole = max((min(end, b) - max(start, a) for a, b in seen), default=0.0)
        return whole < ENOUGH * (end - start)

    drawn = []
    for is_thin, run in groupby(enumerate(pairwise(crossings)), key=thin):
        halves = list(run)
        points = [halves[0][1][0], *(half[1][1] for half in halves)]
        sign = -1 if halves[0][0] % 2 else 1
        drawn.append(_both(*twisted(points, SWELL * sign), "thin" if is_thin else ""))
    return drawn


def _both(a: str, b: str, kind: str = "") -> str:
    kind = f" {kind}" if kind else ""
    return f'<path class="b{kind}" d="{b}"/><path class="a{kind}" d="{a}"/>'


def _coming(meet: float) -> str:
    """The threads before their first knot, running apart and then together."""
    near = max(0.0, meet - MEETING)

    def path(y: float) -> str:
        bend = f"C{(near + meet) / 2:.0f} {y:.0f} {meet - MEETING * 0.4:.0f} {MIDDLE:.0f}"
        return f"M0 {y:.0f}H{near:.0f}{bend} {meet:.0f} {MIDDLE:.0f}"

    return _both(path(MIDDLE - APART), path(MIDDLE + APART))


def _opening(start: float) -> str:
    """The threads at today, still open."""

    def path(way: int) -> str:
        y = MIDDLE + way * 24
        bend = f"C{start + 12:.0f} {MIDDLE + way * 16:.0f} {start + 20:.0f} {y - way * 2:.0f}"
        return f"M{start:.0f} {MIDDLE:.0f}{bend} {WIDE:.0f} {y:.0f}"

    return _both(path(-1), path(1), "open")


def _still_apart(now: float) -> str:
    """Threads that have not met: ours runs towards theirs, which is dotted."""

    def path(way: int) -> str:
        far, near = MIDDLE + way * APART, MIDDLE + way * APART / 3
        return f"M0 {far:.0f}C{now / 2:.0f} {far:.0f} {now / 2:.0f} {near:.0f} {now:.0f} {near:.0f}"

    return f'<path class="b open" d="{path(1)}"/><path class="a" d="{path(-1)}"/>'


@dataclass(frozen=True, slots=True)
class _Slip:
    """A label on paper: its row, where its words run, and where its stem stands."""

    row: int
    left: float
    right: float
    stem: float

    def meets(self, other: "_Slip") -> bool:
        """True when words would cover words, or a stem would run through words."""
        if self.row == other.row:
            return self.left < other.right and other.left < self.right
        low, high = (self, other) if self.row < other.row else (other, self)
        return low.left < high.stem < low.right


def _labelled(knots: Sequence[tuple[LifeEvent, float]]) -> list[KnotAt]:
    """Knots with the lowest row in which their label meets no other; the later, the lower."""
    taken = [_Slip(0, 100 - TODAY, 100.0, 100.0)]
    placed = []
    for event, at in reversed(knots):
        leftward = at + LABEL > 100
        left, right = (at - LABEL, at) if leftward else (at, at + LABEL)
        slips = (_Slip(row, left, right, at) for row in range(ROWS))
        free = next((s for s in slips if not any(s.meets(other) for other in taken)), None)
        if free:
            taken.append(free)
        placed.append(KnotAt(event, at, free.row if free else None, leftward))
    return placed[::-1]
