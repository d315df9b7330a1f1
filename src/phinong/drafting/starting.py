"""What a new draft begins from: nothing, a tie, or an agreement that it goes on from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from phinong.drafting.models import Role
from phinong.places.models import Body
from phinong.ties.models import Agreement, AgreementParty, Party, Tie

Side = TypeVar("Side", Party, AgreementParty)

# What the new paper is called when it goes on from an earlier one by this relation.
INSTRUMENTS = {"renews": "renewal", "amends": "amendment", "terminates": "termination"}


@dataclass(frozen=True, slots=True)
class Bearer:
    """A body, with the unit that carries the work where one is on record."""

    body: Body
    base_unit: Body | None = None


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is known before anybody wrote: all of it can be changed on the form.

    `office` is the code of our side, `languages` are (tag, role) in order.
    """

    office: str = ""
    own_unit: Body | None = None
    partners: Sequence[Bearer] = ()
    instrument: str = ""
    kind: str = ""
    titles: Mapping[str, str] = field(default_factory=dict)
    languages: Sequence[tuple[str, str]] = (("th", Role.AUTHENTIC), ("en", Role.AUTHENTIC))
    prevails: str = ""
    areas: Sequence[str] = ()
    sdgs: Sequence[int] = ()
    tie: Tie | None = None
    renews: Agreement | None = None
    relation: str = ""


def from_tie(tie: Tie, offices: Collection[str]) -> Beginning:
    """The parties and kind of a tie, seen from the first of these offices that is one of them."""
    parties = sorted(tie.parties.all(), key=lambda party: (party.side, party.pk))
    ours = own(parties, offices)
    others = [Bearer(party.body) for party in parties if party is not ours]
    return Beginning(office=ours.body.code if ours else "", partners=others, kind=tie.kind, tie=tie)


def from_agreement(agreement: Agreement, relation: str, offices: Collection[str]) -> Beginning:
    """All that an agreement gives on to the one that goes on from it by `relation`."""
    parties = sorted(agreement.parties.all(), key=lambda party: (party.side, party.pk))
    ours = own(parties, offices)
    others = [Bearer(party.body, party.base_unit) for party in parties if party is not ours]
    spoken = [(str(tag), str(Role.AUTHENTIC)) for tag in agreement.languages]
    return Beginning(
        office=ours.body.code if ours else "",
        own_unit=ours.base_unit if ours else None,
        partners=others,
        instrument=INSTRUMENTS.get(relation, agreement.instrument),
        kind=agreement.tie.kind if agreement.tie else "",
        titles=dict(agreement.titles),
        languages=spoken or Beginning().languages,
        prevails=agreement.prevails,
        areas=list(agreement.areas),
        sdgs=list(agreement.sdgs),
        tie=agreement.tie,
        renews=agreement,
        relation=relation,
    )


def own(parties: Sequence[Side], offices: Collection[str]) -> Side | None:
    """The party that is one of these offices, the first of several; None when none is."""
    return next((party for party in parties if party.body.code in offices), None)
