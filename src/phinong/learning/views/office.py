"""Acts on learning items, for officers."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phinong.core.acting import require
from phinong.core.refusals import Refused
from phinong.learning import actions
from phinong.learning.forms import StepForm
from phinong.learning.views.public import visible_item


@require_http_methods(["GET", "POST"])
def move_item(request: HttpRequest, code: str) -> HttpResponse:
    """Take an item a step further in its review, or back."""
    item = visible_item(request, code)
    user: Any = request.user
    require(user, actions.EDIT, body=item.kept_by)
    form = StepForm(request.POST or None, state=item.state)
    if request.method == "POST" and form.is_valid():
        try:
            actions.move_item(item, by=user, **form.cleaned_data)
        except Refused as refused:
            form.add_refusals(refused, fields={"reason-missing": "reason"})
        else:
            messages.success(request, _("The step is recorded."))
            return redirect(item)
    status = 422 if request.method == "POST" else 200
    return render(request, "learning/move.html", {"item": item, "form": form}, status=status)
