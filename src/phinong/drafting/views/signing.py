"""The signing of a draft: who signs, and that it was signed."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phinong.core.asked import language
from phinong.core.languages import content_tag
from phinong.core.messages import say
from phinong.core.refusals import Refused
from phinong.drafting import signing
from phinong.drafting.access import May, offices_of
from phinong.drafting.forms_electronic import ReceiveForm
from phinong.drafting.forms_keeping import KeepForm, hold_forms
from phinong.drafting.forms_signing import SignerForm, SigningForm
from phinong.drafting.models import Draft, Keepsake, KeepsakeKind
from phinong.drafting.pages.electronic import electronic_part
from phinong.drafting.pages.signing import (
    SigningPage,
    copies,
    paper_of,
    signing_page,
    why_not_now,
)
from phinong.drafting.signing_rules import why_not_day
from phinong.drafting.views.workspace import editable_draft, visible_draft
from phinong.record.files import file_at


def show(request: HttpRequest, draft: Draft, status: int = 200, **forms: Any) -> HttpResponse:
    """The page of a signing with its two forms."""
    page = signing_page(draft)
    may = may_keep(request.user, draft)
    context = {
        "draft": draft,
        "title": draft.title(language()),
        "page": page,
        "may": may,
        "holds": hold_forms(draft, page.originals) if may else [],
        "keeps": KeepForm(originals=page.originals),
        "signer": SignerForm(draft=draft),
        "signing": SigningForm(gaps=bool(page.gaps)),
        "reasons": [say(reason) for reason in why_not_now(draft)],
        **electronic_context(draft, request.user, page),
        **forms,
    }
    return render(request, "drafting/signing.html", context, status=status)


def electronic_context(draft: Draft, user: Any, page: SigningPage) -> dict[str, Any]:
    """The part of electronic signatures; nothing before the signing."""
    if page.ceremony is None:
        return {}
    part = electronic_part(draft, user)
    receives = ReceiveForm(parties=part.receiving) if part.receiving else None
    return {"electronic": part, "receives": receives}


def may_keep(user: Any, draft: Draft) -> bool:
    """Whether this person keeps ties in an office of the draft."""
    return any(user.may(May.EDIT_TIE, office) for office in offices_of(draft))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, code: str) -> HttpResponse:
    """The page of the signing; what is sent records that it took place."""
    if request.method != "POST":
        return show(request, visible_draft(request, code))
    draft = editable_draft(request, code)
    form = SigningForm(request.POST, gaps=bool(signing.signed_facts(draft)["gaps"]))
    if form.is_valid():
        try:
            agreement = recorded(request, draft, form.cleaned_data)
        except Refused as refused:
            form.add_refusals(refused)
        else:
            messages.success(request, _("The signing is recorded, and the sealed text is kept."))
            return redirect(agreement)
    return show(request, draft, status=422, signing=form)


def recorded(request: HttpRequest, draft: Draft, given: dict[str, Any]) -> Any:
    """The agreement that the signing made. Raises Refused."""
    by: Any = request.user
    day, venue, tag = given["day"], given["venue"], content_tag(language())
    tags = tuple(draft.languages.values_list("tag", flat=True))
    address = request.build_absolute_uri(reverse("drafting:paper", args=[draft.code]))
    unclear = bool(why_not_day(day, localdate())) or not draft.versions.exists()
    paper = (
        signing.Paper(b"", "")
        if unclear
        else paper_of(draft, day=day, venue=venue, address=address)
    )
    return signing.sign(
        draft,
        by=by,
        day=day,
        today=localdate(),
        paper=paper,
        originals=copies(given["originals"], given["kept_at"], tags, tag),
        venue={tag: venue} if venue else {},
        public=given["public"],
        gaps_seen=given.get("gaps_seen", False),
    )


@login_required
@require_POST
def add_signer(request: HttpRequest, code: str) -> HttpResponse:
    """Name who signs or witnesses."""
    draft = editable_draft(request, code)
    by: Any = request.user
    form = SignerForm(request.POST, draft=draft)
    if form.carries_out(lambda: signing.add_signer(draft, by=by, **form.facts())):
        return redirect("drafting:signing", code)
    return show(request, draft, status=422, signer=form)


@login_required
@require_POST
def remove_signer(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Take a line from under the text."""
    draft = editable_draft(request, code)
    by: Any = request.user
    try:
        signing.remove_signer(draft, number, by=by)
    except Refused as refused:
        return show(request, draft, status=422, reasons=[say(r) for r in refused.reasons])
    return redirect("drafting:signing", code)


@require_safe
def sealed(request: HttpRequest, code: str) -> FileResponse:
    """The sealed text: for the parties' offices, and for everyone when it was made public."""
    kept = Keepsake.objects.filter(ceremony__draft__code=code, kind=KeepsakeKind.SEALED).first()
    return paper(request, kept, f"{code}.pdf")


@require_safe
def checked(request: HttpRequest, code: str) -> HttpResponse:
    """Where the code on a sealed paper leads: to the agreement's page with its hash and file.

    The paper is set before there is an agreement, and knows the draft alone.
    """
    draft = readable_draft(request, get_object_or_404(Draft, code=code))
    return redirect(draft.agreement or draft)


def paper(request: HttpRequest, kept: Keepsake | None, name: str) -> FileResponse:
    """A kept PDF of the text, or 404 for who may not read it and when it is not there."""
    if kept is None:
        raise Http404
    readable_draft(request, kept.ceremony.draft)
    path = file_at(kept.file)
    if path is None:
        raise Http404
    answer = FileResponse(path.open("rb"), filename=name, content_type="application/pdf")
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def readable_draft(request: HttpRequest, draft: Draft) -> Draft:
    """The draft, for its parties' offices, and for everyone when what was signed is public."""
    if draft.agreement is None or not draft.agreement.public:
        return visible_draft(request, draft.code)
    return draft
