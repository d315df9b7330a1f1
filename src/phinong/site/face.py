"""A city's face: what the home page shows of the bodies seated in it, each figure a query."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from django.db.models import Count as Number
from django.db.models import Q

from phinong.activities.models import Activity, Participation
from phinong.core.dates import parse_edtf
from phinong.core.drawing.knots import MapTie
from phinong.core.drawing.plane import Place as Spot
from phinong.learning.issues import shape_of
from phinong.learning.models import LearningItem
from phinong.learning.page import Issue
from phinong.meetings.models import Commitment, CommitmentState, Meeting
from phinong.places.models import Body, Place
from phinong.record.models import Document
from phinong.record.once import once
from phinong.ties.listing import Row
from phinong.ties.models import SIGNED, FigureClaim, Tie, TieQuerySet, TieState
from phinong.ties.queries import Compared, Count

HAPPENED, COMING, ROWS, ON_MAP = 5, 4, 12, 60
# Anniversaries further off than this are not "coming".
SOON_DAYS = 400


@dataclass(frozen=True, slots=True)
class Face:
    """The city: its place and the bodies that act for it, in the register's order."""

    place: Place | None
    bodies: tuple[Body, ...]

    @property
    def numbers(self) -> list[int]:
        """The numbers of the bodies."""
        return [body.pk for body in self.bodies]

    @property
    def codes(self) -> str:
        """The codes of the bodies, as the list of ties takes them."""
        return ",".join(body.code for body in self.bodies)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of what happened or comes: a record, its day, and the kind that cites it."""

    kind: str
    number: int
    day: date | None
    edtf: str
    record: Any
    years: int = 0
    days: int = 0
    cites: tuple[str, int, str] = field(default=("", 0, ""))


@dataclass(frozen=True, slots=True)
class Told:
    """A published figure, the register's own count of the same, and the claims that give it."""

    figure: FigureClaim
    count: Count | None
    numbers: list[int]


def face() -> Face:
    """The bodies marked as this instance's face, and those seated beside them that have ties.

    The first one's place names the city: its university's ties are the city's news too.
    """
    marked = list(Body.objects.filter(has_face=True).with_place().order_by("id"))
    seats = {body.place_id for body in marked if body.place_id}
    beside = Body.objects.filter(place__in=seats, has_face=False, party_to__isnull=False)
    bodies = (*marked, *beside.with_place().distinct().order_by("id"))
    place = next((body.place for body in marked if body.place), None)
    return Face(place, bodies)


def ties(of: Face) -> TieQuerySet:
    """The public ties of the city's bodies, the latest evidence first."""
    return (
        Tie.objects.published()
        .filter(parties__body__in=of.numbers)
        .distinct()
        .order_by("-evidence_day", "-id")
    )


def counts(of: Face, *, today: date) -> dict[str, int]:
    """How many ties of the city are signed, in process, quiet and unverified on this day.

    Quiet ties are signed ones too: the register is quiet, not the friendship.
    """
    mine = ties(of).order_by()
    found = {
        "signed": mine.signed(),
        "process": mine.in_state(TieState.PROCESS, today),
        "quiet": mine.in_state(TieState.QUIET, today),
        "unverified": mine.in_state(TieState.UNVERIFIED, today),
        "all": mine,
    }
    return {name: rows.count() for name, rows in found.items()}


def documents() -> dict[str, int]:
    """How many public sources there are, and how many have their words kept here.

    Counted once for every state of the register: it means reading all of them.
    """

    def count() -> dict[str, int]:
        standing = Document.objects.published().standing()
        return standing.aggregate(total=Number("id"), kept=Number("id", filter=~Q(sha256="")))

    return cast("dict[str, int]", once(count, "documents"))


def on_map(rows: Iterable[Row], language: str) -> tuple[MapTie, ...]:
    """The ties whose partner's place has coordinates, as the woven map takes them."""
    found = []
    for row in rows:
        place = row.lead.place
        if row.state == TieState.UNVERIFIED or place is None:
            continue
        if place.latitude is None or place.longitude is None:
            continue
        name = (place.name(language) or row.lead.name(language)).text
        spot = Spot(place.latitude, place.longitude)
        address = row.tie.get_absolute_url()
        found.append(MapTie(name, address, drawn_state(row.state), spot, row.country))
    return tuple(found)


def drawn_state(state: str) -> str:
    """The thread that draws a state: what is not verified hangs as loosely as what is quiet."""
    return {TieState.UNVERIFIED: "quiet", TieState.ENDED: "quiet"}.get(TieState(state), state)


