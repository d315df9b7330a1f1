"""A review as its reviewer sees it: exactly the version that was sent, remarks, and an outcome.

The same page for an office that is asked inside and, in `review_link`, for who comes by a link.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phinong.core.acting import Actor, NotAllowed
from phinong.core.asked import language
from phinong.core.messages import say
from phinong.core.refusals import Refused, refuse_if
from phinong.drafting import remarking
from phinong.drafting.access import May
from phinong.drafting.forms_review import OutcomeForm, RemarkForm, ReplyForm
from phinong.drafting.models import Review
from phinong.drafting.pages.reviews import asked_of, sent_version
from phinong.drafting.review_rules import why_not_review
from phinong.drafting.reviewing import give_outcome, require_reviewer, stage_now
from phinong.drafting.views.writing import errors_of

TEMPLATE = "drafting/review.html"


@dataclass(frozen=True, slots=True)
class Door:
    """By which way somebody came to a review, and who that is for a name they gave."""

    review: Review
    by: Callable[[str], Actor]
    names: tuple[str, str, str, str]
    key: dict[str, Any]
    guest: bool

    def address(self, place: int, **more: Any) -> str:
        """One of the review's addresses: page, remark, outcome, reply."""
        return reverse(f"drafting:{self.names[place]}", kwargs={**self.key, **more})

    def may(self, what: str) -> bool:
        """Whether who came by this way may do `what` in the review."""
        try:
            require_reviewer(self.by(""), what, self.review)
        except NotAllowed:
            return False
        return True

    @property
    def page(self) -> str:
        """Where the review is read."""
        return self.address(0)

    @property
    def remark(self) -> str:
        """Where remarks go."""
        return self.address(1)

    @property
    def outcome(self) -> str:
        """Where the outcome goes."""
        return self.address(2)


def show_review(
    request: HttpRequest, door: Door, *, status: int = 200, **more: Any
) -> HttpResponse:
    """The page of a review; `more` is what a refused act adds to it."""
    page = sent_version(door.review, language())
    mine = more.pop("mine", None) or {"uid": request.GET.get("on", "")}
    may = {"may_remark": door.may(May.EDIT_TIE), "may_decide": door.may(May.APPROVE)}
    initial = {"name": page.name, "seen": door.review.version.sha256}
    form = OutcomeForm(initial=initial, guest=door.guest)
    context = {"door": door, "review": door.review, "draft": door.review.draft, "page": page}
    context |= {"mine": mine, "outcome": form, **may, **more}
    return render(request, TEMPLATE, context, status=status)


def acted_on(
    request: HttpRequest, door: Door, act: Callable[[], object], *, done: str, at: str, **more: Any
) -> HttpResponse:
    """Do an act and show the review again; a refusal comes with its reasons and what was sent."""
    try:
        act()
    except Refused as refused:
        said = [say(reason) for reason in refused.reasons]
        return show_review(request, door, status=422, reasons=said, mine=request.POST, **more)
    messages.success(request, done)
    return redirect(f"{door.page}{at}")


def remarked(request: HttpRequest, door: Door) -> HttpResponse:
    """A remark on the version that was sent."""
    form = RemarkForm(request.POST)
    if not form.is_valid():
        reasons = errors_of(form)
        return show_review(request, door, status=422, reasons=reasons, mine=request.POST)
    given = form.cleaned_data

    def act() -> object:
        return remarking.remark_in_review(
            door.review,
            by=door.by(given["name"]),
            name=given["name"],
            spot=form.spot(),
            words=given["words"],
            proposal=form.proposal_or_none(),
        )

    done = _("Your remark is kept.")
    return acted_on(request, door, act, done=done, at=f"#c-{given['uid']}" if given["uid"] else "")


def decided(request: HttpRequest, door: Door) -> HttpResponse:
    """An outcome on the version that was sent."""
    form = OutcomeForm(request.POST, guest=door.guest)
    if not form.is_valid():
        return show_review(request, door, status=422, outcome=form, reasons=errors_of(form))
    given = form.cleaned_data
    origin = f"{request.scheme}://{request.get_host()}"

    def act() -> object:
        return give_outcome(door.review, by=door.by(given["name"]), origin=origin, **given)

    done = _("The outcome is recorded for exactly this text.")
    return acted_on(request, door, act, done=done, at="#outcome", outcome=form)


def replied(request: HttpRequest, door: Door, number: int) -> HttpResponse:
    """A word in a thread of this review."""
    remark = get_object_or_404(door.review.remarks, pk=number)
    form = ReplyForm(request.POST)
    given = form.cleaned_data if form.is_valid() else {"name": "", "words": ""}

    def act() -> object:
        name = given["name"]
        return remarking.reply(remark, by=door.by(name), words=given["words"], name=name)

    return acted_on(request, door, act, done=_("Your reply is kept."), at=f"#r-{remark.pk}")


def door_of(request: HttpRequest, number: int, what: str = May.READ_OFFICE) -> Door:
    """The review that the reader's office is asked for; 404 for anybody else's, and for who may not
    do `what` in that office."""
    user: Any = request.user
    found = Review.objects.select_related("draft", "version", "body", "asked_by")
    mine = found.filter(body__code__in=user.body_codes(), secret_sha256="")
    review = get_object_or_404(mine, pk=number)
    require_reviewer(user, what, review)
    try:
        refuse_if(why_not_review("read", stage_now(review), review.draft.status))
    except Refused as refused:
        raise Http404 from refused
    names = ("asked", "asked-remark", "asked-outcome", "asked-reply")
    return Door(review, lambda _name: user, names, {"number": number}, guest=False)


@login_required
@require_safe
def asked_list(request: HttpRequest) -> HttpResponse:
    """Reviews that the reader's offices are asked for."""
    rows = [(review, review.draft.title(language())) for review in asked_of(request.user)[:200]]
    return render(request, "drafting/review_asked.html", {"rows": rows})


@login_required
@require_safe
def asked(request: HttpRequest, number: int) -> HttpResponse:
    """The version that the reader's office is asked to review."""
    return show_review(request, door_of(request, number))


@login_required
@require_POST
def remark(request: HttpRequest, number: int) -> HttpResponse:
    """A remark by the asked office."""
    return remarked(request, door_of(request, number, May.EDIT_TIE))


@login_required
@require_POST
def outcome(request: HttpRequest, number: int) -> HttpResponse:
    """The asked office's outcome."""
    return decided(request, door_of(request, number, May.APPROVE))


@login_required
@require_POST
def reply(request: HttpRequest, number: int, remark: int) -> HttpResponse:
    """A reply by the asked office."""
    return replied(request, door_of(request, number, May.EDIT_TIE), remark)
