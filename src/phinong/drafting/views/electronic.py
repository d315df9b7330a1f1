"""Electronic signatures on the sealed text: made, received, given out and checked."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from phinong.core.asked import language
from phinong.core.messages import say
from phinong.core.refusals import Refusal, Refused
from phinong.drafting.electronic import receive_signed, sign_electronically
from phinong.drafting.forms_electronic import ReceiveForm
from phinong.drafting.models import Draft, Keepsake, KeepsakeKind
from phinong.drafting.pages.electronic import check_of, electronic_part
from phinong.drafting.views.signing import paper, readable_draft, show
from phinong.drafting.views.workspace import editable_draft

# Which control a reason belongs to; others stand above the form.
OF_THE_FILE = (
    "signed-file-missing",
    "signed-file-too-large",
    "signed-file-another-text",
    "signed-file-without-ours",
    "signed-file-nothing-new",
    "signed-file-unreadable",
    "signed-file-changed",
    "signed-file-covers-text",
    "signed-file-broken",
)
FIELDS = {**dict.fromkeys(OF_THE_FILE, "file"), "electronic-signed-already": "party"}


@login_required
@require_POST
def sign(request: HttpRequest, code: str) -> HttpResponse:
    """Sign for the party whose office was chosen, on the file that was shown."""
    draft = editable_draft(request, code)
    by: Any = request.user
    given, seen = request.POST.get("party", ""), request.POST.get("seen", "")
    party = next((one for one in draft.parties.all() if str(one.pk) == given), None)
    try:
        if party is None:
            raise Refused([Refusal("electronic-party-missing")])
        sign_electronically(draft, by=by, party=party, seen=seen)
    except Refused as refused:
        return show(request, draft, status=422, refused=[say(r) for r in refused.reasons])
    messages.success(request, _("The sealed text is signed electronically."))
    return redirect("drafting:signing", code)


@login_required
@require_POST
def receive(request: HttpRequest, code: str) -> HttpResponse:
    """Take in the file that was signed elsewhere."""
    draft = editable_draft(request, code)
    by: Any = request.user
    parties = electronic_part(draft, by).receiving
    form = ReceiveForm(request.POST, request.FILES, parties=parties)
    if form.carries_out(lambda: receive_signed(draft, by=by, **form.facts()), fields=FIELDS):
        messages.success(request, _("The signatures hold, and the signed file is kept."))
        return redirect("drafting:signing", code)
    return show(request, draft, status=422, receives=form)


@require_safe
def signed(request: HttpRequest, code: str) -> FileResponse:
    """The sealed text with all electronic signatures, for who may read the sealed text."""
    files = Keepsake.objects.filter(ceremony__draft__code=code, kind=KeepsakeKind.SIGNED)
    return paper(request, files.order_by("-pk").first(), f"{code}-signed.pdf")


@never_cache
@require_safe
def signatures(request: HttpRequest, code: str) -> HttpResponse:
    """Every electronic signature, checked now, for who may read the sealed text."""
    draft = readable_draft(request, get_object_or_404(Draft.objects.with_parties(), code=code))
    check = check_of(draft)
    if check is None:
        raise Http404
    context = {"draft": draft, "title": draft.title(language()), "check": check}
    return render(request, "drafting/signatures.html", context)
