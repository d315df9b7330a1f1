"""The desk's keys, thread and focus, on a page with two records read from one source."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import phinong.site

BUILD = Path(phinong.site.__file__).parent / "static" / "build"
PAGE = """<!doctype html><html lang="en"><body data-density="work">
<input type="search" id="head-q">
<main id="main"><div class="wrap intake">
  <section class="intake__source" tabindex="0"><div class="source-text">
    <p>On <a class="span" data-finding="1" href="#k1">14 March 2022</a> the committee met.</p>
  </div></section>
  <section class="intake__claims">
    <p class="progress"><span class="meta">1 of 2 decided</span></p>
    <ol>
      <li class="claim" data-item id="k0"><a href="#k0">first</a></li>
      <li class="claim" data-state="active" data-item data-active data-words="1" tabindex="-1">
        <form data-accept><input name="value" value="14 March 2022"></form>
        <button type="button" data-key="a" id="accept">Accept</button>
        <button type="button" data-key="e" data-edit hidden>Edit</button>
        <button type="button" data-key="r" aria-disabled="true" id="reject">Reject</button>
      </li>
      <li class="claim" data-item id="k2"><a href="#k2">third</a></li>
    </ol>
  </section>
</div></main>
<p id="live" aria-live="polite"></p>
<dialog data-keys><label><input type="checkbox" data-keys-switch checked> keys</label></dialog>
<script>
  window.pressed = [];
  document.addEventListener("click", (e) => e.target.id && window.pressed.push(e.target.id));
</script></body></html>"""


@pytest.fixture
def desk(open_page: Callable[..., Page]) -> Page:
    """The page with the built stylesheet and script, at an address of its own."""
    page = open_page()
    page.route(
        "http://desk.test/", lambda route: route.fulfill(body=PAGE, content_type="text/html")
    )
    page.goto("http://desk.test/")
    page.add_style_tag(path=BUILD / "app.css")
    page.add_script_tag(path=BUILD / "desk.js")
    return page


def pressed(page: Page) -> list[str]:
    """What was clicked, by its id."""
    return page.evaluate("window.pressed")


def test_a_key_presses_what_carries_its_letter_in_the_item_in_hand(desk):
    desk.keyboard.press("a")
    desk.keyboard.press("Shift+A")
    assert pressed(desk) == ["accept", "accept"]


def test_a_key_presses_nothing_that_is_off_and_nothing_with_a_modifier(desk):
    for keys in ("r", "Control+a", "x"):
        desk.keyboard.press(keys)
    assert pressed(desk) == []


def test_keys_rest_in_fields(desk):
    desk.locator("input[name=value]").focus()
    desk.keyboard.press("End")
    desk.keyboard.type(" a/?")
    expect(desk.locator("input[name=value]")).to_have_value("14 March 2022 a/?")
    assert pressed(desk) == []


def test_j_and_k_step_between_the_items(desk):
    desk.keyboard.press("j")
    expect(desk.locator("#k2 a")).to_be_focused()
    desk.keyboard.press("j")
    expect(desk.locator("#k2 a")).to_be_focused()
    desk.keyboard.press("k")
    desk.keyboard.press("k")
    expect(desk.locator("#k0 a")).to_be_focused()


def test_e_goes_to_the_first_field_and_s_to_the_words(desk):
    expect(desk.locator("[data-edit]")).to_be_visible()
    desk.keyboard.press("e")
    expect(desk.locator("input[name=value]")).to_be_focused()
    desk.locator("#accept").focus()
    desk.keyboard.press("s")
    expect(desk.locator("[data-finding]")).to_be_focused()


def test_slash_goes_to_the_search(desk):
    desk.keyboard.press("/")
    expect(desk.locator("#head-q")).to_be_focused()
    expect(desk.locator("#head-q")).to_have_value("")


def test_the_keys_are_listed_and_can_be_switched_off(desk):
    desk.keyboard.press("?")
    expect(desk.locator("dialog")).to_be_visible()
    desk.locator("[data-keys-switch]").uncheck()
    desk.keyboard.press("Escape")
    expect(desk.locator("dialog")).to_be_hidden()
    desk.keyboard.press("a")
    assert pressed(desk) == []
    expect(desk.locator(":root")).not_to_have_attribute("data-has-keys", "")


LINE_END = """() => {
  const text = document.createRange();
  text.selectNodeContents(document.querySelector(".source-text p"));
  return text.getBoundingClientRect().right;
}"""


def test_the_thread_runs_from_the_end_of_the_words_line_to_the_record(desk):
    path = desk.locator(".intake__thread path")
    expect(path).to_have_attribute("d", re.compile("^M"))
    start, end = path.evaluate(
        "(p) => [p.getPointAtLength(0).x, p.getPointAtLength(p.getTotalLength()).x]"
    )
    stage = desk.locator(".intake").bounding_box()
    pane = desk.locator(".intake__source").bounding_box()
    assert start == pytest.approx(desk.evaluate(LINE_END) - stage["x"], abs=1)
    assert end == pytest.approx(pane["x"] + pane["width"] - stage["x"], abs=1)


def test_on_a_phone_there_is_no_thread(desk):
    desk.set_viewport_size({"width": 390, "height": 844})
    expect(desk.locator(".intake__thread path")).not_to_have_attribute("d", re.compile("."))


def test_after_a_swap_the_focus_is_on_what_comes_next_and_the_count_is_said(desk):
    desk.locator("#k0 a").focus()
    desk.evaluate("document.dispatchEvent(new CustomEvent('htmx:afterSettle'))")
    expect(desk.locator("[data-active]")).to_be_focused()
    expect(desk.locator("#live")).to_have_text("1 of 2 decided")
