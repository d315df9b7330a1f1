"""What waits for a committee's decision, offered for its next agenda.

Rooms above say what of theirs waits (practices offered, plan rows) by registering a function:

    offers_matters(50, practices_offered)    # (meeting, user, language, today) -> [Candidate, …]
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Prefetch, Q, QuerySet

from phinong.core.counting import IN_ALL, with_total
from phinong.core.languages import in_language
from phinong.drafting.models import Draft, RouteStep, StepState
from phinong.meetings.models import AgendaGroup, Commitment, ItemSource, Meeting
from phinong.places.models import Body
from phinong.ties.models import Party, Tie
from phinong.ties.naming import tie_name

# Steps of the procedures at which a committee or a council decides, and the one at which a text
# comes back from a ministry: how it is to be amended is decided by the committee too.
DECIDING = frozenset({"committee", "council", "assembly", "local-committee"})
AMENDING = frozenset({"revision"})
MOST = 40


@dataclass(frozen=True, slots=True)
class Candidate:
    """A matter that may come onto the agenda. `kind` and `number` name what waits (`ItemSource`),
    `since` the day since when, `why` the reason as a code of this room's pages. `in_all` says how
    many wait for this reason, of which only the first are brought."""

    kind: str
    number: int
    title: str
    why: str
    group: int = AgendaGroup.CONSIDERATION
    since: date | None = None
    draft: Draft | None = None
    tie: Tie | None = None
    texts: Any = None
    in_all: int = 0


Offers = Callable[[Meeting, Any, str, date], Iterable[Candidate]]
_OFFERS: list[tuple[int, str, Offers]] = []


def offers_matters(order: int, offers: Offers) -> None:
    """Ask `offers` for every agenda that is built, lower orders first. Called at start."""
    row = (order, f"{offers.__module__}.{offers.__qualname__}", offers)
    if row not in _OFFERS:
        _OFFERS.append(row)
        _OFFERS.sort(key=lambda known: known[:2])


def candidates(meeting: Meeting, user: Any, language: str, today: date) -> list[Candidate]:
    """What waits and is not on this agenda yet, in the order of the offers, the longest wait
    first in each."""
    here = set(meeting.items.exclude(source_id=None).values_list("source_kind", "source_id"))
    found: list[Candidate] = []
    for _order, _name, offers in _OFFERS:
        rows = sorted(offers(meeting, user, language, today), key=lambda row: row.since or today)
        found += first_of_each([row for row in rows if (row.kind, row.number) not in here])
    return found


def first_of_each(rows: Sequence[Candidate]) -> list[Candidate]:
    """The first matters of an offer, each with how many wait for the same reason."""
    waiting = Counter(row.why for row in rows)
    return [replace(row, in_all=row.in_all or waiting[row.why]) for row in rows[:MOST]]


def parties_behind(committee: Body) -> list[int]:
    """The bodies for which a committee decides: those it stands under; two levels at most, so
    that a working group decides for its committee's body."""
    parent = committee.parent
    return [body for body in (parent and parent.pk, parent and parent.parent_id) if body]


class Step(NamedTuple):
    """A step as far as it says what is to be decided."""

    route: int
    draft: int
    pk: int
    key: str
    state: str
    since: date | None


def drafts_waiting(meeting: Meeting, user: Any, language: str, today: date) -> Iterable[Candidate]:
    """Texts at a deciding step of the committee's side, and texts that came back to be amended.

    Two queries: of the steps only what decides is read, of the drafts only those that wait.
    """
    behind = parties_behind(meeting.committee)
    drafts = Draft.objects.visible_to(user).open()
    rows = RouteStep.objects.filter(route__party__body__in=behind, route__party__draft__in=drafts)
    facts = ("route", "route__party__draft", "pk", "key", "state", "since")
    steps = [Step(*row) for row in rows.order_by("route", "order", "pk").values_list(*facts)]
    by_route = groupby(steps, key=lambda step: step.route)
    waits = [step for _route, own in by_route if (step := deciding_step(list(own)))]
    told = drafts.only("code", "titles", "kept_by", "tie")
    found = told.in_bulk([step.draft for step in waits])
    for step in waits:
        draft = found[step.draft]
        yield Candidate(
            ItemSource.STEP,
            step.pk,
            draft.title(language).text,
            "to-amend" if step.key in AMENDING else "to-decide",
            since=step.since,
            draft=draft,
            texts=draft.titles,
        )


def deciding_step(steps: Sequence[Any]) -> Any:
    """The step at which a committee decides: one under way, else the next to come; or None."""
    now = [step for step in steps if step.state == StepState.NOW]
    coming = next((step for step in steps if step.state == StepState.NEXT), None)
    waits = now or ([coming] if coming else [])
    return next((step for step in waits if step.key in DECIDING | AMENDING), None)


def commitments_overdue(
    meeting: Meeting, user: Any, language: str, today: date
) -> Iterable[Candidate]:
    """Promises of the committee, or owed by the bodies behind it, whose day is over and that are
    not on the agenda yet: the first of them, each with how many there are."""
    behind = parties_behind(meeting.committee)
    waiting = Commitment.objects.visible_to(user).unkept().filter(due_day__lt=today)
    concerned = waiting.filter(Q(meeting__committee=meeting.committee_id) | Q(owner__in=behind))
    left = with_total(concerned.exclude(pk__in=already(meeting, ItemSource.COMMITMENT)))
    told = left.select_related("tie").only("texts", "due_day", "tie__code")
    for row in told.order_by("due_day", "id")[:MOST]:
        yield Candidate(
            ItemSource.COMMITMENT,
            row.pk,
            row.text(language).text,
            "overdue",
            AgendaGroup.INFORMATION,
            since=row.due_day,
            tie=row.tie,
            texts=row.texts,
            in_all=getattr(row, IN_ALL),
        )


def ties_disputed(meeting: Meeting, user: Any, language: str, today: date) -> Iterable[Candidate]:
    """Ties of the bodies behind the committee whose sides, or sources, say different things."""
    theirs = Party.objects.filter(body__in=parties_behind(meeting.committee))
    ties = Tie.objects.visible_to(user).filter(disputed=True, pk__in=theirs.values("tie"))
    left = with_total(ties.exclude(pk__in=already(meeting, ItemSource.DISPUTE)))
    bodies = Party.objects.select_related("body").only("tie", "side", "body__names")
    told = left.only("code", "evidence_day").prefetch_related(Prefetch("parties", bodies))
    for tie in told.order_by("-evidence_day", "-id")[:MOST]:
        yield Candidate(
            ItemSource.DISPUTE,
            tie.pk,
            tie_name(tie, language),
            "disputed",
            tie=tie,
            texts={},
            in_all=getattr(tie, IN_ALL),
        )


def already(meeting: Meeting, kind: str) -> QuerySet[Any, Any]:
    """The numbers of what is on the agenda of a kind, as a question for another."""
    here = meeting.items.filter(source_kind=kind, source_id__isnull=False)
    return here.values("source_id")


def titled(candidate: Candidate, language: str) -> str:
    """A candidate's words for a reader."""
    return candidate.title or in_language(candidate.texts or {}, language).text
