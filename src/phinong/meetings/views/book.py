"""The agenda as a Word file, and the agenda book with its papers as PDF."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from phinong.core.calendars import to_thai_digits
from phinong.drafting.views.reviews import origin
from phinong.meetings.access import require_papers
from phinong.meetings.agenda_book import agenda_book
from phinong.meetings.agenda_sheet import Agenda, agenda_of
from phinong.meetings.minutes_docx import minutes_docx
from phinong.meetings.models import AgendaItem, Meeting, MeetingStatus, Paper
from phinong.meetings.still_to_do import still_to_do
from phinong.meetings.views.minutes import WORD, named


def agenda_for(request: HttpRequest, code: str) -> tuple[Meeting, Agenda]:
    """A conducted meeting with its agenda, for the office and those it invited; 404 else."""
    related = ("committee", "chair", "on_behalf_of")
    meetings = Meeting.objects.exclude(status=MeetingStatus.REPORTED).select_related(*related)
    meeting = get_object_or_404(meetings, code=code)
    require_papers(request.user, meeting)
    to_do = still_to_do(meeting, today=localdate())
    return meeting, agenda_of(meeting, items_of(meeting), to_do)


def items_of(meeting: Meeting) -> Sequence[AgendaItem]:
    """The matters in their order with their papers; two queries."""
    papers = Paper.objects.select_related("version__draft", "document")
    rows = meeting.items.select_related("draft").prefetch_related(Prefetch("papers", papers))
    return list(rows.order_by("group", "order"))


def mark_of(meeting: Meeting) -> str:
    """What stands at the foot: which state of the agenda this is."""
    return to_thai_digits(f"จัดทำเมื่อ {localdate().day}/{localdate().month}/{localdate().year + 543}")


@login_required
@require_safe
def word(request: HttpRequest, code: str) -> HttpResponse:
    """The agenda in the official form as DOCX."""
    meeting, agenda = agenda_for(request, code)
    return named(minutes_docx(agenda.sheet), WORD, f"{meeting.code}-agenda.docx")


@login_required
@require_safe
def book(request: HttpRequest, code: str) -> HttpResponse:
    """The agenda with every paper as it is laid, as one PDF."""
    meeting, agenda = agenda_for(request, code)
    content = agenda_book(agenda, origin=origin(request), mark=mark_of(meeting))
    return named(content, "application/pdf", f"{meeting.code}-agenda.pdf")
