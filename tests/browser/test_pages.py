"""Every public page in three languages: accessible, light, readable on a phone, safe."""

import gzip
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.urls import resolve
from django.utils import translation
from playwright.sync_api import Page, Response
from tests.browser.accessible import violations
from tests.browser.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)

LANGUAGES = ("th", "en", "zh")
OTHER_LANGUAGES = LANGUAGES[1:]
# What a browser saves and does not show.
FILES = (".json", "/file", ".ics", ".pdf", ".docx")
# Pages of one kind differ in their records only: so many of each are looked at.
OF_EACH_KIND = 2
FIRST_VIEW = 150 * 1024


def found(page: Page, url: str, start: str) -> Iterator[tuple[str, str]]:
    """Shows one page after the other, found by following links from `start`: its kind and path."""
    kinds: Counter[str] = Counter()
    queue, seen = deque([start]), {start}
    while queue:
        path = queue.popleft()
        with translation.override("th"):
            kind = resolve(path).view_name
        if kinds[kind] < OF_EACH_KIND and is_page(page, url + path):
            kinds[kind] += 1
            new = dict.fromkeys(link for link in links(page, url) if link not in seen)
            seen.update(new)
            queue.extend(new)
            yield kind, path


def is_page(page: Page, address: str) -> bool:
    """Goes to an address; whether what came is a page and no file."""
    answer = page.goto(address)
    if answer is None or "text/html" not in answer.headers.get("content-type", ""):
        return False
    assert (address, answer.status) == (address, 200)
    return True


def links(page: Page, url: str) -> Iterator[str]:
    """Paths of this site that the page links to, without queries, files and the way out."""
    every = "all => all.map(a => new URL(a.getAttribute('href'), location).href)"
    for address in page.locator("a[href]").evaluate_all(every):
        parts = urlsplit(address)
        here = address.startswith(url) and parts.path.startswith("/th/")
        if here and not parts.path.endswith(FILES) and "theme" not in parts.path:
            yield parts.path


def in_languages(page: Page, url: str, path: str, languages: Sequence[str]) -> Iterator[str]:
    """The page that is shown in Thai, and the same in other languages: its address in each."""
    yield path
    for language in languages:
        address = f"/{language}/" + path.removeprefix("/th/")
        assert is_page(page, url + address)
        yield address


def faults(page: Page, url: str, start: str) -> dict[str, list[str]]:
    """{address: what axe finds} of the pages that are not as they should be.

    Other languages change a page's words and not its build, so one of each kind is enough there.
    """
    faulty, kinds = {}, set()
    for kind, path in found(page, url, start):
        others = () if kind in kinds else OTHER_LANGUAGES
        kinds.add(kind)
        for address in in_languages(page, url, path, others):
            if wrong := violations(page):
                faulty[address] = wrong
    assert len(kinds) > 20
    return faulty


def test_axe_finds_nothing_on_public_pages(
    live_server: Any, open_page: Any, whole_register: None
) -> None:
    assert faults(open_page(DESKTOP), live_server.url, "/th/") == {}


def test_axe_finds_nothing_on_the_pages_of_an_office(
    live_server: Any, open_page: Any, sign_in: Any, whole_register: None
) -> None:
    officer = sign_in(open_page(DESKTOP), "officer")
    assert faults(officer, live_server.url, "/th/desk/") == {}


def test_nothing_runs_off_a_phone(live_server: Any, open_page: Any, whole_register: None) -> None:
    phone = open_page(PHONE)
    wide = [
        address
        for _, path in found(phone, live_server.url, "/th/")
        for address in in_languages(phone, live_server.url, path, OTHER_LANGUAGES)
        if phone.evaluate("document.documentElement.scrollWidth") > PHONE["width"]
    ]
    assert wide == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_first_view_is_light(
    live_server: Any, open_page: Any, whole_register: None, language: str
) -> None:
    """Compressed bytes of the page and all it asks for, as a new visitor pays them."""
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


def test_all_pages_can_be_read_without_scripts(
    live_server: Any, open_page: Any, whole_register: None
) -> None:
    scripted, plain = open_page(DESKTOP), open_page(DESKTOP, scripts=False)
    differing = []
    for _, path in found(scripted, live_server.url, "/th/"):
        plain.goto(live_server.url + path)
        if scripted.locator("main").inner_text() != plain.locator("main").inner_text():
            differing.append(path)
    assert differing == []
