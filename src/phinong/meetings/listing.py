"""The list of meetings: its filters, their counts, and what stands beside each row."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django.core.cache import cache
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractYear
from django.http import QueryDict

from phinong.core.languages import in_language
from phinong.meetings.models import AgendaItem, Commitment, Meeting, Resolution
from phinong.record.queries import data_version

LATEST = (("held_day", "desc-nulls-last"), ("id", "desc"))
# So many committees stand as filters; the others are reached by their bodies' pages.
MOST_COMMITTEES = 8
MOST_YEARS = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader filters by; empty means all. Unknown values of an address find nothing."""

    body: str = ""
    year: int | None = None

    @classmethod
    def of(cls, query: QueryDict) -> "Wanted":
        """The filter of an address: a committee or its parent body, and a year of the CE."""
        return cls(query.get("body", "")[:160], year_of(query.get("year", "")))

    def within(self, meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
        """The meetings that fit."""
        if self.body:
            body = self.body
            meetings = meetings.filter(Q(committee__code=body) | Q(committee__parent__code=body))
        return meetings.filter(held_day__year=self.year) if self.year else meetings


def year_of(text: str) -> int | None:
    """A year of an address; None for anything else."""
    return int(text) if len(text) == len("2022") and text.isascii() and text.isdigit() else None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many meetings each filter leaves, for one reader."""

    total: int
    committees: list[tuple[str, dict[str, str], int]]
    years: list[tuple[int, int]]


def counts(user: Any) -> Counts:
    """The counts beside the filters. Counted once for every state of the register and reader."""
    offices = ",".join(user.body_codes()) if user.is_authenticated else ""
    key = f"meeting-counts:{data_version()}:{hash(offices)}"
    found: Any = cache.get_or_set(key, lambda: count(user), timeout=3600)
    return cast("Counts", found)


def count(user: Any) -> Counts:
    """Meetings by committee and by year: two queries."""
    meetings = Meeting.objects.visible_to(user).order_by()
    by_committee = meetings.values_list("committee__code", "committee__names")
    committees = sorted(by_committee.annotate(n=Count("pk")), key=lambda row: (-row[2], row[0]))
    by_year = meetings.exclude(held_day=None).annotate(year=ExtractYear("held_day"))
    years = sorted(by_year.values_list("year").annotate(n=Count("pk")), reverse=True)
    total = sum(n for _code, _names, n in committees)
    return Counts(total, committees[:MOST_COMMITTEES], years[:MOST_YEARS])


def committee_facets(counted: Counts, language: str) -> list[tuple[str, str, int]]:
    """(code, name, count) of the committees that met most often."""
    return [(code, str(in_language(names, language)), n) for code, names, n in counted.committees]


@dataclass(frozen=True, slots=True)
class Row:
    """A meeting in the list, with how much it considered, resolved and left to be done."""

    meeting: Meeting
    items: int
    resolutions: int
    commitments: int


def rows_of(meetings: list[Meeting]) -> list[Row]:
    """The rows of one page, in three queries."""
    numbers = [meeting.pk for meeting in meetings]
    items = per_meeting(AgendaItem.objects.filter(meeting__in=numbers))
    resolutions = per_meeting(Resolution.objects.filter(meeting__in=numbers))
    commitments = per_meeting(Commitment.objects.filter(meeting__in=numbers))
    return [
        Row(m, items.get(m.pk, 0), resolutions.get(m.pk, 0), commitments.get(m.pk, 0))
        for m in meetings
    ]


def per_meeting(rows: QuerySet[Any]) -> dict[int, int]:
    """{meeting: how many rows}."""
    return dict(rows.order_by("meeting").values_list("meeting").annotate(n=Count("pk")))


def numbers_of(rows: Iterable[Row]) -> list[int]:
    """The meetings' numbers, for gathering their sources."""
    return [row.meeting.pk for row in rows]
