"""Minutes in a real browser: drafted, sent round, corrected by somebody without an account,
certified and read by everybody, in Thai, on a desk and on a phone."""

import re

import pytest
from django.core import mail
from playwright.sync_api import Page, expect
from tests.browser.accessible import violations
from tests.browser.conftest import DESKTOP, PHONE
from tests.world import user
from tests.worlds.minuted import RESOLVED
from tests.worlds.sent_round import at, called_and_held, later_one

pytestmark = pytest.mark.django_db(transaction=True)


def seen(page: Page) -> None:
    """Axe finds nothing, and nothing runs off the page."""
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def press(page: Page, name: str) -> None:
    """Presses the one button of this name."""
    page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_minutes_from_a_draft_to_everybody(live_server, open_page, sign_in, viewport):
    made, later = called_and_held(), later_one()
    user("approver", name="approver")
    address = f"{live_server.url}/th/meetings/{made.code}/minutes/"
    page = sign_in(open_page(viewport), "approver")
    page.goto(f"{live_server.url}/th/meetings/{made.code}/")
    page.get_by_role("link", name="รายงานการประชุม", exact=True).first.click()
    expect(page).to_have_url(address)
    press(page, "ร่างรายงานการประชุม")
    expect(page.locator(".minutes-resolved")).to_have_text(re.compile(RESOLVED))
    seen(page)
    press(page, "เวียนรายงานการประชุม")
    expect(page.locator(".minutes-sent > li")).to_have_count(3)
    seen(page)

    guest = open_page(viewport, scripts=False)
    guest.goto(re.findall(r"http\S+/by-link/\S+", mail.outbox[0].body)[0])
    guest.get_by_label("ข้อความที่ขอแก้").fill("ชื่อสะกดผิด")
    press(guest, "ส่งคำขอแก้")
    expect(guest.locator(".minutes-correction")).to_contain_text("ชื่อสะกดผิด")
    reading = open_page(viewport)
    reading.goto(guest.url)
    seen(reading)

    page.goto(address)
    page.locator("details:has(form[action*='corrections/']) > summary").first.click()
    page.get_by_label("ไม่รับ").check()
    page.get_by_label("คำตอบถึงผู้ขอแก้").fill("สะกดตามบัตรประจำตัว")
    press(page, "บันทึกผลการพิจารณา")
    expect(page.locator(".minutes-correction")).to_contain_text("สะกดตามบัตรประจำตัว")
    seen(page)
    page.locator("details:has(form[action$='certify/']) > summary").click()
    page.get_by_label("ให้ทุกคนอ่านได้").check()
    press(page, "รับรองฉบับที่ 2")
    expect(page.locator(".minutes-next")).to_contain_text("รับรองแล้วและไม่เปลี่ยนอีก")
    seen(page)
    assert (at(made).status, at(made).certified_in) == ("certified", later)

    everybody = open_page(viewport)
    everybody.goto(address)
    expect(everybody.locator(".minutes-resolved")).to_have_text(re.compile(RESOLVED))
    seen(everybody)
