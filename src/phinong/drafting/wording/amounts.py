"""Lengths of time, days and figures in a text, so that those of two languages can be compared.

Numbers stand in Arabic, Thai or Chinese digits, or as words; ๕ ปี, five years and 五年 are one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
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
    rf"(?:(?<![0-9๐-๙])(?P<digits>[0-9๐-๙]{{1,3}})|\b(?P<en>{_any(ENGLISH)})\b|(?P<th>{_any(THAI)})"
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

SCALES = {
    "พัน": 1_000,
    "หมื่น": 10_000,
    "แสน": 100_000,
    "ล้าน": 1_000_000,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "千": 1_000,
    "万": 10_000,
    "百万": 1_000_000,
    "亿": 100_000_000,
}
_FIGURE = re.compile(
    r"(?<![a-z0-9๐-๙.,])(?P<digits>[0-9๐-๙]{1,3}(?:,[0-9๐-๙]{3})+(?:\.[0-9๐-๙]+)?"
    rf"|[0-9๐-๙]+(?:\.[0-9๐-๙]+)?)(?:\s?(?P<scale>{_any(SCALES)})(?![a-z]))?(?![0-9๐-๙])",
    re.IGNORECASE,
)
# Marks of lists, (1) or 1. at the beginning of a line, and what a template left open.
_NO_FIGURE = re.compile(r"[(（][0-9๐-๙]{1,2}[)）]|^\s*[0-9๐-๙]{1,2}[.)]\s|‹[^‹›\n]+›", re.MULTILINE)
_EN_WORD = re.compile(rf"\b(?:{_any(ENGLISH)})\b", re.IGNORECASE)
_TH_WORD = re.compile(_any(THAI))
_HAN_WORD = re.compile("[一二两三四五六七八九十]{1,3}")


@dataclass(frozen=True, slots=True)
class Amount:
    """A length of time ("month", 60), a day ("date", "2022-03-14") or a figure ("figure",
    "300000"), and where it stands."""

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


@lru_cache(maxsize=1_024)
def figures_of(text: str, tag: str) -> tuple[Amount, ...]:
    """Every number in digits that is part of no length of time, day, list mark or gap; "3 ล้าน",
    3 million and 300万 with what they count in."""
    taken = [(one.start, one.end) for one in amounts_of(text, tag)]
    taken += [found.span() for found in _NO_FIGURE.finditer(text)]
    return tuple(
        Amount("figure", str(valued(found)), found.start(), found.end())
        for found in _FIGURE.finditer(text)
        if not any(start < found.end() and found.start() < end for start, end in taken)
    )


@lru_cache(maxsize=1_024)
def numbers_of(text: str) -> frozenset[Decimal]:
    """Every number that a text may be read to hold, in digits or in words of any of the three
    languages: what stands there as a word is not missing."""
    found = {valued(one) for one in _FIGURE.finditer(text)}
    found |= {Decimal(ENGLISH[one.lower()]) for one in _EN_WORD.findall(text)}
    found |= {Decimal(THAI[one]) for one in _TH_WORD.findall(text)}
    return frozenset(found | {Decimal(han_number(one)) for one in _HAN_WORD.findall(text)})


def valued(found: re.Match[str]) -> Decimal:
    """The number that a figure is."""
    digits = thai_digits_to_ascii(found["digits"]).replace(",", "")
    return (Decimal(digits) * SCALES.get((found["scale"] or "").lower(), 1)).normalize() + 0
