"""The first rows of a list, and how many there are in all, in one question."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Count, Q, QuerySet, Window

Row = TypeVar("Row")
IN_ALL = "in_all"


@dataclass(frozen=True, slots=True)
class First(Generic[Row]):
    """The first rows of a list; `total` counts all of it."""

    rows: Sequence[Row] = ()
    total: int = 0


def with_total(rows: QuerySet[Any], **parts: Q) -> QuerySet[Any]:
    """Rows that each carry how many there are `in_all`, however few of them are then taken.

    Every further name carries how many fit a condition. Filter before, not after.
    """
    counts = {name: Window(Count("pk", filter=condition)) for name, condition in parts.items()}
    return rows.annotate(**{IN_ALL: Window(Count("pk"))}, **counts)


def first_of(rows: QuerySet[Any], most: int) -> First[Any]:
    """The first `most` rows, with the number of all; one query."""
    found = list(with_total(rows)[:most])
    return First(found, getattr(found[0], IN_ALL) if found else 0)
