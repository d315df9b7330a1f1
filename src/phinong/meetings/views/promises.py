"""Acts on what was undertaken, for the office that keeps it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from phinong.core.acting import NotAllowed
from phinong.core.refusals import Refused
from phinong.meetings import promising
from phinong.meetings.access import KEEP, require_office
from phinong.meetings.forms_commitments import OwnerForm, StateForm, UndertakeForm, WaitForm, begun
from phinong.meetings.models import Commitment
from phinong.meetings.views.commitments import visible_commitment
from phinong.places.models import Body

# The field of a form that a reason is about.
FIELDS = {
    "reason-missing": "reason",
    "commitment-kept-unshown": "reason",
    "commitment-cannot-move": "state",
    "commitment-day-to-come": "on",
    "commitment-due-before-made": "due",
    "commitment-day-stands": "due",
    "commitment-without-ground": "told",
    "commitment-of-activity": "told",
    "commitment-of-agreement": "told",
    "commitment-ground-kept": "public",
    "commitment-waits-for-itself": "other",
    "commitment-circle": "other",
}


def own_commitment(request: HttpRequest, code: str) -> Commitment:
    """The commitment for who keeps it; 404 for everybody else."""
    commitment = visible_commitment(request, code)
    require_office(request.user, commitment.kept_by)  # type: ignore[arg-type]
    return commitment


def done(form: Any, act: Callable[[], Commitment], request: HttpRequest) -> HttpResponse | None:
    """Do what a valid form asks for and go to the commitment; None when it was refused."""
    try:
        commitment = act()
    except Refused as refused:
        here = {code: name for code, name in FIELDS.items() if name in form.fields}
        form.add_refusals(refused, fields=here)
        return None
    messages.success(request, _("Recorded."))
    return redirect(commitment)


def shown(request: HttpRequest, form: Any, **words: Any) -> HttpResponse:
    """A form's page under its words `heading`, `about` and `send`; 422 when what was sent cannot
    be taken."""
    status = 422 if request.method == "POST" else 200
    return render(request, "meetings/commitment_form.html", {"form": form, **words}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def record(request: HttpRequest) -> HttpResponse:
    """Record by hand what somebody undertook."""
    user: Any = request.user
    codes = [c for c in user.body_codes() if user.may(KEEP, c)] if user.is_authenticated else []
    if not codes:
        raise NotAllowed(KEEP, "")
    offices = sorted(Body.objects.filter(code__in=codes), key=lambda body: codes.index(body.code))
    begin = {name: request.GET.get(name, "") for name in ("origin", "told", "document", "tie")}
    given = request.POST if request.method == "POST" else None
    form = UndertakeForm(given, user=user, offices=offices, initial=begin)
    if form.is_bound and form.is_valid():
        facts = form.facts()
        if answer := done(form, lambda: promising.undertake(by=user, **facts), request):
            return answer
    return shown(
        request,
        form,
        heading=_("Record a commitment"),
        about=_("From a visit, a clause, a speech or a plan, with what tells of it."),
        send=_("Record the commitment"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Say where a commitment stands now, since when, why, and what shows it."""
    commitment, user = own_commitment(request, code), request.user
    given = request.POST if request.method == "POST" else None
    form = StateForm(given, user=user, state=commitment.state)
    if form.is_bound and form.is_valid():
        by: Any = user
        facts = {"by": by, "today": localdate(), **form.cleaned_data}
        if answer := done(form, lambda: promising.change_commitment(commitment, **facts), request):
            return answer
    words = {"heading": _("Record its new state"), "send": _("Record the state")}
    return shown(request, form, commitment=commitment, **words)


@require_http_methods(["GET", "HEAD", "POST"])
def see_to(request: HttpRequest, code: str) -> HttpResponse:
    """Say who sees to it and by when."""
    commitment = own_commitment(request, code)
    given = request.POST if request.method == "POST" else None
    form = OwnerForm(given, initial=begun(commitment))
    if form.is_bound and form.is_valid():
        facts: dict[str, Any] = {"by": request.user, **form.cleaned_data}
        if answer := done(form, lambda: promising.see_to(commitment, **facts), request):
            return answer
    words = {"heading": _("Name owner and day"), "send": _("Record owner and day")}
    return shown(request, form, commitment=commitment, **words)


@require_http_methods(["GET", "HEAD", "POST"])
def wait(request: HttpRequest, code: str) -> HttpResponse:
    """Let a commitment wait for another."""
    commitment, by = own_commitment(request, code), request.user
    given = request.POST if request.method == "POST" else None
    form = WaitForm(given, user=by, initial={"other": request.GET.get("other", "")})
    if form.is_bound and form.is_valid():
        facts: dict[str, Any] = {"by": by, **form.cleaned_data}
        if answer := done(form, lambda: promising.wait_for(commitment, **facts), request):
            return answer
    words = {"heading": _("Name what it waits for"), "send": _("Let it wait")}
    return shown(request, form, commitment=commitment, **words)


@require_POST
def wait_no_longer(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Take back that a commitment waits for another."""
    commitment, by = own_commitment(request, code), request.user
    other = get_object_or_404(commitment.depends_on, pk=number)
    promising.wait_no_longer(commitment, other, by=by)  # type: ignore[arg-type]
    messages.success(request, _("Recorded."))
    return redirect(commitment)
