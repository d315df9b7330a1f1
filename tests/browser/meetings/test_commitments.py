"""A commitment from its recording to its end, and the handover brief, as an officer sees them."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.accessible import violations
from tests.browser.conftest import DESKTOP, PHONE
from tests.world import OFFICE, office, user
from tests.worlds import conducted
from tests.worlds.commitments import (
    of_a_meeting,
    officer_of_the_province,
    paper,
    tie,
    undertaken,
    visit,
)

from phinong.core.acting import REGISTER
from phinong.meetings.promising import see_to, wait_for

pytestmark = pytest.mark.django_db(transaction=True)


def faults(page: Page) -> list[str]:
    """What axe finds, as "rule: first place", and whether anything runs off the screen."""
    wide = page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return violations(page) + ["too wide"] * wide


def promised() -> list[str]:
    """Commitments of every sort; the addresses of the pages that show them, without language."""
    person = officer_of_the_province()
    late, first = of_a_meeting(1, due="2022-06-30"), undertaken(due="2101-01", tie=tie())
    see_to(late, by=REGISTER, owner=office(), person=person, due="2022-06-30")
    wait_for(first, late, by=REGISTER)
    conducted.circulated()
    own = f"/meetings/commitments/{first.code}/"
    return [
        "/meetings/commitments/",
        "/meetings/commitments/new/",
        "/meetings/follow-up/",
        own,
        f"/meetings/commitments/{late.code}/",
        *(f"{own}{act}/" for act in ("change", "see-to", "waits")),
        "/drafts/life/reminders/",
        f"/ties/{tie().code}/",
        f"/handover/bodies/{OFFICE}/",
        f"/handover/ties/{tie().code}/",
    ]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_page_is_whole_on_a_desk_and_on_a_phone(
    live_server: Any, open_page: Any, sign_in: Any, size: dict[str, int]
) -> None:
    addresses = promised()
    user("officer", name="somchai")
    page = sign_in(open_page(size), "somchai")
    found = {}
    for address in addresses:
        page.goto(f"{live_server.url}/th{address}")
        found[address] = faults(page)
    assert found == {address: [] for address in addresses}


def test_the_address_of_a_calendar_is_read_whole_on_a_phone(
    live_server: Any, open_page: Any, sign_in: Any
) -> None:
    user("officer", name="somchai")
    page = sign_in(open_page(PHONE), "somchai")
    page.goto(f"{live_server.url}/th/drafts/life/reminders/")
    field = page.locator("textarea.mono")
    cut = field.evaluate(
        "e => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1"
    )
    assert (field.input_value()[-4:], cut) == (".ics", False)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_what_a_visit_left_to_be_done_is_recorded_kept_and_seen_by_everybody(
    live_server: Any, open_page: Any, sign_in: Any, scripts: bool
) -> None:
    activity, letter = visit(of=tie()), paper("Letter")
    user("officer", name="somchai")
    page = sign_in(open_page(PHONE, scripts=scripts), "somchai")
    page.goto(f"{live_server.url}/th/activities/{activity.code}/")
    page.get_by_role("link", name="บันทึกสิ่งที่ต้องทำต่อ").click()
    page.fill("[name=texts]", "ส่งรายชื่อโรงเรียนคู่มิตรภาพ")
    page.fill("[name=due]", "31 มีนาคม 2569")
    page.check("[name=public]")
    page.get_by_role("button", name="บันทึกสิ่งที่ต้องทำต่อ").click()
    expect(page.locator("h1")).to_contain_text("ส่งรายชื่อโรงเรียนคู่มิตรภาพ")
    expect(page.locator(".chain h3").first).to_contain_text("Visit of the delegation")

    page.get_by_role("link", name="บันทึกสถานะใหม่").click()
    page.check("[name=state][value=kept]")
    page.get_by_role("button", name="บันทึกสถานะ").click()
    expect(page.locator("main")).to_contain_text("ยังไม่มีสิ่งใดแสดงว่าทำแล้ว")
    page.fill("[name=evidence]", letter.code)
    page.get_by_role("button", name="บันทึกสถานะ").click()
    expect(page.locator(".chain h3").last).to_contain_text("ทำแล้ว")

    stranger = open_page(DESKTOP, scripts=scripts)
    stranger.goto(f"{live_server.url}/th/meetings/follow-up/?state=kept")
    expect(stranger.locator("tbody tr")).to_have_count(1)
    expect(stranger.locator("tbody tr")).to_contain_text("ส่งรายชื่อโรงเรียนคู่มิตรภาพ")
    expect(stranger.locator("tbody .cite")).to_have_count(1)


def test_a_tie_leads_to_its_brief_and_the_brief_to_its_paper(
    live_server: Any, open_page: Any, sign_in: Any
) -> None:
    undertaken(tie=tie(), texts={"th": "ส่งหนังสือถึงนครเซจง"}, due="2022-01-31")
    user("officer", name="somchai")
    page = sign_in(open_page(DESKTOP), "somchai")
    page.goto(f"{live_server.url}/th/ties/{tie().code}/")
    page.get_by_role("link", name="เปิดบันทึกส่งมอบงาน").click()
    expect(page.locator("#promises")).to_be_visible()
    expect(page.locator("main")).to_contain_text("ส่งหนังสือถึงนครเซจง")
    with page.expect_download() as begun:
        page.get_by_role("link", name="บันทึกเป็น PDF").click()
    assert re.fullmatch(r"handover-.+-\d{4}-\d\d-\d\d\.pdf", begun.value.suggested_filename)
