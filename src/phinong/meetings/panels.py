"""What this room adds to the pages of bodies and ties."""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.timezone import localdate

from phinong.meetings.access import KEEP
from phinong.meetings.commitment_rules import COMES_FROM
from phinong.meetings.following import WAITS, counted_states, in_public, in_state, of_offices
from phinong.meetings.models import AgendaItem, Commitment, Meeting
from phinong.meetings.page import Promise, promises
from phinong.meetings.tie_reading import ITEMS_OF, PROMISED_IN_PUBLIC, PROMISED_TO_OFFICES
from phinong.record.queries import page_sources

# So many rows stand on another record's page; the list has the rest.
MOST = 5
TOLD_BY_AGREEMENTS = tuple(origin for origin, kind in COMES_FROM.items() if kind == "agreement")


def decisions_of_body(request: HttpRequest, body: Any) -> SafeString | None:
    """The latest meetings of a committee or of a body's committees, and what the body owes."""
    visible = Meeting.objects.visible_to(request.user)
    of_body = visible.filter(Q(committee=body) | Q(committee__parent=body))
    latest = of_body.select_related("committee").order_by("-held_day", "-id")
    owed = Commitment.objects.visible_to(request.user).filter(owner=body).unkept()
    promised = promises(owed.order_by("due_day", "id")[:MOST], today=localdate())
    return shown(request, list(latest[: MOST + 1]), promised, body.code)


def decisions_on_tie(request: HttpRequest, tie: Any) -> SafeString | None:
    """The latest meetings that considered a tie; one query where none did."""
    if not ITEMS_OF.ask(1, tie=tie.pk):
        return None
    items = AgendaItem.objects.filter(Q(tie=tie) | Q(agreement__tie=tie))
    on_tie = Meeting.objects.visible_to(request.user).filter(pk__in=items.values("meeting"))
    latest = on_tie.select_related("committee").order_by("-held_day", "-id")
    return shown(request, list(latest[: MOST + 1]), [], "")


def promised_on_tie(request: HttpRequest, tie: Any) -> SafeString | None:
    """What was promised in a tie: how much, how much of it was kept, and the next to fall due.

    Everybody counts what everybody may follow; an office what its list has. Four queries at most.
    """
    user: Any = request.user
    offices = user.body_codes() if user.is_authenticated else []
    inside = tie.kept_by in offices
    today = localdate()
    given = {"tie": tie.pk, "today": today}
    counts = counted_states(
        PROMISED_TO_OFFICES.ask(offices=list(offices), **given)
        if inside
        else PROMISED_IN_PUBLIC.ask(**given)
    )
    if not counts["all"]:
        return None
    of_tie = (of_offices(offices) if inside else in_public()).filter(tie=tie)
    promised = promises(
        of_tie.filter(in_state(WAITS)).order_by("due_day", "id")[:MOST], today=today
    )
    sources = page_sources(request)
    sources.gather({"commitment": [one.commitment.pk for one in promised]})
    context = {
        "tie": tie,
        "counts": counts,
        "promises": promised,
        "list_url": reverse("meetings:commitments" if inside else "meetings:follow-up"),
        "inside": inside,
        "sources": sources,
    }
    return render_to_string("meetings/_promised.html", context, request)


def promised_in_agreement(request: HttpRequest, agreement: Any) -> SafeString | None:
    """On an agreement's page, for who keeps meetings somewhere: what its clauses and plans left
    to be done, and the door to record more. Two queries; none for everybody else."""
    user: Any = request.user
    if not user.is_authenticated or not user.may_anywhere(KEEP):
        return None
    from_here = Q(origin__in=TOLD_BY_AGREEMENTS, origin_id=agreement.pk)
    made = Commitment.objects.visible_to(user).filter(from_here).order_by("due_day", "id")
    promised = promises(made[:MOST], today=localdate())
    sources = page_sources(request)
    sources.gather({"commitment": [one.commitment.pk for one in promised]})
    context = {"promises": promised, "agreement": agreement, "sources": sources}
    return render_to_string("meetings/_promised_in_agreement.html", context, request)


def shown(
    request: HttpRequest, meetings: list[Meeting], promised: list[Promise], body: str
) -> SafeString | None:
    """The panel, or None when there is neither a meeting nor a commitment; one query."""
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
