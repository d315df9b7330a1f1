"""The minutes of a meeting: the office's page and acts, and the same as files."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from phinong.core.asked import language
from phinong.core.calendars import to_thai_digits
from phinong.drafting.views.reviews import origin
from phinong.meetings import minutes_links, minuting
from phinong.meetings.forms_minutes import (
    CertifyForm,
    HandsForm,
    OfficeAskForm,
    SendForm,
    SettleForm,
)
from phinong.meetings.minutes_docx import minutes_docx
from phinong.meetings.minutes_links import Sending
from phinong.meetings.minutes_pdf import minutes_pdf
from phinong.meetings.minutes_sheet import sheet_of
from phinong.meetings.models import Meeting, MeetingStatus, MinutesState, MinutesVersion
from phinong.meetings.naming import meeting_label
from phinong.meetings.page import keeps
from phinong.meetings.pages.minutes_page import MinutesPage
from phinong.meetings.views.acting import acted, errors_of, own_meeting
from phinong.meetings.views.minutes_public import public_page

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def address(meeting: Meeting, at: str = "") -> str:
    """The page of a meeting's minutes."""
    return reverse("meetings:minutes", args=[meeting.code]) + at


@require_safe
def minutes(request: HttpRequest, code: str) -> HttpResponse:
    """The minutes: all of them for the office, the certified ones for everybody where they are
    public. 404 otherwise, and for a meeting that is only known from a document."""
    related = ("committee__parent", "chair", "on_behalf_of", "recorder", "certified_in__committee")
    visible = Meeting.objects.visible_to(request.user).select_related(*related)
    meeting = get_object_or_404(visible.exclude(status=MeetingStatus.REPORTED), code=code)
    if keeps(request.user, meeting):
        return show(request, meeting)
    return public_page(request, meeting)


def show(
    request: HttpRequest,
    meeting: Meeting,
    *,
    reasons: list[str] | None = None,
    status: int = 200,
    **refused: Any,
) -> HttpResponse:
    """The office's page, with the reasons why an act was refused; `refused` holds the form that
    was entered, by its name on the page."""
    page = MinutesPage(meeting, request.user, language(), request.GET)
    for name, form in refused.items():
        setattr(page, name, form)
    context = {
        "meeting": meeting,
        "heading": meeting_label(meeting, language()),
        "page": page,
        "reasons": reasons or [],
        "language": language(),
    }
    return render(request, "meetings/minutes.html", context, status=status)


def done(
    request: HttpRequest,
    meeting: Meeting,
    act: Callable[[], object],
    at: str = "",
    **forms: Any,
) -> HttpResponse:
    """Do an act with a form's values and go back to the page; else show why not, with what was
    entered."""
    again = partial(show, request, meeting, **forms)
    faulty = [error for form in forms.values() if not form.is_valid() for error in errors_of(form)]
    if faulty:
        return again(reasons=faulty, status=422)
    return acted(act, request, address(meeting, at), again)


def page_of(request: HttpRequest, meeting: Meeting) -> MinutesPage:
    """What the forms of the page may choose from."""
    return MinutesPage(meeting, request.user, language(), {})


@login_required
@require_POST
def draft(request: HttpRequest, code: str) -> HttpResponse:
    """Fix what is written down as the next version."""
    meeting, by = own_meeting(request, code), request.user
    note = request.POST.get("note", "").strip()[:1000]
    return done(request, meeting, lambda: minuting.draft_minutes(meeting, by=by, note=note))  # type: ignore[arg-type]


@login_required
@require_POST
def hands(request: HttpRequest, code: str) -> HttpResponse:
    """Say who takes and who checks the minutes."""
    meeting, by = own_meeting(request, code), request.user
    form = HandsForm(request.POST, auto_id="hands_%s")

    def act() -> object:
        return minuting.name_hands(meeting, by=by, **form.cleaned_data)  # type: ignore[arg-type]

    return done(request, meeting, act, "#hands", hands=form)


@login_required
@require_POST
def circulate(request: HttpRequest, code: str) -> HttpResponse:
    """Send the newest version round; round already, to others as well."""
    meeting, by = own_meeting(request, code), request.user
    form = SendForm(request.POST, invited=page_of(request, meeting).invited, auto_id="send_%s")

    def act() -> object:
        days = form.cleaned_data["days"]
        sending = Sending(form.numbers(), days, language(), origin(request))
        if "again" in request.POST:
            return minutes_links.send_again(meeting, by=by, sending=sending)  # type: ignore[arg-type]
        seen = request.POST.get("seen", "")
        return minuting.circulate(meeting, by=by, seen=seen, sending=sending)  # type: ignore[arg-type]

    return done(request, meeting, act, "#round", send=form)


