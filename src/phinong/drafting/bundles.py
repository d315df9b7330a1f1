"""A text that travels between two registers: one signed file, no master copy.

After Erasmus Without Paper's inter-institutional agreement: each side keeps its own copy, approves
a hash, and sees differences instead of having them merged. The file is JSON:

    {"payload": "…", "signature": "…", "kid": "…", "alg": "EdDSA"}

`payload` is a JSON text itself, signed byte for byte (UTF-8) by Ed25519 (RFC 8032); `signature`
and keys are base64url without padding; `kid` is the SHA-256 of the raw public key, the first 32
hexadecimal digits. The payload says what text it is, in the canonical form, of which draft of the
sender's and, in an answer, of the receiver's (`answers`), which hash the sender approved so far,
and by which office it was sent. An object that names a key twice, or one there is not, is refused:
two programs must not read two things in one file.
"""

import base64
import binascii
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from phinong.drafting.canonical import NotCanonical, Whole, sha256_of, whole_of

FORM = "phinong-bundle-1"
LARGEST = 8 * 1024 * 1024
REASONS = (
    "bundle-unreadable",
    "bundle-too-large",
    "bundle-unsigned",
    "bundle-key-unknown",
    "bundle-tampered",
    "bundle-form-unknown",
    "bundle-hash-differs",
)
KEYS = frozenset(
    "form draft office title text uids sha256 number approved note sent_at answers".split()
)
IN_FILE = frozenset(("alg", "kid", "payload", "signature"))


class BundleRefused(Exception):  # noqa: N818
    """A bundle that cannot be taken; `.code` is one of REASONS."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


@dataclass(frozen=True, slots=True)
class Sent:
    """What a bundle says. `approved` is {body code: hash it last approved}."""

    draft: str
    office: str
    title: Mapping[str, str]
    whole: Whole
    uids: tuple[str, ...]
    sha256: str
    number: int
    approved: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    sent_at: str = ""
    answers: str = ""


@dataclass(frozen=True, slots=True)
class Envelope:
    """A bundle as it lies in a file: what was signed, by which key, and the signature."""

    payload: str
    signature: str
    kid: str

    def as_file(self) -> bytes:
        """The file's bytes."""
        said = {"alg": "EdDSA", "kid": self.kid, "payload": self.payload}
        said["signature"] = self.signature
        return json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True).encode()


def base64url(raw: bytes) -> str:
    """Bytes as base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def from_base64url(text: str) -> bytes:
    """The bytes. Raises ValueError for what is not base64url."""
    try:
        if {"+", "/", "="} & set(text):
            raise ValueError(text)
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as broken:
        raise ValueError("not base64url") from broken


def public_of(key: Ed25519PrivateKey) -> str:
    """The raw public key of a private one, as it is told to partners."""
    return base64url(key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw))


def kid_of(public: str) -> str:
    """The name of a public key. Raises ValueError for what is no Ed25519 key."""
    raw = from_base64url(public)
    Ed25519PublicKey.from_public_bytes(raw)
    return hashlib.sha256(raw).hexdigest()[:32]


def counted(number: Any) -> int:
    """The number itself. Raises TypeError for what is none; True is none."""
    if isinstance(number, bool) or not isinstance(number, int):
        raise TypeError("not a number")
    return number


def pack(sent: Sent, form: str, key: Ed25519PrivateKey) -> Envelope:
    """Sign a text. `form` is its canonical form, whose hash `sent.sha256` is."""
    said = {
        "form": FORM,
        "draft": sent.draft,
        "office": sent.office,
        "title": dict(sent.title),
        "text": form,
        "uids": list(sent.uids),
        "sha256": sent.sha256,
        "number": sent.number,
        "approved": dict(sent.approved),
        "note": sent.note,
        "sent_at": sent.sent_at,
        "answers": sent.answers,
    }
    payload = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Envelope(payload, base64url(key.sign(payload.encode())), kid_of(public_of(key)))


def opened(content: bytes) -> Envelope:
    """The envelope in a file. Raises BundleRefused for what is none."""
    if len(content) > LARGEST:
        raise BundleRefused("bundle-too-large", megabytes=LARGEST // 1024 // 1024)
    try:
        said = strict(content, IN_FILE)
        envelope = Envelope(said["payload"], said["signature"], said["kid"])
    except (KeyError, TypeError, ValueError, RecursionError) as broken:
        raise BundleRefused("bundle-unreadable") from broken
    if said.get("alg") != "EdDSA":
        raise BundleRefused("bundle-form-unknown")
    if not all(isinstance(part, str) and part for part in (envelope.payload, envelope.kid)):
        raise BundleRefused("bundle-unreadable")
    if not isinstance(envelope.signature, str) or not envelope.signature:
        raise BundleRefused("bundle-unsigned")
    return envelope


def checked(envelope: Envelope, public: str) -> Sent:
    """What a bundle says, when the key with this public part signed exactly that.

    Raises BundleRefused: for another key, another text than was signed, a text that is not in the
    canonical form, or whose hash is not the one it names.
    """
    if kid_of(public) != envelope.kid:
        raise BundleRefused("bundle-key-unknown", key=envelope.kid[:12])
    try:
        key = Ed25519PublicKey.from_public_bytes(from_base64url(public))
        key.verify(from_base64url(envelope.signature), envelope.payload.encode())
    except (InvalidSignature, ValueError) as broken:
        raise BundleRefused("bundle-tampered") from broken
    return read(envelope.payload)


def strict(text: str | bytes, keys: frozenset[str]) -> dict[str, Any]:
    """The JSON object in a text with none but these keys. Raises ValueError, RecursionError."""
    said = json.loads(text, object_pairs_hook=once)
    if not isinstance(said, dict) or not keys.issuperset(said):
        raise ValueError("strange keys")
    return said


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of these pairs. Raises ValueError when a key is there twice."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def plain(text: Any) -> str:
    """The text itself. Raises TypeError for what is none, ValueError for what no file can hold."""
    if not isinstance(text, str):
        raise TypeError("not a text")
    text.encode()
    return text


def read(payload: str) -> Sent:
    """What a payload says. Raises BundleRefused; the signature is another question."""
    try:
        said = strict(payload, KEYS)
        if said.get("form") != FORM:
            raise BundleRefused("bundle-form-unknown")
        uids = tuple(map(plain, said["uids"]))
        sent = Sent(
            draft=plain(said["draft"]),
            office=plain(said["office"]),
            title={plain(tag): plain(text) for tag, text in said["title"].items()},
            whole=whole_of(plain(said["text"]), uids),
            uids=uids,
            sha256=plain(said["sha256"]),
            number=counted(said["number"]),
            approved={plain(body): plain(hashed) for body, hashed in said["approved"].items()},
            note=plain(said["note"]),
            sent_at=plain(said["sent_at"]),
            answers=plain(said.get("answers", "")),
        )
    except NotCanonical as broken:
        raise BundleRefused("bundle-form-unknown") from broken
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as broken:
        raise BundleRefused("bundle-unreadable") from broken
    if sha256_of(said["text"]) != sent.sha256:
        raise BundleRefused("bundle-hash-differs")
    return sent
