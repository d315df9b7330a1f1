"""Acts on meetings, for officers."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phinong.core.acting import require
from phinong.core.asked import language
from phinong.core.refusals import Refused
from phinong.meetings import actions
from phinong.meetings.forms import CommitmentForm
from phinong.meetings.views.public import visible_commitment


@require_http_methods(["GET", "POST"])
def change_commitment(request: HttpRequest, code: str) -> HttpResponse:
    """Say where a commitment stands now, and why."""
    commitment = visible_commitment(request, code)
    user: Any = request.user
    require(user, "edit-meeting", body=commitment.kept_by)
    form = CommitmentForm(request.POST or None, state=commitment.state)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_commitment(commitment, by=user, **form.cleaned_data)
        except Refused as refused:
            form.add_refusals(refused, fields={"reason-missing": "reason"})
        else:
            messages.success(request, _("The commitment's new state is recorded."))
            return redirect(commitment)
    context = {"commitment": commitment, "form": form, "language": language()}
    status = 422 if request.method == "POST" else 200
    return render(request, "meetings/commitment_change.html", context, status=status)
