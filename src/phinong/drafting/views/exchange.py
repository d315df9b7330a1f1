"""Texts that travel between two registers: keys, bundles out and in, their text beside ours."""

import json
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phinong.accounts.roles import May
from phinong.core.asked import language
from phinong.core.messages import say
from phinong.core.refusals import Refusal, Refused
from phinong.drafting import exchanging, keys
from phinong.drafting.bundles import LARGEST, Envelope
from phinong.drafting.exchanging import Arrived
from phinong.drafting.forms import ReasonForm
from phinong.drafting.forms_exchange import BundleForm, SendForm, TrustForm
from phinong.drafting.models import Bundle, Direction, Draft, PartnerKey
from phinong.drafting.pages.exchange import comparison_of, keys_of, offices_to
from phinong.drafting.views.workspace import editable_draft, show, visible_draft
from phinong.drafting.wording_now import numbers
from phinong.places.models import Body
from phinong.record.files import file_at, keep_file

SALT = "phinong.drafting.bundle"
KEPT_SECONDS = 24 * 3600

# ── Keys ──


def show_keys(request: HttpRequest, *, status: int = 200, **more: Any) -> HttpResponse:
    """The keys of the reader's offices."""
    offices = offices_to(request.user, May.APPROVE)
    context = {
        "offices": keys_of(request.user),
        "trust": TrustForm(offices=offices) if offices else None,
        **more,
    }
    return render(request, "drafting/exchange_keys.html", context, status=status)


@login_required
@require_safe
def key_list(request: HttpRequest) -> HttpResponse:
    """The offices' own keys, and the partners' keys they trust."""
    return show_keys(request)


@login_required
@require_POST
def make_key(request: HttpRequest, office: str) -> HttpResponse:
    """Give an office a key pair; the one before signs nothing more."""
    by: Any = request.user
    keys.make_key(get_object_or_404(Body, code=office), by=by)
    messages.success(request, _("The office has a new key. Tell your partners its fingerprint."))
    return redirect("drafting:keys")


@login_required
@require_POST
def trust_key(request: HttpRequest) -> HttpResponse:
    """Trust a partner's key whose fingerprint was read out."""
    by: Any = request.user
    offices = offices_to(by, May.APPROVE)
    if not offices:
        raise Http404
    form = TrustForm(request.POST, offices=offices)
    if form.is_valid():
        try:
            keys.trust_key(by=by, **form.cleaned_data)
        except Refused as refused:
            form.add_refusals(refused)
        else:
            messages.success(request, _("The key is trusted. Its bundles can be received now."))
            return redirect("drafting:keys")
    return show_keys(request, trust=form, status=422)


@login_required
@require_POST
def revoke_key(request: HttpRequest, number: int) -> HttpResponse:
    """Trust a partner's key no longer."""
    by: Any = request.user
    mine = PartnerKey.objects.filter(kept_by__in=by.body_codes())
    form = ReasonForm(request.POST)
    why = form.cleaned_data["why"] if form.is_valid() else ""
    try:
        keys.revoke_key(get_object_or_404(mine, pk=number), by=by, why=why)
    except Refused as refused:
        return show_keys(request, reasons=said(refused), status=422)
    return redirect("drafting:keys")


@login_required
@require_safe
def public_key(request: HttpRequest, office: str) -> HttpResponse:
    """The public key of an office of the reader, as a file to send to partners."""
    user: Any = request.user
    key = keys.key_in_use(office) if office in user.body_codes() else None
    if key is None:
        raise Http404
    whole = {"office": office, "kid": key.kid, "public": key.public, "alg": "EdDSA"}
    return as_file(json.dumps(whole, indent=1).encode(), f"{office}-key.json")


