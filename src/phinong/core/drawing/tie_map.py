"""The woven map of one city's ties: land as weft, distance as rings, each tie as two threads.

The centre is the city; distance and direction from it are true. Partners near each other are
drawn as one knot once there are many. Partners beyond the paper stand at its edge, in their
direction, with their distance. The same list stands in a table beside the map.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from html import escape

from phinong.core.drawing.knots import Knot, MapTie, gathered
from phinong.core.drawing.labels import HOME_SIDES, Label, Sheet, Text, text_box
from phinong.core.drawing.land import View, weft
from phinong.core.drawing.lettering import width
from phinong.core.drawing.plane import Bow, Box, Place, Point, pair, seen_from
from phinong.core.drawing.thread import crossings, curve, cut, twisted

WIDTH, HEIGHT = 1440, 720
PAPER = Box(-10, 0, WIDTH + 10, HEIGHT)
KNOTS = Box(610, 112, 1215, 612)  # where partners may stand; the city's name stands left of it
LABELS = Box(545, 36, WIDTH - 20, HEIGHT - 12)
EDGE = Box(560, 84, 1330, 640)  # where those beyond the paper stand
PHONE = Box(516, 0, 1230, HEIGHT)  # what a phone shows of the drawing
PHONE_SIZE = 25.0
SCALES = (0.0124, 0.32)  # units to a kilometre, smallest and largest
RINGS_KM = (50, 100, 200, 500, 1000, 2000, 3000, 5000)
RING_APART = 70.0
RING_DIRECTIONS = ((0.93, 0.38), (0.6, 0.8), (0.87, -0.5), (-0.93, 0.38), (-0.6, 0.8))
NO_STEP = 1e-6
COVER = 9.0  # how near to each other the points of a thread are tried against labels
TWIST_UP_TO = 30  # more threads than this are drawn plain


@dataclass(frozen=True, slots=True)
class MapWords:
    """The words of the map, in the reader's language."""

    title: str
    home: str
    kilometres: str = "{} km"
    together: str = "{} and {} more"
    all_href: str = "#ties"


@lru_cache(maxsize=256)
def tie_map(centre: Place, ties: tuple[MapTie, ...], words: MapWords) -> str:
    """The map as SVG text. `ties` may be empty, and may be hundreds."""
    view = fitted(centre, ties)
    home = Point(view.x, view.y)
    standing = [_standing(view, tie, words) for tie in ties]
    knots = gathered(standing, home, words.together, words.all_href)
    threads = {knot: _threads(home, knot, len(knots)) for knot in knots}
    sheet = _sheet(home, knots, threads.values())
    home_label = sheet.place(home, 11, Text(words.home), HOME_SIDES)
    rings = _rings(view, knots, words, sheet)
    labels = {k: sheet.place(k.at, k.radius, Text(k.name, k.detail)) for k in knots}
    small = _hidden_on_phone(home, home_label, labels, words.home)
    drawn = [
        _tie(home, knot, threads[knot][0], labels[knot], knot in small) for knot in reversed(knots)
    ]
    return "".join(
        [
            f'<svg class="tie-map" viewBox="0 0 {WIDTH} {HEIGHT}" '
            'preserveAspectRatio="xMidYMid slice" role="group" '
            f'aria-label="{escape(words.title)}">',
            '<linearGradient id="weft-fade" gradientUnits="userSpaceOnUse" x1="0" x2="1440">'
            '<stop offset=".05" stop-opacity=".16"/><stop offset=".46" stop-opacity=".72"/>'
            "</linearGradient>",
            f'<path class="weft" d="{weft(view, PAPER)}"/>',
            f'<g aria-hidden="true">{rings}</g>',
            *drawn,
            f'<circle class="home" cx="{view.x:.0f}" cy="{view.y:.0f}" r="9"/>',
            _words(home_label, escape(words.home)) if home_label else "",
            "</svg>",
        ]
    )


