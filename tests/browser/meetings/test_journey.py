"""J2: meeting 1/2565 from what waits for a decision to kept commitments, in a real browser.

The officer walks in Thai, at a desk before the meeting and on a phone in it. What was considered,
who presided for whom, what was resolved on Orkhon and asked for, is what the public report of
14 March 2022 says; see `tests.worlds.journey`.
"""

import re
from dataclasses import dataclass
from typing import Any

import pytest
from django.core import mail
from django.utils import translation
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import DESKTOP, PHONE
from tests.world import user
from tests.worlds.journey import ADVICE, REPORT, Eve, eve
from tests.worlds.meetings import accepted, found, reported
from tests.worlds.minuted import GROUP, RESOLVED, SMART

from phinong.accounts.models import User
from phinong.drafting.models import RouteStep
from phinong.meetings.models import Committee, Meeting, MinutesVersion
from phinong.record.models import Citation
from phinong.ties.queries import DEFINITIONS

pytestmark = pytest.mark.django_db(transaction=True)

# A journey of many pages on a busy machine: how long to wait for what a page is to show.
PATIENCE = 40_000

COMMITTEE = "คณะกรรมการดำเนินความสัมพันธ์เมืองพี่เมืองน้อง (Sister City) ของจังหวัดเชียงใหม่"
WORKING_GROUP = "คณะทำงานขับเคลื่อนด้านการค้าและวัฒนธรรม"
ROOM = "ห้องประชุม 4 ชั้น 4 อาคารอำนวยการ ศาลากลางจังหวัดเชียงใหม่"
PROMISE = "ส่งร่างบันทึกและแผนปฏิบัติการให้นครเซจง"
GOVERNOR, DEPUTY = "นายประจญ ปรัชญ์สกุล", "นายวรญาณ บุญณราช"
SEATS = (
    ("chair", "จังหวัดเชียงใหม่", "ผู้ว่าราชการจังหวัดเชียงใหม่", GOVERNOR, "governor@example.org"),
    ("vice-chair", "จังหวัดเชียงใหม่", "รองผู้ว่าราชการจังหวัดเชียงใหม่", DEPUTY, "vice@example.org"),
    ("member", "จังหวัดเชียงใหม่", "พาณิชย์จังหวัดเชียงใหม่", "นางสาวรัตนา ขายดี", "trade@example.org"),
    ("secretary", "จังหวัดเชียงใหม่", "หัวหน้าสำนักงานจังหวัดเชียงใหม่", "นายฐิติ ญาณวุฒิ", ""),
)


@dataclass
class Walk:
    """The officer at the desk, and where the register is."""

    page: Page
    root: str
    eve: Eve

    def go(self, path: str) -> None:
        """Open a page of the register in Thai."""
        self.page.goto(f"{self.root}/th/{path}", timeout=PATIENCE)

    def at(self, meeting: Meeting, what: str = "") -> None:
        """Open a page of a meeting."""
        self.go(f"meetings/{meeting.code}/{what}")

    def press(self, name: str, inside: Locator | None = None) -> None:
        """Press the one button of this name."""
        (inside or self.page.locator("main")).get_by_role("button", name=name, exact=True).click()

    def unfold(self, name: str, inside: Locator | None = None) -> Locator:
        """Open the fold of this name and give it."""
        found = (
            (inside or self.page.locator("main"))
            .locator("details")
            .filter(has=self.page.locator("summary", has_text=re.compile(f"^{re.escape(name)}")))
        )
        found.first.locator("summary").first.click()
        return found.first

    def sees(self, words: str) -> None:
        """The page says this."""
        expect(self.page.locator("main")).to_contain_text(words, timeout=PATIENCE)


def filled(form: Any, **fields: str) -> None:
    """Fill fields by their names."""
    for name, value in fields.items():
        form.locator(f"[name={name}]").fill(value)


