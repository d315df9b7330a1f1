"""Years as written in running text, turned to the Common Era."""

from collections.abc import Callable
from typing import NamedTuple

from phinong.core.eras import (
    BE_MINUS_CE,
    JAPANESE_ERAS,
    ce_from_be,
    ce_from_japanese,
    ce_from_rattanakosin,
)

_ZH_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "o": "0",
    "元": "1",
}
_BE_FROM = 2400  # a four-digit year from here on can only be Buddhist Era
_ROC = (90, 129)  # years of the Republic as Taiwan writes them without naming the era
_BE_TO = 2743
# Below, the century is open; above, a year of the Common Era is as likely as one to come.
_TWO_DIGITS = range(40, 80)
_CE_FROM, _CE_FROM_IN_THAI, _CE_TO = 1000, 1700, 2200
_BACK, _AHEAD = 20, 10


class Stated(NamedTuple):
    """A year understood: CE or None, and the calendar it was written in."""

    ce: int | None
    calendar: str


UNKNOWN = Stated(None, "")
# A year is written, but nobody can say which: its date is refused, not filled from elsewhere.
UNCLEAR = Stated(None, "unclear")


def zh_number(text: str) -> int:
    """1 to 999 from Arabic or Chinese numerals; 0 when it is neither."""
    if text.isdigit() and text.isascii():
        return int(text)
    hundreds, hundred, rest = text.partition("百")
    if hundred:
        return 100 * _digit(hundreds, 1) + zh_number(rest.lstrip("零〇"))
    for short, long in (("廿", "二十"), ("卅", "三十")):
        text = text.replace(short, long)
    tens, ten, ones = text.partition("十")
    if not ten:
        return _digit(tens, 0)
    return 10 * _digit(tens, 1) + _digit(ones, 0)


def _digit(text: str, otherwise: int) -> int:
    return int(_ZH_DIGITS.get(text, otherwise))


def year_of(
    written: str,
    *,
    mark: str = "",
    language: str = "",
    month: int | None = None,
    day: int | None = None,
) -> Stated:
    """The CE year of a written one.

    `mark` is the era word beside it (พ.ศ., ค.ศ., ร.ศ., 佛历, 民国, 令和 …). Two digits count as
    Buddhist Era in Thai only, from 40 to 79: below that the century is open, above it the era.
    Between 1889 and 1940 a Buddhist Era year needs its `month`, and a Rattanakosin one in April
    its `day`. UNCLEAR when a year stands there that nobody can place, UNKNOWN when it is none.
    """
    digits = _figures(written)
    if not digits:
        return UNKNOWN
    number = int(digits)
    if mark.strip(" ,"):
        return _by_mark(number, mark.strip(" ,"), month, day)
    if len(digits) == 2:
        known = language == "th" and number in _TWO_DIGITS
        return Stated(2500 + number - BE_MINUS_CE, "be-2-digit") if known else UNCLEAR
    return _by_size(number, language, month)


def _figures(written: str) -> str:
    """A year in ASCII figures: 2024, 二〇二四 figure by figure, 一百一十三 as a number."""
    if written.isascii():
        return written if written.isdigit() else ""
    if "十" in written or "百" in written:
        return str(zh_number(written) or "")
    digits = "".join(_ZH_DIGITS.get(c, c) for c in written)
    return digits if digits.isdigit() and digits.isascii() else ""


def near(two_digits: int, reference: int) -> int | None:
    """The CE year of two figures in a paper of the year `reference`: 20 years back, 10 ahead.

    None when no such year lies that near.
    """
    years = range(reference - _BACK, reference + _AHEAD + 1)
    return next((year for year in years if year % 100 == two_digits), None)


def _by_mark(number: int, mark: str, month: int | None, day: int | None) -> Stated:
    if mark in JAPANESE_ERAS:
        return _turned("japanese", lambda: ce_from_japanese(mark, number, month, day))
    if "民国" in mark:
        return Stated(number + 1911, "roc") if number else UNCLEAR
    if mark[0] in "คac" or mark in ("公元", "西元", "公历"):
        return Stated(number, "ce") if number >= _CE_FROM else UNCLEAR
    if mark[0] in "รr":
        return _turned("rattanakosin", lambda: ce_from_rattanakosin(number, month, day))
    if mark[0] == "จ":  # its months are of the moon
        return UNCLEAR
    return _from_be(number + (2500 if number < 100 else 0), month, since=1500)


def _by_size(number: int, language: str, month: int | None) -> Stated:
    if language == "zh" and _ROC[0] <= number <= _ROC[1]:
        return Stated(number + 1911, "roc")
    if number >= _BE_FROM:
        return _from_be(number, month)
    since = _CE_FROM_IN_THAI if language == "th" else _CE_FROM
    return Stated(number, "ce") if since <= number <= _CE_TO else UNCLEAR


def _from_be(year: int, month: int | None, since: int = _BE_FROM) -> Stated:
    if not since <= year <= _BE_TO:
        return UNCLEAR
    return _turned("be", lambda: ce_from_be(year, month))


def _turned(calendar: str, turn: Callable[[], int]) -> Stated:
    """UNCLEAR for a year that the calendar cannot place without more."""
    try:
        return Stated(turn(), calendar)
    except ValueError:
        return UNCLEAR
