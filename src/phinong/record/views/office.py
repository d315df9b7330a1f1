"""Withdrawing a document, and taking that back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from phinong.core.acting import require
from phinong.core.asked import language
from phinong.core.messages import say
from phinong.core.refusals import Refused
from phinong.record import actions
from phinong.record.kinds import CARRYING
from phinong.record.models import Document
from phinong.record.page import WITHDRAW
from phinong.record.queries import what_rests_on
from phinong.record.views.public import visible_document


class ReasonForm(forms.Form):
    """Why."""

    why = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": gettext_lazy("The reason is empty. Say in one sentence why."),
        },
    )


def office_document(request: HttpRequest, code: str) -> Document:
    """The document, when the reader may withdraw documents of its office; else 404."""
    found = visible_document(request, code)
    user: Any = request.user
    require(user, WITHDRAW, body=found.kept_by)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Say what a withdrawal would leave unproved, and withdraw."""
    document = office_document(request, code)
    user: Any = request.user
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_document(document, by=user, why=form.cleaned_data["why"])
        except Refused as refused:
            for reason in refused.reasons:
                form.add_error(None, say(reason))
        else:
            messages.success(request, _("Withdrawn. What rests on it now says so."))
            return redirect("record:document", code)
    return withdrawal_page(request, document, form)


def withdrawal_page(request: HttpRequest, document: Document, form: ReasonForm) -> HttpResponse:
    """The page that asks for the reason, what would stand unproved first."""
    groups = what_rests_on(document, language(), request.user)
    records = [record for rows in groups.values() for record in rows]
    alone = [record for record in records if record.alone]
    context = {
        "document": document,
        "form": form,
        "alone": [record for record in alone if record.kind not in CARRYING],
        "carrying": [record for record in alone if record.kind in CARRYING],
        "others": [record for record in records if not record.alone],
    }
    status = 422 if form.errors else 200
    return render(request, "record/withdraw.html", context, status=status)


@require_POST
def restore(request: HttpRequest, code: str) -> HttpResponse:
    """Take a withdrawal back."""
    document = office_document(request, code)
    user: Any = request.user
    form = ReasonForm(request.POST)
    why = form.cleaned_data["why"] if form.is_valid() else ""
    try:
        actions.restore_document(document, by=user, why=why)
    except Refused as refused:
        for reason in refused.reasons:
            messages.error(request, say(reason))
    else:
        messages.success(request, _("The withdrawal is taken back."))
    return redirect("record:document", code)
