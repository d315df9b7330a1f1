"""Land as weft: level threads that run where there is land, for the ground of the woven map.

No borders and no countries: the register takes no position on boundaries. The coast is Natural
Earth's at 1:110 million (public domain), packed into land.json by `npm run land`.
"""

import json
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from math import ceil
from operator import itemgetter

from phinong.core.drawing.plane import Box, Place, seen_from

# Longer edges of the coast are divided, since a straight line on one map is a curve on another.
LONGEST_EDGE = 4.0
# Threads shorter than this, or gaps, are noise at the size of the drawing.
SHORTEST = 3.0

Ring = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class View:
    """What part of the globe is drawn: its centre, where on paper, and how many units a km is."""

    centre: Place
    x: float
    y: float
    scale: float


@cache
def coast() -> list[Ring]:
    """Closed rings of (longitude, latitude) around all land and around its inland seas."""
    packed = (files("phinong.core.drawing") / "land.json").read_text(encoding="utf-8")
    return [_divided(list(zip(flat[::2], flat[1::2], strict=True))) for flat in json.loads(packed)]


@lru_cache(maxsize=64)
def weft(view: View, window: Box, spacing: float = 6) -> str:
    """The threads over land inside the window as one SVG path. Costs some 40 ms, then nothing."""
    rows = _crossings(view, window, spacing)
    # In this projection all that lies outside a ring is the side of the antipode: with land
    # there, inside and outside change places.
    edges = [window.left, window.right] if on_land(view.centre.antipode) else []
    threads: list[str] = []
    for row, crossings in enumerate(rows):
        y = round(window.top + spacing * (row + 0.5))
        threads += [
            f"M{left} {y}h{right - left}" for left, right in _runs([*crossings, *edges], window)
        ]
    return "".join(threads)


def on_land(place: Place) -> bool:
    """True when the place is on land, as far as a coast at 1:110 million can tell."""
    # The way north along the meridian ends in the sea at the pole, so it leaves land as often as
    # it meets it, and once more if it starts there.
    crossed = 0
    for ring in coast():
        for (x1, y1), (x2, y2) in pairwise(ring):
            west, east = _turn(place.longitude, x1), _turn(place.longitude, x2)
            if (west > 0) != (east > 0) and abs(west - east) < 180:
                meets = y1 + west / (west - east) * (y2 - y1)
                crossed += meets > place.latitude
    return crossed % 2 == 1


def _turn(start: float, end: float) -> float:
    """Degrees of longitude from one meridian to another the short way round."""
    return (end - start + 180) % 360 - 180


def _divided(ring: Ring) -> Ring:
    points = [ring[0]]
    for (x1, y1), (x2, y2) in pairwise(ring):
        x, y = _turn(x1, x2), y2 - y1
        parts = ceil(max(abs(x), abs(y)) / LONGEST_EDGE) or 1
        points += [(x1 + x * n / parts, y1 + y * n / parts) for n in range(1, parts + 1)]
    return points


def _crossings(view: View, window: Box, spacing: float) -> list[list[float]]:
    """For every row of weft, where the coast crosses it."""
    rows: list[list[float]] = [[] for _ in range(int((window.bottom - window.top) / spacing))]
    first = window.top + spacing / 2
    for ring in coast():
        for edge in pairwise(_on_paper(view, ring)):
            (x1, y1), (x2, y2) = sorted(edge, key=itemgetter(1))
            start = max(0, ceil((y1 - first) / spacing))
            end = min(len(rows), ceil((y2 - first) / spacing))
            for row in range(start, end):
                rows[row].append(x1 + (first + row * spacing - y1) / (y2 - y1) * (x2 - x1))
    return rows


def _on_paper(view: View, ring: Ring) -> Ring:
    points = (seen_from(view.centre, Place(y, x)) for x, y in ring)
    return [(view.x + p.x * view.scale, view.y + p.y * view.scale) for p in points]


def _runs(crossings: list[float], window: Box) -> list[tuple[int, int]]:
    """Stretches of land in one row, clipped to the window; slivers and slits left out."""
    runs: list[list[float]] = []
    ordered = sorted(max(window.left, min(window.right, x)) for x in crossings)
    for left, right in zip(ordered[::2], ordered[1::2], strict=False):
        if runs and left - runs[-1][1] < SHORTEST:
            runs[-1][1] = right
        else:
            runs.append([left, right])
    return [(round(left), round(right)) for left, right in runs if right - left >= SHORTEST]
