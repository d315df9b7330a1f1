"""Drafts in a real browser: opened without scripts, accessible, and whole on a phone."""

from typing import Any

import pytest
from tests import world
from tests.browser.accessible import violations
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_pages import LANGUAGES
from tests.worlds import drafting as drafts
from tests.worlds.ties import cmu, orkhon

from phinong.core.acting import REGISTER
from phinong.drafting.actions import Bound, Tongue, open_draft
from phinong.drafting.keeping import keep
from phinong.drafting.models import ClauseText, Draft
from phinong.drafting.routes import start_route

pytestmark = pytest.mark.django_db(transaction=True)

# Pages of one draft, after its address.
OF_A_DRAFT = (
    "",
    "intent/",
    "intent/change/",
    "template/",
    "library/",
    "wording/",
    "word/",
    "sides/",
    "signing/",
    "versions/",
)
# Pages of an agreement's life, after its address.
OF_A_LIFE = ("renew/", "turn/")


def three_sides() -> Draft:
    """A draft of three sides, two of which have begun their steps."""
    parties = [Bound(body) for body in (world.office(), orkhon(), cmu())]
    draft = open_draft(
        by=REGISTER,
        kept_by=world.OFFICE,
        instrument="charter",
        titles={"th": "กฎบัตรเครือข่าย", "en": "Network charter"},
        parties=parties,
        languages=[Tongue("th"), Tongue("en")],
    )
    for side, code in enumerate(("th-province", "mn-aimag")):
        start_route(drafts.party(draft, side), code, by=REGISTER, today=draft.opened_at.date())
    return draft


def paths() -> list[str]:
    """Addresses of every page of drafts, without the language."""
    agreed, many = drafts.agreed(), three_sides()
    found = ["drafts/", "drafts/new/", *(f"drafts/{agreed.code}/{page}" for page in OF_A_DRAFT)]
    sides = [f"drafts/{many.code}/sides/{party.pk}/" for party in many.parties.all()]
    found += [f"drafts/{many.code}/", *sides, f"{sides[0]}change/"]
    return [*found, *paths_of_a_signing()]


def paths_of_a_signing() -> list[str]:
    """Addresses of what is signed: its signing with a photograph and a scan, and its life."""
    agreement = drafts.signed()
    draft = Draft.objects.with_parties().get(agreement=agreement)
    facts = {"by": REGISTER, "public": True}
    keep(draft, kind="photo", content=drafts.photograph(), caption={"th": "พิธีลงนาม"}, **facts)
    keep(draft, kind="scan", content=b"%PDF-1.7 the scan", caption={}, **facts)
    life = [f"drafts/life/agreements/{agreement.code}/{page}" for page in OF_A_LIFE]
    return [f"drafts/{draft.code}/signing/", f"agreements/{agreement.code}/", *life]


def test_axe_finds_nothing_and_nothing_runs_off_a_phone(
    live_server: Any, open_page: Any, sign_in: Any
) -> None:
    world.user("officer", name="officer")
    found = paths()
    page = sign_in(open_page(DESKTOP), "officer")
    phone = sign_in(open_page(PHONE), "officer")
    faults, wide = {}, []
    for path in found:
        for language in LANGUAGES:
            page.goto(f"{live_server.url}/{language}/{path}")
            if wrong := violations(page):
                faults[f"{language}/{path}"] = wrong
        phone.goto(f"{live_server.url}/th/{path}")
        if phone.evaluate("document.documentElement.scrollWidth") > PHONE["width"]:
            wide.append(path)
    assert (faults, wide) == ({}, [])


def test_each_side_of_three_has_its_row_of_the_track(
    live_server: Any, open_page: Any, sign_in: Any
) -> None:
    world.user("officer", name="officer")
    page = sign_in(open_page(DESKTOP), "officer")
    page.goto(f"{live_server.url}/th/drafts/{three_sides().code}/")
    tops = "all => all.map(one => Math.round(one.getBoundingClientRect().top))"
    sides = page.locator(".track__side").evaluate_all(tops)
    lanes = page.locator(".track .lane").evaluate_all(tops)
    assert len(set(sides)) == 3
    assert lanes == sides


