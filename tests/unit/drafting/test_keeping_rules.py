"""What is kept of a signing is told by its content, and every refusal has its reason."""

import pytest

from phinong.drafting.keeping_rules import (
    LARGEST_PHOTO,
    MEGABYTE,
    media_of,
    why_not_hold,
    why_not_keep,
    why_not_take_off,
)

FACTS = {
    "signed": True,
    "kind": "scan",
    "media": "application/pdf",
    "size": 100,
    "most": 50 * MEGABYTE,
    "kept": 0,
    "again": False,
    "named": True,
}


@pytest.mark.parametrize(
    ("content", "media"),
    [
        (b"%PDF-1.7\n...", "application/pdf"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image/png"),
        (b"II*\x00\x08\x00", "image/tiff"),
        (b"MM\x00*\x00\x08", "image/tiff"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"RIFF\x10\x00\x00\x00WAVEfmt ", ""),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", ""),
        (b"<!doctype html><script>alert(1)</script>", ""),
        (b"GIF89a", ""),
        (b"MZ\x90\x00", ""),
        (b"PK\x03\x04", ""),
        (b" %PDF-1.7", ""),
        (b"", ""),
    ],
)
def test_a_file_is_told_by_how_it_begins(content, media):
    assert media_of(content) == media


@pytest.mark.parametrize(
    ("changed", "codes"),
    [
        ({}, []),
        ({"named": False}, []),  # a scan is called by the original it is of
        ({"media": "image/tiff"}, []),
        ({"signed": False}, ["not-signed-yet"]),
        ({"kind": "sealed"}, ["keepsake-kind-unknown"]),
        ({"media": "", "size": 0}, ["keepsake-empty"]),
        ({"media": ""}, ["keepsake-not-a-scan"]),
        ({"media": "image/webp"}, ["keepsake-not-a-scan"]),
        ({"size": 50 * MEGABYTE}, []),
        ({"size": 50 * MEGABYTE + 1}, ["keepsake-too-large"]),
        ({"again": True}, ["keepsake-there-already"]),
        ({"kept": 60}, ["keepsakes-too-many"]),
        ({"kind": "photo", "media": "image/jpeg"}, []),
        ({"kind": "photo", "media": "application/pdf"}, ["keepsake-not-a-photo"]),
        ({"kind": "photo", "media": "image/tiff"}, ["keepsake-not-a-photo"]),
        ({"kind": "photo", "media": "image/png", "named": False}, ["photo-caption-missing"]),
        ({"kind": "photo", "media": "image/png", "size": LARGEST_PHOTO}, []),
        (
            {"kind": "photo", "media": "image/png", "size": LARGEST_PHOTO + 1},
            ["keepsake-too-large"],
        ),
        (
            {"kind": "photo", "media": "image/png", "size": 2 * MEGABYTE, "most": MEGABYTE},
            ["keepsake-too-large"],
        ),
        (
            {"signed": False, "kind": "photo", "media": "", "named": False},
            ["not-signed-yet", "keepsake-not-a-photo", "photo-caption-missing"],
        ),
    ],
)
def test_what_stands_against_keeping_a_file(changed, codes):
    assert [reason.code for reason in why_not_keep(**FACTS | changed)] == codes


@pytest.mark.parametrize(
    ("kind", "why", "codes"),
    [
        ("photo", "ผิดภาพ", []),
        ("scan", " ", ["reason-missing"]),
        ("sealed", "why", ["sealed-text-stays"]),
    ],
)
def test_what_stands_against_taking_a_file_off(kind, why, codes):
    assert [reason.code for reason in why_not_take_off(kind=kind, why=why)] == codes


@pytest.mark.parametrize(
    ("keeper", "tags", "codes"),
    [
        ("a", ["th"], []),
        ("", ["th", "en"], []),
        ("c", ["th"], ["original-keeper-unknown"]),
        ("a", [], ["original-language-missing"]),
    ],
)
def test_what_stands_against_saying_where_an_original_is(keeper, tags, codes):
    found = why_not_hold(keeper=keeper, keepers=["a", "b"], tags=tags)
    assert [reason.code for reason in found] == codes
