"""What a written date means. One expression at a time: a form's field, a cell of a sheet.

A date that could mean two things is refused with a reason, never guessed:
- two digits of a year count only in Thai, beside the day of the paper, or where years are said to
  be Buddhist Era;
- a year without an era mark is turned only where one era is possible (`eras.bare_year_era`);
- 12/05/2019 is a day only in Thai, or when one number is too large for a month.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from phinong.core.dates import Interval, PartialDate, parse_edtf
from phinong.core.eras import (
    APRIL_BE_FROM,
    JAPANESE_ERAS,
    PLAIN_BE_FROM,
    UnclearYear,
    bare_year_era,
    ce_from_be,
    ce_from_chulasakarat,
    ce_from_japanese,
    ce_from_rattanakosin,
    ce_from_roc,
    fiscal_year_days,
    two_digit_be,
)
from phinong.core.written import Parts, parts_of, plain


@dataclass(frozen=True, slots=True)
class Understood:
    """What a date means, or why it was not understood.

    `calendar` is a code of the vocabulary `calendars`, `why_not` a code of `core.messages`;
    exactly one of `value` and `why_not` is set.
    """

    value: PartialDate | Interval | None
    calendar: str
    as_written: str
    why_not: str = ""

    @property
    def edtf(self) -> str:
        """The meaning in EDTF; empty when it was not understood."""
        return self.value.edtf if self.value else ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around an expression: its language, the day of its paper, and whether two
    digits are said to be Buddhist Era."""

    thai: bool
    dateline: date | None = None
    years_are_be: bool = False


Meaning = tuple[PartialDate | Interval, str]

_THAI = re.compile("[\u0e01-\u0e4e]")
_EDTF_DATE = r"\d{4}(?:-\d{2}(?:-\d{2})?)?[~?%]?"
_EDTF = re.compile(
    rf"{_EDTF_DATE}/{_EDTF_DATE}|{_EDTF_DATE}/\.\.|\.\./{_EDTF_DATE}|\d{{4}}[-\d]*[~?%]", re.ASCII
)
_LUNAR = re.compile(r"(?:ขึ้น|แรม) ?\d+ ?ค่ำ|农历|阴历|旧历|lunar")
_SCHOOL = re.compile("ปีการศึกษา|academic year|school year|学年")
_FISCAL = re.compile(
    r"(?:(?:ปี ?)?งบประมาณ(?: ?ประจำปี)? ?(?:พ\. ?ศ\. ?)?"
    r"|(?:thai )?(?:fiscal year|fy) ?(?:b\.?e\.? ?)?|泰国)?"
    r"(\d{4}|\d{2})(?: ?- ?(\d{4}))?((?:财政)?(?:年度|财年))?"
)
_ABOUT = re.compile(r"^(?:ราวๆ?|ประมาณ|about|around|approximately|circa|ca?\.|大约|大概|约) ?")
_ABOUT_AFTER = re.compile(r" ?(?:前后|左右|~)$")
_UNSURE = re.compile(r" ?(?:\((?:\?|ไม่แน่ชัด|uncertain|存疑)\)|\?)$")
_TWICE = re.compile(r"(.+?) ?[(]([^()]*\d{3,4}[^()]*)[)]")
_FROM = re.compile(r"^(?:ตั้งแต่|นับแต่|since|from|自|从) ?")
_BETWEEN = re.compile(r"^(?:ระหว่าง|ในช่วง|ช่วง|between|from|ตั้งแต่|自|从) ?")
_ONWARDS = re.compile(
    r" ?(?:เป็นต้นไป|เป็นต้นมา|(?:จน)?ถึงปัจจุบัน|- ?ปัจจุบัน|onwards?|- ?present|to date|起|以来|至今)$"
)
_UNTIL = re.compile(r"^(?:จนถึง|ภายใน|ถึง|until|till|up to|截至|直到) ?")
_TO = re.compile(r" ?(?:จนถึง|ถึง|-|~|至|到|\bto\b|\buntil\b|\bthrough\b) ?")
_AND = re.compile(r" ?(?:จนถึง|ถึง|-|~|至|到|และ|กับ|和|与|\bto\b|\buntil\b|\band\b) ?")


def understand(
    text: str,
    *,
    language: str,
    dateline: date | PartialDate | None = None,
    years_are_be: bool = False,
) -> Understood:
    """What one written date means. Never raises: what is unclear comes back with `why_not`.

    `dateline` is the day of the paper, for two-digit years; `years_are_be` says that they are
    Buddhist Era (a column headed พ.ศ.).
    """
    day = dateline.first_day() if isinstance(dateline, PartialDate) else dateline
    setting = Setting(language.startswith("th") or bool(_THAI.search(text)), day, years_are_be)
    try:
        edtf = text.strip()
        value, calendar = (
            (_edtf(edtf), "ce") if _EDTF.fullmatch(edtf) else _meaning(plain(text), setting)
        )
    except UnclearYear as unclear:
        return Understood(None, "", text, unclear.code)
    return Understood(value, calendar, text)