def test_three_languages_stand_side_by_side_with_remarks(
    live_server: Any, open_page: Any, sign_in: Any
) -> None:
    world.user("officer", name="officer")
    page = sign_in(open_page(DESKTOP), "officer")
    page.goto(f"{live_server.url}/th/drafts/{drafts.in_three_languages().code}/")
    boxes = "all => all.map(one => one.getBoundingClientRect()).map(box => [box.left, box.top])"
    places = page.locator(".clause .clause__text, .clause .thread").evaluate_all(boxes)
    lefts, tops = [left for left, _top in places], {top for _left, top in places}
    assert (len(places), len(tops), sorted(set(lefts))) == (4, 1, lefts)


def test_a_draft_is_opened_without_scripts(live_server: Any, open_page: Any, sign_in: Any) -> None:
    orkhon()
    world.user("officer", name="officer")
    page = sign_in(open_page(DESKTOP, scripts=False), "officer")
    page.goto(f"{live_server.url}/th/drafts/")
    page.click("text=เปิดร่างใหม่")
    page.fill("[name=partner0]", "เมืองที่ไม่มี")
    page.select_option("[name=instrument]", "mou")
    page.fill("[name='q-partner']", "รู้จักกันมานาน")
    page.click("main form.intent button[type=submit]")
    assert page.locator("[name=partner0]").get_attribute("aria-invalid") == "true"
    assert page.input_value("[name='q-partner']") == "รู้จักกันมานาน"
    page.fill("[name=partner0]", "จังหวัดออร์ฮอน")
    page.click("main form.intent button[type=submit]")
    draft = Draft.objects.get()
    assert page.url == f"{live_server.url}/th/drafts/{draft.code}/intent/"
    assert page.locator("h1").inner_text() == draft.titles["th"]
    page.click("text=เริ่มจากแม่แบบ")
    page.locator("main form button.btn--main").last.click()
    assert page.url == f"{live_server.url}/th/drafts/{draft.code}/"
    draft.refresh_from_db()
    assert draft.template == "sister-city-mou"


def opened_for_writing(page: Any, address: str, topic: str) -> Draft:
    """A draft with one of its clauses opened for writing, as the reader of the page does it."""
    draft = drafts.written()
    uid = drafts.clause(draft, topic).uid
    page.goto(f"{address}/th/drafts/{draft.code}/")
    page.locator(f"#c-{uid} .clause__acts a").click()
    return draft


def words_of(draft: Draft, topic: str, tag: str) -> str:
    return ClauseText.objects.get(clause=drafts.clause(draft, topic), tag=tag).words


def test_a_clause_saves_itself_while_it_is_written(
    live_server: Any, open_page: Any, sign_in: Any
) -> None:
    world.user("officer", name="officer")
    page = sign_in(open_page(DESKTOP), "officer")
    draft = opened_for_writing(page, live_server.url, "purpose")
    for words in ("ผู้เข้าร่วมจะส่งเสริมมิตรภาพ", "ผู้เข้าร่วมจะส่งเสริมการเรียนรู้"):
        with page.expect_response(lambda answer: answer.request.method == "POST"):
            page.fill("[name=words-th]", words)
        page.locator("[data-saved]").wait_for()
        assert words_of(draft, "purpose", "th") == words
    assert page.locator("[data-saved]").inner_text() == "บันทึกแล้ว"


def test_who_closes_a_clause_after_the_last_word_has_it_saved(
    live_server: Any, open_page: Any, sign_in: Any
) -> None:
    world.user("officer", name="officer")
    page = sign_in(open_page(DESKTOP), "officer")
    draft = opened_for_writing(page, live_server.url, "purpose")
    page.fill("[name=words-th]", "ผู้เข้าร่วมจะส่งเสริมมิตรภาพ")
    page.click("[data-close]")
    page.locator("form.clause__form").wait_for(state="detached")
    assert words_of(draft, "purpose", "th") == "ผู้เข้าร่วมจะส่งเสริมมิตรภาพ"


