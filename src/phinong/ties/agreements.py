"""The doors for every change to agreements: their parties, signatories and lineage."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from phinong.accounts.roles import May
from phinong.core.acting import Actor, require
from phinong.core.dates import parse_edtf
from phinong.core.fields import sort_day
from phinong.core.refusals import refuse_if
from phinong.core.vocabulary import vocabulary
from phinong.places.models import Body, Person
from phinong.record.actions import cite, note
from phinong.record.codes import free_code
from phinong.record.models import Document
from phinong.record.second_source import FINDING, plain
from phinong.ties import doors
from phinong.ties.models import Agreement, AgreementParty, Lineage, Signatory, Tie
from phinong.ties.opening import may_add_to, open_tie
from phinong.ties.summarising import summarise

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bound:
    """A body that an agreement binds: the unit that carries the work, its own reference."""

    body: Body
    base_unit: Body | None = None
    reference: str = ""
    side: int = 0


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed for which body, in which post and capacity; a witness signs for nobody.

    `on_behalf_of` is the post in whose place somebody signed, by language.
    """

    person: Person
    body: Body | None = None
    post: dict[str, str] = field(default_factory=dict)
    capacity: str = "own"
    witness: bool = False
    on_behalf_of: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def record_agreement(
    *,
    by: Actor,
    document: Document,
    instrument: str,
    parties: Sequence[Bound],
    status: str = "draft",
    signed: str = "",
    ends: str = "",
    tie: Tie | None = None,
    signatories: Iterable[Signer] = (),
    lineage: Iterable[tuple[Agreement, str]] = (),
    span: Span | None = None,
    finding: Any = None,
    why: str = "",
    **facts: Any,
) -> Agreement:
    """Record an instrument on the ground of a document, under the tie between its parties.

    `signed` and `ends` are EDTF; `facts` are further columns: titles, signed_written,
    effective_edtf, signed_at, signed_place, languages, prevails, areas, sdgs, objectives, public.
    `lineage` names the agreements it rests on with the relation. Raises Refused with every
    reason; NotAllowed when `by` may not keep ties for the document's office.
    """
    require(by, May.EDIT_TIE, body=document.kept_by)
    areas = facts.get("areas", ())
    reasons = doors.why_not_between([bound.body.code for bound in parties])
    reasons += doors.why_not_agreement(
        instrument=instrument, status=status, signed=signed, ends=ends, areas=areas
    )
    refuse_if(reasons)
    kept_by = document.kept_by
    sides = [(bound.body, bound.side) for bound in parties]
    ground = {"by": by, "document": document, "finding": finding}
    tie = tie or open_tie(kept_by=kept_by, parties=sides, public=document.public, **ground)
    may_add_to(tie, by, document)
    agreement = Agreement.objects.create(
        code=free_code(Agreement, code_words(instrument, tie, signed)),
        instrument=instrument,
        status=status,
        tie=tie,
        kept_by=kept_by,
        signed_edtf=signed,
        signed_day=sort_day(signed),
        ends_edtf=ends,
        seen_day=seen_on(signed, document),
        **{"public": document.public, **facts},
    )
    cite("agreement", agreement.pk, "", document=document, by=by, span=span, finding=finding)
    for bound in parties:
        bind(agreement, bound, **ground)
    for signer in signatories:
        add_signatory(agreement, signer, **ground)
    for earlier, relation in lineage:
        rest_on(agreement, earlier, relation, **ground)
    summarise(tie)
    noted(
        "agreement.recorded", agreement, by=by, document=document, now=facts_of(agreement), why=why
    )
    return agreement


def code_words(instrument: str, tie: Tie, signed: str) -> str:
    """The words of an agreement's address: what, between whom, and the year when it is known."""
    return " ".join(part for part in (tie.code[:50], instrument, signed[:4]) if part)


def seen_on(signed: str, document: Document, known: date | None = None) -> date | None:
    """The last day a source speaks of an instrument: its signing, or when a source appeared."""
    texts = [text for text in (signed, document.published_edtf) if text]
    days = [day for text in texts if (day := sort_day(text))]
    return max([*days, *([known] if known else [])], default=None)


