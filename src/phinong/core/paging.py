"""Lists paged by key: a page starts after (or ends before) a row, never at a row number.

Page a thousand costs what page one costs, nothing is counted, and a row added meanwhile moves
nothing. The place in the list stands in the address as a token: the sort values of a row. It is
checked, not signed: whoever writes one by hand gets rows that they may see anyway, and a token
that is none of ours gives the first page.
"""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.http import HttpRequest
from django.utils.timezone import is_naive

SIZE = 25
LONGEST_TOKEN = 600
LATEST = (("evidence_day", "desc-nulls-last"), ("id", "desc"))

Key = list[Any]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list.

    `before` and `after` are the tokens of the neighbouring pages, empty where there is none;
    `previous_query` and `next_query` are the same as query strings that keep what else was asked.
    """

    rows: list[Any] = field(default_factory=list)
    before: str = ""
    after: str = ""
    previous_query: str = ""
    next_query: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list's order. Where `nullable`, rows without a value come last."""

    name: str
    descending: bool
    nullable: bool

    @classmethod
    def of(cls, name: str, direction: str) -> "Column":
        """A column from its name and "asc", "desc", "asc-nulls-last" or "desc-nulls-last"."""
        way, _, nulls = direction.partition("-")
        if way not in {"asc", "desc"} or nulls not in {"", "nulls-last"}:
            raise ValueError(f"{direction!r} is no direction of a list")
        return cls(name, way == "desc", bool(nulls))

    def order(self, backwards: bool) -> OrderBy:
        """The column in ORDER BY, read forwards or backwards."""
        last = True if self.nullable else None
        ordering = OrderBy(F(self.name), descending=self.descending, nulls_last=last)
        if backwards:
            ordering.reverse_ordering()
        return ordering

    def past(self, value: Any, backwards: bool, *, or_at: bool = False) -> Q:
        """Rows whose value, where they have one, comes after `value` on the way we read."""
        sign = "lt" if self.descending != backwards else "gt"
        return Q(**{f"{self.name}__{sign}{'e' if or_at else ''}": value})

    def same(self, value: Any) -> Q:
        """Rows with this value, or with none."""
        return Q(**({f"{self.name}__isnull": True} if value is None else {self.name: value}))

    def empties_beyond(self, value: Any, backwards: bool) -> Q | None:
        """Rows on the other side of the border between values and no value, if we come to it."""
        crossed = self.nullable and (value is None) == backwards
        return Q(**{f"{self.name}__isnull": not backwards}) if crossed else None


def page_by_key(
    queryset: QuerySet[Any],
    request: HttpRequest,
    *,
    order: Sequence[tuple[str, str]] = LATEST,
    size: int = SIZE,
) -> Page:
    """The page of `queryset` that the request's `after` or `before` asks for.

    `order` lists (column, direction) and must end in a unique column; a column that can be empty
    needs "…-nulls-last". A column is a field of the model, or an annotation of text or number.
    One query, or two where a page runs from rows with a value into rows without.
    """
    columns = [Column.of(name, direction) for name, direction in order]
    for name, backwards in (("after", False), ("before", True)):
        key = key_of_token(request.GET.get(name, ""), columns, queryset.model)
        if key is not None:
            rows = rows_past(queryset, columns, key, backwards=backwards, limit=size + 1)
            page = page_past(rows, columns, request, backwards=backwards, size=size)
            if page:
                return page
    rows = list(queryset.order_by(*(c.order(False) for c in columns))[: size + 1])
    return page_of(rows[:size], columns, request, has_before=False, has_after=len(rows) > size)


def rows_past(
    queryset: QuerySet[Any], columns: list[Column], key: Key, *, backwards: bool, limit: int
) -> list[Any]:
    """Up to `limit` rows past the key, in the order of the way we read.

    Rows with and without a value in the first column are asked for one after the other, so that
    the database always seeks in its index instead of filtering a walk from the start.
    """
    ordered = queryset.order_by(*(column.order(backwards) for column in columns))
    found = list(ordered.filter(past_key(columns, key, backwards))[:limit])
    beyond = columns[0].empties_beyond(key[0], backwards)
    if beyond is not None and len(found) < limit:
        found += ordered.filter(beyond)[: limit - len(found)]
    return found


