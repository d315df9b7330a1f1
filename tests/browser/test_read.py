"""The first journey: documents go in, a cited register comes out."""

import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests import world
from tests.browser.conftest import DESKTOP, PHONE

from phinong.record.models import Citation, Document, Finding, FindingState

OWN = Path(__file__).parent.parent / "documents"
GIVEN = Path(os.environ.get("PHINONG_DOCUMENTS", OWN.parent.parent.parent / "shared" / "documents"))
FOLDERS = [OWN, *([GIVEN] if GIVEN.is_dir() else [])]

pytestmark = pytest.mark.django_db(transaction=True)


def drop_in(page: Page, url: str, folder: Path) -> int:
    """Put a folder's documents in through the form; how many there were."""
    files = sorted(folder.glob("*.txt"))
    page.goto(f"{url}/th/review/new/")
    page.set_input_files("input[type=file]", [str(file) for file in files])
    page.click("main form button[type=submit]")
    expect(page).to_have_url(f"{url}/th/review/")
    return len(files)


@pytest.mark.parametrize("folder", FOLDERS, ids=["own", "given"][: len(FOLDERS)])
def test_documents_in_findings_decided_pages_cited(
    folder: Path, live_server: Any, open_page: Any, sign_in: Any
) -> None:
    world.user("officer", name="officer")
    page = sign_in(open_page(DESKTOP), "officer")
    assert drop_in(page, live_server.url, folder) == Document.objects.count()
    for document in Document.objects.order_by("id"):
        decide_all(page, live_server.url, document)
    assert Finding.objects.filter(state=FindingState.OPEN).count() == 0
    accepted = Finding.objects.filter(state=FindingState.ACCEPTED)
    assert accepted.count() > 0
    for finding in accepted:
        kind, number, _made = finding.landed[0]
        assert Citation.objects.filter(about_kind=kind, about_id=number).exists()


def decide_all(page: Page, url: str, document: Document) -> None:
    """Accept every finding by key; what the register refuses is rejected by key."""
    page.goto(f"{url}/th/review/{document.code}/")
    for finding in document.findings.order_by("order"):
        expect(page.locator(f"#k{finding.order}[data-active]")).to_be_visible()
        if decided(page, finding, "a") == FindingState.OPEN:
            choose_bodies(page)
            if decided(page, finding, "a") == FindingState.OPEN:
                decided(page, finding, "r")
        expect(page.locator(f"#k{finding.order}[data-state={finding.state}]")).to_be_visible()


def decided(page: Page, finding: Finding, key: str) -> str:
    """Press a key and give the finding's state once the desk shows the server's answer."""
    page.locator("#desk").evaluate("desk => desk.dataset.before = 'this press'")
    with page.expect_response(lambda answer: answer.request.method == "POST") as answer:
        page.locator(f"#desk [data-active] [data-key={key}]").first.focus()
        page.keyboard.press(key)
    assert answer.value.status in {200, 302, 409, 422}
    expect(page.locator("#desk:not([data-before])")).to_be_visible()
    finding.refresh_from_db()
    if finding.state == FindingState.OPEN:
        expect(page.locator("#desk .messages [data-state=overdue]").first).to_be_visible()
    return finding.state


def choose_bodies(page: Page) -> None:
    """Say which body is meant where a name leaves it open."""
    for select in page.locator("#desk select[name^=b]").all():
        if select.input_value() == "":
            select.select_option(index=1)


def test_a_key_pressed_before_the_answer_decides_nothing_else(
    live_server: Any, open_page: Any, sign_in: Any
) -> None:
    world.user("officer", name="officer")
    page = sign_in(open_page(DESKTOP), "officer")
    drop_in(page, live_server.url, OWN)
    document = Document.objects.get(title__contains="ลำปาง")
    page.goto(f"{live_server.url}/th/review/{document.code}/")
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.evaluate("""() => {
            const press = (key) => document.querySelector(`#desk [data-key=${key}]`).click();
            press("a");
            press("r");
        }""")
    expect(page.locator("#k0[data-state=accepted]")).to_be_visible()
    assert sent.count("POST") == 1
    states = document.findings.order_by("order").values_list("state", flat=True)
    assert list(states) == [FindingState.ACCEPTED] + [FindingState.OPEN] * (len(states) - 1)


def test_the_desk_works_without_scripts_on_a_phone(
    live_server: Any, open_page: Any, sign_in: Any
) -> None:
    world.user("officer", name="officer")
    page = sign_in(open_page(PHONE, scripts=False), "officer")
    drop_in(page, live_server.url, OWN)
    document = Document.objects.get(title__contains="ลำปาง")
    page.goto(f"{live_server.url}/th/review/{document.code}/")
    page.locator("#desk [data-active] button[type=submit]", has_text="รับ").first.click()
    first = document.findings.order_by("order").first()
    assert first is not None
    assert first.state == FindingState.ACCEPTED
    page.goto(f"{live_server.url}/th/review/{document.code}/{first.order}/")
    page.locator("#desk [data-active] button", has_text="ย้อน").click()
    first.refresh_from_db()
    assert first.state == FindingState.OPEN


def test_two_officers_the_second_is_told(live_server: Any, open_page: Any, sign_in: Any) -> None:
    world.user("officer", name="first")
    world.user("officer", name="second")
    one, two = sign_in(open_page(), "first"), sign_in(open_page(), "second")
    drop_in(one, live_server.url, OWN)
    document = Document.objects.get(title__contains="ลำปาง")
    address = f"{live_server.url}/th/review/{document.code}/0/"
    one.goto(address)
    two.goto(address)
    one.click("#desk [data-key=a]")
    one.wait_for_load_state("networkidle")
    two.click("#desk [data-key=r]")
    expect(two.locator("#desk .messages")).to_be_visible()
    finding = document.findings.get(order=0)
    assert finding.state == FindingState.ACCEPTED
    assert finding.version == 1
