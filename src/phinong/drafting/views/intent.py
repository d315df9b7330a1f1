"""Opening a draft with its notification of intent, and the notification of one."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phinong.core.acting import NotAllowed
from phinong.core.asked import language
from phinong.core.languages import content_tag
from phinong.core.messages import say
from phinong.core.refusals import Refused
from phinong.drafting import intending
from phinong.drafting.access import May
from phinong.drafting.actions import move
from phinong.drafting.forms_intent import ChangeForm, IntentForm, stated_of
from phinong.drafting.models import Draft
from phinong.drafting.pages.intent import beginning_of, intent_page, offices_for
from phinong.drafting.views.workspace import editable_draft, show, visible_draft

# Which control a reason belongs to; others stand above the form.
FIELDS = {
    "instrument-unknown": "instrument",
    "party-twice": "partner0",
    "parties-too-few": "partner0",
    "body-there-already": "partner0",
    "body-not-there": "partner0",
    "language-missing": "language0",
    "language-twice": "language0",
    "draft-language-unknown": "language0",
    "prevailing-language-not-in-text": "prevails",
    "template-unknown": "begin",
    "draft-title-missing": "title_th",
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """Open a draft; `?tie=`, or `?renews=` with `&relation=`, says what it begins from."""
    by: Any = request.user
    offices = offices_for(by, language())
    if not offices:
        raise NotAllowed(May.EDIT_TIE, "")
    beginning = beginning_of(request.GET, by)
    sent = request.POST if request.method == "POST" else None
    form = IntentForm(sent, offices=offices, beginning=beginning)
    if sent is not None and form.is_valid():
        earlier = intending.earlier_of(beginning.renews, beginning.relation)
        try:
            draft = intending.open_intent(by=by, tie=beginning.tie, **earlier, **form.facts())
        except Refused as refused:
            form.add_refusals(refused, fields=FIELDS)
        else:
            messages.success(request, _("The draft is opened with its notification of intent."))
            return redirect("drafting:intent", draft.code)
    context = {"form": form, "beginning": beginning}
    status = 200 if sent is None else 422
    return render(request, "drafting/intent_begin.html", context, status=status)


@login_required
@require_safe
def intent(request: HttpRequest, code: str) -> HttpResponse:
    """The notification of a draft, with the definition tests."""
    draft = visible_draft(request, code)
    page = intent_page(draft, request.user, language())
    return render(request, "drafting/intent.html", {"draft": draft, "page": page})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, code: str) -> HttpResponse:
    """Say something else in the notification; who saved on an older one is shown both."""
    draft, tag = editable_draft(request, code), content_tag(language())
    first = stated_of(draft) | {"seen": intending.stamp(draft, tag)}
    if request.method != "POST":
        return change_page(request, draft, ChangeForm(initial=first))
    form = ChangeForm(request.POST, initial=first)
    if form.is_valid():
        by: Any = request.user
        facts = {"answers": form.answers(), "seen": form.cleaned_data["seen"], **form.stated()}
        try:
            intending.change_intent(draft, by=by, tag=tag, **facts)
        except Refused as refused:
            form.add_refusals(refused, fields=FIELDS)
        else:
            messages.success(request, _("The notification is saved."))
            return redirect("drafting:intent", code)
    return change_page(request, draft, form, status=422)


def change_page(
    request: HttpRequest, draft: Draft, form: ChangeForm, status: int = 200
) -> HttpResponse:
    """The notification to be changed. After a colleague's change: theirs beside the writer's."""
    meanwhile = form.has_error("__all__", "intent-changed-meanwhile")
    if meanwhile:
        # Whoever saves once more has now seen what stands.
        sent = request.POST.copy()
        sent["seen"] = form.initial["seen"]
        form.data = sent
    context = {"draft": draft, "form": form, "title": draft.title(language())}
    context["theirs"] = stands_otherwise(form) if meanwhile else []
    return render(
        request, "drafting/intent_change.html", context, status=409 if meanwhile else status
    )


def stands_otherwise(form: ChangeForm) -> list[tuple[str, str]]:
    """(question, what stands now) for every answer that is not the writer's."""
    rows = ((bound.label, form.initial.get(bound.name, ""), bound) for bound in form.questions())
    return [(str(label), now) for label, now, bound in rows if now != (bound.value() or "")]


@login_required
@require_POST
def start(request: HttpRequest, code: str) -> HttpResponse:
    """From the notification to the text: drafting begins, with an empty text."""
    draft = editable_draft(request, code)
    by: Any = request.user
    try:
        move(draft, "draft", by=by)
    except Refused as refused:
        return show(request, draft, status=422, reasons=[say(r) for r in refused.reasons])
    return redirect(draft)
