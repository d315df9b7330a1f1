"""Writes many rows at once: one prepared statement, keys given out beforehand.

Django's own bulk writing is limited by the number of parameters in one statement; this writes
hundreds of thousands of rows in seconds on both databases. Values still go through the model's
fields, so what a field refuses is refused here too.
"""

from collections.abc import Iterable
from typing import Any

from django.core.management.color import no_style
from django.db import connection
from django.db.models import Max, Model

Table = type[Model]


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


def store(rows: Iterable[Model]) -> None:
    """Write rows, table by table in the order in which tables first occur."""
    by_table: dict[Table, list[Model]] = {}
    for row in rows:
        by_table.setdefault(type(row), []).append(row)
    for table, instances in by_table.items():
        insert(table, instances)


def insert(table: Table, instances: list[Model]) -> None:
    """Write the rows of one table."""
    fields = table._meta.concrete_fields
    name = connection.ops.quote_name
    columns = ", ".join(name(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {name(table._meta.db_table)} ({columns}) VALUES ({marks})"  # noqa: S608
    values: list[list[Any]] = [
        [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
        for row in instances
    ]
    with connection.cursor() as cursor:
        cursor.executemany(sql, values)


def let_keys_follow(tables: Iterable[Table]) -> None:
    """Tell the database which keys are taken; SQLite sees it by itself."""
    for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
        with connection.cursor() as cursor:
            cursor.execute(statement)
