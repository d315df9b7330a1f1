"""What was resolved and what was promised: who is to do what, by when."""

import re
from collections.abc import Iterator

from ..calendar_years import year_of
from ..lexicon import Cue, outermost
from ..model import Finding, Span, Value, finding
from ..page import Page
from .persons import person_before
from .values import Facts, code_value, date_value, last, name_value, person_value, text_value

_CLAUSE_END = re.compile(
    r"\s{2,}|\n|[。；]|[.;](?=\s|$)|(?<=\S) (?:ทั้งนี้|นอกจากนี้|อย่างไรก็ตาม|โดยมี|ซึ่งจะ)"
)
# Codes of the vocabulary `outcomes`, the first that fits. Papers in English and Chinese say
# "approve" and "agree" for the same vote: there the word that claims less is kept. In Thai
# อนุมัติ has legal force of its own and is told from เห็นชอบ.
OUTCOMES = (
    ("rejected", ("ไม่เห็นชอบ", "ไม่อนุมัติ", "reject", "voted down", "否决", "不同意")),
    ("deferred", ("เลื่อนการพิจารณา", "ให้เลื่อน", "ชะลอ", "defer", "postpone", "暂缓", "推迟", "缓议")),
    (
        "returned",
        ("เสนอใหม่", "ส่งคืน", "ส่งกลับ", "นำกลับไป", "returned", "sent back", "send back", "退回"),
    ),
    ("approved-in-principle", ("ในหลักการ", "in principle", "原则")),
    ("endorsed-with-changes", ("แก้ไข", "ปรับแก้", "amend", "revis", "修改")),
    ("acknowledged", ("รับทราบ", "took note", "noted", "taken note", "备悉", "听取")),
    ("approved", ("อนุมัติ",)),
    (
        "endorsed",
        (
            "เห็นชอบ",
            "รับรอง",
            "approv",
            "endors",
            "agree",
            "voted",
            "adopted",
            "通过",
            "批准",
            "同意",
            "决定",
        ),
    ),
    ("assigned", ("มอบหมาย", "assign", "instruct", "tasked", "责成", "交由", "委托")),
)
_WHO = re.compile(
    r"(รอง)?ผู้ว่าราชการจังหวัด\S+|ที่ประชุม|ทั้งสอง(?:ฝ่าย|เมือง|จังหวัด|มหาวิทยาลัย|สถาบัน|ประเทศ)|คณะรัฐมนตรี|"
    r"คณะกรรมการ(?:ฯ)?(?= )|[Bb]oth (?:sides|cities|parties|universities|provinces)|"
    r"[Tt]he two (?:sides|cities|provinces|universities|parties|institutions)|"
    r"[Tt]he (?:parties|council|committee)|双方|两[市省校国府]|会议",
)
# A mere ceremony: "มอบหมายให้ B เป็นประธาน" orders nothing that would have to be followed up.
_ERRAND = re.compile(
    r"เป็นประธาน|เข้าร่วม|ร่วมประชุม|ร่วมพิธี|ร่วมลงนาม|ต้อนรับ|เป็นผู้แทน|ลงพื้นที่|กล่าว|ให้การ|พบปะ"
)
# "A university committed to teaching" is praise; "both sides have committed to" is a promise.
_COMMITTED = re.compile(r"(?:has|have|had|also|sides|parties|cities|provinces|universities|and) $")
# 计划 is a plan where 行动 or 合作 stands before it, and "plans to" before a verb or a day.
_PLAN_NOUN = re.compile(r"(?:行动|合作|交流|工作|发展|年度|实施|该|此|本|一项|五年)$")
_RELATIVE = re.compile(
    r"ภายใน(?:ระยะเวลา)? ?(?P<t>\S{1,12} ?(?:วัน|สัปดาห์|เดือน|ปี)(?![\u0e00-\u0e4e])\S{0,20})|"
    r"within (?P<e>(?:the next )?(?:\w+ ){1,2}(?:days?|weeks?|months?|years?))\b|"
    r"(?P<z>[一二两三四五六七八九十\d]{1,3}(?:个月|天|日|年|周))(?:之?内)"
)
_YEAR = re.compile(
    r"(?:ภายใน|ใน)(?:ปี|พ\.ศ\.|ปีงบประมาณ)(?: ?พ\.ศ\.)? ?(?P<t>\d{4})(?!\d)|"
    r"\b(?:by|in|before|during)(?: the end of)? (?P<e>20\d\d)\b|[于在](?P<z>20\d\d)年(?!\d{1,2}月)"
)
_DEPENDS = re.compile(
    r"(?:หลังจาก|ภายหลัง|เมื่อ(?=ได้รับ|ผ่าน)|หาก|ขึ้นอยู่กับ|ต่อเมื่อ)[^\n]{4,90}?"
    r"(?= จะ|จะ| และ| ทั้งนี้| โดย|  |\n|$)|"
    r"\b(?:subject to|pending|once|upon|after|provided that|depending on|if) [^,.;\n]{4,90}|"
    r"(?:经|待|视)[^，。；\n]{2,24}(?:后|批准|同意|而定|情况)|在[^，。；\n]{2,24}(?:批准|同意|通过)后"
)
_ASSIGNS = re.compile(r"ให้$|(?:assigned|instructed|tasked|asked)$")
_TO = re.compile(r" {0,2}(?:the |ทาง)?")
_UNIT_TH = re.compile(
    r"(?:สำนักงาน|สำนัก|กอง|ฝ่าย|งาน|ศูนย์|คณะทำงาน|คณะกรรมการ|อำเภอ)[\u0e01-\u0e4e]{2,40}"
)
_DOES = re.compile(r"จัดทำ|จัดตั้ง|ดำเนิน|เตรียม|ประสาน|รวบรวม|ติดตาม|เสนอ|ศึกษา|รับผิดชอบ|เป็นหน่วย|ร่วม|นำ|ส่ง")
_ERRAND_WITHIN = 90
_SIDES = "双方"
_MOST = 15
_BACK = 160


