"""A review by its link: no account, one review, and nothing else.

Pages by a link tell no other site where they stand, are not indexed and not kept. They send no
referrer, so browsers name no origin with a form either, and the usual check against forged forms
cannot pass: the secret in the address is what a forger does not have, and no session counts here.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from phinong.drafting.links import review_by
from phinong.drafting.models import Review
from phinong.drafting.pacing import MOST_MISSES, MOST_WRITES, counted, so_far
from phinong.drafting.review_rules import Stage
from phinong.drafting.reviewing import Guest, stage_now
from phinong.drafting.views.reviewed import Door, decided, remarked, replied, show_review

NAMES = ("link", "link-remark", "link-outcome", "link-reply")
SHUT = frozenset({Stage.EXPIRED, Stage.REVOKED})

View = Callable[..., HttpResponse]


def kept_quiet(answer: HttpResponse) -> HttpResponse:
    """An answer that no cache keeps, no index lists, and no other site hears of."""
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def refused(request: HttpRequest, status: HTTPStatus, why: str) -> HttpResponse:
    """A page that says in three languages why nothing opens, and tells nothing else."""
    return render(request, "drafting/review_shut.html", {"why": why, "code": status}, status=status)


def by_link(view: Callable[..., HttpResponse]) -> View:
    """A view for who comes by a link: it is given the door, or is never asked."""

    @csrf_exempt
    @wraps(view)
    def opened(request: HttpRequest, secret: str, **more: Any) -> HttpResponse:
        return kept_quiet(answered(view, request, secret, **more))

    return opened


def answered(view: View, request: HttpRequest, secret: str, **more: Any) -> HttpResponse:
    """What a link answers: the review, or a page that says why it does not open."""
    caller = request.META.get("REMOTE_ADDR", "")
    if so_far("miss", caller) >= MOST_MISSES:
        return refused(request, HTTPStatus.TOO_MANY_REQUESTS, "often")
    review = review_by(secret)
    if review is None:
        counted("miss", caller)
        return refused(request, HTTPStatus.NOT_FOUND, "unknown")
    stage = stage_now(review)
    if stage in SHUT:
        return refused(request, HTTPStatus.GONE, str(stage))
    if request.method == "POST" and counted("write", str(review.pk)) > MOST_WRITES:
        return refused(request, HTTPStatus.TOO_MANY_REQUESTS, "often")
    return view(request, door_by(review, secret), **more)


def door_by(review: Review, secret: str) -> Door:
    """The door that a link opens."""
    return Door(review, lambda name: Guest(review, name.strip()), NAMES, {"secret": secret}, True)


@by_link
@require_safe
def page(request: HttpRequest, door: Door) -> HttpResponse:
    """Exactly the version that was sent."""
    return show_review(request, door)


@by_link
@require_POST
def remark(request: HttpRequest, door: Door) -> HttpResponse:
    """A remark by the link."""
    return remarked(request, door)


@by_link
@require_POST
def outcome(request: HttpRequest, door: Door) -> HttpResponse:
    """An outcome by the link."""
    return decided(request, door)


@by_link
@require_POST
def reply(request: HttpRequest, door: Door, remark: int) -> HttpResponse:
    """A reply by the link."""
    return replied(request, door, remark)
