"""Where documents come in."""

from collections.abc import Iterator

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phinong.accounts.requests import SignedIn
from phinong.accounts.roles import May
from phinong.core.asked import language
from phinong.core.messages import say
from phinong.core.refusals import Refusal, Refused
from phinong.record.actions import add_document
from phinong.record.models import Document, DocumentKind
from phinong.site.intake import second_reader
from phinong.site.intake.forms import IntakeForm, too_large
from phinong.site.intake.take_in import Arrival, Outcome, take_in_all


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedIn) -> HttpResponse:
    """Take documents in; each is judged by itself, good ones are kept, bad ones named."""
    if not request.user.may_anywhere(May.ADD_DOCUMENT):
        raise Http404
    form = IntakeForm(
        request.POST or None, request.FILES or None, user=request.user, language=language()
    )
    if request.method != "POST" or not form.is_valid():
        status = 422 if request.method == "POST" else 200
        return render(request, "site/intake.html", {"form": form}, status=status)
    kept = [document for arrival in arrivals(form) for document in kept_of(request, form, arrival)]
    for reason in second_reader.read_new(kept, by=request.user):
        messages.warning(request, say(reason))
    if not kept:
        return render(request, "site/intake.html", {"form": form}, status=422)
    if len(kept) == 1:
        return redirect("site:review-document", kept[0].code)
    return redirect("site:review")


def arrivals(form: IntakeForm) -> list[Arrival | UploadedFile]:
    """What the form brings: each file, or the text, or an address alone."""
    facts = {
        name: form.cleaned_data[name] for name in ("address", "title", "publisher", "published")
    }
    files = form.cleaned_data["uploads"]
    if files:
        return [file if too_large(file.size) else arrival_of(file, facts) for file in files]
    return [Arrival(content=form.cleaned_data["text"].encode(), **facts)]


def arrival_of(file: UploadedFile, facts: dict[str, str]) -> Arrival:
    """An uploaded file; its type is found from its content, not from what the browser says."""
    return Arrival(content=file.read(), name=file.name or "file", **facts)


def kept_of(
    request: SignedIn, form: IntakeForm, arrival: Arrival | UploadedFile
) -> Iterator[Document]:
    """Keep what one arrival holds; say of each document what became of it."""
    kept_by, public = form.cleaned_data["kept_by"], form.cleaned_data["public"]
    name = arrival.name or _("Pasted text")
    if isinstance(arrival, UploadedFile):
        messages.error(request, f"{name}: " + _("The file is too large. Nothing was kept of it."))
        return
    if arrival.content:
        outcomes = take_in_all(arrival, by=request.user, kept_by=kept_by, public=public)
    else:
        outcomes = iter([address_alone(request, arrival, kept_by=kept_by, public=public)])
    for outcome in outcomes:
        tell(request, outcome, outcome.name or name)
        if outcome.document:
            yield outcome.document


def tell(request: SignedIn, outcome: Outcome, name: str) -> None:
    """What became of one document: kept, and what to look at in it, or why it was not kept."""
    if outcome.document:
        messages.success(
            request, _("%(name)s is kept and read.") % {"name": outcome.document.title}
        )
    for reason in outcome.reasons:
        messages.error(request, refusal_of(reason, name))
    for remark in outcome.remarks:
        messages.warning(request, f"{name}: {say(remark)}")


def refusal_of(reason: Refusal, name: str) -> str:
    """Why a document was not kept; where its words stand already, with the way there."""
    said = f"{name}: {say(reason)}"
    if reason.code != "document-kept-already":
        return said
    url = reverse("record:document", args=[reason.facts["code"]])
    return format_html('{} <a href="{}">{}</a>', said, url, _("Open that document"))


def address_alone(request: SignedIn, arrival: Arrival, *, kept_by: str, public: bool) -> Outcome:
    """An address without a saved copy: a source that waits to be checked."""
    try:
        document = add_document(
            by=request.user,
            kept_by=kept_by,
            public=public,
            kind=DocumentKind.ADDRESS,
            title=arrival.title or arrival.address,
            publisher=arrival.publisher,
            published_edtf=arrival.published,
            address=arrival.address,
        )
    except Refused as refused:
        return Outcome(arrival.name, reasons=tuple(refused.reasons))
    return Outcome(arrival.name, document)
