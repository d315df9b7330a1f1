"""The list of an office's drafts: what waits for whom and since when, and how it is filtered."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.http import QueryDict

from phinong.core.languages import InLanguage
from phinong.drafting.models import Draft, DraftParty, DraftStatus
from phinong.drafting.turns import Turn, speaks_for, turns_of, with_routes
from phinong.places.models import Body

# How many drafts the page shows; those latest changed when there are more.
SHOWN = 200
MINE, OTHERS, NOBODY = "mine", "others", "nobody"
CLOSED = (DraftStatus.SIGNED, DraftStatus.WITHDRAWN)
LOOKS = {
    DraftStatus.AGREED: "established",
    DraftStatus.SIGNED: "established",
    DraftStatus.WITHDRAWN: "quiet",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader filters by; empty means all."""

    status: str = ""
    waits: str = ""
    body: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "Wanted":
        """The filter of an address."""
        return cls(**{name: query.get(name, "")[:120] for name in ("status", "waits", "body")})

    def within(self, drafts: QuerySet[Draft]) -> QuerySet[Draft]:
        """The drafts that fit by status and party; whose turn it is is told when they are read."""
        if self.status:
            drafts = drafts.filter(status=self.status)
        if self.body:
            bound = DraftParty.objects.filter(body__code=self.body)
            drafts = drafts.filter(pk__in=bound.values("draft"))
        return drafts


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft in the list. `turn` is the party waited for longest, one of the reader's before
    others; None where nobody's turn is known."""

    draft: Draft
    title: InLanguage
    parties: list[DraftParty]
    turn: Turn | None
    mine: bool

    @property
    def waits(self) -> str:
        """For whom it waits."""
        if self.turn is None:
            return NOBODY
        return MINE if self.mine else OTHERS

    @property
    def look(self) -> str:
        """How its status looks."""
        return LOOKS.get(DraftStatus(self.draft.status), "process")


@dataclass(frozen=True, slots=True)
class DraftsPage:
    """The list for one reader. `by_status` and `by_body` are (code, label, count)."""

    rows: list[DraftRow]
    counts: dict[str, int]
    total: int
    by_status: list[tuple[str, str, int]]
    by_body: list[tuple[str, str, int]]
    cut: bool


def drafts_page(user: Any, wanted: Wanted, language: str, today: date) -> DraftsPage:
    """What waits for the reader first, the longest wait first; then what waits for others, what
    waits for nobody, and what is closed. Eight queries, however many drafts."""
    visible = Draft.objects.visible_to(user)
    drafts = wanted.within(visible).order_by("-changed_at", "-id")
    found = list(with_routes(drafts)[: SHOWN + 1])
    rows = sorted((row_of(draft, user, language, today) for draft in found[:SHOWN]), key=place)
    by_status = counted_by_status(visible)
    return DraftsPage(
        rows=[row for row in rows if wanted.waits in ("", row.waits)],
        counts=counted_by_turn(rows),
        total=sum(count for _code, _label, count in by_status),
        by_status=by_status,
        by_body=counted_by_body(visible, user.body_codes(), language),
        cut=len(found) > SHOWN,
    )


def row_of(draft: Draft, user: Any, language: str, today: date) -> DraftRow:
    """One draft with whose turn it is; a closed one is nobody's."""
    parties = list(draft.parties.all())
    turns = [] if draft.status in CLOSED else turns_of(parties, today)
    mine = [turn for turn in turns if speaks_for(user, turn.party, draft.kept_by)]
    turn = next(iter([*mine, *turns]), None)
    return DraftRow(draft, draft.title(language), parties, turn, bool(mine))


def place(row: DraftRow) -> tuple[Any, ...]:
    """Where a row stands in the list."""
    order = [MINE, OTHERS, NOBODY].index(row.waits)
    since = row.turn.since if row.turn and row.turn.since else date.max
    return row.draft.status in CLOSED, order, since, -row.draft.changed_at.timestamp()


def counted_by_turn(rows: Iterable[DraftRow]) -> dict[str, int]:
    """{whose turn: how many of the rows}."""
    found = [row.waits for row in rows]
    return {waits: found.count(waits) for waits in (MINE, OTHERS, NOBODY)}


def counted_by_status(drafts: QuerySet[Draft]) -> list[tuple[str, str, int]]:
    """The statuses there are, in the order of a draft's life."""
    rows = drafts.order_by().values_list("status").annotate(n=Count("pk"))
    counts = dict(rows)
    return [(s.value, str(s.label), counts[s.value]) for s in DraftStatus if s.value in counts]


def counted_by_body(
    drafts: QuerySet[Draft], offices: Collection[str], language: str
) -> list[tuple[str, str, int]]:
    """The partners there are, by name: bodies that are none of the reader's offices."""
    bound = DraftParty.objects.filter(draft__in=drafts.order_by().values("pk"))
    rows = bound.exclude(body__code__in=offices).order_by().values_list("body")
    counts = dict(rows.annotate(n=Count("draft")))
    bodies = Body.objects.in_bulk(list(counts))
    found = [(b.code, b.name(language).text, counts[number]) for number, b in bodies.items()]
    return sorted(found, key=lambda row: row[1])
