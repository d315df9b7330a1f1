"""Lists of what was undertaken: the office's own, and the one that everybody may follow.

A figure beside a filter is a query over the same rows as the list, without that filter.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict

from phinong.core.languages import in_language
from phinong.meetings.models import Commitment, CommitmentState, Origin
from phinong.meetings.page import Promise, promise
from phinong.meetings.whose import Whose, whose_of
from phinong.ties.models import Tie

# The next to fall due first; what has no day last.
SOONEST = (("due_day", "asc-nulls-last"), ("id", "asc"))
NEAR, FAR = 30, 90
MOST_OWNERS = 8
LONGEST_CODE = 160
WAITS, ALL = "", "all"
WAITING = (CommitmentState.OPEN, CommitmentState.CHANGED)
RELATED = ("owner", "person", "meeting__committee", "tie", "resolution", "evidence")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader filters by; empty means all, but of the state: what is still to do. Unknown
    values of an address find nothing."""

    state: str = ""
    due: str = ""
    origin: str = ""
    owner: str = ""
    person: str = ""
    tie: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "Wanted":
        """The filter of an address."""
        return cls(**{name: query.get(name, "")[:LONGEST_CODE] for name in cls.__slots__})

    def within(self, rows: QuerySet[Commitment], today: date) -> QuerySet[Commitment]:
        """The commitments that fit."""
        conditions = [in_state(self.state), due_in(self.due, today), from_origin(self.origin)]
        for lookup, code in (("owner__code", self.owner), ("person__code", self.person)):
            conditions += [Q(**{lookup: code})] if code else []
        conditions += [Q(tie__code=self.tie)] if self.tie else []
        return rows.filter(*conditions)


def in_state(state: str) -> Q:
    """Rows in a state; `all` is any, and what is open or changed is still to do (`waits`)."""
    if state == WAITS:
        return Q(state__in=WAITING)
    return Q() if state == ALL else Q(state=state)


def due_in(due: str, today: Any) -> Q:
    """Rows that wait and are overdue, fall due in 30 or 90 days, or have no day."""
    if not due:
        return Q()
    spans: dict[str, Q] = {
        "overdue": Q(due_day__lt=today),
        "30": Q(due_day__range=(today, today + timedelta(days=NEAR))),
        "90": Q(due_day__range=(today, today + timedelta(days=FAR))),
        "none": Q(due_day=None),
    }
    return in_state(WAITS) & spans.get(due, Q(pk__in=[]))


def from_origin(origin: str) -> Q:
    """Rows by where they were undertaken; `unknown` where no source says it."""
    return Q(origin="" if origin == "unknown" else origin) if origin else Q()


@dataclass(frozen=True, slots=True)
class Facet:
    """A value of a filter with the rows it leaves."""

    value: str
    label: Any
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The filters of a list."""

    states: list[Facet]
    dues: list[Facet]
    origins: list[Facet]
    owners: list[Facet]


class Stood(NamedTuple):
    """How many rows stand in a state, and how many of them are overdue."""

    state: str
    many: int
    late: int


def by_state(rows: QuerySet[Commitment], today: Any) -> QuerySet[Any]:
    """The question for what `Stood` holds of these rows; `today` may be the name of a value."""
    late = Count("pk", filter=due_in("overdue", today))
    return rows.order_by().values_list("state").annotate(n=Count("pk"), late=late)


def counted_states(known: Iterable[Stood]) -> dict[str, int]:
    """How many rows there are in all, wait, are overdue, and stand in each state."""
    known = list(known)
    found = {one.state: one.many for one in known}
    states: dict[str, int] = {state: found.get(state, 0) for state in CommitmentState.values}
    return {
        "all": sum(found.values()),
        "waits": sum(states[state] for state in WAITING),
        "overdue": sum(one.late for one in known),
        **states,
    }


def facets(
    rows: QuerySet[Commitment], wanted: Wanted, today: date, language: str, words: "Words"
) -> Facets:
    """The filters with what each leaves of `rows`: four queries, however many rows."""
    of_any = by_state(replace(wanted, state=ALL).within(rows, today), today)
    states = counted_states(Stood(*columns) for columns in of_any)
    due_rows = replace(wanted, due="").within(rows, today).order_by()
    dues = due_rows.aggregate(
        **{f"d{key}": Count("pk", filter=due_in(key, today)) for key in words.dues}
    )
    by_origin = tally(replace(wanted, origin="").within(rows, today), "origin")
    owners = replace(wanted, owner="").within(rows, today).exclude(owner=None).order_by()
    named = owners.values_list("owner__code", "owner__names").annotate(n=Count("pk"))
    top = sorted(named, key=lambda row: (-row[2], row[0]))[:MOST_OWNERS]
    return Facets(
        [Facet(key, label, states[key or "waits"]) for key, label in words.states.items()],
        [Facet(key, label, dues[f"d{key}"]) for key, label in words.dues.items()],
        [
            Facet(key or "unknown", label, by_origin[key])
            for key, label in Origin.choices
            if key in by_origin
        ],
        [Facet(code, str(in_language(names, language)), n) for code, names, n in top],
    )


@dataclass(frozen=True, slots=True)
class Words:
    """What the values of two filters are called, in the order in which they stand."""

    states: dict[str, Any]
    dues: dict[str, Any]


def tally(rows: QuerySet[Commitment], column: str) -> dict[str, int]:
    """{value: rows}; one query."""
    return dict(rows.order_by().values_list(column).annotate(n=Count("pk")))


# ── Rows ──


@dataclass(frozen=True, slots=True)
class Row:
    """A commitment of a list: how it stands today, and whose it is for this reader."""

    promise: Promise
    whose: Whose

    @property
    def commitment(self) -> Commitment:
        """The commitment itself."""
        return self.promise.commitment


def rows_of(
    commitments: Iterable[Commitment], *, today: date, language: str, offices: Collection[str]
) -> list[Row]:
    """The rows of one page; two more queries for the posts of those who see to them."""
    found = list(commitments)
    posts = whose_of(found, language, offices)
    return [Row(promise(one, today=today), posts[one.pk]) for one in found]


def of_offices(offices: Iterable[str]) -> QuerySet[Commitment]:
    """What these offices keep and what they owe."""
    return Commitment.objects.filter(Commitment.objects.at(offices)).select_related(*RELATED)


def in_public() -> QuerySet[Commitment]:
    """What everybody may follow."""
    return Commitment.objects.followed_in_public().select_related(*RELATED)


def tie_of(code: str, user: Any) -> Tie | None:
    """The tie by which a list is filtered, for its name; None without one the reader may see."""
    ties = Tie.objects.visible_to(user).with_parties()
    return ties.filter(code=code).first() if code else None
