"""Electronic signatures in PDF files (ETSI EN 319 142-1, PAdES), by pyHanko alone.

Read in only where a signature is made or checked: it takes half a second and 17 MB. Bytes and keys
in, bytes or facts out; nothing here knows the register.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from asn1crypto.keys import PrivateKeyInfo
from asn1crypto.x509 import Certificate as Asn1
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.generic import ArrayObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DiffResult,
    DocInfoRule,
    DSSCompareRule,
    FieldComparisonContext,
    FormUpdate,
    FormUpdatingRule,
    MetadataUpdateRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.commons import compare_key_refs
from pyhanko.sign.diff_analysis.constants import ROOT_EXEMPT_STRICT_COMPARISON
from pyhanko.sign.diff_analysis.form_rules_api import _list_fields
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.sign.timestamps.aiohttp_client import HTTPTimeStamper
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from phinong.core.refusals import Refusal, Refused
from phinong.drafting.certificates import Certificate, Identity, certificate_of

TSA_SECONDS = 20
USAGE = KeyUsageConstraints(
    key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
)
# What a form may say beside its fields when the first signature brings it.
OF_A_FORM = frozenset({"/Fields", "/SigFlags", "/DR", "/DA"})


class SignatureForm(FormUpdatingRule):
    """The library's rule for forms, also from a file that had none, as the sealed text has none.

    It judges changes after a signature, where there is a form already; what the first signature
    itself brings it leaves to whoever sent the file away.
    """

    def apply(
        self, old: HistoricalResolver, new: HistoricalResolver
    ) -> Iterable[tuple[ModificationLevel, FormUpdate]]:
        """Every change of the form from one state of the file to the next that may be."""
        if "/AcroForm" in old.root:
            yield from super().apply(old, new)
        elif "/AcroForm" in new.root:
            yield from self.begun(old, new)

    def begun(
        self, old: HistoricalResolver, new: HistoricalResolver
    ) -> Iterable[tuple[ModificationLevel, FormUpdate]]:
        """The same where the form is new: all its fields are."""
        form = new.root["/AcroForm"]
        if set(form) - OF_A_FORM:
            raise SuspiciousModification(f"a form with {set(form) - OF_A_FORM}")
        for where, key in ((new.root, "/AcroForm"), (form, "/Fields"), (form, "/DR")):
            for ref in compare_key_refs(key, old, old.root, where):
                yield ModificationLevel.LTA_UPDATES, FormUpdate(updated_ref=ref, field_name=None)
        specs = dict(_list_fields(ArrayObject(), form["/Fields"], None))
        context = FieldComparisonContext(field_specs=specs, old=old, new=new)
        for rule in self.field_rules:
            yield from rule.apply(context)


HOUSEKEEPING = (
    DocInfoRule(),
    XrefStreamRule(),
    ObjectStreamRule(),
    DSSCompareRule(),
    MetadataUpdateRule(),
)
# What may come after a file that was sealed or signed: signatures, what proves them later, and
# nothing else. Unlike the library's own policy it lets the first signature close the text (/Perms),
# lets later ones have a picture, as those of other programs do, and lets nobody fill in fields.
SIGNATURES_ONLY = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(ROOT_EXEMPT_STRICT_COMPARISON | {"/Perms"}),
        *(rule.as_qualified(ModificationLevel.LTA_UPDATES) for rule in HOUSEKEEPING),
    ],
    form_rule=SignatureForm(
        field_rules=[
            SigFieldCreationRule(allow_new_visible_after_certify=True),
            SigFieldModificationRule(),
        ]
    ),
)


@dataclass(frozen=True, slots=True)
class Checked:
    """One signature in a file, and what the check found.

    `sound`: the bytes it covers are those that were signed. `whole`: it covers everything up to
    itself, and only further signatures came after. `trusted` is None where no authorities were
    given. `stamped` is None without a timestamp, else whether the timestamp is sound; then `at` is
    its time, else what the signer said.
    """

    field: str
    certificate: Certificate | None
    at: datetime | None
    sound: bool
    whole: bool
    later: bool
    trusted: bool | None = None
    stamped: bool | None = None
    clock: str = ""

    @property
    def holds(self) -> bool:
        """Whether nothing was changed: neither what was signed nor anything after it."""
        return self.sound and self.whole and self.stamped is not False


class Unreadable(ValueError):  # noqa: N818
    """Bytes in which no signatures can be looked for."""


# ── Signing ──


class Clock(HTTPTimeStamper):
    """A time-stamping authority (RFC 3161) whose every failure is one refusal."""

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> Any:
        """The token. Raises Refused, whatever was wrong with the answer or the way there."""
        try:
            return await super().async_timestamp(message_digest, md_algorithm)
        except Exception as wrong:
            raise Refused([Refusal("timestamp-failed", {"address": self.url})]) from wrong


def signed(content: bytes, identity: Identity, *, name: str, clock: str = "") -> bytes:
    """The file with one more signature after its last byte (PAdES B-B, B-T with a clock).

    The first signature closes the text: from then on only signatures may be added (DocMDP 2). It
    has no picture, so the pages stay as they were set. Raises Refused.
    """
    try:
        reader = PdfFileReader(io.BytesIO(content))
        fields = [one.field_name for one in reader.embedded_signatures]
        metadata = signers.PdfSignatureMetadata(
            field_name=free_name(fields),
            name=name,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            certify=not fields,
            docmdp_permissions=MDPPerm.FILL_FORMS,
        )
        out = signers.sign_pdf(
            IncrementalPdfFileWriter(io.BytesIO(content)),
            metadata,
            signer=signer_of(identity),
            timestamper=Clock(clock, timeout=TSA_SECONDS) if clock else None,
        )
    except Refused:
        raise
    except Exception as wrong:
        raise Refused([Refusal("electronic-paper-unsignable")]) from wrong
    return bytes(out.getvalue())


def free_name(taken: Sequence[str]) -> str:
    """A name for the next signature's field."""
    number = len(taken) + 1
    while f"Signature{number}" in taken:
        number += 1
    return f"Signature{number}"


