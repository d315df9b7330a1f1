"""Dates as people write and read them: the door to eras, months, understanding and saying."""

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

__all__ = [
    "UnclearYear",
    "bare_year_era",
    "be_from_ce",
    "ce_from_be",
    "ce_from_chulasakarat",
    "ce_from_japanese",
    "ce_from_rattanakosin",
    "ce_from_roc",
    "fiscal_year_days",
    "thai_fiscal_year",
    "two_digit_be",
]
