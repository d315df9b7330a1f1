"""Timelines: what was done in which year, in the layouts in which cities tell it."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..calendar_years import year_of
from ..lexicon import outermost
from ..model import Finding, Span, Value, finding
from .values import Facts, name_value, text_value

# The year alone on its line; what was done stands below.
_YEAR_LINE = re.compile(r"^[ \t]*(?:(?:ปี|พ\.ศ\.|ค\.ศ\.|year)\s?){0,2}(\d{4})\s?年?:?[ \t]*$", re.M)
# The year opens the line of what was done: "2563 - …", "2020: …", "• 2020年 …", a row of a table.
_YEAR_OPENS = re.compile(
    r"^[ \t|]*(?:[-•*●▪◦][ \t]?)?(?:(?:ปี|พ\.ศ\.|ค\.ศ\.|in|year)\s?){0,2}(\d{4})\s?年?"
    r"[ \t]*[-:|,\t][ \t|]*(?=[^\s\d])",
    re.M,
)
# The year opens a sentence of running text: "In 2020, … In 2021, …".
_YEAR_SAID = re.compile(
    r"(?:^|(?<=[.。;] )|(?<=[。；]))"
    r"(?:in (\d{4}),? |(?:ในปี|ปี)(?: ?พ\.ศ\.)? ?(\d{4}) |(\d{4})年[，,]?)",
    re.M,
)
_BULLET = re.compile(r"[-•*●▪◦·][ \t]?")
_LEAST = 3
_MOST = 200
_YEARS = (1900, 2100)
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


@dataclass(frozen=True, slots=True)
class _Entry:
    """One thing done: the year as written, in the Common Era, and the words."""

    year: Span
    ce: int
    words: Span


def learning_items(facts: Facts) -> Iterator[Finding]:
    """One item for everything told under a year; nothing below three years told so."""
    if not _about_learning(facts):
        return
    entries = next((e for e in _layouts(facts) if len(e) >= _LEAST), [])
    city = _city(facts) if entries else []
    for entry in entries[:_MOST]:
        yield _learning_item(facts, entry, city)


def _layouts(facts: Facts) -> Iterator[list[_Entry]]:
    """The entries of each layout, the plainest layout first."""
    yield list(_below(facts))
    yield list(_beside(facts))
    yield list(_in_sentences(facts))


def _year(facts: Facts, head: re.Match[str]) -> tuple[Span, int] | None:
    group = next(number for number in range(1, head.re.groups + 1) if head.group(number))
    stated = year_of(head.group(group), language=facts.page.language)
    if stated.ce is None or not _YEARS[0] <= stated.ce <= _YEARS[1]:
        return None
    return Span(*head.span(group)), stated.ce


def _below(facts: Facts) -> Iterator[_Entry]:
    """Under a year on its own line: every bullet, else the first paragraph."""
    text = facts.page.shadow
    heads = [(h, year) for h in _YEAR_LINE.finditer(text) if (year := _year(facts, h))]
    for number, (head, (span, ce)) in enumerate(heads):
        end = heads[number + 1][0].start() if number + 1 < len(heads) else len(text)
        lines = _lines(facts, head.end(), end)
        bullets = [line for line in lines if _BULLET.match(text, line.start)]
        for line in bullets or lines[:1]:
            yield _Entry(span, ce, _without_bullet(text, line))


def _lines(facts: Facts, start: int, end: int) -> list[Span]:
    """Lines that begin in [start, end)."""
    lines = facts.page.lines
    low = bisect_left(lines, start, key=lambda line: line.start)
    return lines[low : bisect_left(lines, end, key=lambda line: line.start)]


def _without_bullet(text: str, line: Span) -> Span:
    bullet = _BULLET.match(text, line.start, line.end)
    return Span(bullet.end() if bullet else line.start, line.end)


def _beside(facts: Facts) -> Iterator[_Entry]:
    """The rest of a line that a year opens."""
    for head in _YEAR_OPENS.finditer(facts.page.shadow):
        year = _year(facts, head)
        words = facts.page.text[head.end() : facts.page.line_of(head.end()).end].rstrip(" |\t")
        if year and words:
            yield _Entry(*year, Span(head.end(), head.end() + len(words)))


def _in_sentences(facts: Facts) -> Iterator[_Entry]:
    """From a sentence that a year opens to the next such sentence or the end of the line."""
    heads = [h for h in _YEAR_SAID.finditer(facts.page.shadow) if _year(facts, h)]
    for number, head in enumerate(heads):
        line_end = facts.page.line_of(head.end()).end
        following = heads[number + 1].start() if number + 1 < len(heads) else line_end
        words = facts.page.text[head.end() : min(following, line_end)].rstrip(" 。.；;")
        year = _year(facts, head)
        if year and words:
            yield _Entry(*year, Span(head.end(), head.end() + len(words)))


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


def _learning_item(facts: Facts, entry: _Entry, city: list[Value]) -> Finding:
    year, item = entry.year, entry.words
    values = [
        _kind(facts, item),
        _title(facts, item),
        text_value(facts, "text", item.start, item.end, sure=0.9),
        Value("year", f"{entry.ce}", year.of(facts.page.text), year, 0.95, ("year-heading",)),
        *city,
    ]
    return finding("learning-item", values, span=Span(year.start, item.end))


def _kind(facts: Facts, item: Span) -> Value:
    words = facts.page.shadow[item.start : item.end]
    hits = [(words.find(s), c, s) for c, signs in KINDS for s in signs if s in words]
    if not hits:
        fields = facts.cues_between("area", item.start, item.end)
        first = outermost(c for c in fields if c.end <= item.end)[:1]
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
