"""An agreement from the first intention to its renewal, as its people do it.

A Thai province's officer works in Thai, a Chinese city's officer in Chinese, and the Foreign
Ministry reviews by a link, without an account. The bodies are real; the words were made for this.
"""

import re
from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page, expect
from tests import world
from tests.browser.conftest import DESKTOP
from tests.worlds.papers import bare_letters, letters, loose_marks, text_of

from phinong.drafting.models import Draft, DraftStatus, Remark
from phinong.record.models import Citation
from phinong.ties.models import Agreement

pytestmark = pytest.mark.django_db(transaction=True)

MINISTRY = "กรมสนธิสัญญาและกฎหมาย กระทรวงการต่างประเทศ"
TITLE = "บันทึกความเข้าใจเมืองพี่เมืองน้อง เชียงใหม่–เฉิงตู"


class Desk:
    """One person at a browser, on the pages of one language."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.main = page.locator("body")

    def goes(self, path: str) -> None:
        self.page.goto(f"{self.address}/{path}")

    def opens(self, draft: Draft, page: str = "") -> None:
        self.goes(f"drafts/{draft.code}/{page}")

    def presses(self, name: str, within: Locator | None = None) -> None:
        (within or self.main).get_by_role("button", name=name, exact=True).first.click()

    def follows(self, name: str, within: Locator | None = None) -> None:
        (within or self.main).get_by_role("link", name=name, exact=True).first.click()

    def sees(self, *texts: str) -> None:
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)

    def clause(self, draft: Draft, topic: str) -> Locator:
        return self.page.locator(f"#c-{draft.clauses.get(topic=topic).uid}")

    def writes(self, draft: Draft, topic: str, tag: str, words: str, *, save: str) -> None:
        """Opens a clause, changes its words in one language, and saves."""
        uid = draft.clauses.get(topic=topic).uid
        self.opens(draft, f"?edit={uid}")
        self.page.fill(f"[name=words-{tag}]", words)
        self.presses(save, self.clause(draft, topic))
        expect(self.page.locator(f"#c-{uid} .clause__text[lang={tag}]")).to_contain_text(words)


@pytest.fixture
def seated(
    live_server: Any, open_page: Callable[..., Page], sign_in: Callable[[Page, str], Page]
) -> Callable[[str, str], Desk]:
    """Signs somebody in, who then works on the pages of one language."""

    def sat(name: str, language: str) -> Desk:
        return Desk(sign_in(open_page(DESKTOP), name), f"{live_server.url}/{language}")

    return sat


def test_from_the_first_intention_to_the_renewal(
    open_page: Callable[..., Page], seated: Callable[[str, str], Desk]
):
    world.office()
    chengdu = world.body("chengdu", "city", "CN", th="นครเฉิงตู", en="Chengdu", zh="成都市")
    world.user("approver", name="arunee")
    world.user("approver", of=chengdu, name="zhou")
    thai, chinese = seated("arunee", "th"), seated("zhou", "zh")
    draft = the_thai_side_tells_what_it_intends(thai)
    the_template_fills_itself(thai, draft)
    both_sides_write(thai, chinese, draft)
    the_check_finds_a_word_of_treaties(chinese, draft)
    each_side_takes_its_own_steps(thai, chinese, draft)
    the_ministry_reviews_by_its_link(thai, open_page(DESKTOP), draft)
    an_edit_ends_what_was_approved(thai, chinese, draft)
    agreement = the_agreed_text_is_signed(thai, chinese, draft)
    the_sealed_text_is_whole(draft, sealed_text(thai, agreement))
    it_takes_effect(thai, agreement)
    renewal = everything_goes_on_into_the_renewal(chinese, draft, agreement)
    the_line_is_drawn(thai, chinese, renewal, agreement)


def the_thai_side_tells_what_it_intends(thai: Desk) -> Draft:
    """The notification opens the file, and the partner's office finds it on its own list."""
    page = thai.page
    thai.goes("drafts/")
    thai.follows("เปิดร่างใหม่")
    page.fill("[name=partner0]", "นครเฉิงตู")
    page.select_option("[name=instrument]", "mou")
    page.select_option("[name=kind]", "sister")
    page.fill("[name=title_th]", TITLE)
    page.fill("[name=title_zh]", "清迈府与成都市友好城市谅解备忘录")
    page.fill("[name='q-partner']", "สองเมืองแลกเปลี่ยนนักเรียนกันมาหลายปี")
    for place, tag in enumerate(("th", "en", "zh-Hans")):
        page.select_option(f"[name=language{place}]", tag)
        page.select_option(f"[name=role{place}]", "authentic")
    page.select_option("[name=prevails]", "en")
    page.fill("[name=term]", "5")
    page.select_option("[name=renewal]", "by-letter")
    page.fill("[name=notice_days]", "90")
    page.check("[name=areas][value=education]")
    thai.presses("เปิดร่าง")
    thai.sees("สองเมืองแลกเปลี่ยนนักเรียนกันมาหลายปี")
    draft = Draft.objects.get()
    assert (draft.status, draft.titles["th"], draft.term_months) == ("intended", TITLE, 60)
    assert [party.body.code for party in draft.parties.all()] == ["chiang-mai-province", "chengdu"]
    return draft


