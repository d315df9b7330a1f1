"""From rows to the facts that the rules take."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import QuerySet

from phinong.core.questions import Given, Question
from phinong.places.models import Body
from phinong.ties.models import Agreement, Claim, Party
from phinong.ties.rules import Paper, Said

# A foreign affairs office speaks for its city: how far up a speaker's parents are asked.
STEPS_UP = 3
SPEAKER = "by__parent__parent"


def with_speakers(claims: Iterable[Claim], parties: Iterable[Party]) -> list[Claim]:
    """The claims, each with the body that makes it: mostly a party, which is here already. One
    query for those that are none, with the bodies they belong to."""
    found = list(claims)
    known = {party.body_id: party.body for party in parties}
    others = {claim.by_id for claim in found if claim.by_id} - known.keys()
    if others:
        bodies = Body.objects.filter(pk__in=others).select_related("parent__parent")
        known |= {body.pk: body for body in bodies}
    for claim in found:
        if claim.by_id:
            claim.by = known[claim.by_id]
    return found


def sides_of(parties: Iterable[Party]) -> dict[int, int]:
    """{number of the body: its side}."""
    return {party.body_id: party.side for party in parties}


def side_of(body: Body | None, sides: Mapping[int, int]) -> int | None:
    """The side a body speaks for: its own, or that of the body it belongs to; None for nobody's."""
    for _step in range(STEPS_UP):
        if body is None:
            return None
        if body.pk in sides:
            return sides[body.pk]
        body = body.parent
    return None


def said(claim: Claim, sides: Mapping[int, int]) -> Said:
    """A claim as the rules see it."""
    return Said(
        what=claim.what,
        value=claim.value,
        side=side_of(claim.by, sides),
        speaker=claim.by.code if claim.by else claim.by_note,
        as_of=claim.as_of_edtf,
        counts=claim.proved and not claim.retracted,
        verified=claim.verified,
        number=claim.pk,
    )


class Heard(NamedTuple):
    """A claim as the rules ask for it, and the bodies for which its speaker may speak."""

    tie: int
    value: str
    code: str | None
    note: str
    as_of: str
    proved: bool
    retracted: bool
    verified: bool
    number: int
    speaker: int | None
    parent: int | None
    grandparent: int | None


def claimed(given: Given) -> QuerySet[Any]:
    """The claims of `ties` on the subject `what`."""
    claims = Claim.objects.filter(tie__pk__in=given.each("ties"), what=given("what"))
    return claims.values_list(
        "tie", "value", "by__code", "by_note", "as_of_edtf", "proved", "retracted", "verified",
        "pk", "by", "by__parent", "by__parent__parent",
    )  # fmt: skip


CLAIMED = Question(Heard, claimed)


def heard(what: str, sides: Mapping[int, Mapping[int, int]]) -> dict[int, list[Said]]:
    """{tie: what is claimed on one subject, as the rules see it}, given {tie: {body: side}}; one
    query."""
    found: dict[int, list[Said]] = {}
    for one in CLAIMED.ask(ties=list(sides), what=what):
        mine, speakers = sides[one.tie], (one.speaker, one.parent, one.grandparent)
        side = next((mine[body] for body in speakers if body is not None and body in mine), None)
        counts = one.proved and not one.retracted
        who = one.code or one.note
        said = Said(what, one.value, side, who, one.as_of, counts, one.verified, one.number)
        found.setdefault(one.tie, []).append(said)
    return found


def paper(agreement: Agreement) -> Paper:
    """An agreement as the rules see it."""
    return Paper(
        instrument=agreement.instrument,
        status=agreement.status,
        signed=agreement.signed_edtf,
        seen=agreement.seen_day.isoformat() if agreement.seen_day else "",
        counts=agreement.proved,
        number=agreement.pk,
    )
