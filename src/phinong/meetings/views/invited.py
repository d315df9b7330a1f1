"""An invitation by its link: no account, the answer to one invitation, and nothing else.

As with minutes that go round, pages by a link are not kept, not indexed and tell no other site
where they stand; the secret in the address is what a forger of forms does not have.
"""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from phinong.core.asked import language
from phinong.core.messages import say
from phinong.core.refusals import Refused
from phinong.drafting.pacing import MOST_MISSES, MOST_WRITES, counted, so_far
from phinong.drafting.views.review_link import kept_quiet
from phinong.meetings.forms_conduct import InvitedForm
from phinong.meetings.inviting import answer_by_link, invitation_by, is_awaited
from phinong.meetings.models import Invitation
from phinong.meetings.naming import meeting_label
from phinong.meetings.views.acting import errors_of
from phinong.meetings.views.minutes_link import shut


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, secret: str) -> HttpResponse:
    """The invitation with its answer; a form posted to it answers."""
    return kept_quiet(opened(request, secret))


def opened(request: HttpRequest, secret: str) -> HttpResponse:
    """What a link answers: the invitation, or a page that says why it does not open."""
    caller = request.META.get("REMOTE_ADDR", "")
    if so_far("miss", caller) >= MOST_MISSES:
        return shut(request, HTTPStatus.TOO_MANY_REQUESTS, "often")
    row = invitation_by(secret)
    if row is None:
        counted("miss", caller)
        return shut(request, HTTPStatus.NOT_FOUND, "unknown")
    if not is_awaited(row.meeting):
        return shut(request, HTTPStatus.GONE, "expired")
    if request.method != "POST":
        return show(request, row)
    if counted("write", f"i{row.pk}") > MOST_WRITES:
        return shut(request, HTTPStatus.TOO_MANY_REQUESTS, "often")
    return answer(request, row, secret)


def answer(request: HttpRequest, row: Invitation, secret: str) -> HttpResponse:
    """Take an answer, or say why not with what was entered."""
    form = InvitedForm(request.POST)
    if not form.is_valid():
        return show(request, row, form=form, reasons=errors_of(form))
    try:
        answer_by_link(row, **form.cleaned_data)
    except Refused as refused:
        return show(request, row, form=form, reasons=[say(one) for one in refused.reasons])
    messages.success(request, _("Your answer was sent to the office."))
    return redirect("meetings:invited", secret)


def show(
    request: HttpRequest,
    row: Invitation,
    *,
    form: InvitedForm | None = None,
    reasons: list[str] | None = None,
) -> HttpResponse:
    """The invitation: what, when and where, what is on the agenda, and the answer."""
    meeting = row.meeting
    initial = {"said": row.answer, "words": row.words}
    context = {
        "meeting": meeting,
        "row": row,
        "heading": meeting_label(meeting, language()),
        "items": list(meeting.items.order_by("group", "order")),
        "form": form or InvitedForm(initial=initial),
        "reasons": reasons or [],
    }
    status = 422 if reasons else 200
    return render(request, "meetings/invited.html", context, status=status)
