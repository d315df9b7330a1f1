"""The doors for electronic signatures on the sealed text: made here, or come back from elsewhere.

One line of files: the sealed text, then the same bytes with a signature after them, then the same
with one more. What was sealed is thereby never set anew, and nobody's signature is taken out.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from phinong.core.acting import Actor, require
from phinong.core.asked import language
from phinong.core.refusals import Refusal, Refused, refuse_if
from phinong.drafting.access import May, require_any, require_for
from phinong.drafting.actions import locked, noted
from phinong.drafting.certificates import (
    Identity,
    identity_of,
    of_another,
    why_not_certificate,
)
from phinong.drafting.electronic_rules import (
    why_not_added,
    why_not_receive,
    why_not_sign_electronically,
)
from phinong.drafting.models import (
    Draft,
    DraftParty,
    ElectronicSignature,
    Keepsake,
    KeepsakeKind,
)
from phinong.drafting.models.electronic import LONGEST_FIELD, LONGEST_NAME
from phinong.drafting.signing import called
from phinong.drafting.texts import user_or_none
from phinong.record.files import file_at, keep_file

if TYPE_CHECKING:
    from phinong.drafting.pades import Checked


@dataclass(frozen=True, slots=True)
class Papers:
    """What lies there of a signing: the sealed text, the newest file, and who signed it so."""

    status: str
    sealed: bytes
    newest: bytes
    current: str
    signed: frozenset[int]

    @property
    def stored(self) -> str:
        """The hash of the newest file's bytes as they lie there; empty when they are gone."""
        return hashlib.sha256(self.newest).hexdigest() if self.newest else ""


def files_of(draft: Draft) -> Sequence[Keepsake]:
    """The sealed text and each file with electronic signatures, in the order they came to be; none
    before the signing. One query."""
    kinds = (KeepsakeKind.SEALED, KeepsakeKind.SIGNED)
    return list(Keepsake.objects.filter(ceremony__draft=draft, kind__in=kinds).order_by("pk"))


def newest_file(draft: Draft) -> Keepsake | None:
    """The file with all electronic signatures, or the sealed text; None before the signing."""
    return next(reversed(files_of(draft)), None)


def signatures_of(draft: Draft) -> Sequence[ElectronicSignature]:
    """The electronic signatures on a draft's sealed text, in order; one query."""
    rows = ElectronicSignature.objects.filter(ceremony__draft=draft)
    return list(rows.select_related("party__body", "file"))


def bytes_of(kept: Keepsake) -> bytes:
    """A kept file's bytes; none when it is not there."""
    path = file_at(kept.file)
    return path.read_bytes() if path else b""


def papers_of(draft: Draft) -> Papers:
    """What the rules ask of a draft."""
    files = files_of(draft)
    return Papers(
        status=draft.status,
        sealed=bytes_of(files[0]) if files else b"",
        newest=bytes_of(files[-1]) if files else b"",
        current=files[-1].sha256 if files else "",
        signed=frozenset(one.party_id for one in signatures_of(draft)),
    )


def why_not_use(identity: Identity, party: DraftParty) -> list[Refusal]:
    """Reasons against signing for a party with a certificate now."""
    found = identity.certificate
    another = of_another(found, party.body, language())
    return why_not_certificate(found, now=timezone.now(), of_another=another)


def sign_electronically(
    draft: Draft, *, by: Actor, party: DraftParty, seen: str
) -> ElectronicSignature:
    """Sign the newest file with the certificate of the party's office.

    Only who approves in that office may: the signature is the office's word, as a verdict is.
    `seen` is the hash of the file as it was shown. The signature is made before anything is locked,
    since an authority may take its time to stamp it; then all is looked at again, and either
    everything is written or nothing. Raises Refused with every reason; NotAllowed.
    """
    require(by, May.APPROVE, body=party.body.code)
    papers = papers_of(draft)
    refuse_if(why_not_signed_by(papers, party, seen))
    identity = identity_of(party.body)
    refuse_if(why_not_use(identity, party))
    content, found = made(papers.newest, identity, party)
    with transaction.atomic():
        draft = locked(draft)
        refuse_if(why_not_signed_by(papers_of(draft), party, seen))
        kept = keep_signed(draft, content, by=by)
        signature = write(kept, party, found, made_here=True)
        office, now = party.body.code, told_of(signature)
        noted("draft.signed-electronically", draft, by=by, office=office, now=now)
    return signature