def test_a_meeting_from_what_waits_to_what_was_kept(live_server, open_page, sign_in):
    secretary, _approver = user("officer", name="secretary"), user("approver", name="approver")
    before = eve()
    page = sign_in(open_page(DESKTOP), "secretary")
    desk = Walk(page, live_server.url, before)
    committee = set_up(desk)
    first = prepared(desk, committee)
    called(desk, first)
    phone = Walk(sign_in(open_page(PHONE), "secretary"), live_server.url, before)
    sat(phone, first)
    resolved(phone, first)
    closed(phone, first)
    carried_out(desk, first)
    above = Walk(sign_in(open_page(DESKTOP), "approver"), live_server.url, before)
    carried_out_by_who_may(above, first)
    minuted(desk, first)
    second = next_meeting(desk, committee, first)
    certified(phone, above, second, first)
    told_by_the_press(desk, first, secretary)
    everything_stands(above, first, second)


# ── Before ──


def set_up(walk: Walk) -> Committee:
    """The committee, by an order of the province, with its seats by post."""
    walk.go("meetings/committees/")
    walk.page.get_by_role("link", name="ตั้งคณะกรรมการ").click()
    form = walk.page.locator("main form")
    order = {"ground_written": "คำสั่งจังหวัดเชียงใหม่ ที่ 1/2564", "since": "1 ตุลาคม 2564"}
    filled(form, name_th=COMMITTEE, mandate="พิจารณาร่างความตกลงกับเมืองต่างประเทศ", **order)
    form.locator("[name=quorum]").select_option("1/2")
    walk.press("บันทึกการจัดตั้งคณะกรรมการ")
    for role, body, title, name, address in SEATS:
        form = walk.unfold("เพิ่มกรรมการ").locator("form")
        form.locator("[name=role]").select_option(role)
        filled(form, body=body, title=title, name=name, since="1 ตุลาคม 2564", mail=address)
        walk.press("เพิ่มกรรมการ", form)
    found = Committee.objects.get()
    assert (found.seats.count(), found.body.parent.code) == (4, "chiang-mai-province")
    return found


def prepared(walk: Walk, committee: Committee) -> Meeting:
    """Meeting 1/2565: its agenda from what waits, exact papers, a substitute in the chair."""
    walk.go(f"meetings/committees/{committee.body.code}/")
    walk.page.get_by_role("link", name="กำหนดการประชุม").click()
    filled(walk.page.locator("main form"), day="14 มีนาคม 2565", starts="13:30", venue=ROOM)
    walk.press("กำหนดการประชุม")
    made = Meeting.objects.get()
    assert (made.number, made.be_year, made.held_edtf) == (1, 2565, "2022-03-14")
    for draft in (walk.eve.sejong, walk.eve.orkhon):
        offer = walk.page.locator("#waiting ~ ul li", has_text=draft.titles["th"])
        offer.locator("button").click()
    filled(walk.unfold("เพิ่มเรื่องเอง"), texts_th="ภาพรวมความสัมพันธ์เมืองพี่เมืองน้องของจังหวัด")
    walk.page.locator("#new_group").select_option("3")
    walk.press("บรรจุในระเบียบวาระ", walk.page.locator("details[open] form"))
    item = made.items.get(draft=walk.eve.sejong)
    form = walk.unfold("ถ้อยคำและเอกสารประกอบ", walk.page.locator(f"#i{item.pk}"))
    form.locator("[name=paper]").fill(walk.eve.plan.code)
    walk.press("แนบเอกสารเข้าที่ประชุม", form)
    chair = walk.page.locator("form[action$='/chair/']")
    named = {seat.role: str(seat.pk) for seat in committee.seats.all()}
    chair.locator("[name=chair]").select_option(named["vice-chair"])
    chair.locator("[name=on_behalf_of]").select_option(named["chair"])
    chair.locator("[name=paper]").fill(walk.eve.order.code)
    chair.locator("button").click()
    walk.sees(DEPUTY)
    papers = list(item.papers.values_list("sha256", flat=True))
    assert papers == [walk.eve.sejong.versions.get().sha256, walk.eve.plan.sha256]
    return made


def called(walk: Walk, meeting: Meeting) -> None:
    """The invitations go out; who has no address is named."""
    walk.at(meeting, "prepare/")
    walk.press("ส่งหนังสือเชิญประชุม")
    walk.sees("นายฐิติ ญาณวุฒิ")
    assert sorted(one.to[0] for one in mail.outbox) == [
        "governor@example.org",
        "trade@example.org",
        "vice@example.org",
    ]
    assert Meeting.objects.get().status == "called"


# ── In the meeting ──


