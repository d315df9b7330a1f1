"""The workspace of a draft."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from phinong.core.asked import language
from phinong.drafting.access import May, require_any
from phinong.drafting.forms import NewClauseForm
from phinong.drafting.models import Draft
from phinong.drafting.pages.workspace import workspace_of
from phinong.drafting.panels import panels_for


def visible_draft(request: HttpRequest, code: str) -> Draft:
    """The draft with its parties, or 404 when there is none that this reader may know of."""
    return get_object_or_404(Draft.objects.visible_to(request.user).with_parties(), code=code)


def editable_draft(request: HttpRequest, code: str) -> Draft:
    """The same for who may write in it; NotAllowed for who may only read."""
    draft = visible_draft(request, code)
    by: Any = request.user
    require_any(by, May.EDIT_TIE, draft)
    return draft


@login_required
@require_safe
def draft(request: HttpRequest, code: str) -> HttpResponse:
    """The workspace of one draft; `?edit=` opens a clause for writing."""
    found = visible_draft(request, code)
    return show(request, found, editing=request.GET.get("edit", ""))


def show(
    request: HttpRequest, draft: Draft, *, editing: str = "", status: int = 200, **more: Any
) -> HttpResponse:
    """The workspace; `more` is what a refused act adds to it."""
    page = workspace_of(draft, request.user, language(), editing=editing)
    panels = panels_for(draft, request.user, language())
    new = {"new_clause": NewClauseForm()}
    context = {"draft": draft, "page": page, "panels": panels, **new, **more}
    return render(request, "drafting/draft.html", context, status=status)
