"""A real Chromium against a real server in this process."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.worlds.register import Kept

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
WALKS = ("test_pages.py", "test_journey.py", "test_drafting.py")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser. The walks through all pages take longest and
    come first, so that no worker is left with one when the others have ended."""
    journeys = [item for item in items if "tests/browser" in str(item.path)]
    for item in journeys:
        item.add_marker(pytest.mark.browser)
    walks = {item for item in journeys if item.path.name in WALKS}
    items.sort(key=lambda item: item not in walks)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the whole run."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def kept_register(house: Path) -> Kept:
    """A whole register, loaded when a test first asks for it and copied from then on."""
    return Kept(house / "whole-register")


@pytest.fixture
def whole_register(transactional_db: None, kept_register: Kept) -> None:
    """A whole register in this test's own database and files."""
    kept_register.lay()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens fresh pages, each with its own cookies; errors in a page fail the test."""
    contexts, faults = [], []

    def opened(viewport: dict[str, int] = DESKTOP, *, scripts: bool = True, **options: Any) -> Page:
        context = browser.new_context(
            viewport=viewport, java_script_enabled=scripts, locale="th-TH", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console",
            lambda message: (
                faults.append(message.text)
                if message.type == "error" and "Content Security Policy" in message.text
                else None
            ),
        )
        return page

    yield opened
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def sign_in(live_server: Any) -> Callable[[Page, str], Page]:
    """Signs a user in through the form, as a person does."""

    def signed(page: Page, name: str, password: str = "secret-word") -> Page:
        page.goto(f"{live_server.url}/th/account/sign-in/")
        page.fill("input[name=username]", name)
        page.fill("input[name=password]", password)
        page.click("main form button[type=submit]")
        return page

    return signed
