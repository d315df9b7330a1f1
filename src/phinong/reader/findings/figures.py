"""Counts the paper states: how many of what, how exactly, of whom and as of when."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..dates import Found
from ..model import Finding, Span, Value, finding
from .numbers import PATTERNS, TH_FIRST, TH_REST, ByLanguage, value_of
from .subjects import subject_of
from .values import Facts, code_value, date_value, name_value, text_value

_UNITS = {
    "th": r"ประเทศ|เมือง|จังหวัด|คู่เมือง|คู่|แห่ง|หน่วยงาน|มหาวิทยาลัย|สถาบัน|คน|ราย|โครงการ|ทุน|หลักสูตร|"
    r"ฉบับ|องค์กร|ประเด็น",
    "en": r"countries|cities|provinces|universities|institutions|organi[sz]ations|representatives|"
    r"delegates|students|people|participants|scholarships|projects|partners|agreements|districts|"
    r"communities|schools|companies|firms|members|teachers",
    "zh": r"国家|城市|友城|省|大学|高校|学生|企业|项目|国际友城|友好城市|协议|人|代表|机构|"
    r"省区市|省市",
}
_ADJECTIVE = (
    r"thai|chinese|foreign|international|partner|member|sister|new|other|young|learning|local|"
    r"asian|overseas|different"
)
# Number, what may stand between, and unit.
_COUNTS = ByLanguage(
    th=rf"(?P<n>{TH_FIRST}(?<![\d.,/].){TH_REST}) ?(?P<more>กว่า ?)?(?P<u>{_UNITS['th']})",
    en=(
        rf"(?<![\w.,/])(?P<n>{PATTERNS['en']})(?P<more>\+| or more)? "
        rf"(?:(?:{_ADJECTIVE}) ){{0,2}}(?P<u>{_UNITS['en']})\b"
    ),
    zh=(
        rf"(?<![\d.,/第])(?P<n>{PATTERNS['zh']})(?P<more>多|余)?(?:个|所|名|家|对|座|项|位)?"
        rf"(?P<u>{_UNITS['zh']})"
    ),
)
# Words right before a number, as codes of the vocabulary `qualifiers`.
QUALIFIERS = {
    "at-most": re.compile(
        r"(?P<q>ไม่เกิน|สูงสุด|มากที่สุด|\bup to|\bat most|\b(?:no|not) more than|\ba maximum of|"
        r"至多|不超过|最多) ?$"
    ),
    "at-least": re.compile(
        r"(?P<q>มากกว่า|ไม่น้อยกว่า|ไม่ต่ำกว่า|เกินกว่า|กว่า|อย่างน้อย|\bover|\bmore than|\bat least|"
        r"\bno (?:fewer|less) than|\bupwards of|超过|逾|至少|不少于) ?$"
    ),
    "about": re.compile(
        r"(?P<q>ประมาณ|ราว|เกือบ|\babout|\baround|\bapproximately|\bapprox\.?|\bsome|"
        r"\bnearly|\balmost|近|约) ?$"
    ),
}
# A second number before the first: "between 10 and 15", 10 ถึง 15, 10至15.
_RANGES = ByLanguage(
    **{
        language: rf"(?P<between>ระหว่าง|between|从)? ?(?<![\d.,/])(?P<low>{pattern}) ?"
        rf"(?P<to>-|–|ถึง|to|至|到|~|and|และ) ?$"
        for language, pattern in PATTERNS.items()
    }
)
# "The two cities" and ทั้งสองประเทศ speak of the sides themselves and count nothing.
_BOTH = re.compile(r"(?:ทั้ง|\bthe|\bthese|\bboth|\bour|\bboth the|这|该|上述|全) ?$")
_AS_OF = re.compile(
    r"(?:ณ (?:วันที่|สิ้นปี|เดือน)?|ข้อมูล(?:เมื่อ)?|จนถึง|as of|as at|by the end of|until|截至|截止到?) ?$"
)
_MOST = 20
_REACH = 110
_BEFORE = 40
_YEARS = (1900, 2100, 2443, 2600)
_CLAUSE = re.compile(r"[,;。；，\n]| และ| โดย| which | with | and ")


@dataclass(frozen=True, slots=True)
class _Count:
    """One count: the number (or the lower of a range), where it stands, and its unit."""

    found: re.Match[str]
    number: int
    span: Span
    to: tuple[int, Span] | None = None


def figures(facts: Facts) -> Iterator[Finding]:
    """Each count with its unit; "กว่า 12 ประเทศ" is at least 12, "up to 50" at most 50."""
    for number, count in enumerate(_counts(facts)):
        if number >= _MOST:
            return
        yield _figure(facts, count)


def _counts(facts: Facts) -> Iterator[_Count]:
    language = facts.page.language
    language = language if language in PATTERNS else "en"
    for found in _COUNTS[language].finditer(facts.page.shadow, facts.page.body_start):
        number = value_of(found.group("n"), language)
        if number is None or _is_no_count(facts, found, number):
            continue
        yield _ranged(facts, _Count(found, number, Span(*found.span("n"))), language)


def _is_no_count(facts: Facts, found: re.Match[str], number: int) -> bool:
    """Both sides ("two" in words), "one" as an article, a year, and any part of a date."""
    spelt = not found.group("n")[0].isdigit()
    low, high, be_low, be_high = _YEARS
    year = low <= number <= high or be_low <= number <= be_high
    before = facts.page.shadow[max(0, found.start() - 10) : found.start()]
    return (
        (spelt and number == 1)
        or (number == 2 and (spelt or bool(_BOTH.search(before))))
        or (not spelt and year and found.group("n").isdigit())
        or any(d.end > found.start() for d in facts.dates_between(found.start() - 20, found.end()))
    )


def _ranged(facts: Facts, count: _Count, language: str) -> _Count:
    """The count with the lower number before it, where it is the upper one of a range."""
    start = max(0, count.span.start - _BEFORE)
    found = _RANGES[language].search(facts.page.shadow, start, count.span.start)
    low = value_of(found.group("low"), language) if found else None
    if not found or low is None or low >= count.number:
        return count
    if found.group("to") in ("and", "และ") and not found.group("between"):
        return count
    return replace(count, number=low, span=Span(*found.span("low")), to=(count.number, count.span))


def _figure(facts: Facts, count: _Count) -> Finding:
    found = count.found
    subject = _subject(facts, count)
    values = [subject, *_of_whom(facts, count), *_qualifier(facts, count)]
    values.append(_number(facts, "number", count.number, count.span))
    if count.to:
        values.append(_number(facts, "number-to", *count.to))
    values.append(text_value(facts, "unit", found.start("u"), found.end("u"), sure=0.9))
    values += _as_of(facts, found)
    return finding("figure", values, span=Span(subject.span.start, found.end()))


def _number(facts: Facts, name: str, number: int, span: Span) -> Value:
    return Value(name, number, span.of(facts.page.text), span, 0.95)


def _qualifier(facts: Facts, count: _Count) -> list[Value]:
    """How exactly: by the word before the number or behind it; a range begins at least there."""
    if count.to:
        start, end = count.span.start, count.to[1].end
        return [code_value(facts, "qualifier", "at-least", start, end, why="range")]
    before = max(0, count.span.start - _BEFORE)
    for code, pattern in QUALIFIERS.items():
        word = pattern.search(facts.page.shadow, before, count.span.start)
        if word:
            return [code_value(facts, "qualifier", code, *word.span("q"))]
    if count.found.group("more"):
        start, end = count.found.span("more")
        end -= count.found.group("more").endswith(" ")
        return [code_value(facts, "qualifier", "at-least", start, end)]
    span = count.span
    for at, character in enumerate(span.of(facts.page.text), start=span.start):
        if character in "多余餘":
            return [code_value(facts, "qualifier", "at-least", at, at + 1)]
    return [code_value(facts, "qualifier", "exactly", span.start, span.end, sure=0.7)]


def _subject(facts: Facts, count: _Count) -> Value:
    """What is counted, and as its words the clause: before the count and a little behind it."""
    found = count.found
    sentence = facts.sentence(found.start())
    start = max(sentence.start, count.span.start - _REACH)
    start = _word_start(facts.page.text, start, sentence.start)
    after = _CLAUSE.search(facts.page.text, found.end(), min(sentence.end, found.end() + 60))
    end = after.start() if after else min(sentence.end, found.end() + 60)
    clause = text_value(facts, "subject", start, max(end, found.end()), sure=0.5)
    code = subject_of(clause.as_written, found.group("u"), found.group("n"))
    return clause._replace(value=code)


def _of_whom(facts: Facts, count: _Count) -> list[Value]:
    """The first body named in the clause before the number: its subject, as a rule."""
    sentence = facts.sentence(count.span.start)
    start = max(sentence.start, count.span.start - _REACH)
    named = facts.names_between(start, count.span.start)
    whose = [m for m in named if m.kind != "country" and m.rank != "area"]
    return [name_value(whose[0], "body", sure=0.65, why="subject-of-clause")] if whose else []


def _as_of(facts: Facts, found: re.Match[str]) -> list[Value]:
    """The day the count holds for: said beside it, else the day of the paper."""
    sentence = facts.sentence(found.start())
    for said in facts.dates_between(sentence.start, sentence.end):
        if _AS_OF.search(facts.page.shadow, max(0, said.start - 20), said.start):
            return [date_value(facts, said, "as-of", sure=0.85)]
    return [] if facts.paper is None else [_of_paper(facts, facts.paper)]


def _of_paper(facts: Facts, paper: Found) -> Value:
    return date_value(facts, paper, "as-of", sure=0.6)


def _word_start(text: str, start: int, least: int) -> int:
    """The next blank, so that no word is cut."""
    if start == least:
        return start
    blank = text.find(" ", start, start + 40)
    return blank + 1 if blank >= 0 else start
