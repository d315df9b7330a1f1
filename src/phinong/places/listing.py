"""The lists of places and bodies: filters, their counts, and what stands beside each row."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.core.cache import cache
from django.db.models import Count, QuerySet
from django.http import QueryDict

from phinong.core.vocabulary import label
from phinong.places.models import Body, Place, Tenure
from phinong.places.words import country_name, place_kind_name
from phinong.record.queries import data_version

LONGEST = 30
COUNTRY = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader filters by; empty means all."""

    kind: str = ""
    country: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "Wanted":
        """The filter of an address; what cannot be a code is dropped."""
        return cls(kind=query.get("kind", "")[:LONGEST], country=query.get("country", "")[:COUNTRY])

    def within(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that fit."""
        for column in ("kind", "country"):
            if value := getattr(self, column):
                rows = rows.filter(**{column: value})
        return rows


BodiesWanted = PlacesWanted = Wanted


@dataclass(frozen=True, slots=True)
class Facets:
    """One filter: its name in the address, and (value, label, count) of each value."""

    name: str
    total: int
    values: list[tuple[str, str, int]]


COLUMNS = ("kind", "country")


def counted(model: Any) -> dict[str, dict[str, int]]:
    """{column: {value: rows}}, counted once for every state of the register."""
    key = f"places-counts:{model.__name__}:{data_version()}"
    return cache.get_or_set(key, lambda: _count(model), timeout=3600) or {}


def _count(model: Any) -> dict[str, dict[str, int]]:
    return {
        column: dict(model.objects.order_by(column).values_list(column).annotate(n=Count("pk")))
        for column in COLUMNS
    }


def bodies_facets(language: str) -> list[Facets]:
    """The filters of the list of bodies."""
    found = counted(Body)
    kinds = [(code, label("body-kinds", code, language), n) for code, n in found["kind"].items()]
    return [facets_of("kind", kinds), countries(found, language)]


def places_facets(language: str) -> list[Facets]:
    """The filters of the list of places."""
    found = counted(Place)
    kinds = [(code, place_kind_name(code), n) for code, n in found["kind"].items()]
    return [facets_of("kind", kinds), countries(found, language)]


def countries(found: dict[str, dict[str, int]], language: str) -> Facets:
    """The filter by country."""
    named = [(code, country_name(code, language), n) for code, n in found["country"].items()]
    total = sum(found["country"].values())
    return replace(facets_of("country", [value for value in named if value[0]]), total=total)


def facets_of(name: str, values: Iterable[tuple[str, str, int]]) -> Facets:
    """A filter, its most frequent value first."""
    ordered = sorted(values, key=lambda value: (-value[2], value[0]))
    return Facets(name, sum(count for _, _, count in ordered), ordered)


@dataclass(frozen=True, slots=True)
class Row:
    """A body in the list, with how many statements name people in its posts."""

    body: Body
    people: int


def body_rows(bodies: list[Body]) -> list[Row]:
    """The rows of one page, in one query."""
    numbers = [body.pk for body in bodies]
    held = Tenure.objects.filter(post__body__in=numbers).order_by("post__body")
    people = dict(held.values_list("post__body").annotate(n=Count("person", distinct=True)))
    return [Row(body, people.get(body.pk, 0)) for body in bodies]
