"""What is kept of a signing: added, shown to everyone or not, taken off, and given out."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phinong.core.messages import say
from phinong.core.refusals import Refused
from phinong.drafting import keeping
from phinong.drafting.forms_keeping import KeepForm, hold_forms
from phinong.drafting.keeping_rules import TAKEN, TIFF
from phinong.drafting.models import Draft, Keepsake, Original
from phinong.drafting.views.signing import show
from phinong.drafting.views.workspace import editable_draft, visible_draft
from phinong.record.files import file_at

# Which control a reason belongs to; others stand above the form.
FIELDS = {
    "keepsake-kind-unknown": "kind",
    "keepsake-empty": "file",
    "keepsake-not-a-scan": "file",
    "keepsake-not-a-photo": "file",
    "keepsake-too-large": "file",
    "photo-not-whole": "file",
    "keepsake-there-already": "file",
    "photo-caption-missing": "caption",
    "original-language-missing": "tags",
    "original-keeper-unknown": "keeper",
}


@login_required
@require_POST
def keep(request: HttpRequest, code: str) -> HttpResponse:
    """Keep a scan or a photograph."""
    draft = editable_draft(request, code)
    by: Any = request.user
    originals = list(Original.objects.filter(ceremony__draft=draft))
    form = KeepForm(request.POST, request.FILES, originals=originals)
    if form.carries_out(lambda: keeping.keep(draft, by=by, **form.facts()), fields=FIELDS):
        messages.success(request, _("The file is kept with its fingerprint."))
        return redirect("drafting:signing", code)
    return show(request, draft, status=422, keeps=form)


@login_required
@require_POST
def let_see(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Let everyone see a scan or photograph, or the parties' offices alone."""
    draft = editable_draft(request, code)
    by: Any = request.user
    get_object_or_404(keeping.attached(draft), pk=number)
    keeping.show_keepsake(draft, number, by=by, public=request.POST.get("public") == "on")
    return redirect("drafting:signing", code)


@login_required
@require_POST
def take_off(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Take a scan or photograph off the signing."""
    draft = editable_draft(request, code)
    by: Any = request.user
    try:
        keeping.take_off(draft, number, by=by, why=request.POST.get("why", "")[:1_000])
    except Refused as refused:
        return show(request, draft, status=422, refused=[say(r) for r in refused.reasons])
    return redirect("drafting:signing", code)


@login_required
@require_POST
def hold(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Say who keeps an original, and where."""
    draft = editable_draft(request, code)
    by: Any = request.user
    rows = list(Original.objects.select_related("keeper").filter(ceremony__draft=draft))
    forms = hold_forms(draft, rows, sent=request.POST, number=number)
    form = next((one for one in forms if one.original.number == number), None)
    if form is None:
        raise Http404
    if form.carries_out(
        lambda: keeping.hold_original(draft, number, by=by, **form.facts()), fields=FIELDS
    ):
        messages.success(request, _("Saved where the original is kept."))
        return redirect("drafting:signing", code)
    return show(request, draft, status=422, holds=forms)


@require_safe
def kept(request: HttpRequest, code: str, number: int) -> FileResponse:
    """A scan or photograph: for the parties' offices, and for everyone when it was opened.

    It goes out as what its content is, under a name of ours, and is never guessed at.
    """
    rows = Keepsake.objects.filter(kind__in=TAKEN).select_related("ceremony__draft")
    found = get_object_or_404(rows, ceremony__draft__code=code, pk=number)
    if not open_to_all(found, found.ceremony.draft):
        visible_draft(request, code)
    path = file_at(found.file)
    if path is None:
        raise Http404
    answer = FileResponse(
        path.open("rb"),
        as_attachment=found.media_type == TIFF,
        filename=f"{code}-{found.sha256[:12]}.{found.media_type.rpartition('/')[2]}",
        content_type=found.media_type,
    )
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def open_to_all(keepsake: Keepsake, draft: Draft) -> bool:
    """Whether everyone may see a keepsake: it was opened, and so is the agreement."""
    return keepsake.public and draft.agreement is not None and draft.agreement.public
