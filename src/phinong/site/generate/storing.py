"""Writes many rows at once: one prepared statement, keys given out beforehand.

Django's own bulk writing is limited by the number of parameters in one statement; this writes
hundreds of thousands of rows in seconds on both databases. Dates and structures still go through
the model's fields, so what a field refuses is refused here too.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models
from django.db.models import Max, Model

Table = type[Model]
# Fields whose values both databases take as they are.
AS_IT_IS = (
    models.BigAutoField,
    models.BigIntegerField,
    models.BooleanField,
    models.CharField,
    models.FloatField,
    models.ForeignKey,
    models.PositiveIntegerField,
    models.PositiveSmallIntegerField,
    models.SlugField,
    models.TextField,
    models.URLField,
)


@dataclass(slots=True)
class Plain:
    """A row that nothing asks anything of before it is stored: its table, its values by column."""

    table: Table
    values: dict[str, Any]


Row = Model | Plain


class Keys:
    """Gives out primary keys that follow on the largest one of each table."""

    def __init__(self) -> None:
        self.last: dict[Table, int] = {}

    def next(self, table: Table) -> int:
        """A key that no row of the table has."""
        if table not in self.last:
            largest = table._default_manager.aggregate(largest=Max("pk"))["largest"]
            self.last[table] = largest or 0
        self.last[table] += 1
        return self.last[table]


def table_of(row: Row) -> Table:
    """The table in which a row belongs."""
    return row.table if isinstance(row, Plain) else type(row)


@cache
def defaults(table: Table) -> dict[str, Any]:
    """What stands in the columns of a row of which nothing is said. Not to be changed."""
    return {field.attname: field.get_default() for field in table._meta.concrete_fields}


def plain(table: Table, **values: Any) -> Plain:
    """A row from its values by column (a foreign key by its number)."""
    return Plain(table, {**defaults(table), **values})


def store(rows: Iterable[Row]) -> None:
    """Write rows, table by table in the order in which tables first occur."""
    by_table: dict[Table, list[Row]] = {}
    for row in rows:
        by_table.setdefault(table_of(row), []).append(row)
    for table, some in by_table.items():
        insert(table, some)


def insert(table: Table, rows: list[Row]) -> None:
    """Write the rows of one table."""
    fields = table._meta.concrete_fields
    name = connection.ops.quote_name
    columns = ", ".join(name(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {name(table._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608
    ready = [(field.attname, readying(field)) for field in fields]
    held = (row.values if isinstance(row, Plain) else row.__dict__ for row in rows)
    values: list[list[Any]] = [[make(own[column]) for column, make in ready] for own in held]
    with connection.cursor() as cursor:
        cursor.executemany(sql, values)


def readying(field: Any) -> Callable[[Any], Any]:
    """How a field's value is made ready for the database."""
    if type(field) in AS_IT_IS:
        return same
    return lambda value: field.get_db_prep_save(value, connection)


def same(value: Any) -> Any:
    """The value itself."""
    return value


def let_keys_follow(tables: Iterable[Table]) -> None:
    """Tell the database which keys are taken; SQLite sees it by itself."""
    for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
        with connection.cursor() as cursor:
            cursor.execute(statement)
