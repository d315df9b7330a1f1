"""The certificates by which offices sign electronically. Keys lie with the operator alone.

`PHINONG_SIGNING_DIR` holds `<code of the body>.p12`, one PKCS #12 file for each office that signs.
Its passphrase stands in `<code>.pass` beside it, or in the environment variable
`PHINONG_SIGNING_PASSPHRASE_<CODE>`. Nothing of it goes into the database, a backup or a log. The
certificates of authorities that the operator trusts lie in the folder `roots`.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.utils import timezone

from phinong.core.refusals import Refusal, Refused, refuse_if
from phinong.places.actions import codes_above
from phinong.places.models import Body, BodyName
from phinong.places.naming import fold_name

# The parts of a name in a certificate that say who it is, in the order they are shown.
SPOKEN = (
    NameOID.COMMON_NAME,
    NameOID.ORGANIZATIONAL_UNIT_NAME,
    NameOID.ORGANIZATION_NAME,
    NameOID.COUNTRY_NAME,
)
NAMES = SPOKEN[:3]
# A certificate with its chain takes some thousand bytes; no one is this large.
LARGEST = 1 << 20
FEWEST_BITS = 2048
DER_SEQUENCE = 0x30
ROOTS = "roots"


@dataclass(frozen=True, slots=True)
class Certificate:
    """What everybody may know of a certificate. `names` are what its owner is called in it."""

    subject: str
    issuer: str
    since: datetime
    until: datetime
    fingerprint: str
    names: tuple[str, ...] = ()
    may_sign: bool = True


@dataclass(frozen=True, slots=True)
class Identity:
    """An office's certificate with its key, while a signature is made. Never printed."""

    certificate: Certificate
    der: bytes = field(repr=False)
    chain: tuple[bytes, ...] = field(repr=False)
    key: Any = field(repr=False)


def certificate_of(found: x509.Certificate) -> Certificate:
    """What everybody may know of a certificate."""
    subject = list(dict.fromkeys(values_of(found.subject, NAMES)))
    return Certificate(
        subject=called(found.subject),
        issuer=called(found.issuer),
        since=found.not_valid_before_utc,
        until=found.not_valid_after_utc,
        fingerprint=hashlib.sha256(found.public_bytes(Encoding.DER)).hexdigest(),
        names=tuple(subject),
        may_sign=may_sign(found),
    )


def called(name: x509.Name) -> str:
    """A name of a certificate as a person reads it: each part once, the narrowest first."""
    return " · ".join(dict.fromkeys(values_of(name, SPOKEN)))


def values_of(name: x509.Name, parts: Iterable[Any]) -> list[str]:
    """The words of some parts of a name."""
    found = [one.value for part in parts for one in name.get_attributes_for_oid(part)]
    return [str(value).strip() for value in found if str(value).strip()]


def may_sign(found: x509.Certificate) -> bool:
    """Whether the certificate's key may sign documents, after RFC 5280 section 4.2.1.3: it names
    no use at all, or digital signature or content commitment among them."""
    try:
        usage = found.extensions.get_extension_for_class(x509.KeyUsage).value
    except x509.ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


# ── The files of the operator ──


def is_set_up(code: str) -> bool:
    """Whether there is a certificate for the office of a body."""
    path = path_of(code, ".p12")
    return path is not None and path.is_file()


def path_of(code: str, ending: str) -> Path | None:
    """Where a file of an office lies; None while electronic signature is not set up."""
    folder: Path | None = settings.PHINONG_SIGNING
    path = folder / f"{code}{ending}" if folder and code else None
    return path if path and path.parent == folder else None


def passphrase_of(code: str) -> bytes | None:
    """The passphrase of an office's file, without the line end; None when there is none."""
    path = path_of(code, ".pass")
    if path and path.is_file():
        return path.read_bytes().rstrip(b"\r\n") or None
    variable = code.upper().replace("-", "_")
    return settings.PHINONG_SIGNING_PASSPHRASES.get(variable, "").encode() or None


