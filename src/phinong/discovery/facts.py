"""What the index holds of each kind of record, said by one function per kind.

The rooms below know nothing of the search; `discovery.sources` reads their records.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

Record = tuple[str, int]


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """What can be found of one record.

    `titles` by language is shown; `names` are its further names; `texts` everything else worth
    finding, one statement each; `about` are the bodies and places it is about, by whose every
    name it is found; `path` is its page without the language at the beginning; `edtf` is its date
    as exact as known, `day` the day by which it is placed among others.
    """

    path: str
    titles: dict[str, str]
    names: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    about: tuple[Record, ...] = ()
    edtf: str = ""
    day: date | None = None
    public: bool = True
    kept_by: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of record: its rows with all that its facts need, and the facts of one row.

    `rests_on(kind, number)` gives the records of this kind whose facts change when a record of
    another kind does.
    """

    kind: str
    rows: Callable[[], QuerySet[Any]]
    facts: Callable[[Any], EntryFacts | None]
    rests_on: Callable[[str, int], Iterable[int]]

    def of(self, numbers: Iterable[int]) -> dict[int, EntryFacts | None]:
        """The facts of these records; None for those that are gone or are not to be found."""
        numbers = list(numbers)
        rows: dict[int, Model] = {row.pk: row for row in self.rows().filter(pk__in=numbers)}
        return {n: self.facts(rows[n]) if n in rows else None for n in numbers}


SOURCES: dict[str, Source] = {}


def on_nothing(kind: str, number: int) -> Iterable[int]:
    """No record of this kind changes with another."""
    return ()


def indexes(
    kind: str,
    facts: Callable[[Any], EntryFacts | None],
    *,
    rows: Callable[[], QuerySet[Any]],
    rests_on: Callable[[str, int], Iterable[int]] = on_nothing,
) -> None:
    """Put a kind of record into the index. Called once, when the app starts."""
    SOURCES[kind] = Source(kind, rows, facts, rests_on)
