"""What was undertaken, for the office and for everybody."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from phinong.core.asked import language
from phinong.core.paging import page_by_key
from phinong.meetings import exports, following
from phinong.meetings.access import KEEP
from phinong.meetings.following import SOONEST, Wanted, Words
from phinong.meetings.models import Commitment, CommitmentState
from phinong.meetings.pages.commitments import commitment_page
from phinong.record.queries import page_sources
from phinong.ties.naming import tie_name

DATA = {"ensure_ascii": False}
WORDS = Words(
    states={
        following.WAITS: _("Still to do"),
        **{str(state): state.label for state in CommitmentState},
        following.ALL: _("All"),
    },
    dues={
        "overdue": pgettext_lazy("commitment", "Overdue"),
        "30": _("Due in 30 days"),
        "90": _("Due in 90 days"),
        "none": _("No day stated"),
    },
)


def offices_of(user: Any) -> list[str]:
    """The offices in which the reader works; none for a stranger."""
    return list(user.body_codes()) if user.is_authenticated else []


def listed(request: HttpRequest, rows: Any, template: str, **more: Any) -> HttpResponse:
    """A page of a list of commitments with its filters."""
    today, wanted = localdate(), Wanted.of(request.GET)
    page = page_by_key(wanted.within(rows, today), request, order=SOONEST)
    offices = offices_of(request.user)
    shown = following.rows_of(page.rows, today=today, language=language(), offices=offices)
    sources = page_sources(request)
    sources.gather({"commitment": [row.commitment.pk for row in shown]})
    tie = following.tie_of(wanted.tie, request.user)
    context = {
        "page": page,
        "rows": shown,
        "wanted": wanted,
        "facets": following.facets(rows, wanted, today, language(), WORDS),
        "tie_name": tie_name(tie, language()) if tie else "",
        "today": today,
        "sources": sources,
        **more,
    }
    return render(request, template, context)


@require_safe
def commitment_list(request: HttpRequest) -> HttpResponse:
    """What the reader's offices keep or owe; who works in none is led to the public follow-up."""
    offices = offices_of(request.user)
    if not offices:
        query = request.META.get("QUERY_STRING", "")
        answer = redirect("meetings:follow-up")
        answer["Location"] += f"?{query}" if query else ""
        return answer
    user: Any = request.user
    rows = following.of_offices(offices)
    may_record = user.may_anywhere(KEEP)
    return listed(request, rows, "meetings/commitment_list.html", may_record=may_record)


@require_safe
def follow_up(request: HttpRequest) -> HttpResponse:
    """What was undertaken in public, and whether it was kept, for everybody."""
    return listed(request, following.in_public(), "meetings/follow_up.html")


@require_safe
def follow_up_json(request: HttpRequest) -> JsonResponse:
    """One page of the same as data, with the query of the next."""
    today, wanted = localdate(), Wanted.of(request.GET)
    rows = wanted.within(following.in_public(), today)
    page = page_by_key(rows, request, order=SOONEST)
    shown = following.rows_of(page.rows, today=today, language=language(), offices=())
    sources = page_sources(request)
    sources.gather({"commitment": [row.commitment.pk for row in shown]})
    facts = {
        "as_of": today.isoformat(),
        "total": rows.count(),
        "commitments": [exports.followed(row, sources) for row in shown],
        "next": page.next_query,
    }
    return JsonResponse(facts, json_dumps_params=DATA)


def visible_commitment(request: HttpRequest, code: str) -> Commitment:
    """The commitment, or 404 when there is none that this reader may know of."""
    related = (*following.RELATED, "meeting__committee__parent", "item")
    visible = Commitment.objects.visible_to(request.user).select_related(*related)
    return get_object_or_404(visible, code=code)


@require_safe
def commitment(request: HttpRequest, code: str) -> HttpResponse:
    """One commitment: its words, whose it is, by when, how it stands, and what hangs on it."""
    found, sources = visible_commitment(request, code), page_sources(request)
    page = commitment_page(
        found, user=request.user, today=localdate(), language=language(), sources=sources
    )
    context = {
        "page": page,
        "commitment": found,
        "promise": page.promise,
        "sources": sources,
        "tie_name": tie_name(found.tie, language()) if found.tie else "",
    }
    return render(request, "meetings/commitment.html", context)


@require_safe
def commitment_json(request: HttpRequest, code: str) -> JsonResponse:
    """The same as data."""
    found = visible_commitment(request, code)
    sources = page_sources(request)
    sources.gather({"commitment": [found.pk]})
    offices = offices_of(request.user)
    row = following.rows_of([found], today=localdate(), language=language(), offices=offices)[0]
    return JsonResponse(exports.followed(row, sources), json_dumps_params=DATA)
