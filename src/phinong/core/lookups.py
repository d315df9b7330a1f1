"""How a yes-or-no column is asked for, so that SQLite finds it in its indexes."""

from typing import Any

from django.db.models import BooleanField
from django.db.models.lookups import BuiltinLookup, Exact

# Nearly every row says yes to these: asking for it narrows a search hardly at all.
COMMON = {"public", "proved", "verified"}
SHARE = 0.9


class YesOrNo(Exact):
    """`column = 1` on SQLite, and `likelihood(column = 1, 0.9)` where most rows say yes.

    The framework writes the bare column there. SQLite cannot look that up: it reads and sorts the
    whole table for the first page of a list, although an index has the rows in order. And without
    the share it would take such an index for the narrowest way to everything else.
    """

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """The comparison spelled out; anything but a plain yes as it always is."""
        if self.rhs is not True:
            return super().as_sql(compiler, connection, **context)
        compared, values = BuiltinLookup.as_sql(self, compiler, connection)
        column = getattr(getattr(self.lhs, "target", None), "name", "")
        return f"likelihood({compared}, {SHARE})" if column in COMMON else compared, values


def register() -> None:
    """Use it for every such column. Called once, when the app starts."""
    BooleanField.register_lookup(YesOrNo)
