"""How a finding of an agreement becomes an instrument with its parties and signatories."""

from typing import Any

from django.utils.translation import gettext as _

from phinong.core.acting import Actor
from phinong.core.asked import language
from phinong.core.refusals import Refusal
from phinong.places import linking
from phinong.places.linking import span_of
from phinong.places.models import Body
from phinong.record.actions import cite
from phinong.record.landing import Landed, Landing, Similar, Touched, Values, Worth
from phinong.record.models import Document, Finding
from phinong.record.second_source import Shown, complete, prove, said
from phinong.ties import reading
from phinong.ties.actions import (
    Bound,
    Signer,
    add_signatory,
    bind,
    move_agreement,
    record_agreement,
    rest_on,
)
from phinong.ties.agreements import add_terms
from phinong.ties.days import clearly_before, fit
from phinong.ties.landing.sides import (
    FEWEST,
    known_sides,
    link_all,
    tie_between,
    unknown_codes,
    unreadable_dates,
    why_not_sides,
)
from phinong.ties.models import Agreement
from phinong.ties.naming import agreement_name

CODES = {"stage": "stages", "area": "areas", "lineage": "lineage"}
WITNESSES = ("witness-person",)
LISTED = ("area", "sdg")


def why_not_agreement(values: Values) -> list[Refusal]:
    """An agreement is of a kind we know and binds two bodies; dates and codes are such."""
    reasons = why_not_sides(values)
    if not reading.instrument_of(values.first("instrument")):
        said_so = values.text("instrument")
        reasons.append(Refusal("instrument-unknown", {"instrument": said_so}))
    return reasons + unreadable_dates(values) + unknown_codes(values, CODES)


def land_agreement(values: Values, finding: Finding, document: Document, *, by: Actor) -> Landed:
    """Keep the instrument under the tie of its parties, or add a source to the one that is kept."""
    ground: dict[str, Any] = {"document": document, "by": by, "finding": finding}
    worths = values.all(*reading.SIDES)
    bodies, touched = link_all(worths, **ground)
    tie, opened = tie_between(bodies, document, by=by, finding=finding)
    instrument = reading.instrument_of(values.first("instrument"))
    facts, shown = facts_of(values, document)
    status, signed = status_of(values), reading.signed_on(values)
    agreement = same_agreement(bodies, instrument, signed)
    made = agreement is None
    if agreement is None:
        parties = [Bound(b, side=s) for b, s in reading.in_sides(bodies, document.kept_by)]
        agreement = record_agreement(
            instrument=instrument,
            parties=parties,
            status=status,
            signed=signed,
            tie=tie,
            **facts,
            **ground,
        )
    else:
        agreement = add_source(agreement, values, facts, status=status, signed=signed, **ground)
    shown |= {"date": Shown("signed_edtf", signed)} if signed else {}
    plain = [worth for worth in values if worth.name not in LISTED]
    prove("agreement", agreement, plain, shown, **ground)
    cite_listed(agreement, values, **ground)
    people = name_people(agreement, values, bodies, **ground)
    units = name_units(agreement, values, bodies, **ground)
    renewed(agreement, values, bodies, **ground)
    landed = Touched("agreement", agreement.pk, made)
    return Landed((landed, Touched("tie", tie.pk, opened), *people, *units, *touched))


def cite_listed(agreement: Agreement, values: Values, **ground: Any) -> None:
    """Cite every area and goal under its own code, so that a page sets each beside its words."""
    for worth in values.all(*LISTED):
        code = reading.coded("areas", worth.value) if worth.name == "area" else worth.value
        field = f"{worth.name}:{code}"
        cite("agreement", agreement.pk, field, span=span_of(worth), **ground)


def status_of(values: Values) -> str:
    """Where the source says the instrument stands."""
    stage = reading.coded("stages", values.text("stage"))
    return reading.status_of(stage, signed=bool(reading.signed_on(values)))


def facts_of(values: Values, document: Document) -> tuple[dict[str, Any], dict[str, Shown]]:
    """{column: value} of what the source says, and which value each column shows."""
    signed = reading.signed_on(values)
    day = next((w for w in values.all("signed", "date") if str(w.value) == signed), None)
    facts = {
        "titles": said(values.first("title"), document),
        "signed_written": day.as_written[:120] if day else "",
        "ends_edtf": reading.day_in(values, "ends", "end"),
        "signed_at": said(values.first("place", "venue"), document),
        "areas": [reading.coded("areas", worth.value) for worth in values.all("area")],
        "sdgs": [int(str(w.value)) for w in values.all("sdg") if str(w.value).isdigit()],
        "objectives": [said(worth, document) for worth in values.all("objective")],
    }
    kept = {column: value for column, value in facts.items() if value}
    columns = {"title": "titles", "place": "signed_at", "venue": "signed_at", "ends": "ends_edtf"}
    shown = {name: Shown(c, kept[c]) for name, c in columns.items() if c in kept}
    return kept, shown


