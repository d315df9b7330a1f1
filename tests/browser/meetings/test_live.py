"""A meeting on a phone whose connection is cut, and two secretaries at once: in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.accessible import violations
from tests.browser.conftest import DESKTOP, PHONE
from tests.world import user
from tests.worlds.conducted import before_the_committee, on_the_agenda, opened, planned, seats

from phinong.core.acting import REGISTER
from phinong.meetings.agendas import put_on_agenda
from phinong.meetings.models import (
    Attendance,
    Commitment,
    LiveAct,
    Meeting,
    Note,
    Resolution,
    Rival,
)

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def secretary(live_server, open_page, sign_in):
    """Opens the page of a meeting as a secretary on a phone."""

    def at_the_table(meeting: Meeting, name: str = "secretary", **options) -> Page:
        user(name=name)
        page = sign_in(open_page(PHONE, **options), name)
        page.goto(f"{live_server.url}/th/meetings/{meeting.code}/live/")
        return page

    return at_the_table


def at_hand(page: Page) -> None:
    """Waits until the device has the page and what it needs."""
    expect(page.locator("#live-page[data-at-hand]")).to_have_count(1)


def kept(page: Page) -> str:
    return page.locator("#live-kept [data-count]").inner_text()


def everything_sent(page: Page) -> None:
    expect(page.locator("#live-kept")).to_be_hidden()


def form(page: Page, kind: str, item: int, *, new: bool = True):
    fresh = "[data-new]" if new else ":not([data-new])"
    return page.locator(f'form[data-kind="{kind}"]{fresh}:has([name="item"][value="{item}"])')


def note(page: Page, item: int, words: str) -> None:
    place = form(page, "note", item)
    place.locator("textarea").fill(words)
    place.locator("button[type=submit]").click()


def unfold(page: Page, kind: str, item: int):
    place = form(page, kind, item)
    page.locator(
        f"details:has(> #{place.get_attribute('id').replace(':', chr(92) + ':')}) > summary"
    ).click()
    return place


def test_an_hour_without_a_connection_loses_nothing(secretary):
    made = planned()
    draft = before_the_committee()
    matter = on_the_agenda(made, draft).pk
    other = put_on_agenda(made, by=REGISTER, texts={"th": "แผนปฏิบัติการ"}).pk
    page = secretary(made)
    at_hand(page)
    page.context.set_offline(True)
    page.locator("#f-open button").click()
    table = [seat.pk for seat in seats(made)]
    for seat in table[:2]:
        page.locator(f"#s{seat} input[value=present]").check()
    absent = page.locator(f"#s{table[2]}")
    absent.locator("input[value=absent]").check()
    absent.locator("[name=reason]").fill("ติดราชการ")
    absent.locator("button[type=submit]").click()
    for minute in range(10):
        note(page, (matter, other)[minute % 2], f"บันทึกนาทีที่ {minute}")
    resolution = unfold(page, "resolution", matter)
    resolution.locator("[name=phrase]").select_option("endorsed.1")
    expect(resolution.locator("[name=outcome]")).to_have_value("endorsed")
    resolution.locator("button[type=submit]").click()
    promise = unfold(page, "promise", other)
    promise.locator("[name=texts]").fill("ส่งหนังสือถึงนครเซจง")
    promise.locator("[name=due]").fill("31 มีนาคม 2565")
    promise.locator("button[type=submit]").click()
    expect(page.locator("#live-kept [data-count]")).to_have_text(re.compile(r"^16 "))
    page.reload()
    expect(page.locator("#live-kept [data-count]")).to_have_text(re.compile(r"^16 "))
    expect(page.locator(f"#i{matter} .live-row__words").first).to_have_text("บันทึกนาทีที่ 0")
    assert [model.objects.count() for model in (Attendance, Note, Resolution)] == [0, 0, 0]
    page.context.set_offline(False)
    everything_sent(page)
    assert [note.words for note in Note.objects.order_by("at", "id")] == [
        f"บันทึกนาทีที่ {minute}" for minute in range(10)
    ]
    rows = Attendance.objects.order_by("order").values_list("seat", "presence", "reason")
    assert list(rows) == [
        (table[0], "present", ""),
        (table[1], "present", ""),
        (table[2], "absent", "ติดราชการ"),
    ]
    decided = Resolution.objects.get()
    assert (decided.item_id, decided.outcome, decided.sha256) == (
        matter,
        "endorsed",
        draft.versions.get().sha256,
    )
    assert Commitment.objects.get().due_edtf == "2022-03-31"
    assert (LiveAct.objects.count(), Rival.objects.count()) == (16, 0)


def test_words_changed_twice_without_a_connection_stand_once(secretary):
    made = opened()
    item = put_on_agenda(made, by=REGISTER, texts={"th": "เรื่อง"}).pk
    page = secretary(made)
    at_hand(page)
    page.context.set_offline(True)
    note(page, item, "ครั้งแรก")
    row = page.locator(f"#i{item} details.live-row")
    row.locator("summary").click()
    for words in ("ครั้งที่สอง", "ครั้งที่สาม"):
        row.locator("textarea").fill(words)
        row.locator("button[type=submit]").click()
        expect(row.locator(".live-row__words")).to_have_text(words)
    page.locator("h1").click()
    page.context.set_offline(False)
    everything_sent(page)
    written = Note.objects.get()
    assert (written.words, written.revision, Rival.objects.count()) == ("ครั้งที่สาม", 3, 0)


def test_two_secretaries_on_one_note_keep_both_texts(secretary):
    made = opened()
    item = put_on_agenda(made, by=REGISTER, texts={"th": "เรื่อง"}).pk
    first = secretary(made, "first")
    note(first, item, "ร่วมกัน")
    everything_sent(first)
    second = secretary(made, "second")
    at_hand(second)
    second.context.set_offline(True)
    for page, words in ((second, "ของคนที่สอง"), (first, "ของคนแรก")):
        row = page.locator(f"#i{item} details.live-row")
        row.locator("summary").click()
        row.locator("textarea").fill(words)
        row.locator("button[type=submit]").click()
        expect(row.locator(".live-row__words")).to_have_text(words)
    everything_sent(first)
    second.locator("h1").click()
    second.context.set_offline(False)
    everything_sent(second)
    expect(second.locator("#rivals")).to_contain_text("ของคนแรก")
    expect(second.locator("#rivals")).to_contain_text("ของคนที่สอง")
    assert (Note.objects.get().words, Rival.objects.get().facts["words"]) == (
        "ของคนแรก",
        "ของคนที่สอง",
    )
    second.locator("#rivals form:has([value=yes]) button").click()
    expect(second.locator("#rivals")).to_have_count(0)
    assert Note.objects.get().words == "ของคนที่สอง"


def test_acts_wait_while_their_writer_is_signed_out(secretary, sign_in, live_server):
    made = opened()
    item = put_on_agenda(made, by=REGISTER, texts={"th": "เรื่อง"}).pk
    page = secretary(made)
    page.context.clear_cookies(name="sessionid")
    note(page, item, "ยังอยู่")
    expect(page.locator("#live-kept [data-sign-in]")).to_be_visible()
    assert Note.objects.count() == 0
    sign_in(page, "secretary")
    page.goto(f"{live_server.url}/th/meetings/{made.code}/live/")
    everything_sent(page)
    assert Note.objects.get().words == "ยังอยู่"


def test_what_is_refused_stays_on_the_device_with_its_reasons(secretary):
    made = opened(present=1)
    item = put_on_agenda(made, by=REGISTER, texts={"th": "เรื่อง"}).pk
    page = secretary(made)
    place = unfold(page, "resolution", item)
    place.locator("[name=phrase]").select_option("approved.1")
    place.locator("button[type=submit]").click()
    expect(page.locator(".live-refused__why")).to_contain_text("องค์ประชุม")
    assert Resolution.objects.count() == 0
    page.locator(f"#s{seats(made)[1].pk} input[value=present]").check()
    expect(page.locator(f"#s{seats(made)[1].pk}[data-presence=present]")).to_have_count(1)
    page.locator("[data-refused] button").first.click()
    everything_sent(page)
    assert Resolution.objects.get().outcome == "approved"


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_and_nothing_runs_off_a_phone(secretary, viewport):
    made = planned()
    on_the_agenda(made, before_the_committee())
    page = secretary(opened(made))
    page.set_viewport_size(viewport)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


def test_without_scripts_the_page_is_plain_forms(secretary):
    made = opened()
    item = put_on_agenda(made, by=REGISTER, texts={"th": "เรื่อง"}).pk
    page = secretary(made, scripts=False)
    note(page, item, "จดโดยไม่มีสคริปต์")
    expect(page.locator(f"#i{item} .live-row__words")).to_have_text("จดโดยไม่มีสคริปต์")
    assert Note.objects.get().item_id == item
