"""Two threads along a curve: twisted round each other, or slack. Shared by map and life-line."""

from collections.abc import Sequence
from itertools import pairwise

from phinong.core.drawing.plane import Bow, Point, pair

# A cubic whose handles reach this far along its chord follows half a wave of a sine closely.
HANDLE = 0.36


def twisted(points: Sequence[Point], swell: float) -> tuple[str, str]:
    """Two threads that cross at each of the points; `swell` is their width to the chord."""
    return _wave(points, swell), _wave(points, -swell)


def crossings(bow: Bow, apart: float) -> list[Point]:
    """Where threads along a bow cross, about `apart` from each other and at least three times."""
    length = (bow.end - bow.start).length
    return list(bow.steps(max(3, round(length / apart))))


def curve(bow: Bow) -> str:
    """A bow as a path."""
    return f"M{pair(bow.start)}Q{pair(bow.pull)} {pair(bow.end)}"


def cut(bow: Bow) -> str:
    """A bow as a path with its middle missing."""
    first = Bow(bow.start, (bow.start + bow.pull) * 0.5, bow.at(0.4))
    last = Bow(bow.at(0.6), (bow.pull + bow.end) * 0.5, bow.end)
    return curve(first) + curve(last)


def _wave(points: Sequence[Point], swell: float) -> str:
    path = [f"M{pair(points[0])}"]
    for start, end in pairwise(points):
        along = end - start
        aside = Point(along.y, -along.x) * swell
        first, second = start + along * HANDLE + aside, end - along * HANDLE + aside
        path.append(f"C{pair(first)} {pair(second)} {pair(end)}")
        swell = -swell
    return "".join(path)
