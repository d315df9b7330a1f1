"""Lists of what is public are read from their index, in their order."""

import pytest
from django.db import connection
from django.db.models import F, Q

from phinong.discovery.models import Entry
from phinong.ties.models import Tie

pytestmark = pytest.mark.django_db


def plan(sql: str, values: tuple[object, ...]) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", values)
        return " | ".join(row[3] for row in cursor.fetchall())


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own plan")
def test_the_first_page_of_ties_reads_no_more_than_the_page():
    latest = (F("evidence_day").desc(nulls_last=True), "-id")
    rows = Tie.objects.published().order_by(*latest)[:26]
    assert (
        plan(*rows.query.sql_with_params()) == "SEARCH ties_tie USING INDEX tie_latest (public=?)"
    )


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own plan")
def test_the_ties_of_a_body_are_reached_through_the_body():
    rows = Tie.objects.published().filter(parties__body__in=[1, 2])
    steps = plan(*rows.query.sql_with_params()).split(" | ")
    assert steps[0].startswith("SEARCH ties_party USING INDEX ties_party_body_id")


@pytest.mark.parametrize(
    ("condition", "numbers"),
    [
        (Q(public=True), [1, 3]),
        (Q(public=False), [2]),
        (~Q(public=True), [2]),
        (Q(public=True) | Q(number=2), [1, 2, 3]),
        (Q(public__in=[True]), [1, 3]),
        (Q(public=F("public")), [1, 2, 3]),
    ],
)
def test_the_answer_is_the_same(condition, numbers):
    for number, public in ((1, True), (2, False), (3, True)):
        Entry.objects.create(kind="tie", number=number, rank=number, public=public)
    found = Entry.objects.filter(condition).order_by("number").values_list("number", flat=True)
    assert list(found) == numbers
