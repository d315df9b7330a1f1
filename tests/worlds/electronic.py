"""Certificates of offices, a signing whose sealed text is a real PDF, and a clock that stamps.

All is made by the tests themselves with the real libraries; nothing is fetched.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs12,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from tests.worlds import drafting as drafts

from phinong.core.acting import REGISTER
from phinong.core.refusals import Refused
from phinong.drafting import pades
from phinong.drafting.certificates import opened
from phinong.drafting.electronic import bytes_of, newest_file, sign_electronically
from phinong.drafting.models import Draft, ElectronicSignature, Keepsake, KeepsakeKind
from phinong.drafting.pages.signing import paper_of
from phinong.drafting.signing import Copy, Paper, add_signer
from phinong.drafting.signing import sign as record_signing

PASSPHRASE = "ความลับ of the office"
OURS, THEIRS = "จังหวัดเชียงใหม่", "Orkhon Province"
# The uses of a key, in the order of RFC 5280.
USES = (
    "digital_signature content_commitment key_encipherment data_encipherment key_agreement"
    " key_cert_sign crl_sign encipher_only decipher_only"
).split()


def lightly(passphrase: str) -> Any:
    """How the files of the tests are locked: as usual, in fewer rounds."""
    kind = PrivateFormat.PKCS12.encryption_builder().kdf_rounds(100)
    kind = kind.key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
    return kind.hmac_hash(hashes.SHA256()).build(passphrase.encode())


@dataclass(frozen=True)
class Issued:
    """A certificate with its key, and the certificate of who issued it when that is another."""

    key: Any
    certificate: x509.Certificate
    issuer: x509.Certificate | None = None

    def p12(self, passphrase: str = PASSPHRASE, *, with_key: bool = True) -> bytes:
        """The PKCS #12 file an operator puts in place."""
        return pkcs12.serialize_key_and_certificates(
            b"office",
            self.key if with_key else None,
            self.certificate,
            [self.issuer] if self.issuer else None,
            lightly(passphrase),
        )

    def pem(self) -> bytes:
        """The certificate as a PEM file."""
        return self.certificate.public_bytes(Encoding.PEM)

    def der_key(self) -> bytes:
        """The private key as DER."""
        return self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


@cache
def key_of(kind: str) -> Any:
    """A key of a kind; one of each is enough for all tests."""
    makers: dict[str, Any] = {
        "rsa": lambda: rsa.generate_private_key(65537, 2048),
        "short": lambda: rsa.generate_private_key(65537, 1024),
        "ec": lambda: ec.generate_private_key(ec.SECP256R1()),
        "authority": lambda: ec.generate_private_key(ec.SECP256R1()),
        "ed25519": ed25519.Ed25519PrivateKey.generate,
    }
    return makers[kind]()


def named(name: str, country: str = "TH") -> x509.Name:
    """A name as certificates write it."""
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, country),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, name),
        ]
    )


def issued(
    name: str = OURS,
    *,
    key: str = "ec",
    days: tuple[int, int] = (-30, 300),
    uses: tuple[str, ...] | None = ("digital_signature", "content_commitment"),
    by: Issued | None = None,
    stamps: bool = False,
) -> Issued:
    """A certificate valid from and until so many days from now; issued by itself or by another."""
    now, own = datetime.now(UTC), key_of(key)
    builder = (
        x509.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(by.certificate.subject if by else named(name))
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=days[0]))
        .not_valid_after(now + timedelta(days=days[1]))
    )
    if uses is not None:
        usage = x509.KeyUsage(*(use in uses for use in USES))
        builder = builder.add_extension(usage, critical=True)
    if stamps:
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(purpose, critical=True)
    algorithm = None if key == "ed25519" else hashes.SHA256()
    certificate = builder.sign(by.key if by else own, algorithm)
    return Issued(own, certificate, by.certificate if by else None)


def authority() -> Issued:
    """An authority that issues certificates."""
    name, own, now = named("Test Authority"), key_of("authority"), datetime.now(UTC)
    usage = x509.KeyUsage(*(use in ("key_cert_sign", "crl_sign") for use in USES))
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(own.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=60))
        .not_valid_after(now + timedelta(days=900))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(usage, critical=True)
    )
    return Issued(own, builder.sign(own, hashes.SHA256()))


def put_in_place(
    folder: Path, code: str, found: Issued | bytes, passphrase: str | None = PASSPHRASE
) -> None:
    """Give an office its certificate, as an operator does."""
    folder.mkdir(exist_ok=True)
    content = found if isinstance(found, bytes) else found.p12()
    (folder / f"{code}.p12").write_bytes(content)
    if passphrase is not None:
        (folder / f"{code}.pass").write_text(f"{passphrase}\n", encoding="utf-8")


# ── A signing with a real paper ──


