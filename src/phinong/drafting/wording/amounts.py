"""Lengths of time and days in a text, so that those of two languages can be compared.

Numbers stand in Arabic, Thai or Chinese digits, or as words; ๕ ปี, five years and 五年 are one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from phinong.core.calendars import thai_digits_to_ascii
from phinong.core.dates import PartialDate
from phinong.core.understanding import understand

ENGLISH = dict(
    zip(
        "one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty"
        " sixty ninety".split(),
        (*range(1, 13), 15, 20, 30, 60, 90),
        strict=True,
    )
)
THAI = dict(
    zip(
        "หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า สิบ สิบสอง สิบห้า ยี่สิบ สามสิบ หกสิบ เก้าสิบ".split(),
        (*range(1, 11), 12, 15, 20, 30, 60, 90),
        strict=True,
    )
)
HAN = {**dict(zip("一二三四五六七八九", range(1, 10), strict=True)), "两": 2, "十": 10}
UNITS = {
    **dict.fromkeys(("ปี", "year", "years", "年"), ("month", 12)),
    **dict.fromkeys(("เดือน", "month", "months", "个月"), ("month", 1)),
    **dict.fromkeys(("สัปดาห์", "week", "weeks", "周"), ("day", 7)),
    **dict.fromkeys(("วัน", "day", "days", "天", "日"), ("day", 1)),
}


def _any(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


_LENGTH = re.compile(
    rf"(?:(?P<digits>[0-9๐-๙]{{1,3}})|\b(?P<en>{_any(ENGLISH)})\b|(?P<th>{_any(THAI)})"
    r"|(?P<han>[一二两三四五六七八九十]{1,3}))"
    r"(?:\s*\([^()]{1,20}\)|\s*（[^（）]{1,20}）)?[\s-]*"
    rf"(?P<unit>{_any(UNITS)})(?![a-z])",
    re.IGNORECASE,
)
_EN_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_TH_MONTH = (
    "(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม)"
)
_DAY = re.compile(
    rf"[0-9๐-๙]{{1,2}} {_TH_MONTH} (?:พ\.ศ\. ?|ค\.ศ\. ?|พุทธศักราช )?[0-9๐-๙]{{4}}"
    rf"|\b[0-9]{{1,2}} {_EN_MONTH} [0-9]{{4}}\b|\b{_EN_MONTH} [0-9]{{1,2}}, [0-9]{{4}}\b"
    r"|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日|\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b"
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time ("month", 60) or a day ("date", "2022-03-14"), and where it stands."""

    kind: str
    value: int | str
    start: int
    end: int


@lru_cache(maxsize=1_024)
def amounts_of(text: str, tag: str) -> tuple[Amount, ...]:
    """The same, found once for the same words: most clauses stay as they are."""
    return tuple(amounts(text, tag))


def amounts(text: str, tag: str) -> Iterator[Amount]:
    """Every length of time and every day in a text, in its order within each kind."""
    days = list(_days(text, tag))
    yield from days
    for found in _LENGTH.finditer(text):
        inside = any(day.start < found.end() and found.start() < day.end for day in days)
        number = _number(found)
        if number and not inside:
            kind, factor = UNITS[found["unit"].lower()]
            yield Amount(kind, number * factor, found.start(), found.end())


def _days(text: str, tag: str) -> Iterator[Amount]:
    for found in _DAY.finditer(text):
        meant = understand(found.group(), language=tag).value
        if isinstance(meant, PartialDate):
            yield Amount("date", meant.edtf, found.start(), found.end())


def _number(found: re.Match[str]) -> int:
    """The number that was written; 0 for what is none."""
    if found["digits"]:
        return int(thai_digits_to_ascii(found["digits"]))
    if found["en"]:
        return ENGLISH[found["en"].lower()]
    return THAI[found["th"]] if found["th"] else han_number(found["han"])


def han_number(written: str) -> int:
    """A number below a hundred in Chinese digits; 0 for what is none."""
    tens, ten, ones = written.partition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return 0
    if not ten:
        return HAN[tens]
    return (HAN[tens] if tens else 1) * 10 + (HAN[ones] if ones else 0)
