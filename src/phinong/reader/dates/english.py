"""Dates around the name of an English month, and ordinals that stand for a day alone."""

import re
from collections.abc import Iterator

from ..calendar_years import UNKNOWN, Stated, year_of
from ..lexicon import Cue
from .english_numbers import DAY, ORDINAL, YEAR_WORDS, day_number, year_number
from .found import WEEKDAYS, Found
from .ranges import in_one_month

_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
_TO = r" ?(?:-(?= ?\d)|to|through|thru|until|till) ?"
_JOIN = rf"(?:{_TO}|,? ?(?:and|&) ?|, ?)(?:the )?{_WEEKDAY}(?:the )?"
# Neither an amount of money nor the end of a longer number.
_NUMBER = r"(?<![\d$€£¥])(?<![$€£¥] )(?<!\d[.:,/-])"
_DAYS = re.compile(
    rf"{_NUMBER}(?<![a-z])((?:{DAY}{_JOIN}){{0,5}})({DAY})"
    r"(?: of| day of|\.)?(?: the month of)?( |[-/]|)(?:\()?$"
)
_DAY = re.compile(DAY)
_YEAR_FIRST = re.compile(r"(?<![\d.,/-])(\d{4}) ?([-/ ]|, ?| of )$")
_DAY_BEHIND = re.compile(r"([-/])(\d{1,2})(?![\d/-])")
_MARK = r"b\.? ?e\.?|a\.? ?d\.?|c\.e\."
_YEAR = (
    rf"(?:\.?(?: ?, ?| (?:of|in) | (?:of |in )?the year |[-/ ]| ?\()(?:\d{{1,2}}:\d\d(?::\d\d)? )?"
    rf"(?:({_MARK}) ?)?(?:(\d{{4}})(?![\d:%]|[.,]\d)|'(\d\d)(?!\d)|({YEAR_WORDS}))"
    rf"(?: ?\(?({_MARK})(?![a-z]))?)"
)
_YEAR_AFTER = re.compile(_YEAR)
_TWO_FIGURES = re.compile(r"([-/ ])(\d\d)(?=[,.;)\n]|$| ?-(?! ?\d))")
_THINGS = "per ?cent|people|times|years|days|countries|cities|thousand|hundred|million"
_NOT_A_DAY = rf"(?![\d:%]|\.\d|,\d{{3}}| (?:{_THINGS})\b)"
# "July 5, 6 and 8, 2024", but not "on July 5 and 30 people".
_AND_DAY = (
    rf"(?:,? ?(?:and|&) ?(?:the )?(?={DAY}(?:,? \d{{4}}|[.,;)\n]|$|  | (?:in|at|of|by)\b))"
    r"|, ?(?=\d{1,2}(?:st|nd|rd|th)?(?: ?,| and| &| \d{4})))"
)
_NEXT_DATE = r"(?:st|nd|rd|th)?[\d:]| ?[-/.]?[a-z]{3,9}\.?,? \d{4}"  # 8 July 2024
_AFTER = re.compile(
    rf"\.?(?: between)?(?: ?[-/]| ?, (?={ORDINAL}|\d{{1,2}}(?:st|nd|rd|th))| )?(?:the )?"
    rf"({DAY}){_NOT_A_DAY}"
    rf"((?:(?:{_TO}|{_AND_DAY})(?:the )?{_WEEKDAY}(?:the )?{DAY}(?!{_NEXT_DATE})){{0,5}})"
)
_FROM_DAY = re.compile(rf"(?:from|between) (?:the )?({DAY})(?:{_TO}| and )(?:the )?$")
_RELATIVE = re.compile(r"\.?,?(?: of)?(?: the)? (last|this|next|same) year")
_THIS = re.compile(r"(?:\b(?:this|of this)) $")
_VERBS = frozenset({"may", "march", "mar"})  # words of other meanings when not capitalised
_BEFORE = 44


def english_month(page_text: str, text: str, cue: Cue, done: int) -> Iterator[Found]:
    """The dates around a month's name; `done` is where the last date ended."""
    month = int(cue.code)
    if text[cue.end : cue.end + 1].isalpha():
        return
    capital = page_text[cue.start].isupper() or text[cue.start : cue.end] not in _VERBS
    since = max(done, cue.start - _BEFORE)
    if first := _YEAR_FIRST.search(text, since, cue.start):
        found = list(_year_first(text, cue, month, first, capital))
        if found:
            yield from found
            return
    before = _DAYS.search(text, since, cue.start)
    if before:
        yield from _day_first(text, cue, month, before, capital)
        return
    after = _AFTER.match(text, cue.end)
    if after and _means_day(after, capital):
        yield from _month_first(text, cue, month, after, since)
    elif capital:
        yield from _month_alone(text, cue, month)


def _year_first(
    text: str, cue: Cue, month: int, first: re.Match[str], capital: bool
) -> Iterator[Found]:
    """ "2019-Aug-1", "2016 June"."""
    year = year_of(first.group(1), language="en", month=month)
    day = _DAY_BEHIND.match(text, cue.end)
    if day and day.group(1) == first.group(2):
        yield Found(first.start(), day.end(), year.ce, month, int(day.group(2)), year.calendar)
    elif capital and not _YEAR_AFTER.match(text, cue.end) and not _AFTER.match(text, cue.end):
        yield Found(first.start(), cue.end, year.ce, month, None, year.calendar)


