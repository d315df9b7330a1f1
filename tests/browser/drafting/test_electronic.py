"""Two offices sign the sealed text electronically in a browser, and a stranger has it checked."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from tests import world
from tests.browser.accessible import violations
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_pages import LANGUAGES
from tests.worlds import electronic as signing
from tests.worlds.electronic import OURS, THEIRS, issued, put_in_place
from tests.worlds.ties import orkhon

from phinong.drafting.models import Draft, ElectronicSignature

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def draft(tmp_path: Path, settings: Any) -> Draft:
    """A signed draft; both offices have their certificates and somebody who approves."""
    settings.PHINONG_SIGNING = tmp_path / "certificates"
    put_in_place(settings.PHINONG_SIGNING, world.OFFICE, issued(OURS))
    put_in_place(settings.PHINONG_SIGNING, "orkhon", issued(THEIRS, key="rsa"))
    found = signing.signed()
    world.user("approver", name="ours")
    world.user("approver", of=orkhon(), name="theirs")
    return found


def test_two_sides_sign_without_scripts_and_anybody_checks(
    live_server: Any, open_page: Any, sign_in: Any, draft: Draft
) -> None:
    for who, name in (("ours", OURS), ("theirs", THEIRS)):
        page = sign_in(open_page(DESKTOP, scripts=False), who)
        page.goto(f"{live_server.url}/th/drafts/{draft.code}/signing/")
        assert page.locator(".facts dd").first.inner_text() == f"{name} · TH"
        page.click("button:has-text('ลงลายมือชื่ออิเล็กทรอนิกส์')")
        assert page.locator("text=ลงลายมือชื่ออิเล็กทรอนิกส์บนฉบับผนึกแล้ว").count() == 1
    stranger = open_page(PHONE, scripts=False)
    stranger.goto(f"{live_server.url}/zh{draft.agreement.get_absolute_url().removeprefix('/en')}")
    stranger.click("text=核验签名")
    assert stranger.locator(".note").inner_text().startswith("所有签名均相符。")
    assert stranger.locator(".head h2").all_inner_texts()[1:] == ["清迈府", "鄂尔浑省"]
    assert [one.made_here for one in ElectronicSignature.objects.all()] == [True, True]


def test_a_signed_file_goes_out_and_comes_back(
    live_server: Any, open_page: Any, sign_in: Any, draft: Draft, tmp_path: Path
) -> None:
    page = sign_in(open_page(DESKTOP), "ours")
    page.goto(f"{live_server.url}/th/drafts/{draft.code}/signing/")
    page.click("summary:has-text('รับไฟล์ที่ลงลายมือชื่อในที่อื่น')")
    sealed = page.request.get(f"{live_server.url}/th/drafts/{draft.code}/sealed.pdf").body()
    for name, content in (
        ("as-it-was.pdf", sealed),
        ("turned.pdf", signing.edited(sealed)),
    ):
        (tmp_path / name).write_bytes(content)
        page.set_input_files("#received-file", tmp_path / name)
        page.click("button:has-text('ตรวจไฟล์และเก็บไว้')")
        assert page.locator("#received-file").get_attribute("aria-invalid") == "true"
    assert not ElectronicSignature.objects.exists()
    # The library has a loop of its own, and the browser's runs in this thread.
    with ThreadPoolExecutor(1) as other:
        content = other.submit(signing.elsewhere, sealed, OURS, "ec").result()
    (tmp_path / "signed.pdf").write_bytes(content)
    page.set_input_files("#received-file", tmp_path / "signed.pdf")
    page.click("button:has-text('ตรวจไฟล์และเก็บไว้')")
    assert page.locator("text=ลงลายมือชื่อในที่อื่นและรับเข้ามา").count() == 1
    (signature,) = ElectronicSignature.objects.all()
    assert (signature.party.body.code, signature.made_here) == (world.OFFICE, False)


def test_axe_finds_nothing_and_nothing_runs_off_a_phone(
    live_server: Any, open_page: Any, sign_in: Any, draft: Draft
) -> None:
    page, phone = sign_in(open_page(DESKTOP), "ours"), sign_in(open_page(PHONE), "ours")
    signed = f"drafts/{draft.code}/signing/"
    faults, wide = {}, []
    for path in (signed, signed, f"drafts/{draft.code}/signatures/", draft_page(draft)):
        for language in LANGUAGES:
            page.goto(f"{live_server.url}/{language}/{path}")
            if wrong := violations(page):
                faults[f"{language}/{path}"] = wrong
            phone.goto(f"{live_server.url}/{language}/{path}")
            if phone.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
                wide.append(f"{language}/{path}")
        if not ElectronicSignature.objects.exists():
            page.goto(f"{live_server.url}/th/{signed}")
            page.click("button:has-text('ลงลายมือชื่ออิเล็กทรอนิกส์')")
    assert (faults, wide) == ({}, [])


def draft_page(draft: Draft) -> str:
    """The address of the agreement's page without the language."""
    return draft.agreement.get_absolute_url().removeprefix("/en/")
