"""Saying which agreement a draft goes on from."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from phinong.core.messages import say
from phinong.core.refusals import Refused
from phinong.drafting import lineage
from phinong.drafting.views.workspace import editable_draft, show
from phinong.ties.models import Agreement


@login_required
@require_POST
def state(request: HttpRequest, code: str) -> HttpResponse:
    """State how the draft rests on an agreement; without a relation, take back what was stated."""
    draft = editable_draft(request, code)
    by: Any = request.user
    relation = request.POST.get("relation", "")
    try:
        if relation:
            visible = Agreement.objects.visible_to(by)
            earlier = get_object_or_404(visible, code=request.POST.get("agreement", "")[:160])
            lineage.state_lineage(draft, earlier, relation, by=by)
        else:
            lineage.take_back_lineage(draft, by=by)
    except Refused as refused:
        return show(request, draft, status=422, reasons=[say(r) for r in refused.reasons])
    messages.success(request, _("Saved what the draft goes on from."))
    return redirect("drafting:intent", code)