def _day_first(
    text: str, cue: Cue, month: int, before: re.Match[str], capital: bool
) -> Iterator[Found]:
    year, end = _year_after(text, cue.end, month, joined=before.group(3) or " ")
    in_words = before.group(2).isalpha() and not re.fullmatch(ORDINAL, before.group(2))
    if year is UNKNOWN and (in_words or not capital):
        return  # "no one may", "these 12 may"
    days = [
        (d.start(), d.end(), day_number(d.group()))
        for d in _DAY.finditer(text, before.start(1), before.end(1))
    ]
    days.append((before.start(2), end, day_number(before.group(2))))
    yield from in_one_month(days, month, year, named_last=True)


def _means_day(after: re.Match[str], capital: bool) -> bool:
    """ "May two", not "they may two times": a number in words wants a capital or its ordinal."""
    return capital or after.group(1)[0].isdigit() or bool(re.fullmatch(ORDINAL, after.group(1)))


def _month_first(
    text: str, cue: Cue, month: int, after: re.Match[str], since: int
) -> Iterator[Found]:
    year, end = _year_after(text, after.end(), month)
    days = [(cue.start, after.end(1), day_number(after.group(1)))]
    if after.group(2):
        *more, last = _DAY.finditer(text, after.start(2), after.end(2))
        days += [(*found.span(), day_number(found.group())) for found in more]
        days.append((last.start(), end, day_number(last.group())))
    else:
        days[0] = (cue.start, end, days[0][2])
        if start := _FROM_DAY.search(text, since, cue.start):
            days.insert(0, (*start.span(1), day_number(start.group(1))))
            yield from in_one_month(days, month, year, named_last=True)
            return
    yield from in_one_month(days, month, year, named_last=False)


def _month_alone(text: str, cue: Cue, month: int) -> Iterator[Found]:
    year, end = _year_after(text, cue.end, month)
    if year is UNKNOWN and _THIS.search(text, max(0, cue.start - 9), cue.start):
        year = Stated(None, "this-year")
    yield Found(cue.start, end, year.ce, month, None, year.calendar)


def _year_after(text: str, at: int, month: int, joined: str = "") -> tuple[Stated, int]:
    """The year behind a date and where it ends; UNKNOWN without one.

    Two figures are a year behind an apostrophe, or at the end of "31-Mar-24".
    """
    if relative := _RELATIVE.match(text, at):
        return Stated(None, f"{relative.group(1)}-year"), at
    found = _YEAR_AFTER.match(text, at)
    if found:
        return _written(found, month), found.end()
    short = _TWO_FIGURES.match(text, at) if joined else None
    if short and short.group(1) == joined:
        return Stated(None, f"two-digits {short.group(2)}"), short.end()
    return UNKNOWN, at


def _written(found: re.Match[str], month: int) -> Stated:
    before, figures, short, words, after = found.groups()
    if short:
        return Stated(None, f"two-digits {short}")
    number = figures or str(year_number(words))
    return year_of(number, mark=before or after or "", language="en", month=month)


_ALONE = re.compile(
    r"(?:\bon (?:the )?|\b(mon|tues|wednes|thurs|fri|satur|sun)day,? (?:the )?)"
    r"(\d{1,2})(?:st|nd|rd|th)\b(?= ?[.,;:)\n]|$| (?:at|in|around|to|until|till|with|through)\b|"
    r" (?:of )?(?:this|last|next) month\b| ?-)"
)
_AT_HAND = re.compile(r"\b(this|last|next) month\b")
_DAYS_AT_HAND = re.compile(
    rf"(?<!\d)(?<![a-z])({DAY})((?:{_TO}| and )(?:the )?{DAY})?(?: day)?(?: (?:of|in))?(?: the)? $"
)


def english_days(text: str) -> Iterator[Found]:
    """Days without a month: "on the 21st", "Friday the 22nd", "the 20th of next month"."""
    for named in _AT_HAND.finditer(text) if " month" in text else ():
        before = _DAYS_AT_HAND.search(text, max(0, named.start() - _BEFORE), named.start())
        if before:
            yield from _month_at_hand(before, named)
    for found in _ALONE.finditer(text):
        weekday = WEEKDAYS.index(found.group(1)) if found.group(1) else None
        start, end = found.start(2), found.end()
        yield Found(start, end, None, None, int(found.group(2)), "", weekday=weekday)


def _month_at_hand(before: re.Match[str], named: re.Match[str]) -> Iterator[Found]:
    first, second = before.groups()
    if not second and first.isdigit() and not before.group().endswith(" of "):
        return  # "5 this month" counts something
    code = f"{named.group(1)}-month"
    if not second:
        yield Found(before.start(), named.end(), None, None, day_number(first), code)
        return
    last = list(_DAY.finditer(second))[-1]
    start = before.start(2) + last.start()
    yield Found(*before.span(1), None, None, day_number(first), code)
    yield Found(start, named.end(), None, None, day_number(last.group()), code, ends_range=True)
