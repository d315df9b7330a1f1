"""Dates as a reader of each language expects them: 14 มีนาคม 2565, 14 March 2022, 2022年3月14日.

What is said here is understood again by `core.understanding`: an era mark stands wherever the
year alone could be read in two ways.
"""

from dataclasses import dataclass
from datetime import date

from phinong.core.dates import Interval, PartialDate
from phinong.core.eras import APRIL_BE_FROM, BE_MINUS_CE, UnclearYear, bare_year_era, be_from_ce
from phinong.core.languages import UI
from phinong.core.months import ENGLISH_MONTHS, ENGLISH_SHORT, THAI_MONTHS, THAI_SHORT

ERAS = ("reader", "be", "ce")
LENGTHS = ("long", "short")

_MONTHS = {
    ("th", "long"): THAI_MONTHS,
    ("th", "short"): THAI_SHORT,
    ("en", "long"): ENGLISH_MONTHS,
    ("en", "short"): ENGLISH_SHORT,
}
_MARKS = {("th", "be"): "พ.ศ. {}", ("th", "ce"): "ค.ศ. {}", ("en", "be"): "B.E. {}"}
_MARKS |= {("en", "ce"): "{} CE", ("zh", "be"): "佛历{}年", ("zh", "ce"): "公元{}年"}
_ABOUT = {"th": "ราว {}", "en": "about {}", "zh": "约{}"}
_UNSURE = {"th": "{} (ไม่แน่ชัด)", "en": "{} (uncertain)", "zh": "{}（存疑）"}
_SINCE = {"th": "ตั้งแต่ {}", "en": "since {}", "zh": "{}起"}
_UNTIL = {"th": "ถึง {}", "en": "until {}", "zh": "截至{}"}


@dataclass(frozen=True, slots=True)
class _Manner:
    """How to say: page language, era of the years, length of the months."""

    language: str
    era: str
    length: str


def say(
    when: date | PartialDate | Interval,
    language: str,
    *,
    era: str = "reader",
    length: str = "long",
) -> str:
    """A date or interval in words for a reader of `language` (page language or any tag).

    `era` "reader" is the Buddhist Era in Thai and the Common Era elsewhere. A year that has no
    single Buddhist year is said in the Common Era. Chinese has one length. Raises ValueError for
    another era than "reader", "be", "ce" or another length than "long", "short".
    """
    if era not in ERAS or length not in LENGTHS:
        raise ValueError(f"no way to say a date: {era}, {length}")
    short = language.partition("-")[0].lower()
    short = short if short in UI else "en"
    spoken = ("be" if short == "th" else "ce") if era == "reader" else era
    manner = _Manner(short, spoken, length)
    if isinstance(when, Interval):
        return _interval(when, manner)
    return _date(when if isinstance(when, PartialDate) else PartialDate.of(when), manner)


def _date(when: PartialDate, manner: _Manner) -> str:
    """One date with its qualifier."""
    said = _joined(_day_month(when, manner), _year(when, manner), manner)
    if when.qualifier in ("~", "%"):
        said = _ABOUT[manner.language].format(said)
    return _UNSURE[manner.language].format(said) if when.qualifier in ("?", "%") else said


def _joined(day_month: str, year: str, manner: _Manner) -> str:
    if manner.language == "zh":
        return year + day_month
    return f"{day_month} {year}".strip()


def _day_month(when: PartialDate, manner: _Manner) -> str:
    """Day and month without the year; empty for a year alone."""
    if when.month is None:
        return ""
    if manner.language == "zh":
        return f"{when.month}月" + (f"{when.day}日" if when.day else "")
    month = _MONTHS[manner.language, manner.length][when.month - 1]
    return f"{when.day} {month}" if when.day else month


def _year(when: PartialDate, manner: _Manner) -> str:
    """The year, with an era mark where it could be read in two ways."""
    language, era = manner.language, manner.era
    number = _be_year(when) if era == "be" else None
    if number is None:
        era, number = "ce", when.year
    thai = language == "th"
    usual = era == manner.era == ("be" if thai else "ce")
    if usual and bare_year_era(number, thai=thai, has_month=when.month is not None) == era:
        return f"{number}年" if language == "zh" else str(number)
    return _MARKS[language, era].format(number)


def _be_year(when: PartialDate) -> int | None:
    """The Buddhist year of a date; None when there is no single one, or only about."""
    approximate = when.qualifier in ("~", "%")
    if when.year + BE_MINUS_CE <= APRIL_BE_FROM and not approximate:
        return None
    try:
        return be_from_ce(when.year, when.month)
    except UnclearYear:
        return None


def _interval(when: Interval, manner: _Manner) -> str:
    """An interval, with what both ends share said once."""
    start, end = when.start, when.end
    if start is None or end is None:
        only = end if start is None else start
        words = _UNTIL if start is None else _SINCE
        return words[manner.language].format(_date(only, manner)) if only else ""
    if start == end:
        return _date(start, manner)
    one_year = start.year == end.year and _year(start, manner) == _year(end, manner)
    plain = not start.qualifier and not end.qualifier
    if one_year and plain and start.precision == end.precision and start.month is not None:
        return _within_year(start, end, manner)
    dash = "–" if start.month is None and end.month is None and plain else " – "
    return f"{_date(start, manner)}{dash}{_date(end, manner)}"


def _within_year(start: PartialDate, end: PartialDate, manner: _Manner) -> str:
    year = _year(start, manner)
    if manner.language == "zh":
        last = f"{end.day}日" if start.month == end.month and end.day else _day_month(end, manner)
        return f"{year}{_day_month(start, manner)}–{last}"
    if start.month == end.month:
        return _joined(f"{start.day}–{_day_month(end, manner)}", year, manner)
    dash = "–" if start.day is None else " – "
    return _joined(f"{_day_month(start, manner)}{dash}{_day_month(end, manner)}", year, manner)
