"""What the office does with remarks, from the workspace."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from phinong.core.messages import say
from phinong.core.refusals import Refused
from phinong.drafting import remarking
from phinong.drafting.forms_review import RemarkForm, SettleForm
from phinong.drafting.models import Draft, Remark
from phinong.drafting.views.workspace import editable_draft, show
from phinong.drafting.views.writing import MEANWHILE, errors_of

Settles = Callable[[Remark, Any, dict[str, Any]], object]

SETTLE: dict[str, Settles] = {
    "reply": lambda remark, by, given: remarking.reply(remark, by=by, words=given["answer"]),
    "answer": lambda remark, by, given: remarking.answer(remark, by=by, words=given["answer"]),
    "close": lambda remark, by, given: remarking.close(remark, by=by, words=given["answer"]),
    "reopen": lambda remark, by, given: remarking.reopen(remark, by=by, words=given["answer"]),
    "accept": lambda remark, by, given: remarking.accept(
        remark,
        by=by,
        seen=given["seen"] or 0,
        words=given["words"] if given["rewritten"] else None,
        answer=given["answer"],
    ),
}


@login_required
@require_POST
def add(request: HttpRequest, code: str) -> HttpResponse:
    """A remark of the office itself, on the text as it stands."""
    draft = editable_draft(request, code)
    by: Any = request.user
    form = RemarkForm(request.POST)
    if not form.is_valid():
        return show(request, draft, status=422, reasons=errors_of(form))
    try:
        remark = remarking.remark_in_office(
            draft,
            by=by,
            spot=form.spot(),
            words=form.cleaned_data["words"],
            proposal=form.proposal_or_none(),
        )
    except Refused as refused:
        return show(request, draft, status=422, reasons=[say(r) for r in refused.reasons])
    return redirect(f"{draft.get_absolute_url()}#r-{remark.pk}")


@login_required
@require_POST
def settle(request: HttpRequest, code: str, number: int, verb: str) -> HttpResponse:
    """Reply, accept, answer, close or reopen; 409 when the clause changed meanwhile."""
    draft: Draft = editable_draft(request, code)
    if verb not in SETTLE:
        raise Http404
    remark = get_object_or_404(draft.remarks.select_related("draft"), pk=number, parent=None)
    form = SettleForm(request.POST)
    if not form.is_valid():
        return show(request, draft, status=422, reasons=errors_of(form))
    given = {**form.cleaned_data, "rewritten": "words" in request.POST}
    try:
        SETTLE[verb](remark, request.user, given)
    except Refused as refused:
        meanwhile = any(reason.code == MEANWHILE for reason in refused.reasons)
        said = list(dict.fromkeys(map(say, refused.reasons)))
        status = 409 if meanwhile else 422
        return show(request, draft, status=status, reasons=said, settling=request.POST)
    return redirect(f"{draft.get_absolute_url()}#r-{remark.pk}")
