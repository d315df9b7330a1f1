"""Dates as people write and read them: the one door to eras, months, understanding and saying."""

from phinong.core.eras import (
    UnclearYear,
    bare_year_era,
    be_from_ce,
    ce_from_be,
    ce_from_chulasakarat,
    ce_from_japanese,
    ce_from_rattanakosin,
    ce_from_roc,
    fiscal_year_days,
    thai_fiscal_year,
    two_digit_be,
)
from phinong.core.months import MONTH_NUMBERS, THAI_MONTHS, THAI_SHORT, month_key, month_pattern
from phinong.core.saying import say
from phinong.core.understanding import Setting, Understood, from_parts, understand
from phinong.core.written import Parts, parts_of, plain

__all__ = [
    "MONTH_NUMBERS",
    "THAI_MONTHS",
    "THAI_SHORT",
    "Parts",
    "Setting",
    "UnclearYear",
    "Understood",
    "bare_year_era",
    "be_from_ce",
    "ce_from_be",
    "ce_from_chulasakarat",
    "ce_from_japanese",
    "ce_from_rattanakosin",
    "ce_from_roc",
    "fiscal_year_days",
    "from_parts",
    "month_key",
    "month_pattern",
    "parts_of",
    "plain",
    "say",
    "thai_digits_to_ascii",
    "thai_fiscal_year",
    "to_thai_digits",
    "two_digit_be",
    "understand",
]

_TO_ASCII = {0x0E50 + digit: str(digit) for digit in range(10)}
_TO_THAI = {0x30 + digit: chr(0x0E50 + digit) for digit in range(10)}


def thai_digits_to_ascii(text: str) -> str:
    """The text with ๐–๙ as 0–9."""
    return text.translate(_TO_ASCII)


def to_thai_digits(text: str) -> str:
    """The text with 0–9 as ๐–๙, as formal Thai papers write them."""
    return text.translate(_TO_THAI)
