"""What the site itself reads for a desk: documents that wait, clocks, and the lists beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, F, Q, QuerySet, Window

from phinong.core.counting import IN_ALL, First, with_total
from phinong.core.questions import Given, Question
from phinong.places.models import Body, Place
from phinong.record.models import Document, Finding, FindingState, Standing
from phinong.ties.models import Party, Tie

# ── Documents that wait ──


class Undecided(NamedTuple):
    """A document with findings on which nobody decided: how many, and how many such documents
    there are."""

    number: int
    code: str
    title: str
    language: str
    added_at: datetime
    findings: int
    in_all: int


UNDECIDED = (
    "document",
    "document__code",
    "document__title",
    "document__language",
    "document__added_at",
)


def undecided(given: Given) -> QuerySet[Any]:
    """Documents of offices with findings on which nobody decided, the oldest first."""
    mine = Q(document__kept_by__in=given.each("offices"), document__standing=Standing.KEPT)
    waiting = Finding.objects.filter(mine, state=FindingState.OPEN).order_by("document")
    counted = waiting.values(*UNDECIDED).annotate(findings=Count("pk"))
    in_all = counted.annotate(**{IN_ALL: Window(Count("*"))})
    return in_all.values_list(*UNDECIDED, "findings", IN_ALL)


DOCUMENTS_UNDECIDED = Question(Undecided, undecided)


# ── Clocks ──

SEAT = ("kind", "names")
ITS_PLACE = ("names", "country", "latitude", "longitude")


def seated(kind: str, names: Mapping[str, str], *where: Any) -> Body:
    """A body at its place, as far as a clock needs to know them."""
    return Body(kind=kind, names=names, place=Place(**dict(zip(ITS_PLACE, where, strict=True))))


def homes(given: Given) -> QuerySet[Any]:
    """Where offices are."""
    bodies = Body.objects.filter(code__in=given.each("offices"), place__isnull=False)
    return bodies.values_list(*SEAT, *[f"place__{column}" for column in ITS_PLACE])


def partners(given: Given) -> QuerySet[Any]:
    """Where the partners of offices are, those of the newest ties first."""
    offices = given.each("offices")
    seats = Party.objects.filter(tie__kept_by__in=offices, body__place__isnull=False)
    abroad = seats.exclude(body__code__in=offices).order_by("-tie", "side")
    columns = [*SEAT, *[f"place__{column}" for column in ITS_PLACE]]
    return abroad.values_list(*[f"body__{column}" for column in columns])


HOMES = Question(seated, homes)
PARTNERS = Question(seated, partners)


# ── Ties whose sides say different things ──


class Counted(NamedTuple):
    """A tie, and how many there are in all."""

    number: int
    code: str
    in_all: int


class Named(NamedTuple):
    """A party to a tie, by its names."""

    tie: int
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Disputed:
    """A tie whose sides say different things: its code, and what its parties are called."""

    code: str
    parties: Sequence[Mapping[str, str]]


def disputed(given: Given) -> QuerySet[Any]:
    """Ties of offices whose sides say different things, the latest first."""
    mine = Tie.objects.filter(kept_by__in=given.each("offices"), disputed=True)
    return with_total(mine.order_by(F("evidence_day").desc(nulls_last=True), "-id")).values_list(
        "pk", "code", IN_ALL
    )


def parties(given: Given) -> QuerySet[Any]:
    """The parties of ties, sides in order."""
    rows = Party.objects.filter(tie__pk__in=given.each("ties")).order_by("side", "id")
    return rows.values_list("tie", "body__names")


DISPUTED = Question(Counted, disputed)
PARTIES = Question(Named, parties)


def disputed_ties(offices: Sequence[str], most: int) -> First[Disputed]:
    """The first ties whose sides say different things; two queries, or one where there are none."""
    ties = DISPUTED.ask(most, offices=offices)
    named = PARTIES.ask(ties=[tie.number for tie in ties])
    rows = [
        Disputed(tie.code, [one.names for one in named if one.tie == tie.number]) for tie in ties
    ]
    return First(rows, ties[0].in_all if ties else 0)


# ── Sources without a saved copy ──


class Uncopied(NamedTuple):
    """A source known only by its address, and how many there are in all."""

    code: str
    title: str
    language: str
    publisher: str
    in_all: int = 0


def sources_of(offices: Sequence[Any]) -> QuerySet[Document]:
    """Sources of offices beside which nobody has put the words themselves."""
    return Document.objects.filter(kept_by__in=offices, sha256="", standing=Standing.KEPT)


def uncopied(given: Given) -> QuerySet[Any]:
    """The same as a desk reads them."""
    mine = sources_of(given.each("offices"))
    return with_total(mine.order_by("id")).values_list(*Uncopied._fields)


UNCOPIED = Question(Uncopied, uncopied)


def unchecked_sources(offices: Sequence[str], most: int) -> First[Uncopied]:
    """The first sources known only by their address; one query."""
    found = UNCOPIED.ask(most, offices=offices)
    return First(found, found[0].in_all if found else 0)
