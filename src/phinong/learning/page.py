"""What a city's learning page shows, and that of one item."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet, Window
from django.db.models.functions import ExtractYear, RowNumber
from django.http import HttpRequest

from phinong.core.paging import Page, page_by_key
from phinong.learning.issues import shape_of
from phinong.learning.listing import OLDEST_FIRST, items_of
from phinong.learning.models import LearningItem
from phinong.places.models import Body
from phinong.record.queries import Sources

MOST_ISSUES = 12
# The timeline shows so many years that have items, the latest, and so many items of each.
YEARS = 5
MOST_A_YEAR = 8


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue of the city with the weave it wears."""

    item: LearningItem
    shape: str


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the timeline with its items, and how many more there are."""

    year: int
    items: list[LearningItem]
    more: int


@dataclass(slots=True)
class CityPage:
    """Everything a city's learning page shows."""

    city: Body
    kind: str
    inventory: Page
    issues: list[Issue]
    years: list[Year]


def city_page(city: Body, kind: str, request: HttpRequest, sources: Sources) -> CityPage:
    """A city's learning page; gathers what it cites into `sources`. Five queries."""
    items = items_of(request.user, city)
    rows = items.filter(issue=False, kind=kind).select_related("place")
    inventory = page_by_key(rows, request, order=OLDEST_FIRST)
    issues = [Issue(item, shape_of(item)) for item in first_issues(items)]
    years = timeline(items)
    shown = [*inventory.rows, *(issue.item for issue in issues)]
    shown += [item for year in years for item in year.items]
    sources.gather({"body": [city.pk], "learning-item": list({item.pk for item in shown})})
    return CityPage(city, kind, inventory, issues, years)


def first_issues(items: QuerySet[LearningItem]) -> list[LearningItem]:
    """The city's issues in the order in which the source counts them."""
    return list(items.filter(issue=True).order_by("id")[:MOST_ISSUES])


def timeline(items: QuerySet[LearningItem]) -> list[Year]:
    """The latest years with items, oldest first: two queries, however many items.

    The database counts within each year and hands over only what is shown.
    """
    dated = items.filter(issue=False).exclude(when_day=None).exclude(kind="place")
    years = [day.year for day in dated.dates("when_day", "year", order="DESC")[:YEARS]]
    of_year = [ExtractYear("when_day")]
    numbered = dated.filter(when_day__year__in=years).annotate(
        year=ExtractYear("when_day"),
        position=Window(RowNumber(), of_year, ["when_day", "id"]),
        in_year=Window(Count("pk"), of_year),
    )
    grouped: dict[int, list[Any]] = {year: [] for year in sorted(years)}
    for item in numbered.filter(position__lte=MOST_A_YEAR).order_by("when_day", "id"):
        grouped[item.year].append(item)
    return [Year(year, rows, rows[0].in_year - len(rows)) for year, rows in grouped.items()]


def beside(item: LearningItem, user: Any) -> list[LearningItem]:
    """Other items of the same city and kind nearest in the list, for walking on."""
    others = items_of(user, item.city).filter(kind=item.kind, issue=item.issue)
    return list(others.exclude(pk=item.pk).order_by("when_day", "id")[:4])