def as_file(content: bytes, name: str) -> HttpResponse:
    """A JSON file to keep."""
    answer = HttpResponse(content, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def said(refused: Refused) -> list[str]:
    """Every reason in the reader's language."""
    return [say(reason) for reason in refused.reasons]


# ── Going out ──


@login_required
@require_POST
def send(request: HttpRequest, code: str) -> HttpResponse:
    """Sign the text for the other side; the file is then there to be taken."""
    draft = editable_draft(request, code)
    by: Any = request.user
    form = SendForm(request.POST)
    note = form.cleaned_data["message"] if form.is_valid() else ""
    try:
        bundle = exchanging.send(draft, by=by, message=note)
    except Refused as refused:
        return show(request, draft, status=409, reasons=said(refused))
    messages.success(request, _("The text is signed. Save the file and send it to the partner."))
    return redirect("drafting:bundle", code, bundle.pk)


@login_required
@require_safe
def download(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """A bundle as a file, exactly as it was signed."""
    draft = visible_draft(request, code)
    bundle = get_object_or_404(draft.bundles, pk=number)
    envelope = Envelope(bundle.payload, bundle.signature, bundle.kid)
    return as_file(envelope.as_file(), f"{draft.code}-{bundle.pk}.json")


# ── Coming in ──


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def receive(request: HttpRequest) -> HttpResponse:
    """Choose a bundle; it is checked, then kept with its draft or offered as a new one."""
    offices = [body.code for body in offices_to(request.user, May.EDIT_TIE)]
    if not offices:
        raise Http404
    if request.method != "POST":
        return render(request, "drafting/exchange_receive.html", {"form": BundleForm()})
    try:
        content = content_of(request)
        found = exchanging.arrived(content, offices, now=timezone.now())
        draft = draft_asked(request, found)
        if draft is None:
            token = signing.dumps(keep_file(content), salt=SALT)
            return redirect("drafting:arrived", token)
        by: Any = request.user
        bundle = exchanging.receive(draft, found, by=by)
    except Refused as refused:
        context = {"form": BundleForm(), "reasons": said(refused)}
        return render(request, "drafting/exchange_receive.html", context, status=422)
    return redirect("drafting:bundle", draft.code, bundle.pk)


def content_of(request: HttpRequest) -> bytes:
    """The bytes of the file that was sent. Raises Refused without one, or for one too large."""
    file = request.FILES.get("file")
    if file is None:
        raise Refused([Refusal("bundle-file-missing")])
    return file.read(LARGEST + 1)


def draft_asked(request: HttpRequest, found: Arrived) -> Draft | None:
    """The draft of whose page the file was chosen, else the one the bundle belongs to; None for a
    bundle of a draft that is not here, or that this reader may not know of."""
    if code := request.POST.get("draft", ""):
        return visible_draft(request, code)
    known = exchanging.draft_for(found)
    seen = Draft.objects.visible_to(request.user)
    return known if known and seen.filter(pk=known.pk).exists() else None


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def arrived(request: HttpRequest, token: str) -> HttpResponse:
    """A bundle of a draft that is not here: look at it, and begin a draft with it."""
    offices = [body.code for body in offices_to(request.user, May.EDIT_TIE)]
    by: Any = request.user
    try:
        found = exchanging.arrived(kept_content(token), offices, now=timezone.now())
        if request.method == "POST":
            draft = exchanging.begin(found, by=by)
            messages.success(request, _("The draft is begun with the partner's text."))
            return redirect(draft)
    except Refused as refused:
        context = {"form": BundleForm(), "reasons": said(refused)}
        return render(request, "drafting/exchange_receive.html", context, status=422)
    parts = found.sent.whole.parts
    numbered = numbers(parts)
    context = {"found": found, "sent": found.sent, "said": keys.fingerprint(found.key.kid)}
    context["rows"] = [(numbered.get(part.uid), part) for part in parts]
    return render(request, "drafting/exchange_arrived.html", context)


def kept_content(token: str) -> bytes:
    """The file that a page keeps in hand for a day. Raises Http404 for another token."""
    try:
        path = file_at(signing.loads(token, salt=SALT, max_age=KEPT_SECONDS))
    except signing.BadSignature as wrong:
        raise Http404 from wrong
    if path is None:
        raise Http404
    return path.read_bytes()


# ── Their text beside ours ──


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bundle(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """A bundle beside our text; what is sent takes the chosen clauses."""
    draft = editable_draft(request, code) if request.method == "POST" else None
    draft = draft or visible_draft(request, code)
    found = get_object_or_404(draft.bundles.select_related("by"), pk=number)
    if request.method != "POST":
        return show_bundle(request, draft, found)
    by: Any = request.user
    incoming_only(found)
    try:
        exchanging.take_clauses(
            draft,
            found,
            by=by,
            chosen=request.POST.getlist("clause"),
            seen=request.POST.get("seen", ""),
            their_order="order" in request.POST,
        )
    except Refused as refused:
        return show_bundle(request, draft, found, reasons=said(refused), status=409)
    messages.success(request, _("The chosen clauses were taken. All others stayed as they are."))
    return redirect("drafting:bundle", code, number)


def incoming_only(bundle: Bundle) -> None:
    """Nothing is taken from what we sent ourselves. Raises Http404."""
    if bundle.direction != Direction.IN:
        raise Http404


def show_bundle(
    request: HttpRequest, draft: Draft, bundle: Bundle, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The page of a bundle."""
    user: Any = request.user
    context = {
        "draft": draft,
        "bundle": bundle,
        "title": draft.title(language()),
        "page": comparison_of(draft, bundle),
        "incoming": bundle.direction == Direction.IN,
        "may": any(user.may(May.EDIT_TIE, party.body.code) for party in draft.parties.all())
        or user.may(May.EDIT_TIE, draft.kept_by),
        "said": keys.fingerprint(bundle.kid),
        **more,
    }
    return render(request, "drafting/exchange_bundle.html", context, status=status)


@login_required
@require_POST
def approval(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Count the approval that a bundle carries."""
    draft = editable_draft(request, code)
    by: Any = request.user
    found = get_object_or_404(draft.bundles.filter(direction=Direction.IN), pk=number)
    words = _("Approved elsewhere; the signed bundle %(bundle)s says so.")
    words %= {"bundle": found.sha256[:12]}
    try:
        exchanging.count_approval(draft, found, by=by, words=words)
    except Refused as refused:
        return show_bundle(request, draft, found, reasons=said(refused), status=409)
    messages.success(request, _("The partner's approval is recorded."))
    return redirect("drafting:bundle", code, number)
