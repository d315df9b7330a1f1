"""Every component in a real browser: accessible, inside the window, of this host alone."""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.browser.accessible import violations
from tests.browser.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_the_components_are_accessible_and_fit(
    live_server: Any, open_page: Callable[..., Page], language: str, viewport: Any, colours: str
) -> None:
    page = open_page(viewport, color_scheme=colours)
    page.goto(f"{live_server.url}/{language}/ui/")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]


def test_a_page_asks_this_host_only_and_needs_no_script(
    live_server: Any, open_page: Callable[..., Page]
) -> None:
    page = open_page(scripts=False)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{live_server.url}/th/ui/", wait_until="networkidle")
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(live_server.url).netloc}
    assert [url for url in asked if url.endswith(".js")] == []


def test_the_theme_is_kept_for_the_next_page(
    live_server: Any, open_page: Callable[..., Page]
) -> None:
    page = open_page(scripts=False)
    page.goto(f"{live_server.url}/en/ui/")
    page.get_by_role("button", name="Dark").click()
    expect(page).to_have_url(f"{live_server.url}/en/ui/")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.get_by_role("button", name="As the system").click()
    expect(page.locator("html")).not_to_have_attribute("data-theme", re.compile("."))


def test_the_other_era_shows_on_focus(live_server: Any, open_page: Callable[..., Page]) -> None:
    page = open_page(scripts=False)
    page.goto(f"{live_server.url}/th/ui/")
    page.locator("time.be").first.focus()
    shown = "(date) => getComputedStyle(date, '::after').visibility"
    said = "(date) => getComputedStyle(date, '::after').content"
    assert page.locator("time.be").first.evaluate(shown) == "visible"
    assert page.locator("time.be").first.evaluate(said) == '"14 มีนาคม ค.ศ. 2022"'


def test_the_language_switch_keeps_the_page_and_its_query(
    live_server: Any, open_page: Callable[..., Page]
) -> None:
    page = open_page(scripts=False)
    page.goto(f"{live_server.url}/th/ui/?era=ce")
    page.get_by_role("link", name="中文").click()
    expect(page).to_have_url(f"{live_server.url}/zh/ui/?era=ce")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")


def test_the_skip_link_is_the_first_stop(live_server: Any, open_page: Callable[..., Page]) -> None:
    page = open_page(scripts=False)
    page.goto(f"{live_server.url}/en/ui/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