def happened(of: Face, *, today: date) -> list[Entry]:
    """The latest public activities and meetings of the city, and what its ties last showed."""
    numbers = of.numbers
    # Two ways to the city's activities, each by its own index; asked in one breath the database
    # would look at every activity of the register.
    own = Participation.objects.filter(body__in=numbers).values("activity")
    theirs = Activity.objects.filter(tie__parties__body__in=numbers).values("pk")
    activities = Activity.objects.published().filter(pk__in=own.union(theirs))
    activities = activities.filter(starts_day__lte=today)
    meetings = Meeting.objects.published().filter(
        Q(committee__in=numbers) | Q(committee__parent__in=numbers), held_day__lte=today
    )
    shown = ties(of).filter(evidence_day__lte=today).with_parties()
    entries = [
        *(
            Entry("activity", a.pk, a.starts_day, a.starts_edtf, a, cites=("activity", a.pk, ""))
            for a in activities.order_by("-starts_day", "-id")[:HAPPENED]
        ),
        *(
            Entry("meeting", m.pk, m.held_day, m.held_edtf, m, cites=("meeting", m.pk, ""))
            for m in meetings.select_related("committee").order_by("-held_day", "-id")[:HAPPENED]
        ),
        *(
            Entry("tie", t.pk, t.evidence_day, t.evidence_edtf, t)
            for t in shown[: 2 * HAPPENED]
            if not shown_by_another(t)
        ),
    ]
    return sorted(entries, key=lambda e: (e.day or date.min, e.kind, e.number), reverse=True)[
        :HAPPENED
    ]


def shown_by_another(tie: Tie) -> bool:
    """Whether an activity or meeting, which has its own line, is what the tie last showed."""
    return bool(tie.evidence_by) and tie.evidence_by[0] in {"activity", "meeting"}


def coming(of: Face, *, today: date) -> list[Entry]:
    """Anniversaries of signed ties and promises with a day, the next first; then those without."""
    entries = [
        Entry(
            "anniversary",
            t.pk,
            day,
            t.since_edtf,
            t,
            years=day.year - known.year,
            days=(day - today).days,
        )
        for t in ties(of).filter(since_day__isnull=False, state__in=SIGNED).with_parties()
        if (known := exact_day(t.since_edtf))
        and 0 <= ((day := next_anniversary(known, today)) - today).days <= SOON_DAYS
    ]
    promises = Commitment.objects.filter(
        Q(tie__parties__body__in=of.numbers)
        | Q(owner__in=of.numbers)
        | Q(meeting__committee__parent__in=of.numbers),
        public=True,
        state=CommitmentState.OPEN,
    ).distinct()
    entries += [
        Entry(
            "commitment",
            c.pk,
            c.due_day,
            c.due_edtf,
            c,
            days=(c.due_day - today).days if c.due_day else 0,
            cites=("commitment", c.pk, ""),
        )
        for c in promises.select_related("meeting").order_by("due_day", "id")[:COMING]
    ]
    return sorted(entries, key=lambda e: (e.day is None, e.day or date.max, e.number))[:COMING]


def exact_day(edtf: str) -> date | None:
    """The day of a date that is known to the day, else None: a year alone has no anniversary."""
    value = parse_edtf(edtf) if edtf and "/" not in edtf else None
    return value.first_day() if value and getattr(value, "precision", "") == "day" else None


def next_anniversary(known: date, today: date) -> date:
    """The next day on which this day returns; 29 February returns on 28 February."""
    for year in (today.year, today.year + 1):
        day = date(year, known.month, min(known.day, 28) if known.month == 2 else known.day)
        if day >= today and year > known.year:
            return day
    return date(today.year + 2, 1, 1)


def told_once(figures: Iterable[Compared]) -> list[Told]:
    """Figures that several sources give alike become one line with several sources."""
    lines: dict[tuple[Any, ...], Told] = {}
    for row in figures:
        figure = row.figure
        key = (figure.body_id, figure.subject, figure.qualifier, figure.number)
        line = lines.setdefault(key, Told(figure, row.count, []))
        line.numbers.append(figure.pk)
    return list(lines.values())


def lessons(of: Face) -> dict[str, Any]:
    """The learning city in short: its issues, and its first and latest line."""
    items = LearningItem.objects.published().filter(city__in=of.numbers)
    return {
        "issues": [Issue(i, shape_of(i)) for i in items.filter(issue=True).order_by("id")[:5]],
        "latest": items.filter(issue=False).order_by("-when_day", "-id").first(),
        "first": items.filter(issue=False, when_day__isnull=False)
        .order_by("when_day", "id")
        .first(),
        "number": items.count(),
    }
