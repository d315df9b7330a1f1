"""Every date of a running text, in Thai, English and Chinese, in all calendars of the field.

Rules: domain notes on Thai document conventions. Buddhist Era years are turned by
`core.calendars`; a missing year or month is taken from the dateline and marked so. Months
without a day and without a year are left alone: nobody wrote when.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .calendar_years import Stated, year_of, zh_number
from .lexicon import Cue, outermost
from .model import Span
from .page import Page


@dataclass(frozen=True, slots=True)
class Found:
    """A date of the text. `year` None means that none is written beside it."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    calendar: str = "ce"
    inferred: bool = False
    ends_range: bool = False

    @property
    def edtf(self) -> str:
        """EDTF of a complete date; empty while the year or month is missing."""
        if self.year is None or self.month is None:
            return ""
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def real(self) -> bool:
        """False for a thirteenth month or a 31 June."""
        if self.month is not None and not 1 <= self.month <= 12:
            return False
        try:
            date(self.year or 2000, self.month or 1, self.day or 1)
        except ValueError:
            return False
        return True

    def first_day(self) -> date | None:
        """The first day it may mean, or None while year or month is missing."""
        if not self.edtf or not self.real:
            return None
        return date(self.year or 1, self.month or 1, self.day or 1)


_TH_DAYS = re.compile(
    r"(?:(\d{1,2}) {0,2}(?:-|ถึง|และ|,) {0,2}(?:วันที่ )?)?(\d{1,2}) {0,2}(?:เดือน)? ?$"
)
_TH_YEAR = re.compile(
    r" {0,3}(?:ปี ?)?(พ\. ?ศ\. ?|ค\. ?ศ\. ?|ร\. ?ศ\. ?|b\.?e\.? ?|, ?)?(\d{4}|"
    r"\d{2})(?![\d:]|[.,]\d| ?น\.)",
)
_EN_DAYS = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)? ?(?:-|to|and|&) ?)?(?<![\d:.])(\d{1,2})(?:st|nd|rd|"
    r"th)?(?: of| day of|-)? ?$",
)
_EN_AFTER = re.compile(
    r"\.? ?(\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?: ?(?:-|to|and|&) ?(\d{1,2})(?:st|nd|rd|"
    r"th)?(?![\d:]| [a-z]{3,9} \d{4}))?"
    r"(?:,? (?:b\.e\. )?(\d{4})(?!\d))?",
)
_EN_YEAR = re.compile(r"\.?(?:,| of|-)? ?(\d{4})(?!\d)")
_LAST_YEAR = re.compile(r"\.?(?: of)? last year|ปีที่แล้ว|ปีก่อน")

_ZH_BEFORE = re.compile(
    r"(?:(公元|佛历|民国|泰历)? ?([\d〇零一二三四五六七八九元]{1,4}) ?年 ?|(去年|今年|明年|"
    r"本年)(?:的)?)?"
    r"(?<![\d个])([\d]{1,2}|[一二三四五六七八九十]{1,3}) ?$",
)
_ZH_AFTER = re.compile(
    r"(?:份)? ?(?:([\d]{1,2}|[一二三四五六七八九十廿]{1,3}) ?[日号]?"
    r"(?: ?(?:至|到|-|~|—|、|和) ?(?:([\d]{1,2}|[一二三四五六七八九十]{1,3})月)?([\d]{1,2}|"
    r"[一二三四五六七八九十廿]{1,3}) ?[日号])"
    r"|([\d]{1,2}|[一二三四五六七八九十廿]{1,3}) ?[日号])",
)
_ZH_PART = re.compile(r"上旬|中旬|下旬|初|底|末")
_ROC = re.compile(r"(?<![\d/.-])(1[0-2]\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d/])")
_ZH_DAY = re.compile(r"(?<![月\d年至到])(\d{1,2}) ?日(?![\d本元])")

