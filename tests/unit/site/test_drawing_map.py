"""The woven map: true distances, land where there is land, labels that never meet."""

from itertools import combinations
from math import asin, cos, radians, sin, sqrt
from re import findall
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from phinong.core.drawing.knots import APART, FEW, Knot, MapTie, gathered
from phinong.core.drawing.labels import Sheet, Text
from phinong.core.drawing.land import View, on_land, weft
from phinong.core.drawing.lettering import width
from phinong.core.drawing.plane import EARTH_KM, Box, Place, Point, seen_from
from phinong.core.drawing.tie_map import EDGE, MapWords, fitted, tie_map

CHIANG_MAI = Place(18.79, 98.98)
CHENGDU = Place(30.66, 104.06)
SAN_RAFAEL = Place(37.97, -122.53)
WORDS = MapWords("Ties of Chiang Mai", "Chiang Mai")
PAPER = Box(0, 0, 1440, 720)

places = st.builds(Place, st.floats(-80, 80), st.floats(-180, 180))
points = st.builds(Point, st.floats(0, 1440), st.floats(0, 720))


def tie(place: Place, name: str = "Chengdu", state: str = "established") -> MapTie:
    return MapTie(name, f"/ties/{name}/", state, place)


def great_circle(one: Place, other: Place) -> float:
    """Kilometres between two places by the haversine formula."""
    north = radians(other.latitude - one.latitude)
    east = radians(other.longitude - one.longitude)
    across = cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(east / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, sin(north / 2) ** 2 + across)))


@given(places, places)
@example(Place(0, 0), Place(0, 180))
def test_distances_from_the_centre_are_true(centre, place):
    # Near the antipode every direction is right and rounding decides; 1 km of 20,000 is enough.
    assert seen_from(centre, place).length == pytest.approx(great_circle(centre, place), abs=1)


def test_north_is_up_and_east_is_right():
    assert seen_from(CHIANG_MAI, Place(30, 98.98)).x == pytest.approx(0, abs=1e-6)
    assert seen_from(CHIANG_MAI, Place(30, 98.98)).y < 0
    assert seen_from(Place(0, 0), Place(0, 10)).x > 0


@pytest.mark.parametrize(
    ("place", "land"),
    [
        (CHIANG_MAI, True),
        (Place(-85, 30), True),  # the south pole is inside a ring that goes round it
        (Place(88, 0), False),
        (Place(0, -150), False),
        (Place(-15, 179.9), False),
        (Place(67, 179), True),  # Chukotka, on both sides of the date line
        (Place(66, -175), True),
        (Place(42, 51), False),  # the Caspian Sea is a hole in the land
    ],
)
def test_land_is_where_land_is(place, land):
    assert on_land(place) is land


@pytest.mark.parametrize("centre", [CHIANG_MAI, Place(40, -4), Place(-33, -70), Place(35, 105)])
def test_the_weft_runs_over_the_centre_just_when_it_is_land(centre):
    spacing = 6
    drawn = weft(View(centre, 720, 363, 0.05), PAPER, spacing)
    runs = [tuple(map(int, run)) for run in findall(r"M(-?\d+) (-?\d+)h(\d+)", drawn)]
    middle = [(left, left + long) for left, y, long in runs if y == 363]
    assert any(left <= 720 <= right for left, right in middle) is on_land(centre)
    assert {left >= 0 and left + long <= 1440 for left, _, long in runs} == {True}


@given(st.lists(points, max_size=60))
def test_labels_never_meet_and_never_leave_the_paper(spots):
    sheet = Sheet(PAPER, [], spots)
    labels = [sheet.place(spot, 5.5, Text(f"เมืองที่ {n}", "จีน")) for n, spot in enumerate(spots)]
    boxes = [label.box for label in labels if label]
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert all(PAPER.encloses(box) for box in boxes)


def test_a_label_drops_its_remark_before_it_is_dropped():
    narrow = Box(0, 0, 120, 40)
    assert Sheet(narrow, [], []).place(Point(8, 20), 5.5, Text("Chengdu")).detailed is False
    label = Sheet(narrow, [], []).place(Point(8, 20), 5.5, Text("Chengdu", "a long remark"))
    assert label.detailed is False
    assert Sheet(Box(0, 0, 30, 40), [], []).place(Point(8, 20), 5.5, Text("Chengdu")) is None


