"""The pages of electronic signatures: what an officer sees and sends, and what strangers may."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests import world
from tests.worlds import drafting as drafts
from tests.worlds import electronic as signing
from tests.worlds.electronic import (
    OURS,
    edited,
    elsewhere,
    issued,
    put_in_place,
    sealed_bytes,
)

from phinong.core.acting import REGISTER
from phinong.drafting.electronic import bytes_of, newest_file, sign_electronically
from phinong.drafting.models import Draft, ElectronicSignature, Keepsake, KeepsakeKind
from phinong.record.files import file_at
from phinong.ties.models import Agreement

pytestmark = pytest.mark.django_db
# What the page of the check asks the database.
QUERIES = 5


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    """Where the operator puts certificates; ours is there."""
    settings.PHINONG_SIGNING = tmp_path / "certificates"
    put_in_place(settings.PHINONG_SIGNING, world.OFFICE, issued(OURS))
    return settings.PHINONG_SIGNING


@pytest.fixture
def draft() -> Draft:
    """The signed draft with its sealed text."""
    return signing.signed()


def as_(role: str) -> Client:
    """Somebody of our office who is signed in."""
    client = Client()
    client.force_login(world.user(role))
    return client


def page_of(client: Client, draft: Draft, language: str = "en") -> str:
    """The page of the signing."""
    return client.get(f"/{language}/drafts/{draft.code}/signing/").content.decode()


def sent(draft: Draft, side: int = 0) -> dict[str, Any]:
    """What the button sends."""
    return {"party": drafts.party(draft, side).pk, "seen": newest_file(draft).sha256}


def sign(client: Client, draft: Draft, **changed: Any) -> Any:
    """The button pressed."""
    return client.post(f"/en/drafts/{draft.code}/signing/electronic/", sent(draft) | changed)


def test_from_the_certificate_to_the_public_page(folder: Path, draft: Draft):
    approver = as_("approver")
    before = page_of(approver, draft)
    for words in (f"{OURS} · TH", "Sign electronically", "Fingerprint of the certificate"):
        assert words in before
    assert sign(approver, draft).status_code == 302
    (signature,) = ElectronicSignature.objects.all()
    after = page_of(approver, draft)
    assert "Sign electronically</button>" not in after
    assert "signed in this register" in after
    stranger = Client()
    told = stranger.get(draft.agreement.get_absolute_url()).content.decode()
    assert f"Certificate of {OURS} · TH" in told
    assert f"/drafts/{draft.code}/signatures/" in told
    check = stranger.get(f"/en/drafts/{draft.code}/signatures/")
    assert "Every signature fits" in check.content.decode()
    assert "no-store" in check.headers["Cache-Control"]
    paper = stranger.get(f"/en/drafts/{draft.code}/signed.pdf")
    assert b"".join(paper.streaming_content) == bytes_of(signature.file)


def test_without_a_folder_there_is_no_button_and_it_says_why(draft: Draft):
    html = page_of(as_("approver"), draft)
    assert "Sign electronically</button>" not in html
    assert "Electronic signature is not set up for this office." in html
    answer = sign(as_("administrator"), draft)
    assert answer.status_code == 422
    assert "An administrator of the server puts" in answer.content.decode()


@pytest.mark.parametrize(
    ("role", "says"),
    [
        ("officer", "Whoever approves for the office signs electronically here."),
        ("reader", "Nobody has signed this text electronically."),
    ],
)
def test_who_may_not_sign_has_no_button(folder: Path, draft: Draft, role: str, says: str):
    client = as_(role)
    html = page_of(client, draft)
    assert says in html
    assert "Sign electronically</button>" not in html
    assert "Certificate of" not in html
    assert sign(client, draft).status_code == 404


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("th", "ใบรับรองของหน่วยงานหมดอายุเมื่อ"),
        ("en", "The office&#x27;s certificate ended on"),
        ("zh", "该机构的证书已于"),
    ],
)
def test_a_certificate_that_ended_says_so_before_anybody_presses(
    folder: Path, draft: Draft, language: str, says: str
):
    put_in_place(folder, world.OFFICE, issued(OURS, days=(-30, -1)))
    html = page_of(as_("approver"), draft, language)
    assert says in html
    assert f"{OURS} · TH" in html
    assert "electronic-sign" not in html
    assert 'name="seen"' not in html


def test_a_name_the_register_does_not_know_is_told(folder: Path, draft: Draft):
    client = as_("approver")
    unknown = "The register does not know the office by a name in this certificate."
    assert unknown not in page_of(client, draft)
    put_in_place(folder, world.OFFICE, issued("Some Bureau"))
    assert unknown in page_of(client, draft)


@pytest.mark.parametrize("party", ["", "nobody", "999999"])
def test_a_party_has_to_be_chosen(folder: Path, draft: Draft, party: str):
    answer = sign(as_("approver"), draft, party=party)
    assert answer.status_code == 422
    assert "Choose the party whose signature it is." in answer.content.decode()


def test_for_another_side_nobody_of_ours_signs(folder: Path, draft: Draft):
    theirs = drafts.party(draft, 1).pk
    assert sign(as_("administrator"), draft, party=theirs).status_code == 404


def test_an_older_file_is_said_to_be_older(folder: Path, draft: Draft):
    answer = sign(as_("approver"), draft, seen="0" * 64)
    assert answer.status_code == 422
    assert "no longer the newest file" in answer.content.decode()


def bring(client: Client, draft: Draft, content: bytes, side: int = 1) -> Any:
    """The form for a file signed elsewhere."""
    file = SimpleUploadedFile("signed.pdf", content, content_type="application/pdf")
    given = {"party": drafts.party(draft, side).pk, "file": file}
    return client.post(f"/en/drafts/{draft.code}/signing/electronic/receive/", given)


def test_a_file_signed_elsewhere_is_received_on_the_page(draft: Draft):
    client = as_("officer")
    assert bring(client, draft, elsewhere(sealed_bytes(draft))).status_code == 302
    assert "signed elsewhere and received" in page_of(client, draft)


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (lambda sealed: b"", "signed-file-missing"),
        (lambda sealed: sealed, "signed-file-nothing-new"),
        (lambda sealed: elsewhere(sealed)[1:], "signed-file-another-text"),
        (lambda sealed: elsewhere(edited(sealed)), "signed-file-changed"),
    ],
    ids=["nothing", "unsigned", "another", "edited"],
)
def test_a_file_that_is_refused_comes_back_with_its_reason(
    draft: Draft, made: Callable[[bytes], bytes], code: str
):
    answer = bring(as_("officer"), draft, made(sealed_bytes(draft)))
    found = answer.context["receives"].errors.as_data()
    assert answer.status_code == 422
    assert {key: [one.code for one in rows] for key, rows in found.items()} == {"file": [code]}
    assert not Keepsake.objects.filter(kind=KeepsakeKind.SIGNED).exists()


def test_what_the_office_keeps_to_itself_is_not_checked_by_strangers(folder: Path, draft: Draft):
    sign_electronically(
        draft, by=REGISTER, party=drafts.party(draft, 0), seen=newest_file(draft).sha256
    )
    Agreement.objects.filter(pk=draft.agreement.pk).update(public=False)
    stranger, ours = Client(), as_("reader")
    stranger.force_login(drafts.stranger())
    for address in ("signatures/", "signed.pdf"):
        page = f"/en/drafts/{draft.code}/{address}"
        answers = [client.get(page) for client in (Client(), stranger, ours)]
        assert [one.status_code for one in answers] == [404, 404, 200]
        assert b"".join(answers[-1])


def test_the_signed_file_is_no_keepsake_to_be_shown_or_taken_off(folder: Path, draft: Draft):
    client = as_("approver")
    sign(client, draft)
    kept = Keepsake.objects.get(kind=KeepsakeKind.SIGNED)
    assert client.get(f"/en/drafts/{draft.code}/kept/{kept.pk}/").status_code == 404
    off = f"/en/drafts/{draft.code}/signing/kept/{kept.pk}/off/"
    assert client.post(off, {"why": "a mistake"}).status_code == 422
    assert "None is kept yet." in page_of(client, draft)


@pytest.mark.parametrize(
    ("language", "broken", "gone"),
    [
        ("th", "ไฟล์ที่เก็บไว้เสียหายหรือถูกเปลี่ยน", "ไม่พบไฟล์ที่ลงลายมือชื่อ"),
        ("en", "The stored file is broken or was exchanged", "The signed file is not there"),
        ("zh", "所存文件已损坏或被替换", "签名文件缺失"),
    ],
)
def test_the_check_says_what_became_of_the_file(
    folder: Path, draft: Draft, language: str, broken: str, gone: str
):
    sign(as_("approver"), draft)
    page = f"/{language}/drafts/{draft.code}/signatures/"
    path = file_at(newest_file(draft).file)
    path.write_bytes(path.read_bytes()[:-700])
    assert broken in Client().get(page).content.decode()
    path.unlink()
    assert gone in Client().get(page).content.decode()


@pytest.mark.parametrize("many", [1, 2])
def test_the_check_asks_a_fixed_number_of_questions(
    folder: Path, draft: Draft, many: int, django_assert_num_queries: Any
):
    put_in_place(folder, "orkhon", issued("Orkhon Province", key="rsa"))
    for side in range(many):
        party, seen = drafts.party(draft, side), newest_file(draft).sha256
        sign_electronically(draft, by=REGISTER, party=party, seen=seen)
    page = f"/en/drafts/{draft.code}/signatures/"
    Client().get(page)
    with django_assert_num_queries(QUERIES):
        Client().get(page)