def the_template_fills_itself(thai: Desk, draft: Draft) -> None:
    """What the register knows stands in the text of every language."""
    thai.follows("เริ่มจากแม่แบบ")
    thai.sees("ร่างที่ต้องให้ฝ่ายกฎหมายตรวจ")
    thai.presses("วางข้อความตามแม่แบบนี้")
    preamble = thai.clause(draft, "preamble")
    for tag, name in (("th", "จังหวัดเชียงใหม่"), ("en", "Chiang Mai Province"), ("zh-Hans", "清迈府")):
        expect(preamble.locator(f"[lang={tag}]").first).to_contain_text(name)
    draft.refresh_from_db()
    assert (draft.status, draft.template) == ("drafting", "sister-city-mou")


def both_sides_write(thai: Desk, chinese: Desk, draft: Draft) -> None:
    """Each side changes its own language; the other reads it at once."""
    thai.writes(draft, "purpose", "th", "ผู้เข้าร่วมจะส่งเสริมมิตรภาพของสองเมือง", save="บันทึกข้อ")
    chinese.goes("drafts/")
    chinese.follows("清迈府与成都市友好城市谅解备忘录")
    expect(chinese.clause(draft, "purpose")).to_contain_text("ผู้เข้าร่วมจะส่งเสริมมิตรภาพของสองเมือง")
    chinese.writes(draft, "purpose", "zh-Hans", "参与方将促进两市友谊。", save="保存本条")
    thai.opens(draft)
    expect(thai.clause(draft, "purpose")).to_contain_text("参与方将促进两市友谊。")


def the_check_finds_a_word_of_treaties(chinese: Desk, draft: Draft) -> None:
    """ "Shall" binds; the remark says so and goes when the word goes."""
    words = "The Participants {} promote friendship between both cities."
    chinese.writes(draft, "purpose", "en", words.format("shall"), save="保存本条")
    chinese.opens(draft, "wording/")
    found = chinese.page.locator("ul.rows ul.rows li", has_text="shall")
    expect(found).to_have_count(1)
    chinese.writes(draft, "purpose", "en", words.format("will"), save="保存本条")
    chinese.opens(draft, "wording/")
    expect(found).to_have_count(0)


def each_side_takes_its_own_steps(thai: Desk, chinese: Desk, draft: Draft) -> None:
    """Two routes at once: one step done, one left out with its reason, one that waits."""
    thai.opens(draft)
    thai.follows("จังหวัดเชียงใหม่")
    thai.page.select_option("[name=procedure]", "th-province")
    thai.presses("เริ่มขั้นตอน")
    finishes(thai, "ศึกษาความเหมาะสม", "ขั้นนี้เสร็จแล้ว")
    leaves_out(thai, "หนังสือแสดงเจตจำนง", "ข้ามขั้นนี้", why="มีการติดต่อกันแล้ว")
    chinese.opens(draft)
    chinese.follows("成都市")
    chinese.page.select_option("[name=procedure]", "cn-city")
    chinese.presses("开始办理")
    finishes(chinese, "签署意向书", "此步骤已完成")
    thai.opens(draft)
    lanes = thai.page.locator(".track .lane")
    expect(lanes).to_have_count(2)
    expect(lanes.nth(0).locator("[data-state=skipped]")).to_contain_text("หนังสือแสดงเจตจำนง")
    expect(lanes.nth(1).locator("[data-state=done]")).to_contain_text("ลงนามหนังสือแสดงเจตจำนง")
    keys = [
        list(party.route.steps.filter(state="done").values_list("key", flat=True))
        for party in draft.parties.select_related("route")
    ]
    assert keys == [["suitability"], ["letter-of-intent"]]