def sat(walk: Walk, meeting: Meeting) -> None:
    """The meeting is opened on a phone; the governor is away, the deputy presides for him."""
    walk.at(meeting, "live/")
    walk.press("เปิดประชุม")
    expect(walk.page.locator("[data-state-now]")).to_have_text("กำลังประชุม", timeout=PATIENCE)
    chair, vice, trade, head = (walk.page.locator(".live-seat").nth(n) for n in range(4))
    for seat in (vice, head):
        seat.locator("input[value=present]").check()
        sent(walk, present(seat, "present"))
    chair.locator("input[value=absent]").check()
    chair.locator("[name=reason]").fill("ติดราชการ")
    chair.locator("button[type=submit]").click()
    sent(walk, present(chair, "absent"))
    trade.locator("input[value=substitute]").check()
    filled(trade, name="นายมานพ ค้าขาย", post="นักวิชาการพาณิชย์ชำนาญการ")
    trade.locator("button[type=submit]").click()
    sent(walk, present(trade, "substitute"))
    rows = meeting.attendance.order_by("seat__order").values_list("presence", "name")
    assert list(rows) == [
        ("absent", GOVERNOR),
        ("present", DEPUTY),
        ("substitute", "นายมานพ ค้าขาย"),
        ("present", "นายฐิติ ญาณวุฒิ"),
    ]


def present(seat: Locator, how: str) -> Locator:
    """A seat that stands so on the page."""
    return seat.page.locator(f".live-seat[data-presence={how}]").and_(seat)


def sent(walk: Walk, shown: Locator) -> None:
    """What was written is shown, and is with the register and not only on the device."""
    expect(shown).to_be_visible(timeout=PATIENCE)
    expect(walk.page.locator("#live-kept")).to_be_hidden(timeout=PATIENCE)
    walk.page.reload(wait_until="domcontentloaded", timeout=PATIENCE)
    expect(shown).to_be_visible(timeout=PATIENCE)


def form_on(walk: Walk, kind: str, item: int) -> Locator:
    """The form for something new on a matter, unfolded."""
    form = walk.page.locator(
        f'form[data-new][data-kind="{kind}"]:has([name="item"][value="{item}"])'
    )
    fold = walk.page.locator("details:not([open])", has=form).locator("> summary")
    if fold.count():
        fold.click()
    return form


def written(walk: Walk, form: Locator, item: int, words: str) -> None:
    """Write a form down, and see its words on the matter."""
    form.locator("button[type=submit]").click()
    sent(walk, walk.page.locator(f"#i{item}").get_by_text(words).first)


def resolved(walk: Walk, meeting: Meeting) -> None:
    """Sejong is agreed to with its plan; Orkhon is amended as advised; a working group follows."""
    sejong = meeting.items.get(draft=walk.eve.sejong).pk
    orkhon = meeting.items.get(draft=walk.eve.orkhon).pk
    other = meeting.items.get(texts__th__startswith="ภาพรวม").pk
    form = form_on(walk, "note", sejong)
    filled(form, words=SMART, speaker="ฝ่ายเลขานุการ")
    written(walk, form, sejong, SMART)
    form = form_on(walk, "resolution", sejong)
    form.locator("[name=phrase]").select_option("endorsed.2")
    expect(form.locator("[name=outcome]")).to_have_value("endorsed", timeout=PATIENCE)
    written(walk, form, sejong, "ที่ประชุมมีมติเห็นชอบร่างตามที่เสนอ")
    form = form_on(walk, "resolution", orkhon)
    form.locator("[name=phrase]").select_option("endorsed-with-changes.2")
    form.locator("[name=clause]").select_option(label="ข้อ ๑ วัตถุประสงค์")
    filled(form, remark=ADVICE)
    written(walk, form, orkhon, RESOLVED)
    form = form_on(walk, "resolution", other)
    form.locator("[name=outcome]").select_option("assigned")
    filled(form, texts_th=GROUP, group=WORKING_GROUP)
    written(walk, form, other, GROUP)
    form = form_on(walk, "promise", sejong)
    filled(form, texts=PROMISE, due="12 เมษายน 2565")
    form.locator("[name=owner]").select_option(label="จังหวัดเชียงใหม่")
    written(walk, form, sejong, PROMISE)
    outcomes = meeting.resolutions.order_by("number").values_list("outcome", flat=True)
    assert list(outcomes) == ["endorsed", "endorsed-with-changes", "assigned"]


