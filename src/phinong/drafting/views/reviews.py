"""Reviews as the office that sent them sees them: rounds, links, the comparison table, redlines."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from phinong.core.asked import language
from phinong.core.messages import say
from phinong.core.refusals import Refused
from phinong.drafting import reviewing
from phinong.drafting.canonical import canonical, sha256_of
from phinong.drafting.docx_out import Paper
from phinong.drafting.forms_review import AskForm
from phinong.drafting.models import Draft, Review
from phinong.drafting.pages.review_paper import paper_of_table
from phinong.drafting.pages.reviews import may_ask, rounds_of, table_of, who_reviews
from phinong.drafting.pages.versions import texts_of, version_rows, wanted
from phinong.drafting.redline_docx import redline_docx
from phinong.drafting.views.word import DOCX
from phinong.drafting.views.workspace import editable_draft, visible_draft


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def reviews(request: HttpRequest, code: str) -> HttpResponse:
    """Every round: what was asked, by when, what came of it; and a form to ask."""
    if request.method != "POST":
        return show(request, visible_draft(request, code))
    draft, by = editable_draft(request, code), request.user
    form = AskForm(request.POST, draft=draft)
    if not form.is_valid():
        return show(request, draft, status=422, form=form)
    try:
        asked = reviewing.ask_for_review(
            draft,
            by=by,  # type: ignore[arg-type]
            today=localdate(),
            origin=origin(request),
            **form.facts(),
        )
    except Refused as refused:
        form.add_refusals(refused)
        return show(request, draft, status=422, form=form)
    return sent(request, draft, asked)


def sent(request: HttpRequest, draft: Draft, asked: reviewing.Asked) -> HttpResponse:
    """After a review was asked for. A link is shown in this answer and never again."""
    if not asked.secret:
        messages.success(request, _("The review is asked for; the office was written to."))
        return redirect("drafting:reviews", draft.code)
    address = origin(request) + reverse("drafting:link", args=[asked.secret])
    answer = show(request, draft, link=address, link_review=asked.review)
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def show(request: HttpRequest, draft: Draft, *, status: int = 200, **more: Any) -> HttpResponse:
    """The rounds; `more` is what an act adds."""
    asks = may_ask(draft, request.user)
    context = {
        "draft": draft,
        "title": draft.title(language()),
        "rounds": rounds_of(draft, language(), localdate()),
        "may_ask": asks,
        "form": AskForm(draft=draft) if asks else None,
    }
    return render(request, "drafting/reviews.html", {**context, **more}, status=status)


def origin(request: HttpRequest) -> str:
    """The address of this register, for links and letters."""
    return f"{request.scheme}://{request.get_host()}"


def review_of(request: HttpRequest, code: str, number: int) -> tuple[Draft, Review]:
    """A review of a draft that the reader works on; 404 for another draft's."""
    draft = editable_draft(request, code)
    return draft, get_object_or_404(draft.reviews.select_related("draft"), pk=number)


@login_required
@require_POST
def revoke(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Take a review back."""
    draft, review = review_of(request, code, number)
    by: Any = request.user
    try:
        reviewing.revoke_review(review, by=by, why=request.POST.get("why", "")[:1_000])
    except Refused as refused:
        return show(request, draft, status=422, reasons=[say(r) for r in refused.reasons])
    messages.success(request, _("The review is taken back. Its link opens no more."))
    return redirect("drafting:reviews", code)


@login_required
@require_POST
def renew(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """A new link in place of the old one."""
    draft, review = review_of(request, code, number)
    by: Any = request.user
    try:
        asked = reviewing.renew_link(review, by=by)
    except Refused as refused:
        return show(request, draft, status=422, reasons=[say(r) for r in refused.reasons])
    return sent(request, draft, asked)


@login_required
@require_POST
def remind(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Write to the reviewing office again."""
    draft, review = review_of(request, code, number)
    by: Any = request.user
    try:
        reviewing.remind_reviewer(review, by=by, origin=origin(request))
    except Refused as refused:
        return show(request, draft, status=422, reasons=[say(r) for r in refused.reasons])
    messages.success(request, _("The office was written to again."))
    return redirect("drafting:reviews", code)


def chosen_review(request: HttpRequest, draft: Draft) -> Review | None:
    """The review that the table is asked for; None for all. 404 for another draft's."""
    number = request.GET.get("review", "")
    if not number:
        return None
    if not number.isdecimal() or len(number) > len(str(2**63)):
        raise Http404
    return get_object_or_404(draft.reviews.select_related("body", "version"), pk=number)


@login_required
@require_safe
def table(request: HttpRequest, code: str) -> HttpResponse:
    """Remark, answer, changed text: of one review or of all."""
    draft = visible_draft(request, code)
    review = chosen_review(request, draft)
    context = {
        "draft": draft,
        "title": draft.title(language()),
        "review": review,
        "who": who_reviews(review, language()) if review else "",
        "rows": table_of(draft, language(), review),
    }
    return render(request, "drafting/review_table.html", context)


@login_required
@require_safe
def table_file(request: HttpRequest, code: str) -> HttpResponse:
    """The same as a DOCX file."""
    draft = visible_draft(request, code)
    review = chosen_review(request, draft)
    written = paper_of_table(draft, review, table_of(draft, language(), review), language())
    name = f"{draft.code}-remarks{f'-{review.pk}' if review else ''}"
    return file_answer(written, name)


@login_required
@require_safe
def redline_file(request: HttpRequest, code: str) -> HttpResponse:
    """Two versions, or a version and the text as it stands, as a file with tracked changes.

    When none is named, what changed since the newest version.
    """
    draft = visible_draft(request, code)
    rows = version_rows(draft)
    if not rows:
        raise Http404
    before = wanted(request.GET.get("from"), rows) or rows[0]
    after = wanted(request.GET.get("to"), rows)
    old, new = texts_of(draft, before, after)
    sha256 = after.sha256 if after else sha256_of(canonical(new))
    names = [party.body.names for party in draft.parties.all()]
    paper = Paper(draft.titles, names, after.number if after else None, sha256)
    at = after.made_at if after else draft.changed_at
    by = after.by or after.office if after else draft.kept_by
    written = redline_docx(old, new, paper, author=by, at=at)
    to = after.number if after else "now"
    return file_answer(written, f"{draft.code}-{before.number}-{to}")


def file_answer(written: bytes, name: str) -> HttpResponse:
    """A DOCX file to keep."""
    answer = HttpResponse(written, content_type=DOCX)
    answer["Content-Disposition"] = f'attachment; filename="{name}.docx"'
    return answer
