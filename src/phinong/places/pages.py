"""Everything the pages of places and bodies show of this room."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.http import HttpRequest

from phinong.core.dates import sort_day
from phinong.core.drawing.plane import Place as Spot
from phinong.core.vocabulary import Note, vocabulary
from phinong.places.actions import EDIT
from phinong.places.matching import Candidate, doubles
from phinong.places.models import Body, BodyName, NameKind, Person, Place, Post, Tenure
from phinong.places.words import coordinates, country_name
from phinong.record.models import Event
from phinong.record.queries import Sources, history, page_sources

READ_OFFICE = "read-office"
PARTS = 100


@dataclass(slots=True)
class Service:
    """A person in a post of one body, with every statement that says so, the latest first."""

    post: Post
    person: Person
    statements: list[Tenure] = field(default_factory=list)

    @property
    def latest(self) -> str:
        """The last day that any statement speaks of; sorts the table."""
        days = [sort_day(day) for t in self.statements for day in days_of(t) if day]
        return max((day.isoformat() for day in days if day), default="")


def days_of(tenure: Tenure) -> tuple[str, str, str]:
    """Every date of a statement."""
    return tenure.since_edtf, tenure.until_edtf, tenure.seen_edtf


@dataclass(frozen=True, slots=True)
class Equal:
    """What holds the same rank in a country, as the vocabulary of ranks notes it."""

    country: str
    note: Note


@dataclass(frozen=True, slots=True)
class BodyPage:
    """A body's page for one reader."""

    names: list[BodyName]
    as_written: list[BodyName]
    services: list[Service]
    parts: list[Body]
    equals: list[Equal]
    country: str
    sources: Sources
    history: list[Event]
    doubles: list[Candidate]

    @property
    def names_count(self) -> int:
        """How many forms of the name are on record."""
        return len(self.names) + len(self.as_written)


def body_page(body: Body, request: HttpRequest, language: str) -> BodyPage:
    """The page; five queries. Officers are shown the history and likely doubles too."""
    forms = list(body.forms.order_by("kind", "language", "id"))
    services = services_of(body)
    parts = list(body.parts.select_related("place").order_by("code")[:PARTS])
    sources = page_sources(request)
    sources.gather(records_of(body, forms, services))
    return BodyPage(
        names=[form for form in forms if form.kind != NameKind.AS_WRITTEN],
        as_written=[f for f in forms if f.kind == NameKind.AS_WRITTEN and is_proved(f, sources)],
        services=services,
        parts=parts,
        equals=equals_of(body, language),
        country=country_name(body.country, language) if body.country else "",
        sources=sources,
        history=office_history("body", body.pk, request),
        doubles=doubles(body) if may_edit(request) else [],
    )


def may_edit(request: HttpRequest) -> bool:
    """True for those who keep bodies in some office: they are shown likely doubles."""
    user = request.user
    return user.is_authenticated and user.may_anywhere(EDIT)


def is_proved(form: BodyName, sources: Sources) -> bool:
    """A name as a source writes it is shown with that source or not at all."""
    return bool(sources.of("body-name", form.pk))


def records_of(
    body: Body, forms: Iterable[BodyName], services: Iterable[Service]
) -> dict[str, list[int]]:
    """What the page cites, by kind."""
    held = list(services)
    return {
        "body": [body.pk],
        "body-name": [form.pk for form in forms],
        "post": sorted({service.post.pk for service in held}),
        "tenure": [tenure.pk for service in held for tenure in service.statements],
    }


def services_of(body: Body) -> list[Service]:
    """Who held which post, the latest first; one row for a person in posts of one role."""
    found: dict[tuple[str, int], Service] = {}
    tenures = Tenure.objects.filter(post__body=body).select_related("post", "person")
    for tenure in tenures.order_by("-id"):
        key = (tenure.post.role, tenure.person_id)
        row = found.setdefault(key, Service(tenure.post, tenure.person))
        row.statements.append(tenure)
    return sorted(found.values(), key=lambda row: row.latest, reverse=True)


def equals_of(body: Body, language: str) -> list[Equal]:
    """Which bodies of other countries hold the same rank."""
    if not body.rank:
        return []
    notes = vocabulary("ranks")[body.rank].notes
    others = [(code, note) for code, note in notes.items() if code != body.country]
    return [Equal(country_name(code, language), note) for code, note in others]


def office_history(kind: str, number: int, request: HttpRequest) -> list[Event]:
    """The history, for those who work in some office; names of officers are not for everyone."""
    user = request.user
    works = user.is_authenticated and user.may_anywhere(READ_OFFICE)
    return history(kind, number) if works else []


@dataclass(frozen=True, slots=True)
class PlacePage:
    """A place's page for one reader."""

    bodies: list[Body]
    parts: list[Place]
    where: str
    spot: Spot | None
    country: str
    sources: Sources
    history: list[Event]


def spot_of(place: Place) -> Spot | None:
    """Where the place lies; None while nobody knows."""
    if place.latitude is None or place.longitude is None:
        return None
    return Spot(place.latitude, place.longitude)


def place_page(place: Place, request: HttpRequest, language: str) -> PlacePage:
    """The page; three queries, and one more for the history."""
    sources = page_sources(request)
    sources.gather({"place": [place.pk]})
    spot = spot_of(place)
    return PlacePage(
        bodies=list(place.bodies.order_by("kind", "code")[:PARTS]),
        parts=list(place.parts.order_by("code")[:PARTS]),
        where=coordinates(spot.latitude, spot.longitude) if spot else "",
        spot=spot,
        country=country_name(place.country, language) if place.country else "",
        sources=sources,
        history=office_history("place", place.pk, request),
    )
