"""What a date lacks, taken from the paper: its dateline, the year before, the order of figures."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from ..calendar_years import near, year_of
from ..model import Span
from ..page import Page
from .found import MONTH_SHIFT, WEEKDAYS, YEAR_SHIFT, YEAR_SHIFT_THERE, Found, month_moved, real

_YEAR = re.compile(r"(?<!\d)(?<!\d[.,/-])(19\d\d|20\d\d|24[5-9]\d|25\d\d)(?![\d.,]\d|\d)")
_LINE_MAX = 130  # characters of a line that is a dateline and not running text
_BESIDE_MAX = 34  # letters beside the date on such a line
_FORTNIGHT = timedelta(days=14)
_WEEKDAY_BESIDE = re.compile(r"(mon|tues|wednes|thurs|fri|satur|sun)day,? ?\(?$")
_ONE_ORDER = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}")
_SMALL = re.compile(r"(?<= )[a-z]{2,}(?=[ .])")
_SMALL_LEAST = 4
_LEAP_YEARS = (0, -1, 1, -2, 2, -3, 3, -4, 4)


def dateline(page: Page, found: list[Found]) -> Found | None:
    """The day of the paper: a full date on a short line of its own, or in brackets at the start.

    The first such line above the body wins, then one below it. None when there is none. What
    lasts for days is no day of a paper.
    """
    lasting = {f.start for f, then in pairwise(found) if then.follows}
    full = [f for f in found if f.year is not None and f.day is not None]
    full = [f for f in full if not f.ends_range and f.start not in lasting]
    alone = next((f for f in full if stands_alone(page, f)), None)
    if alone is not None:
        return alone
    opening = [f for f in full if f.start <= page.body_start + 40 and f.start >= page.title.end - 1]
    return opening[0] if opening else None


def stands_alone(page: Page, item: Found) -> bool:
    """True for a date with little beside it on its line."""
    line = page.line_of(item.start)
    if line.end - line.start > _LINE_MAX or is_sentence(page, line):
        return False
    rest = page.shadow[line.start : item.start] + page.shadow[item.end : line.end]
    letters = sum(map(str.isalpha, rest))
    return (letters <= _BESIDE_MAX and (line.end - line.start) <= 110) or page.is_furniture(
        page.shadow[line.start : line.end].strip()
    )


def is_sentence(page: Page, line: Span) -> bool:
    """True for a line of Chinese that ends as a sentence does, however short it is, and for one of
    English with a full stop and words as sentences have them."""
    if page.text.endswith(("。", "！"), line.start, line.end):
        return True
    words = page.text[line.start : line.end]
    return words.endswith(".") and len(_SMALL.findall(words)) >= _SMALL_LEAST


def one_order(page: Page, found: list[Found]) -> list[Found]:
    """Without the dates in figures that could be two days, unless the paper tells which.

    It does by the weekday beside the date, by other figures of the paper that all have one order,
    or by another date of the paper within a fortnight of one reading only.
    """
    if all(item.swapped is None for item in found):
        return found
    sure = [item for item in found if item.swapped is None]
    days = [day for item in sure if item.day and (day := item.first_day())]
    orders = {order for item in sure if (order := _order(page, item))}
    settled = (_settled(page, item, days, orders) for item in found)
    return [item for item in settled if item is not None]


def _order(page: Page, item: Found) -> str:
    """ "day" or "month", whichever comes first in figures that can be read in one way only."""
    figures = _ONE_ORDER.fullmatch(page.shadow, item.start, item.end)
    if not figures:
        return ""
    return "day" if int(figures.group(1)) > 12 else "month" if int(figures.group(2)) > 12 else ""


def _settled(page: Page, item: Found, days: list[date], orders: set[str]) -> Found | None:
    if item.swapped is None:
        return item
    readings = [(item.first_day(), item), (item.swapped, _other_way(item))]
    beside = _WEEKDAY_BESIDE.search(page.shadow, max(0, item.start - 16), item.start)
    if beside:
        weekday = WEEKDAYS.index(beside.group(1))
        readings = [(day, way) for day, way in readings if day and day.weekday() == weekday]
    if len(readings) > 1 and len(orders) == 1:
        readings = readings[:1] if orders == {"day"} else readings[1:]
    if len(readings) > 1:
        readings = [
            (day, way)
            for day, way in readings
            if day and any(abs(day - other) <= _FORTNIGHT for other in days)
        ]
    return readings[0][1]._replace(swapped=None) if len(readings) == 1 else None


def _other_way(item: Found) -> Found:
    return item._replace(month=item.day, day=item.month)


def first_year(page: Page, found: list[Found]) -> Found | None:
    """Without a dateline: the first complete date, else the first year written."""
    for item in found:
        if item.year is not None:
            return item
    year = _YEAR.search(page.shadow)
    if not year:
        return None
    stated = year_of(year.group(1), language=page.language)
    if not stated.ce:
        return None
    return Found(year.start(), year.end(), stated.ce, None, None, stated.calendar)


def placed(page: Page, found: list[Found], reference: Found | None) -> list[Found]:
    """The dates with the years and months they lack; without those that nothing places."""
    done: list[Found] = []
    for item in found:
        whole = _placed(page, item, reference, done)
        if whole is not None and whole.year and whole.month and whole.real:
            done.append(whole)
    return done


def _placed(page: Page, item: Found, reference: Found | None, before: list[Found]) -> Found | None:
    if item.year is not None:
        return item
    code, _, more = item.calendar.partition(" ")
    if code in YEAR_SHIFT_THERE:
        return _told_before(page, item, before, YEAR_SHIFT_THERE[code])
    if code == "unclear" or reference is None or reference.year is None:
        return None
    if code == "two-digits":
        year = near(int(more), reference.year)
        return item._replace(year=year, calendar="ce-2-digit") if year else None
    if item.month is None:
        return _with_month(page, item, reference)
    return _with_year(page, item, reference, reference.year)


def _told_before(page: Page, item: Found, before: list[Found], shift: int) -> Found | None:
    """ "7 April of the same year": by the date before it on its line, if that has its own year."""
    there = before[-1] if before else None
    if there is None or there.inferred or "\n" in page.text[there.end : item.start]:
        return None  # "by 1 April of the following year" is a rule, not a day
    return _in_year(item, (there.year or 0) + shift)


def _with_year(page: Page, item: Found, reference: Found, paper: int) -> Found | None:
    if item.calendar in YEAR_SHIFT:
        return _in_year(item, paper + YEAR_SHIFT[item.calendar])
    if item.day is None and item.calendar != "zh-part":
        return None  # "in July" names no date
    return _in_year(item, _year_before(page, item) or _nearest_year(item, reference))


def _in_year(item: Found, year: int) -> Found:
    return item._replace(year=year, inferred=True)


def _with_month(page: Page, item: Found, reference: Found) -> Found | None:
    """ "14日" in the lead: the month of the dateline, or the last one before it with such a day.

    A day until which something lasts ("开到15日") may lie ahead.
    """
    year, month, day = reference.year or 0, reference.month, item.day or 0
    if month is None or reference.day is None:
        return None
    code, _, shift = item.calendar.partition(" ")
    if code in MONTH_SHIFT:
        year, month = month_moved(year, month, MONTH_SHIFT[code] + int(shift or 0))
        return item._replace(year=year, month=month, inferred=True)
    if item.start > page.lead_end:
        return None
    there = _by_weekday(item, reference) if item.weekday is not None else None
    if there is None and day > reference.day and not item.ends_range:
        there = next((m for m in _months_back(year, month) if real(*m, day)), None)
    year, month = there or (year, month)
    return item._replace(year=year, month=month, inferred=True)


def _months_back(year: int, month: int) -> Iterable[tuple[int, int]]:
    return (month_moved(year, month, -by) for by in (1, 2))


def _by_weekday(item: Found, reference: Found) -> tuple[int, int] | None:
    """The nearest month, the past preferred, in which the day falls on its weekday."""
    year, month, day = reference.year or 0, reference.month or 1, item.day or 0
    for by in (0, -1, 1, -2, 2):
        there = month_moved(year, month, by)
        if real(*there, day) and date(*there, day).weekday() == item.weekday:
            return there
    return None


def _year_before(page: Page, item: Found) -> int | None:
    """A year written earlier in the same sentence."""
    if page.language == "th":
        return None
    start = page.sentence(item.start).start
    years = list(_YEAR.finditer(page.shadow, start, item.start))
    return year_of(years[-1].group(1), language=page.language).ce if years else None


def _nearest_year(item: Found, reference: Found) -> int:
    """The year that puts the day nearest to the dateline, the past preferred.

    For 29 February it is the nearest leap year.
    """
    year = reference.year or 0
    if (item.month, item.day) == (2, 29):
        return next((year + by for by in _LEAP_YEARS if real(year + by, 2, 29)), year)
    against = reference._replace(month=reference.month or item.month, day=reference.day or item.day)
    here, there = item._replace(year=year).first_day(), against.first_day()
    if here is None or there is None or reference.month is None:
        return year
    if here - there > timedelta(days=150):
        return year - 1
    return year + 1 if there - here > timedelta(days=300) else year
