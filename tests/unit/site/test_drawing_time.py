"""The life-line, the cloth, the chain and the charts."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.core.drawing.chain import Link, chain
from phinong.core.drawing.charts import Bar, TwoWay, bars, two_way
from phinong.core.drawing.cloth import Tally, cloth
from phinong.core.drawing.tie_line import LABEL, LifeEvent, tie_line

SIGNED = LifeEvent(date(2015, 3, 30), "signed")
OPENED = LifeEvent(date(2018, 12, 16), "opened")
MEDIA = LifeEvent(date(2015, 8, 16), "media visit", knot=False)
TODAY = date(2025, 11, 24)
days = st.dates(date(1960, 1, 1), TODAY)


def kinds(line) -> list[str]:
    """The classes of the threads on our side, from left to right."""
    paths = ElementTree.fromstring(f"<svg>{line.threads}</svg>")
    return [path.get("class") for path in paths if path.get("class").startswith("a")]


def test_knots_stand_at_their_day():
    line = tie_line((OPENED, MEDIA, SIGNED), SIGNED.day, TODAY)
    assert [(knot.event.what, round(knot.at, 1)) for knot in line.knots] == [
        ("signed", 2.2),
        ("opened", 36.0),
    ]
    assert line.years == tuple(range(2015, 2026))
    assert round(line.today_at) == 99


def test_threads_come_together_twist_thin_out_and_stay_open():
    assert kinds(tie_line((SIGNED, OPENED), SIGNED.day, TODAY)) == [
        "a",
        "a",
        "a thin",
        "a",
        "a thin",
        "a open",
    ]


def test_a_tie_that_is_verified_every_year_is_never_thin():
    events = tuple(LifeEvent(date(year, 6, 1)) for year in range(2015, 2026))
    assert kinds(tie_line(events, events[0].day, TODAY)) == ["a", "a", "a open"]


def test_an_ended_tie_is_cut():
    line = tie_line((SIGNED,), SIGNED.day, TODAY, ended=date(2016, 3, 30))
    assert kinds(line) == ["a", "a"]


def test_a_tie_without_a_knot_has_two_threads_apart_of_which_theirs_is_dotted():
    paths = ElementTree.fromstring(f"<svg>{tie_line((), SIGNED.day, TODAY).threads}</svg>")
    assert [path.get("class") for path in paths] == ["b open", "a"]


def test_a_long_life_labels_a_dozen_years_at_most():
    line = tie_line((LifeEvent(date(1989, 8, 8)),), date(1989, 8, 8), TODAY)
    assert line.years == (1986, 1990, 1994, 1998, 2002, 2006, 2010, 2014, 2018, 2022)


@pytest.mark.parametrize(
    ("events", "start"),
    [((), TODAY + timedelta(days=1)), ((LifeEvent(TODAY + timedelta(days=1)),), TODAY)],
)
def test_a_life_line_never_reaches_past_today(events, start):
    with pytest.raises(ValueError, match="ends today"):
        tie_line(events, start, TODAY)


@given(st.lists(days, min_size=1, max_size=14))
def test_labels_of_one_row_never_meet_and_no_stem_runs_through_a_label(when):
    line = tie_line(tuple(map(LifeEvent, when)), min(when), TODAY)
    shown = [knot for knot in line.knots if knot.row is not None]
    runs = [(k.at - LABEL, k.at) if k.leftward else (k.at, k.at + LABEL) for k in shown]
    for i, (left, right) in enumerate(runs):
        for j, (other_left, other_right) in enumerate(runs):
            if i < j and shown[i].row == shown[j].row:
                assert right <= other_left or other_right <= left
            if shown[i].row < shown[j].row:
                assert not left < shown[j].at < right
    assert len(line.knots) == len(when)
    assert line.rows == 1 + max((knot.row for knot in shown), default=0)


@pytest.mark.parametrize(
    ("tally", "level", "thread"),
    [
        (Tally(), 0, "reported"),
        (Tally(reported=1), 1, "reported"),
        (Tally(verified=2, reported=9), 2, ""),
        (Tally(verified=4), 3, ""),
        (Tally(verified=5), 4, ""),
        (Tally(signed=1), 3, "knot"),
        (Tally(signed=1, verified=4), 4, "knot"),
    ],
)
def test_a_cell_shows_its_strongest_evidence(tally, level, thread):
    cell = cloth([("Visits", {2015: tally})], 2015, 2015).rows[0].cells[0]
    assert (cell.level, cell.thread, cell.tally) == (level, thread, tally)


def test_a_cloth_has_every_year_for_every_kind():
    piece = cloth([("Visits", {2016: Tally(verified=1)}), ("Study", {})], 2015, 2017)
    assert piece.years == (2015, 2016, 2017)
    assert [[cell.level for cell in row.cells] for row in piece.rows] == [[0, 1, 0], [0, 0, 0]]


def test_a_chain_is_in_the_order_of_signing_with_the_missing_last():
    drawn = chain(
        [Link("plan", missing=True), Link("undated"), Link("b", TODAY), Link("a", SIGNED.day)]
    )
    assert [link.what for link in drawn.links] == ["a", "b", "undated", "plan"]
    assert (drawn.columns, chain([]).columns) == (3, 1)


def test_bars_are_as_high_as_their_values():
    svg = ElementTree.fromstring(bars((Bar("’19", 10), Bar("’20", 5), Bar("’21", 0)), "down"))
    assert [int(rect.get("height")) for rect in svg.findall("rect")] == [92, 46, 0]
    assert [t.text for t in svg.findall("text[@class='val']")] == ["10", "5", "0"]
    assert svg.get("aria-label") == "down"


@pytest.mark.parametrize("most", [0, 3, 15, 40])
def test_one_block_is_one_visit(most):
    svg = ElementTree.fromstring(two_way((TwoWay("’19", most, 1),), "visits"))
    assert [len(svg.findall(f"rect[@class='{kind}']")) for kind in ("bar-a", "bar-b")] == [most, 1]
