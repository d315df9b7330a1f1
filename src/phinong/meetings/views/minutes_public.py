"""Certified minutes as everybody may read them, as a page and as data."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from phinong.core.asked import language
from phinong.meetings.exports_minutes import as_json
from phinong.meetings.models import Meeting, MinutesVersion
from phinong.meetings.naming import meeting_label
from phinong.meetings.pages.minutes_page import certified_version, public_minutes
from phinong.record.queries import page_sources

DATA = {"ensure_ascii": False}


def public_page(request: HttpRequest, meeting: Meeting) -> HttpResponse:
    """The certified minutes of a public meeting; 404 before they are certified."""
    version = certified(meeting)
    sources = page_sources(request)
    sources.gather({"meeting": [meeting.pk]})
    context: dict[str, Any] = {
        "meeting": meeting,
        "heading": meeting_label(meeting, language()),
        "minutes": public_minutes(version),
        "sources": sources,
        "language": language(),
    }
    return render(request, "meetings/minutes_public.html", context)


def certified(meeting: Meeting) -> MinutesVersion:
    """The certified version of a public meeting's minutes, or 404."""
    found = certified_version(meeting) if meeting.public else None
    if found is None:
        raise Http404
    return found


@require_safe
def minutes_json(request: HttpRequest, code: str) -> JsonResponse:
    """The certified minutes of a public meeting as data: for everybody the same."""
    meetings = Meeting.objects.published().select_related("committee", "certified_in")
    meeting = get_object_or_404(meetings, code=code)
    return JsonResponse(as_json(certified(meeting)), json_dumps_params=DATA)
