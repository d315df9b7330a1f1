"""Questions that a page puts to the database in the same words each time, worded once.

The framework works longer on the words of most questions than the database on the answer: of the
time of a desk it took three fifths. So such a question is written as rows like any other, with the
names of what changes in the places of the values, and is put into SQL when it is first asked:

    class Owed(NamedTuple):
        code: str
        due_day: date

    def owed_by(given: Given) -> QuerySet[Any]:
        late = Commitment.objects.filter(owner__code__in=given.each("offices"))
        return late.filter(due_day__lt=given("today")).values_list("code", "due_day")

    OWED = Question(Owed, owed_by)
    OWED.ask(12, offices=("nan-province",), today=today)     # the first twelve, as `Owed`

Kept are the words alone, never an answer.
"""

from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Expression, QuerySet
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
Values = Mapping[str, Any]


class Named(Expression):
    """The place of a value that is known when it is asked; `at` says which of a list."""

    def __init__(self, name: str, at: int | None = None) -> None:
        super().__init__()
        self.name, self.at = name, at

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Stands among the values of the statement until `value` takes its place."""
        return "%s", (self,)

    def value(self, values: Values) -> Any:
        """What was given under the name, as the database wants it."""
        found = values[self.name]
        if self.at is not None:
            found = found[min(self.at, len(found) - 1)]
        if isinstance(found, datetime):
            return connection.ops.adapt_datetimefield_value(found)
        return connection.ops.adapt_datefield_value(found) if isinstance(found, date) else found


@dataclass(frozen=True, slots=True)
class Given:
    """What a question is asked with, by name; `rooms` says how many places each list takes."""

    rooms: Mapping[str, int]

    def __call__(self, name: str) -> Any:
        """One value."""
        return Named(name)

    def each(self, name: str) -> list[Any]:
        """A list of values, for `…__in`. Not for keys of other tables: the framework reads those
        while it words the question; look for them by a column (`owner__pk__in`)."""
        return [Named(name, at) for at in range(self.rooms[name])]


def rooms_for(values: Values) -> dict[str, int]:
    """How many places each list takes: the next power of two, so that few wordings are needed.

    The last value fills what is left over, which finds the same rows.
    """
    lists = {name: len(one) for name, one in values.items() if isinstance(one, (list, tuple))}
    return {name: 1 << (many - 1).bit_length() if many else 0 for name, many in lists.items()}


@dataclass(frozen=True, slots=True)
class Wording:
    """A question in SQL: its values in their order, and what reads the columns of the answer."""

    sql: str
    values: Sequence[Any]
    reader: SQLCompiler

    @classmethod
    def of(cls, rows: QuerySet[Any]) -> "Wording | None":
        """The wording of these rows; None where there can be none, as in an empty list."""
        reader = rows.query.get_compiler(connection=connection)
        try:
            sql, values = reader.as_sql()
        except EmptyResultSet:
            return None
        return cls(sql, values, reader)

    def answer(self, given: Values) -> Any:
        """The rows of the answer, column by column as the framework reads them."""
        values = [one.value(given) if isinstance(one, Named) else one for one in self.values]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            found = cursor.fetchall()
        reader = copy(self.reader)
        reader.connection = connection  # another thread may have worded it
        return reader.results_iter([found])


@dataclass(frozen=True)
class Question(Generic[Row]):
    """A question and what a row of its answer is. What shapes its words tells one wording from the
    other: the database, how long lists are, how many rows are wanted."""

    row: Callable[..., Row]
    rows: Callable[[Given], QuerySet[Any]]
    worded: dict[Any, Wording | None] = field(default_factory=dict)

    def ask(self, most: int | None = None, /, **given: Any) -> list[Row]:
        """The answer, or its first `most` rows; one query, none where no row can fit."""
        rooms = rooms_for(given)
        shape = (connection.vendor, most, *rooms.items())
        if shape not in self.worded:
            self.worded[shape] = Wording.of(self.rows(Given(rooms))[:most])
        wording = self.worded[shape]
        return [self.row(*columns) for columns in wording.answer(given)] if wording else []
