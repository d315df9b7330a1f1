"""The first rows of a list come with how many there are in all, in one question."""

import pytest
from django.db.models import Q
from django.utils import timezone

from phinong.core.counting import IN_ALL, First, first_of, with_total
from phinong.record.models import Event

pytestmark = pytest.mark.django_db


def events(*verbs: str) -> None:
    for number, verb in enumerate(verbs):
        Event.objects.create(at=timezone.now(), verb=verb, about_kind="tie", about_id=number)


def test_the_first_rows_and_how_many_there_are(django_assert_num_queries):
    events("a", "b", "a", "c", "a")
    with django_assert_num_queries(1):
        found = first_of(Event.objects.exclude(verb="c").order_by("-id"), 2)
    assert ([event.verb for event in found.rows], found.total) == (["a", "a"], 4)


def test_of_no_rows_there_are_none():
    assert first_of(Event.objects.all(), 2) == First([], 0)


def test_each_row_tells_how_many_fit_a_condition():
    events("a", "b", "a")
    rows = with_total(Event.objects.order_by("id"), alike=Q(verb="a"))[:2]
    assert list(rows.values_list("verb", IN_ALL, "alike")) == [("a", 3, 2), ("b", 3, 2)]
