"""Committees: their page, setting them up, their seats, and planning their meetings."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phinong.core.asked import language
from phinong.core.refusals import Refused
from phinong.meetings import setting_up
from phinong.meetings.forms_conduct import (
    HolderForm,
    NewCommitteeForm,
    NewMeetingForm,
    SeatForm,
    SetUpForm,
    day_of,
    in_own,
)
from phinong.meetings.models import Committee, Seat
from phinong.meetings.pages.committees import committee_page
from phinong.meetings.planning import plan_meeting
from phinong.meetings.views.acting import (
    acted,
    errors_of,
    own_committee,
    own_office,
    status_of,
    visible_committee,
)
from phinong.places.actions import add_person, add_post, hold_post
from phinong.places.models import Body, Person
from phinong.places.posts import role_of
from phinong.record.queries import page_sources

KINDS = (setting_up.COMMITTEE, setting_up.WORKING_GROUP)


@require_safe
def committee_list(request: HttpRequest) -> HttpResponse:
    """The committees whose work goes on, and those known only by name to who may set them up."""
    standing = Committee.objects.visible_to(request.user).standing()
    rows = standing.select_related("body__parent").order_by("body__parent__code", "id")
    unknown = Body.objects.none()
    may = request.user.is_authenticated and request.user.may_anywhere("edit-meeting")
    if may:
        unknown = Body.objects.of_kind(*KINDS).filter(committee=None).order_by("code")[:50]
    context = {"rows": rows, "unknown": list(unknown), "may": may}
    return render(request, "meetings/committee_list.html", context)


@require_safe
def committee(request: HttpRequest, code: str) -> HttpResponse:
    """One committee; `?on=` shows who held its seats on another day."""
    return show(request, visible_committee(request, code))


def show(
    request: HttpRequest,
    found: Committee,
    *,
    reasons: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a committee with the reasons why an act was refused."""
    day = day_of(request.GET.get("on", "")) or localdate()
    page = committee_page(found, user=request.user, language=language(), day=day, today=localdate())
    sources = page_sources(request)
    sources.gather({"commitment": [row.commitment.pk for row in page.promises]})
    context = {
        "page": page,
        "committee": found,
        "reasons": reasons or [],
        "sources": sources,
        "seat_form": SeatForm(auto_id="seat_%s"),
        "on": request.GET.get("on", ""),
    }
    return render(request, "meetings/committee.html", context, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def set_up(request: HttpRequest, code: str) -> HttpResponse:
    """Give a committee that is known by name its constitution."""
    office = own_office(request.user)
    body = get_object_or_404(Body.objects.of_kind(*KINDS), code=code)
    return constituted(request, SetUpForm(request.POST or None), office=office, body=body)


@login_required
@require_http_methods(["GET", "POST"])
def committee_new(request: HttpRequest) -> HttpResponse:
    """Set up a committee that the register does not know yet."""
    office = own_office(request.user)
    own = Body.objects.filter(code=office).first()
    parent = {"parent": own.name(language()).text if own else ""}
    form = NewCommitteeForm(request.POST or None, initial=parent)
    return constituted(request, form, office=office, body=None)


def constituted(
    request: HttpRequest, form: SetUpForm, *, office: str, body: Body | None
) -> HttpResponse:
    """Set the committee up and go to its page; or show the form, with every reason."""
    if request.method == "POST" and form.is_valid():
        user: Any = request.user
        try:
            made = setting_up.set_up_committee(by=user, kept_by=office, body=body, **form.facts())
        except Refused as refused:
            form.add_refusals(refused)
        else:
            return redirect(made)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "body": body}
    return render(request, "meetings/committee_set_up.html", context, status=status)


@login_required
@require_POST
def seat_add(request: HttpRequest, code: str) -> HttpResponse:
    """Add a seat, with the post and its holder where they are not known yet."""
    found = own_committee(request, code)
    form = SeatForm(request.POST)
    again = partial(show, request, found)
    if not form.is_valid():
        return again(reasons=errors_of(form), status=422)
    user: Any = request.user
    return acted(lambda: seated(found, form.cleaned_data, user), request, address(found), again)


def address(found: Committee) -> str:
    """The page of a committee, at its seats."""
    return f"{found.get_absolute_url()}#seats"


@transaction.atomic
def seated(found: Committee, given: dict[str, Any], by: Any) -> Seat:
    """The seat as it was entered: of a post in a body, of the body, or of a person by name."""
    body, title, name = given["body"], given["title"].strip(), given["name"].strip()
    owner: dict[str, Any] = {}
    if body and title:
        titles = in_own(title)
        ground = {"by": by, "kept_by": found.kept_by}
        owner["post"], _made = add_post(body, role=role_of(title), titles=titles, **ground)
        if name:
            held(owner["post"], name, given["since"], found.kept_by, by)
    elif body:
        owner["body"] = body
    elif name:
        owner["person"] = someone(name, found.kept_by, by)
    return setting_up.add_seat(found, by=by, role=given["role"], mail=given["mail"], **owner)


def held(post: Any, name: str, since: str, office: str, by: Any) -> None:
    """Say that somebody holds a post: since a date (EDTF), or seen in it today."""
    day: dict[str, Any] = {"since": since} if since else {"seen": localdate().isoformat()}
    hold_post(someone(name, office, by), post, by=by, kept_by=office, **day)


def someone(name: str, office: str, by: Any) -> Person:
    """A new person of this name. People are not matched by name: two may bear one."""
    return add_person(by=by, kept_by=office, names=in_own(name))


@login_required
@require_POST
def seat_act(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Name who holds a seat's post from a day on, or end the seat."""
    found = own_committee(request, code)
    seat = get_object_or_404(found.seats.select_related("post"), pk=number)
    user: Any = request.user
    again = partial(show, request, found)
    if request.POST.get("verb") == "end":
        why, today = request.POST.get("why", ""), localdate().isoformat()

        def end() -> object:
            return setting_up.end_seat(seat, by=user, until=today, why=why)

        return acted(end, request, address(found), again)
    form = HolderForm(request.POST)
    if not form.is_valid() or seat.post is None:
        return again(reasons=errors_of(form), status=422)
    given = form.cleaned_data

    def name() -> None:
        held(seat.post, given["name"], given["since"], found.kept_by, user)

    return acted(name, request, address(found), again)


@login_required
@require_http_methods(["GET", "POST"])
def meeting_new(request: HttpRequest, code: str) -> HttpResponse:
    """Plan the committee's next meeting."""
    found = own_committee(request, code)
    form = NewMeetingForm(request.POST or None)
    status = 422 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        user: Any = request.user
        given = {**form.facts(), **form.place()}
        numbered = {"number": form.cleaned_data["number"], "why": form.cleaned_data["why"]}
        try:
            made = plan_meeting(found, by=user, **numbered, **given)
        except Refused as refused:
            form.add_refusals(refused, fields={"reason-missing": "why"})
            status = status_of(refused.reasons)
        else:
            return redirect(reverse("meetings:prepare", args=[made.code]))
    context = {"form": form, "committee": found}
    return render(request, "meetings/meeting_new.html", context, status=status)
