"""What rooms add to a desk: in their order, once, and only so many rows as were asked for."""

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest

from phinong.accounts import waiting
from phinong.accounts.pressing import Blocks, Group
from phinong.accounts.waiting import Asked, Days, Door, Pile, Unsaid, Waiting, piled

TODAY = date(2022, 3, 15)


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.fixture
def empty_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    """No room has added anything."""
    for table in ("_WAITING", "_WAITED_FOR", "_DAYS", "_DOORS"):
        monkeypatch.setattr(waiting, table, [])


def asked(**facts: Any) -> Asked:
    """An asking of nobody for no office."""
    return Asked(
        **{
            "user": None,
            "offices": (),
            "language": "en",
            "today": TODAY,
            "until": in_days(90),
            **facts,
        }
    )


def nothing(asked: Asked) -> Pile:
    return Pile()


def something(asked: Asked) -> Pile:
    return piled(asked, [Unsaid(lambda one: waits("a"))], Door("/all/", "All"))


def waits(what: str) -> Waiting:
    """Something that waits, as far as these tests care."""
    return Waiting(what, "b", Door("/c/", "d"))


def no_days(asked: Asked) -> Days:
    return Days()


def test_rooms_are_asked_in_their_order_and_once(empty_registry):
    waiting.adds_waiting(20, nothing)
    waiting.adds_waiting(10, something)
    waiting.adds_waiting(10, something)
    assert [pile.total for pile in waiting.waiting_for(asked())] == [1, 0]
    waiting.adds_waited_for(10, something)
    assert [pile.counts for pile in waiting.waited_for(asked())] == [{Group.REST: 1}]


def test_days_know_their_kind(empty_registry):
    waiting.adds_days(20, "meeting", no_days)
    waiting.adds_days(10, "agreement", no_days)
    assert [days.kind for days in waiting.days_ahead(asked())] == ["agreement", "meeting"]


def test_a_door_that_is_not_for_this_user_is_not_shown(empty_registry):
    waiting.adds_desk_door(20, lambda user: Door("/b/", "B"))
    waiting.adds_desk_door(10, lambda user: None)
    assert [door.url for door in waiting.desk_doors(None)] == ["/b/"]


def test_what_several_ask_for_is_made_once():
    made = []

    def make(asked: Asked) -> int:
        made.append(asked)
        return len(made)

    one = asked()
    assert [one.once(make), one.once(make), asked().once(make)] == [1, 1, 2]


def test_a_pile_counts_all_and_brings_the_most_pressing():
    def say(what: str, one: Unsaid) -> Waiting:
        said.append(what)
        return waits(what)

    said: list[str] = []
    rows = [
        Unsaid(partial(say, "later")),
        Unsaid(partial(say, "late"), due=in_days(-1)),
        Unsaid(partial(say, "held"), blocks=Blocks.MINUTES),
    ]
    pile = piled(asked(most=2), rows, Door("/all/", "All"))
    assert said == []
    assert [row.said().what for row in pile.rows] == said == ["held", "late"]
    assert pile.counts == {Group.HOLDS_UP: 1, Group.ITS_DAY: 1, Group.REST: 1}
    assert pile.total == 3
