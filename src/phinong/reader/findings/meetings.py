"""Meetings of committees and councils: number, day, place, who chaired and for whom."""

import re
from collections.abc import Iterator

from ..model import Finding, Value, finding
from .main_event import place_of
from .persons import person_after, person_before
from .values import Facts, code_value, date_value, last, person_value, text_value

_NUMBER = re.compile(r"ครั้งที่ {0,2}(\d{1,3}) ?/ ?(\d{4})")
_COMMITTEE = re.compile(
    r"คณะ(?:กรรมการ|อนุกรรมการ|ทำงาน|รัฐมนตรี)[^\n]{0,110}?(?=  | ครั้งที่| เพื่อ| โดย| เมื่อ| ร่าง|\n|$)"
)
_COUNCIL_EN = re.compile(
    r"\b((?:the )?(?:[A-Z][\w-]{1,60} ){0,5}(?:Committee|Council|Cabinet|Board))\b"
)
_COUNCIL_ZH = re.compile(
    r"第([一二三四五六七八九十\d]{1,3})[届次]([^，。\n]{0,12}?(?:理事会|常委会|会议|委员会|论坛))"
)
_BEHALF = re.compile(r"มอบหมายให้|on behalf of|แทนผู้ว่าราชการ\S*")


def meetings(facts: Facts) -> Iterator[Finding]:
    """One finding for a meeting with a number or a chair; none for a mere encounter."""
    numbered = _NUMBER.search(facts.page.shadow)
    chair = _chair(facts)
    if not numbered and not chair:
        return
    values = [*_committee(facts, numbered), *_number(facts, numbered)]
    if facts.when is not None:
        values.append(date_value(facts, facts.when))
    place = place_of(facts)
    if place:
        values.append(text_value(facts, "place", place.start, place.end, sure=0.75))
    values += chair
    if len(values) >= 2:
        yield finding("meeting", values)


def _number(facts: Facts, numbered: re.Match[str] | None) -> list[Value]:
    """ "1/2565": the running number restarts each year of the Buddhist Era."""
    if not numbered:
        return []
    number = f"{int(numbered.group(1))}/{numbered.group(2)}"
    return [code_value(facts, "number", number, numbered.start(1), numbered.end(2), sure=0.95)]


def _committee(facts: Facts, numbered: re.Match[str] | None) -> list[Value]:
    page = facts.page
    found = list(_COMMITTEE.finditer(page.text, 0, min(len(page.text), 6000)))
    if numbered:
        before = [
            m for m in found if m.end() <= numbered.start() and numbered.start() - m.end() < 80
        ]
        found = before or found
        match = found[-1] if before else (found[0] if found else None)
    else:
        pattern = _COUNCIL_ZH if page.language == "zh" else _COUNCIL_EN
        match = found[0] if found else pattern.search(page.text, page.title.start)
    if not match:
        return []
    return [text_value(facts, "committee", match.start(), match.end(), sure=0.75)]


def _chair(facts: Facts) -> list[Value]:
    """The chair, and who the chair stood in for."""
    for cue in facts.page.of("part"):
        if cue.code != "chair":
            continue
        passive = facts.page.shadow[cue.start : cue.end].endswith(" by")
        line = facts.page.line_of(cue.start).start
        who = person_after(facts, cue.end) if passive else person_before(facts, cue.start)
        if who is None or who.start < line:
            continue
        values = [person_value(who, "chair", sure=0.9)]
        return values + _behalf(facts, line, who.start)
    return []


def _behalf(facts: Facts, line: int, chair: int) -> list[Value]:
    """ "A มอบหมายให้ B เป็นประธาน": B chairs for A."""
    found = last(_BEHALF.finditer(facts.page.shadow, line, chair))
    if found is None or chair - found.end() > 40:
        return []
    giver = person_before(facts, found.start())
    if giver is None:
        return []
    values = [person_value(giver, "on-behalf-of", sure=0.9, why="delegated")]
    if giver.post:
        post = text_value(facts, "on-behalf-of-post", giver.post.start, giver.post.end)
        values.append(post)
    return values
