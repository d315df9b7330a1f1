"""Walking a list page by page meets every row once, whatever its sort values and order."""

import base64
import json
from datetime import date
from typing import Any

import pytest
from django.http import HttpRequest, QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phinong.core.paging import Column, page_by_key, token_of
from phinong.discovery.models import Entry

DAYS = st.one_of(st.none(), st.dates(date(2024, 3, 1), date(2024, 3, 4)))
TITLES = st.sampled_from(["", "a", "ข", "云"])
ROWS = st.lists(st.tuples(DAYS, TITLES), max_size=14)
DAY_ORDERS = st.sampled_from(["asc-nulls-last", "desc-nulls-last"])
WAYS = st.sampled_from(["asc", "desc"])
ORDERS = st.one_of(
    st.tuples(st.tuples(st.just("day"), DAY_ORDERS), st.tuples(st.just("id"), WAYS)),
    st.tuples(st.tuples(st.just("id"), WAYS)),
    st.permutations([("title", "asc"), ("day", "desc-nulls-last")]).map(
        lambda pair: (*pair, ("id", "desc"))
    ),
)
LATEST = (("day", "desc-nulls-last"), ("id", "desc"))

pytestmark = pytest.mark.django_db


def asking(query: str = "") -> HttpRequest:
    request = HttpRequest()
    request.GET = QueryDict(query.lstrip("?"))
    return request


def store(rows: list[tuple[date | None, str]]) -> None:
    Entry.objects.all().delete()
    Entry.objects.bulk_create(
        Entry(kind="tie", number=n, rank=n, day=day, title=title)
        for n, (day, title) in enumerate(rows)
    )


def pages(query: str, way: str, **options: Any) -> list[list[int]]:
    """The numbers on each page, following one kind of link from `query` to the end."""
    found = []
    while True:
        page = page_by_key(Entry.objects.all(), asking(query), **options)
        found.append([entry.number for entry in page.rows])
        query = getattr(page, way)
        if not query:
            return found
        assert len(found) < 40


def in_python(order: Any) -> list[int]:
    """The numbers in the order asked for, by Python's stable sort."""
    entries = list(Entry.objects.all())
    for name, way in reversed(order):
        empty = [e for e in entries if getattr(e, name) is None]
        full = [e for e in entries if getattr(e, name) is not None]
        full.sort(key=lambda e: getattr(e, name), reverse=way.startswith("desc"))
        entries = full + empty
    return [entry.number for entry in entries]


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=ROWS, order=ORDERS, size=st.integers(1, 5))
def test_walking_all_pages_yields_every_row_exactly_once(rows, order, size):
    store(rows)
    walked = [n for page in pages("", "next_query", order=order, size=size) for n in page]
    assert sorted(walked) == list(range(len(rows)))
    if "title" not in dict(order):  # text sorts by the database's own rules
        assert walked == in_python(order)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=ROWS, order=ORDERS, size=st.integers(1, 5))
def test_walking_back_meets_the_rows_in_reverse(rows, order, size):
    store(rows)
    everything = [n for page in pages("", "next_query", order=order, size=99) for n in page]
    for place, number in enumerate(everything):
        row = Entry.objects.get(number=number)
        token = token_of(row, [Column.of(*pair) for pair in order])
        page = page_by_key(Entry.objects.all(), asking(f"before={token}"), order=order, size=size)
        first = max(0, place - size)
        start = first if place >= size else 0
        assert [e.number for e in page.rows] == everything[start : start + size]


def test_the_links_keep_the_rest_of_the_query():
    store([(None, "")] * 5)
    page = page_by_key(Entry.objects.all(), asking("kind=tie&after=x"), order=LATEST, size=2)
    assert page.next_query == f"?kind=tie&after={page.after}"
    assert page.previous_query == ""
    second = page_by_key(Entry.objects.all(), asking(page.next_query), order=LATEST, size=2)
    assert second.previous_query == f"?kind=tie&before={second.before}"


def test_a_first_page_takes_one_query_and_a_page_over_the_border_two(django_assert_num_queries):
    store([(date(2024, 3, 1), "")] * 3 + [(None, "")] * 3)
    with django_assert_num_queries(1):
        first = page_by_key(Entry.objects.all(), asking(), order=LATEST, size=2)
    with django_assert_num_queries(2):
        second = page_by_key(Entry.objects.all(), asking(first.next_query), order=LATEST, size=2)
    assert [e.day is None for e in second.rows] == [False, True]


def packed(key: Any) -> str:
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "token",
    [
        "",
        "x",
        "%%%",
        "ก",
        "A" * 5000,
        packed("2024-03-01"),
        packed([]),
        packed(["2024-03-01"]),
        packed(["2024-03-01", 1, 2]),
        packed(["2024-03-99", 1]),
        packed(["2024-03-01\x00", 1]),
        packed(["\ud800", 1]),
        packed([{"day": 1}, 1]),
        packed(["2024-03-01", None]),
        packed(["2024-03-01", 10**30]),
        packed(["2024-03-01", float("nan")]),
        packed(["2024-03-01", "1 OR 1=1"]),
        base64.urlsafe_b64encode(b'["2024-03-01",1e999]').decode(),
        base64.urlsafe_b64encode(b"\xff\xfe").decode(),
    ],
)
@pytest.mark.parametrize("name", ["after", "before"])
def test_a_token_that_is_none_of_ours_gives_the_first_page(token, name):
    store([(date(2024, 3, day), "") for day in (1, 2, 3)])
    page = page_by_key(Entry.objects.all(), asking(f"{name}={token}"), order=LATEST, size=2)
    assert [entry.number for entry in page.rows] == [2, 1]


def test_a_token_past_the_end_gives_the_first_page():
    store([(date(2024, 3, 1), "")])
    page = page_by_key(Entry.objects.all(), asking(f"after={packed([None, 1])}"), order=LATEST)
    assert [entry.number for entry in page.rows] == [0]


def test_an_order_is_checked():
    with pytest.raises(ValueError, match="no direction"):
        page_by_key(Entry.objects.all(), asking(), order=(("id", "down"),))