def signer_of(identity: Identity) -> signers.SimpleSigner:
    """The library's own form of a certificate with its key."""
    der = identity.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    chain = SimpleCertificateStore()
    chain.register_multiple(Asn1.load(one) for one in identity.chain)
    return signers.SimpleSigner(
        signing_cert=Asn1.load(identity.der),
        signing_key=PrivateKeyInfo.load(der),
        cert_registry=chain,
    )


# ── Checking ──


def checked(content: bytes, roots: Sequence[bytes] | None) -> list[Checked]:
    """Every signature in a file in the order they were made, as far as each holds.

    `roots` are the authorities to trust, as DER; None asks for no trust. Nothing is fetched, so
    whether a certificate was revoked is not asked. Raises Unreadable.
    """
    try:
        signatures = list(PdfFileReader(io.BytesIO(content)).embedded_regular_signatures)
        return [checked_one(one, roots) for one in signatures]
    except Exception as wrong:  # a parser fed with anything; what it meets is told in one word
        raise Unreadable from wrong


def checked_one(one: EmbeddedPdfSignature, roots: Sequence[bytes] | None) -> Checked:
    """One signature; where the check cannot be made, it does not hold."""
    certificate = None
    try:
        certificate = certificate_of(x509.load_der_x509_certificate(one.signer_cert.dump()))
        trust = ValidationContext(
            trust_roots=[Asn1.load(root) for root in roots or ()], allow_fetching=False
        )
        status = validate_pdf_signature(
            one, trust, diff_policy=SIGNATURES_ONLY, key_usage_settings=USAGE
        )
    except Exception:
        return Checked(one.field_name, certificate, None, sound=False, whole=False, later=False)
    return told(one.field_name, certificate, status, asked=roots is not None)


def told(
    field: str, certificate: Certificate, status: PdfSignatureStatus, *, asked: bool
) -> Checked:
    """What the library's judgement means to us."""
    stamp = status.timestamp_validity
    level = status.modification_level
    kept = level is not None and level <= ModificationLevel.FORM_FILLING
    return Checked(
        field=field,
        certificate=certificate,
        at=stamp.timestamp if stamp else status.signer_reported_dt,
        sound=status.intact and status.valid,
        whole=status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
        and kept
        and status.docmdp_ok is not False,
        later=status.coverage != SignatureCoverageLevel.ENTIRE_FILE,
        trusted=status.trusted if asked else None,
        stamped=(stamp.intact and stamp.valid) if stamp else None,
        clock=stamp.signing_cert.subject.human_friendly if stamp else "",
    )


def only_signatures_after(content: bytes, before: bytes) -> bool:
    """Whether what follows `before` in a file that begins with it adds signatures and no more.

    Raises Unreadable.
    """
    try:
        base = PdfFileReader(io.BytesIO(before)).xrefs.total_revisions - 1
        found = SIGNATURES_ONLY.review_file(PdfFileReader(io.BytesIO(content)), base)
    except Exception as wrong:
        raise Unreadable from wrong
    if not isinstance(found, DiffResult):
        return False
    return found.modification_level <= ModificationLevel.FORM_FILLING


def covers_text(content: bytes) -> bool:
    """Whether a signature's picture lies on a page before the last, which holds the names.

    Raises Unreadable.
    """
    try:
        reader = PdfFileReader(io.BytesIO(content))
        return any(area > 0 for area in areas_before_last(reader))
    except Exception as wrong:
        raise Unreadable from wrong


def areas_before_last(reader: PdfFileReader) -> Iterator[float]:
    """The area of everything laid over the pages before the last."""
    for number in range(int(reader.root["/Pages"]["/Count"]) - 1):
        page = reader.find_page_for_modification(number)[0].get_object()
        for one in page.get("/Annots", ()):
            left, low, right, high = (float(edge) for edge in one.get_object()["/Rect"])
            yield abs(right - left) * abs(high - low)
