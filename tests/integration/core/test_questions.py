"""Questions that are worded once find what the same rows find when they are worded anew."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from threading import Thread
from typing import Any, NamedTuple

import pytest
from django.db import connection, connections
from django.db.models import Count, QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given as tried
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from tests.world import OFFICE

from phinong.core.questions import Given, Question, rooms_for
from phinong.meetings.models import Commitment
from phinong.record.models import Document

DAY, A_DAY = date(2022, 3, 15), timedelta(days=1)
KEEPERS = ("a", "b", "c", "d", "e", "f")


class Kept(NamedTuple):
    """A promise as it is asked for here."""

    code: str
    texts: dict[str, str]
    due_day: date | None


def due_until(keepers: Iterable[Any], day: Any) -> QuerySet[Any]:
    """Promises of these keepers that are due until a day."""
    promises = Commitment.objects.filter(kept_by__in=keepers, due_day__lte=day)
    return promises.order_by("due_day", "pk").values_list(*Kept._fields)


def question() -> Question[Kept]:
    return Question(Kept, lambda given: due_until(given.each("keepers"), given("day")))


def promises() -> None:
    """Three promises of every keeper, a day apart, the last without a day."""
    for number, keeper in enumerate(KEEPERS):
        for late in range(3):
            day = DAY + timedelta(days=number - late) if late < 2 else None
            code = f"{keeper}{late}"
            texts = {"en": code, "th": "คำมั่น"}
            Commitment.objects.create(code=code, kept_by=keeper, due_day=day, texts=texts)


class TestAnyValues(TestCase):
    """Any keepers and days, of one question that goes on from each to the next."""

    @classmethod
    def setUpTestData(cls) -> None:
        promises()
        cls.asked = question()

    @settings(max_examples=80, deadline=None)
    @tried(
        st.lists(st.sampled_from([*KEEPERS, "nobody", "'; --", "%s"]), max_size=9),
        st.integers(-4, 8),
        st.none() | st.integers(1, 5),
    )
    def test_the_answer_is_that_of_the_rows_themselves(
        self, keepers: list[str], days: int, most: int | None
    ):
        day = DAY + timedelta(days=days)
        expected = [Kept(*row) for row in due_until(keepers, day)[:most]]
        assert self.asked.ask(most, keepers=keepers, day=day) == expected


@pytest.mark.parametrize(
    ("many", "rooms"), [(0, 0), (1, 1), (2, 2), (3, 4), (4, 4), (5, 8), (9, 16)]
)
def test_a_list_takes_the_next_power_of_two(many: int, rooms: int):
    assert rooms_for({"list": ["x"] * many, "tuple": ("x",) * many, "one": "word"}) == {
        "list": rooms,
        "tuple": rooms,
    }


@pytest.mark.django_db
def test_a_question_is_worded_once_for_each_shape():
    promises()
    worded: list[Given] = []

    def rows(given: Given) -> QuerySet[Any]:
        worded.append(given)
        return due_until(given.each("keepers"), given("day"))

    asked = Question(Kept, rows)
    shapes = [(None, 3), (None, 4), (2, 4), (None, 5), (None, 0), (2, 0)]
    for _time in range(3):
        for most, keepers in shapes:
            asked.ask(most, keepers=KEEPERS[:keepers], day=DAY)
    assert len(worded) == 5


@pytest.mark.django_db
def test_a_change_is_seen_at_once():
    promises()
    asked = question()
    before = asked.ask(keepers=["a"], day=DAY)
    Commitment.objects.filter(code="a0").update(texts={"en": "changed"})
    assert asked.ask(keepers=["a"], day=DAY) == [
        before[0],
        Kept("a0", {"en": "changed"}, before[1].due_day),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("keepers", "queries"), [(["a"], 1), ([], 0)])
def test_one_query_and_none_where_no_row_can_fit(keepers: list[str], queries: int):
    asked = question()
    for _time in range(2):
        with CaptureQueriesContext(connection) as found:
            asked.ask(keepers=keepers, day=DAY)
        assert len(found) == queries


@pytest.mark.django_db
def test_instants_and_numbers_are_given_as_the_database_has_them():
    now = timezone.make_aware(datetime(2022, 3, 15, 8, 42))
    link = {"kind": "address", "address": "https://example.org/", "kept_by": OFFICE}
    made = [
        Document.objects.create(code=f"d{n}", added_at=now + n * A_DAY, **link) for n in range(3)
    ]

    def rows(given: Given) -> QuerySet[Any]:
        later = Document.objects.filter(added_at__gte=given("at"), pk__in=given.each("numbers"))
        return later.order_by("pk").values_list("code", "added_at")

    asked = Question(lambda code, at: (code, at), rows)
    keys = [document.pk for document in made]
    assert asked.ask(at=now + A_DAY, numbers=keys) == [
        ("d1", now + A_DAY),
        ("d2", now + 2 * A_DAY),
    ]
    assert asked.ask(at=now + 2 * A_DAY, numbers=keys[1:]) == [("d2", now + 2 * A_DAY)]


@pytest.mark.django_db
def test_rows_are_counted_in_groups():
    promises()

    def rows(given: Given) -> QuerySet[Any]:
        held = Commitment.objects.filter(kept_by__in=given.each("keepers")).order_by("kept_by")
        return held.values("kept_by").annotate(n=Count("pk")).values_list("kept_by", "n")

    asked = Question(lambda keeper, many: (keeper, many), rows)
    assert asked.ask(keepers=["b", "a"]) == [("a", 3), ("b", 3)]


@pytest.mark.django_db(transaction=True)
def test_what_one_thread_worded_another_asks():
    promises()
    asked, found = question(), []
    expected = asked.ask(keepers=["a"], day=DAY)

    def elsewhere() -> None:
        found.append(asked.ask(keepers=["a"], day=DAY))
        connections.close_all()

    thread = Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert found == [expected]