def resolutions(facts: Facts) -> Iterator[Finding]:
    """Each resolution word for word, with its outcome."""
    for cue in _cues(facts.page, "resolve"):
        end = _clause_end(facts.page, _behind_heading(facts.page, cue.end))
        words = text_value(facts, "text", cue.start, end, sure=0.85)
        outcome = _outcome(facts.page.shadow[cue.start : end])
        values = [words]
        if outcome:
            values.append(code_value(facts, "outcome", outcome, cue.start, cue.end, sure=0.8))
        yield finding("resolution", [*values, *_about(facts, cue)])


def _behind_heading(page: Page, position: int) -> int:
    """Minutes put the words on the line below "มติที่ประชุม": they begin behind the break."""
    blank = re.compile(r"[\s:：]{0,4}").match(page.text, position)
    return blank.end() if blank else position


def _cues(page: Page, code: str) -> list[Cue]:
    cues = outermost(c for c in page.of("part") if c.code == code)
    kept: list[Cue] = []
    for cue in cues:
        if page.zone(cue.start) in ("lead", "body") and (not kept or cue.start - kept[-1].end > 12):
            kept.append(cue)
    return kept[: 2 * _MOST]


def _clause_end(page: Page, start: int) -> int:
    limit = min(len(page.text), start + 400)
    found = _CLAUSE_END.search(page.text, start + 8, limit)
    return found.start() if found else min(limit, page.line_of(start).end)


def _outcome(words: str) -> str:
    return next((code for code, signs in OUTCOMES if any(sign in words for sign in signs)), "")


def _about(facts: Facts, cue: Cue) -> list[Value]:
    """The instrument the resolution speaks of: the nearest one in its paragraph."""
    line = facts.page.line_of(cue.start)
    near = facts.cues_between("instrument", line.start, line.end)
    if not near:
        return []
    one = min(outermost(near), key=lambda c: abs(c.start - cue.start))
    return [code_value(facts, "about", one.code, one.start, one.end, sure=0.6)]


def commitments(facts: Facts) -> Iterator[Finding]:
    """Each promise or order: who, what, who is to do it, by when, and on what it depends."""
    promised = [cue for cue in _cues(facts.page, "promise") if _is_promise(facts.page, cue)]
    for number, cue in enumerate(promised[:_MOST]):
        after = promised[number + 1] if number + 1 < len(promised) else None
        end = _clause_end(facts.page, cue.end)
        if end - cue.end < 8:
            continue
        before_next = min(end, after.start) if after else end
        start = cue.start + (len(_SIDES) if _names_sides(facts.page, cue) else 0)
        values = _who(facts, cue)
        values.append(text_value(facts, "what", start, end, sure=0.8))
        values += [*_owner(facts, cue), *_due(facts, cue, before_next)]
        yield finding("commitment", [*values, *_depends(facts, cue, before_next)])