def step(desk: Desk, name: str) -> Locator:
    """A step of the page, with its forms open."""
    row = desk.page.locator("ol.rows > li", has=desk.page.get_by_role("heading", name=name))
    row.first.locator("summary").first.click()
    return row.first


def finishes(desk: Desk, name: str, button: str) -> None:
    desk.presses(button, step(desk, name))


def leaves_out(desk: Desk, name: str, button: str, *, why: str) -> None:
    row = step(desk, name)
    row.locator("details details summary", has_text=button).click()
    form = row.locator("form", has=desk.page.get_by_role("button", name=button))
    form.locator("[name=why]").fill(why)
    desk.presses(button, form)


def the_ministry_reviews_by_its_link(thai: Desk, guest: Page, draft: Draft) -> None:
    """A remark with other words, taken up; the table that ministries expect; an outcome."""
    thai.opens(draft, "reviews/")
    thai.page.select_option("[name=kind]", "ministry")
    thai.page.fill("[name=reviewer]", MINISTRY)
    thai.page.fill("[name=asked]", "ขอให้พิจารณาถ้อยคำของร่าง")
    thai.presses("ส่งขอความเห็น")
    link = thai.page.locator("#the-link").input_value()
    guest.goto(link)
    clause = draft.clauses.get(topic="purpose")
    guest.fill("#name", "คุณพลอย")
    guest.select_option("#uid", clause.uid)
    guest.select_option("#tag", "th")
    guest.fill("#words", "ให้ใช้ถ้อยคำที่กว้างกว่า")
    guest.check("#proposes")
    guest.fill("#proposal", "ผู้เข้าร่วมจะส่งเสริมมิตรภาพระหว่างประชาชนของสองเมือง")
    guest.get_by_role("button", name="บันทึกความเห็น").click()
    expect(guest.locator("aside.thread", has_text="ให้ใช้ถ้อยคำที่กว้างกว่า")).to_be_visible()
    guest.select_option("[name=outcome]", "endorsed-with-changes")
    guest.locator("form[action$='/outcome/'] [name=name]").fill("คุณพลอย")
    guest.get_by_role("button", name="บันทึกผลการพิจารณา").click()
    expect(guest.locator("main")).to_contain_text("เห็นชอบให้แก้ไข")
    thai.opens(draft)
    row = thai.clause(draft, "purpose")
    row.locator("summary", has_text="รับการแก้").click()
    row.get_by_label("คำชี้แจง").fill("แก้ตามที่เสนอ")
    thai.presses("รับการแก้", row)
    expect(row.locator(".clause__text[lang=th]")).to_contain_text("ระหว่างประชาชนของสองเมือง")
    thai.opens(draft, "reviews/table/")
    expect(thai.page.locator("table.compared tbody tr")).to_have_count(1)
    thai.sees("ให้ใช้ถ้อยคำที่กว้างกว่า", "แก้ตามที่เสนอ")
    expect(thai.page.locator("table.compared td").last.locator("ins").first).to_be_visible()
    remark = Remark.objects.get()
    assert (remark.state, remark.by_name, remark.by) == ("accepted", "คุณพลอย", None)


def approves(desk: Desk, draft: Draft, button: str) -> None:
    """One side approves the text as it stands; only its own button is there."""
    desk.opens(draft)
    approvals = desk.page.locator("section", has=desk.page.locator("#approvals"))
    expect(approvals.get_by_role("button", name=button)).to_have_count(1)
    desk.presses(button, approvals)