def facts_of(agreement: Agreement) -> dict[str, Any]:
    """What an event keeps of an agreement."""
    return {
        "instrument": agreement.instrument,
        "status": agreement.status,
        "signed": agreement.signed_edtf,
        "ends": agreement.ends_edtf,
        "titles": agreement.titles,
        "tie": agreement.tie.code if agreement.tie else "",
    }


def noted(
    verb: str,
    agreement: Agreement,
    *,
    by: Any,
    document: Document | None = None,
    was: dict[str, Any] | None = None,
    now: dict[str, Any] | None = None,
    why: str = "",
) -> None:
    """Write a change of an agreement into its history."""
    source = document.code if document else ""
    office = agreement.kept_by
    number = agreement.pk
    note(verb, "agreement", number, by=by, body=office, was=was, now=now, why=why, source=source)


def may_complete(agreement: Agreement, by: Actor, document: Document | None) -> None:
    """Who keeps the agreement may change it; another office's source may add what is missing."""
    if document is not None and agreement.public and by.may(May.EDIT_TIE, document.kept_by):
        return
    require(by, May.EDIT_TIE, body=agreement.kept_by)


@transaction.atomic
def bind(
    agreement: Agreement,
    bound: Bound,
    *,
    by: Actor,
    document: Document,
    finding: Any = None,
    span: Span | None = None,
) -> tuple[AgreementParty, bool]:
    """Name a party of an agreement, or fill in the unit and reference of one that is named."""
    may_complete(agreement, by, document)
    facts = {"base_unit": bound.base_unit, "reference": bound.reference}
    party, made = AgreementParty.objects.get_or_create(
        agreement=agreement, body=bound.body, defaults={**facts, "side": bound.side}
    )
    missing = {name: fact for name, fact in facts.items() if fact and not getattr(party, name)}
    for name, fact in missing.items():
        setattr(party, name, fact)
    if missing:
        party.save(update_fields=list(missing))
    if bound.base_unit:
        cited = {"document": document, "by": by, "span": span, "finding": finding}
        cite("agreement", agreement.pk, "base-unit", **cited)
    return party, made


@transaction.atomic
def add_signatory(
    agreement: Agreement,
    signer: Signer,
    *,
    by: Actor,
    document: Document,
    finding: Any = None,
    span: Span | None = None,
) -> tuple[Signatory, bool]:
    """Name somebody who signed or witnessed, once. Raises Refused for an unknown capacity."""
    may_complete(agreement, by, document)
    refuse_if(doors.why_not_capacity(signer.capacity))
    party = agreement.parties.filter(body=signer.body).first() if signer.body else None
    signatory, made = Signatory.objects.get_or_create(
        agreement=agreement,
        person=signer.person,
        witness=signer.witness,
        defaults={
            "party": party,
            "post": signer.post,
            "capacity": signer.capacity,
            "on_behalf_of": signer.on_behalf_of,
        },
    )
    field_name = "witness" if signer.witness else "signatory"
    cite(
        "agreement", agreement.pk, field_name, document=document, by=by, span=span, finding=finding
    )
    return signatory, made


@transaction.atomic
def rest_on(
    agreement: Agreement,
    earlier: Agreement,
    relation: str,
    *,
    by: Actor,
    document: Document,
    finding: Any = None,
    span: Span | None = None,
) -> Lineage:
    """Say that an agreement rests on an earlier one. Raises Refused when that goes in a circle."""
    may_complete(agreement, by, document)
    itself = agreement.pk == earlier.pk
    circular = not itself and agreement.pk in ancestors(earlier)
    refuse_if(doors.why_not_rest_on(itself=itself, circular=circular, relation=relation))
    row, made = Lineage.objects.get_or_create(
        agreement=agreement, earlier=earlier, relation=relation
    )
    cite("agreement", agreement.pk, "lineage", document=document, by=by, span=span, finding=finding)
    if made:
        now = {"relation": relation, "earlier": earlier.code}
        noted("agreement.rests-on", agreement, by=by, document=document, now=now)
    return row


def ancestors(agreement: Agreement) -> set[int]:
    """The numbers of all agreements that this one rests on; one query a generation."""
    found: set[int] = set()
    layer = {agreement.pk}
    while layer:
        rows = Lineage.objects.filter(agreement__in=layer).values_list("earlier_id", flat=True)
        layer = set(rows) - found
        found |= layer
    return found


