"""Acts on the words of a draft: write, add, move and take out clauses; versions; verdicts."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phinong.core.asked import language
from phinong.core.messages import say
from phinong.core.refusals import Refused
from phinong.drafting import actions, texts
from phinong.drafting.forms import (
    ClauseForm,
    NewClauseForm,
    ReasonForm,
    VerdictForm,
    VersionForm,
)
from phinong.drafting.models import ClauseText, Draft
from phinong.drafting.pages.versions import comparison_of
from phinong.drafting.pages.workspace import neighbour_order
from phinong.drafting.verdicts import decide
from phinong.drafting.views.workspace import editable_draft, show, visible_draft
from phinong.drafting.wording_now import words_hash

MEANWHILE = "clause-changed-meanwhile"


@login_required
@require_POST
def write(request: HttpRequest, code: str, uid: str) -> HttpResponse:
    """Write one clause in those of its languages that were changed. Who saw an older text gets
    both, with 409."""
    draft, by = editable_draft(request, code), request.user
    form = ClauseForm(request.POST, tongues=list(draft.languages.all()))
    if not form.is_valid():
        return show(request, draft, editing=uid, status=422, mine=request.POST)
    kept: list[ClauseText] = []
    reasons: list[Any] = []
    for tag, heading, words, seen in form.written():
        wording = {"heading": heading, "words": words, "seen": seen}
        try:
            kept.append(texts.write_clause(draft, uid, tag, by=by, **wording))  # type: ignore[arg-type]
        except Refused as refused:
            reasons += refused.reasons
    if request.headers.get("HX-Request"):
        return told(request, uid, kept, reasons)
    if reasons:
        said = list(dict.fromkeys(map(say, reasons)))
        status = 409 if any(reason.code == MEANWHILE for reason in reasons) else 422
        mine = entered(form)
        return show(request, draft, editing=uid, status=status, mine=mine, reasons=said)
    return redirect(f"{draft.get_absolute_url()}#c-{uid}")


def told(
    request: HttpRequest, uid: str, kept: list[ClauseText], reasons: list[Any]
) -> HttpResponse:
    """What the page needs while somebody writes: whether all was saved, and the revisions of what
    was. A language that was refused keeps the revision it was written on."""
    rows = [(row.tag, row.revision, words_hash(row)) for row in kept]
    meanwhile = any(reason.code == MEANWHILE for reason in reasons)
    said = dict.fromkeys(say(reason) for reason in reasons if reason.code != MEANWHILE)
    context = {"uid": uid, "rows": rows, "reasons": list(said), "meanwhile": meanwhile}
    return render(request, "drafting/_saved.html", context)


def entered(form: ClauseForm) -> dict[str, str]:
    """What was entered in the languages that were changed; in the others the text stands now."""
    names = ("heading", "words")
    rows = ((tag, dict(zip(names, texts, strict=True))) for tag, *texts, _seen in form.written())
    return {f"{name}-{tag}": text for tag, given in rows for name, text in given.items()}


def acted(
    request: HttpRequest, draft: Draft, act: Callable[[], object], done: str = "", at: str = ""
) -> HttpResponse:
    """Do an act and go back to the workspace; a refusal is shown there with every reason."""
    try:
        act()
    except Refused as refused:
        said = [say(reason) for reason in refused.reasons]
        return show(request, draft, status=422, reasons=said)
    if done:
        messages.success(request, done)
    return redirect(f"{draft.get_absolute_url()}{at}")


@login_required
@require_POST
def add(request: HttpRequest, code: str) -> HttpResponse:
    """Add a clause and open it for writing."""
    draft: Draft = editable_draft(request, code)
    form = NewClauseForm(request.POST)
    if not form.is_valid():
        return show(request, draft, status=422, reasons=errors_of(form))
    try:
        clause = texts.add_clause(draft, by=request.user, **form.cleaned_data)  # type: ignore[arg-type]
    except Refused as refused:
        return show(request, draft, status=422, reasons=[say(r) for r in refused.reasons])
    return redirect(f"{draft.get_absolute_url()}?edit={clause.uid}#c-{clause.uid}")


@login_required
@require_POST
def remove(request: HttpRequest, code: str, uid: str) -> HttpResponse:
    """Take a clause out."""
    draft, by = editable_draft(request, code), request.user
    done = _("The clause was taken out. Its words stand in the history.")
    return acted(request, draft, lambda: texts.remove_clause(draft, uid, by=by), done)  # type: ignore[arg-type]


@login_required
@require_POST
def shift(request: HttpRequest, code: str, uid: str) -> HttpResponse:
    """Move a clause one place up or down."""
    draft, by = editable_draft(request, code), request.user
    step = -1 if request.POST.get("to") == "up" else 1
    order = neighbour_order(draft, uid, step)
    return acted(request, draft, lambda: texts.order_clauses(draft, order, by=by), at=f"#c-{uid}")  # type: ignore[arg-type]


@login_required
@require_POST
def checked(request: HttpRequest, code: str, uid: str, tag: str) -> HttpResponse:
    """Say that a translation still says what its original says."""
    draft, by = editable_draft(request, code), request.user

    def act() -> object:
        return texts.confirm_translation(draft, uid, tag, by=by)  # type: ignore[arg-type]

    return acted(request, draft, act, at=f"#c-{uid}")


@login_required
@require_POST
def fix(request: HttpRequest, code: str) -> HttpResponse:
    """Make a version of the text as it stands."""
    draft, by = editable_draft(request, code), request.user
    form = VersionForm(request.POST)
    note = form.cleaned_data["note"] if form.is_valid() else ""
    done = _("A version of the text is kept. It never changes.")
    return acted(request, draft, lambda: texts.make_version(draft, by=by, note=note), done)  # type: ignore[arg-type]


@login_required
@require_POST
def restore(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Let the text say again what a version said."""
    draft, by = editable_draft(request, code), request.user
    get_object_or_404(draft.versions, number=number)
    form = ReasonForm(request.POST)
    why = form.cleaned_data["why"] if form.is_valid() else ""
    done = _("The text says again what that version said. What stood before is kept as a version.")

    def act() -> object:
        return texts.restore_version(draft, number, by=by, why=why)  # type: ignore[arg-type]

    return acted(request, draft, act, done)


