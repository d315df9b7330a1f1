"""Timelines: a year on a line of its own heads what was done that year."""

import re
from collections import Counter
from collections.abc import Iterator

from ..calendar_years import year_of
from ..lexicon import outermost
from ..model import Finding, Span, Value, finding
from .values import Facts, name_value, text_value

_YEAR_LINE = re.compile(r"^[ \t]*(?:(?:ปี|พ\.ศ\.|ค\.ศ\.)\s?)?(\d{4})\s?年?[ \t]*$", re.M)
_LEAST = 3
_TITLE_END = re.compile(r"[,.](?=\s)|\n| (?:is|are|in order to|by|via|based on|to) ")
_QUOTED = re.compile(r"^[“\"]([^”\"\n]{4,120})[”\"]")
# What the item is, by the word it shows first, in codes of the vocabulary `learning-kinds`; an item
# without any is a programme. Membership of a network and an award are of the city as a whole.
KINDS = (
    ("ecosystem", ("granted membership", "เป็นสมาชิก", "加入", "award", "รางวัล", "奖")),
    (
        "programme",
        (
            *("workshop", "อบรมเชิงปฏิบัติการ", "研讨", "forum", "เวที", "论坛"),
            *("festival", "เทศกาล", "节", "research", "วิจัย", "研究"),
        ),
    ),
)


def learning_items(facts: Facts) -> Iterator[Finding]:
    """One item for every paragraph under a year heading; nothing below three headings."""
    heads = list(_YEAR_LINE.finditer(facts.page.text))
    if len(heads) < _LEAST or not _about_learning(facts):
        return
    city = _city(facts)
    for i, head in enumerate(heads):
        end = heads[i + 1].start() if i + 1 < len(heads) else len(facts.page.text)
        item = _paragraph(facts, head.end(), end)
        if item is not None:
            yield _learning_item(facts, head, item, city)


def _about_learning(facts: Facts) -> bool:
    return any(c.code == "elderly_lifelong_learning" for c in facts.page.of("area"))


def _city(facts: Facts) -> list[Value]:
    """Whose learning it is: the city named most often, in the words that tell its level best."""
    named = [m for m in facts.names if m.kind in ("city", "province") and m.entry]
    most = Counter(mention.key for mention in named).most_common(2)
    if not most or (len(most) > 1 and most[0][1] == most[1][1]):
        return []
    told = [mention for mention in named if mention.key == most[0][0]]
    best = max(told, key=lambda m: (m.kind == "city", len(m.name), -m.start))
    return [name_value(best, "city", why="named-most")]


def _paragraph(facts: Facts, start: int, end: int) -> Span | None:
    """The first paragraph between two headings."""
    for line in facts.page.lines:
        if start <= line.start < end:
            return line
    return None


def _learning_item(facts: Facts, head: re.Match[str], item: Span, city: list[Value]) -> Finding:
    stated = year_of(head.group(1), language=facts.page.language)
    year = Span(head.start(1), head.end(1))
    values = [
        _kind(facts, item),
        _title(facts, item),
        text_value(facts, "text", item.start, item.end, sure=0.9),
        Value("year", f"{stated.ce}", year.of(facts.page.text), year, 0.95, ("year-heading",)),
        *city,
    ]
    return finding("learning-item", values, span=Span(head.start(1), item.end))


def _kind(facts: Facts, item: Span) -> Value:
    words = facts.page.shadow[item.start : item.end]
    hits = [(words.find(s), c, s) for c, signs in KINDS for s in signs if s in words]
    if not hits:
        first = outermost(c for c in facts.page.of("area") if item.covers(Span(c.start, c.end)))[:1]
        span = Span(first[0].start, first[0].end) if first else Span(item.start, item.end)
        return Value("kind", "programme", span.of(facts.page.text), span, 0.6, ("no-kind-named",))
    at, code, sign = min(hits)
    span = Span(item.start + at, item.start + at + len(sign))
    return Value("kind", code, span.of(facts.page.text), span, 0.65, (f"says:{sign}",))


def _title(facts: Facts, item: Span) -> Value:
    """The quotation it opens with, else its first clause."""
    words = facts.page.text[item.start : item.end]
    quoted = _QUOTED.match(words)
    if quoted:
        start = item.start + quoted.start(1)
        return text_value(facts, "title", start, start + len(quoted.group(1)), sure=0.85)
    cut = _TITLE_END.search(words, 24)
    end = item.start + (cut.start() if cut and cut.start() < 160 else min(len(words), 160))
    return text_value(facts, "title", item.start, end, sure=0.6)
