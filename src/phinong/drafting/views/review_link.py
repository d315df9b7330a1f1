"""A review by its link: no account, one review, and nothing else (see `link_door`)."""

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from phinong.drafting.links import review_by
from phinong.drafting.models import Review
from phinong.drafting.review_rules import Stage
from phinong.drafting.reviewing import Guest, stage_now
from phinong.drafting.views.link_door import Lock, View, by_link
from phinong.drafting.views.reviewed import Door, decided, remarked, replied, show_review

NAMES = ("link", "link-remark", "link-outcome", "link-reply")
SHUT = {Stage.EXPIRED: "expired", Stage.REVOKED: "taken-back"}


def why_shut(review: Review) -> str:
    """Why a review's link does not open now; empty when it does."""
    return SHUT.get(stage_now(review), "")


LOCK = Lock(review_by, why_shut, lambda review: str(review.pk))


def by_review_link(view: View) -> View:
    """A view for who comes by a review's link: it is given the door."""

    @wraps(view)
    def at_door(request: HttpRequest, review: Review, secret: str, **more: Any) -> HttpResponse:
        return view(request, door_by(review, secret), **more)

    return by_link(LOCK)(at_door)


def door_by(review: Review, secret: str) -> Door:
    """The door that a link opens."""
    return Door(review, lambda name: Guest(review, name.strip()), NAMES, {"secret": secret}, True)


@by_review_link
@require_safe
def page(request: HttpRequest, door: Door) -> HttpResponse:
    """Exactly the version that was sent."""
    return show_review(request, door)


@by_review_link
@require_POST
def remark(request: HttpRequest, door: Door) -> HttpResponse:
    """A remark by the link."""
    return remarked(request, door)


@by_review_link
@require_POST
def outcome(request: HttpRequest, door: Door) -> HttpResponse:
    """An outcome by the link."""
    return decided(request, door)


@by_review_link
@require_POST
def reply(request: HttpRequest, door: Door, remark: int) -> HttpResponse:
    """A reply by the link."""
    return replied(request, door, remark)
