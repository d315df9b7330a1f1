"""What a meeting resolved, for the partner it is about: in Thai and in the partner's language."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from phinong.core.asked import language
from phinong.meetings.models import Meeting
from phinong.meetings.naming import meeting_label
from phinong.meetings.partner_papers import summary_docx, summary_pdf
from phinong.meetings.partner_summary import (
    CHINESE,
    ENGLISH,
    Summary,
    language_for,
    partners_of,
    summary_for,
)
from phinong.meetings.views.acting import own_meeting
from phinong.meetings.views.minutes import WORD, named
from phinong.places.models import Body

OFFERED = {"en": ENGLISH, "zh": CHINESE}


@login_required
@require_safe
def partners(request: HttpRequest, code: str) -> HttpResponse:
    """The partners about whom something was resolved. 404 before the meeting was held."""
    meeting = own_meeting(request, code)
    found = partners_of(meeting)
    if not found:
        raise Http404
    context = {
        "meeting": meeting,
        "heading": meeting_label(meeting, language()),
        "partners": [(body, language_for(body)) for body in found],
    }
    return render(request, "meetings/partners.html", context)


def wanted(request: HttpRequest, code: str, partner: str) -> tuple[Meeting, Body, Summary]:
    """A meeting's summary for a partner, in the language asked for (`in`) or the partner's own;
    404 where nothing was resolved about this body."""
    meeting = own_meeting(request, code)
    body = next((one for one in partners_of(meeting) if one.code == partner), None)
    if body is None:
        raise Http404
    tag = OFFERED.get(request.GET.get("in", ""), language_for(body))
    return meeting, body, summary_for(meeting, body, tag)


@login_required
@require_safe
def summary(request: HttpRequest, code: str, partner: str) -> HttpResponse:
    """The summary as a page."""
    meeting, body, made = wanted(request, code, partner)
    context = {
        "meeting": meeting,
        "heading": meeting_label(meeting, language()),
        "partner": body,
        "summary": made,
        "short": next(short for short, tag in OFFERED.items() if tag == made.tags[1]),
    }
    return render(request, "meetings/partner.html", context)


@login_required
@require_safe
def word(request: HttpRequest, code: str, partner: str) -> HttpResponse:
    """The summary as DOCX."""
    meeting, body, made = wanted(request, code, partner)
    return named(summary_docx(made), WORD, f"{meeting.code}-{body.code}.docx")


@login_required
@require_safe
def pdf(request: HttpRequest, code: str, partner: str) -> HttpResponse:
    """The summary as PDF."""
    meeting, body, made = wanted(request, code, partner)
    return named(summary_pdf(made), "application/pdf", f"{meeting.code}-{body.code}.pdf")