@login_required
@require_POST
def verdict(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """A side's decision on a version."""
    draft, by = visible_draft(request, code), request.user
    version = get_object_or_404(draft.versions, number=number)
    form = VerdictForm(request.POST)
    if not form.is_valid():
        return show(request, draft, status=422, reasons=errors_of(form))
    given = dict(form.cleaned_data)
    party = get_object_or_404(draft.parties, pk=given.pop("party"))
    done = _("The decision is recorded for exactly this text.")
    return acted(
        request,
        draft,
        lambda: decide(draft, version, by=by, party=party, **given),  # type: ignore[arg-type]
        done,
    )


@login_required
@require_POST
def move(request: HttpRequest, code: str) -> HttpResponse:
    """Withdraw a draft, or take it up again."""
    draft, by = editable_draft(request, code), request.user
    form = ReasonForm(request.POST)
    why = form.cleaned_data["why"] if form.is_valid() else ""
    verb = "take-up" if request.POST.get("verb") == "take-up" else "withdraw"
    return acted(request, draft, lambda: actions.move(draft, verb, by=by, why=why))  # type: ignore[arg-type]


@login_required
@require_safe
def versions(request: HttpRequest, code: str) -> HttpResponse:
    """Two texts of the draft compared: two versions, or a version and the text as it stands."""
    draft = visible_draft(request, code)
    page = comparison_of(draft, request.GET.get("from"), request.GET.get("to"))
    context = {"draft": draft, "title": draft.title(language()), "page": page}
    return render(request, "drafting/versions.html", context)


def errors_of(form: Any) -> list[str]:
    """Every error of a form as a sentence."""
    return [str(error) for errors in form.errors.values() for error in errors]
