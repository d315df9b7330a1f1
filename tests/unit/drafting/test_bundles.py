"""Bundles arrive as they left, or are refused with the reason."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.drafting.test_canonical import WHOLES

from phinong.drafting.bundles import (
    LARGEST,
    BundleRefused,
    Envelope,
    Sent,
    base64url,
    checked,
    from_base64url,
    kid_of,
    opened,
    pack,
    public_of,
)
from phinong.drafting.canonical import Whole, canonical, sha256_of, whole_of

KEY, OTHER = (Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32) for n in (1, 2))


def sent(whole: Whole) -> tuple[Sent, str]:
    form = canonical(whole)
    uids = tuple(f"u{n}" for n, _ in enumerate(whole.parts))
    return Sent(
        draft="chiang-mai-orkhon-mou",
        office="chiang-mai-province",
        title={"th": "บันทึกความเข้าใจ"},
        whole=whole_of(form, uids),
        uids=uids,
        sha256=sha256_of(form),
        number=3,
        approved={"orkhon": sha256_of(form)},
        note="ขอความเห็น",
        sent_at="2026-11-27T08:30:00+07:00",
    ), form


@given(WHOLES)
def test_a_bundle_arrives_as_it_left(whole: Whole):
    said, form = sent(whole)
    arrived = checked(opened(pack(said, form, KEY).as_file()), public_of(KEY))
    assert arrived == said
    assert sha256_of(canonical(arrived.whole)) == said.sha256


WHOLE = Whole("mou", ("a", "b"), (("en", "authentic"),), "", ())


def envelope() -> Envelope:
    return pack(*sent(WHOLE), KEY)


def refusal(content: bytes, public: str = public_of(KEY)) -> str:
    with pytest.raises(BundleRefused) as refused:
        checked(opened(content), public)
    return refused.value.code


def changed(**parts: str) -> bytes:
    whole = json.loads(envelope().as_file())
    return json.dumps(whole | parts).encode()


def signed(payload: dict) -> bytes:
    text = json.dumps(payload)
    kid = kid_of(public_of(KEY))
    return Envelope(text, base64url(KEY.sign(text.encode())), kid).as_file()


PAYLOAD = json.loads(envelope().payload)
OTHER_TEXT = canonical(Whole("mou", ("a", "c"), (("en", "authentic"),), "", ()))

BAD = {
    "nothing": (b"", "bundle-unreadable"),
    "no JSON": (b"%PDF-1.7", "bundle-unreadable"),
    "a list": (b"[]", "bundle-unreadable"),
    "deep": (b"[" * 100_000, "bundle-unreadable"),
    "too large": (b" " * (LARGEST + 1), "bundle-too-large"),
    "unsigned": (changed(signature=""), "bundle-unsigned"),
    "changed by a letter": (
        changed(payload=envelope().payload.replace("chiang", "chieng")),
        "bundle-tampered",
    ),
    "signature cut": (changed(signature=envelope().signature[:-4]), "bundle-tampered"),
    "signature not base64": (changed(signature="ก" * 86), "bundle-tampered"),
    "another form": (signed(PAYLOAD | {"form": "phinong-bundle-9"}), "bundle-form-unknown"),
    "text not canonical": (signed(PAYLOAD | {"text": "{}"}), "bundle-form-unknown"),
    "another hash": (signed(PAYLOAD | {"text": OTHER_TEXT}), "bundle-hash-differs"),
    "a field missing": (
        signed({k: v for k, v in PAYLOAD.items() if k != "uids"}),
        "bundle-unreadable",
    ),
    "a title that is none": (signed(PAYLOAD | {"title": "MoU"}), "bundle-unreadable"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_bundle_is_refused_with_the_reason(name: str):
    content, code = BAD[name]
    assert refusal(content) == code


def test_another_key_is_not_believed():
    assert refusal(envelope().as_file(), public_of(OTHER)) == "bundle-key-unknown"


def test_a_stolen_name_does_not_help():
    forged = pack(*sent(WHOLE), OTHER)
    content = Envelope(forged.payload, forged.signature, kid_of(public_of(KEY))).as_file()
    assert refusal(content) == "bundle-tampered"


@given(st.binary(max_size=80))
def test_base64url_goes_both_ways(raw: bytes):
    assert from_base64url(base64url(raw)) == raw


@pytest.mark.parametrize("text", ["a", "++++", "a b", "é"])
def test_what_is_not_base64url(text: str):
    with pytest.raises(ValueError, match="base64url"):
        from_base64url(text)
