"""Whose turn it is and since when: computed from the steps of all parties, nowhere stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects

from phinong.drafting.models import Draft, DraftParty, Route, RouteStep, StepState

PASSED = (StepState.DONE, StepState.SKIPPED)


@dataclass(frozen=True, slots=True)
class Turn:
    """A party that has to act. `under_way` is False for a step that comes next and was not begun.

    `since` is None where no day is known; `days` are whole days up to `today`.
    """

    party: DraftParty
    step: RouteStep
    since: date | None
    days: int | None
    under_way: bool


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft that waits for somebody; `mine` when it is an office of the reader who must act."""

    draft: Draft
    turn: Turn
    mine: bool


def turn_in(steps: Sequence[Any], today: date) -> tuple[Any, date | None] | None:
    """The step a route waits for, with the day since when; None when the route is through.

    The step longest under way; when none is, the first to come, since the latest day on which
    another was done.
    """
    going = [step for step in steps if step.state == StepState.NOW]
    if going:
        step = min(going, key=lambda row: (row.since or today, row.order, row.pk))
        return step, step.since
    coming = next((step for step in steps if step.state == StepState.NEXT), None)
    if coming is None:
        return None
    done = [step.done_on for step in steps if step.done_on]
    return coming, max(done, default=None)


def turns_of(parties: Iterable[DraftParty], today: date) -> list[Turn]:
    """Who has to act, who is waited for longest first; parties without a route are left out.

    Parties with a step under way come before those whose next step was not begun.
    """
    found = []
    for party in parties:
        steps = steps_of(party)
        if steps and (waits := turn_in(steps, today)):
            step, since = waits
            days = max((today - since).days, 0) if since else None
            found.append(Turn(party, step, since, days, step.state == StepState.NOW))
    return sorted(found, key=lambda turn: (not turn.under_way, turn.since or today))


def turn_of(draft: Draft, today: date) -> Turn | None:
    """Whose turn it is on a draft; None while no route was started, or when all are through."""
    return next(iter(turns_of(draft.parties.all(), today)), None)


def steps_of(party: DraftParty) -> list[RouteStep]:
    """The steps of a party's route in their order; none while it has no route."""
    route: Route | None = getattr(party, "route", None)
    return list(route.steps.all()) if route else []


def routed(draft: Draft) -> list[DraftParty]:
    """The parties of a draft that came with them, now with routes and steps: two queries at most,
    and none for who asks again."""
    parties = list(draft.parties.all())
    prefetch_related_objects(parties, "route__steps")
    return parties


def with_routes(drafts: Any) -> Any:
    """Drafts with their parties, bodies, routes and steps; three more queries whatever they are."""
    steps = Prefetch("route__steps", RouteStep.objects.order_by("order", "id"))
    parties = DraftParty.objects.select_related("body", "base_unit", "route")
    parties = parties.prefetch_related(steps, "body__roles").order_by("side", "id")
    return drafts.prefetch_related(Prefetch("parties", parties))


def speaks_for(user: Any, party: DraftParty, kept_by: str) -> bool:
    """Whether one of the user's offices acts for the party: its own, or the opening one for a
    party whose office does not work in this register. Reads prefetched roles."""
    here = user.body_codes()
    absent = not party.body.roles.all()
    return party.body.code in here or (absent and kept_by in here)


def waiting_on(user: Any, today: date) -> list[Waiting]:
    """Every open draft of the user's offices that waits for somebody: those that wait for an
    office of the user first, the longest wait first. A fixed number of queries."""
    drafts = with_routes(Draft.objects.visible_to(user).open())
    found = [
        Waiting(draft, turn, speaks_for(user, turn.party, draft.kept_by))
        for draft in drafts
        for turn in turns_of(draft.parties.all(), today)
    ]
    return sorted(found, key=lambda row: (not row.mine, row.turn.since or today))
