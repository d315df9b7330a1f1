"""Years as written in running text, turned to the Common Era."""

from typing import NamedTuple

from phinong.core.calendars import ce_from_be

_ZH_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "元": "1"}
_BE_FROM = 2400  # a four-digit year from here on can only be Buddhist Era
_ROC = (90, 129)  # years of the Republic as Taiwan writes them without naming the era
_BE_TO = 2743
_TWO_DIGITS_FROM = 40
_CE_RANGE = (1700, 2200)


class Stated(NamedTuple):
    """A year understood: CE or None, and the calendar it was written in."""

    ce: int | None
    calendar: str


UNKNOWN = Stated(None, "")


def zh_number(text: str) -> int:
    """1 to 99 from Arabic or Chinese numerals; 0 when it is neither."""
    if text.isdigit() and text.isascii():
        return int(text)
    if text.startswith("廿"):
        return 20 + (zh_number(text[1:]) if text[1:] else 0)
    tens, ten, ones = text.partition("十")
    if not ten:
        return int(_ZH_DIGITS.get(tens, "0"))
    return 10 * int(_ZH_DIGITS.get(tens, "1")) + int(_ZH_DIGITS.get(ones, "0"))


def year_of(
    written: str, *, mark: str = "", language: str = "", month: int | None = None
) -> Stated:
    """The CE year of a written one.

    `mark` is the era word beside it (พ.ศ., ค.ศ., 佛历, 民国 …). Two digits count as Buddhist Era
    in Thai only, from 40 up: below that the century is open, so none is given. Before 1941 a
    Buddhist Era year needs its `month`; without it none is given.
    """
    digits = "".join(_ZH_DIGITS.get(c, c) for c in written)
    if not digits.isdigit():
        return UNKNOWN
    number = int(digits)
    if mark.strip(" ,"):
        return _by_mark(number, mark, month)
    if len(digits) == 2:
        known = language == "th" and number >= _TWO_DIGITS_FROM
        return Stated(_from_be(2500 + number, month), "be-2-digit") if known else UNKNOWN
    return _by_size(number, language, month)


def _by_mark(number: int, mark: str, month: int | None) -> Stated:
    if "民国" in mark:
        return Stated(number + 1911, "roc")
    if mark.startswith("ค") or "公元" in mark:
        return Stated(number, "ce")
    number += 2500 if number < 100 else 0
    return Stated(_from_be(number, month), "be")


def _by_size(number: int, language: str, month: int | None) -> Stated:
    if language == "zh" and _ROC[0] <= number <= _ROC[1]:
        return Stated(number + 1911, "roc")
    if number >= _BE_FROM:
        return Stated(_from_be(number, month), "be")
    return Stated(number, "ce") if _CE_RANGE[0] <= number <= _CE_RANGE[1] else UNKNOWN


def _from_be(year: int, month: int | None) -> int | None:
    """None for a year that the calendar cannot place without more."""
    if not _BE_FROM <= year <= _BE_TO:
        return None
    try:
        return ce_from_be(year, month)
    except ValueError:
        return None
