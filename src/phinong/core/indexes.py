"""Indexes that mean the same on both databases."""

from typing import Any

from django.db import models
from django.db.models.expressions import OrderBy


class LatestIndex(models.Index):
    """An index with "latest first, unknown last".

    SQLite sorts NULL below every value, so there DESC alone says it, and it does not accept
    NULLS LAST in an index; PostgreSQL needs the words.
    """

    def create_sql(self, model: Any, schema_editor: Any, using: str = "", **kwargs: Any) -> Any:
        index: models.Index = self
        if schema_editor.connection.vendor == "sqlite":
            index = models.Index(*map(without_nulls, self.expressions), name=self.name)
        return models.Index.create_sql(index, model, schema_editor, using=using, **kwargs)


def without_nulls(expression: Any) -> Any:
    """The same order without a word on NULLs."""
    if isinstance(expression, OrderBy):
        return OrderBy(expression.expression, descending=expression.descending)
    return expression