def an_edit_ends_what_was_approved(thai: Desk, chinese: Desk, draft: Draft) -> None:
    """Both approve one hash; a later word lapses both approvals; both are given again."""
    thai.opens(draft)
    thai.presses("เก็บเป็นฉบับ")
    approves(thai, draft, "เห็นชอบข้อความนี้")
    chinese.goes("desk/")
    chinese.sees("清迈府已同意本文本")
    chinese.page.locator("main a", has_text="阅读并决定").first.click()
    approves(chinese, draft, "同意本文本")
    thai.opens(draft)
    thai.sees("ถ้อยคำตรงกันแล้ว")
    first = draft.versions.order_by("-number").first()
    chinese.writes(draft, "purpose", "zh-Hans", "参与方将促进两市人民友谊。", save="保存本条")
    thai.opens(draft)
    expect(thai.page.get_by_text("เห็นชอบข้อความก่อนหน้า สิ้นผลแล้ว")).to_have_count(2)
    thai.presses("เก็บเป็นฉบับ")
    approves(chinese, draft, "同意本文本")
    approves(thai, draft, "เห็นชอบข้อความนี้")
    draft.refresh_from_db()
    second = draft.versions.order_by("-number").first()
    assert draft.status == DraftStatus.AGREED
    given = list(draft.verdicts.filter(outcome="approved").values_list("sha256", flat=True))
    assert given == [first.sha256] * 2 + [second.sha256] * 2
    assert first.sha256 != second.sha256


def names_signer(desk: Desk, button: str, *, name: str, post: str, party: str) -> None:
    """Somebody under the text."""
    form = desk.page.locator("form[action$='/signers/']")
    form.locator("[name=name]").fill(name)
    form.locator("[name=post]").fill(post)
    form.locator("[name=signs_for]").select_option(label=party)
    desk.presses(button, form)


def the_agreed_text_is_signed(thai: Desk, chinese: Desk, draft: Draft) -> Agreement:
    """Each side names who signs; the signing makes the record, public with its sealed text."""
    chinese.opens(draft, "signing/")
    names_signer(chinese, "添加", name="周测试", post="市长", party="成都市")
    thai.opens(draft)
    thai.follows("เตรียมการลงนาม")
    governor = {"name": "ทดสอบ ตัวอย่าง", "post": "ผู้ว่าราชการจังหวัดเชียงใหม่"}
    names_signer(thai, "เพิ่ม", **governor, party="จังหวัดเชียงใหม่")
    names_signer(thai, "เพิ่ม", name="พยาน ตัวอย่าง", post="กงสุล", party="ไม่ลงนามแทนฝ่ายใด เป็นพยาน")
    thai.page.fill("[name=day]", "2026-03-31")
    thai.page.fill("[name=venue]", "ศาลากลางจังหวัดเชียงใหม่")
    thai.page.fill("[name=kept_at]", "สำนักงานจังหวัดเชียงใหม่\n成都市外事办公室")
    thai.sees("ข้อความยังมีช่องว่าง")
    thai.page.check("[name=gaps_seen]")
    thai.page.check("[name=public]")
    thai.presses("บันทึกการลงนาม")
    thai.sees(TITLE, "ลงนามแล้ว")
    agreement = Agreement.objects.get()
    assert (agreement.status, agreement.signed_edtf, agreement.ends_edtf) == (
        "signed", "2026-03-31", "2031-03-30",
    )  # fmt: skip
    assert (agreement.languages, agreement.prevails) == (["th", "en", "zh-Hans"], "en")
    assert [line.witness for line in agreement.signatories.all()] == [False, False, True]
    assert set(Citation.objects.filter(about_kind="agreement").values_list("document__public")) == {
        (True,)
    }
    return agreement


def sealed_text(thai: Desk, agreement: Agreement) -> pypdfium2.PdfDocument:
    """The paper as a stranger fetches it from the agreement's page."""
    thai.goes(f"agreements/{agreement.code}/")
    address = thai.page.get_by_role("link", name="เปิดฉบับผนึก").first.get_attribute("href")
    answer = thai.page.context.browser.new_context().request.get(  # type: ignore[union-attr]
        thai.page.url.split("/th/")[0] + str(address)
    )
    assert answer.headers["content-type"] == "application/pdf"
    return pypdfium2.PdfDocument(answer.body())


