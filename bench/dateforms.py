"""Which date expressions of a public collection count, by their letters and their TIMEX alone.

1. It has a resolution and a reference day, and is a date or a range, with or without a time.
2. It is written in the words of calendars only: names of months and weekdays, numbers,
   joining words, hours, and "this", "last", "next" before a year or month. Words that count days
   from another day (tomorrow, two weeks ago) and feasts are not the reader's to work out.
3. Its TIMEX is a day, a month of a year, or a range of such. Years, weeks, weekdays and months
   without a year are not dates in the labelling rules of the field. The day, month or year of an
   end of a range that is not written was worked out by the collection ("from May 2015" begins on
   1 May): the end is then a month, or a year alone and no date.
4. Figures alone count when they are three, four of them the year, with marks between, and can be
   ordered in one way only: 4/22 is a fraction, 11/2016 the number of a meeting, 1/2/2020 two
   days, 5/5/71 a year of two eras. Figures that may be hours or days (from 5 to 6) do not count.
5. The parts stand in an order that is in use, with the year first or last. "Last May" and "next
   May" mean two years each; "next Friday" is worked out.
6. A year of two digits has an apostrophe, or marks or 年 beside it, and lies from 20 years before
   the reference day to 10 years after it. No year lies before 1000.
7. A day without its month is an ordinal in figures behind "on" or the name of a weekday, a Chinese
   day with 日, or a day of "this", "last" or "next month". A Chinese day of a month has its 日 or
   号: without it, or with 初, it is a day of the moon.
8. It is not part of a longer word, an address or the name of a file.
"""

import re
from dataclasses import dataclass
from datetime import date

from bench.timex import (
    EN_MONTHS,
    EN_NUMBERS,
    MONTH_AT_HAND,
    MONTH_NAME,
    ORDINAL,
    TRIPLE,
    WEEKDAY,
    meanings,
)

KINDS = ("date", "daterange", "datetime", "datetimerange")
_EN_DAYS = (
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "sat sun"
)
_EN_JOINS = (
    "the of in on at from to and till until through thru between before after since by or "
    "late early mid end beginning start around about day "
    "year month this last next am pm a p m o clock st nd rd th morning afternoon evening night"
)
_ZH_WORDS = (
    r"[\d〇零一二两三四五六七八九十廿卅百千年月日号,，.。:：()（）/~–—\- ]|星期[一二三四五六日天]|"
    "周[一二三四五六日天]|去年|今年|明年|本年|本月|上个?月|下个?月|从|自|在|到|至|和|与|以及|及|或|之前|之后|"
    "以前|以后|之间|间|起|开始|初|底|末|旬|上旬|中旬|下旬|上午|下午|早上|早间|早|晚上|晚|中午|凌晨|点|时|分|半"
)
_ENGLISH = frozenset(f"{EN_NUMBERS} {EN_MONTHS} {_EN_DAYS} {_EN_JOINS}".split())
_CHINESE = re.compile(f"(?:{_ZH_WORDS})+")
_SHIFTED = re.compile(rf"\b(?:last|next) (?:{f'{EN_MONTHS} {_EN_DAYS}'.replace(' ', '|')})\b")
_TWO_DIGIT = re.compile(r"'\d{2}\b|(?<!\d)\d{2}年|(?<=[a-z][-/])\d{2}$")
_HOUR = re.compile(
    r"\d:\d|(?<![a-z])[ap] ?\.? ?m\b|o'clock|morning|afternoon|evening|night|[点时早晚午]"
)
_MOON = re.compile(
    r"月[\d〇零一二三四五六七八九十廿卅]{1,3}(?![日号月\d一二三四五六七八九十])|初[一二三四五六七八九十]"
)


