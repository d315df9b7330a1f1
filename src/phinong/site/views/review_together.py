"""Accepting a document's findings together, and taking that back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from phinong.accounts.requests import SignedIn
from phinong.accounts.roles import May
from phinong.core.acting import require
from phinong.core.asked import language
from phinong.core.messages import say
from phinong.core.refusals import Refused
from phinong.record.models import Document
from phinong.record.together import Outcome, accept_above, undo_together
from phinong.site.review import together
from phinong.site.review.describe import title_of
from phinong.site.views.review import office_document


def document_to_decide(request: SignedIn, code: str) -> Document:
    """The document, for those who may decide on its findings; else 404."""
    found = office_document(request, code)
    require(request.user, May.DECIDE_FINDING, body=found.kept_by)
    return found


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: SignedIn, code: str) -> HttpResponse:
    """Shows what would be accepted above a level; with a form that was sent, accepts it."""
    found = document_to_decide(request, code)
    given = request.POST if request.method == "POST" else request.GET
    level = together.chosen_level(given.get("level", ""))
    if request.method != "POST":
        return show(request, found, level or together.first_level(found))
    chosen = together.seen(request.POST.getlist("take"))
    stated = f"{level / 100:.2f}" if level else ""
    try:
        outcome = accept_above(
            found,
            by=request.user,
            level=level / 100 if level else 0,
            seen=chosen,
            doubts=together.doubts,
            why=_("accepted together above %(level)s") % {"level": stated},
        )
    except Refused as refused:
        tell_reasons(request, refused)
        return show(request, found, level or together.first_level(found), status=422)
    count = len(outcome.done)
    done = ngettext(
        "%(count)s finding accepted together.", "%(count)s findings accepted together.", count
    )
    tell(request, outcome, done % {"count": count})
    return redirect("site:review-document", found.code)


@login_required
@require_POST
def undo(request: SignedIn, code: str) -> HttpResponse:
    """Takes the last batch of a document back."""
    found = document_to_decide(request, code)
    try:
        outcome = undo_together(found, by=request.user, why="")
    except Refused as refused:
        tell_reasons(request, refused)
    else:
        count = len(outcome.done)
        done = ngettext(
            "%(count)s finding taken back.", "%(count)s findings taken back together.", count
        )
        tell(request, outcome, done % {"count": count})
    return redirect("site:review-document", found.code)


def tell(request: SignedIn, outcome: Outcome, done: str) -> None:
    """Say what was done, and of each finding that was refused why."""
    if outcome.done:
        messages.success(request, done)
    for finding, reasons in outcome.refused:
        said = " ".join(say(reason) for reason in reasons)
        number = f"{finding.order + 1} {title_of(finding, language())}"
        messages.error(request, f"{number}: {said}")


def tell_reasons(request: SignedIn, refused: Refused) -> None:
    """Say why nothing was done."""
    for reason in refused.reasons:
        messages.error(request, say(reason))


def show(request: SignedIn, found: Document, level: int, status: int = 200) -> HttpResponse:
    """The page with what would be accepted above this level."""
    context = together.context(found, level=level, user=request.user, language=language())
    return render(request, "site/review_together.html", context, status=status)
