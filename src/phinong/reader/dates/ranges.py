"""Dates that belong to one another: days of one month, and both ends of a range."""

import re
from collections.abc import Iterator

from ..calendar_years import Stated
from .found import Found, month_moved

_UNTIL = re.compile(
    r"(ถึงวันที่|จนถึง|ถึง|until|till|through| to|至|到|ภายใน|ภายในวันที่|by) ?(?:วันที่ ?|the )?$"
)
_TO_MARK = r"-|ถึง|จนถึง|to|until|till|through|thru|至|到|~"
_BESIDE_DAY = r"วันที่ ?|วัน[ก-๙]{3,9}ที่ ?|the |(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? "
_TO = re.compile(rf"[ ,]{{0,2}}(?:\([^()]{{1,12}}\) ?)?(?:{_TO_MARK}) ?(?:{_BESIDE_DAY})?")
_AND = re.compile(r" {0,2}(?:และ(?:วันที่)?|กับ|and|&|和|与|、) {0,2}(?:the )?")
_BETWEEN = re.compile(r"(?:ระหว่าง|between|介于)[^.。\n]{0,24}$")


def in_one_month(
    days: list[tuple[int, int, int]], month: int, year: Stated, *, named_last: bool
) -> Iterator[Found]:
    """The dates of (start, end, day) that share a month, which the last or the first names.

    "28 - 3 มีนาคม" begins in the month before, "April 28 to the 3rd" ends in the month after: a
    range does not run backwards.
    """
    turned = len(days) == 2 and days[0][2] > days[1][2]
    for number, (start, end, day) in enumerate(days):
        where = (year.ce, month)
        if turned and number == (not named_last):
            where = _moved(year.ce, month, -1 if named_last else 1)
        yield Found(start, end, *where, day, year.calendar, ends_range=number > 0)


def _moved(year: int | None, month: int, by: int) -> tuple[int | None, int]:
    """A month away; without a year the month alone, for the paper's year settles both."""
    there, moved = month_moved(year or 0, month, by)
    return (None if year is None else there), moved


def untangled(found: list[Found]) -> list[Found]:
    """Without those that lie inside a longer one."""
    kept: list[Found] = []
    for item in found:
        if kept and item.start < kept[-1].end:
            if item.end - item.start > kept[-1].end - kept[-1].start:
                kept[-1] = item
            continue
        kept.append(item)
    return kept


def closed(text: str, found: list[Found]) -> list[Found]:
    """Gives "28 กุมภาพันธ์ - 3 มีนาคม 2567" its one year on both ends."""
    ends = [
        item._replace(ends_range=True)
        if _UNTIL.search(text, max(0, item.start - 14), item.start)
        else item
        for item in found
    ]
    for i in range(len(ends) - 2, -1, -1):
        if _joined(text, ends[i], ends[i + 1]):
            ends[i : i + 2] = _completed(ends[i], ends[i + 1]._replace(follows=True))
    return ends


def _joined(text: str, here: Found, after: Found) -> bool:
    """True when `after` ends the range, or the pair, that `here` begins."""
    if not here.end <= after.start <= here.end + 24:
        return False
    if _TO.fullmatch(text, here.end, after.start):
        return True
    return bool(_AND.fullmatch(text, here.end, after.start)) and (
        after.year is not None or bool(_BETWEEN.search(text, max(0, here.start - 32), here.start))
    )


def _completed(here: Found, after: Found) -> list[Found]:
    """Both with a year, when one has it: the other lies in the year before or after if need be."""
    after = after._replace(ends_range=True)
    if here.month is None or after.month is None or _placed(here) or _placed(after):
        return [here, after]
    turned = here.month > after.month
    if here.year is None and after.year is not None:
        here = here._replace(year=after.year - turned, calendar=after.calendar)
    elif after.year is None and here.year is not None:
        after = after._replace(year=here.year + turned, calendar=here.calendar)
    return [here, after]


def _placed(item: Found) -> bool:
    """True for a date whose year is told by a word, or that is refused."""
    return item.year is None and item.calendar not in ("", "zh")


def ordered(found: list[Found]) -> list[Found]:
    """Complete dates in which no range runs backwards.

    An end whose year came from the paper moves a year; where both years are written, the two
    are no range.
    """
    for i in range(1, len(found)):
        if found[i].follows and _backwards(found[i - 1], found[i]):
            found[i - 1 : i + 1] = _turned(found[i - 1], found[i])
    return found


def _backwards(here: Found, after: Found) -> bool:
    first, last = here.first_day(), after.first_day()
    return first is not None and last is not None and first > last


def _turned(here: Found, after: Found) -> list[Found]:
    if after.inferred and here.year is not None:
        turned = (here.month or 0, here.day or 0) > (after.month or 0, after.day or 0)
        return [here, after._replace(year=here.year + turned)]
    if here.inferred and here.year is not None:
        return [here._replace(year=here.year - 1), after]
    return [here, after._replace(ends_range=False, follows=False)]
