"""An invitation by its link: no account, the answer to one invitation, and nothing else.

The door is that of reviews of drafts (`drafting.views.link_door`).
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phinong.core.asked import language
from phinong.core.messages import say
from phinong.core.refusals import Refused
from phinong.drafting.views.link_door import Lock, by_link
from phinong.meetings.forms_conduct import InvitedForm
from phinong.meetings.inviting import answer_by_link, invitation_by, is_awaited
from phinong.meetings.models import Invitation
from phinong.meetings.naming import meeting_label
from phinong.meetings.views.acting import errors_of


def why_shut(row: Invitation) -> str:
    """Why an invitation's link does not open now; empty while an answer is awaited."""
    return "" if is_awaited(row.meeting) else "expired"


@by_link(Lock(invitation_by, why_shut, lambda row: f"i{row.pk}"))
@require_http_methods(["GET", "HEAD", "POST"])
def invited(request: HttpRequest, row: Invitation, secret: str) -> HttpResponse:
    """The invitation with its answer; a form posted to it answers."""
    return answer(request, row, secret) if request.method == "POST" else show(request, row)


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
