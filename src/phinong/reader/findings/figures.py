"""Counts the paper states: how many of what, and how exactly."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..model import Finding, Span, Value, finding
from .subjects import subject_of
from .values import Facts, code_value, date_value, text_value

_NUMBER = r"(?P<n>\d{1,3}(?:,\d{3})+|\d{1,7})"
_THAI = re.compile(
    rf"(?P<q>กว่า|มากกว่า|ไม่น้อยกว่า|เกินกว่า|อย่างน้อย|ประมาณ|ราว|เกือบ|จำนวน|อีก)? ?{_NUMBER} "
    rf"?(?P<q2>กว่า )?"
    r"(?P<u>ประเทศ|เมือง|จังหวัด|คู่เมือง|คู่|แห่ง|หน่วยงาน|มหาวิทยาลัย|สถาบัน|คน|ราย|โครงการ|ทุน|หลักสูตร|ฉบับ|องค์กร|ประเด็น)",
)
_ENGLISH = re.compile(
    r"\b(?P<q>over|more than|at least|no fewer than|about|around|approximately|approx\.?|"
    r"some|nearly|almost|up to)? ?"
    rf"\b{_NUMBER} (?:(?:thai|chinese|foreign|international|partner|member|sister|new|"
    rf"other|young) )?"
    r"(?P<q2>)(?P<u>countries|cities|provinces|universities|institutions|organi[sz]ations|representatives|delegates|students|"
    r"people|participants|scholarships|projects|partners|agreements|districts|communities|schools|companies|firms|members|teachers)\b",
)
_CHINESE = re.compile(
    rf"(?P<q>超过|逾|近|约|至少|多达|共|共有)?{_NUMBER}(?P<q2>多|余)?(?:个|所|名|家|对|座|项|位)?"
    r"(?P<u>国家|城市|友城|省|大学|高校|学生|企业|项目|国际友城|友好城市|协议|人|代表|机构|省区市|省市)",
)
_AT_LEAST = {
    "กว่า", "มากกว่า", "ไม่น้อยกว่า", "เกินกว่า", "อย่างน้อย", "over", "more than", "at least",
    "no fewer than", "超过", "逾", "至少", "多", "余",
}  # fmt: skip
_ABOUT = {
    "ประมาณ", "ราว", "เกือบ", "about", "around", "approximately", "approx", "approx.", "some",
    "nearly", "almost", "近", "约",
}  # fmt: skip
_MOST = 20
_REACH = 110
_CLAUSE = re.compile(r"[,;。；，\n]| และ| โดย| which | with | and ")


def figures(facts: Facts) -> Iterator[Finding]:
    """Each count with its unit; "กว่า 12 ประเทศ" is at least 12, "about 50" is about 50."""
    pattern = {"th": _THAI, "zh": _CHINESE}.get(facts.page.language, _ENGLISH)
    start = facts.page.body_start
    for number, found in enumerate(pattern.finditer(facts.page.shadow, start)):
        if number >= _MOST:
            return
        yield _figure(facts, found)


def _figure(facts: Facts, found: re.Match[str]) -> Finding:
    values = [
        *_subject(facts, found),
        *_qualifier(facts, found),
        _number(facts, found),
        text_value(facts, "unit", found.start("u"), found.end("u"), sure=0.9),
    ]
    if facts.paper is not None:
        values.append(date_value(facts, facts.paper, "as-of", sure=0.6))
    span = Span(values[0].span.start, found.end())
    return finding("figure", values, span=span)


def _number(facts: Facts, found: re.Match[str]) -> Value:
    span = Span(found.start("n"), found.end("n"))
    return Value(
        "number", int(found.group("n").replace(",", "")), span.of(facts.page.text), span, 0.95
    )


def _qualifier(facts: Facts, found: re.Match[str]) -> list[Value]:
    for group in ("q", "q2"):
        word = (found.group(group) or "").strip()
        code = "at-least" if word in _AT_LEAST else "about" if word in _ABOUT else ""
        if code:
            return [code_value(facts, "qualifier", code, found.start(group), found.end(group))]
    return [code_value(facts, "qualifier", "exactly", found.start("n"), found.end("n"), sure=0.7)]


def _subject(facts: Facts, found: re.Match[str]) -> list[Value]:
    """What is counted, and as its words the clause: before the count and a little behind it."""
    sentence = facts.page.sentence(found.start())
    start = max(sentence.start, found.start() - _REACH)
    start = _word_start(facts.page.text, start, sentence.start)
    after = _CLAUSE.search(facts.page.text, found.end(), min(sentence.end, found.end() + 60))
    end = after.start() if after else min(sentence.end, found.end() + 60)
    clause = text_value(facts, "subject", start, max(end, found.end()), sure=0.5)
    code = subject_of(clause.as_written, found.group("u"), found.group("n"))
    return [replace(clause, value=code)]


def _word_start(text: str, start: int, least: int) -> int:
    """The next blank, so that no word is cut."""
    if start == least:
        return start
    blank = text.find(" ", start, start + 40)
    return blank + 1 if blank >= 0 else start