def from_parts(parts: Parts, setting: Setting, qualifier: str = "") -> tuple[PartialDate, str]:
    """The date that written parts mean, and the calendar they use. Raises UnclearYear."""
    ordered = _in_order(parts, setting)
    if not ordered.year:
        raise UnclearYear("year-missing")
    if ordered.month is not None and not 1 <= ordered.month <= 12:
        raise UnclearYear("date-not-real")
    try:
        year, calendar = _year_in_ce(ordered, setting)
        if calendar == "chulasakarat" or (calendar == "be" and year < APRIL_BE_FROM - 543):
            qualifier = {"": "~", "?": "%"}.get(qualifier, qualifier)
        return PartialDate(year, ordered.month, ordered.day, qualifier), calendar
    except UnclearYear:
        raise
    except ValueError:
        raise UnclearYear("date-not-real") from None


def _meaning(text: str, setting: Setting) -> Meaning:
    """The meaning of plain text. Raises UnclearYear with the reason."""
    if not text:
        raise UnclearYear("date-empty")
    for pattern, reason in ((_LUNAR, "date-lunar"), (_SCHOOL, "school-year")):
        if pattern.search(text):
            raise UnclearYear(reason)
    fiscal = _FISCAL.fullmatch(text)
    if fiscal and (not text[0].isdigit() or fiscal.group(3)):
        return _fiscal(fiscal), "be-fiscal"
    bare, qualifier = _qualified(text)
    parts = parts_of(bare)
    if parts is not None:
        return from_parts(parts, setting, qualifier)
    found = _twice(bare, setting, qualifier) or _open_range(text, setting) or _range(text, setting)
    if found is None:
        raise UnclearYear("date-not-understood")
    return found


def _edtf(text: str) -> PartialDate | Interval:
    try:
        return parse_edtf(text)
    except ValueError:
        raise UnclearYear("date-not-real") from None


def _fiscal(found: re.Match[str]) -> Interval:
    """The days of one Thai fiscal year, or of several."""
    first, last = found.group(1), found.group(2) or found.group(1)
    if len(first) == 2:
        raise UnclearYear("year-two-digits")
    if int(first) < PLAIN_BE_FROM:
        raise UnclearYear("year-era-unclear")
    start, end = fiscal_year_days(int(first))[0], fiscal_year_days(int(last))[1]
    return _interval(PartialDate.of(start), PartialDate.of(end))


def _qualified(text: str) -> tuple[str, str]:
    """The text without the words that make it approximate or uncertain, and its qualifier."""
    bare = _UNSURE.sub("", text)
    exact = _ABOUT_AFTER.sub("", _ABOUT.sub("", bare))
    qualifier = {(False, False): "", (True, False): "~", (False, True): "?", (True, True): "%"}
    return exact.strip(), qualifier[exact != bare, bare != text]


def _in_order(parts: Parts, setting: Setting) -> Parts:
    """The parts with day and month told apart. Raises UnclearYear when nobody can."""
    if parts.order_open is None:
        return parts
    first, second = parts.order_open
    thai_year = parts.year.isdigit() and PLAIN_BE_FROM <= int(parts.year) <= 2699
    if first > 12 or first == second or ((setting.thai or thai_year) and second <= 12):
        return replace(parts, day=first, month=second, order_open=None)
    if second > 12:
        return replace(parts, day=second, month=first, order_open=None)
    raise UnclearYear("day-or-month-unclear")


def _year_in_ce(parts: Parts, setting: Setting) -> tuple[int, str]:
    """The Common Era year of the parts and their calendar."""
    number, month, day = int(parts.year), parts.month, parts.day
    era = parts.era or _era_without_mark(parts, setting)
    if len(parts.year) <= 2 and era in ("be", "ce"):
        return _two_digits(parts, era, setting), "be-2-digit"
    if era in JAPANESE_ERAS:
        return ce_from_japanese(era, number, month, day), "japanese"
    if era == "chulasakarat" and month is not None:
        raise UnclearYear("date-lunar")
    return _TURNS[era](number, month, day), era


# How the years of each calendar are turned, given year, month and day.
_TURNS: dict[str, Callable[[int, int | None, int | None], int]] = {
    "ce": lambda year, _month, _day: year,
    "be": ce_from_be,
    "rattanakosin": ce_from_rattanakosin,
    "chulasakarat": lambda year, _month, _day: ce_from_chulasakarat(year),
    "roc": lambda year, _month, _day: ce_from_roc(year),
}


def _era_without_mark(parts: Parts, setting: Setting) -> str:
    """ "be" or "ce" for a year without a mark. Raises UnclearYear when it could be either."""
    if len(parts.year) <= 2:
        is_year = parts.has_month or parts.called_year
        if setting.years_are_be or (setting.thai and setting.dateline and is_year):
            return "be"
        raise UnclearYear("year-two-digits")
    thai = setting.thai and not parts.iso
    era = bare_year_era(int(parts.year), thai=thai, has_month=parts.has_month)
    if not era:
        raise UnclearYear("year-era-unclear")
    return era