def signed() -> Draft:
    """The draft that both sides signed on 31 March 2024, with its sealed text as it is set."""
    draft = drafts.agreed()
    for side, name in enumerate(("ทดสอบ หนึ่ง", "Test Two")):
        line = {"name": {"th": name}, "post": {"th": "ผู้ว่าราชการจังหวัด"}}
        add_signer(draft, by=REGISTER, party=drafts.party(draft, side), **line)
    record_signing(
        draft,
        by=REGISTER,
        day=drafts.SIGNED_ON,
        today=date(2024, 4, 2),
        paper=sealed_paper(draft),
        originals=[Copy(("th", "en"))] * 2,
        public=True,
    )
    return Draft.objects.with_parties().get(pk=draft.pk)


_SET: dict[str, Paper] = {}


def sealed_paper(draft: Draft) -> Paper:
    """The draft's sealed paper; the same text is set once for all tests."""
    version = draft.versions.get()
    if version.sha256 not in _SET:
        facts = {"day": drafts.SIGNED_ON, "venue": "เชียงใหม่"}
        address = "http://127.0.0.1:8000/th/sealed.pdf"
        _SET[version.sha256] = paper_of(draft, address=address, **facts)
    return _SET[version.sha256]


def sign(draft: Draft, side: int = 0, **changed: Any) -> ElectronicSignature:
    """Side's signature on the newest file."""
    newest = newest_file(draft)
    facts = {"by": REGISTER, "seen": newest.sha256 if newest else ""}
    return sign_electronically(draft, party=drafts.party(draft, side), **facts | changed)


def refused(act: Callable[[], object]) -> list[str]:
    """The codes of the reasons an act is refused for."""
    with pytest.raises(Refused) as found:
        act()
    return [reason.code for reason in found.value.reasons]


# ── Files as they come back from elsewhere ──


def sealed_bytes(draft: Draft) -> bytes:
    """The sealed text as it lies there."""
    return bytes_of(Keepsake.objects.get(ceremony__draft=draft, kind=KeepsakeKind.SEALED))


def elsewhere(content: bytes, name: str = THEIRS, key: str = "rsa") -> bytes:
    """The file as the other side's own program signs it."""
    identity = opened(issued(name, key=key).p12(), PASSPHRASE.encode())
    return pades.signed(content, identity, name=name)


def edited(content: bytes) -> bytes:
    """The file with its first page turned, added after its last byte."""
    from pyhanko.pdf_utils.generic import NumberObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer, out = IncrementalPdfFileWriter(io.BytesIO(content)), io.BytesIO()
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = NumberObject(90)
    writer.update_container(page)
    writer.write(out)
    return out.getvalue()


def with_picture(content: bytes, page: int) -> bytes:
    """The file signed with a picture of the signature on a page."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    identity = opened(issued(THEIRS, key="rsa").p12(), PASSPHRASE.encode())
    writer, name = IncrementalPdfFileWriter(io.BytesIO(content)), "Theirs"
    box = (40, 40, 240, 100)
    append_signature_field(writer, SigFieldSpec(name, on_page=page, box=box))
    metadata = signers.PdfSignatureMetadata(field_name=name, md_algorithm="sha256")
    return signers.sign_pdf(writer, metadata, signer=pades.signer_of(identity)).getvalue()


def changed_after(content: bytes, mark: bytes) -> bytes:
    """The file with the last bit of the byte behind the last `mark` changed."""
    place = content.rindex(mark) + len(mark)
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def other_signature(content: bytes) -> bytes:
    """The file with the last digit of its last signature changed; its form stays whole."""
    start = content.rindex(b"/Contents <")
    digits = content[start : content.index(b">", start)].rstrip(b"0")
    last = start + len(digits) - 1
    return content[:last] + (b"1" if digits[-1:] != b"1" else b"2") + content[last + 1 :]


def early_byte_changed(content: bytes) -> bytes:
    """The file with one bit of the sealed text changed."""
    return content[:900] + bytes([content[900] ^ 1]) + content[901:]


# ── A time-stamping authority over HTTP ──


def answers_with(tsa: Issued) -> Any:
    """A handler that answers RFC 3161 requests with the library's own authority for tests."""
    from asn1crypto.keys import PrivateKeyInfo
    from asn1crypto.tsp import TimeStampReq
    from asn1crypto.x509 import Certificate
    from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

    der = tsa.certificate.public_bytes(Encoding.DER)
    clock = DummyTimeStamper(Certificate.load(der), PrivateKeyInfo.load(tsa.der_key()))

    def answer(asked: bytes) -> bytes:
        return bytes(clock.request_tsa_response(TimeStampReq.load(asked)).dump())

    return answer


@contextmanager
def time_stamping(answer: Any, *, status: int = 200) -> Iterator[str]:
    """A server on this machine; `answer` turns the request's bytes into those of the answer."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            content = answer(asked)
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: Any) -> None:
            """Says nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