_ISO = re.compile(r"(?<![\d/.\-=_a-z])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/])")
_DMY = re.compile(r"(?<![\d/.\-=_])(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d/.])")
_YEAR = re.compile(r"(?<![\d.,/-])(19\d\d|20\d\d|24[5-9]\d|25\d\d)(?![\d.,]\d|\d)")
_LINE_MAX = 130  # characters of a line that is a dateline and not running text
_TRIPLE = re.compile(r"\d([-/.])\d{1,2}\1\d")
_ANY_TRIPLE = re.compile(r"([-/.])(?<=\d.)\d{1,2}\1\d")  # the same, looked for by its rarer signs
_UNTIL = re.compile(
    r"(ถึงวันที่|จนถึง|ถึง|until|till|through| to|至|到|ภายใน|ภายในวันที่|by) ?(?:วันที่ ?|the )?$"
)
_RANGE = re.compile(r" {0,2}(?:-|ถึง|to|until|และ|至|到|~|ถึงวันที่|- วันที่)(?: วันที่| the)? {0,2}")


def dates_in(page: Page) -> list[Found]:
    """All complete dates (day or month precision) of a page, in text order.

    What has no year gets it from the other end of its range, from a year earlier in its
    sentence, or from the dateline, and is marked `inferred`. Impossible dates are left out.
    """
    raw = sorted(_raw(page), key=lambda f: (f.start, -f.end))
    raw = _untangled(raw)
    raw = [f for f in raw if f.real]
    if not raw:
        return []
    raw = _ranges_closed(page.shadow, raw)
    reference = dateline(page, raw) or _first_year(page, raw)
    complete = [_completed(page, f, reference) for f in raw]
    return [f for f in complete if f is not None and f.edtf and f.real]


def _raw(page: Page) -> Iterator[Found]:
    text = page.shadow
    for cue in outermost(page.of("month")):
        yield from _named_month(text, cue)
    if page.language == "zh" or "月" in text:
        yield from _chinese(text)
    if _ANY_TRIPLE.search(text):
        yield from _numeric(text, page.language)


def _named_month(text: str, cue: Cue) -> Iterator[Found]:
    month = int(cue.code)
    if text[cue.start] < "\u0080":
        yield from _english_month(text, cue, month)
        return
    before = _TH_DAYS.search(text, max(0, cue.start - 28), cue.start)
    after = _TH_YEAR.match(text, cue.end)
    year, calendar, end = None, "", cue.end
    if after:
        stated = year_of(after.group(2), mark=after.group(1) or "", language="th", month=month)
        year, calendar, end = stated.ce, stated.calendar, after.end() if stated.ce else cue.end
    elif _LAST_YEAR.match(text, cue.end):
        calendar = "last-year"
    yield from _days(before, month, Stated(year, calendar), cue.start, end)


def _days(
    before: re.Match[str] | None, month: int, year: Stated, start: int, end: int
) -> Iterator[Found]:
    """One date, or both ends of "5-8 July"."""
    if before is None:
        yield Found(start, end, year.ce, month, None, year.calendar)
        return
    first, last = before.group(1), before.group(2)
    if first:
        yield Found(before.start(1), before.end(1), year.ce, month, int(first), year.calendar)
        yield Found(before.start(2), end, year.ce, month, int(last), year.calendar, ends_range=True)
    else:
        yield Found(before.start(2), end, year.ce, month, int(last), year.calendar)


def _english_month(text: str, cue: Cue, month: int) -> Iterator[Found]:
    before = _EN_DAYS.search(text, max(0, cue.start - 24), cue.start)
    if before:
        after = _EN_YEAR.match(text, cue.end)
        stated = year_of(after.group(1), language="en") if after else Stated(None, "")
        if stated.ce is None and _LAST_YEAR.match(text, cue.end):
            stated = Stated(None, "last-year")
        yield from _days(before, month, stated, cue.start, after.end() if after else cue.end)
        return
    after = _EN_AFTER.match(text, cue.end)
    if after:
        yield from _american(after, month, cue.start)
        return
    year = _EN_YEAR.match(text, cue.end)
    if year:
        stated = year_of(year.group(1), language="en")
        yield Found(cue.start, year.end(), stated.ce, month, None, stated.calendar)
    elif _LAST_YEAR.match(text, cue.end):
        yield Found(cue.start, cue.end, None, month, None, "last-year")


