"""Whose learning a document tells of."""

from collections import Counter

from phinong.core.acting import Actor
from phinong.core.refusals import Refusal, refuse_if
from phinong.places import linking
from phinong.places.models import Body
from phinong.record.landing import Touched, Values, Worth
from phinong.record.models import Document, Finding, FindingState

# Bodies that govern a place and so can be a learning city.
CITIES = ("municipality", "city", "province", "pao", "district")
NAMES = ("city", "body", "party")
# Values of other findings of the paper that name bodies.
TELLING = (*NAMES, "side", "host", "organiser", "member", "owner", "who")


def city_of(
    values: Values, *, document: Document, by: Actor, finding: Finding
) -> tuple[Body, list[Touched]]:
    """The city of an item: the one it names, else the one its paper speaks of.

    Raises Refused when neither is certain; then the officer enters it.
    """
    if worth := values.first(*NAMES):
        return linking.link(worth, document=document, by=by, kind_hint="city", finding=finding)
    told = named_in(document)
    city = most_named(told) if told else keeper(document)
    if city is None:
        refuse_if([Refusal("learning-city-missing")])
        raise AssertionError("unreachable")
    return city, []


def known_city(values: Values) -> Body | None:
    """The city an item names, when the register has it for certain; None otherwise."""
    worth = values.first(*NAMES)
    if worth is None:
        return None
    if worth.body and worth.body != "new":
        return Body.objects.filter(code=worth.body).first()
    text = worth.as_written or str(worth.value or "")
    found = linking.decisive(linking.candidates(text, kind_hint="city", entry=worth.entry))
    return found.body if found else None


def most_named(told: list[list[Body]]) -> Body | None:
    """The one city that is named for certain more often than any other; None otherwise."""
    counted = Counter(found[0] for found in told if len(found) == 1)
    most = counted.most_common(2)
    if not most or (len(most) > 1 and most[0][1] == most[1][1]):
        return None
    return most[0][0]


def named_in(document: Document) -> list[list[Body]]:
    """For every name of a city in the paper's other findings: the bodies it may mean.

    What officers rejected says nothing.
    """
    findings = document.findings.exclude(state=FindingState.REJECTED).order_by("order")
    worths = [
        Worth.of(stored)
        for finding in findings
        for stored in (finding.decided_values or finding.values)
        if stored["name"] in TELLING
    ]
    return [cities for worth in worths if (cities := cities_of(worth))]


def cities_of(worth: Worth) -> list[Body]:
    """The cities a name may mean: one when it is chosen or certain, none for other bodies."""
    if worth.body and worth.body != "new":
        return list(Body.objects.filter(code=worth.body, kind__in=CITIES))
    text = worth.as_written or str(worth.value or "")
    found = linking.candidates(text, entry=worth.entry)
    if sure := linking.decisive(found):
        return [sure.body] if sure.body.kind in CITIES else []
    return [candidate.body for candidate in found if candidate.body.kind in CITIES]


def keeper(document: Document) -> Body | None:
    """The office that keeps the paper, when it is itself a city's."""
    return Body.objects.filter(code=document.kept_by, kind__in=CITIES).first()
