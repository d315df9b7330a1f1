"""What pages show of electronic signatures: who signed, who still may, and what a check finds."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from phinong.accounts.roles import May
from phinong.core.messages import say
from phinong.core.refusals import Refused
from phinong.drafting.access import may_for
from phinong.drafting.certificates import (
    Certificate,
    identity_of,
    is_known_as,
    is_set_up,
    roots,
)
from phinong.drafting.electronic import (
    bytes_of,
    files_of,
    newest_file,
    signatures_of,
    why_not_use,
)
from phinong.drafting.keys import fingerprint
from phinong.drafting.models import Draft, DraftParty, ElectronicSignature, Keepsake


@dataclass(frozen=True, slots=True)
class Office:
    """A party's office that has not signed electronically yet, for somebody who works there.

    `certificate` is shown to who may sign with it; `known` tells whether the register knows the
    body by a name that stands in it.
    """

    party: DraftParty
    set_up: bool
    may: bool
    certificate: Certificate | None
    known: bool
    reasons: Sequence[str]

    @property
    def said(self) -> str:
        """The fingerprint in groups of four, to be read out."""
        return fingerprint(self.certificate.fingerprint) if self.certificate else ""


@dataclass(frozen=True, slots=True)
class ElectronicPart:
    """The electronic signatures of a signing for one reader."""

    signatures: Sequence[ElectronicSignature]
    newest: Keepsake | None
    offices: Sequence[Office]
    receiving: Sequence[DraftParty]


def electronic_part(draft: Draft, user: Any) -> ElectronicPart:
    """Who signed, and what this person may do: sign for an office, or bring a signed file."""
    signatures = signatures_of(draft)
    done = {one.party_id for one in signatures}
    open_ = [party for party in draft.parties.all() if party.pk not in done]
    here = [party for party in open_ if user.may(May.EDIT_TIE, party.body.code)]
    return ElectronicPart(
        signatures=signatures,
        newest=newest_file(draft),
        offices=[office_of(party, user) for party in here],
        receiving=[
            party for party in open_ if may_for(user, May.EDIT_TIE, party, kept_by=draft.kept_by)
        ],
    )


def office_of(party: DraftParty, user: Any) -> Office:
    """An office with its certificate, and every reason against signing with it now."""
    set_up, may = is_set_up(party.body.code), user.may(May.APPROVE, party.body.code)
    certificate, reasons = None, []
    if set_up and may:
        try:
            identity = identity_of(party.body)
            certificate = identity.certificate
            reasons = [say(reason) for reason in why_not_use(identity, party)]
        except Refused as refused:
            reasons = [say(reason) for reason in refused.reasons]
    known = certificate is not None and is_known_as(certificate, party.body)
    return Office(party, set_up, may, certificate, known, reasons)


# ── The check ──


@dataclass(frozen=True, slots=True)
class Row:
    """One signature as the check finds it now, with what was written down when it came."""

    kept: ElectronicSignature | None
    found: Any

    @property
    def said(self) -> str:
        """The certificate's fingerprint in groups of four."""
        return fingerprint(self.found.certificate.fingerprint) if self.found.certificate else ""


@dataclass(frozen=True, slots=True)
class Check:
    """The newest file and every signature in it, looked at now."""

    file: Keepsake
    sha256: str
    begins_sealed: bool
    rows: Sequence[Row]
    missing: Sequence[ElectronicSignature]
    trust_asked: bool

    @property
    def stored(self) -> bool:
        """Whether the stored bytes are those that were kept."""
        return self.sha256 == self.file.sha256

    @property
    def holds(self) -> bool:
        """Whether everything is as it was signed."""
        found = all(row.found.holds for row in self.rows)
        return self.stored and self.begins_sealed and found and not self.missing


def check_of(draft: Draft) -> Check | None:
    """The check of a draft's signatures; None where nobody signed electronically."""
    from phinong.drafting import pades  # noqa: PLC0415 - only who checks waits for the library

    kept = {one.field: one for one in signatures_of(draft)}
    if not kept:
        return None
    sealed, *_others, newest = files_of(draft)
    content, trusted = bytes_of(newest), roots()
    try:
        found = pades.checked(content, trusted)
    except pades.Unreadable:
        found = []
    names = {one.field for one in found}
    return Check(
        file=newest,
        sha256=hashlib.sha256(content).hexdigest() if content else "",
        begins_sealed=begins_with(content, bytes_of(sealed)),
        rows=[Row(kept.get(one.field), one) for one in found],
        missing=[one for field, one in kept.items() if field not in names],
        trust_asked=trusted is not None,
    )


def begins_with(content: bytes, sealed: bytes) -> bool:
    """Whether a file begins with the sealed text, which is there."""
    return bool(sealed) and content.startswith(sealed)
