"""What this room adds to the pages of bodies and ties."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.timezone import localdate

from phinong.meetings.models import Commitment, Meeting
from phinong.meetings.page import promises
from phinong.record.queries import page_sources

# So many rows stand on another record's page; the list has the rest.
MOST = 5


def decisions_of_body(request: HttpRequest, body: Any) -> SafeString | None:
    """The latest meetings of a committee or of a body's committees, and what the body owes."""
    visible = Meeting.objects.visible_to(request.user)
    of_body = visible.filter(Q(committee=body) | Q(committee__parent=body))
    latest = of_body.select_related("committee").order_by("-held_day", "-id")
    owed = Commitment.objects.visible_to(request.user).filter(owner=body).unkept()
    return shown(request, list(latest[: MOST + 1]), owed, body.code)


def decisions_on_tie(request: HttpRequest, tie: Any) -> SafeString | None:
    """The latest meetings that considered a tie, and what was promised in it."""
    visible = Meeting.objects.visible_to(request.user)
    on_tie = visible.filter(Q(items__tie=tie) | Q(items__agreement__tie=tie)).distinct()
    latest = on_tie.select_related("committee").order_by("-held_day", "-id")
    made = Commitment.objects.visible_to(request.user).filter(tie=tie)
    return shown(request, list(latest[: MOST + 1]), made, "")


def shown(
    request: HttpRequest, meetings: list[Meeting], commitments: Any, body: str
) -> SafeString | None:
    """The panel, or None when there is neither a meeting nor a commitment; three queries."""
    promised = promises(commitments.order_by("due_day", "id")[:MOST], today=localdate())
    if not meetings and not promised:
        return None
    sources = page_sources(request)
    sources.gather(
        {
            "meeting": [meeting.pk for meeting in meetings],
            "commitment": [promise.commitment.pk for promise in promised],
        }
    )
    context = {
        "meetings": meetings[:MOST],
        "more": len(meetings) > MOST and body,
        "promises": promised,
        "sources": sources,
    }
    return render_to_string("meetings/_panel.html", context, request)
