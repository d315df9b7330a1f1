"""From rows to the facts that the rules take."""

from collections.abc import Iterable, Mapping

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
