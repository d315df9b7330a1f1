"""Partners as knots on paper: spread apart while they are few, gathered when they are many."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from phinong.core.drawing.plane import Place, Point

# Which state a knot shows first, and whose label is placed first.
RANKS = ("established", "process", "unverified", "quiet", "ended")
FEW = 36
APART = 17.0
FROM_HOME = 26.0
ROUNDS = 12
NEAR_ENOUGH = 0.1


@dataclass(frozen=True, slots=True)
class MapTie:
    """One tie on the map: the partner's name and place, the tie's state, and where it opens."""

    name: str
    href: str
    state: str
    place: Place
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Knot:
    """One knot for one tie, or for several whose partners are too near to tell apart.

    `beyond` is true at the edge of the paper, for a partner farther than it reaches.
    """

    ties: tuple[MapTie, ...]
    at: Point
    name: str
    detail: str
    href: str
    beyond: bool = False

    @property
    def state(self) -> str:
        """The most alive of its ties' states."""
        return min((tie.state for tie in self.ties), key=rank)

    @property
    def single(self) -> bool:
        """True when it stands for one tie."""
        return len(self.ties) == 1

    @property
    def radius(self) -> float:
        """How large it is drawn."""
        return 5.5 if self.single else 10.0


def rank(state: str) -> int:
    """The place of a state among `RANKS`; unknown ones come last."""
    return RANKS.index(state) if state in RANKS else len(RANKS)


def gathered(knots: Sequence[Knot], home: Point, together: str, all_href: str) -> list[Knot]:
    """The knots to draw, the most alive first. `together` says "{name} and {n} more"."""
    ordered = sorted(knots, key=lambda knot: rank(knot.state))
    if len(ordered) <= FEW:
        return spread(ordered, home)
    within = APART
    while len(heaps := _heaps(ordered, within)) > FEW:
        within *= 1.25
    return spread([_one(heap, together, all_href) for heap in heaps], home)


def spread(knots: Sequence[Knot], home: Point) -> list[Knot]:
    """The same knots, moved apart where they would cover each other or the city itself."""
    points = [_clear_of(home, knot.at) for knot in knots]
    for _ in range(ROUNDS):
        if not _push(points):
            break
    return [replace(knot, at=point) for knot, point in zip(knots, points, strict=True)]


def _clear_of(home: Point, point: Point) -> Point:
    aim = point - home
    if aim.length >= FROM_HOME:
        return point
    way = aim * (1 / aim.length) if aim.length > NEAR_ENOUGH else Point(0, 1)
    return home + way * FROM_HOME


def _push(points: list[Point]) -> bool:
    """Move points that are too near half the missing way from each other; True when any moved."""
    moved = False
    for i in range(len(points)):
        for j in range(i):
            apart = points[i] - points[j]
            missing = APART - apart.length
            if missing <= NEAR_ENOUGH:
                continue
            # Points in one place part sideways, each pair in its own direction.
            way = (
                apart * (1 / apart.length) if apart.length > NEAR_ENOUGH else Point(1, (i % 3) - 1)
            )
            points[i] = points[i] + way * (missing / 2)
            points[j] = points[j] - way * (missing / 2)
            moved = True
    return moved


def _heaps(knots: Sequence[Knot], within: float) -> list[list[Knot]]:
    heaps: list[list[Knot]] = []
    for knot in knots:
        near = next((h for h in heaps if (h[0].at - knot.at).length <= within), None)
        if near is None:
            heaps.append([knot])
        else:
            near.append(knot)
    return heaps


def _one(heap: list[Knot], together: str, all_href: str) -> Knot:
    first = heap[0]
    if len(heap) == 1:
        return first
    ties = tuple(tie for knot in heap for tie in knot.ties)
    name = together.format(first.name, len(ties) - 1)
    return replace(first, ties=ties, name=name, detail="", href=all_href)