@login_required
@require_POST
def revoke(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Shut a link."""
    meeting, by = own_meeting(request, code), request.user
    link = get_object_or_404(meeting.minutes_links.select_related("meeting"), pk=number)
    return done(request, meeting, lambda: minutes_links.revoke_link(link, by=by), "#round")  # type: ignore[arg-type]


@login_required
@require_POST
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """Write down a correction that somebody asked for."""
    meeting, by = own_meeting(request, code), request.user
    page = page_of(request, meeting)
    form = OfficeAskForm(
        request.POST, matters=page.matters, sitting=page.room.sitting, auto_id="ask_%s"
    )

    def act() -> object:
        return minuting.ask_correction(meeting, by=by, **form.facts(meeting))  # type: ignore[arg-type]

    return done(request, meeting, act, "#corrections", ask=form)


@login_required
@require_POST
def settle(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Take a correction in, or decline it."""
    meeting, by = own_meeting(request, code), request.user
    row = get_object_or_404(meeting.corrections.select_related("meeting"), pk=number)
    form = SettleForm(request.POST)
    if not form.is_valid():
        return show(request, meeting, reasons=errors_of(form), status=422)
    given = form.cleaned_data
    return done(
        request,
        meeting,
        lambda: minuting.settle_correction(row, by=by, **given),  # type: ignore[arg-type]
        "#corrections",
    )


@login_required
@require_POST
def certify(request: HttpRequest, code: str) -> HttpResponse:
    """Certify the newest version at a later meeting."""
    meeting, by = own_meeting(request, code), request.user
    later = page_of(request, meeting).later
    form = CertifyForm(request.POST, later=later, language=language(), auto_id="certify_%s")

    def act() -> object:
        facts = {"at": form.chosen(), "public": form.cleaned_data["public"]}
        seen = request.POST.get("seen", "")
        return minuting.certify(meeting, by=by, seen=seen, **facts)  # type: ignore[arg-type]

    return done(request, meeting, act, certify=form)


@login_required
@require_POST
def publish(request: HttpRequest, code: str) -> HttpResponse:
    """Let everybody read certified minutes, or the office alone again."""
    meeting, by = own_meeting(request, code), request.user
    public = request.POST.get("public") == "yes"
    return done(request, meeting, lambda: minuting.publish(meeting, by=by, public=public))  # type: ignore[arg-type]


# ── Files ──


def wanted(request: HttpRequest, code: str) -> MinutesVersion:
    """The version of a meeting's minutes that is asked for (`v`), else the newest; 404 for none."""
    meeting = own_meeting(request, code)
    number = request.GET.get("v", "")
    if number.isdecimal():
        return get_object_or_404(meeting.minutes, number=int(number[:9]))
    found = minuting.latest_of(meeting)
    if found is None:
        raise Http404
    return found


def mark_of(version: MinutesVersion) -> str:
    """What stands at the foot: the hash, after the number of a version that is not certified."""
    if version.state == MinutesState.CERTIFIED:
        return f"SHA-256 {version.sha256}"
    return to_thai_digits(f"ร่าง ฉบับที่ {version.number}") + f" · SHA-256 {version.sha256}"


@login_required
@require_safe
def word(request: HttpRequest, code: str) -> HttpResponse:
    """A version as DOCX."""
    version = wanted(request, code)
    content = minutes_docx(sheet_of(version.canonical), mark=mark_of(version))
    return named(content, WORD, f"{code}-{version.number}.docx")


@login_required
@require_safe
def pdf(request: HttpRequest, code: str) -> HttpResponse:
    """A version as PDF with the canonical text attached."""
    version = wanted(request, code)
    sheet, text = sheet_of(version.canonical), version.canonical
    content = minutes_pdf(sheet, canonical=text, mark=mark_of(version))
    return named(content, "application/pdf", f"{code}-{version.number}.pdf")


def named(content: bytes, media_type: str, name: str) -> HttpResponse:
    """A file under its name."""
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
