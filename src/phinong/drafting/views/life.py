"""What follows a signing: reminders, calendars, a renewal or amendment, and what became of it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phinong.core.asked import language
from phinong.core.refusals import Refused
from phinong.drafting import renewing
from phinong.drafting.calendars import calendar_of, is_open, new_address
from phinong.drafting.coming_up import ahead_for, groups_for
from phinong.drafting.forms_life import RenewForm, TurnForm
from phinong.drafting.life import ahead_of
from phinong.drafting.life_reading import life_of, with_life
from phinong.drafting.pages.life import calendars_of, papers_for, verbs_for
from phinong.drafting.pages.life_facts import carried_rows, standing_rows
from phinong.places.models import Body
from phinong.ties import ending
from phinong.ties.models import Agreement
from phinong.ties.naming import agreement_name

# So many of a kind stand on the page; the rest have their own list.
MOST_SHOWN = 60


@login_required
@require_safe
def reminders(request: HttpRequest) -> HttpResponse:
    """What is up for the reader's offices, and the addresses of their calendars."""
    groups = [
        (brings, len(rows), [(row, row.title(language())) for row in rows[:MOST_SHOWN]])
        for brings, rows in groups_for(request.user, localdate())
        if rows
    ]
    context = {"groups": groups, "calendars": calendars_of(request)}
    return render(request, "drafting/life_reminders.html", context)


@login_required
@require_POST
def renew_address(request: HttpRequest, office: str) -> HttpResponse:
    """Close the address of an office's calendar and give it another."""
    by: Any = request.user
    new_address(get_object_or_404(Body, code=office), by=by)
    messages.success(request, _("The calendar has a new address. The old one no longer works."))
    return redirect("drafting:reminders")


@require_safe
def office_calendar(request: HttpRequest, office: str, token: str) -> HttpResponse:
    """The calendar of an office, for who has its address."""
    if not is_open(office, token):
        raise Http404
    body = get_object_or_404(Body, code=office)
    due = ahead_for(office, localdate())
    return as_calendar(request, due, name=str(body.name(language())))


@require_safe
def agreement_calendar(request: HttpRequest, code: str) -> HttpResponse:
    """The calendar of one agreement, for who may see it."""
    visible = with_life(Agreement.objects.visible_to(request.user))
    agreement = get_object_or_404(visible, code=code)
    due = ahead_of([life_of(agreement)], localdate())
    return as_calendar(request, due, name=agreement_name(agreement, language()))


def as_calendar(request: HttpRequest, due: Any, *, name: str) -> HttpResponse:
    """Reminders as a file for calendar programs."""
    address = request.build_absolute_uri("/").rstrip("/")
    content = calendar_of(due, name=name, language=language(), address=address)
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="phinong.ics"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def visible_agreement(request: HttpRequest, code: str) -> Agreement:
    """The agreement, or 404 when there is none that this reader may know of."""
    visible = Agreement.objects.visible_to(request.user).select_related("tie")
    return get_object_or_404(visible.prefetch_related("parties__body"), code=code)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def renew(request: HttpRequest, code: str) -> HttpResponse:
    """Begin a draft that renews or amends an agreement, with everything carried over."""
    agreement = visible_agreement(request, code)
    offices = renewing.offices_for(agreement, request.user)
    if not offices:
        raise Http404
    form = renew_form(request, agreement, offices)
    if request.method == "POST" and form.is_valid():
        by: Any = request.user
        try:
            draft = renewing.renew(agreement, by=by, **form.facts())
        except Refused as refused:
            form.add_refusals(refused)
        else:
            messages.success(request, _("The draft is begun; everything was carried over."))
            return redirect(draft)
    return answer_with(
        request,
        agreement,
        form,
        heading=_("Renew or amend"),
        about=_(
            "The new draft begins with the parties, units, references, languages, clauses, areas"
            " and term of this agreement. Everything can be changed in it; this agreement stays"
            " as it is."
        ),
        send=_("Begin the draft"),
        stands=_("What is carried over"),
        rows=carried_rows(agreement, language()),
    )


def renew_form(request: HttpRequest, agreement: Agreement, offices: list[str]) -> RenewForm:
    """The form of a renewal; it asks for languages where no source names any."""
    bodies = sorted(Body.objects.filter(code__in=offices), key=lambda b: offices.index(b.code))
    unknown = not renewing.languages_of(agreement, renewing.draft_of(agreement))
    begin = {"relation": request.GET.get("relation", "renews")}
    given = request.POST if request.method == "POST" else None
    return RenewForm(given, offices=bodies, ask_languages=unknown, initial=begin)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def turn(request: HttpRequest, code: str) -> HttpResponse:
    """Record that an agreement took effect, was suspended, goes on again, or ended."""
    agreement = visible_agreement(request, code)
    user: Any = request.user
    if not ending.may_turn(user, agreement):
        raise Http404
    given = request.POST if request.method == "POST" else None
    form = TurnForm(given, user=user, verbs=verbs_for(agreement.status) or list(ending.MOVES))
    if given is not None and form.is_valid():
        facts = dict(form.cleaned_data)
        verb = facts.pop("verb")
        try:
            turned = ending.turn(agreement, verb, by=user, today=localdate(), **facts)
        except Refused as refused:
            form.add_refusals(refused)
        else:
            messages.success(request, _("Recorded, with its paper as the source."))
            return redirect(turned)
    return answer_with(
        request,
        agreement,
        form,
        heading=_("What became of the agreement"),
        about=_(
            "What is recorded here rests on a paper, as everything in the register does. Activities"
            " and bodies that rest on the agreement will say so."
        ),
        send=_("Record it"),
        stands=_("As it stands"),
        rows=standing_rows(agreement, language()),
        papers=papers_for(agreement, user),
    )


def answer_with(
    request: HttpRequest, agreement: Agreement, form: Any, **words: Any
) -> HttpResponse:
    """A page with one form about an agreement, under its words `heading`, `about` and `send`, with
    the facts `rows` under `stands` beside it; 422 when what was sent cannot be taken."""
    context = {
        "agreement": agreement,
        "title": agreement_name(agreement, language()),
        "form": form,
        **words,
    }
    return render(request, "drafting/life_form.html", context, status=422 if form.errors else 200)