def why_not_signed_by(papers: Papers, party: DraftParty, seen: str) -> list[Refusal]:
    """Reasons against this party's signature on these papers."""
    return why_not_sign_electronically(
        status=papers.status,
        party=called(party),
        again=party.pk in papers.signed,
        seen=seen,
        current=papers.current,
        stored=papers.stored,
    )


def made(content: bytes, identity: Identity, party: DraftParty) -> tuple[bytes, "Checked"]:
    """The file with the signature, and the signature as anybody would find it. Raises Refused."""
    from phinong.drafting import pades  # noqa: PLC0415 - only who signs waits for the library

    address = settings.PHINONG_TSA
    result = pades.signed(content, identity, name=called(party), clock=address)
    found = pades.checked(result, None)[-1]
    if found.stamped is False:
        raise Refused([Refusal("timestamp-failed", {"address": address})])
    if not found.holds:
        raise Refused([Refusal("electronic-paper-unsignable")])
    return result, found


@transaction.atomic
def receive_signed(
    draft: Draft, *, by: Actor, party: DraftParty, content: bytes
) -> list[ElectronicSignature]:
    """Take in the file that a party signed elsewhere, when it is ours and only signatures came.

    Raises Refused with the reason: another text, an older file, anything else changed, a signature
    that does not hold; NotAllowed for who keeps no ties in the party's office, or in the opening
    office for a party that does not work here.
    """
    draft = locked(draft)
    require_for(by, May.EDIT_TIE, party)
    office = require_any(by, May.EDIT_TIE, draft)
    papers = papers_of(draft)
    refuse_if(
        why_not_receive(
            status=papers.status,
            party=called(party),
            again=party.pk in papers.signed,
            content=content,
            newest=papers.newest,
            sealed=papers.sealed,
            current=papers.current,
            stored=papers.stored,
        )
    )
    found = added(papers.newest, content)
    kept = keep_signed(draft, content, by=by)
    rows = [write(kept, party, one, made_here=False) for one in found]
    for signature in rows:
        now = told_of(signature)
        noted("draft.signature-received", draft, by=by, office=office, now=now)
    return rows


def added(newest: bytes, content: bytes) -> Sequence["Checked"]:
    """The signatures that a file adds to our newest one, with which it begins. Raises Refused when
    it adds anything else, and when one does not hold."""
    from phinong.drafting import pades  # noqa: PLC0415 - only who brings a file waits for it

    try:
        before = len(pades.checked(newest, None))
        found = pades.checked(content, None)
        only_signatures = pades.only_signatures_after(content, newest)
        covers_text = pades.covers_text(content)
    except pades.Unreadable:
        raise Refused([Refusal("signed-file-unreadable")]) from None
    refuse_if(
        why_not_added(
            only_signatures=only_signatures,
            covers_text=covers_text,
            old=[one.holds for one in found[:before]],
            new=[one.holds for one in found[before:]],
        )
    )
    return found[before:]


def keep_signed(draft: Draft, content: bytes, *, by: Actor) -> Keepsake:
    """Keep a file with signatures under its hash."""
    return Keepsake.objects.create(
        ceremony=draft.ceremony,
        kind=KeepsakeKind.SIGNED,
        sha256=hashlib.sha256(content).hexdigest(),
        file=keep_file(content),
        media_type="application/pdf",
        added_at=timezone.now(),
        added_by=user_or_none(by),
    )


def write(
    kept: Keepsake, party: DraftParty, found: "Checked", *, made_here: bool
) -> ElectronicSignature:
    """Write down a signature of a party that holds, in the file in which it came to stand."""
    certificate = found.certificate
    assert certificate is not None  # noqa: S101 - a signature that holds has one
    return ElectronicSignature.objects.create(
        ceremony=kept.ceremony,
        party=party,
        file=kept,
        field=found.field[:LONGEST_FIELD],
        subject=certificate.subject[:LONGEST_NAME],
        issuer=certificate.issuer[:LONGEST_NAME],
        fingerprint=certificate.fingerprint,
        since=certificate.since,
        until=certificate.until,
        signed_at=found.at,
        stamped=bool(found.stamped),
        made_here=made_here,
        added_at=kept.added_at,
        added_by=kept.added_by,
    )


def told_of(signature: ElectronicSignature) -> dict[str, object]:
    """What an event keeps of a signature."""
    return {
        "party": signature.party.body.code,
        "sha256": signature.file.sha256,
        "certificate": signature.fingerprint,
        "subject": signature.subject,
        "stamped": signature.stamped,
    }