def identity_of(body: Body) -> Identity:
    """The certificate of a body's office with its key.

    Raises Refused: there is none, the file cannot be read, the passphrase does not open it, there
    is no key in it.
    """
    path = path_of(body.code, ".p12")
    if path is None or not path.is_file():
        raise Refused([Refusal("certificate-missing")])
    try:
        content = path.read_bytes()
        passphrase = passphrase_of(body.code)
    except OSError:
        raise Refused([Refusal("certificate-unreadable")]) from None
    if len(content) > LARGEST or not is_der(content):
        raise Refused([Refusal("certificate-unreadable")])
    return opened(content, passphrase)


def is_der(content: bytes) -> bool:
    """Whether this is one DER sequence from its first byte to its last, as PKCS #12 is."""
    if len(content) < 2 or content[0] != DER_SEQUENCE:
        return False
    short = content[1] < 0x80
    octets = 0 if short else content[1] & 0x7F
    length = content[1] if short else int.from_bytes(content[2 : 2 + octets], "big")
    return len(content) == 2 + octets + length


def opened(content: bytes, passphrase: bytes | None) -> Identity:
    """The identity in a PKCS #12 file. Raises Refused."""
    try:
        key, found, others = pkcs12.load_key_and_certificates(content, passphrase)
    except (ValueError, TypeError):
        # From whatever it says, nothing may come out that the passphrase stands in.
        raise Refused([Refusal("certificate-passphrase-wrong")]) from None
    if key is None or found is None:
        raise Refused([Refusal("certificate-without-key")])
    refuse_if([] if is_usual(key) else [Refusal("certificate-key-unusual")])
    return Identity(
        certificate=certificate_of(found),
        der=found.public_bytes(Encoding.DER),
        chain=tuple(one.public_bytes(Encoding.DER) for one in others),
        key=key,
    )


def is_usual(key: Any) -> bool:
    """Whether readers of PDF take signatures of such a key: RSA of 2048 bits or more, or EC."""
    if isinstance(key, RSAPrivateKey):
        return key.key_size >= FEWEST_BITS
    return isinstance(key, EllipticCurvePrivateKey)


def roots() -> list[bytes] | None:
    """The authorities the operator trusts, as DER; None when none are given.

    A file that is no certificate is passed over: fewer are trusted then, never more.
    """
    folder: Path | None = settings.PHINONG_SIGNING
    if folder is None or not (folder / ROOTS).is_dir():
        return None
    found: list[bytes] = []
    for path in sorted((folder / ROOTS).iterdir()):
        if path.is_file():
            found += certificates_in(path.read_bytes())
    return found or None


def certificates_in(content: bytes) -> list[bytes]:
    """The certificates in a PEM or DER file, as DER; none when it holds none."""
    try:
        if b"-----BEGIN" in content:
            found = x509.load_pem_x509_certificates(content)
        else:
            found = [x509.load_der_x509_certificate(content)]
    except ValueError:
        return []
    return [one.public_bytes(Encoding.DER) for one in found]


# ── May this certificate sign for this body? ──


def why_not_certificate(
    found: Certificate, *, now: datetime, of_another: str = ""
) -> list[Refusal]:
    """Reasons against signing with a certificate. `of_another` is the name of the body whose
    certificate it is, when it is another's."""
    reasons = []
    if now > found.until:
        reasons.append(Refusal("certificate-expired", {"until": timezone.localdate(found.until)}))
    if now < found.since:
        reasons.append(Refusal("certificate-not-yet", {"since": timezone.localdate(found.since)}))
    if not found.may_sign:
        reasons.append(Refusal("certificate-not-for-signing"))
    if of_another:
        reasons.append(Refusal("certificate-of-another", {"body": of_another}))
    return reasons


def of_another(found: Certificate, body: Body, language: str) -> str:
    """The body that bears a name in the certificate when `body` and those above it bear none.

    Empty when the register knows none of the names: what it does not know it does not judge.
    """
    folded = [fold_name(name) for name in found.names]
    bearers = BodyName.objects.filter(folded__in=folded).select_related("body").order_by("pk")
    bodies = [form.body for form in bearers]
    own = {body.code, *codes_above(body)}
    if not bodies or own & {one.code for one in bodies}:
        return ""
    return bodies[0].name(language).text or bodies[0].code


def is_known_as(found: Certificate, body: Body) -> bool:
    """Whether the register knows the body by a name in the certificate."""
    folded = [fold_name(name) for name in found.names]
    return BodyName.objects.filter(body=body, folded__in=folded).exists()
