"""The list of activities: its filters, their counts, and what stands beside each row."""

from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, cast

from django.core.cache import cache
from django.db.models import Count, QuerySet
from django.db.models.functions import ExtractYear
from django.http import QueryDict

from phinong.activities.models import Activity, Participation
from phinong.core.vocabulary import label
from phinong.meetings.listing import year_of
from phinong.places.models import Body
from phinong.record.queries import data_version

LATEST = (("starts_day", "desc-nulls-last"), ("id", "desc"))
MOST_YEARS = 8
MOST_BODIES = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader filters by; empty means all. Unknown values of an address find nothing."""

    kind: str = ""
    body: str = ""
    tie: str = ""
    year: int | None = None

    @classmethod
    def of(cls, query: QueryDict) -> "Wanted":
        """The filter of an address: kind, body, tie, and a year of the CE."""
        return cls(
            query.get("kind", "")[:30],
            query.get("body", "")[:160],
            query.get("tie", "")[:160],
            year_of(query.get("year", "")),
        )

    def within(self, activities: QuerySet[Activity]) -> QuerySet[Activity]:
        """The activities that fit."""
        if self.kind:
            activities = activities.filter(kind=self.kind)
        if self.body:
            took_part = Participation.objects.filter(body__code=self.body)
            activities = activities.filter(pk__in=took_part.values("activity"))
        if self.tie:
            activities = activities.filter(tie__code=self.tie)
        return activities.filter(starts_day__year=self.year) if self.year else activities


@dataclass(frozen=True, slots=True)
class Counts:
    """How many activities each filter leaves, for one reader."""

    total: int
    kinds: list[tuple[str, int]]
    years: list[tuple[int, int]]


def counts(user: Any) -> Counts:
    """The counts beside the filters. Counted once for every state of the register and reader."""
    offices = ",".join(user.body_codes()) if user.is_authenticated else ""
    key = f"activity-counts:{data_version()}:{hash(offices)}"
    found: Any = cache.get_or_set(key, lambda: count(user), timeout=3600)
    return cast("Counts", found)


def count(user: Any) -> Counts:
    """Activities by kind and by year: two queries."""
    activities = Activity.objects.visible_to(user).order_by()
    by_kind = activities.values_list("kind").annotate(n=Count("pk"))
    kinds = sorted(by_kind, key=lambda row: (-row[1], row[0]))
    by_year = activities.exclude(starts_day=None).annotate(year=ExtractYear("starts_day"))
    years = sorted(by_year.values_list("year").annotate(n=Count("pk")), reverse=True)
    return Counts(sum(n for _kind, n in kinds), kinds, years[:MOST_YEARS])


def kind_facets(counted: Counts, language: str) -> list[tuple[str, str, int]]:
    """(code, label, count) of the kinds there are, the most frequent first."""
    return [(code, label("activity-kinds", code, language), n) for code, n in counted.kinds]


@dataclass(frozen=True, slots=True)
class Row:
    """An activity in the list, with the bodies that took part and how many more did."""

    activity: Activity
    bodies: list[Body]
    more: int


def rows_of(activities: list[Activity]) -> list[Row]:
    """The rows of one page, in one query."""
    numbers = [activity.pk for activity in activities]
    parts = Participation.objects.filter(activity__in=numbers).select_related("body")
    shown = parts.only("activity", "body__code", "body__names")
    bodies: dict[int, dict[int, Body]] = {}
    for part in sorted(shown, key=attrgetter("pk")):
        bodies.setdefault(part.activity_id, {})[part.body_id] = part.body
    return [row_of(activity, list(bodies.get(activity.pk, {}).values())) for activity in activities]


def row_of(activity: Activity, bodies: list[Body]) -> Row:
    """One row: the first bodies by name, the others by number."""
    return Row(activity, bodies[:MOST_BODIES], max(0, len(bodies) - MOST_BODIES))


def numbers_of(rows: Iterable[Row]) -> list[int]:
    """The activities' numbers, for gathering their sources."""
    return [row.activity.pk for row in rows]
