"""The document itself, and the one event it is mainly about."""

import re
from collections.abc import Iterator

from ..model import Finding, Span, Value, finding
from ..weigh import why
from .values import Facts, code_value, date_value, name_value, person_value, text_value

_PLACE = re.compile(
    r"(?:^| )(?:ณ|ที่ห้องประชุม|ที่โรงแรม) {0,2}([^\n]{3,140}?)(?= โดยมี| โดย| ซึ่ง| เพื่อ| พร้อม| นาย|"
    r" นาง| (?:รอง|ผู้ช่วย)?ศาสตราจารย์| (?:ศ|รศ|ผศ|ดร|พล)\.| ทั้งนี้| ร่วม|  |\n|$)",
)
_PLACE_BARE = re.compile(r"(ห้องประชุม[^\n]{3,90}?)(?= นาย| นาง| ดร\.| ศ\.| รศ\.| โดย| เพื่อ|\n|$)")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_PLACE_EN = re.compile(
    r"\b(?:held|hosted|visited|met|meeting|signed|opened|took place|ceremony|attend\w*)\b"
    rf"[^.\n]{{0,60}}? (?:at|in) (?!(?:{_MONTHS})\b)"
    r"(the [A-Z][^,.;\n]{3,60}|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,5})"
)
_PUBLISHES = re.compile(
    r"ศูนย์|สำนัก|กอง|งาน|ฝ่าย|คณะ|กรม|来源|.*(?:Office|Center|Centre|Department|Division)"
)
_PLACE_ZH = re.compile(r"在([^，。；\n]{2,20}?)(?:举行|召开|举办|签署|开幕|会见|闭幕|签订)")


def document(facts: Facts) -> Iterator[Finding]:
    """Title, publisher and day of the paper."""
    page, title = facts.page, facts.page.title
    values: list[Value] = []
    if title.end > title.start:
        values.append(text_value(facts, "title", title.start, title.end, sure=0.9))
    publisher = _publisher(facts)
    if publisher:
        values.append(text_value(facts, "publisher", publisher.start, publisher.end, sure=0.6))
    if facts.paper is not None:
        values.append(date_value(facts, facts.paper))
    if values:
        span = Span(0, min(len(page.text), max(value.span.end for value in values)))
        yield finding("document", values, span=span)


def _publisher(facts: Facts) -> Span | None:
    """A short line between title and body that names an office and holds no date."""
    for line in facts.page.lines[:10]:
        if not facts.page.title.end <= line.start < facts.page.body_start:
            continue
        words = facts.page.text[line.start : line.end]
        if len(words) < 90 and _PUBLISHES.match(words) and not any(c.isdigit() for c in words):
            return line
    return None


def activities(facts: Facts) -> Iterator[Finding]:
    """The main event: type, day, place, parties and people."""
    labels = facts.labels
    if not labels.event_type:
        return
    from .delegations import delegation  # noqa: PLC0415  most papers tell of no event

    values = [_type(facts)]
    if facts.when is not None:
        values.append(date_value(facts, facts.when))
    place = place_of(facts)
    if place:
        values.append(text_value(facts, "place", place.start, place.end, sure=0.7))
    values += [name_value(side.first, "party", why="party-score") for side in facts.sides]
    values += [person_value(person, "person") for person in facts.people[:12]]
    values += delegation(facts)
    yield finding("activity", values)


def _type(facts: Facts) -> Value:
    labels, page = facts.labels, facts.page
    cues = [c for c in page.of("event") if c.code == labels.event_type]
    first = min(cues, key=lambda c: (-c.weight, c.start))
    reasons = tuple(f"says:{word}" for word in why(page, "event", labels.event_type))
    sure = round(min(0.95, 0.55 + labels.event_lead / 2), 2)
    value = code_value(facts, "event-type", labels.event_type, first.start, first.end, sure=sure)
    return Value(value.name, value.value, value.as_written, value.span, sure, reasons)


def place_of(facts: Facts) -> Span | None:
    """Where the main event took place, as written."""
    page = facts.page
    start, end = page.body_start, min(len(page.text), page.lead_end + 900)
    patterns = {"th": (_PLACE, _PLACE_BARE), "zh": (_PLACE_ZH,)}.get(page.language, (_PLACE_EN,))
    found = [m for m in (pattern.search(page.text, start, end) for pattern in patterns) if m]
    if not found:
        return None
    first = min(found, key=lambda m: m.start(1))
    return Span(first.start(1), first.start(1) + len(first.group(1).rstrip()))