def _two_digits(parts: Parts, era: str, setting: Setting) -> int:
    """The Common Era year of two digits that are Buddhist Era by a mark, a rule or a dateline."""
    yy = int(parts.year)
    if era == "ce":
        raise UnclearYear("year-two-digits")
    said = parts.era == "be" or setting.years_are_be
    if setting.dateline is None and said:
        return ce_from_be(2500 + yy, parts.month)
    return ce_from_be(two_digit_be(yy, setting.dateline), parts.month)


def _twice(text: str, setting: Setting, qualifier: str) -> Meaning | None:
    """A date whose year stands in a second calendar in brackets: "2475 (ค.ศ. 1932)".

    Where the first alone would be unclear, the second decides; otherwise they must agree.
    """
    found = _TWICE.fullmatch(text)
    parts = parts_of(found.group(1)) if found else None
    also = parts_of(found.group(2)) if found else None
    if parts is None or also is None or also.month is not None:
        return None
    year, _ = from_parts(also, setting)
    try:
        value, calendar = from_parts(parts, setting, qualifier)
    except UnclearYear as unclear:
        if unclear.code not in ("year-needs-month", "year-era-unclear", "year-two-digits"):
            raise
        said = replace(parts, year=str(year.year), era="ce")
        return from_parts(said, setting, qualifier)[0], "be" if parts.era == "be" else "ce"
    if value.year != year.year:
        raise UnclearYear("dates-disagree")
    return value, calendar


def _open_range(text: str, setting: Setting) -> Meaning | None:
    """ "since 2019", "until March 2024", "2019 - present"."""
    started = _ONWARDS.sub("", _FROM.sub("", text))
    if started != text and (found := _one(started, setting)):
        return Interval(found[0], None), found[1]
    ended = _UNTIL.sub("", text)
    if ended != text and (found := _one(ended, setting)):
        return Interval(None, found[0]), found[1]
    return None


def _one(text: str, setting: Setting) -> tuple[PartialDate, str] | None:
    bare, qualifier = _qualified(text)
    parts = parts_of(bare)
    return from_parts(parts, setting, qualifier) if parts else None


def _range(text: str, setting: Setting) -> Meaning | None:
    """ "5-8 July 2024", "28 ธันวาคม 2566 - 3 มกราคม 2567": each end completed by the other."""
    bare = _BETWEEN.sub("", text)
    marks = _TO if bare == text else _AND
    for mark in marks.finditer(bare):
        ends = [_qualified(side) for side in (bare[: mark.start()], bare[mark.end() :])]
        start, end = (parts_of(side, as_end=True) for side, _ in ends)
        if start is not None and end is not None and end.year + start.year:
            start, end = _completed(_two_digit_end(start, end, setting))
            first, calendar = from_parts(start, setting, ends[0][1])
            last, _ = from_parts(end, setting, ends[1][1])
            return _interval(first, last), calendar
    return None


def _interval(start: PartialDate, end: PartialDate) -> Interval:
    try:
        return Interval(start, end)
    except ValueError:
        raise UnclearYear("date-backwards") from None


def _two_digit_end(start: Parts, end: Parts, setting: Setting) -> tuple[Parts, Parts]:
    """ "2566-67" ends in 2567: a bare number after a year is the year it ends in."""
    only_years = start.month is None and start.day is None and end.month is None
    if only_years and len(start.year) == 4 and not end.year and end.day is not None:
        return start, Parts(year=f"{start.year[:2]}{end.day:02d}", era=start.era)
    if only_years and start.day is None and not end.year:
        raise UnclearYear("date-not-understood")
    return start, end


def _completed(ends: tuple[Parts, Parts]) -> tuple[Parts, Parts]:
    """Both ends with year, month and era; what one lacks comes from the other.

    A year written once belongs to the end it stands at: the other lies in the year before or
    after when the months say so.
    """
    start, end = ends
    if start.month is None and start.day is not None:
        start = replace(start, month=end.month)
    if end.month is None and end.day is not None:
        end = replace(end, month=start.month)
    turned = (start.month or 0) > (end.month or 13)
    if not start.year:
        start = replace(start, year=_moved(end.year, -turned), era=end.era)
    elif not end.year:
        end = replace(end, year=_moved(start.year, turned), era=start.era)
    return start, _with_era_of(start, end)


def _with_era_of(start: Parts, end: Parts) -> Parts:
    """The end of "พ.ศ. 2563-2567" is Buddhist Era too; that of "ค.ศ. 1940-2543" is so by itself."""
    alike = not end.era and len(end.year) == len(start.year)
    bare = bare_year_era(int(end.year), thai=True, has_month=end.has_month)
    buddhist = start.era == "ce" and bare == "be"
    return replace(end, era=start.era) if alike and not buddhist else end


def _moved(year: str, by: int) -> str:
    return str(int(year) + by).zfill(len(year))