def test_words_that_could_not_be_saved_are_said_to_be_unsaved(
    live_server: Any, open_page: Any, sign_in: Any
) -> None:
    """Whoever was signed out meanwhile keeps the page with the words, and is told."""
    world.user("officer", name="officer")
    page = sign_in(open_page(DESKTOP), "officer")
    opened_for_writing(page, live_server.url, "purpose")
    page.context.clear_cookies()
    page.fill("[name=words-th]", "ผู้เข้าร่วมจะส่งเสริมมิตรภาพ")
    told = page.locator("form.clause__form [role=alert]")
    told.wait_for()
    assert told.inner_text().startswith("ยังไม่ได้บันทึก")
    assert page.input_value("[name=words-th]") == "ผู้เข้าร่วมจะส่งเสริมมิตรภาพ"


def test_who_meets_the_words_of_another_is_taken_to_both(
    live_server: Any, open_page: Any, sign_in: Any
) -> None:
    world.user("officer", name="officer")
    world.user("approver", name="approver")
    page = sign_in(open_page(DESKTOP), "officer")
    draft = opened_for_writing(page, live_server.url, "term")
    second = sign_in(open_page(DESKTOP), "approver")
    second.goto(page.url)
    for writer, words in ((page, "มิตรภาพ"), (second, "การเรียนรู้")):
        writer.fill("[name=words-th]", words)
        writer.click("form.clause__form button[type=submit]")
        writer.wait_for_load_state()
    both = second.locator(".meanwhile")
    assert "มิตรภาพ" in both.inner_text()
    assert "การเรียนรู้" in both.inner_text()
    assert both.evaluate("one => one === document.activeElement")
    assert words_of(draft, "term", "th") == "มิตรภาพ"


def test_on_a_phone_the_next_act_is_at_hand(live_server: Any, open_page: Any, sign_in: Any) -> None:
    world.user("officer", name="officer")
    page = sign_in(open_page(PHONE), "officer")
    page.goto(f"{live_server.url}/th/drafts/{drafts.written().code}/")
    page.click(".dock button:text('เก็บเป็นฉบับ')")
    assert page.locator(".dock").inner_text().startswith("ข้อความตรงกับฉบับที่ 1")


def test_what_is_scrolled_to_last_beside_the_clauses_is_not_covered(
    live_server: Any, open_page: Any, sign_in: Any
) -> None:
    """The rail scrolls by itself, and ends above the dock."""
    world.user("officer", name="officer")
    page = sign_in(open_page(DESKTOP), "officer")
    page.goto(f"{live_server.url}/th/drafts/{drafts.written().code}/")
    page.locator("#word-file").evaluate("one => one.scrollIntoView()")
    page.evaluate("window.scrollTo(0, document.querySelector('.rail').offsetTop)")
    page.locator(".rail").evaluate("rail => rail.scrollTo(0, rail.scrollHeight)")
    foot = page.locator(".rail").evaluate(
        "rail => rail.lastElementChild.getBoundingClientRect().bottom"
    )
    assert foot <= page.locator(".dock").bounding_box()["y"]


def test_the_head_names_each_language_over_its_column(
    live_server: Any, open_page: Any, sign_in: Any
) -> None:
    world.user("officer", name="officer")
    page = sign_in(open_page(DESKTOP), "officer")
    page.goto(f"{live_server.url}/th/drafts/{drafts.in_three_languages().code}/")
    lefts = "all => all.map(one => Math.round(one.getBoundingClientRect().left))"
    heads = page.locator(".clauses__head .clause__tongues > span")
    columns = page.locator("article.clause").first.locator(".clause__text")
    assert heads.evaluate_all(lefts) == columns.evaluate_all(lefts)
    assert heads.first.inner_text() == "ไทย ต้นฉบับ"