def past_key(columns: list[Column], key: Key, backwards: bool) -> Q:
    """Rows past the key that are on its side of the border in the first column."""
    head, value = columns[0], key[0]
    rest = past_all(columns[1:], key[1:], backwards)
    if value is None:
        return head.same(None) & rest if rest else Q(pk__in=[])
    if not rest:
        return head.past(value, backwards)
    at_or_past = head.past(value, backwards, or_at=True)
    return at_or_past & (head.past(value, backwards) | rest)


def past_all(columns: list[Column], key: Key, backwards: bool) -> Q:
    """Rows past the key, compared column by column; an empty Q for no column."""
    condition = Q()
    for column, value in reversed(list(zip(columns, key, strict=True))):
        step = Q(pk__in=[]) if value is None else column.past(value, backwards)
        beyond = column.empties_beyond(value, backwards)
        step = step | beyond if beyond is not None else step
        condition = step | (column.same(value) & condition) if condition else step
    return condition


def page_past(
    rows: list[Any], columns: list[Column], request: HttpRequest, *, backwards: bool, size: int
) -> Page | None:
    """The page made of rows read past a key, or None when the first page should be shown."""
    more = len(rows) > size
    if backwards:
        if len(rows) < size:
            return None
        return page_of(rows[:size][::-1], columns, request, has_before=more, has_after=True)
    if not rows:
        return None
    return page_of(rows[:size], columns, request, has_before=True, has_after=more)


def page_of(
    rows: list[Any],
    columns: list[Column],
    request: HttpRequest,
    *,
    has_before: bool,
    has_after: bool,
) -> Page:
    """A page with the tokens of its neighbours."""
    before = token_of(rows[0], columns) if rows and has_before else ""
    after = token_of(rows[-1], columns) if rows and has_after else ""
    return Page(
        rows,
        before,
        after,
        query_to(request, "before", before),
        query_to(request, "after", after),
    )


def query_to(request: HttpRequest, name: str, token: str) -> str:
    """The request's query with its place in the list replaced; empty without a token."""
    if not token:
        return ""
    query = request.GET.copy()
    for old in ("after", "before"):
        query.pop(old, None)
    query[name] = token
    return "?" + query.urlencode()


def token_of(row: Any, columns: list[Column]) -> str:
    """The sort values of a row as one word for an address."""
    key = [getattr(row, column.name) for column in columns]
    packed = json.dumps(key, ensure_ascii=False, separators=(",", ":"), default=written)
    return base64.urlsafe_b64encode(packed.encode()).decode().rstrip("=")


def written(value: Any) -> str:
    """A date or time as text; anything else a list cannot be sorted by."""
    return str(value.isoformat())


def key_of_token(token: str, columns: list[Column], model: type[Model]) -> Key | None:
    """The sort values in a token, or None when it is none of this list's."""
    if not token or len(token) > LONGEST_TOKEN:
        return None
    try:
        packed = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        key = json.loads(packed, parse_constant=refuse_constant)
        if not isinstance(key, list) or len(key) != len(columns):
            return None
        return [value_of(worth, c, model) for worth, c in zip(key, columns, strict=True)]
    except (ValueError, TypeError, OverflowError, ValidationError):
        return None


def refuse_constant(name: str) -> None:
    """JSON's NaN and Infinity compare with nothing."""
    raise ValueError(f"{name} sorts nowhere")


def value_of(worth: Any, column: Column, model: type[Model]) -> Any:
    """One sort value as its column stores it. Raises ValueError or ValidationError."""
    if worth is None:
        if not column.nullable:
            raise ValueError(f"{column.name} is never empty")
        return None
    if not isinstance(worth, str | int | float):
        raise TypeError("a sort value is a text or a number")
    if isinstance(worth, str) and "\x00" in worth:
        raise ValueError("no database stores this character")
    str(worth).encode()  # A half surrogate cannot be sent to any database.
    try:
        stored: Any = model._meta.get_field(column.name)
    except FieldDoesNotExist:
        return worth
    value = stored.to_python(worth)
    stored.run_validators(value)
    if value is None or (isinstance(value, datetime) and is_naive(value)):
        raise ValueError(f"{worth!r} is no place in this list")
    return value
