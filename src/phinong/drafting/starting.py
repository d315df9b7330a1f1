"""What a new draft begins from: nothing, a tie, or an agreement that it goes on from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from phinong.drafting.models import Role
from phinong.drafting.renewing import INSTRUMENTS, carried_over
from phinong.places.models import Body
from phinong.ties.models import Agreement, AgreementParty, Party, Tie

Side = TypeVar("Side", Party, AgreementParty)

# What a Thai office writes in when nothing else is known.
BOTH = (("th", str(Role.AUTHENTIC)), ("en", str(Role.AUTHENTIC)))


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
    languages: Sequence[tuple[str, str]] = BOTH
    prevails: str = ""
    areas: Sequence[str] = ()
    sdgs: Sequence[int] = ()
    term_months: int | None = None
    renewal: str = ""
    notice_days: int | None = None
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
    """What an agreement gives on to the one that rests on it by `relation`: everything to one that
    renews or amends it, parties and languages to any other."""
    ours = own(sorted(agreement.parties.all(), key=lambda p: (p.side, p.pk)), offices)
    office = ours.body.code if ours else ""
    facts = carried_over(agreement, known_relation(relation), first=office)
    if relation not in INSTRUMENTS:
        facts = {name: facts[name] for name in ("parties", "languages", "kind", "tie")}
    bearers = [Bearer(bound.body, bound.base_unit) for bound in facts.pop("parties")]
    mine = next((bearer for bearer in bearers if bearer.body.code == office), None)
    spoken = [(tongue.tag, str(tongue.role)) for tongue in facts.pop("languages")]
    facts |= {"renews": agreement, "relation": relation}
    facts.pop("binding", None)
    return Beginning(
        office=office,
        own_unit=mine.base_unit if mine else None,
        partners=[bearer for bearer in bearers if bearer is not mine],
        languages=spoken or BOTH,
        **facts,
    )


def known_relation(relation: str) -> str:
    """The relation under which facts are carried over."""
    return relation if relation in INSTRUMENTS else "renews"


def own(parties: Sequence[Side], offices: Collection[str]) -> Side | None:
    """The party that is one of these offices, the first of several; None when none is."""
    return next((party for party in parties if party.body.code in offices), None)
