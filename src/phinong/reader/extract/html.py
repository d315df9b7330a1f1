"""Web pages: the main text without menus, by trafilatura, with a plain fallback of our own.

Runs in the worker. Nothing in a page is run or fetched, and what a browser would not show is not
read: scripts, templates and elements that are hidden.
"""

import re
from html.parser import HTMLParser

import lxml.html
import trafilatura
from lxml import etree

from .extracted import Extracted
from .page_facts import facts_of

MAX_MARKUP = 8_000_000
_ENOUGH = 200  # characters below which the main text is not trusted
_SKIP = frozenset(
    "script style noscript template svg nav footer aside iframe head object canvas "
    "button select textarea".split()
)
_BREAK = frozenset(
    "p div br li tr h1 h2 h3 h4 h5 h6 section article header blockquote td th ul ol table "
    "dt dd figcaption main".split()
)
_VOID = frozenset("br hr img input meta link area base col embed source track wbr".split())
_UNSEEN = re.compile(r"(?:display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden)", re.I)
_MAX_DEPTH = 300


def html_text(markup: str) -> Extracted:
    """Main text, title, publisher, day and address of a page."""
    warnings = []
    if len(markup) > MAX_MARKUP:
        markup, warnings = markup[:MAX_MARKUP], ["text-cut"]
    facts = facts_of(markup)
    text = _main_text(markup)
    if len(text) < _ENOUGH:
        plain = plain_text(markup)
        if len(plain) > len(text):
            text, warnings = plain, [*warnings, "no-main-text"]
    title = facts["title"]
    return Extracted(
        text if title and title in text[: len(title) + 400] else f"{title}\n\n{text}".strip(),
        "text/html",
        title=title,
        published=facts["published"],
        publisher=facts["publisher"],
        address=facts["address"],
        warnings=warnings,
    )


def _main_text(markup: str) -> str:
    if _depth_at_most(markup, _MAX_DEPTH) > _MAX_DEPTH:
        return ""  # parsers recurse; so deep a page is hostile or broken
    try:
        page = lxml.html.document_fromstring(_DECLARATION.sub("", markup, count=1))
        _drop_unseen(page)
        found = trafilatura.extract(page, include_comments=False, include_tables=True)
    except (etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, AssertionError):
        return ""  # a page must never stop the reader, whatever a parser thinks of it
    return found or ""


# lxml takes no text that still declares the coding it was decoded from.
_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}>")


def _drop_unseen(page: lxml.html.HtmlElement) -> None:
    """Takes out what a browser does not show, and keeps the words that come after it."""
    for element in list(page.iter(etree.Element)):
        if element.getparent() is not None and _is_unseen(element.tag, dict(element.attrib)):
            element.drop_tree()


def _is_unseen(tag: str, attributes: dict[str, str | None]) -> bool:
    if tag in ("script", "style", "noscript", "template"):
        return True
    if tag in ("html", "body"):
        return False  # shown by a script once the page is there
    return "hidden" in attributes or bool(_UNSEEN.search(attributes.get("style") or ""))


def _depth_at_most(markup: str, limit: int) -> int:
    """Deepest nesting of elements, counted only a little beyond `limit`."""
    depth = deepest = 0
    for found in re.finditer(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})", markup):
        if found.group(2).lower() in _VOID:
            continue
        depth = max(0, depth - 1) if found.group(1) else depth + 1
        deepest = max(deepest, depth)
        if deepest > limit:
            break
    return deepest


def plain_text(markup: str) -> str:
    """All visible text, one line a block."""
    reader = _Plain()
    reader.feed(markup)
    reader.close()
    lines = ("".join(reader.parts)).split("\n")
    return "\n".join(
        line for line in (re.sub(r"[ \t]+", " ", raw).strip() for raw in lines) if line
    )


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0
        self._hidden = ""  # the tag of the hidden element we are in
        self._inside = 0  # how many elements of that tag are open in it

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._hidden:
            self._inside += tag == self._hidden
        elif tag in _SKIP:
            self._silent += 1
        elif tag not in _VOID and _is_unseen(tag, dict(attrs)):
            self._hidden, self._inside = tag, 1
        elif tag in _BREAK:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            self._inside -= tag == self._hidden
            self._hidden = self._hidden if self._inside else ""
        elif tag in _SKIP:
            self._silent = max(0, self._silent - 1)
        elif tag in _BREAK:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent and not self._hidden:
            self.parts.append(data.replace("\n", " "))