@transaction.atomic
def move_agreement(
    agreement: Agreement,
    *,
    by: Actor,
    document: Document,
    status: str,
    signed: str = "",
    finding: Any = None,
    why: str = "",
) -> Agreement:
    """Take an agreement on to a status that a further source reports; a date of signing with it.

    A status before the kept one moves nothing back: an older source is no news. Raises Refused
    for an unknown status; NotAllowed.
    """
    agreement = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    may_complete(agreement, by, document)
    refuse_if(
        doors.why_not_agreement(
            instrument=agreement.instrument, status=status, signed=signed, ends="", areas=()
        )
    )
    facts: dict[str, Any] = {"seen_day": seen_on(signed, document, agreement.seen_day)}
    if is_further(status, agreement.status):
        facts["status"] = status
    if signed and not agreement.signed_edtf:
        facts |= {"signed_edtf": signed, "signed_day": sort_day(signed)}
    ground = {"by": by, "document": document, "finding": finding, "why": why}
    if write(agreement, facts, **ground) and agreement.tie:
        summarise(agreement.tie)
    return agreement


def write(
    agreement: Agreement,
    facts: Mapping[str, Any],
    *,
    by: Any,
    document: Document,
    finding: Any = None,
    why: str = "",
) -> list[str]:
    """Write what changes and its event; gives the columns.

    The event is of the kind that undoing the finding takes back (`record.second_source`).
    """
    was = {name: getattr(agreement, name) for name in facts}
    was = {name: value for name, value in was.items() if value != facts[name]}
    for name in was:
        setattr(agreement, name, facts[name])
    if was:
        agreement.save(update_fields=list(was))
        now = {**plain({name: facts[name] for name in was}), FINDING: finding and finding.pk}
        verb = "agreement.completed"
        noted(verb, agreement, by=by, document=document, was=plain(was), now=now, why=why)
    return list(was)


@transaction.atomic
def add_terms(
    agreement: Agreement,
    terms: Mapping[str, Sequence[Any]],
    *,
    by: Actor,
    document: Document,
    finding: Any = None,
) -> list[str]:
    """Add what a further source lists (`areas`, `sdgs`) to what is kept; gives what changed."""
    may_complete(agreement, by, document)
    facts = {
        column: list(dict.fromkeys([*getattr(agreement, column), *codes]))
        for column, codes in terms.items()
    }
    return write(agreement, facts, by=by, document=document, finding=finding)


def is_further(status: str, than: str) -> bool:
    """Whether a status lies further on the way than another; not stated lies before all."""
    order = ["unstated", *(code for code in vocabulary("agreement-status") if code != "unstated")]
    return order.index(status) > order.index(than)


@transaction.atomic
def correct_agreement(agreement: Agreement, *, by: Actor, why: str, **facts: Any) -> Agreement:
    """Correct what was taken down wrongly; before and after stay in the history.

    `facts` are columns; `signed_edtf` brings its sorting day along. Raises Refused for what the
    register does not know or a missing reason; NotAllowed for who does not keep it.
    """
    agreement = Agreement.objects.select_for_update(of=("self",)).get(pk=agreement.pk)
    require(by, May.EDIT_TIE, body=agreement.kept_by)
    was = facts_of(agreement)
    if "signed_edtf" in facts:
        facts["signed_day"] = sort_day(facts["signed_edtf"])
    for column, value in facts.items():
        setattr(agreement, column, value)
    reasons = doors.why_not_agreement(
        instrument=agreement.instrument,
        status=agreement.status,
        signed=agreement.signed_edtf,
        ends=agreement.ends_edtf,
        areas=agreement.areas,
    )
    refuse_if(reasons + doors.why_not_retract(retracted=False, why=why))
    agreement.save(update_fields=list(facts))
    if agreement.tie:
        summarise(agreement.tie)
    noted("agreement.corrected", agreement, by=by, was=was, now=facts_of(agreement), why=why)
    return agreement


def last_day_of(agreement: Agreement) -> date | None:
    """The last day of the term, or None while no source states one."""
    return parse_edtf(agreement.ends_edtf).last_day() if agreement.ends_edtf else None
