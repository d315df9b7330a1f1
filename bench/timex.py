"""What a TIMEX means as dates, in the words of the expression that it stands for.

TIMEX writes a missing year or month with X, and gives both ends of a range as days, also of a range
of months. What the expression does not write was worked out: a range's end is then known to
the month, or is a year alone and no date. Days are sets of EDTF texts.
"""

import re
from collections import Counter
from datetime import date
from itertools import pairwise, product

from phinong.reader.dates.found import real

Days = frozenset[str]
EN_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
    "hundred thousand zero oh first second third fourth fifth sixth seventh eighth ninth tenth "
    "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
    "twentieth thirtieth"
)
EN_MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec"
)
MONTH_NAME = re.compile(rf"\b(?:{EN_MONTHS.replace(' ', '|')})(?![a-z])")
MONTH_AT_HAND = re.compile(r"\b(?:this|last|next) month\b|本月|上个?月|下个?月")
WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
ORDINAL = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)\b")
TRIPLE = re.compile(r"(?<!\d)(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?!\d)")
_DAY = r"(?:\d{4}|XXXX)-(?:\d{2}|XX)-\d{2}"
_TIMEX_DAY = re.compile(_DAY)
_TIMEX_MONTH = re.compile(r"\d{4}-\d{2}")
_TIMEX_RANGE = re.compile(rf"\(({_DAY}),({_DAY}),P.*\)")
_MONTHS = {name[:3]: number for number, name in enumerate(EN_MONTHS.split()[:12], 1)}
_ONE_MONTH: list[list[str | None]] = [["day", "month"], ["month", "day"]]
_DIGIT = "〇一二三四五六七八九"


def meanings(timex: str, text: str, reference: date) -> list[Days]:
    """The sets of EDTF dates a TIMEX may mean in the words of `text`, seen from the reference day.

    Empty when it means no day or month that the text writes; a day that does not exist means the
    empty set.
    """
    if _TIMEX_DAY.fullmatch(timex):
        if not _written(timex, text):
            return []
        return [frozenset({day.isoformat()}) for day in _nearest(timex, reference)] or [frozenset()]
    if _TIMEX_MONTH.fullmatch(timex):
        return [frozenset({timex})] if _written(f"{timex}-XX", text) else []
    span = _TIMEX_RANGE.fullmatch(timex)
    return _ranges(span[1], span[2], text, reference) if span else []


def _written(timex: str, text: str) -> bool:
    """True when day and month of a TIMEX stand in the text, or words that leave the month open."""
    _, month, day = timex.split("-")
    if day != "XX" and not counted(text)[int(day)]:
        return False
    if MONTH_AT_HAND.search(text):
        return day != "XX"
    return (
        month == "XX"
        or int(month) in _months(text)
        or bool(WEEKDAY.search(text) and ORDINAL.search(text))
    )


def _months(text: str) -> set[int]:
    """The numbers of the months a text names, in names or figures."""
    named = {_MONTHS[found[:3]] for found in MONTH_NAME.findall(text)}
    han = {_han(found) for found in re.findall(r"([\d一二三四五六七八九十]{1,3}) ?月", text)}
    figures = {int(n) for first, _, second, last in TRIPLE.findall(text) for n in (first, second)}
    return named | han | figures


def counted(text: str) -> Counter[int]:
    """How often each number up to 31 stands in a text, in figures or in words."""
    found = [int(n) for n in re.findall(r"(?<!\d)\d{1,2}(?!\d)", text)]
    found += [_han(n) for n in re.findall(r"[一二三四五六七八九十廿卅]{1,3}", text)]
    return Counter(found + _in_english(text))


def _in_english(text: str) -> list[int]:
    words = re.findall("[a-z]+", text)
    values = dict(zip(EN_NUMBERS.split()[:19], range(1, 20), strict=True))
    ordinals = EN_NUMBERS.split("oh ")[1].split()
    values |= dict(zip(ordinals, [*range(1, 21), 30], strict=True))
    tens = {"twenty": 20, "thirty": 30}
    found = [values[word] for word in words if word in values]
    found += [tens[word] for word in words if word in tens]
    pairs = ((a, b) for a, b in pairwise(words) if a in tens and values.get(b, 10) < 10)
    return found + [tens[a] + values[b] for a, b in pairs]


def _han(written: str) -> int:
    """1 to 31 in Chinese or Arabic figures."""
    if written.isdigit() and written.isascii():
        return int(written)
    spelled = written.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = spelled.rpartition("十")
    unit = max(_DIGIT.find(ones), 0) if len(ones) == 1 else 0
    return 10 * (max(_DIGIT.find(tens), 0) if tens else 1) + unit if ten else unit


def _ranges(first: str, last: str, text: str, reference: date) -> list[Days]:
    """Both ends as exact as they are written. An end that is a year alone is no date."""
    exact = [_exact(end, text) for end in (first, last)]
    if None in exact or not any(exact):
        return []
    if first[:4] == "XXXX" and last[5:7] != "XX" and first[5:7] == "XX":
        return []
    twice = first.endswith("-01") and last.endswith("-01") and counted(text)[1] < 2
    readings = [_pair(first, last, exact, reference)]
    if twice and "day" in exact:
        readings += [_pair(first, last, kinds, reference) for kinds in _ONE_MONTH]
    return [days for several in readings for days in several]


def _exact(timex: str, text: str) -> str | None:
    """ "day" or "month", as the end is written, "" for a year alone, None for a day worked out."""
    if _written(timex, text):
        return "day"
    if not timex.endswith("-01"):
        return None
    if _written(f"{timex[:-3]}-XX", text) and _beside_its_year(timex, text):
        return None if "X" in timex[:4] else "month"
    return "" if timex.endswith("-01-01") and timex[:4] in text else None


def _beside_its_year(timex: str, text: str) -> bool:
    """Where an English text writes two years, a month belongs to the one it stands beside."""
    if len(re.findall(r"\d{4}", text)) < 2 or not MONTH_NAME.search(text):
        return True
    name = next(short for short, number in _MONTHS.items() if number == int(timex[5:7]))
    year = timex[:4]
    beside = rf"{name}[a-z]*\W*(?:\d\d?[a-z]*\W+)?(?:(?:of|in)\W)?{year}|{year}\W*{name}"
    return bool(re.search(beside, text))


def _pair(first: str, last: str, exact: list[str | None], reference: date) -> list[Days]:
    starts, ends = _nearest(first, reference), _nearest(last, reference)
    if not starts or not ends:
        return [frozenset(day.isoformat() for day in starts + ends)]
    pairs = [(start, end) for start in starts for end in _after(last, start)[:1]]
    return [
        frozenset(
            day.isoformat()[: 10 if kind == "day" else 7]
            for day, kind in zip(pair, exact, strict=True)
            if kind
        )
        for pair in pairs
    ]


def _nearest(timex: str, reference: date) -> list[date]:
    """The last such day up to the reference day, and the first one after it."""
    days = _all(timex, reference)
    before, after = [d for d in days if d <= reference], [d for d in days if d > reference]
    return before[-1:] + after[:1]


def _after(timex: str, start: date) -> list[date]:
    return [day for day in _all(timex, start) if day >= start]


def _all(timex: str, around: date) -> list[date]:
    """Every day of the pattern, within nine years where the year is missing."""
    year, month, day = timex.split("-")
    years = range(around.year - 9, around.year + 10) if "X" in year else [int(year)]
    months = range(1, 13) if "X" in month else [int(month)]
    return [date(y, m, int(day)) for y, m in product(years, months) if real(y, m, int(day))]
