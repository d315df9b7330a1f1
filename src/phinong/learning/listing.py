"""Which cities have learning items, of which kinds, and what a reader asks for."""

from dataclasses import dataclass
from typing import Any, cast

from django.core.cache import cache
from django.db.models import Count, QuerySet
from django.http import QueryDict

from phinong.core.vocabulary import vocabulary
from phinong.learning.models import LearningItem
from phinong.places.models import Body
from phinong.record.queries import data_version

OLDEST_FIRST = (("when_day", "asc-nulls-last"), ("id", "asc"))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items each city has of each kind, for one reader; issues are counted apart."""

    cities: list[tuple[str, dict[str, str], int]]
    kinds: dict[str, dict[str, int]]


def counts(user: Any) -> Counts:
    """The counts, made once for every state of the register and reader: one query."""
    offices = ",".join(user.body_codes()) if user.is_authenticated else ""
    key = f"learning-counts:{data_version()}:{hash(offices)}"
    found: Any = cache.get_or_set(key, lambda: count(user), timeout=3600)
    return cast("Counts", found)


def count(user: Any) -> Counts:
    """Items by city and kind, the city with most items first; a city with a face before others."""
    items = LearningItem.objects.visible_to(user).filter(issue=False).order_by()
    columns = ("city__code", "city__names", "city__has_face", "kind")
    kinds: dict[str, dict[str, int]] = {}
    cities: dict[str, tuple[dict[str, str], bool]] = {}
    for code, names, face, kind, n in items.values_list(*columns).annotate(n=Count("pk")):
        kinds.setdefault(code, {})[kind] = n
        cities[code] = (names, face)
    totals = {code: sum(by_kind.values()) for code, by_kind in kinds.items()}
    order = sorted(cities, key=lambda code: (not cities[code][1], -totals[code], code))
    return Counts([(code, cities[code][0], totals[code]) for code in order], kinds)


@dataclass(frozen=True, slots=True)
class Wanted:
    """The city and the inventory a reader asks for; empty for the first there is."""

    city: str = ""
    kind: str = ""

    @classmethod
    def of(cls, query: QueryDict, counted: Counts) -> "Wanted":
        """The choice of an address, or the first city, and its first inventory with something."""
        city = query.get("city", "")[:160] or next((code for code, *_ in counted.cities), "")
        kinds = counted.kinds.get(city, {})
        kind = query.get("kind", "")
        if kind not in vocabulary("learning-kinds"):
            kind = next((code for code in vocabulary("learning-kinds") if kinds.get(code)), "place")
        return cls(city, kind)


def kinds_of(counted: Counts, city: str) -> list[tuple[str, int]]:
    """(kind, how many items) of every kind of the inventory, also of those without any."""
    kinds = counted.kinds.get(city, {})
    return [(code, kinds.get(code, 0)) for code in vocabulary("learning-kinds")]


def city_called(code: str) -> Body | None:
    """The city of an address, with its place; None when there is none."""
    return Body.objects.with_place().filter(code=code).first() if code else None


def items_of(user: Any, city: Body) -> QuerySet[LearningItem]:
    """The city's items that this reader may see."""
    return LearningItem.objects.visible_to(user).filter(city=city)
