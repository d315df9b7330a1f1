"""Dates around the name of a Thai month.

Months come from the lexicon: full names with the misspellings that papers repeat, and short
forms with their dots. Short forms without dots ("มีค 67") and spoken ones ("5 มีนา 67") are
parts of other words, so they count only between a day and a year.
"""

import re
from collections.abc import Iterator

from ..calendar_years import UNCLEAR, UNKNOWN, Stated, year_of
from ..lexicon import Cue
from .found import Found
from .ranges import in_one_month

_WEEKDAY = "วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัสฯ?|ศุกร์|เสาร์|อาทิตย์)? ?ที่ ?"
_JOIN = rf" {{0,2}}(?:จนถึง|ถึง|และ|กับ|[-,/&]) {{0,2}}(?:{_WEEKDAY})?"
# Not the end of an hour (10.30) nor of a paper's number (ก.25).
_DAY = re.compile(r"(\d(?<!\d\d)(?<![\dก-ฮ][.:].)\d?) {0,2}([-/]?)(?:เดือน)? ?$")
_DAYS_BEFORE = re.compile(rf"\d(?<!\d\d)(?<![\dก-ฮ][.,:/].)\d?{_JOIN}(?:\d{{1,2}}{_JOIN}){{0,4}}$")
# What a list or range ends with before its last day: "5-8", "5 ถึง 8", "5 และวันที่ 8".
_JOIN_ENDS = frozenset("-,/&งะบ่")
_FIGURES = re.compile(r"\d{1,2}")
# Numbers of things, not days: "ครั้งที่ 5, 6 มีนาคม".
_COUNTED = re.compile(r"(?:ครั้ง|รุ่น|ข้อ|ชั้น|ระยะ|ห้อง|หมู่|เลข|ฉบับ|จำนวน)(?:ที่)? ?$")
_ERA = (
    r"พ ?\. ?ศ ?\.? ?|พศ\.? ?|พุทธศักราช ?|ค ?\. ?ศ ?\.? ?|คศ\.? ?|คริสต์ศักราช ?|ร ?\. ?ศ ?\. ?|"
    r"รัตนโกสินทร์?ศก ?|จ ?\. ?ศ ?\. ?|จุลศักราช ?|b\.?e\.? ?"
)
# A number of things behind a month is no year: "5 มีนาคม 30 คน".
_COUNTS = (
    "คน|ราย|ประเทศ|แห่ง|จังหวัด|เมือง|บาท|ล้าน|พัน|หมื่น|แสน|โครงการ|ฉบับ|ครั้ง|วัน|ปี|ชั่วโมง|นาที|"
    "องค์กร|หน่วยงาน|เรื่อง|รายการ|ท่าน|หลัง|สาขา|รุ่น|เปอร์เซ็นต์|%"
)
_YEAR = re.compile(
    rf" {{0,3}}(?:(?:, ?)?(?:ปี ?)?(?:({_ERA})(\d{{1,4}})|(\d{{4}}))"
    rf"|(?:ปี ?)?'?(\d{{2}})(?! ?(?:{_COUNTS})))"
    r"(?![\d:]|[.,]\d| ?น\.)"
)
_YEAR_JOINED = re.compile(r"([-/])(\d{4}|\d{2})(?![\d:]|[.,]\d)")
_RELATIVE = re.compile(r" ?(?:(?:ของ|ใน)? ?ปี ?)(นี้|ที่แล้ว|ก่อน|หน้า|ถัดไป|เดียวกัน|ถัดมา)|( ?ศกนี้)")
_RELATIVE_CODE = {
    "นี้": "this-year",
    "ที่แล้ว": "last-year",
    "ก่อน": "last-year",
    "หน้า": "next-year",
    "ถัดไป": "following-year",
    "ถัดมา": "following-year",
    "เดียวกัน": "same-year",
}
_YEAR_BESIDE = re.compile(rf" {{0,2}}(?:{_ERA})?\d{{2}}(?:\d\d)?(?![\d:]|\.\d)")
_DAY_REACH, _LIST_REACH = 12, 56


def thai_month(text: str, cue: Cue, done: int, months: set[int]) -> Iterator[Found]:
    """The dates that a month's name ends or holds; none when its days belong to something else.

    `done` is where the last date ended, `months` where the names of months begin.
    """
    month = int(cue.code)
    day = _DAY.search(text, max(done, cue.start - _DAY_REACH), cue.start)
    year, end = _year_after(text, cue, month, day, months)
    if day:
        last = (day.start(), end, int(day.group(1)))
        if earlier := _days_before(text, done, day.start()):
            yield from in_one_month([*earlier, last], month, year, named_last=True)
        else:
            yield Found(last[0], end, year.ce, month, last[2], year.calendar)
    elif "ค่ำ" not in text[max(0, cue.start - 12) : cue.start]:  # a day of the moon
        yield Found(cue.start, end, year.ce, month, None, year.calendar)


def _days_before(text: str, done: int, end: int) -> list[tuple[int, int, int]]:
    """The days of "5, 6 และ 8 กรกฎาคม" before its last."""
    if text[max(done, end - 3) : end].rstrip()[-1:] not in _JOIN_ENDS:
        return []
    listed = _DAYS_BEFORE.search(text, max(done, end - _LIST_REACH), end)
    if not listed or _COUNTED.search(text, max(0, listed.start() - 16), listed.start()):
        return []
    figures = _FIGURES.finditer(text, listed.start(), end)
    return [(*found.span(), int(found.group())) for found in figures]


def between_figures(text: str, loose: list[Cue]) -> list[Cue]:
    """Those of the short forms without dots and spoken names that a day and a year surround."""
    return [
        cue
        for cue in loose
        if text[max(0, cue.start - 2) : cue.start].rstrip()[-1:].isdigit()
        and _YEAR_BESIDE.match(text, cue.end)
    ]


def _year_after(
    text: str, cue: Cue, month: int, day: re.Match[str] | None, months: set[int]
) -> tuple[Stated, int]:
    """The year behind a month and where it ends; UNKNOWN without one."""
    joined = _YEAR_JOINED.match(text, cue.end) if day and day.group(2) else None
    if joined and day and joined.group(1) == day.group(2):
        return year_of(joined.group(2), language="th", month=month), joined.end()
    found = _YEAR.match(text, cue.end)
    if not found:
        return _relative_year(text, cue.end), cue.end
    mark, written = found.group(1) or "", found.group(2) or found.group(3) or found.group(4)
    if not mark and len(written) == 2 and _next_day(text, found.end(), months):
        return UNKNOWN, cue.end
    number = int(day.group(1)) if day else None
    year = year_of(written, mark=mark, language="th", month=month, day=number)
    return year, found.end() if year.ce or year is UNCLEAR else cue.end


def _relative_year(text: str, at: int) -> Stated:
    """The year that "ปีที่แล้ว" or "ศกนี้" behind a month means; UNKNOWN without one."""
    found = _RELATIVE.match(text, at)
    return Stated(None, _RELATIVE_CODE.get(found.group(1), "this-year")) if found else UNKNOWN


def _next_day(text: str, end: int, months: set[int]) -> bool:
    """True when two figures are the day of a month that comes next."""
    while end < len(text) and text[end] == " ":
        end += 1
    return end in months