def closed(walk: Walk, meeting: Meeting) -> None:
    """The meeting ends."""
    walk.page.locator("#closing > summary").click()
    walk.press("ปิดประชุมตอนนี้")
    expect(walk.page.locator("[data-state-now]")).to_have_text("ประชุมแล้ว", timeout=PATIENCE)
    assert Meeting.objects.get(pk=meeting.pk).status == "held"


def carried_out(walk: Walk, meeting: Meeting) -> None:
    """What the secretary may do is done; verdicts wait for who approves, and the page says so."""
    walk.at(meeting, "live/")
    walk.press("ดำเนินการตามมติ")
    walk.sees("สิทธิ")
    assert Committee.objects.filter(body__kind="working-group").count() == 1


def carried_out_by_who_may(walk: Walk, meeting: Meeting) -> None:
    """The approver does the rest."""
    walk.at(meeting, "live/")
    walk.press("ดำเนินการตามมติ")
    expect(walk.page.locator("#follows")).to_have_count(0, timeout=PATIENCE)


# ── After ──


def minuted(walk: Walk, meeting: Meeting) -> None:
    """The minutes: drafted, sent round, corrected as somebody asked, sent round again."""
    walk.at(meeting, "minutes/")
    walk.press("ร่างรายงานการประชุม")
    walk.sees(SMART[:40])
    sent_round(walk)
    assert Meeting.objects.get(pk=meeting.pk).status == "circulated"
    corrected_by(walk, mail.outbox[-1].body)


def sent_round(walk: Walk) -> None:
    """The newest version goes round, to all who have an address."""
    walk.press("เวียนรายงานการประชุม", walk.page.locator("section:has(#round)"))


def corrected_by(walk: Walk, letter: str) -> None:
    """Somebody who got the minutes by mail asks for a correction by the link; it is taken in."""
    found = re.search(r"/th/meetings/minutes/by-link/[\w-]+/", letter)
    assert found is not None
    reader = walk.page.context.browser.new_context().new_page()
    reader.goto(walk.root + found[0])
    filled(reader.locator("main form"), words="ขอแก้ตำแหน่งผู้แทน", instead="นักวิชาการพาณิชย์ชำนาญการพิเศษ")
    reader.get_by_role("button", name="ส่งคำขอแก้").click()
    expect(reader.locator("main")).to_contain_text("นักวิชาการพาณิชย์ชำนาญการพิเศษ", timeout=PATIENCE)
    reader.context.close()
    walk.page.reload()
    fold = walk.unfold("พิจารณา")
    fold.locator("input[value=taken]").check()
    walk.press("บันทึกผลการพิจารณา", fold)
    walk.page.get_by_role("link", name="แก้ข้อความที่บันทึก").first.click()
    trade = walk.page.locator(".live-seat").nth(2)
    filled(trade, post="นักวิชาการพาณิชย์ชำนาญการพิเศษ")
    trade.locator("button[type=submit]").click()
    sent(walk, present(trade, "substitute"))
    expect(trade.locator("[name=post]")).to_have_value(
        "นักวิชาการพาณิชย์ชำนาญการพิเศษ", timeout=PATIENCE
    )
    walk.page.go_back()
    walk.page.reload()
    walk.press("จัดทำฉบับแก้ไข")
    walk.sees("นักวิชาการพาณิชย์ชำนาญการพิเศษ")
    sent_round(walk)
    states = MinutesVersion.objects.order_by("number").values_list("state", flat=True)
    assert list(states) == ["draft", "circulated", "corrected", "circulated"]


def next_meeting(walk: Walk, committee: Committee, first: Meeting) -> Meeting:
    """The next agenda writes itself: minutes to certify, and what is still to be done."""
    walk.go(f"meetings/committees/{committee.body.code}/meetings/new/")
    filled(walk.page.locator("main form"), day="20 มิถุนายน 2565", starts="09:30", venue=ROOM)
    walk.press("กำหนดการประชุม")
    made = Meeting.objects.exclude(pk=first.pk).get()
    assert (made.number, made.be_year) == (2, 2565)
    walk.press("ส่งหนังสือเชิญประชุม")
    kinds = made.items.order_by("group", "order").values_list("group", "source_kind")
    assert list(kinds) == [(2, "minutes"), (3, "follow-up")]
    walk.sees("รับรองรายงานการประชุม 1/2565")
    follow = walk.page.locator(f"#i{made.items.get(group=3).pk}")
    expect(follow).to_contain_text(PROMISE, timeout=PATIENCE)
    return made


