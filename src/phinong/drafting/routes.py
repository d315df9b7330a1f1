"""The doors for each party's route: start it, and take, finish, leave out and reopen its steps."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from phinong.core.acting import Actor
from phinong.core.asked import language
from phinong.core.languages import in_language
from phinong.core.refusals import refuse_if
from phinong.drafting.access import May, require_for
from phinong.drafting.actions import locked, noted
from phinong.drafting.models import Draft, DraftParty, Route, RouteStep, StepState
from phinong.drafting.procedures import ProcedureStep, editions, procedure
from phinong.drafting.route_rules import (
    STEP_MOVES,
    why_not_add_step,
    why_not_finish,
    why_not_move_step,
    why_not_route,
    why_not_start,
)
from phinong.drafting.texts import user_or_none

STEP = 10  # between steps, so that one can be put in without moving all
OPEN = (StepState.NEXT, StepState.NOW)


@transaction.atomic
def start_route(
    party: DraftParty, procedure_code: str, *, by: Actor, today: date, begin: bool = True
) -> Route:
    """Begin a party's own route by a procedure; its first step is under way from `today`, unless
    `begin` is False: what was done before is then told step by step.

    The steps' names and owners are copied, so that a later edition changes nothing here. Raises
    Refused for an unknown procedure or a second route; NotAllowed.
    """
    draft = ready(party, by=by)
    has = Route.objects.filter(party=party).exists()
    known = editions()
    refuse_if(why_not_start(draft=draft.status, procedure=procedure_code, known=known, has=has))
    chosen = procedure(procedure_code)
    route = Route.objects.create(party=party, procedure=chosen.code, edition=chosen.edition)
    rows = [
        RouteStep(route=route, key=key, names=dict(s.names), owner=dict(s.who), order=place * STEP)
        for place, (key, s) in enumerate(chosen.steps.items(), start=1)
    ]
    if begin:
        rows[0].state, rows[0].since, rows[0].by = StepState.NOW, today, user_or_none(by)
    RouteStep.objects.bulk_create(rows)
    now = {"procedure": chosen.code, "edition": chosen.edition}
    told("draft.route-started", draft, party, by=by, now=now)
    return route


def ready(party: DraftParty, *, by: Actor) -> Draft:
    """The party's draft, locked. Raises NotAllowed unless `by` works on this party's route."""
    draft = locked(party.draft)
    require_for(by, May.EDIT_TIE, party)
    return draft


def told(verb: str, draft: Draft, party: DraftParty, *, by: Any, **facts: Any) -> None:
    """The event of a change on a party's route, under that party's office."""
    now = {"party": party.body.code, **facts.pop("now", {})}
    noted(verb, draft, by=by, office=party.body.code, now=now, **facts)


def fresh(step: RouteStep) -> RouteStep:
    """The step as it is now, with its party and body; to be read after the draft is locked."""
    return RouteStep.objects.select_related("route__party__body").get(pk=step.pk)


def in_procedure(step: RouteStep) -> ProcedureStep | None:
    """What the route's own edition says of the step; None for one added by hand.

    None as well where the file of an old edition is gone: the route itself stays whole.
    """
    try:
        return procedure(step.route.procedure, step.route.edition).steps.get(step.key)
    except KeyError:
        return None


def open_before(step: RouteStep) -> list[RouteStep]:
    """The required steps above this one that are neither done nor left out."""
    above = step.route.steps.filter(order__lt=step.order, state__in=OPEN).select_related("route")
    return [row for row in above if not (known := in_procedure(row)) or not known.optional]


@transaction.atomic
def take_step(step: RouteStep, *, by: Actor, today: date, since: date | None = None) -> RouteStep:
    """Say that a step is under way, since today or an earlier day. Raises Refused; NotAllowed."""
    draft = ready(step.route.party, by=by)
    step = fresh(step)
    on = since or today
    refuse_if(why_not_move_step("take", step.state, draft=draft.status, on=on, today=today))
    step.since = on
    return moved(draft, step, "take", by=by)


@transaction.atomic
def finish_step(
    step: RouteStep,
    *,
    by: Actor,
    today: date,
    outcome: str = "",
    done_on: date | None = None,
    papers: Sequence[tuple[str, int]] = (),
    ground: tuple[str, int] | None = None,
    why: str = "",
    dated: bool = True,
) -> RouteStep:
    """Say that a step is done, with its outcome and papers. `ground` names the record of another
    room that decided it, such as a resolution. Without `dated` no day is known, and none is kept.

    Past required steps that are still open it needs a reason. Raises Refused; NotAllowed.
    """
    draft = ready(step.route.party, by=by)
    step = fresh(step)
    on = done_on or today
    known = in_procedure(step)
    reasons = why_not_move_step("finish", step.state, draft=draft.status, on=on, today=today)
    reasons += why_not_finish(
        outcome=outcome,
        outcomes=known.outcomes if known else (),
        before=[name_of(row) for row in open_before(step)],
        why=why,
    )
    refuse_if(reasons)
    step.outcome, step.done_on, step.why = outcome, on if dated else None, why
    step.since = min(step.since, on) if step.since else None
    step.papers = joined(step.papers, papers)
    step.ground_kind, step.ground_id = ground or ("", None)
    return moved(draft, step, "finish", by=by, why=why)


def name_of(step: RouteStep) -> str:
    """A step's name in the reader's language."""
    return in_language(step.names, language()).text


def joined(papers: Sequence[Any], more: Sequence[tuple[str, int]]) -> list[list[Any]]:
    """Papers with more of them, each once, in the order they came."""
    rows = [tuple(row) for row in [*papers, *more]]
    return [list(row) for row in dict.fromkeys(rows)]


@transaction.atomic
def skip_step(step: RouteStep, *, by: Actor, why: str) -> RouteStep:
    """Leave a step out, and say why. Raises Refused without a reason; NotAllowed."""
    draft = ready(step.route.party, by=by)
    step = fresh(step)
    refuse_if(why_not_move_step("skip", step.state, draft=draft.status, why=why))
    step.why = why
    return moved(draft, step, "skip", by=by, why=why)


@transaction.atomic
def reopen_step(step: RouteStep, *, by: Actor, why: str) -> RouteStep:
    """Let a step be to come again; the history keeps what it had. Raises Refused; NotAllowed."""
    draft = ready(step.route.party, by=by)
    step = fresh(step)
    refuse_if(why_not_move_step("reopen", step.state, draft=draft.status, why=why))
    was = facts_of(step)
    step.outcome, step.since, step.done_on, step.why = "", None, None, why
    step.ground_kind, step.ground_id = "", None
    return moved(draft, step, "reopen", by=by, was=was, why=why)


def facts_of(step: RouteStep) -> dict[str, Any]:
    """What an event keeps of a step."""
    days = {"since": step.since, "done_on": step.done_on}
    dated = {name: day.isoformat() for name, day in days.items() if day}
    ground = [step.ground_kind, step.ground_id] if step.ground_kind else None
    facts = {"state": str(step.state), "outcome": step.outcome, "ground": ground, **dated}
    return {"step": step.key or step.names, **{key: fact for key, fact in facts.items() if fact}}


def moved(
    draft: Draft,
    step: RouteStep,
    verb: str,
    *,
    by: Any,
    was: dict[str, Any] | None = None,
    why: str = "",
) -> RouteStep:
    """Write the state a verb leads to, with the columns set before, and the event."""
    was = was or {"state": str(step.state)}
    step.state, step.by = STEP_MOVES[verb][1], user_or_none(by)
    step.save()
    party = step.route.party
    told(f"draft.step-{verb}", draft, party, by=by, was=was, now=facts_of(step), why=why)
    return step


@transaction.atomic
def add_papers(step: RouteStep, papers: Sequence[tuple[str, int]], *, by: Actor) -> RouteStep:
    """Lay papers to a step, each once: [(kind of record, number)]. Raises Refused; NotAllowed."""
    draft = ready(step.route.party, by=by)
    step = fresh(step)
    refuse_if(why_not_route(draft.status))
    more = joined(step.papers, papers)
    if more != step.papers:
        was, step.papers = {"papers": step.papers}, more
        step.save(update_fields=["papers"])
        now = {"step": step.key or step.names, "papers": more}
        told("draft.step-papers", draft, step.route.party, by=by, was=was, now=now)
    return step


@transaction.atomic
def add_own_step(
    route: Route,
    *,
    by: Actor,
    names: Mapping[str, str],
    owner: Mapping[str, str] | None = None,
    after: RouteStep | None = None,
) -> RouteStep:
    """Add a step that the procedure has not, behind `after` or at the end. Raises Refused."""
    draft = ready(route.party, by=by)
    steps = route.steps.all()
    names = {tag: text.strip() for tag, text in names.items() if text.strip()}
    refuse_if(why_not_add_step(draft=draft.status, names=names, steps=steps.count()))
    last = steps.aggregate(top=Max("order"))["top"] or 0
    place = after.order + 1 if after else last + STEP
    steps.filter(order__gte=place).update(order=F("order") + STEP)
    owner = {tag: text.strip() for tag, text in (owner or {}).items() if text.strip()}
    step = RouteStep.objects.create(route=route, names=names, owner=owner, order=place)
    told("draft.step-added", draft, route.party, by=by, now={"step": names})
    return step
