"""Accepting together in a browser: by keys, by mouse, on a phone and without scripts; and back."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests import world
from tests.browser.conftest import DESKTOP, PHONE

from phinong.core.acting import REGISTER
from phinong.record.decisions import propose
from phinong.record.models import Document, Event, FindingState

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "Somchai Jaidee, Malee Rakdee and Prasert Munkong met in Chiang Mai."
PEOPLE = {"Somchai Jaidee": 0.97, "Malee Rakdee": 0.92, "Prasert Munkong": 0.6}


@pytest.fixture
def paper() -> Document:
    """A paper with three persons who wait, and one whose body nobody settled."""
    world.user("officer", name="officer")
    made = world.document(TEXT, title="Notice")
    rows = [("person-post", [named("name", name)], sure) for name, sure in PEOPLE.items()]
    rows.append(("person-post", [named("name", "Malee"), named("body", "Chiang Mai")], 0.99))
    found = [
        (kind, values, {"confidence": sure, "key": f"{n}"})
        for n, (kind, values, sure) in enumerate(rows)
    ]
    propose(made, found, by=REGISTER)
    return made


def named(name: str, words: str) -> dict[str, Any]:
    """A stored value that stands at these words."""
    start = TEXT.index(words)
    stored = {"name": name, "value": words, "as_written": words}
    return {**stored, "start": start, "end": start + len(words)}


def states(document: Document) -> list[str]:
    return list(document.findings.order_by("order").values_list("state", flat=True))


OPEN, ACCEPTED = FindingState.OPEN, FindingState.ACCEPTED


def test_by_keys_from_the_desk_and_back(
    paper: Document, live_server: Any, open_page: Any, sign_in: Any
) -> None:
    page = sign_in(open_page(DESKTOP), "officer")
    page.goto(f"{live_server.url}/th/review/{paper.code}/")
    page.keyboard.press("t")
    expect(page.get_by_role("heading", level=1)).to_have_text("รับพร้อมกัน")
    expect(page.locator(".batch input:checked")).to_have_count(1)
    page.locator(".seg a", has_text="90").click()
    expect(page.locator(".batch input:checked")).to_have_count(2)
    expect(page.locator(".batch__why")).to_contain_text("Chiang Mai")
    assert states(paper) == [OPEN, OPEN, OPEN, OPEN]
    page.keyboard.press("a")
    expect(page.locator(".messages")).to_contain_text("รับพร้อมกันแล้ว 2 รายการ")
    assert states(paper) == [ACCEPTED, ACCEPTED, OPEN, OPEN]
    page.get_by_role("button", name="ย้อนทั้งชุด").click()
    expect(page.locator(".messages")).to_contain_text("ย้อนแล้ว 2 รายการ")
    assert states(paper) == [OPEN, OPEN, OPEN, OPEN]
    expect(page.get_by_role("button", name="ย้อนทั้งชุด")).to_have_count(0)


@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_on_a_phone_without_scripts_one_is_unticked(
    language: str, paper: Document, live_server: Any, open_page: Any, sign_in: Any
) -> None:
    page = sign_in(open_page(PHONE, scripts=False), "officer")
    page.goto(f"{live_server.url}/{language}/review/{paper.code}/together/?level=90")
    assert fits(page)
    page.locator("#t0").uncheck()
    page.locator("button[form=together]").click()
    assert states(paper) == [OPEN, ACCEPTED, OPEN, OPEN]
    page.locator(".note--batch button").click()
    assert states(paper) == [OPEN, OPEN, OPEN, OPEN]
    assert Event.objects.filter(verb="document.undone-together").count() == 1


def fits(page: Page) -> bool:
    """Whether nothing of the page's own lies beyond the right edge of the screen."""
    right = max(box["x"] + box["width"] for box in boxes(page))
    return right <= PHONE["width"]


def boxes(page: Page) -> list[dict[str, float]]:
    """Where the parts of the batch and the dock stand."""
    parts = page.locator("main .batch li > *, main .seg, .dock .btn").all()
    return [box for part in parts if (box := part.bounding_box())]


def test_uncertain_first_is_a_link_and_stays_while_deciding(
    paper: Document, live_server: Any, open_page: Any, sign_in: Any
) -> None:
    page = sign_in(open_page(DESKTOP), "officer")
    page.goto(f"{live_server.url}/th/review/{paper.code}/")
    page.get_by_role("link", name="ไม่แน่ใจก่อน", exact=True).click()
    expect(page.locator(".claim").first).to_have_id("k2")
    expect(page.locator("#k2[data-active]")).to_be_visible()
    page.locator("#k2").focus()
    page.keyboard.press("r")
    expect(page.locator("#k1[data-active]")).to_be_visible()
    expect(page.locator(".claim").first).to_have_id("k2")
    expect(page.locator(".seg a[aria-current]")).to_have_text("ไม่แน่ใจก่อน")


def test_a_colleague_was_faster(
    paper: Document, live_server: Any, open_page: Any, sign_in: Any
) -> None:
    world.user("officer", name="second")
    one, two = sign_in(open_page(), "officer"), sign_in(open_page(), "second")
    one.goto(f"{live_server.url}/th/review/{paper.code}/together/?level=90")
    two.goto(f"{live_server.url}/th/review/{paper.code}/0/")
    two.click("#desk [data-key=r]")
    expect(two.locator("#k0[data-state=rejected]")).to_be_visible()
    one.locator("button[form=together]").click()
    expect(one.locator(".messages [data-state=overdue]")).to_have_count(1)
    assert states(paper) == [FindingState.REJECTED, ACCEPTED, OPEN, OPEN]
