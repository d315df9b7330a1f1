"""The wording check of a draft."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from phinong.core.asked import language
from phinong.drafting.pages.wording import remark_rows
from phinong.drafting.pages.wording_groups import checked
from phinong.drafting.views.workspace import visible_draft


@login_required
@require_safe
def wording(request: HttpRequest, code: str) -> HttpResponse:
    """Every remark on the text as it stands, by what it asks for and by clause."""
    draft = visible_draft(request, code)
    page = checked(remark_rows(draft, language()), language())
    context = {"draft": draft, "title": draft.title(language()), "page": page}
    return render(request, "drafting/wording.html", context)
