"""Labels that do not meet: each tries eight sides of its point and takes the freest."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from phinong.core.drawing.lettering import width
from phinong.core.drawing.plane import Box, Point

Side = tuple[float, float, float, str, float]
# Side of a mark: direction of the baseline's offset, its lift, the anchor of the text, and how
# unwelcome the side is, in points of thread that it may cover instead.
SIDES: tuple[Side, ...] = (
    (1, 0, 5, "start", 0.0),
    (-1, 0, 5, "end", 0.4),
    (0.7, -0.6, -3, "start", 0.8),
    (0.7, 0.6, 13, "start", 0.8),
    (-0.7, -0.6, -3, "end", 1.2),
    (-0.7, 0.6, 13, "end", 1.2),
    (0, -1, -2, "middle", 1.6),
    (0, 1, 13, "middle", 1.6),
)
# The city itself is named to its left where there is room: most partners' threads leave eastwards.
HOME_SIDES = ((-1, 0, 5, "end", 0.0), *SIDES)
ABOVE, BELOW = 0.85, 0.35  # of the font size: room for stacked vowels, and for tails
GAP = 6.0


@dataclass(frozen=True, slots=True)
class Text:
    """What should stand beside a point: a name, and a smaller remark that may be dropped."""

    name: str
    detail: str = ""
    size: float = 15.0
    detail_size: float = 12.5

    def width(self, with_detail: bool) -> float:
        """The width of the whole line."""
        extra = GAP + width(self.detail, self.detail_size) if with_detail and self.detail else 0
        return width(self.name, self.size) + extra


@dataclass(frozen=True, slots=True)
class Label:
    """Where a label went: baseline, anchor, its box, and whether its remark found room."""

    at: Point
    anchor: str
    box: Box
    detailed: bool


@dataclass(slots=True)
class Sheet:
    """What is on the paper already: boxes nothing may touch, and points better left free."""

    window: Box
    taken: list[Box]
    points: Sequence[Point]
    columns: list[float] = field(init=False)

    def __post_init__(self) -> None:
        self.points = sorted(self.points, key=attrgetter("x"))
        self.columns = [point.x for point in self.points]

    def place(
        self, beside: Point, radius: float, text: Text, sides: Sequence[Side] = SIDES
    ) -> Label | None:
        """The best free place for a label by a mark of this radius, which is then taken.

        None where there is none, with or without the remark.
        """
        for detailed in (True, False) if text.detail else (False,):
            free = [
                (dislike + self._covered(label.box), order, label)
                for order, (label, dislike) in enumerate(
                    _tries(beside, radius, text, detailed, sides)
                )
                if self._free(label.box)
            ]
            if free:
                label = min(free)[2]
                self.taken.append(label.box)
                return label
        return None

    def _free(self, box: Box) -> bool:
        return self.window.encloses(box) and not any(box.meets(other) for other in self.taken)

    def _covered(self, box: Box) -> float:
        start, end = bisect_left(self.columns, box.left), bisect_right(self.columns, box.right)
        return sum(box.top <= point.y <= box.bottom for point in self.points[start:end])


def text_box(at: Point, anchor: str, wide: float, size: float) -> Box:
    """The box of a line of text with this baseline and anchor."""
    left = at.x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
    return Box(left, at.y - size * ABOVE, left + wide, at.y + size * BELOW)


def _tries(
    beside: Point, radius: float, text: Text, detailed: bool, sides: Sequence[Side]
) -> Iterable[tuple[Label, float]]:
    wide, off = text.width(detailed), radius + GAP
    for x, y, lift, anchor, dislike in sides:
        at = beside + Point(x * off, y * off + lift)
        yield Label(at, anchor, text_box(at, anchor, wide, text.size), detailed), dislike
