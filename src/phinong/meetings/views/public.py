"""Meetings, for everyone who may see them."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from phinong.core.asked import language
from phinong.core.paging import page_by_key
from phinong.meetings import exports
from phinong.meetings.listing import (
    LATEST,
    Wanted,
    committee_facets,
    counts,
    numbers_of,
    rows_of,
)
from phinong.meetings.models import Meeting
from phinong.meetings.naming import meeting_label, written_apart
from phinong.meetings.page import MeetingPage, meeting_page
from phinong.meetings.pages.office import office_side
from phinong.record.queries import page_sources

DATA = {"ensure_ascii": False}


@require_safe
def meeting_list(request: HttpRequest) -> HttpResponse:
    """Meetings, the latest first, by committee and year."""
    visible = Meeting.objects.visible_to(request.user).select_related("committee__parent")
    page = page_by_key(Wanted.of(request.GET).within(visible), request, order=LATEST)
    rows = rows_of(page.rows)
    sources = page_sources(request)
    sources.gather({"meeting": numbers_of(rows)})
    counted = counts(request.user)
    context = {
        "page": page,
        "rows": rows,
        "counted": counted,
        "committees": committee_facets(counted, language()),
        "sources": sources,
        "language": language(),
    }
    return render(request, "meetings/meeting_list.html", context)


def found_page(request: HttpRequest, code: str) -> MeetingPage:
    """The page of a meeting, or 404 when there is none that this reader may know of."""
    related = ("committee__parent", "chair", "on_behalf_of")
    visible = Meeting.objects.visible_to(request.user).select_related(*related)
    meeting = get_object_or_404(visible, code=code)
    sources = page_sources(request)
    return meeting_page(meeting, user=request.user, today=localdate(), sources=sources)


@require_safe
def meeting(request: HttpRequest, code: str) -> HttpResponse:
    """One meeting: its agenda, what it resolved word for word, and what is to be done."""
    page = found_page(request, code)
    context = {
        "page": page,
        "meeting": page.meeting,
        "heading": meeting_label(page.meeting, language()),
        "written": written_apart(page.meeting.held_edtf, page.meeting.held_written),
        "sources": page_sources(request),
        "language": language(),
        "office": office_side(page.meeting, request.user),
    }
    return render(request, "meetings/meeting.html", context)


@require_safe
def meeting_json(request: HttpRequest, code: str) -> JsonResponse:
    """The same as data."""
    facts = exports.as_json(found_page(request, code), page_sources(request))
    return JsonResponse(facts, json_dumps_params=DATA)