def test_thai_marks_above_and_below_take_no_width():
    assert width("น้ำ", 100) == width("นำ", 100)
    assert width("清迈", 15) == 30


def knots(count: int) -> list[Knot]:
    grid = (Point(600 + n % 20 * 30, 100 + n // 20 * 25) for n in range(count))
    return [Knot((tie(CHENGDU, str(n)),), at, str(n), "", "#") for n, at in enumerate(grid)]


@pytest.mark.parametrize("count", [0, 1, FEW, FEW + 1, 200])
def test_many_partners_are_gathered_and_none_is_lost(count):
    drawn = gathered(knots(count), Point(500, 300), "{} and {} more", "#all")
    assert len(drawn) <= FEW
    assert sum(len(knot.ties) for knot in drawn) == count


def test_partners_in_one_place_are_drawn_beside_each_other():
    same = [Knot((tie(CHENGDU, str(n)),), Point(900, 300), str(n), "", "#") for n in range(4)]
    drawn = gathered(same, Point(500, 300), "{} {}", "#")
    gaps = [(a.at - b.at).length for a, b in combinations(drawn, 2)]
    assert min(gaps) >= APART - 1


def test_a_partner_next_door_does_not_stand_on_the_city():
    home = Point(500, 300)
    next_door = Knot((tie(CHENGDU),), Point(501, 300), "Lamphun", "", "#")
    assert (gathered([next_door], home, "{} {}", "#")[0].at - home).length > 20


def links(svg: str) -> list[ElementTree.Element]:
    return ElementTree.fromstring(svg).findall("a")


@pytest.mark.parametrize("count", [0, 1, 12, 200])
def test_the_map_is_well_formed_for_any_number_of_ties(count):
    ties = tuple(tie(Place(-40 + n % 9 * 9, n * 1.7 - 170), str(n)) for n in range(count))
    drawn = links(tie_map(CHIANG_MAI, ties, WORDS))
    gathered_counts = [int(t.text) for a in drawn for t in a.findall("text[@class='count']")]
    single = len(drawn) - len(gathered_counts)
    assert single + sum(gathered_counts) == count


def test_names_are_escaped():
    wild = MapTie('<b>"&', "/?a=1&b=2", "quiet", CHENGDU)
    link = links(tie_map(CHIANG_MAI, (wild,), WORDS))[0]
    assert (link.get("href"), link.get("aria-label")) == ("/?a=1&b=2", '<b>"&')


def test_a_partner_beyond_the_paper_stands_at_its_edge_with_its_distance():
    near = tuple(tie(Place(20 + n, 100 + n), str(n)) for n in range(8))
    drawn = links(tie_map(CHIANG_MAI, (*near, tie(SAN_RAFAEL, "San Rafael")), WORDS))
    far = next(link for link in drawn if link.get("aria-label").startswith("San Rafael"))
    knot = far.find("circle")
    assert far.get("aria-label") == "San Rafael 12,400 km"
    assert EDGE.holds(Point(float(knot.get("cx")), float(knot.get("cy"))))
    assert len(far.findall("path[@class='onward']")) == 1


@given(st.lists(places, min_size=1, max_size=40))
def test_three_quarters_of_the_partners_stand_on_the_paper(spots):
    view = fitted(CHIANG_MAI, [tie(spot) for spot in spots])
    home = Point(view.x, view.y)
    roomy = Box(EDGE.left - 2, EDGE.top - 2, EDGE.right + 2, EDGE.bottom + 2)
    on_paper = [roomy.holds(home + seen_from(CHIANG_MAI, s) * view.scale) for s in spots]
    assert sum(on_paper) >= len(spots) * 3 // 4


def test_the_most_alive_state_shows_on_a_gathered_knot():
    many = tuple(tie(CHENGDU, str(n), "quiet") for n in range(50))
    svg = tie_map(CHIANG_MAI, (*many, tie(CHENGDU, "signed", "established")), WORDS)
    assert [link.get("data-state") for link in links(svg)] == ["established"]
