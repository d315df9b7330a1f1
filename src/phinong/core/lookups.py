"""How a yes-or-no column is asked for, so that SQLite finds it in its indexes."""

from typing import Any

from django.db.models import BooleanField
from django.db.models.lookups import BuiltinLookup, Exact

# Nearly every row is public, proved, verified: it narrows a search hardly at all.
SHARE = 0.9


class YesOrNo(Exact):
    """`likelihood(column = 1, 0.9)` on SQLite.

    The framework writes the bare column there. SQLite cannot look that up: it reads and sorts the
    whole table for the first page of a list, although an index has the rows in order. And without
    the share it would take such an index for the narrowest way to everything else.
    """

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """The comparison spelled out; anything but a plain yes as it always is."""
        if self.rhs is not True:
            return super().as_sql(compiler, connection, **context)
        compared, values = BuiltinLookup.as_sql(self, compiler, connection)
        return f"likelihood({compared}, {SHARE})", values


def register() -> None:
    """Use it for every such column. Called once, when the app starts."""
    BooleanField.register_lookup(YesOrNo)
