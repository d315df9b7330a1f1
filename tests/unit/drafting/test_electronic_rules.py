"""What stands against an electronic signature, and what a certificate tells: tables by hand."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.worlds.electronic import issued

from phinong.drafting.certificates import (
    Certificate,
    certificate_of,
    certificates_in,
    is_der,
    why_not_certificate,
)
from phinong.drafting.electronic_rules import (
    MOST_ADDED,
    why_not_added,
    why_not_receive,
    why_not_sign_electronically,
)
from phinong.drafting.models import DraftStatus

SIGNING = {
    "status": DraftStatus.SIGNED,
    "party": "A",
    "again": False,
    "seen": "1",
    "current": "1",
    "stored": "1",
}


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, []),
        ({"status": DraftStatus.AGREED}, ["electronic-not-signed-yet"]),
        ({"status": DraftStatus.AGREED, "stored": ""}, ["electronic-not-signed-yet"]),
        ({"again": True}, ["electronic-signed-already"]),
        ({"seen": ""}, ["electronic-file-changed"]),
        ({"seen": "0"}, ["electronic-file-changed"]),
        ({"stored": ""}, ["electronic-paper-gone"]),
        ({"stored": "2"}, ["electronic-paper-gone"]),
        (
            {"again": True, "seen": "0", "stored": "2"},
            ["electronic-signed-already", "electronic-file-changed", "electronic-paper-gone"],
        ),
    ],
)
def test_what_stands_against_a_signature(changed, codes):
    found = why_not_sign_electronically(**SIGNING | changed)
    assert [reason.code for reason in found] == codes


RECEIVING = {
    "status": DraftStatus.SIGNED,
    "party": "A",
    "again": False,
    "content": b"sealed+ours+theirs",
    "newest": b"sealed+ours",
    "sealed": b"sealed",
    "current": "1",
    "stored": "1",
}


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, []),
        ({"status": DraftStatus.WITHDRAWN}, ["electronic-not-signed-yet"]),
        ({"again": True, "stored": ""}, ["electronic-signed-already", "electronic-paper-gone"]),
        ({"content": b""}, ["signed-file-missing"]),
        ({"content": b"another"}, ["signed-file-another-text"]),
        ({"content": b"seal"}, ["signed-file-another-text"]),
        ({"content": b"sealed+theirs"}, ["signed-file-without-ours"]),
        ({"content": b"sealed"}, ["signed-file-without-ours"]),
        ({"content": b"sealed+ours"}, ["signed-file-nothing-new"]),
        ({"content": b"sealed+ours".ljust(11 + MOST_ADDED)}, []),
        ({"content": b"sealed+ours".ljust(12 + MOST_ADDED)}, ["signed-file-too-large"]),
    ],
)
def test_what_stands_against_a_file_that_came_back(changed, codes):
    assert [reason.code for reason in why_not_receive(**RECEIVING | changed)] == codes


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, []),
        ({"old": []}, []),
        ({"only_signatures": False}, ["signed-file-changed"]),
        ({"old": [True, False]}, ["signed-file-changed"]),
        ({"covers_text": True}, ["signed-file-covers-text"]),
        ({"new": []}, ["signed-file-nothing-new"]),
        ({"new": [True, False]}, ["signed-file-broken"]),
        (
            {"only_signatures": False, "covers_text": True, "new": [False]},
            ["signed-file-changed", "signed-file-covers-text", "signed-file-broken"],
        ),
    ],
)
def test_what_stands_against_what_was_added(changed, codes):
    facts = {"only_signatures": True, "covers_text": False, "new": [True], "old": [True]}
    assert [reason.code for reason in why_not_added(**facts | changed)] == codes


NOW = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("since", "until", "may_sign", "another", "codes"),
    [
        (NOW - DAY, NOW + DAY, True, "", []),
        (NOW, NOW, True, "", []),
        (NOW - DAY, NOW - timedelta(seconds=1), True, "", ["certificate-expired"]),
        (NOW + timedelta(seconds=1), NOW + DAY, True, "", ["certificate-not-yet"]),
        (NOW - DAY, NOW + DAY, False, "", ["certificate-not-for-signing"]),
        (NOW - DAY, NOW + DAY, True, "B", ["certificate-of-another"]),
        (
            NOW - DAY,
            NOW - DAY,
            False,
            "B",
            ["certificate-expired", "certificate-not-for-signing", "certificate-of-another"],
        ),
    ],
)
def test_what_stands_against_a_certificate(since, until, may_sign, another, codes):
    found = Certificate("A", "C", since, until, "f" * 64, ("A",), may_sign)
    reasons = why_not_certificate(found, now=NOW, of_another=another)
    assert [reason.code for reason in reasons] == codes


@pytest.mark.parametrize(
    ("uses", "may"),
    [
        (None, True),
        (("digital_signature",), True),
        (("content_commitment",), True),
        (("key_encipherment", "content_commitment"), True),
        (("key_encipherment",), False),
        (("key_cert_sign", "crl_sign"), False),
    ],
)
def test_what_a_key_may_be_used_for(uses, may):
    assert certificate_of(issued(uses=uses).certificate).may_sign is may


def test_what_a_certificate_tells():
    made = issued("จังหวัดเชียงใหม่")
    found = certificate_of(made.certificate)
    assert (found.subject, found.issuer) == ("จังหวัดเชียงใหม่ · TH",) * 2
    assert found.names == ("จังหวัดเชียงใหม่",)
    assert len(found.fingerprint) == 64


@pytest.mark.parametrize(
    ("content", "whole"),
    [
        (b"\x30\x00", True),
        (b"\x30\x02ab", True),
        (b"\x30\x02a", False),
        (b"\x30\x02abc", False),
        (b"\x30\x82\x01\x00" + bytes(256), True),
        (b"\x30\x82\x01\x00" + bytes(255), False),
        (b"\x30\x82", False),
        (b"\x31\x00", False),
        (b"-----BEGIN CERTIFICATE-----", False),
        (b"0", False),
        (b"", False),
    ],
)
def test_a_der_sequence_is_told_by_its_length(content, whole):
    assert is_der(content) is whole


def test_authorities_come_from_files_that_hold_certificates():
    first, second = issued("A"), issued("B", key="rsa")
    assert len(certificates_in(first.pem() + second.pem())) == 2
    assert certificates_in(certificates_in(first.pem())[0]) == certificates_in(first.pem())
    assert [certificates_in(junk) for junk in (b"", b"no", b"-----BEGIN X")] == [[], [], []]
