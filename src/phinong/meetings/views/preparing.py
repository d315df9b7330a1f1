"""The page on which an office prepares a meeting: day and place, chair, agenda, papers, calling."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phinong.core.asked import language
from phinong.drafting.views.reviews import origin
from phinong.meetings import agendas, inviting, planning
from phinong.meetings.candidates import Candidate, candidates
from phinong.meetings.forms_conduct import (
    AnswerForm,
    ChairForm,
    ItemForm,
    LayForm,
    MeetingForm,
    NumberForm,
    WhyForm,
    in_own,
)
from phinong.meetings.invitation_mail import calendar_entry
from phinong.meetings.models import Meeting, MeetingStatus
from phinong.meetings.naming import meeting_label
from phinong.meetings.pages.preparing import neighbour_order, prepare_page
from phinong.meetings.views.acting import acted, errors_of, own_meeting
from phinong.record.queries import page_sources


def address(meeting: Meeting, at: str = "") -> str:
    """The page on which a meeting is prepared."""
    return reverse("meetings:prepare", args=[meeting.code]) + at


@login_required
@require_safe
def prepare(request: HttpRequest, code: str) -> HttpResponse:
    """Prepare a meeting."""
    return show(request, own_meeting(request, code))


def show(
    request: HttpRequest,
    meeting: Meeting,
    *,
    reasons: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page, with the reasons why an act was refused. A committee without a constitution, or a
    meeting that is only reported, has nothing to prepare yet: the page says what to do first."""
    context: dict[str, Any] = {
        "meeting": meeting,
        "heading": meeting_label(meeting, language()),
        "reasons": reasons or [],
        "why": WhyForm(auto_id="why_%s"),
        "number": NumberForm(
            initial={"number": meeting.number, "be_year": meeting.be_year}, auto_id="number_%s"
        ),
    }
    set_up = hasattr(meeting.committee, "committee")
    if set_up and meeting.status != MeetingStatus.REPORTED:
        today = timezone.localdate()
        sources = context["sources"] = page_sources(request)
        context["page"] = prepare_page(
            meeting, user=request.user, language=language(), today=today, sources=sources
        )
    context["set_up"] = set_up
    return render(request, "meetings/prepare.html", context, status=status)


def done(
    request: HttpRequest, meeting: Meeting, form: Any, act: Callable[[], object], at: str = ""
) -> HttpResponse:
    """Do an act with a form's values and go back to the page; else show why not."""
    again = partial(show, request, meeting)
    if form is not None and not form.is_valid():
        return again(reasons=errors_of(form), status=422)
    return acted(act, request, address(meeting, at), again)


@login_required
@require_POST
def arrange(request: HttpRequest, code: str) -> HttpResponse:
    """Set day, hours and place; another day puts the meeting off and asks for a reason."""
    meeting, by = own_meeting(request, code), request.user
    form = MeetingForm(request.POST)

    @transaction.atomic
    def act() -> None:
        given = form.facts()
        day = given.pop("day")
        if day != meeting.held_day:
            why = request.POST.get("why", "")
            planning.put_off(meeting, by=by, day=day, why=why, **given)  # type: ignore[arg-type]
        planning.arrange(meeting, by=by, **given, **venue_of(meeting, form))  # type: ignore[arg-type]

    return done(request, meeting, form, act)


def venue_of(meeting: Meeting, form: MeetingForm) -> dict[str, Any]:
    """Venue and link as entered; the venue's words in other languages stay."""
    place = form.place()
    return {**place, "venue": {**meeting.venue, **place["venue"]}}


@login_required
@require_POST
def number(request: HttpRequest, code: str) -> HttpResponse:
    """Correct the number by hand."""
    meeting, by = own_meeting(request, code), request.user
    form = NumberForm(request.POST)
    return done(
        request,
        meeting,
        form,
        lambda: planning.renumber(meeting, by=by, **form.cleaned_data),  # type: ignore[arg-type]
    )


@login_required
@require_POST
def chair(request: HttpRequest, code: str) -> HttpResponse:
    """Say who presides, and on whose behalf."""
    meeting, by = own_meeting(request, code), request.user
    sitting = inviting.who_is_invited(meeting, language()) if has_seats(meeting) else []
    form = ChairForm(request.POST, sitting=sitting, user=by)

    def act() -> None:
        one, other = form.chosen("chair"), form.chosen("on_behalf_of")
        own = {"chair": one.person if one else None, "post": in_own(one.post if one else "")}
        if other is None and one is not None:
            planning.set_chair(meeting, by=by, **own)  # type: ignore[arg-type]
            return
        behalf = {
            "on_behalf_of": other.person if other else None,
            "on_behalf_post": in_own(other.post if other else ""),
        }
        paper = form.cleaned_data["paper"]
        planning.delegate_chair(meeting, by=by, paper=paper, **own, **behalf)  # type: ignore[arg-type]

    return done(request, meeting, form, act, "#chair")


def has_seats(meeting: Meeting) -> bool:
    """Whether the meeting's committee has its constitution here."""
    return hasattr(meeting.committee, "committee")


