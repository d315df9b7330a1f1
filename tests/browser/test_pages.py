"""Every public page in three languages: accessible, light, readable on a phone, safe."""

import gzip
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.urls import resolve
from django.utils import translation
from playwright.sync_api import Page, Response
from tests.browser.accessible import violations
from tests.browser.conftest import DESKTOP, PHONE
from tests.worlds import register

pytestmark = pytest.mark.django_db(transaction=True)

LANGUAGES = ("th", "en", "zh")
# What a browser saves and does not show.
FILES = (".json", "/file", ".ics", ".pdf", ".docx")
# Pages of one kind differ in their records only: so many of each are looked at.
OF_EACH_KIND = 2
FIRST_VIEW = 150 * 1024


def kinds_of_pages(page: Page, url: str, start: str) -> list[list[str]]:
    """The addresses of each kind of page found by following links from `start`."""
    found: dict[str, list[str]] = {}
    queue, seen = [start], {start}
    while queue:
        path = queue.pop(0)
        with translation.override("th"):
            name = resolve(path).view_name
        if len(found.setdefault(name, [])) >= OF_EACH_KIND:
            continue
        answer = page.goto(url + path)
        if answer is None or "text/html" not in answer.headers.get("content-type", ""):
            continue
        found[name].append(path)
        for link in links(page, url):
            if link not in seen:
                seen.add(link)
                queue.append(link)
    return list(found.values())


def links(page: Page, url: str) -> Iterator[str]:
    """Paths of this site that the page links to, without queries, files and the way out."""
    every = "all => all.map(a => new URL(a.getAttribute('href'), location).href)"
    for address in page.locator("a[href]").evaluate_all(every):
        parts = urlsplit(address)
        here = address.startswith(url) and parts.path.startswith("/th/")
        if here and not parts.path.endswith(FILES) and "theme" not in parts.path:
            yield parts.path


def walk(
    page: Page, url: str, paths: list[str], languages: Iterable[str]
) -> Iterator[tuple[str, Page]]:
    """Each path in each of these languages."""
    for path in paths:
        for language in languages:
            address = f"/{language}/" + path.removeprefix("/th/")
            answer = page.goto(url + address)
            assert answer is not None
            assert (address, answer.status) == (address, 200)
            yield address, page


def test_axe_finds_nothing_on_public_pages(live_server: Any, open_page: Any) -> None:
    register.filled()
    page = open_page(DESKTOP)
    kinds = kinds_of_pages(page, live_server.url, "/th/")
    assert len(kinds) > 20
    assert faults(page, live_server.url, kinds) == {}


def test_axe_finds_nothing_on_the_pages_of_an_office(
    live_server: Any, open_page: Any, sign_in: Any
) -> None:
    register.filled()
    officer = sign_in(open_page(DESKTOP), "officer")
    kinds = kinds_of_pages(officer, live_server.url, "/th/desk/")
    assert len(kinds) > 20
    assert faults(officer, live_server.url, kinds) == {}


def faults(page: Page, url: str, kinds: list[list[str]]) -> dict[str, list[str]]:
    """{address: what axe finds} of the pages that are not as they should be.

    Other languages change a page's words and not its build, so one of each kind is enough there.
    """
    every, first = [p for paths in kinds for p in paths], [paths[0] for paths in kinds if paths]
    visits = chain(walk(page, url, every, ["th"]), walk(page, url, first, ["en", "zh"]))
    return {address: found for address, shown in visits if (found := violations(shown))}


def test_nothing_runs_off_a_phone(live_server: Any, open_page: Any) -> None:
    register.filled()
    phone = open_page(PHONE)
    paths = [path for kind in kinds_of_pages(phone, live_server.url, "/th/") for path in kind]
    wide = [
        address
        for address, shown in walk(phone, live_server.url, paths, LANGUAGES)
        if shown.evaluate("document.documentElement.scrollWidth") > PHONE["width"]
    ]
    assert wide == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_view_is_light(live_server: Any, open_page: Any, language: str) -> None:
    """Compressed bytes of the page and all it asks for, as a new visitor pays them."""
    register.filled()
    heavy = {}
    for path in ("", "ties/", "ties/chiang-mai-province--chengdu/", "search/?q=Chengdu"):
        page = open_page(DESKTOP)
        sizes: list[int] = []
        page.on("response", lambda answer, sizes=sizes: sizes.append(weight(answer)))
        page.goto(f"{live_server.url}/{language}/{path}", wait_until="networkidle")
        if sum(sizes) > FIRST_VIEW:
            heavy[path] = sum(sizes)
    assert heavy == {}


def weight(answer: Response) -> int:
    """Bytes on the wire as our own server sends them: text compressed, fonts as they are."""
    body = answer.body()
    kind = answer.headers.get("content-type", "")
    text = kind.startswith(("text/", "application/javascript", "image/svg"))
    return len(gzip.compress(body, 6)) if text else len(body)


def test_all_pages_can_be_read_without_scripts(live_server: Any, open_page: Any) -> None:
    register.filled()
    scripted = open_page(DESKTOP)
    paths = [path for kind in kinds_of_pages(scripted, live_server.url, "/th/") for path in kind]
    plain = open_page(DESKTOP, scripts=False)
    differing = []
    for path in paths:
        scripted.goto(live_server.url + path)
        plain.goto(live_server.url + path)
        if scripted.locator("main").inner_text() != plain.locator("main").inner_text():
            differing.append(path)
    assert differing == []
