"""The office's drafts, and the workspace of one."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from phinong.core.languages import django_to_ui
from phinong.drafting.models import Draft
from phinong.drafting.pages.workspace import rows_of, workspace_of


def language() -> str:
    """The reader's language: th, en or zh."""
    return django_to_ui(get_language() or "")


@login_required
@require_safe
def draft_list(request: HttpRequest) -> HttpResponse:
    """The drafts of the reader's offices, the latest changed first."""
    drafts = Draft.objects.visible_to(request.user).with_parties().order_by("-changed_at", "-id")
    rows = rows_of(drafts[:200], language())
    return render(request, "drafting/draft_list.html", {"rows": rows})


@login_required
@require_safe
def draft(request: HttpRequest, code: str) -> HttpResponse:
    """The workspace of one draft."""
    found = get_object_or_404(Draft.objects.visible_to(request.user).with_parties(), code=code)
    page = workspace_of(found, request.user, language())
    return render(request, "drafting/draft.html", {"draft": found, "page": page})
