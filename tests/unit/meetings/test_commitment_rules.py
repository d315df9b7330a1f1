"""What the record allows of commitments: their making, days and states, and what they wait for."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.core.dates import PartialDate
from phinong.core.refusals import Refusal
from phinong.meetings.commitment_rules import (
    COMES_FROM,
    MOVES,
    reminder_of,
    way_back,
    why_not_change_commitment,
    why_not_due,
    why_not_on_day,
    why_not_see_to,
    why_not_undertake,
    why_not_wait,
)
from phinong.meetings.models import CommitmentState as S
from phinong.meetings.models import Origin
from phinong.meetings.whose import names_somebody

ALLOWED = {
    (S.OPEN, S.KEPT),
    (S.CHANGED, S.KEPT),
    (S.OPEN, S.CHANGED),
    (S.CHANGED, S.CHANGED),
    (S.OPEN, S.LAPSED),
    (S.CHANGED, S.LAPSED),
    (S.KEPT, S.OPEN),
    (S.CHANGED, S.OPEN),
    (S.LAPSED, S.OPEN),
}


def codes(reasons):
    return [reason.code for reason in reasons]


@pytest.mark.parametrize("to", S)
@pytest.mark.parametrize("state", S)
def test_every_move_from_every_state(state, to):
    reasons = why_not_change_commitment(state=state, to=to, reason="the letter of 4 May shows it")
    assert (not reasons) == ((state, to) in ALLOWED)


def test_every_verb_leads_to_a_state_of_its_own():
    assert sorted(to for _, to in MOVES.values()) == sorted(S)


@pytest.mark.parametrize(
    ("to", "reason", "shown", "waits_for", "expected"),
    [
        (S.KEPT, "the letter shows it", False, [], []),
        (S.KEPT, "", True, [], []),
        (S.KEPT, " ", False, [], ["commitment-kept-unshown"]),
        (S.KEPT, "done", False, ["Send the letter"], ["commitment-waits"]),
        (S.KEPT, "", False, ["a", "b"], ["commitment-kept-unshown", "commitment-waits"]),
        (S.CHANGED, "", True, [], ["reason-missing"]),
        (S.CHANGED, "next year", False, ["Send the letter"], []),
        (S.LAPSED, "", True, [], ["reason-missing"]),
        (S.LAPSED, "nobody asked", False, ["Send the letter"], []),
        ("done", " ", False, [], ["commitment-cannot-move", "reason-missing"]),
    ],
)
def test_a_state_needs_what_shows_it(to, reason, shown, waits_for, expected):
    facts = {"reason": reason, "shown": shown, "waits_for": waits_for}
    assert codes(why_not_change_commitment(state=S.OPEN, to=to, **facts)) == expected


def test_what_it_waits_for_is_named():
    reasons = why_not_change_commitment(state=S.OPEN, to=S.KEPT, reason="x", waits_for=["a", "b"])
    assert reasons == [Refusal("commitment-waits", {"others": ["a", "b"]})]


@pytest.mark.parametrize(
    ("due", "made", "expected"),
    [
        ("", "2022-03-14", []),
        ("2022-04-12", "2022-03-14", []),
        ("2022-03-14", "2022-03-14", []),
        ("2022-03", "2022-03-14", []),
        ("2022", "", []),
        ("2565-04-12", "2022-03-14", ["commitment-year-buddhist"]),
        ("2565", "", ["commitment-year-buddhist"]),
        ("2022-02", "2022-03-14", ["commitment-due-before-made"]),
        ("2022-03-13", "2022-03-14", ["commitment-due-before-made"]),
        ("../2022-02", "2022-03-14", ["commitment-due-before-made"]),
        ("2022-02/..", "2022-03-14", []),
    ],
)
def test_a_day_is_of_this_era_and_not_over_before_it_was_made(due, made, expected):
    assert codes(why_not_due(due=due, made=made)) == expected


def test_a_year_of_another_era_says_what_it_would_be():
    facts = {"year": 2565, "meant": 2022}
    assert why_not_due(due="2565-04", made="") == [Refusal("commitment-year-buddhist", facts)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2022, 3, 14), []),
        (date(2022, 3, 15), ["commitment-day-to-come"]),
        (date(2565, 3, 14), ["commitment-year-buddhist"]),
    ],
)
def test_what_happened_happened_by_today(day, expected):
    assert codes(why_not_on_day(day, date(2022, 3, 14))) == expected


WHOLE = {
    "texts": {"th": "ส่งหนังสือ"},
    "origin": Origin.VISIT,
    "told_by": "activity",
    "has_paper": False,
    "public": False,
    "ground_public": True,
}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, []),
        ({"public": True}, []),
        ({"told_by": "", "has_paper": True}, []),
        ({"texts": {"th": " "}}, ["words-missing"]),
        ({"origin": ""}, ["commitment-origin-missing"]),
        ({"origin": Origin.MEETING}, ["commitment-origin-missing"]),
        ({"told_by": "agreement"}, ["commitment-of-activity"]),
        ({"origin": Origin.CLAUSE}, ["commitment-of-agreement"]),
        ({"origin": Origin.PLAN, "told_by": "agreement"}, []),
        ({"told_by": ""}, ["commitment-without-ground"]),
        ({"public": True, "ground_public": False}, ["commitment-ground-kept"]),
        (
            {"texts": {}, "origin": "", "told_by": ""},
            ["words-missing", "commitment-origin-missing", "commitment-without-ground"],
        ),
    ],
)
def test_what_is_recorded_by_hand_rests_on_something(given, expected):
    assert codes(why_not_undertake(**WHOLE | given)) == expected


def test_every_origin_but_a_meeting_comes_from_a_record():
    assert set(COMES_FROM) == set(Origin.values) - {"", Origin.MEETING}


@pytest.mark.parametrize(
    ("state", "due", "stood", "expected"),
    [
        (S.OPEN, "2022-04", "", []),
        (S.CHANGED, "2022-04", "2022-04", []),
        (S.OPEN, "2022-05", "2022-04", ["commitment-day-stands"]),
        (S.OPEN, "", "2022-04", ["commitment-day-stands"]),
        (S.KEPT, "", "", ["commitment-is-over"]),
        (S.LAPSED, "2022-05", "2022-04", ["commitment-is-over", "commitment-day-stands"]),
    ],
)
def test_a_day_that_stands_is_not_changed_in_passing(state, due, stood, expected):
    assert codes(why_not_see_to(state=state, due=due, stood=stood)) == expected


NAMES = {1: "one", 2: "two", 3: "three"}


@pytest.mark.parametrize(
    ("one", "on", "waits", "expected"),
    [
        (1, 2, {}, []),
        (1, 2, {2: [3]}, []),
        (1, 1, {}, [Refusal("commitment-waits-for-itself")]),
        (1, 2, {2: [1]}, [Refusal("commitment-circle", {"way": ["two", "one"]})]),
        (1, 3, {3: [2], 2: [1]}, [Refusal("commitment-circle", {"way": ["three", "two", "one"]})]),
        (1, 2, {2: [3], 3: [2]}, []),
    ],
)
def test_nothing_waits_for_itself_not_even_by_others(one, on, waits, expected):
    assert why_not_wait(one=one, on=on, waits=waits, names=NAMES) == expected


edges = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=30)


@given(edges)
def test_what_is_let_wait_step_by_step_never_goes_round(pairs):
    waits: dict[int, set[int]] = {n: set() for n in range(7)}
    names = {n: str(n) for n in range(7)}
    for one, on in pairs:
        if not why_not_wait(one=one, on=on, waits=waits, names=names):
            waits[one].add(on)
    assert [n for n in waits if any(way_back(n, on, waits) for on in waits[n])] == []


@given(edges)
def test_a_way_back_goes_from_one_to_the_next(pairs):
    waits: dict[int, set[int]] = {n: set() for n in range(7)}
    for one, on in pairs:
        waits[one].add(on)
    way = way_back(0, 6, waits)
    assert way == [] or (way[0], way[-1]) == (6, 0)
    assert all(on in waits[one] for one, on in pairwise(way))


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("", False),
        ("รองผู้ว่าราชการจังหวัดลำพูน", False),
        ("สำนักงานจังหวัดเชียงใหม่", False),
        ("the provincial office", False),
        ("นายวิชัย รักเมือง", True),
        ("นายวิชัย รักเมือง รองผู้ว่าราชการจังหวัดลำพูน", True),
        ("Ms. Jane Miller", True),
        ("副市长王建国", True),
    ],
)
def test_a_person_in_a_few_words_is_noticed(words, named):
    assert names_somebody(words) == named


def test_a_partial_day_counts_by_its_last():
    assert why_not_due(due=PartialDate(2022, 3).edtf, made="2022-03-31") == []


@pytest.mark.parametrize(
    ("state", "due", "what"),
    [
        (S.OPEN, None, ""),
        (S.OPEN, date(2022, 4, 14), ""),
        (S.OPEN, date(2022, 4, 13), "due-30"),
        (S.OPEN, date(2022, 3, 22), "due-30"),
        (S.CHANGED, date(2022, 3, 21), "due-7"),
        (S.OPEN, date(2022, 3, 14), "due-7"),
        (S.OPEN, date(2022, 3, 13), "overdue"),
        (S.KEPT, date(2022, 3, 13), ""),
        (S.LAPSED, date(2022, 3, 13), ""),
    ],
)
def test_a_commitment_comes_up_a_month_and_a_week_before_and_when_it_is_late(state, due, what):
    assert reminder_of(state=state, due_day=due, today=date(2022, 3, 14)) == what
