"""The steps of one side: start a route, and take, finish, leave out and reopen its steps."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phinong.core.asked import language
from phinong.core.languages import in_language
from phinong.core.messages import say
from phinong.core.refusals import Refused
from phinong.drafting import routes
from phinong.drafting.access import May, require_for
from phinong.drafting.forms_routes import (
    FinishForm,
    OwnStepForm,
    PaperForm,
    StartForm,
    TakeForm,
    WhyForm,
)
from phinong.drafting.models import Draft, DraftParty, Route, RouteStep
from phinong.drafting.pages.routes import may_work, procedure_of, step_rows
from phinong.drafting.procedures import procedures
from phinong.drafting.views.workspace import visible_draft
from phinong.drafting.views.writing import errors_of

# Outcomes after which a matter comes before the same people once more.
AGAIN = ("returned", "deferred")
VERBS = ("take", "finish", "skip", "reopen", "papers")


def party_of(request: HttpRequest, code: str, number: int) -> DraftParty:
    """A party of a draft that this reader may know of, or 404."""
    draft = visible_draft(request, code)
    return get_object_or_404(draft.parties.select_related("body", "draft", "route"), pk=number)


def own_party(request: HttpRequest, code: str, number: int) -> DraftParty:
    """The same for who keeps this side's steps; NotAllowed for who may only read."""
    party = party_of(request, code, number)
    require_for(request.user, May.EDIT_TIE, party)  # type: ignore[arg-type]
    return party


def address_of(party: DraftParty) -> str:
    """The page of a side's steps."""
    return reverse("drafting:route", args=[party.draft.code, party.pk])


@login_required
@require_safe
def route(request: HttpRequest, code: str, party: int) -> HttpResponse:
    """The steps of one side, or the procedures by which it can begin."""
    return show(request, party_of(request, code, party))


def show(
    request: HttpRequest,
    party: DraftParty,
    *,
    status: int = 200,
    reasons: list[str] | None = None,
    opened: int = 0,
    sent: tuple[str, Any] | None = None,
    own: OwnStepForm | None = None,
) -> HttpResponse:
    """The page of a side; `opened` is the step whose forms stand open, `reasons` why not.

    `sent`, the verb and its form, and `own` are what was sent: it stands there again.
    """
    draft: Draft = party.draft
    rows = step_rows(party, request.user, language())
    for row in rows:
        if sent and row.step.pk == opened and sent[0] in row.forms:
            row.forms[sent[0]] = sent[1]
    context = {
        "draft": draft,
        "title": draft.title(language()),
        "party": party,
        "rows": rows,
        "procedure": procedure_of(party),
        "started": getattr(party, "route", None) is not None,
        "may": may_work(request.user, party),
        "start": StartForm(offered=offered(party)),
        "offered": previews(party),
        "own": own or OwnStepForm(steps=named(row.step for row in rows)),
        "own_open": own is not None,
        "reasons": reasons or [],
        "opened": opened,
        "sent_verb": sent[0] if sent else "",
        "again": AGAIN,
    }
    return render(request, "drafting/route.html", context, status=status)


def named(steps: Iterable[RouteStep]) -> list[tuple[int, str]]:
    """The steps by number and name, to choose from."""
    return [(step.pk, routes.name_of(step)) for step in steps]


def offered(party: DraftParty) -> list[Any]:
    """The procedures, those that suit the party first."""
    return procedures(party.body.kind, party.body.country)


def previews(party: DraftParty) -> list[dict[str, Any]]:
    """What each procedure holds, to be looked at before a side begins by one."""
    return [
        {
            "name": in_language(one.labels, language()).text,
            "steps": list(one.steps.values()),
            "thin": one.thin,
        }
        for one in offered(party)
    ]


def acted(
    request: HttpRequest,
    party: DraftParty,
    act: Callable[[], object],
    *,
    step: int = 0,
    **sent: Any,
) -> HttpResponse:
    """Do an act and go back to the side's page; a refusal is shown there with every reason."""
    try:
        act()
    except Refused as refused:
        said = [say(reason) for reason in refused.reasons]
        return show(request, party, status=422, reasons=said, opened=step, **sent)
    messages.success(request, _("Recorded."))
    return redirect(address_of(party) + (f"#s-{step}" if step else ""))


@login_required
@require_POST
def start(request: HttpRequest, code: str, party: int) -> HttpResponse:
    """Begin a side's route."""
    side, by = own_party(request, code, party), request.user
    form = StartForm(request.POST, offered=offered(side))
    if not form.is_valid():
        return show(request, side, status=422, reasons=errors_of(form))
    chosen, today = form.cleaned_data["procedure"], timezone.localdate()
    return acted(request, side, lambda: routes.start_route(side, chosen, by=by, today=today))  # type: ignore[arg-type]


@login_required
@require_POST
def add(request: HttpRequest, code: str, party: int) -> HttpResponse:
    """Add a step of the side's own."""
    side, by = own_party(request, code, party), request.user
    kept = get_object_or_404(Route, party=side)
    form = OwnStepForm(request.POST, steps=named(kept.steps.order_by("order", "id")))
    if not form.is_valid():
        return show(request, side, status=422, reasons=errors_of(form), own=form)
    after = kept.steps.filter(pk=form.cleaned_data["after"] or 0).first()
    given = {"names": form.names(), "owner": form.owner(), "after": after}
    return acted(request, side, lambda: routes.add_own_step(kept, by=by, **given), own=form)  # type: ignore[arg-type]


@login_required
@require_POST
def step(request: HttpRequest, code: str, party: int, number: int) -> HttpResponse:
    """One act on a step: take, finish, skip, reopen, or lay a paper to it."""
    side = own_party(request, code, party)
    row = get_object_or_404(RouteStep.objects.filter(route__party=side), pk=number)
    verb = request.POST.get("verb", "")
    if verb not in VERBS:
        return show(request, side, status=422, reasons=[_("Choose what happened.")], opened=number)
    form = form_of(verb, row, request)
    sent = (verb, form)
    if not form.is_valid():
        return show(request, side, status=422, reasons=errors_of(form), opened=number, sent=sent)
    given = form.cleaned_data
    return acted(request, side, lambda: do(verb, row, request.user, given), step=number, sent=sent)


def form_of(verb: str, row: RouteStep, request: HttpRequest) -> Any:
    """The form of a verb, filled with what was sent, its controls named as on the page."""
    same: dict[str, Any] = {"auto_id": f"{verb}_s{row.pk}_%s"}
    if verb == "finish":
        known = routes.in_procedure(row)
        outcomes = known.outcomes if known else ()
        return FinishForm(request.POST, outcomes=outcomes, user=request.user, **same)
    if verb == "papers":
        return PaperForm(request.POST, user=request.user, **same)
    return TakeForm(request.POST, **same) if verb == "take" else WhyForm(request.POST, **same)


def do(verb: str, row: RouteStep, by: Any, given: dict[str, Any]) -> object:
    """The action of a verb with what its form gave."""
    today = timezone.localdate()
    paper = given.get("paper")
    papers = [("document", paper.pk)] if paper else []
    if verb == "take":
        return routes.take_step(row, by=by, today=today, since=given["since"])
    if verb == "finish":
        facts = {name: given[name] for name in ("outcome", "done_on", "why")}
        return routes.finish_step(row, by=by, today=today, papers=papers, **facts)
    if verb == "papers":
        return routes.add_papers(row, papers, by=by)
    act = routes.skip_step if verb == "skip" else routes.reopen_step
    return act(row, by=by, why=given["why"])
