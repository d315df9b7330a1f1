"""The doors for signatories and for the signing itself, which makes the agreement a record.

The sealed text enters the memory as a document like any other, and the agreement is recorded from
it with the same actions as one that was read from a newspaper: every field has its source.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from phinong.core.acting import Actor
from phinong.core.asked import language
from phinong.core.refusals import refuse_if
from phinong.drafting.access import May, require_any
from phinong.drafting.actions import locked, moved, noted
from phinong.drafting.canonical import Whole
from phinong.drafting.filling import gaps_left
from phinong.drafting.models import (
    Ceremony,
    Draft,
    DraftParty,
    Keepsake,
    KeepsakeKind,
    Original,
    Signature,
    Version,
)
from phinong.drafting.numbering import article
from phinong.drafting.rules import why_not
from phinong.drafting.signing_rules import why_not_sign, why_not_signer
from phinong.drafting.texts import user_or_none
from phinong.drafting.wording_now import as_spoken, numbers, standing_of
from phinong.places.actions import add_person
from phinong.places.models import Body, Person
from phinong.record.actions import add_document
from phinong.record.files import keep_file
from phinong.record.models import Document, DocumentKind
from phinong.ties.agreements import (
    Bound,
    Signer,
    add_signatory,
    move_agreement,
    record_agreement,
    rest_on,
    write,
)
from phinong.ties.days import end_of_term
from phinong.ties.models import Agreement

Texts = Mapping[str, str]


@transaction.atomic
def add_signer(
    draft: Draft,
    *,
    by: Actor,
    name: Texts,
    post: Texts,
    party: DraftParty | None = None,
    capacity: str = "own",
    on_behalf_of: Texts | None = None,
    witness: bool = False,
    person: Person | None = None,
) -> Signature:
    """Put a line under the text: who signs for which party, or who witnesses. Raises Refused."""
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    behalf = dict(on_behalf_of or {})
    reasons = why_not("edit", draft.status)
    reasons += why_not_signer(
        name=name,
        capacity=capacity,
        witness=witness,
        party=party is not None,
        on_behalf_of=any(behalf.values()),
    )
    refuse_if(reasons)
    signature = Signature.objects.create(
        draft=draft,
        party=None if witness else party,
        person=person,
        name=dict(name),
        post=dict(post),
        capacity=capacity,
        on_behalf_of=behalf,
        witness=witness,
        order=draft.signatures.count(),
    )
    noted("draft.signer-named", draft, by=by, office=office, now={"name": dict(name)})
    return signature


@transaction.atomic
def remove_signer(draft: Draft, number: int, *, by: Actor) -> None:
    """Take a line from under the text; nothing when it is gone already. Raises Refused."""
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    refuse_if(why_not("edit", draft.status))
    for signature in draft.signatures.filter(pk=number):
        signature.delete()
        noted("draft.signer-removed", draft, by=by, office=office, was={"name": signature.name})


@dataclass(frozen=True, slots=True)
class Copy:
    """One original: its languages and who keeps it."""

    tags: tuple[str, ...]
    keeper: Body | None = None
    kept_at: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paper:
    """The sealed text as it is kept: its bytes, and the words a reader searches."""

    content: bytes
    words: str


def called(party: DraftParty) -> str:
    """A party's name for whoever is told that nobody signs for it."""
    return party.body.name(language()).text or party.body.code


def signed_facts(draft: Draft) -> dict[str, Any]:
    """What the rule asks of a draft: its parties, who has signed for them, the agreed version,
    and the gaps that its text still has."""
    parties = list(draft.parties.all())
    signing = set(draft.signatures.filter(witness=False).values_list("party_id", flat=True))
    version, standing = draft.versions.order_by("-number").first(), standing_of(draft)
    return {
        "status": draft.status,
        "parties": [called(party) for party in parties],
        "signed_for": {called(party) for party in parties if party.pk in signing},
        "version": version is not None and version.sha256 == standing.sha256,
        "gaps": [one for gaps in gaps_left(standing.whole).values() for one in gaps],
    }


@transaction.atomic
def sign(
    draft: Draft,
    *,
    by: Actor,
    day: str,
    today: date,
    paper: Paper,
    originals: Sequence[Copy],
    venue: Texts | None = None,
    public: bool = False,
    gaps_seen: bool = False,
) -> Agreement:
    """Record that the agreed text was signed on a day (EDTF), and keep the sealed paper.

    The paper becomes a document of the office, the agreement is recorded from it. A text with
    marked gaps is signed only by who has seen them (`gaps_seen`). Raises Refused with every reason;
    NotAllowed for who may not keep ties in a party's office.
    """
    draft = locked(draft)
    office = require_any(by, May.EDIT_TIE, draft)
    facts = signed_facts(draft)
    refuse_if(
        why_not_sign(day=day, today=today, originals=len(originals), gaps_seen=gaps_seen, **facts)
    )
    version = draft.versions.order_by("-number").first()
    assert version is not None  # noqa: S101 - the rule above said so
    ceremony = Ceremony.objects.create(
        draft=draft, version=version, day_edtf=day, venue=dict(venue or {})
    )
    keep_originals(ceremony, originals)
    document = keep_paper(ceremony, paper, by=by, office=office, public=public)
    agreement = recorded(draft, version, day, document=document, by=by)
    draft.agreement, draft.tie = agreement, agreement.tie
    draft.save(update_fields=["agreement", "tie"])
    moved(draft, "sign", by=by, office=office)
    return agreement


