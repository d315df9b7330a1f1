"""Web pages: the main text without menus, by trafilatura, with a plain fallback of our own."""

import html as entities
import re
from html.parser import HTMLParser

from . import Extracted

MAX_MARKUP = 8_000_000
_ENOUGH = 200  # characters below which the main text is not trusted
_SKIP = frozenset("script style noscript template svg nav footer aside form iframe head".split())
_BREAK = frozenset(
    "p div br li tr h1 h2 h3 h4 h5 h6 section article header blockquote td th ul ol table "
    "dt dd figcaption main".split()
)
_VOID = frozenset("br hr img input meta link area base col embed source track wbr".split())
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,600})", re.I)
_META = re.compile(
    r"<meta[^>]{0,200}?(?:property|name)=[\"'](?P<name>[\w:.-]{3,40})[\"'][^>]{0,80}?"
    r"content=[\"'](?P<content>[^\"']{1,400})[\"']",
    re.I,
)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MAX_DEPTH = 300


def html_text(markup: str) -> Extracted:
    """Main text, title, publisher and day of a page. Nothing in it is run or fetched."""
    warnings = []
    if len(markup) > MAX_MARKUP:
        markup, warnings = markup[:MAX_MARKUP], ["text-cut"]
    meta = {m["name"].lower(): entities.unescape(m["content"]) for m in _META.finditer(markup)}
    text = _main_text(markup)
    if len(text) < _ENOUGH:
        plain = plain_text(markup)
        if len(plain) > len(text):
            text, warnings = plain, [*warnings, "no-main-text"]
    title = _title(markup, meta)
    return Extracted(
        text if title and title in text[: len(title) + 400] else f"{title}\n\n{text}".strip(),
        "text/html",
        title=title,
        published=_day(meta),
        publisher=meta.get("og:site_name", ""),
        warnings=warnings,
    )


def _main_text(markup: str) -> str:
    if _depth_at_most(markup, _MAX_DEPTH) > _MAX_DEPTH:
        return ""  # parsers recurse; so deep a page is hostile or broken
    import trafilatura  # noqa: PLC0415  half a second, paid only for web pages

    try:
        found = trafilatura.extract(markup, include_comments=False, include_tables=True)
    except Exception:  # a page must never stop the reader, whatever a parser thinks of it
        return ""
    return found or ""


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


def _title(markup: str, meta: dict[str, str]) -> str:
    if meta.get("og:title"):
        return meta["og:title"].strip()
    found = _TITLE.search(markup)
    return entities.unescape(found.group(1)).strip() if found else ""


def _day(meta: dict[str, str]) -> str:
    for name in ("article:published_time", "pubdate", "date", "dc.date", "publishdate"):
        found = _ISO_DAY.match(meta.get(name, ""))
        if found:
            return found.group()
    return ""


def plain_text(markup: str) -> str:
    """All visible text, one line a block. Linear in the length of the page."""
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

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIP:
            self._silent += 1
        elif tag in _BREAK:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIP:
            self._silent = max(0, self._silent - 1)
        elif tag in _BREAK:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data.replace("\n", " "))
