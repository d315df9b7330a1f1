"""A tie and an agreement as data, with every claim and its sources."""

from typing import Any

from phinong.places.models import Body
from phinong.record.queries import Sources
from phinong.ties.evidence import Dated
from phinong.ties.models import Agreement, Claim, Party, Signatory, Tie
from phinong.ties.pages.agreement import AgreementPage, parties_of
from phinong.ties.pages.tie import TiePage
from phinong.ties.rules import Reading


def body_json(body: Body | None) -> dict[str, Any] | None:
    """A body by its code and names."""
    if body is None:
        return None
    return {"code": body.code, "kind": body.kind, "country": body.country, "names": body.names}


def tie_as_json(page: TiePage) -> dict[str, Any]:
    """A tie: its parties, what is said of it by whom, and what follows as of today."""
    tie, found = page.tie, page.summary
    return {
        "code": tie.code,
        "sphere": tie.sphere,
        "kept_by": tie.kept_by,
        "parties": [party_json(party) for party in ordered(tie)],
        "summary": {
            "state": found.state,
            "kind": found.kind,
            "stage": found.stage,
            "disputed": found.disputed,
            "since": found.since,
            "last_evidence": found.evidence.edtf if found.evidence else "",
            "years": found.years,
            "readings": {what: reading_json(reading) for what, reading in found.readings.items()},
        },
        "claims": [claim_json(claim, page.sources) for claim in claims_of(page)],
        "evidence": [dated_json(happening.piece) for happening in page.happened],
        "agreements": agreement_codes(page),
        "tests": [
            {"country": t.test.country, "test": t.test.code, "answer": t.test.answer}
            for t in page.tests
        ],
        "sources": page.sources.as_json("tie", tie.pk),
    }


def ordered(tie: Tie) -> list[Party]:
    """The parties in order of their sides."""
    return sorted(tie.parties.all(), key=lambda party: (party.side, party.pk))


def party_json(party: Party) -> dict[str, Any]:
    """A party with its side."""
    return {"side": party.side, "body": body_json(party.body)}


def claims_of(page: TiePage) -> list[Claim]:
    """Every claim of the table, those retracted too."""
    voices = (voice for row in page.table.rows for column in row.columns for voice in column)
    shown = [voice.claim for voice in voices]
    return sorted([*shown, *page.area_claims], key=lambda claim: claim.pk)


def claim_json(claim: Claim, sources: Sources) -> dict[str, Any]:
    """A claim as it was made, and whether it counts."""
    return {
        "number": claim.pk,
        "what": claim.what,
        "value": claim.value,
        "texts": claim.texts,
        "by": claim.by.code if claim.by else None,
        "by_note": claim.by_note,
        "as_written": claim.as_written,
        "language": claim.language,
        "calendar": claim.calendar,
        "as_of": claim.as_of_edtf,
        "verified": claim.verified,
        "proved": claim.proved,
        "retracted": claim.retracted,
        "sources": sources.as_json("claim", claim.pk),
    }


def reading_json(reading: Reading) -> dict[str, Any]:
    """What is said on one subject, and whether it fits together."""
    return {
        "verdict": reading.verdict,
        "sides": {str(side): list(values) for side, values in reading.by_side},
        "others": list(reading.others),
        "weakest": reading.shown,
        "others_differ": reading.others_differ,
    }


def dated_json(piece: Dated) -> dict[str, Any]:
    """One dated piece of evidence."""
    return {
        "date": piece.edtf,
        "kind": piece.weft,
        "record": piece.about_kind,
        "number": piece.about_id,
        "verified": piece.verified,
    }


def agreement_codes(page: TiePage) -> list[str]:
    """The codes of the tie's agreements that this reader may see."""
    return [agreement.code for agreement in page.agreements]


def agreement_as_json(page: AgreementPage) -> dict[str, Any]:
    """An agreement: who is bound, who signed, what it covers, what it rests on."""
    agreement = page.agreement
    signatories = [s for shown in page.parties for s in shown.signatories]
    return {
        "code": agreement.code,
        "instrument": agreement.instrument,
        "status": agreement.status,
        "titles": agreement.titles,
        "tie": agreement.tie.code if agreement.tie else None,
        "kept_by": agreement.kept_by,
        "proved": agreement.proved,
        "signed": agreement.signed_edtf,
        "signed_as_written": agreement.signed_written,
        "effective": agreement.effective_edtf,
        "ends": agreement.ends_edtf,
        "term_months": agreement.term_months,
        "renewal": agreement.renewal,
        "notice_days": agreement.notice_days,
        "status_since": agreement.status_edtf,
        "signed_at": agreement.signed_at,
        "languages": agreement.languages,
        "prevails": agreement.prevails,
        "areas": agreement.areas,
        "sdgs": agreement.sdgs,
        "objectives": agreement.objectives,
        "parties": [
            {
                "side": party.side,
                "body": body_json(party.body),
                "base_unit": body_json(party.base_unit),
                "reference": party.reference,
            }
            for party in parties_of(agreement)
        ],
        "signatories": [signatory_json(s) for s in [*signatories, *page.unplaced]],
        "witnesses": [signatory_json(s) for s in page.witnesses],
        "rests_on": lineage_json(agreement),
        "sources": page.sources.as_json("agreement", agreement.pk),
    }


def signatory_json(signatory: Signatory) -> dict[str, Any]:
    """Who signed or witnessed, for whom and in which capacity."""
    party = signatory.party
    return {
        "names": signatory.person.names,
        "post": signatory.post,
        "for": party.body.code if party else None,
        "capacity": signatory.capacity,
        "on_behalf_of": signatory.on_behalf_of,
    }


def lineage_json(agreement: Agreement) -> list[dict[str, str]]:
    """The earlier agreements it rests on."""
    rows = agreement.rests_on.select_related("earlier").order_by("pk")
    return [{"relation": row.relation, "earlier": row.earlier.code} for row in rows]
