"""What the pages show of the parties' routes: the track of a draft, and the steps of one side."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from phinong.core.languages import InLanguage, in_language
from phinong.drafting.access import May, may_for
from phinong.drafting.forms_routes import FinishForm, PaperForm, TakeForm, WhyForm
from phinong.drafting.models import Ceremony, Draft, DraftParty, RouteStep, StepState
from phinong.drafting.panels import Panel
from phinong.drafting.procedures import Procedure, ProcedureStep, procedure
from phinong.drafting.routes import in_procedure
from phinong.drafting.turns import Turn, routed, turn_of, turns_of, with_routes
from phinong.record.landing import REGISTRY
from phinong.record.models import Document

# How many steps of a side the track shows: those around the one it waits for.
SHOWN = 5
BEFORE = 2
# A record by its kind and number.
Kept = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Lane:
    """One side of the track. `steps` are those around its turn, `passed` of `all` are through."""

    party: DraftParty
    thread: str
    steps: Sequence[RouteStep]
    turn: Turn | None
    passed: int
    all: int


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step on its side's page, with what its procedure says and the forms that fit its state."""

    step: RouteStep
    name: InLanguage
    who: InLanguage
    known: ProcedureStep | None
    papers: list[Document]
    grounds: list[tuple[str, str]]
    forms: dict[str, Any]


def track_of(draft: Draft, user: Any, language: str) -> Panel:
    """Both sides' steps across the workspace, and the knot where they meet."""
    today = timezone.localdate()
    parties = routed(draft)
    waits = turns_of(parties, today)
    turns = {turn.party.pk: turn for turn in waits}
    lanes = [lane_of(party, place, turns.get(party.pk)) for place, party in enumerate(parties)]
    ceremony = Ceremony.objects.filter(draft=draft).first()
    turn = next(iter(waits), None)
    context = {"lanes": lanes, "ceremony": ceremony, "draft": draft, "turn": turn}
    return Panel("drafting/_track.html", context)


def lane_of(party: DraftParty, place: int, turn: Turn | None) -> Lane:
    """A side's lane: marigold for the first, indigo for the others."""
    route = getattr(party, "route", None)
    steps = list(route.steps.all()) if route else []
    passed = sum(step.state in (StepState.DONE, StepState.SKIPPED) for step in steps)
    thread = "a" if place == 0 else "b"
    return Lane(party, thread, around(steps, turn), turn, passed, len(steps))


def around(steps: Sequence[RouteStep], turn: Turn | None) -> Sequence[RouteStep]:
    """At most SHOWN steps: some before the turn and those that follow; the last when all are
    through."""
    keys = [step.pk for step in steps]
    place = keys.index(turn.step.pk) if turn else len(steps)
    start = max(0, min(place - BEFORE, len(steps) - SHOWN))
    return steps[start : start + SHOWN]


def may_work(user: Any, party: DraftParty) -> bool:
    """Whether this reader keeps the steps of this side (as `access.require_for` decides)."""
    return may_for(user, May.EDIT_TIE, party, kept_by=party.draft.kept_by)


def step_rows(party: DraftParty, user: Any, language: str) -> list[StepRow]:
    """The steps of a side in order, each with its forms where this reader may work on them."""
    route = getattr(party, "route", None)
    if route is None:
        return []
    steps = list(route.steps.select_related("route"))
    papers = papers_of(steps, user)
    may = may_work(user, party)
    grounds = grounds_of(steps, language) if may else {}
    return [row_of(step, papers, grounds, user=user, language=language, may=may) for step in steps]


def row_of(
    step: RouteStep,
    papers: dict[int, Document],
    grounds: dict[Kept, tuple[str, str]],
    *,
    user: Any,
    language: str,
    may: bool,
) -> StepRow:
    """One step with what is known of it."""
    known = in_procedure(step)
    laid = [papers[n] for kind, n in step.papers if kind == "document" and n in papers]
    return StepRow(
        step=step,
        name=in_language(step.names, language),
        who=in_language(step.owner, language),
        known=known,
        papers=laid,
        grounds=[grounds[one] for one in kept_of(step) if one in grounds],
        forms=forms_of(step, known, user) if may else {},
    )


def forms_of(step: RouteStep, known: ProcedureStep | None, user: Any) -> dict[str, Any]:
    """{verb: its form} for what can be done with a step in its state."""
    own = f"s{step.pk}_%s"
    forms: dict[str, Any] = {}
    if step.state == StepState.NEXT:
        forms["take"] = TakeForm(auto_id=f"take_{own}")
    if step.state in (StepState.NEXT, StepState.NOW):
        outcomes = known.outcomes if known else ()
        forms["finish"] = FinishForm(outcomes=outcomes, user=user, auto_id=f"finish_{own}")
        forms["skip"] = WhyForm(auto_id=f"skip_{own}")
    if step.state != StepState.NEXT:
        forms["reopen"] = WhyForm(auto_id=f"reopen_{own}")
    forms["papers"] = PaperForm(user=user, auto_id=f"papers_{own}")
    return forms


def papers_of(steps: Sequence[RouteStep], user: Any) -> dict[int, Document]:
    """{number: document} of the papers that this reader may see, in one query."""
    numbers = [number for step in steps for kind, number in step.papers if kind == "document"]
    seen = Document.objects.visible_to(user).defer("text", "layout")
    return {document.pk: document for document in seen.filter(pk__in=numbers)}


def kept_of(step: RouteStep) -> list[Kept]:
    """(kind, number) of the records of other rooms a step rests on, such as a resolution: what
    decided it, and what was laid to it."""
    ground = [(step.ground_kind, step.ground_id)] if step.ground_id else []
    laid = [(kind, number) for kind, number in step.papers if kind != "document"]
    return list(dict.fromkeys([*ground, *laid]))


def grounds_of(steps: Sequence[RouteStep], language: str) -> dict[Kept, tuple[str, str]]:
    """{(kind, number): its name and address} of what steps rest on, for who works on them: a
    committee's resolutions are its own. One query for each kind of record."""
    wanted: dict[str, set[int]] = {}
    for kind, number in (one for step in steps for one in kept_of(step)):
        wanted.setdefault(kind, set()).add(number)
    found = {}
    for kind, numbers in wanted.items():
        record = REGISTRY.record(kind)
        for number, row in record.fetch(numbers).items():
            found[kind, number] = (record.label(row, language), record.path(row))
    return found


def procedure_of(party: DraftParty) -> Procedure | None:
    """The procedure a side's route was started with; None without one."""
    route = getattr(party, "route", None)
    try:
        return procedure(route.procedure, route.edition) if route else None
    except KeyError:
        return None


def on_tie(request: Any, tie: Any) -> Any:
    """On a tie's page: that an agreement is under way and whose turn it is. For the offices of the
    parties alone, and nothing of the text."""
    return under_way(request.user, Draft.objects.filter(tie=tie))


def under_way(user: Any, drafts: Any) -> Any:
    """The open drafts among these that the user may know of, each with whose turn it is; nothing
    is asked for a stranger."""
    if not user.is_authenticated:
        return None
    today = timezone.localdate()
    rows = with_routes(drafts.visible_to(user).open())
    found = [(draft, turn_of(draft, today)) for draft in rows]
    if not found:
        return None
    return render_to_string("drafting/_under_way.html", {"rows": found, "user": user})
