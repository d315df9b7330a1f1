"""Years as written in running text, turned to the Common Era."""

from typing import NamedTuple

from phinong.core.calendars import ce_from_be

_ZH_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")} | {"零": "0", "元": "1"}
_BE_FROM = 2400  # a four-digit year from here on can only be Buddhist Era
_ROC = (90, 129)  # years of the Republic as Taiwan writes them without naming the era
_CE_RANGE = (1700, 2200)


class Stated(NamedTuple):
    """A year understood: CE or None, and the calendar it was written in."""

    ce: int | None
    calendar: str


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


def year_of(written: str, *, mark: str = "", language: str = "") -> Stated:
    """The CE year of a written one.

    `mark` is the era word beside it (พ.ศ., ค.ศ., 佛历, 民国 …). Two digits count as Buddhist Era
    in Thai only, from 40 up: below that the century is open, so none is given.
    """
    digits = "".join(_ZH_DIGITS.get(c, c) for c in written)
    if not digits.isdigit():
        return Stated(None, "")
    number = int(digits)
    if "民国" in mark:
        return Stated(number + 1911, "roc")
    if "佛" in mark or "泰" in mark:
        return Stated(_from_be(number), "be")
    if mark.startswith("ค"):
        return Stated(number, "ce")
    if len(digits) == 2:
        known = language == "th" and number >= 40
        return Stated(_from_be(2500 + number), "be-2-digit") if known else Stated(None, "")
    if language == "zh" and _ROC[0] <= number <= _ROC[1]:
        return Stated(number + 1911, "roc")
    if number >= _BE_FROM:
        return Stated(_from_be(number), "be")
    return Stated(number, "ce") if _CE_RANGE[0] <= number <= _CE_RANGE[1] else Stated(None, "")


def _from_be(year: int) -> int | None:
    """The month is not known here; before 1941 that decides, so such years are refused."""
    return ce_from_be(year) if 2484 <= year <= 2743 else None
