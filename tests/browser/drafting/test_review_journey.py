"""A reviewer comes by a link; the officer takes a proposal up beside its clause."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests import world
from tests.browser.accessible import violations
from tests.browser.conftest import DESKTOP, PHONE
from tests.worlds import drafting as drafts
from tests.worlds import reviewing as reviews

from phinong.drafting.models import Draft, Remark
from phinong.drafting.reviewing import Asked

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def draft() -> Draft:
    return drafts.written()


@pytest.fixture
def asked(draft: Draft) -> Asked:
    return reviews.by_link(draft, asked="ขอให้พิจารณาระยะเวลา")


@pytest.fixture
def link(live_server: Any, asked: Asked) -> str:
    return f"{live_server.url}/th/drafts/r/{asked.secret}/"


def faults(page: Page) -> list[str]:
    """What axe finds, and whether the page is wider than its window."""
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return violations(page) + (["wider than the window"] if wide else [])


def test_a_reviewer_without_scripts_remarks_and_decides(
    open_page: Callable[..., Page], link: str, draft: Draft
):
    page = open_page(PHONE, scripts=False)
    page.goto(link)
    page.fill("#name", "คุณพลอย")
    page.select_option("#uid", label="2 · การมีผล")
    page.select_option("#tag", "th")
    page.fill("#quote", "๕ ปี")
    page.fill("#words", "ยาวเกินไป")
    page.check("input[name=proposes]")
    page.fill("#proposal", "มีระยะเวลา ๓ ปี")
    page.click("form[data-remark] button[type=submit]")
    expect(page.locator("mark")).to_have_text("๕ ปี")
    page.select_option("select[name=outcome]", "endorsed-with-changes")
    page.locator("form[action$='/outcome/'] input[name=name]").fill("คุณพลอย")
    page.click("form[action$='/outcome/'] button[type=submit]")
    expect(page.locator("aside", has_text="เห็นชอบให้แก้ไข").last).to_be_visible()
    remark = Remark.objects.get()
    assert (remark.by_name, remark.quote, remark.proposal) == ("คุณพลอย", "๕ ปี", "มีระยะเวลา ๓ ปี")


def test_marked_words_fill_the_form(open_page: Callable[..., Page], link: str):
    page = open_page()
    page.goto(link)
    page.evaluate(
        """() => {
          const words = [...document.querySelectorAll("[data-tag=th]")].at(-1).firstChild;
          const start = words.data.indexOf("๕ ปี");
          document.getSelection().setBaseAndExtent(words, start, words, start + 4);
        }"""
    )
    expect(page.locator("#quote")).to_have_value("๕ ปี")
    expect(page.locator("#tag")).to_have_value("th")
    page.fill("#words", "ยาวเกินไป")
    page.click("form[data-remark] button[type=submit]")
    expect(page.locator("mark")).to_have_text("๕ ปี")
    remark = Remark.objects.get()
    assert remark.start is not None


@pytest.mark.parametrize("window", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_every_page_of_a_review_is_accessible_and_fits(
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], Page],
    live_server: Any,
    asked: Asked,
    window: dict[str, int],
):
    reviews.remark(asked, "term", "th", words="ยาวเกินไป", quote="๕ ปี", proposal="มีระยะเวลา ๓ ปี")
    officer = world.user("officer")
    page = open_page(window)
    found = {}
    link = f"{live_server.url}/th/drafts/r/{asked.secret}/"
    for name, address in (("link", link), ("shut", f"{live_server.url}/th/drafts/r/{'x' * 43}/")):
        page.goto(address)
        found[name] = faults(page)
    sign_in(page, officer.username)
    base = f"{live_server.url}/th/drafts/{asked.review.draft.code}/"
    for name in ("", "reviews/", "reviews/table/", "versions/?from=1"):
        page.goto(base + name)
        for more in page.locator("aside.thread details").all():
            more.locator("summary").click()
        found[name or "workspace"] = faults(page)
    page.goto(f"{live_server.url}/th/drafts/reviews/asked/")
    found["asked"] = faults(page)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_the_officer_takes_a_proposal_up_beside_the_clause(
    open_page: Callable[..., Page],
    sign_in: Callable[[Page, str], Page],
    live_server: Any,
    asked: Asked,
):
    reviews.remark(asked, "term", "th", words="ยาวเกินไป", proposal="มีระยะเวลา ๓ ปี")
    draft = asked.review.draft
    uid = drafts.clause(draft, "term").uid
    page = sign_in(open_page(), world.user("officer").username)
    page.goto(f"{live_server.url}/th/drafts/{draft.code}/")
    clause = page.locator(f"#c-{uid}")
    clause.locator("details", has_text="รับการแก้").first.locator("summary").click()
    clause.get_by_label("คำชี้แจง").fill("แก้ตามที่เสนอ")
    clause.get_by_role("button", name="รับการแก้").click()
    expect(clause.locator("[lang=th].clause__text")).to_contain_text("มีระยะเวลา ๓ ปี")
    page.goto(f"{live_server.url}/th/drafts/{draft.code}/reviews/table/")
    expect(page.locator("table ins").first).to_be_visible()
    expect(page.locator("table")).to_contain_text("แก้ตามที่เสนอ")