def certified(phone: Walk, above: Walk, second: Meeting, first: Meeting) -> None:
    """The second meeting adopts the minutes of the first: they are certified and never change."""
    phone.at(second, "live/")
    phone.press("เปิดประชุม")
    for place in range(2):
        seat = phone.page.locator(".live-seat").nth(place)
        seat.locator("input[value=present]").check()
        sent(phone, present(seat, "present"))
    item = second.items.get(group=2).pk
    form = form_on(phone, "resolution", item)
    form.locator("[name=outcome]").select_option("endorsed")
    filled(form, texts_th="ที่ประชุมมีมติรับรองรายงานการประชุมครั้งที่ 1/2565")
    written(phone, form, item, "ที่ประชุมมีมติรับรองรายงานการประชุม")
    closed(phone, second)
    carried_out_by_who_may(above, second)
    kept = Meeting.objects.get(pk=first.pk)
    assert (kept.status, kept.certified_in) == ("certified", second)
    above.at(first, "minutes/")
    above.sees("2/2565")


def told_by_the_press(walk: Walk, meeting: Meeting, officer: User) -> None:
    """The report of that day comes in: its count stands beside the register's own."""
    paper = reported(REPORT, by=officer)
    accepted(found(paper, "meeting")[0], officer, committee=meeting.committee.code)
    for figure in found(paper, "figure"):
        accepted(figure, officer)
    assert Meeting.objects.count() == 2
    walk.at(meeting)
    figures = walk.page.locator("section[aria-labelledby=figures] li")
    expect(figures).to_have_count(2, timeout=PATIENCE)
    expect(figures.nth(0)).to_contain_text("12", timeout=PATIENCE)
    expect(figures.nth(0)).to_contain_text("ทะเบียนนับได้ 1", timeout=PATIENCE)
    expect(figures.nth(1)).to_contain_text("6", timeout=PATIENCE)
    expect(figures.nth(1)).to_contain_text("ทะเบียนนับได้ 1", timeout=PATIENCE)
    figures.nth(0).locator("summary").click()
    with translation.override("th"):
        expect(figures.nth(0)).to_contain_text(str(DEFINITIONS["signed-by-day"]), timeout=PATIENCE)


def everything_stands(walk: Walk, first: Meeting, second: Meeting) -> None:
    """Every consequence stands where it should."""
    sejong, orkhon = (first.resolutions.get(number=n) for n in (1, 2))
    step = RouteStep.objects.get(route__party__draft=walk.eve.sejong, key="committee")
    assert (step.state, step.outcome, step.ground_id) == ("done", "endorsed", sejong.pk)
    side = step.route.party_id
    walk.go(f"drafts/{walk.eve.sejong.code}/sides/{side}/")
    ground = walk.page.locator(f"#s-{step.pk} a", has_text=sejong.texts["th"])
    expect(ground).to_have_attribute("href", f"/th/meetings/{first.code}/", timeout=PATIENCE)
    revision = RouteStep.objects.get(route__party__draft=walk.eve.orkhon, key="revision")
    assert (revision.state, revision.papers) == ("now", [["resolution", orkhon.pk]])
    remark = walk.eve.orkhon.remarks.latest("pk")
    assert (remark.words, remark.review) == (ADVICE, None)
    walk.go(f"drafts/{walk.eve.orkhon.code}/")
    walk.sees(ADVICE)
    group = Committee.objects.get(body__kind="working-group")
    walk.go(f"meetings/committees/{group.body.code}/")
    walk.sees(WORKING_GROUP)
    walk.sees("1/2565")
    promise = first.commitments.get()
    assert (promise.due_edtf, promise.owner.code) == ("2022-04-12", "chiang-mai-province")
    walk.go("desk/")
    walk.sees(promise.texts["th"])
    paper = MinutesVersion.objects.get(state="certified").paper
    cited = Citation.objects.filter(document=paper, about_kind="resolution")
    assert cited.filter(about_id=sejong.pk, passage__isnull=False).exists()
    walk.at(second)
    walk.sees("1/2565")
