"""The parties and languages of a draft: shown, and changed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phinong.core.asked import language
from phinong.drafting import sides
from phinong.drafting.access import May, require_over
from phinong.drafting.forms_sides import LanguagesForm, SideForm, TakeOutForm
from phinong.drafting.models import Draft, DraftParty
from phinong.drafting.pages.sides import sides_page
from phinong.drafting.views.workspace import editable_draft, visible_draft

# Which control a reason belongs to; others stand above the form.
FIELDS = {
    "party-twice": "body",
    "body-there-already": "body",
    "body-not-there": "body",
    "reason-missing": "why",
    "language-missing": "language0",
    "translation-without-original": "role0",
    "translation-of-no-original": "role0",
    "translation-cannot-prevail": "prevails",
    "prevailing-language-not-in-text": "prevails",
}


def show(request: HttpRequest, draft: Draft, status: int = 200, **forms: Any) -> HttpResponse:
    """The page, with the forms of who may write."""
    page = sides_page(draft, request.user, language())
    context = {"draft": draft, "page": page}
    if page.may_change:
        context["side"] = forms.get("side") or SideForm(draft=draft)
        context["languages"] = forms.get("languages") or LanguagesForm(draft=draft)
    return render(request, "drafting/sides.html", context, status=status)


@login_required
@require_safe
def parties(request: HttpRequest, code: str) -> HttpResponse:
    """Who is bound, and in which languages."""
    return show(request, visible_draft(request, code))


@login_required
@require_POST
def add(request: HttpRequest, code: str) -> HttpResponse:
    """Bind one more body."""
    draft = editable_draft(request, code)
    by: Any = request.user
    form = SideForm(request.POST, draft=draft)
    if form.carries_out(lambda: sides.add_party(draft, by=by, **form.facts()), fields=FIELDS):
        messages.success(request, _("The party is added."))
        return redirect("drafting:sides", code)
    return show(request, draft, status=422, side=form)


def own_side(request: HttpRequest, code: str, number: int) -> tuple[Draft, DraftParty]:
    """A draft and a party of it, for who may say who stands there; NotAllowed for all others."""
    draft = visible_draft(request, code)
    rows = draft.parties.select_related("body", "base_unit")
    party = get_object_or_404(rows, pk=number)
    require_over(request.user, May.EDIT_TIE, draft, party)  # type: ignore[arg-type]
    return draft, party


def change_page(
    request: HttpRequest, draft: Draft, party: DraftParty, status: int = 200, **forms: Any
) -> HttpResponse:
    """The page on which a party is changed or taken out."""
    context = {"draft": draft, "party": party, "title": draft.title(language())}
    context["side"] = forms.get("side") or SideForm(draft=draft, party=party)
    context["out"] = forms.get("out") or TakeOutForm(draft=draft)
    return render(request, "drafting/side_change.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, code: str, party: int) -> HttpResponse:
    """Let another body stand as this party, or the same with another unit."""
    draft, found = own_side(request, code, party)
    if request.method != "POST":
        return change_page(request, draft, found)
    by: Any = request.user
    form = SideForm(request.POST, draft=draft, party=found)
    if form.carries_out(
        lambda: sides.change_party(draft, found, by=by, **form.facts()), fields=FIELDS
    ):
        messages.success(request, _("The party is changed."))
        return redirect("drafting:sides", code)
    return change_page(request, draft, found, status=422, side=form)


@login_required
@require_POST
def take_out(request: HttpRequest, code: str, party: int) -> HttpResponse:
    """Let the draft no longer bind a party."""
    draft, found = own_side(request, code, party)
    by: Any = request.user
    form = TakeOutForm(request.POST, draft=draft)
    if form.carries_out(
        lambda: sides.take_out_party(draft, found, by=by, **form.cleaned_data), fields=FIELDS
    ):
        messages.success(request, _("The party is taken out."))
        return redirect("drafting:sides", code)
    return change_page(request, draft, found, status=422, out=form)


@login_required
@require_POST
def languages(request: HttpRequest, code: str) -> HttpResponse:
    """Say in which languages the text is, which are authentic, and which prevails."""
    draft = editable_draft(request, code)
    by: Any = request.user
    form = LanguagesForm(request.POST, draft=draft)
    if form.carries_out(lambda: sides.set_languages(draft, by=by, **form.facts()), fields=FIELDS):
        messages.success(request, _("The languages of the text are saved."))
        return redirect("drafting:sides", code)
    return show(request, draft, status=422, languages=form)