def _names_sides(page: Page, cue: Cue) -> bool:
    """Whether the words for the promise begin with who makes it: 双方将."""
    return _WHO.match(page.text, cue.start, cue.end) is not None


def _is_promise(page: Page, cue: Cue) -> bool:
    """False for an errand at the event itself, for praise, and for a plan as a thing."""
    said = page.shadow[cue.start : cue.end]
    before = page.shadow[max(0, cue.start - 12) : cue.start]
    if said.endswith("มอบหมายให้"):
        purpose = page.shadow.find("เพื่อ", cue.end, cue.end + _ERRAND_WITHIN)
        end = purpose if purpose >= 0 else cue.end + _ERRAND_WITHIN
        return not _ERRAND.search(page.shadow, cue.end, end)
    if said == "committed to":
        return bool(_COMMITTED.search(before))
    return said != "计划" or not _PLAN_NOUN.search(before)


def _owner(facts: Facts, cue: Cue) -> list[Value]:
    """Who is ordered to: the body or office right behind the verb."""
    if not _ASSIGNS.search(facts.page.shadow, cue.start, cue.end):
        return []
    at = _TO.match(facts.page.text, cue.end).end()  # type: ignore[union-attr]
    named = facts.names_between(at, at + 90)
    if named and named[0].start == at:
        return [name_value(named[0], "owner", sure=0.75, why="ordered")]
    unit = _UNIT_TH.match(facts.page.text, at)
    if not unit:
        return []
    does = _DOES.search(facts.page.text, at + 6, unit.end())
    end = does.start() if does else unit.end()
    return [text_value(facts, "owner", at, end, sure=0.7, why="ordered")]


def _due(facts: Facts, cue: Cue, end: int) -> list[Value]:
    """The day named in the promise, else its year, else the time allowed for it."""
    days = facts.dates_between(cue.end, end)
    if days:
        return [date_value(facts, days[0], "due", sure=0.7)]
    for pattern, made in ((_YEAR, _year), (_RELATIVE, _allowed)):
        found = pattern.search(facts.page.shadow, cue.end, end)
        if found:
            group = next(name for name, words in found.groupdict().items() if words)
            return made(facts, Span(*found.span(group)))
    return []


def _year(facts: Facts, span: Span) -> list[Value]:
    stated = year_of(facts.page.shadow[span.start : span.end], language=facts.page.language)
    written = span.of(facts.page.text)
    return [Value("due", f"{stated.ce}", written, span, 0.65, ("year",))] if stated.ce else []


def _allowed(facts: Facts, span: Span) -> list[Value]:
    return [text_value(facts, "term", span.start, span.end, sure=0.7, why="time-allowed")]


def _depends(facts: Facts, cue: Cue, end: int) -> list[Value]:
    """What has to come first, in the clause of the promise or right before it."""
    start = max(facts.sentence(cue.start).start, cue.start - _BACK // 2)
    found = _DEPENDS.search(facts.page.text, start, end)
    if not found:
        return []
    return [text_value(facts, "depends-on", *found.span(), sure=0.65, why="condition")]


def _who(facts: Facts, cue: Cue) -> list[Value]:
    """Who promises: a post or side named before the verb in its sentence, else a person or body."""
    sentence = facts.sentence(cue.start)
    start = max(sentence.start, cue.start - _BACK)
    found = _WHO.match(facts.page.text, cue.start, cue.end)
    found = found or last(_WHO.finditer(facts.page.text, start, cue.start))
    if found is not None:
        span = Span(found.start(), found.end())
        return [Value("who", found.group(), found.group(), span, 0.75, ("named-before",))]
    person = person_before(facts, cue.start)
    if person and person.start >= start:
        return [person_value(person, "who", sure=0.7)]
    named = facts.names_between(start, cue.start)
    return [name_value(named[-1], "who", sure=0.6)] if named else []
