"""How a yes-or-no column is asked for, so that every database finds it in its indexes."""

from typing import Any

from django.db.models import BooleanField
from django.db.models.lookups import BuiltinLookup, Exact


class YesOrNo(Exact):
    """`column = 1` on SQLite.

    The framework writes the bare column there. SQLite cannot look that up: it reads and sorts the
    whole table for the first page of a list, although an index has the rows in order.
    """

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """The comparison spelled out; anything but a plain yes or no as it always is."""
        if isinstance(self.rhs, bool):
            return BuiltinLookup.as_sql(self, compiler, connection)
        return super().as_sql(compiler, connection, **context)


def register() -> None:
    """Use it for every such column. Called once, when the app starts."""
    BooleanField.register_lookup(YesOrNo)
