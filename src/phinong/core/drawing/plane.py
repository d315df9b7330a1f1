"""Points on paper and on the globe: azimuthal equidistant projection, curves, number text.

Distances and directions from the centre are true, which is what the map of one city's ties is
about (Snyder, Map Projections: A Working Manual, USGS 1987, p. 191).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import acos, cos, hypot, radians, sin

EARTH_KM = 6371.0088  # mean radius
NO_ANGLE = 1e-9


@dataclass(frozen=True, slots=True)
class Point:
    """A point on paper; y grows downwards."""

    x: float
    y: float

    def __add__(self, other: "Point") -> "Point":
        return Point(self.x + other.x, self.y + other.y)

    def __sub__(self, other: "Point") -> "Point":
        return Point(self.x - other.x, self.y - other.y)

    def __mul__(self, by: float) -> "Point":
        return Point(self.x * by, self.y * by)

    @property
    def length(self) -> float:
        """Distance from the origin."""
        return hypot(self.x, self.y)


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle from (left, top) to (right, bottom)."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """True when the two share any area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, point: Point) -> bool:
        """True when the point lies inside."""
        return self.left <= point.x <= self.right and self.top <= point.y <= self.bottom

    def encloses(self, other: "Box") -> bool:
        """True when the other lies wholly inside."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Place:
    """A place on the globe, in degrees."""

    latitude: float
    longitude: float

    @property
    def antipode(self) -> "Place":
        """The place straight through the globe."""
        east = self.longitude - 180 if self.longitude > 0 else self.longitude + 180
        return Place(-self.latitude, east)


def seen_from(centre: Place, place: Place) -> Point:
    """Kilometres east (x) and south (y) of the centre, true in direction and distance."""
    here, there = radians(centre.latitude), radians(place.latitude)
    turn = radians(place.longitude - centre.longitude)
    toward = sin(here) * sin(there) + cos(here) * cos(there) * cos(turn)
    angle = acos(max(-1.0, min(1.0, toward)))
    if toward < 0 and abs(sin(angle)) <= NO_ANGLE:  # the antipode lies in every direction
        return Point(0.0, -EARTH_KM * angle)
    stretch = EARTH_KM * (angle / sin(angle) if abs(sin(angle)) > NO_ANGLE else 1.0)
    east = cos(there) * sin(turn)
    north = cos(here) * sin(there) - sin(here) * cos(there) * cos(turn)
    return Point(stretch * east, -stretch * north)


@dataclass(frozen=True, slots=True)
class Bow:
    """A quadratic curve from `start` to `end`, drawn towards `pull`."""

    start: Point
    pull: Point
    end: Point

    @classmethod
    def between(cls, start: Point, end: Point, slack: float) -> "Bow":
        """A curve bowed by `slack` of its length, always to the upper left, so that many nest."""
        along = end - start
        across = Point(along.y, -along.x)
        if across.x + across.y / 2 > 0:
            across = across * -1
        return cls(start, (start + end) * 0.5 + across * slack, end)

    def at(self, part: float) -> Point:
        """The point at `part` of the way, from 0 to 1."""
        rest = 1 - part
        return self.start * rest**2 + self.pull * (2 * rest * part) + self.end * part**2

    def steps(self, count: int) -> Iterator[Point]:
        """`count` + 1 points from start to end."""
        return (self.at(step / count) for step in range(count + 1))


def number(value: float) -> str:
    """A coordinate as short as it can be said to a whole unit of the drawing."""
    return str(round(value))


def pair(point: Point) -> str:
    """A point for a path, packed: a minus sign parts as well as a space."""
    x, y = number(point.x), number(point.y)
    return x + y if y.startswith("-") else f"{x} {y}"
