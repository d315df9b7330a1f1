"""How one date is written: its day, month, year and era mark, before anything is turned.

Reads Thai, English, Chinese, Korean and Japanese forms, and numbers alone. What the parts mean
is decided in `core.understanding`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from phinong.core.eras import JAPANESE_ERAS
from phinong.core.months import (
    ENGLISH_DAYS,
    MONTH_NUMBERS,
    THAI_DAYS,
    month_key,
    month_pattern,
)

_CHARACTERS = str.maketrans(
    {chr(0x0E50 + digit): str(digit) for digit in range(10)}
    | {chr(0xFF01 + code): chr(0x21 + code) for code in range(94)}
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30fc\ufe63", "-")
    | dict.fromkeys("\u301c\u223c\uff5e", "~")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
    | dict(zip("國曆號農約週禮從後陰級年월일년", "国历号农约周礼从后阴级年月日年", strict=True))
)
_CJK_UNITS = re.compile("[年月日号]")
_ZH_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "元": 1}

_ERAS = {
    "be": (r"พ\. ?ศ\. ?|พศ\.?|พ\.ศ|พุทธศักราช|b\.? ?e\.?|佛历|泰历"),
    "ce": (r"ค\. ?ศ\. ?|คศ\.?|ค\.ศ|คริส(?:ต์|ต)?ศักราช|c\.? ?e\.?|a\.? ?d\.?|公元|西元|公历"),
    "rattanakosin": r"ร\. ?ศ\. ?|รศ\.?|ร\.ศ|รัตนโกสินทร(?:์)?ศก|r\.s\.",
    "chulasakarat": r"จ\. ?ศ\. ?|จศ\.?|จ\.ศ|จุลศักราช|c\.s\.",
    "roc": "(?:中华|中華)?民国|roc",
} | {era: era for era in JAPANESE_ERAS}
_ERA = "|".join(_ERAS.values())
_WHICH_ERA = {code: re.compile(pattern) for code, pattern in _ERAS.items()}
_LETTER_ERAS = dict(zip("mtshr", JAPANESE_ERAS, strict=True))

_MONTH = f"(?P<month>{month_pattern()})"
_YEAR = (
    rf"(?P<word>ปี ?|year )?(?:(?P<era>{_ERA}) ?)?(?P<year>\d{{1,4}})"
    r"(?: ?(?P<after>b\.? ?e\.?|c\.? ?e\.?|a\.? ?d\.?))?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_ZH_NUMBER = "[\\d〇○零一二三四五六七八九十]"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"{_DAY}[ -]?(?:day )?(?:of )?(?:เดือน ?)?{_MONTH}[ ,.-]*(?:of )?(?:{_YEAR})?",
        rf"(?=[a-z]){_MONTH}[ -]?{_DAY}(?:[ ,.-]+{_YEAR})?",
        rf"(?:เดือน ?)?{_MONTH}[ ,.-]*(?:of )?(?:{_YEAR})?",
        rf"(?P<year>\d{{4}})[ -]{_MONTH}[ -]{_DAY}",
        rf"(?:(?P<era>{_ERA}))?(?P<year>[\d〇○零一二三四五六七八九十百元]{{1,8}})年"
        rf"(?:(?P<month>{_ZH_NUMBER}{{1,3}})月份?(?:(?P<day>[\d〇一二三四五六七八九十廿卅]{{1,3}})[日号]?)?)?",
        rf"(?P<month>{_ZH_NUMBER}{{1,3}})月份?(?:(?P<day>[\d〇一二三四五六七八九十廿卅]{{1,3}})[日号]?)?",
        r"(?P<day>[\d〇一二三四五六七八九十廿卅]{1,3})[日号]",
        r"(?P<era>[mtshr])(?P<year>\d{1,2})\.(?P<month>\d{1,2})\.(?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})",
        r"(?P<year>\d{4})(?P<sep>[-/.])(?P<month>0?[1-9]|1[0-2])",
        r"(?P<first>\d{1,2})(?P<sep>[-/. ])(?P<second>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})",
        r"(?P<month>\d{1,2})[-/.](?P<year>\d{4})",
        rf"{_YEAR}年?",
    )
)
# Only meaningful as one end of a range: "5" in "5-8 July", "8, 2024" in "July 5-8, 2024".
_ENDS = tuple(re.compile(form) for form in (_DAY, rf"{_DAY},? ?(?P<year>\d{{4}})"))

_SHORT_WEEKDAY = "จ|อ|พฤ|พ|ศ|ส|อา"
_THAI_WEEKDAY = "|".join((*THAI_DAYS, "พฤหัสฯ", "พฤหัส", _SHORT_WEEKDAY))
_ENGLISH_WEEKDAY = "|".join(
    f"{day.lower()}|{day[:4].lower()}|{day[:3].lower()}" for day in ENGLISH_DAYS
)
_LEAD = re.compile(
    "(?:(?:เมื่อ|ใน|ณ|ประจำ|on|in|dated|at) ?)?(?:ตรงกับ ?)?"
    rf"(?P<day>วัน ?(?:{_THAI_WEEKDAY})\.? ?(?:ที่)? ?|(?:{_SHORT_WEEKDAY})\. ?(?=\d)|วันที่ ?|ที่ ?)?"
    rf"(?:(?:{_ENGLISH_WEEKDAY})\.?,? )?(?:the )?"
)
_ZH_WEEKDAY = re.compile(r" ?[(]?(?:星期|周|礼拜)[一二三四五六日天][)]?$|[(][月火水木金土日][)]$")
_EDGES = " .,;:、，。\u3001\u3002"


@dataclass(frozen=True, slots=True)
class Parts:
    """A written date in parts. `year` keeps its digits, for "67" is not "2567"; `era` is a code of
    the vocabulary `calendars`, or a Japanese era's name, or empty without a mark.

    `order_open` holds two numbers of which nobody can say which is the day. `iso` marks the
    year-month-day form in numbers, `called_year` a year with the word for it ("ปี 67").
    """

    year: str = ""
    month: int | None = None
    day: int | None = None
    era: str = ""
    iso: bool = False
    called_year: bool = False
    order_open: tuple[int, int] | None = None

    @property
    def has_month(self) -> bool:
        """Whether it names a month in any way."""
        return self.month is not None or self.order_open is not None


def plain(text: str) -> str:
    """The text in ASCII digits, lower case and single spaces, without invisible characters."""
    spaced = " ".join(text.translate(_CHARACTERS).lower().split())
    if _CJK_UNITS.search(spaced):
        spaced = spaced.replace(" ", "")
    return spaced.strip(_EDGES)


def parts_of(text: str, *, as_end: bool = False) -> Parts | None:
    """The parts of one date in `plain` text; None when it is no date.

    `as_end` also takes what only means something beside the other end of a range.
    """
    lead = _LEAD.match(text)
    bare = _ZH_WEEKDAY.sub("", text[lead.end() :] if lead else text).strip(_EDGES)
    found = next(_readings(bare, as_end), None)
    says_day = bool(lead and lead.group("day"))
    if found and says_day and found.day is None and not found.has_month:
        return None
    return found


def _readings(text: str, as_end: bool) -> Iterator[Parts]:
    for form in (*_ENDS, *_FORMS) if as_end else _FORMS:
        if match := form.fullmatch(text):
            yield _from_match(match)


def _from_match(match: re.Match[str]) -> Parts:
    found = {name: text for name, text in match.groupdict().items() if text}
    era = _era_code(found.get("era") or found.get("after") or "")
    year = _year_digits(found.get("year", ""))
    if "first" in found:
        return Parts(year, era=era, order_open=(int(found["first"]), int(found["second"])))
    month, day = _month(found.get("month", "")), _number(found.get("day", ""))
    iso = found.get("sep") == "-" and match.lastgroup != "year"
    return Parts(year, month, day, era, iso=iso, called_year="word" in found)


def _era_code(written: str) -> str:
    """The era a mark stands for; empty without one."""
    if written in _LETTER_ERAS:
        return _LETTER_ERAS[written]
    marks = (code for code, pattern in _WHICH_ERA.items() if pattern.fullmatch(written.strip()))
    return next(marks, "") if written else ""


def _month(written: str) -> int | None:
    if not written:
        return None
    named = MONTH_NUMBERS.get(month_key(written))
    return named if named else _number(written)


def _year_digits(written: str) -> str:
    """A year in ASCII digits: as it is, digit by digit (二〇一九), or as a number (一百一十三)."""
    if not written or written.isascii():
        return written
    if "十" in written or "百" in written:
        return str(_number(written))
    return "".join(str(_ZH_DIGITS[c]) if c in _ZH_DIGITS else c for c in written)


def _number(written: str) -> int | None:
    """A number below 1000 in Arabic or Chinese figures (十二, 一百一十三); None without one."""
    if not written:
        return None
    if written.isascii():
        return int(written)
    spelled = written.replace("廿", "二十").replace("卅", "三十")
    hundreds, hundred, rest = spelled.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    total = 100 * _ZH_DIGITS.get(hundreds, 1) if hundred else 0
    total += 10 * _ZH_DIGITS.get(tens.lstrip("零〇"), 1) if ten else 0
    ones = ones.lstrip("零〇○") if hundred or ten else ones
    return total + (_digit_run(ones) if ones else 0)


def _digit_run(written: str) -> int:
    """Chinese or Arabic figures in a row, as one number."""
    return int("".join(str(_ZH_DIGITS.get(c, c)) for c in written))
