"""The order in which things wait on a desk."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.accounts.pressing import RANK, Blocks, Group, weigh

TODAY = date(2022, 3, 15)


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("blocks", "due", "since", "wanted"),
    [
        (Blocks.NOTHING, None, None, (Group.REST, (), None)),
        (Blocks.NOTHING, in_days(8), in_days(-30), (Group.REST, (), 8)),
        (Blocks.NOTHING, None, in_days(-31), (Group.REST, ("long",), None)),
        (Blocks.NOTHING, in_days(7), None, (Group.ITS_DAY, ("near",), 7)),
        (Blocks.NOTHING, TODAY, None, (Group.ITS_DAY, ("near",), 0)),
        (Blocks.NOTHING, in_days(-1), None, (Group.ITS_DAY, ("overdue",), -1)),
        (Blocks.PARTNER, None, None, (Group.HOLDS_UP, ("holds-up",), None)),
        (Blocks.MEETING, in_days(90), None, (Group.HOLDS_UP, ("holds-up",), 90)),
        (Blocks.OFFICE, in_days(3), None, (Group.HOLDS_UP, ("holds-up", "near"), 3)),
        (
            Blocks.PROMISE,
            in_days(-166),
            in_days(-200),
            (Group.HOLDS_UP, ("holds-up", "overdue", "long"), -166),
        ),
    ],
)
def test_the_heading_and_every_reason(blocks, due, since, wanted):
    found = weigh(blocks=blocks, due=due, since=since, today=TODAY)
    assert (found.group, found.reasons, found.days) == wanted


def test_who_is_held_up_outweighs_the_day():
    """In this order, whatever was put in."""
    wanted = [
        (Blocks.PARTNER, in_days(60)),
        (Blocks.PARTNER, None),
        (Blocks.MEETING, in_days(1)),
        (Blocks.MEETING, in_days(20)),
        (Blocks.OFFICE, in_days(-9)),
        (Blocks.MINUTES, None),
        (Blocks.PROMISE, in_days(-300)),
        (Blocks.NOTHING, in_days(-300)),
        (Blocks.NOTHING, in_days(5)),
        (Blocks.NOTHING, in_days(50)),
        (Blocks.NOTHING, None),
    ]
    mixed = wanted[1::2] + wanted[::2]
    assert sorted(mixed, key=lambda row: weight(*row).key) == wanted


def weight(blocks, due, since=None):
    return weigh(blocks=blocks, due=due, since=since, today=TODAY)


def test_of_two_alike_the_longer_wait_comes_first():
    older = weight(Blocks.NOTHING, None, in_days(-5))
    newer = weight(Blocks.NOTHING, None, in_days(-4))
    assert older.key < newer.key


def test_everything_that_can_be_held_up_has_a_rank_of_its_own():
    assert sorted(RANK.values()) == list(range(len(Blocks)))


days = st.none() | st.integers(-400, 400).map(in_days)
things = st.tuples(st.sampled_from(Blocks), days, days)


@given(things, things)
def test_the_heading_decides_before_anything_else(one, two):
    weights = [weight(*one), weight(*two)]
    groups = [found.group for found in weights]
    if groups[0] != groups[1]:
        assert (weights[0].key < weights[1].key) == (groups[0] < groups[1])
    assert (groups[0] == Group.HOLDS_UP) == (one[0] != Blocks.NOTHING)
