"""Pages of the clause library: begin a draft with a template, add one of its clauses."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phinong.core.asked import language
from phinong.core.messages import say
from phinong.core.refusals import Refused
from phinong.drafting.library import templates
from phinong.drafting.models import Draft
from phinong.drafting.pages.library import asked, entered_in, offered, preview_of, shelves
from phinong.drafting.taking import add_from_library, begin_with_template
from phinong.drafting.views.workspace import editable_draft


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def template(request: HttpRequest, code: str) -> HttpResponse:
    """Choose a template, see what it would lay out, fill what the register does not know."""
    draft = editable_draft(request, code)
    if request.method != "POST":
        return choose(request, draft, request.GET.get("template", ""))
    wanted, by = request.POST.get("template", ""), request.user
    entered = entered_in(request.POST)
    if "look" in request.POST and wanted in templates():
        return choose(request, draft, wanted, entered=entered)
    try:
        begin_with_template(draft, template=wanted, by=by, fields=entered)  # type: ignore[arg-type]
    except Refused as refused:
        said = [say(reason) for reason in refused.reasons]
        return choose(request, draft, wanted, entered=entered, reasons=said, status=422)
    messages.success(
        request, _("The template is laid out. It is a draft for legal review; check every clause.")
    )
    return redirect(draft)


def choose(
    request: HttpRequest,
    draft: Draft,
    wanted: str,
    *,
    entered: Any = None,
    reasons: Any = (),
    status: int = 200,
) -> HttpResponse:
    """The page of templates, with the wanted one as it would stand."""
    rows = offered(draft, language())
    chosen = templates().get(wanted) or templates()[rows[0].code]
    context = {
        "draft": draft,
        "title": draft.title(language()),
        "rows": rows,
        "chosen": chosen,
        "name": chosen.label(language()),
        "source": chosen.source(language()),
        "clauses": preview_of(draft, chosen, language(), entered or {}),
        "asked": asked(draft, chosen, entered or {}, language()),
        "empty": not draft.clauses.exists(),
        "reasons": reasons,
    }
    return render(request, "drafting/library_template.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def library(request: HttpRequest, code: str) -> HttpResponse:
    """The library's clauses, each as it would stand here; adding one opens it for writing."""
    draft = editable_draft(request, code)
    reasons: list[str] = []
    if request.method == "POST":
        try:
            clause = add_from_library(
                draft,
                key=request.POST.get("wording", ""),
                by=request.user,  # type: ignore[arg-type]
                after=request.POST.get("after", ""),
            )
        except Refused as refused:
            reasons = [say(reason) for reason in refused.reasons]
        else:
            return redirect(f"{draft.get_absolute_url()}?edit={clause.uid}#c-{clause.uid}")
    context = {
        "draft": draft,
        "title": draft.title(language()),
        "shelves": shelves(draft, language()),
        "reasons": reasons,
    }
    status = 422 if reasons else 200
    return render(request, "drafting/library_clauses.html", context, status=status)