def fitted(centre: Place, ties: Sequence[MapTie]) -> View:
    """The view in which most partners fit: the few that are much farther do not shrink the rest."""
    seen = [seen_from(centre, tie.place) for tie in ties]
    far = sorted(point.length for point in seen)
    reach = 2 * far[len(far) * 3 // 4] if far else 0
    near = [Point(0, 0), *(point for point in seen if point.length <= reach)]
    left, right = min(p.x for p in near), max(p.x for p in near)
    top, bottom = min(p.y for p in near), max(p.y for p in near)
    wide, high = max(right - left, 1.0), max(bottom - top, 1.0)
    scale = min((KNOTS.right - KNOTS.left) / wide, (KNOTS.bottom - KNOTS.top) / high)
    scale = round(max(SCALES[0], min(SCALES[1], scale)), 4)
    return View(
        centre,
        round((KNOTS.left + KNOTS.right) / 2 - (left + right) / 2 * scale),
        round((KNOTS.top + KNOTS.bottom) / 2 - (top + bottom) / 2 * scale),
        scale,
    )


def _standing(view: View, tie: MapTie, words: MapWords) -> Knot:
    """The knot of one tie, drawn back to the edge with its distance when it is beyond it."""
    seen = seen_from(view.centre, tie.place)
    home, step = Point(view.x, view.y), seen * view.scale
    knot = Knot((tie,), home + step, tie.name, tie.detail, tie.href)
    if EDGE.holds(knot.at):
        return knot
    share = min(
        _room(home.x, step.x, EDGE.left, EDGE.right), _room(home.y, step.y, EDGE.top, EDGE.bottom)
    )
    distance = words.kilometres.format(f"{round(seen.length, -2):,.0f}")
    detail = " · ".join(filter(None, (tie.detail, distance)))
    return replace(knot, at=home + step * share, detail=detail, beyond=True)


def _room(start: float, step: float, low: float, high: float) -> float:
    """The part of a step that stays between low and high; 1 when all of it does."""
    if abs(step) < NO_STEP:
        return 1.0
    return min(1.0, max(0.0, ((high if step > 0 else low) - start) / step))


def _threads(home: Point, knot: Knot, count: int) -> tuple[str, list[Point]]:
    """The two threads of a knot as SVG, and points along them that labels should not cover."""
    if knot.state == "established" and count <= TWIST_UP_TO:
        bow, apart, swell = Bow.between(home, knot.at, 0.04), 23, 0.31
    elif knot.state == "process" and count <= TWIST_UP_TO:
        bow, apart, swell = Bow.between(home, knot.at, 0.06), 36, 0.16
    else:
        return _slack(home, knot)
    a, b = twisted(crossings(bow, apart), swell)
    return f'<path class="b" d="{b}"/><path class="a" d="{a}"/>', crossings(bow, COVER)


def _slack(home: Point, knot: Knot) -> tuple[str, list[Point]]:
    inner, outer = Bow.between(home, knot.at, 0.107), Bow.between(home, knot.at, 0.18)
    draw = cut if knot.state == "ended" else curve
    drawn = f'<path class="b" d="{draw(inner)}"/><path class="a" d="{draw(outer)}"/>'
    return drawn, crossings(inner, COVER)


def _sheet(home: Point, knots: Sequence[Knot], threads: Iterable[tuple[str, list[Point]]]) -> Sheet:
    points = [point for _, along in threads for point in along]
    taken = [_around(knot.at, knot.radius + 2) for knot in knots]
    return Sheet(LABELS, [_around(home, 10), *taken], points)


def _around(point: Point, radius: float) -> Box:
    return Box(point.x - radius, point.y - radius, point.x + radius, point.y + radius)


def _rings(view: View, knots: Sequence[Knot], words: MapWords, sheet: Sheet) -> str:
    """Circles of equal distance, with their kilometres in the direction with fewest partners."""
    step = next((km for km in RINGS_KM if km * view.scale >= RING_APART), RINGS_KM[-1])
    home = Point(view.x, view.y)

    def partners(direction: tuple[float, float]) -> int:
        aims = (knot.at - home for knot in knots)
        return sum(aim.x * direction[0] + aim.y * direction[1] > 0.9 * aim.length for aim in aims)

    x, y = min(RING_DIRECTIONS, key=partners)
    parts = []
    for turn in range(1, 6):
        radius = turn * step * view.scale
        at = home + Point(x, y) * radius
        parts.append(f'<circle class="ring" cx="{view.x:.0f}" cy="{view.y:.0f}" r="{radius:.0f}"/>')
        text = words.kilometres.format(f"{turn * step:,}")
        box = text_box(at, "middle", width(text, 11), 11)
        if LABELS.encloses(box) and not any(box.meets(other) for other in sheet.taken):
            sheet.taken.append(box)
            parts.append(
                f'<text class="km" x="{at.x:.0f}" y="{at.y:.0f}" text-anchor="middle">'
                f"{escape(text)}</text>"
            )
    return "".join(parts)


def _hidden_on_phone(
    home: Point, home_label: Label | None, labels: dict[Knot, Label | None], name: str
) -> set[Knot]:
    """Knots whose name would meet another's in the large letters of a phone."""
    taken = [_around(home, 14)]
    if home_label:
        taken.append(_phone_box(home_label, name))
    hidden = set()
    for knot, label in labels.items():
        box = _phone_box(label, knot.name) if label else None
        if box and PHONE.encloses(box) and not any(box.meets(other) for other in taken):
            taken.append(box)
        else:
            hidden.add(knot)
    return hidden


def _phone_box(label: Label, name: str) -> Box:
    return text_box(label.at, label.anchor, width(name, PHONE_SIZE), PHONE_SIZE)


def _tie(home: Point, knot: Knot, threads: str, label: Label | None, small: bool) -> str:
    spoken = " ".join(filter(None, (knot.name, knot.detail)))
    kind = ' class="minor-label"' if small else ""
    detail = f'<tspan class="sub" dx="6">{escape(knot.detail)}</tspan>' if knot.detail else ""
    name = escape(knot.name) + (detail if label and label.detailed else "")
    x, y = f"{knot.at.x:.0f}", f"{knot.at.y:.0f}"
    count = "" if knot.single else f'<text class="count" x="{x}" y="{y}">{len(knot.ties)}</text>'
    return (
        f'<a href="{escape(knot.href)}" data-state="{escape(knot.state)}"{kind} '
        f'aria-label="{escape(spoken)}">{threads}'
        f'<circle class="knot" cx="{x}" cy="{y}" r="{knot.radius:g}"/>{count}{_onward(home, knot)}'
        f"{_words(label, name) if label else ''}</a>"
    )


def _onward(home: Point, knot: Knot) -> str:
    """An arrowhead past a knot at the edge: the partner lies farther that way."""
    if not knot.beyond:
        return ""
    aim = knot.at - home
    way = aim * (1 / aim.length)
    tip, aside = knot.at + way * (knot.radius + 9), Point(-way.y, way.x) * 4
    back = tip - way * 5
    return f'<path class="onward" d="M{pair(back + aside)}L{pair(tip)}L{pair(back - aside)}"/>'


def _words(label: Label, inside: str) -> str:
    x, y = pair(label.at).replace("-", " -").split()
    return f'<text x="{x}" y="{y}" text-anchor="{label.anchor}">{inside}</text>'
