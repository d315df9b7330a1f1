"""What a desk reads of meetings, of what they resolved and of promises: its questions, and the rows
of their answers."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)

from phinong.accounts.pressing import Blocks
from phinong.core.counting import IN_ALL, with_total
from phinong.core.questions import Given, Question
from phinong.meetings.consequences import CERTIFY, VERDICT
from phinong.meetings.models import (
    Answer,
    Commitment,
    CommitmentState,
    Consequence,
    Correction,
    CorrectionState,
    Invitation,
    Meeting,
    MeetingStatus,
    Rival,
)
from phinong.places.models import Body

TO_COME = (MeetingStatus.PLANNED, MeetingStatus.CALLED)
SETTLED = (MeetingStatus.REPORTED, MeetingStatus.CERTIFIED, MeetingStatus.CANCELLED)
UNKEPT = (CommitmentState.OPEN, CommitmentState.CHANGED)
# What each thing that was resolved holds up while it is not done.
HOLDING = {VERDICT: Blocks.PARTNER, "remark": Blocks.PARTNER, CERTIFY: Blocks.MINUTES}


# ── Meetings ──


class Headed(NamedTuple):
    """A meeting as far as a desk tells of it; the last three count what is open of it."""

    pk: int
    code: str
    titles: Mapping[str, str]
    number: int | None
    be_year: int | None
    held_edtf: str
    held_day: date | None
    status: str
    kept_by: str
    committee: int
    committee_names: Mapping[str, str]
    open_unanswered: int | None
    open_corrections: int | None
    open_rivals: int | None


MEETING = Headed._fields[:-4]


def under_way(given: Given) -> QuerySet[Any]:
    """The meetings of offices that are to come, or whose minutes are not certified."""
    meetings = Meeting.objects.filter(kept_by__in=given.each("offices")).exclude(status__in=SETTLED)
    counted = meetings.annotate(
        open_unanswered=how_many(Invitation.objects.filter(answer=Answer.NONE)),
        open_corrections=how_many(Correction.objects.filter(state=CorrectionState.OPEN)),
        open_rivals=how_many(Rival.objects.filter(settled_at=None)),
    )
    columns = (*MEETING, "committee__names", *Headed._fields[-3:])
    return counted.order_by("held_day", "pk").values_list(*columns)


def how_many(rows: QuerySet[Any]) -> Subquery:
    """How many of these rows a meeting has; NULL for none."""
    own = rows.filter(meeting=OuterRef("pk")).order_by().values("meeting")
    return Subquery(own.annotate(n=Count("pk")).values("n"))


MEETINGS_UNDER_WAY = Question(Headed, under_way)


# ── What was resolved ──


class Resolved(NamedTuple):
    """Something that was resolved and not carried out: its own words, the titles of the draft it is
    about (None without one), and its meeting; then how many there are, and hold up something."""

    kind: str
    texts: Mapping[str, str]
    titles: Mapping[str, str] | None
    code: str
    number: int | None
    be_year: int | None
    held_day: date | None
    in_all: int
    holding: int


RESOLVED = (
    "kind",
    "resolution__texts",
    "resolution__version__draft__titles",
    "resolution__meeting__code",
    "resolution__meeting__number",
    "resolution__meeting__be_year",
    "resolution__meeting__held_day",
)


def not_carried_out(given: Given) -> QuerySet[Any]:
    """What held meetings of offices resolved and nobody carried out: what holds up others first."""
    offices = given.each("offices")
    held = Consequence.objects.filter(done_at=None, resolution__meeting__kept_by__in=offices)
    before = (*TO_COME, MeetingStatus.OPEN, MeetingStatus.CANCELLED)
    waiting = held.exclude(resolution__meeting__status__in=before)
    holding = Q(kind__in=list(HOLDING))
    first = ExpressionWrapper(holding, BooleanField()).desc()
    ordered = with_total(waiting, holding=holding).order_by(
        first, "resolution__meeting__held_day", "pk"
    )
    return ordered.values_list(*RESOLVED, IN_ALL, "holding")


NOT_CARRIED_OUT = Question(Resolved, not_carried_out)


# ── Promises ──


class Promised(NamedTuple):
    """A promise as far as a desk tells of it. `in_all` counts what was asked for; `first` says
    whether another one waits for it, `holding` of how many this is so."""

    code: str
    texts: Mapping[str, str]
    due_day: date | None
    due_edtf: str
    kept_by: str
    owner: str | None
    owner_names: Mapping[str, str] | None
    number: int | None
    be_year: int | None
    held_day: date | None
    in_all: int = 0
    first: bool = False
    holding: int = 0


PROMISED = (
    "code",
    "texts",
    "due_day",
    "due_edtf",
    "kept_by",
    "owner__code",
    "owner__names",
    "meeting__number",
    "meeting__be_year",
    "meeting__held_day",
)


def bodies(given: Given) -> QuerySet[Any]:
    """The offices of an asking."""
    return Body.objects.filter(code__in=given.each("offices")).values("pk")


def owed(given: Given) -> QuerySet[Commitment]:
    """Open promises that fall to offices: what they owe, and what they keep for nobody named."""
    nobody_named = Q(owner=None, kept_by__in=given.each("offices"))
    return Commitment.objects.filter(Q(owner__in=bodies(given)) | nobody_named, state__in=UNKEPT)


def pressing(given: Given) -> QuerySet[Any]:
    """Promises that fall to offices and that nothing else has to come before: those due until a
    day, and those that another promise waits for."""
    through = Commitment.depends_on.through.objects
    awaited = through.filter(to_commitment=OuterRef("pk"), from_commitment__state__in=UNKEPT)
    before = through.filter(from_commitment=OuterRef("pk"), to_commitment__state__in=UNKEPT)
    free = owed(given).filter(~Exists(before)).annotate(first=Exists(awaited))
    waiting = free.filter(Q(due_day__lte=given("near")) | Q(first=True))
    ordered = with_total(waiting, holding=Q(first=True)).order_by("-first", "due_day", "pk")
    return ordered.values_list(*PROMISED, IN_ALL, "first", "holding")


def overdue_elsewhere(given: Given) -> QuerySet[Any]:
    """Overdue promises that others owe and offices follow up, the longest overdue first."""
    kept = Commitment.objects.filter(kept_by__in=given.each("keepers"), state__in=UNKEPT)
    late = kept.filter(due_day__lt=given("today"), owner__isnull=False)
    others = late.exclude(owner__in=bodies(given))
    return with_total(others).order_by("due_day", "pk").values_list(*PROMISED, IN_ALL)


def coming(given: Given) -> QuerySet[Commitment]:
    """Promises that fall to offices, due between two days."""
    return owed(given).filter(due_day__gte=given("today"), due_day__lte=given("until"))


def coming_first(given: Given) -> QuerySet[Any]:
    """The same, the first due first."""
    return coming(given).order_by("due_day", "pk").values_list(*PROMISED)


class OnDay(NamedTuple):
    """How many promises are due on a day."""

    day: date
    many: int


def coming_by_day(given: Given) -> QuerySet[Any]:
    """How many of the same are due on which day."""
    by_day: QuerySet[Any] = coming(given).order_by().values("due_day")
    return by_day.annotate(n=Count("pk")).values_list("due_day", "n")


PRESSING = Question(Promised, pressing)
OVERDUE_ELSEWHERE = Question(Promised, overdue_elsewhere)
COMING = Question(Promised, coming_first)
COMING_BY_DAY = Question(OnDay, coming_by_day)