@login_required
@require_POST
def item_add(request: HttpRequest, code: str) -> HttpResponse:
    """Put a matter on the agenda: one that waits (`offer`), the standing ones, or one by hand."""
    meeting, by = own_meeting(request, code), request.user
    offer = request.POST.get("offer", "")
    if offer == "standing":
        return done(request, meeting, None, lambda: agendas.begin_agenda(meeting, by=by), "#agenda")  # type: ignore[arg-type]
    if offer:
        chosen = offered(request, meeting, offer)
        if chosen is None:
            gone = [_("This does not wait any more, or is on the agenda already.")]
            return show(request, meeting, reasons=gone, status=409)
        return done(request, meeting, None, lambda: put(meeting, chosen, by), "#agenda")
    form = ItemForm(request.POST)
    return done(
        request,
        meeting,
        form,
        lambda: agendas.put_on_agenda(meeting, by=by, **form.facts()),  # type: ignore[arg-type]
        "#agenda",
    )


def offered(request: HttpRequest, meeting: Meeting, offer: str) -> Candidate | None:
    """The candidate with this name (kind:number), or None when it does not wait any more."""
    waiting = candidates(meeting, request.user, language(), timezone.localdate())
    return next((one for one in waiting if f"{one.kind}:{one.number}" == offer), None)


def put(meeting: Meeting, one: Candidate, by: Any) -> object:
    """Put a candidate on the agenda."""
    return agendas.put_on_agenda(
        meeting,
        by=by,
        texts=one.texts or in_own(one.title),
        group=one.group,
        tie=one.tie,
        draft=one.draft,
        source=(one.kind, one.number),
    )


@login_required
@require_POST
def item(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One act on a matter: up, down, remove, or new words."""
    meeting, by = own_meeting(request, code), request.user
    row = get_object_or_404(meeting.items.select_related("meeting"), pk=number)
    verb = request.POST.get("verb", "")
    if verb in ("up", "down"):
        items = list(meeting.items.order_by("group", "order"))
        order = neighbour_order(items, number, -1 if verb == "up" else 1)
        return done(
            request,
            meeting,
            None,
            lambda: agendas.order_items(meeting, order, by=by),  # type: ignore[arg-type]
            f"#i{number}",
        )
    if verb == "remove":
        return done(request, meeting, None, lambda: agendas.take_off(row, by=by), "#agenda")  # type: ignore[arg-type]
    form = ItemForm(request.POST)
    seen = request.POST.get("seen", "")
    revision = int(seen) if seen.isdecimal() else 0
    return done(
        request,
        meeting,
        form,
        lambda: agendas.word_item(row, by=by, seen=revision, **form.facts()),  # type: ignore[arg-type]
        f"#i{number}",
    )


@login_required
@require_POST
def paper(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Lay a document, or a draft's newest version, before the meeting; or take a paper back."""
    meeting, by = own_meeting(request, code), request.user
    row = get_object_or_404(meeting.items.select_related("meeting", "draft"), pk=number)
    taken = request.POST.get("take-back", "")
    if taken:
        kept = get_object_or_404(row.papers, pk=int(taken) if taken.isdecimal() else 0)
        return done(request, meeting, None, lambda: agendas.take_back(kept, by=by), f"#i{number}")  # type: ignore[arg-type]
    if "newest" in request.POST and row.draft:
        version = row.draft.versions.order_by("-number").first()
        return done(
            request,
            meeting,
            None,
            lambda: agendas.lay(row, by=by, version=version),  # type: ignore[arg-type]
            f"#i{number}",
        )
    form = LayForm(request.POST, user=by)
    return done(
        request,
        meeting,
        form,
        lambda: agendas.lay(row, by=by, document=form.cleaned_data["paper"]),  # type: ignore[arg-type]
        f"#i{number}",
    )


@login_required
@require_POST
def call(request: HttpRequest, code: str) -> HttpResponse:
    """Send the invitations."""
    meeting, by = own_meeting(request, code), request.user
    return done(
        request,
        meeting,
        None,
        lambda: inviting.call_meeting(
            meeting,
            by=by,  # type: ignore[arg-type]
            language=language(),
            origin=origin(request),
        ),
        "#invited",
    )


@login_required
@require_POST
def answer(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Write down what somebody answered."""
    meeting, by = own_meeting(request, code), request.user
    row = get_object_or_404(meeting.invitations.select_related("meeting"), pk=number)
    form = AnswerForm(request.POST)
    return done(
        request,
        meeting,
        form,
        lambda: inviting.answer(row, by=by, **form.cleaned_data),  # type: ignore[arg-type]
        "#invited",
    )


@login_required
@require_POST
def move(request: HttpRequest, code: str) -> HttpResponse:
    """Call a meeting off, plan it again, or take on one that a document reports."""
    meeting, by = own_meeting(request, code), request.user
    verb = request.POST.get("verb", "")
    if verb not in ("cancel", "plan-again", "take-on"):
        return show(request, meeting, reasons=[_("Choose what happened.")], status=422)
    why = request.POST.get("why", "")
    return done(request, meeting, None, lambda: planning.move(meeting, verb, by=by, why=why))  # type: ignore[arg-type]


@login_required
@require_safe
def invitation(request: HttpRequest, code: str) -> HttpResponse:
    """The meeting as an entry for a calendar, with everybody invited by mail. 404 until called."""
    meeting = own_meeting(request, code)
    rows = list(meeting.invitations.exclude(mail="").order_by("id"))
    if not rows or meeting.starts_at is None:
        raise Http404
    entry = calendar_entry(meeting, rows, language(), now=timezone.now())
    answer = HttpResponse(entry, content_type="text/calendar; method=REQUEST; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{meeting.code}.ics"'
    return answer