def _american(after: re.Match[str], month: int, start: int) -> Iterator[Found]:
    stated = year_of(after.group(3), language="en") if after.group(3) else Stated(None, "")
    first, last = after.group(1), after.group(2)
    if last:
        yield Found(start, after.end(1), stated.ce, month, int(first), stated.calendar)
        yield Found(
            after.start(2),
            after.end(),
            stated.ce,
            month,
            int(last),
            stated.calendar,
            ends_range=True,
        )
    else:
        yield Found(start, after.end(), stated.ce, month, int(first), stated.calendar)


def _chinese(text: str) -> Iterator[Found]:
    at = text.find("月")
    while at >= 0:
        before = _ZH_BEFORE.search(text, max(0, at - 18), at)
        if before:
            yield from _chinese_at(text, at, before)
        at = text.find("月", at + 1)
    for found in _ZH_DAY.finditer(text):
        yield Found(found.start(), found.end(), None, None, int(found.group(1)), "zh")


def _chinese_at(text: str, at: int, before: re.Match[str]) -> Iterator[Found]:
    mark, year_text, relative, month_text = before.groups()
    month = zh_number(month_text)
    stated = Stated(None, "zh")
    if year_text:
        stated = year_of(year_text, mark=mark or "", language="zh")
    elif relative:
        stated = Stated(None, {"去年": "last-year", "明年": "next-year"}.get(relative, "this-year"))
    after = _ZH_AFTER.match(text, at + 1)
    if not after:
        part = stated.ce is None and _ZH_PART.match(text, at + 1)
        calendar = "zh-part" if part else stated.calendar
        yield Found(before.start(), at + 1, stated.ce, month, None, calendar)
        return
    first, month_two, last, single = after.groups()
    if single:
        yield Found(
            before.start(), after.end(), stated.ce, month, zh_number(single), stated.calendar
        )
        return
    yield Found(before.start(), after.end(1), stated.ce, month, zh_number(first), stated.calendar)
    second = zh_number(month_two) if month_two else month
    yield Found(
        after.start(3),
        after.end(),
        stated.ce,
        second,
        zh_number(last),
        stated.calendar,
        ends_range=True,
    )


def _numeric(text: str, language: str) -> Iterator[Found]:
    """Dates in figures, tried only where three figures stand between equal marks."""
    done = 0
    for triple in _TRIPLE.finditer(text):
        start = max(done, triple.start() - 3)
        for pattern, reading in ((_ISO, _iso), (_ROC, _roc), (_DMY, _dmy)):
            if pattern is _ROC and language != "zh":
                continue
            found = pattern.search(text, start, triple.end() + 6)
            if found and found.start() <= triple.start():
                yield from reading(found, language)
                done = found.end()
                break


def _iso(found: re.Match[str], language: str) -> Iterator[Found]:
    year, _, month, day = found.groups()
    stated = year_of(year, language=language)
    yield Found(*found.span(), stated.ce, int(month), int(day), stated.calendar)


def _roc(found: re.Match[str], _: str) -> Iterator[Found]:
    year, _mark, month, day = found.groups()
    yield Found(*found.span(), int(year) + 1911, int(month), int(day), "roc")


def _dmy(found: re.Match[str], language: str) -> Iterator[Found]:
    """Day first, as here and in most of the world, unless that cannot be."""
    if len(found.group(4)) == 2 and found.group(2) != "/":
        return  # 5.10.61 is the number of a section
    stated = year_of(found.group(4), language=language)
    day, month = int(found.group(1)), int(found.group(3))
    if month > 12 >= day:
        day, month = month, day
    if stated.ce is not None:
        yield Found(*found.span(), stated.ce, month, day, stated.calendar)


def _untangled(found: list[Found]) -> list[Found]:
    """Without those that lie inside a longer one."""
    kept: list[Found] = []
    for item in found:
        if kept and item.start < kept[-1].end:
            if item.end - item.start > kept[-1].end - kept[-1].start:
                kept[-1] = item
            continue
        kept.append(item)
    return kept


