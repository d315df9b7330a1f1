"""The desk in a real browser, in Thai: accessible, inside the window, and without scripts."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from tests import world
from tests.browser.accessible import violations
from tests.browser.conftest import DESKTOP, PHONE
from tests.world import OFFICE, office
from tests.worlds import conducted

from phinong.meetings.models import Commitment, Meeting

pytestmark = pytest.mark.django_db(transaction=True)


def fill() -> None:
    """A full desk: a draft, meetings before and after, promises late, near and at the far end."""
    today = timezone.localdate()
    conducted.before_the_committee()
    for days in (-9, 12, 25):
        day = today + timedelta(days=days)
        planned = conducted.planned(day=day, starts_at=conducted.instant(13, day))
        if days < 0:
            conducted.held(planned)
    for number, days in enumerate((-166, 3, 3, 30, 60)):
        day = today + timedelta(days=days)
        Commitment.objects.create(
            code=f"promise-{number}",
            texts={"th": "จัดตั้งคณะกรรมการชุดเล็กด้านการค้าและวัฒนธรรม"},
            owner=office(),
            due_day=day,
            due_edtf=day.isoformat(),
            kept_by=OFFICE,
        )


@pytest.mark.parametrize("full", [True, False], ids=["full", "empty"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_and_nothing_runs_off(
    live_server: Any,
    open_page: Callable[..., Page],
    sign_in: Callable[..., Page],
    viewport: dict[str, int],
    full: bool,
) -> None:
    world.user("officer", name="officer")
    if full:
        fill()
    page = sign_in(open_page(viewport), "officer")
    page.goto(f"{live_server.url}/th/desk/")
    words = "เรื่องรอคุณ" if full else "วันนี้ไม่มีเรื่องรอคุณ"
    expect(page.locator("h1")).to_contain_text(words)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


def test_without_scripts_the_first_thing_leads_to_where_it_is_done(
    live_server: Any, open_page: Callable[..., Page], sign_in: Callable[..., Page]
) -> None:
    world.user("officer", name="officer")
    fill()
    page = sign_in(open_page(PHONE, scripts=False), "officer")
    page.goto(f"{live_server.url}/th/desk/")
    expect(page.locator(".btn--main")).to_have_count(1)
    page.locator(".queue-item[data-first] .btn--main").click()
    expect(page).to_have_url(f"{live_server.url}/th/meetings/{held_code()}/minutes/")


def held_code() -> str:
    """The code of the meeting that was held."""
    return str(Meeting.objects.get(status="held").code)