@dataclass(frozen=True, slots=True)
class Expression:
    """An expression of a case: where, how it is written, and its meanings as (TIMEX, values)."""

    start: int
    end: int
    text: str
    kind: str
    timexes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One input with every expression that the collection marks in it."""

    language: str
    text: str
    reference: date | None
    expressions: tuple[Expression, ...]


def why_not(case: Case, item: Expression) -> str:
    """Which of the rules above leaves an expression out; empty when it counts."""
    if case.reference is None or not item.timexes:
        return "no reference day or no resolution"
    if item.kind not in KINDS:
        return "a time, a duration or a repetition"
    if not _in_words(case.language, item.text):
        return "other words than those of calendars"
    if not any(meanings(timex, item.text, case.reference) for timex in item.timexes):
        return "a year, a week, a weekday, a month without a year, or a day not written"
    if _inside_a_word(case.text, item):
        return "part of a word, an address or a file's name"
    return _form(case, item, case.reference)


def _in_words(language: str, text: str) -> bool:
    if language == "Chinese":
        return _CHINESE.fullmatch(text) is not None
    return all(word in _ENGLISH for word in re.findall(r"[^\W\d_]+", text))


def _inside_a_word(text: str, item: Expression) -> bool:
    before, after = text[: item.start], text[item.end :]
    return bool(re.search(r"[-_/=a-zA-Z]$", before) or re.match(r"[-_/=]|[.]?[a-zA-Z]", after))


def _form(case: Case, item: Expression, reference: date) -> str:
    """Rules 4 to 7, on the letters of the expression."""
    if not MONTH_NAME.search(item.text) and "月" not in item.text:
        return _without_month(case, item)
    faults = {
        "hours or days": item.kind == "datetimerange" and not _HOUR.search(item.text),
        "a day of the moon": case.language == "Chinese" and bool(_MOON.search(item.text)),
        "last or next before a month or weekday": bool(_SHIFTED.search(item.text)),
        "an order that is not in use": item.kind == "date" and not _usual_order(item.text),
        "a year too far, or in two figures without a mark": not _years_near(item, reference),
    }
    return next((fault for fault, is_so in faults.items() if is_so), "")


def _without_month(case: Case, item: Expression) -> str:
    """Rules 4 and 7: figures, or a day alone."""
    if triples := TRIPLE.findall(item.text):
        return "" if all(_one_order(*triple) for triple in triples) else "figures with two orders"
    said = MONTH_AT_HAND.search(item.text) or _day_alone(case, item)
    return "" if said else "figures without year, month or mark"


def _day_alone(case: Case, item: Expression) -> bool:
    """Rule 7."""
    if case.language == "Chinese":
        return "日" in item.text
    behind_on = case.text[: item.start].lower().endswith("on ") or item.text.startswith("on ")
    return bool(ORDINAL.search(item.text)) and bool(behind_on or WEEKDAY.search(item.text))


def _one_order(first: str, _mark: str, second: str, last: str) -> bool:
    """True when three figures name one day at most: 2024-03-04, 31/3/2024, 3.3.2024."""
    if len(first) == 4:
        return len(last) <= 2
    return len(last) == 4 and (first == second or max(int(first), int(second)) > 12)


def _usual_order(text: str) -> bool:
    marks = rf"(\d{{4}})(?!\d)|({MONTH_NAME.pattern})|(?<![\d:])(\d{{1,2}})(?![\d:])"
    parts = re.findall(marks, text)
    order = "".join("YMD"[next(i for i, part in enumerate(found) if part)] for found in parts)
    return not re.search("DYM|YDM|MYD", order)


def _years_near(item: Expression, reference: date) -> bool:
    """Rule 6."""
    years = [int(year) for timex in item.timexes for year in re.findall(r"(\d{4})-\d\d", timex)]
    if any(year < 1000 for year in years):
        return False
    if re.search(r"\d{4}", item.text) or all(
        year % 100 not in _figures(item.text) for year in years
    ):
        return True
    two = bool(_TWO_DIGIT.search(item.text))
    return two and all(-20 <= year - reference.year <= 10 for year in years)


def _figures(text: str) -> set[int]:
    return {int(figure) for figure in re.findall(r"(?<![\d:])\d{2}(?![\d:])", text)}
