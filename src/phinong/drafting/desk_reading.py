"""What a desk reads of drafts and of reviews: its questions, and the rows of their answers."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from phinong.accounts.models import Role
from phinong.core.questions import Given, Question
from phinong.drafting.models import Draft, DraftParty, Review, RouteStep
from phinong.drafting.review_rules import CLOSED_DRAFTS

# ── Drafts ──


class Side(NamedTuple):
    """A party to a draft, as far as a desk tells of it: its body, its route (None before it was
    started), and whether an office of it works here. Beside it stands the draft."""

    pk: int
    body: str
    names: Mapping[str, str]
    route: int | None
    draft: int
    code: str
    titles: Mapping[str, str]
    kept_by: str
    has_office: bool


SIDE = ("pk", "body__code", "body__names", "route__pk")
ITS_DRAFT = ("draft", "draft__code", "draft__titles", "draft__kept_by")


class Standing(NamedTuple):
    """A step of a route as far as it says whose turn it is."""

    route: int
    pk: int
    state: str
    since: date | None
    done_on: date | None
    order: int


class Called(NamedTuple):
    """A step by its names."""

    pk: int
    names: Mapping[str, str]


def sides(given: Given) -> QuerySet[Any]:
    """The sides of the open drafts of offices, draft by draft."""
    here = Role.objects.filter(body=OuterRef("body")).values("pk")
    drafts = Draft.objects.of_offices(given.each("offices")).open().values("pk")
    parties = DraftParty.objects.filter(draft__in=drafts).annotate(has_office=Exists(here))
    return parties.order_by("draft", "side", "pk").values_list(*SIDE, *ITS_DRAFT, "has_office")


def steps(given: Given) -> QuerySet[Any]:
    """The steps of routes, each in its order."""
    of_routes = RouteStep.objects.filter(route__pk__in=given.each("routes"))
    return of_routes.order_by("order", "id").values_list(*Standing._fields)


def names(given: Given) -> QuerySet[Any]:
    """What steps are called."""
    return RouteStep.objects.filter(pk__in=given.each("steps")).values_list(*Called._fields)


SIDES = Question(Side, sides)
STEPS = Question(Standing, steps)
NAMES = Question(Called, names)


# ── Reviews ──


class AskedFor(NamedTuple):
    """A review that was asked of an office, and the titles of the draft it is about."""

    number: int
    kind: str
    due: date | None
    asked_at: datetime
    titles: Mapping[str, str]
    office: str


ASKED_FOR = ("pk", "kind", "due", "asked_at", "draft__titles", "body__code")


def open_reviews(given: Given) -> QuerySet[Any]:
    """Reviews of open drafts, asked of offices inside the register, without an outcome: the first
    due first."""
    mine = Review.objects.filter(body__code__in=given.each("offices"), secret_sha256="")
    open_ones = mine.filter(answered_at=None, revoked_at=None)
    asked = open_ones.exclude(draft__status__in=CLOSED_DRAFTS)
    return asked.order_by("due", "asked_at", "pk").values_list(*ASKED_FOR)


OPEN_REVIEWS = Question(AskedFor, open_reviews)
