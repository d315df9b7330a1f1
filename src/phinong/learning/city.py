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
    city = city_in(document) or keeper(document)
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


def city_in(document: Document) -> Body | None:
    """The one city that the other findings of the paper name for certain, the most named first.

    None when two are named equally often.
    """
    counted: Counter[Body] = Counter()
    for worth in named_in(document):
        text = worth.as_written or str(worth.value or "")
        found = linking.decisive(linking.candidates(text, entry=worth.entry))
        if found and found.body.kind in CITIES:
            counted[found.body] += 1
    most = counted.most_common(2)
    if not most or (len(most) > 1 and most[0][1] == most[1][1]):
        return None
    return most[0][0]


def named_in(document: Document) -> list[Worth]:
    """Values of the paper's findings that name a body; what officers rejected says nothing."""
    findings = document.findings.exclude(state=FindingState.REJECTED)
    return [
        worth
        for finding in findings.order_by("order")
        for stored in (finding.decided_values or finding.values)
        if (worth := Worth.of(stored)).name in TELLING
    ]


def keeper(document: Document) -> Body | None:
    """The office that keeps the paper, when it is itself a city's."""
    return Body.objects.filter(code=document.kept_by, kind__in=CITIES).first()