def _ranges_closed(text: str, found: list[Found]) -> list[Found]:
    """Gives "28 กุมภาพันธ์ - 3 มีนาคม 2567" its one year on both ends."""
    closed = [
        replace(item, ends_range=True)
        if _UNTIL.search(text, max(0, item.start - 14), item.start)
        else item
        for item in found
    ]
    for i in range(len(closed) - 2, -1, -1):
        here, after = closed[i], closed[i + 1]
        if not _RANGE.fullmatch(text, here.end, after.start):
            continue
        closed[i + 1] = replace(after, ends_range=True)
        if here.year is None and after.year is not None and here.month is not None:
            turned = after.month is not None and here.month > after.month
            closed[i] = replace(here, year=after.year - turned, calendar=after.calendar)
        elif after.year is None and here.year is not None and after.month is not None:
            turned = here.month is not None and after.month < here.month
            closed[i + 1] = replace(closed[i + 1], year=here.year + turned, calendar=here.calendar)
    return closed


def dateline(page: Page, found: list[Found]) -> Found | None:
    """The day of the paper: a full date on a short line of its own, or in brackets at the start.

    The first such line above the body wins, then one below it. None when there is none.
    """
    full = [f for f in found if f.year is not None and f.day is not None]
    alone = [f for f in full if stands_alone(page, f)]
    for item in alone:
        if item.start <= page.lead_end:
            return item
    if alone:
        return alone[0]
    opening = [f for f in full if f.start <= page.body_start + 40 and f.start >= page.title.end - 1]
    return opening[0] if opening else None


def stands_alone(page: Page, item: Found) -> bool:
    """True for a date with little beside it on its line."""
    line = page.line_of(item.start)
    if line.end - line.start > _LINE_MAX:
        return False
    rest = page.shadow[line.start : item.start] + page.shadow[item.end : line.end]
    letters = sum(map(str.isalpha, rest))
    return (letters <= 34 and (line.end - line.start) <= 110) or page.is_furniture(
        page.shadow[line.start : line.end].strip()
    )


def _first_year(page: Page, found: list[Found]) -> Found | None:
    """Without a dateline: the first complete date, else the first year written."""
    for item in found:
        if item.year is not None:
            return item
    year = _YEAR.search(page.shadow)
    if not year:
        return None
    stated = year_of(year.group(1), language=page.language)
    return (
        Found(year.start(), year.end(), stated.ce, None, None, stated.calendar)
        if stated.ce
        else None
    )


# A month alone is placed in time by these: 去年3月, 3月上旬.
_PLACED = frozenset({"last-year", "next-year", "this-year", "zh-part"})


_SHIFT = {"last-year": -1, "this-year": 0, "next-year": 1}


def _completed(page: Page, item: Found, reference: Found | None) -> Found | None:
    """`item` with the year (and month) it lacks; None when nothing says which."""
    if item.year is not None:
        return item
    if item.day is None and item.calendar not in _PLACED:
        return None  # "in July" names no date
    if reference is None or reference.year is None:
        return None
    if item.month is None:
        return _with_month(page, item, reference)
    if item.calendar in _SHIFT:
        year = reference.year + _SHIFT[item.calendar]
    else:
        year = _year_before(page, item) or _nearest_year(item, reference)
    return replace(item, year=year, inferred=True)


def _with_month(page: Page, item: Found, reference: Found) -> Found | None:
    """ "14日" in the lead: the month of the dateline, or the one before it."""
    if reference.month is None or reference.day is None or item.start > page.lead_end:
        return None
    year, month = reference.year or 0, reference.month
    if (item.day or 0) > reference.day:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return replace(item, year=year, month=month, inferred=True)


def _year_before(page: Page, item: Found) -> int | None:
    """A year written earlier in the same sentence."""
    start = page.sentence(item.start).start
    years = list(_YEAR.finditer(page.shadow, start, item.start))
    if not years or page.language == "th":
        return None
    return year_of(years[-1].group(1), language=page.language).ce


def _nearest_year(item: Found, reference: Found) -> int:
    """The year that puts the day nearest to the dateline, the past preferred."""
    year = reference.year or 0
    against = replace(reference, month=reference.month or item.month, day=reference.day or item.day)
    here, there = replace(item, year=year).first_day(), against.first_day()
    if here is None or there is None or reference.month is None:
        return year
    if here - there > timedelta(days=150):
        return year - 1
    return year + 1 if there - here > timedelta(days=300) else year
