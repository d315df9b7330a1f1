"""Minutes by a link: no account, the minutes of one meeting, and nothing else.

The door is that of reviews of drafts (`drafting.views.link_door`).
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phinong.core.asked import language
from phinong.core.messages import say
from phinong.core.refusals import Refused
from phinong.drafting.views.link_door import Lock, by_link
from phinong.meetings.forms_minutes import GuestAskForm
from phinong.meetings.minutes_links import LinkReader, link_by, sent_version, stage_now
from phinong.meetings.minutes_rules import SENT
from phinong.meetings.minutes_sheet import sheet_of
from phinong.meetings.minuting import ask_correction
from phinong.meetings.models import MinutesLink
from phinong.meetings.naming import meeting_label
from phinong.meetings.pages.minutes_page import asked, matters_of
from phinong.meetings.views.acting import errors_of, status_of


def why_shut(link: MinutesLink) -> str:
    """Why a link does not open now; empty when it does."""
    stage = stage_now(link)
    return "" if stage == "open" else stage


LOCK = Lock(link_by, why_shut, lambda link: f"m{link.pk}")


@by_link(LOCK)
@require_safe
def page(request: HttpRequest, link: MinutesLink, secret: str) -> HttpResponse:
    """The newest version that went round."""
    return show(request, link, secret)


@by_link(LOCK)
@require_POST
def ask(request: HttpRequest, link: MinutesLink, secret: str) -> HttpResponse:
    """Ask for a correction."""
    form = form_of(link, request.POST)
    if not form.is_valid():
        return show(request, link, secret, form=form, reasons=errors_of(form), status=422)
    facts = form.facts(link.meeting)
    reader = LinkReader(link, facts["name"])
    read = request.POST.get("read", "")
    try:
        ask_correction(link.meeting, by=reader, read=read, asked_by=seat_of(link), **facts)
    except Refused as refused:
        said = [say(reason) for reason in refused.reasons]
        status = status_of(refused.reasons)
        return show(request, link, secret, form=form, reasons=said, status=status)
    messages.success(request, _("Your correction was sent to the office."))
    return redirect("meetings:minutes-link", secret)


def seat_of(link: MinutesLink) -> Any:
    """The seat of who was invited; None for a guest."""
    return link.invitation.seat if link.invitation else None


def form_of(link: MinutesLink, given: Any = None) -> GuestAskForm:
    """The form for a correction."""
    version = sent_version(link.meeting)
    initial = {"name": link.name}
    return GuestAskForm(given, matters=matters_of(version), initial=initial, auto_id="ask_%s")


def show(
    request: HttpRequest,
    link: MinutesLink,
    secret: str,
    *,
    form: GuestAskForm | None = None,
    reasons: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The minutes for who came by a link, with what was asked by it."""
    meeting = link.meeting
    version = sent_version(meeting)
    assert version is not None  # noqa: S101 - a link is made for a version that went round
    matters = matters_of(version)
    rows = link.corrections.select_related("version", "item").order_by("at", "id")
    context = {
        "meeting": meeting,
        "heading": meeting_label(meeting, language()),
        "link": link,
        "secret": secret,
        "version": version,
        "sheet": sheet_of(version.canonical),
        "corrections": [asked(row, matters, may=False) for row in rows],
        "form": form or form_of(link),
        "may_ask": meeting.status in SENT,
        "reasons": reasons or [],
    }
    return render(request, "meetings/minutes_link.html", context, status=status)