def keep_originals(ceremony: Ceremony, originals: Sequence[Copy]) -> None:
    """Write down every original, numbered from 1."""
    Original.objects.bulk_create(
        Original(
            ceremony=ceremony,
            number=number,
            tags=list(copy.tags),
            keeper=copy.keeper,
            kept_at=dict(copy.kept_at),
        )
        for number, copy in enumerate(originals, start=1)
    )


def keep_paper(
    ceremony: Ceremony, paper: Paper, *, by: Actor, office: str, public: bool
) -> Document:
    """The sealed paper as a keepsake of the signing and as a document of the office."""
    kept = keep_file(paper.content)
    sha256 = kept.rpartition("/")[2]
    Keepsake.objects.create(
        ceremony=ceremony,
        kind=KeepsakeKind.SEALED,
        sha256=sha256,
        file=kept,
        media_type="application/pdf",
        added_at=timezone.now(),
        added_by=user_or_none(by),
    )
    draft = ceremony.draft
    language = draft.languages.order_by("order", "id").first()
    return add_document(
        by=by,
        kept_by=office,
        kind=DocumentKind.FILE,
        title=draft.title(language.tag if language else "th").text[:400],
        text=paper.words,
        public=public,
        language=language.tag if language else "",
        published_edtf=ceremony.day_edtf,
        file=kept,
        file_name=f"{draft.code}.pdf",
        file_sha256=sha256,
        media_type="application/pdf",
    )


def recorded(
    draft: Draft, version: Version, day: str, *, document: Document, by: Actor
) -> Agreement:
    """The register's record of the signed agreement: made, or taken on where there was one."""
    ground: dict[str, Any] = {"by": by, "document": document}
    signers = [signer_of(line, document.kept_by, by) for line in draft.signatures.all()]
    lineage = [(draft.renews, draft.relation)] if draft.renews and draft.relation else []
    provided = {**provided_by(draft, day), "signed_at": draft.ceremony.venue}
    if draft.agreement:
        agreement = move_agreement(draft.agreement, status="signed", signed=day, **ground)
        for signer in signers:
            add_signatory(agreement, signer, **ground)
        for earlier, relation in lineage:
            rest_on(agreement, earlier, relation, **ground)
        write(agreement, provided, **ground)
        return agreement
    whole = as_spoken(draft, version)
    return record_agreement(
        instrument=draft.instrument,
        parties=[
            Bound(party.body, party.base_unit, party.reference, party.side)
            for party in draft.parties.all()
        ],
        status="signed",
        signed=day,
        tie=draft.tie,
        signatories=signers,
        lineage=lineage,
        titles=draft.titles,
        languages=list(whole.tags),
        prevails=draft.prevails,
        areas=draft.areas,
        sdgs=draft.sdgs,
        ends=provided.pop("ends_edtf", ""),
        **provided,
        **ground,
    )


def provided_by(draft: Draft, day: str) -> dict[str, Any]:
    """What the text provides for its end: columns of the agreement, without what it leaves open."""
    provided = {
        "term_months": draft.term_months,
        "renewal": draft.renewal,
        "notice_days": draft.notice_days,
        "ends_edtf": end_of_term(day, draft.term_months) if draft.term_months else "",
    }
    return {name: value for name, value in provided.items() if value}


def signer_of(line: Signature, office: str, by: Actor) -> Signer:
    """A line under the text as the register keeps it; a person it does not know is made."""
    person = line.person or add_person(by=by, kept_by=office, names=line.name)
    body = line.party.body if line.party else None
    return Signer(person, body, line.post, line.capacity, line.witness, line.on_behalf_of)


def words_of(whole: Whole) -> str:
    """The text as one run of words to read and search: every language after the other."""
    numbered = numbers(whole.parts)
    pages = []
    for tag in whole.tags:
        lines = []
        for part in whole.parts:
            text, number = part.in_tag(tag), numbered.get(part.uid)
            label = article(number, tag) if number else ""
            head = " ".join(piece for piece in (label, text.heading) if piece)
            lines += [line for line in (head, text.words) if line and text]
        pages.append("\n".join(lines))
    return "\n\n".join(page for page in pages if page)