def the_sealed_text_is_whole(draft: Draft, paper: pypdfium2.PdfDocument) -> None:
    """Every letter is drawn, every Thai mark sits on its letter, the hash is the agreed one."""
    text = text_of(paper)
    version = draft.versions.order_by("-number").first()
    assert version is not None
    assert version.sha256[:32] in text
    assert text.index("ข้อ๑") < text.index("Article1") < text.index("第一条")
    assert letters("The Participants will promote friendship between both cities.") in text
    assert letters("参与方将促进两市人民友谊。") in text
    assert bare_letters(paper) == []
    assert loose_marks(paper) == []


def it_takes_effect(thai: Desk, agreement: Agreement) -> None:
    """The agreement runs, on the ground of its own sealed text."""
    thai.goes(f"agreements/{agreement.code}/")
    thai.follows("บันทึกความเป็นไป")
    thai.page.check("[name=verb][value=take-effect]")
    thai.page.fill("[name=day]", "2026-04-01")
    thai.page.fill(
        "[name=document]",
        Citation.objects.filter(about_kind="agreement", about_id=agreement.pk)
        .first()
        .document.code,
    )  # type: ignore[union-attr]
    thai.presses("บันทึก")
    agreement.refresh_from_db()
    assert (agreement.status, agreement.status_edtf) == ("in-force", "2026-04-01")
    thai.sees("มีผล")


def everything_goes_on_into_the_renewal(chinese: Desk, draft: Draft, agreement: Agreement) -> Draft:
    """The other side begins the renewal: nothing has to be typed again."""
    chinese.goes(f"agreements/{agreement.code}/")
    chinese.follows("续签或修订")
    chinese.page.check("[name=relation][value=renews]")
    chinese.presses("开始起草")
    renewal = Draft.objects.get(renews=agreement)
    expect(chinese.clause(renewal, "purpose")).to_contain_text("参与方将促进两市人民友谊。")
    before, after = (
        list(
            one.clauses.order_by("order", "texts__tag").values_list(
                "kind", "topic", "texts__tag", "texts__words"
            )
        )
        for one in (draft, renewal)
    )
    assert after == before
    assert [party.body.code for party in renewal.parties.all()] == [
        "chengdu",
        "chiang-mai-province",
    ]
    for fact in ("prevails", "areas", "term_months", "notice_days", "kind", "renewal"):
        assert getattr(renewal, fact) == getattr(draft, fact), fact
    assert (renewal.instrument, renewal.relation, renewal.kept_by) == (
        "renewal",
        "renews",
        "chengdu",
    )
    chinese.opens(renewal, "intent/")
    chinese.sees("续签书：清迈府与成都市友好城市谅解备忘录")
    chinese.goes(f"agreements/{agreement.code}/")
    expect(chinese.page.locator("[aria-labelledby=life]")).to_contain_text("续签书")
    return renewal


def the_line_is_drawn(thai: Desk, chinese: Desk, renewal: Draft, agreement: Agreement) -> None:
    """The renewal, once signed, stands behind what it renews; and the earlier one says so too."""
    chinese.opens(renewal)
    chinese.presses("存为版本")
    approves(chinese, renewal, "同意本文本")
    approves(thai, renewal, "เห็นชอบข้อความนี้")
    chinese.opens(renewal, "signing/")
    names_signer(chinese, "添加", name="周测试", post="市长", party="成都市")
    names_signer(chinese, "添加", name="ทดสอบ ตัวอย่าง", post="府尹", party="清迈府")
    chinese.page.fill("[name=day]", "2026-10-01")
    chinese.page.check("[name=gaps_seen]")
    chinese.page.check("[name=public]")
    chinese.presses("记录签署")
    chinese.sees("续签书：清迈府与成都市友好城市谅解备忘录")
    expect(chinese.page).to_have_url(re.compile("/zh/agreements/"))
    later = Agreement.objects.exclude(pk=agreement.pk).get()
    for one, other in ((later, agreement), (agreement, later)):
        thai.goes(f"agreements/{one.code}/")
        chain = thai.page.locator("[aria-labelledby=chain]")
        expect(chain.locator(f"a[href$='/agreements/{other.code}/']")).to_have_count(1)
    assert [(row.relation, row.earlier) for row in later.rests_on.all()] == [("renews", agreement)]
