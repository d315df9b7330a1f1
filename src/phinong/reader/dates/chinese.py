"""Chinese dates, and Japanese ones in the same characters: 2024年3月31日, 令和6年3月, 本月5日."""

import re
from collections.abc import Iterator

from ..calendar_years import Stated, year_of, zh_number
from .found import Found, month_moved
from .ranges import in_one_month

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十廿卅]{1,3})"
_ERA = "公元|西元|公历|佛历|泰历|(?:中华)?民国|令和|平成|昭和|大正|明治"
_BEFORE = re.compile(
    rf"(?:({_ERA})? ?([\d〇○o零一二三四五六七八九十百元]{{1,8}}) ?年 ?(?:的)?|"
    r"(去年|今年|明年|本年|前年|同年|当年|翌年|次年)(?:的)?)?"
    rf"(?<![\d个.第])(?:({_NUMBER}) ?月?(?:份)? ?(?:至|到|-|~|、|和) ?)?({_NUMBER}) ?$"
)
_JOIN = " ?(?:至|到|-|~|、|和|及|与|以及) ?"
_AFTER = re.compile(
    rf"(?:份)? ?((?:{_NUMBER} ?[日号]?(?:\([^()]{{1,4}}\))?{_JOIN}){{0,5}})"
    rf"(?:({_NUMBER})月)?({_NUMBER}) ?[日号](?!线)"
)
_DAY = re.compile(rf"({_NUMBER})(?: ?[日号])?")
_RELATIVE = {
    "去年": "last-year",
    "今年": "this-year",
    "本年": "this-year",
    "明年": "next-year",
    "前年": "year-before-last",
    "同年": "same-year",
    "当年": "same-year",
    "翌年": "following-year",
    "次年": "following-year",
}
_LUNAR_BEFORE = re.compile("农历|阴历|旧历|夏历")
_LUNAR_AFTER = re.compile("初[一二三四五六七八九十]")
_PART = re.compile(r"上旬|中旬|下旬|初|底|末")
_ALONE = re.compile(r"(?<![月\d年、个第])(\d{1,2}) ?日(?![\d本元内])")
# As papers of Taiwan write it: 今（8）日, 昨(7)日.
_BRACKETED = re.compile(r"(?<=[今昨前明]\()(\d{1,2})(?=\)日)")
_AT_HAND = re.compile(rf"(去年|今年|明年)?(本|上个?|下个?)月(?:的)? ?({_NUMBER}) ?[日号]")
_AT_HAND_CODE = {"本": "this-month", "上": "last-month", "下": "next-month"}


def chinese(text: str) -> Iterator[Found]:
    """Every date with 月 or 日, the year and month as far as they are written."""
    at = text.find("月")
    while at >= 0:
        before = _BEFORE.search(text, max(0, at - 26), at)
        if before and not _LUNAR_AFTER.match(text, at + 1):
            yield from _at_month(text, at, before)
        at = text.find("月", at + 1)
    for found in _AT_HAND.finditer(text):
        yield from _month_at_hand(found)
    for found in (*_ALONE.finditer(text), *_BRACKETED.finditer(text)):
        yield Found(found.start(), found.end(), None, None, int(found.group(1)), "zh")


def _at_month(text: str, at: int, before: re.Match[str]) -> Iterator[Found]:
    mark, written, relative, first, last = before.groups()
    if _LUNAR_BEFORE.search(text, max(0, before.start() - 3), before.end()):
        return
    month = zh_number(last)
    after = _AFTER.match(text, at + 1)
    day = zh_number(after.group(3)) if after else None
    year = _year(mark or "", written or "", relative or "", month, day)
    if after:
        start = before.start(5) if first else before.start()
        yield from _with_days(text, start, after, month, year)
        return
    if first:
        yield Found(before.start(), before.end(4), year.ce, zh_number(first), None, year.calendar)
    start = before.start(5) if first else before.start()
    part = year.ce is None and _PART.match(text, at + 1)
    calendar = "zh-part" if part and year.calendar == "zh" else year.calendar
    yield Found(start, at + 1, year.ce, month, None, calendar, ends_range=bool(first))


def _year(mark: str, written: str, relative: str, month: int, day: int | None) -> Stated:
    if relative:
        return Stated(None, _RELATIVE[relative])
    if not written:
        return Stated(None, "zh")
    if len(written) == 2 and written.isdigit() and not mark:
        return (
            year_of(written, language="zh")
            if int(written) > 89
            else Stated(None, f"two-digits {written}")
        )
    return year_of(written, mark=mark, language="zh", month=month, day=day)


def _with_days(
    text: str, start: int, after: re.Match[str], month: int, year: Stated
) -> Iterator[Found]:
    """Each day behind a month; "3月30日至4月2日" names the month of its last day."""
    days = [
        (d.start(), d.end(), zh_number(d.group(1)))
        for d in _DAY.finditer(text, after.start(1), after.end(1))
        if text[d.start() - 1] not in "(周期"
    ]
    days.append((after.start(3), after.end(), zh_number(after.group(3))))
    days[0] = (start, *days[0][1:])
    if not after.group(2):
        yield from in_one_month(days, month, year, named_last=False)
        return
    *here, (_, end, day) = days
    yield from in_one_month(here, month, year, named_last=False)
    other = zh_number(after.group(2))
    there, _ = month_moved(year.ce or 0, other, 12 * (other < month))
    ce = there if year.ce else None
    yield Found(after.start(2), end, ce, other, day, year.calendar, ends_range=True, follows=True)


def _month_at_hand(found: re.Match[str]) -> Iterator[Found]:
    year, which, day = found.groups()
    shift = {"去年": -12, "明年": 12}.get(year or "", 0)
    code = _AT_HAND_CODE[which[0]]
    calendar = f"{code} {shift}" if shift else code
    yield Found(*found.span(), None, None, zh_number(day), calendar)