def add_source(
    agreement: Agreement,
    values: Values,
    facts: dict[str, Any],
    *,
    status: str,
    signed: str,
    **ground: Any,
) -> Agreement:
    """What a further source adds to an agreement: missing facts, more terms, a later status."""
    terms: dict[str, Any] = {name: facts.pop(name) for name in ("areas", "sdgs") if name in facts}
    complete("agreement", agreement, facts, **ground)
    add_terms(agreement, terms, **ground)
    return move_agreement(agreement, status=status, signed=signed, **ground)


def same_agreement(bodies: list[Body], instrument: str, signed: str) -> Agreement | None:
    """The kept agreement of this kind between exactly these bodies, signed on this day.

    A source without a day means the only one there is; with several it means none of them surely.
    """
    numbers = {body.pk for body in bodies}
    rows = Agreement.objects.filter(instrument=instrument, parties__body__in=numbers).distinct()
    found = [
        agreement
        for agreement in rows.prefetch_related("parties")
        if {party.body_id for party in agreement.parties.all()} == numbers
        and (not signed or not agreement.signed_edtf or fit(signed, agreement.signed_edtf))
    ]
    dated = [agreement for agreement in found if signed and agreement.signed_edtf]
    alike = dated or found
    return alike[0] if len(alike) == 1 else None


# ── People, units, earlier agreements ──


def name_people(
    agreement: Agreement, values: Values, bodies: list[Body], **ground: Any
) -> list[Touched]:
    """Who signed and who witnessed, each with the post the document gives."""
    posts = reading.posts_in(ground["document"])
    touched = []
    for worth in values.all("signatory", *WITNESSES):
        post = posts.get(worth.as_written or str(worth.value), {})
        body = reading.party_of_unit(" ".join(post.values()), bodies) if post else None
        person, mark = linking.person(worth, body=body, **ground)
        witness = worth.name in WITNESSES
        signer = Signer(person, None if witness else body, post, witness=witness)
        add_signatory(agreement, signer, span=span_of(worth), **ground)
        touched.append(mark)
    return touched


def name_units(
    agreement: Agreement, values: Values, bodies: list[Body], **ground: Any
) -> list[Touched]:
    """The unit that carries the work, under the party in whose name its own is written."""
    touched = []
    for worth in values.all("base-unit"):
        unit, marks = linking.link(worth, kind_hint="faculty", **ground)
        touched += marks
        owner = party_of(unit, worth, bodies)
        if owner is not None:
            bind(agreement, Bound(owner, base_unit=unit), span=span_of(worth), **ground)
    return touched


def party_of(unit: Body, worth: Worth, bodies: list[Body]) -> Body | None:
    """The party a unit belongs to: by its parent, else by its name; None when neither tells."""
    by_parent = [body for body in bodies if body.pk in (unit.parent_id, unit.pk)]
    if by_parent:
        return by_parent[0]
    return reading.party_of_unit(worth.as_written or str(worth.value), bodies)


def renewed(agreement: Agreement, values: Values, bodies: list[Body], **ground: Any) -> None:
    """Rest a renewal on the latest earlier agreement of the same bodies, where one is kept.

    Where none is, the citation of the value stays, and the chain shows the missing one.
    """
    worth = values.first("lineage")
    relation = reading.coded("lineage", worth.value) if worth else ""
    if not relation or agreement.tie is None:
        return
    others = agreement.tie.agreements.exclude(pk=agreement.pk).order_by("-signed_day", "-pk")
    earlier = [a for a in others if clearly_before(a.signed_edtf, agreement.signed_edtf)]
    if earlier:
        rest_on(agreement, earlier[0], relation, span=span_of(worth) if worth else None, **ground)


def similar_agreements(values: Values) -> list[Similar]:
    """The agreement of this kind, these bodies and this day that is kept already."""
    bodies = known_sides(values)
    instrument = reading.instrument_of(values.first("instrument"))
    signed = reading.signed_on(values)
    found = same_agreement(bodies, instrument, signed) if len(bodies) >= FEWEST else None
    if found is None:
        return []
    label = agreement_name(found, language())
    why = _("The same kind of agreement between these bodies; this source is added to it.")
    return [Similar("agreement", found.pk, label, found.get_absolute_url(), why)]


AGREEMENT = Landing(land_agreement, why_not_agreement, similar_agreements)
