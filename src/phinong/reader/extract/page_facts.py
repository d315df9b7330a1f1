"""What the head of a web page says of it: title, publisher, day, and where it was saved from.

Read from meta elements, JSON-LD (schema.org), the title, and the note browsers put into what they
save.
"""

import html as entities
import json
import re
from collections.abc import Iterator
from typing import Any

_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{1,600})", re.I)
_META = re.compile(r"<(?:meta|link)\s([^>]{1,1500})>", re.I)
_ATTRIBUTE = re.compile(
    r"([a-zA-Z:-]{2,20})\s{0,4}=\s{0,4}(?:\"([^\"]{0,1000})\"|'([^']{0,1000})')"
)
_LINKED = re.compile(
    r"<script[^>]{0,200}application/ld\+json[^>]{0,200}>(.{1,50000}?)</script", re.I | re.S
)
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d{1,6}\)(\S{4,2000}) -->")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEB = re.compile(r"https?://\S{1,1990}\Z")
_HEAD = 200_000  # characters in which facts are looked for
_MOST_LINKED = 20
_DAYS = (
    "article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate",
    "publish_date", "dc.date", "dc.date.issued", "dcterms.created", "citation_date", "date",
)  # fmt: skip
_PAPERS = frozenset(
    "Article NewsArticle Report BlogPosting WebPage GovernmentService Event TechArticle".split()
)


def facts_of(markup: str) -> dict[str, str]:
    """{title, publisher, published, address}; empty where the page says nothing."""
    head = markup[:_HEAD]
    meta = dict(_metas(head))
    linked = _linked(head)
    return {
        "title": meta.get("og:title") or _title(head) or linked.get("title", ""),
        "publisher": meta.get("og:site_name") or linked.get("publisher", ""),
        "published": _day(meta) or linked.get("published", ""),
        "address": _address(head, meta),
    }


def _metas(head: str) -> Iterator[tuple[str, str]]:
    """(name, content) of every meta element and (rel, href) of every link, whatever the order."""
    for found in _META.finditer(head):
        said = {m[1].lower(): m[2] or m[3] or "" for m in _ATTRIBUTE.finditer(found.group(1))}
        name = said.get("property") or said.get("name") or said.get("itemprop") or said.get("rel")
        content = said.get("content") or said.get("href")
        if name and content:
            yield name.lower(), " ".join(entities.unescape(content).split())


def _title(head: str) -> str:
    found = _TITLE.search(head)
    return " ".join(entities.unescape(found.group(1)).split()) if found else ""


def _day(meta: dict[str, str]) -> str:
    found = (_ISO_DAY.match(meta.get(name, "")) for name in _DAYS)
    return next((day.group() for day in found if day), "")


def _address(head: str, meta: dict[str, str]) -> str:
    saved = _SAVED_FROM.search(head[:5000])
    said = (saved.group(1) if saved else "", meta.get("canonical", ""), meta.get("og:url", ""))
    return next((address for address in said if _WEB.match(address)), "")


def _linked(head: str) -> dict[str, str]:
    """Title, publisher and day as JSON-LD gives them, of the first thing that is a paper."""
    for number, found in enumerate(_LINKED.finditer(head)):
        if number >= _MOST_LINKED:
            break
        for thing in _things(found.group(1)):
            if _PAPERS & set(_as_list(thing.get("@type"))):
                return _of_paper(thing)
    return {}


def _of_paper(thing: dict[str, Any]) -> dict[str, str]:
    publisher = thing.get("publisher")
    if isinstance(publisher, dict):
        publisher = publisher.get("name")
    day = _ISO_DAY.match(str(thing.get("datePublished") or ""))
    return {
        "title": str(thing.get("headline") or thing.get("name") or "")[:600],
        "publisher": publisher[:300] if isinstance(publisher, str) else "",
        "published": day.group() if day else "",
    }


def _things(written: str) -> Iterator[dict[str, Any]]:
    try:
        said = json.loads(written)
    except (ValueError, RecursionError):
        return
    for thing in _as_list(said):
        if isinstance(thing, dict):
            yield thing
            yield from (x for x in _as_list(thing.get("@graph")) if isinstance(x, dict))


def _as_list(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [x for x in value if isinstance(x, str | dict)]
    return [value] if isinstance(value, str | dict) else []
