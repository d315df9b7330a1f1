"""The review desk: a document's words on the left, what was found in them on the right."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phinong.accounts.requests import SignedIn
from phinong.accounts.roles import May
from phinong.core.acting import require
from phinong.core.languages import django_to_ui
from phinong.core.messages import say
from phinong.core.refusals import Refused
from phinong.record import decisions
from phinong.record.models import Document, Finding
from phinong.site.review import desk
from phinong.site.review.forms import FindingForm
from phinong.site.review.sorting import first_open, in_order, known, open_after, query


def language() -> str:
    """The reader's language, as our own code."""
    return django_to_ui(get_language() or "th")


@login_required
@require_safe
def queue(request: SignedIn) -> HttpResponse:
    """Documents with findings that wait, the longest waiting first."""
    if not request.user.may_anywhere(May.READ_OFFICE):
        raise Http404
    waiting = desk.waiting(request.user)
    context = {"waiting": waiting, "may_add": request.user.may_anywhere(May.ADD_DOCUMENT)}
    return render(request, "site/review_queue.html", context)


@login_required
@require_safe
def document(request: SignedIn, code: str) -> HttpResponse:
    """The desk of one document, with its first waiting finding open."""
    found = office_document(request, code)
    return show(request, found, active=first_open(listed(request, found)))


@login_required
@require_safe
def finding(request: SignedIn, code: str, order: int) -> HttpResponse:
    """The desk of one document, with this finding open."""
    found = office_document(request, code)
    return show(request, found, active=get_object_or_404(found.findings, order=order))


@login_required
@require_POST
def accept(request: SignedIn, code: str, order: int) -> HttpResponse:
    """Accept a finding with the values as the officer left them."""
    found = office_finding(request, code, order)
    form = FindingForm(request.POST, finding=found, language=language())
    if not form.is_valid():
        return show(request, found.document, active=found, form=form, status=422)

    def act() -> Finding:
        return decisions.accept(
            found, by=request.user, seen_version=form.seen_version, values=form.values()
        )

    return decide(request, found, act, form=form, done=_("Accepted."))


@login_required
@require_POST
def reject(request: SignedIn, code: str, order: int) -> HttpResponse:
    """Reject a finding; the reason is asked but not forced."""
    found = office_finding(request, code, order)

    def act() -> Finding:
        return decisions.reject(
            found, by=request.user, seen_version=seen(request), why=request.POST.get("why", "")
        )

    return decide(request, found, act, done=_("Rejected."))


@login_required
@require_POST
def undo(request: SignedIn, code: str, order: int) -> HttpResponse:
    """Take a decision back."""
    found = office_finding(request, code, order)

    def act() -> Finding:
        return decisions.undo(found, by=request.user, seen_version=seen(request))

    return decide(request, found, act, done=_("Taken back."), stay=True)


def decide(
    request: SignedIn,
    found: Finding,
    act: Callable[[], Finding],
    *,
    done: str,
    form: FindingForm | None = None,
    stay: bool = False,
) -> HttpResponse:
    """Do it and go to the next waiting finding; or show every reason why not, nothing lost."""
    try:
        act()
    except Refused as refused:
        for reason in refused.reasons:
            messages.error(request, say(reason))
        found.refresh_from_db()
        return show(request, found.document, active=found, form=form, status=409)
    messages.success(request, done)
    findings = listed(request, found.document)
    following = found if stay else open_after(findings, found.order)
    if following is None:
        address = reverse("site:review-document", args=[found.document.code])
        return redirect(f"{address}{query(order(request))}")
    address = reverse("site:review-finding", args=[found.document.code, following.order])
    return redirect(f"{address}{query(order(request))}#k{following.order}")


def order(request: SignedIn) -> str:
    """The order in which the officer lists the findings."""
    return known(request.GET.get("by", ""))


def listed(request: SignedIn, found: Document) -> list[Finding]:
    """The document's findings in the officer's order."""
    return in_order(found.findings.order_by("order"), order(request))


def seen(request: SignedIn) -> int:
    """The version the officer looked at; a broken number is none that ever was."""
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 9 else -1


def office_document(request: SignedIn, code: str) -> Document:
    """The document, for those who work in the office that keeps it; else 404."""
    found = get_object_or_404(Document.objects.visible_to(request.user), code=code)
    require(request.user, May.READ_OFFICE, body=found.kept_by)
    return found


def office_finding(request: SignedIn, code: str, order: int) -> Finding:
    """The finding, for those who may decide on it; else 404."""
    found = office_document(request, code)
    require(request.user, May.DECIDE_FINDING, body=found.kept_by)
    return get_object_or_404(found.findings.select_related("document"), order=order)


def show(
    request: SignedIn,
    found: Document,
    *,
    active: Finding | None,
    form: FindingForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The desk page."""
    context: dict[str, Any] = desk.context(
        found,
        active=active,
        form=form,
        user=request.user,
        language=language(),
        by=order(request),
    )
    return render(request, "site/review_document.html", context, status=status)
