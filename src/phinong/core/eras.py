"""Years of the eras people write, turned to the Common Era and back.

The Thai solar calendar, in the words of its sources:
- since 1 January 1941 (BE 2484) the Buddhist Era year is the Common Era year plus 543;
- before, from 1889, a year began on 1 April, so January to March are 542 apart;
- BE 2483 ran from April to December 1940 only: it had nine months.
A year alone of those times lies in two years of ours and is refused. Before 1889 the calendar
was lunar: the usual subtraction of 543 is then approximate, which the caller must say.
Sources: docs/sources.md#calendars
"""

from datetime import date

BE_MINUS_CE = 543
# The first BE year that is a Common Era year, January to December.
PLAIN_BE_FROM = 2484
SHORT_BE_YEAR = 2483
# The first BE year of twelve solar months from 1 April (1889).
APRIL_BE_FROM = 2432
# BE became the official era in 1912/13; years were counted in the Rattanakosin era before.
OFFICIAL_BE_FROM = 2455
_NEW_YEAR_MONTH = 4
_FISCAL_MONTH = 10
_TWO_DIGIT_BACK, _TWO_DIGIT_AHEAD = 20, 10

# First day of each era, and of the next one.
JAPANESE_ERAS = {
    "明治": (date(1868, 10, 23), date(1912, 7, 30)),
    "大正": (date(1912, 7, 30), date(1926, 12, 25)),
    "昭和": (date(1926, 12, 25), date(1989, 1, 8)),
    "平成": (date(1989, 1, 8), date(2019, 5, 1)),
    "令和": (date(2019, 5, 1), date(9999, 12, 31)),
}


class UnclearYear(ValueError):  # noqa: N818
    """A written year means no single year of ours; `.code` says why (see `core.messages`)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def ce_from_be(year: int, month: int | None = None, day: int | None = None) -> int:
    """The Common Era year of a Buddhist Era one. `day` never matters and is taken for symmetry.

    Raises UnclearYear: "year-needs-month" for a year alone between BE 2432 and 2482,
    "month-not-in-year" for January to March of BE 2483, "date-lunar" for those months before
    BE 2432, when no solar year told where they belong.
    """
    if year <= BE_MINUS_CE:
        raise UnclearYear("date-not-real")
    if year >= PLAIN_BE_FROM:
        return year - BE_MINUS_CE
    before_april = month is not None and month < _NEW_YEAR_MONTH
    if year == SHORT_BE_YEAR and before_april:
        raise UnclearYear("month-not-in-year")
    if APRIL_BE_FROM <= year < SHORT_BE_YEAR and month is None:
        raise UnclearYear("year-needs-month")
    if year < APRIL_BE_FROM and before_april:
        raise UnclearYear("date-lunar")
    return year - BE_MINUS_CE + before_april


def be_from_ce(year: int, month: int | None = None) -> int:
    """The Buddhist Era year of a Common Era one.

    Raises UnclearYear: "year-needs-month" for a year alone between 1889 and 1940, which lies in
    two BE years, and "date-lunar" for January to March before 1890.
    """
    be = year + BE_MINUS_CE
    if be >= PLAIN_BE_FROM:
        return be
    if month is None and be >= APRIL_BE_FROM:
        raise UnclearYear("year-needs-month")
    before_april = month is not None and month < _NEW_YEAR_MONTH
    if before_april and be <= APRIL_BE_FROM:
        raise UnclearYear("date-lunar")
    return be - before_april


def ce_from_rattanakosin(year: int, month: int | None = None, day: int | None = None) -> int:
    """The Common Era year of a Rattanakosin Era (ร.ศ.) one: +1781 from 6 April, +1782 before it.

    The new year stood on 1 April in its last decades and on 6 April by the older reckoning, so
    1 to 5 April, and April alone, are refused like a year alone: UnclearYear.
    """
    if year < 1:
        raise UnclearYear("date-not-real")
    if month is None:
        raise UnclearYear("year-needs-month")
    if month == _NEW_YEAR_MONTH and (day is None or day < 6):
        raise UnclearYear("year-needs-month" if day is None else "year-turns-in-april")
    return year + 1781 + (month < _NEW_YEAR_MONTH)


def ce_from_chulasakarat(year: int) -> int:
    """The Common Era year in which a Chulasakarat (จ.ศ.) year begins; approximate by nature."""
    if year < 1:
        raise UnclearYear("date-not-real")
    return year + 638


def ce_from_roc(year: int) -> int:
    """The Common Era year of a Minguo (民國) one."""
    if year < 1:
        raise UnclearYear("date-not-real")
    return year + 1911


def ce_from_japanese(era: str, year: int, month: int | None = None, day: int | None = None) -> int:
    """The Common Era year of a Japanese one (平成25). UnclearYear when the era was over by then."""
    first, after = JAPANESE_ERAS[era]
    ce = first.year + year - 1
    if year < 1 or not first.year <= ce <= after.year:
        raise UnclearYear("date-outside-era")
    if month is not None and day is not None and not first <= date(ce, month, day) < after:
        raise UnclearYear("date-outside-era")
    return ce


def two_digit_be(yy: int, dateline: date | None) -> int:
    """The BE year of a two-digit one ("67") in a paper of that day.

    It is the one from 20 years before the paper to 10 after it. Raises UnclearYear
    "year-two-digits" without a dateline or when no year lies that near.
    """
    if dateline is None or not 0 <= yy <= 99:
        raise UnclearYear("year-two-digits")
    paper = dateline.year + BE_MINUS_CE
    for year in range(paper - _TWO_DIGIT_BACK, paper + _TWO_DIGIT_AHEAD + 1):
        if year % 100 == yy and year >= PLAIN_BE_FROM:
            return year
    raise UnclearYear("year-two-digits")


def thai_fiscal_year(day: date) -> int:
    """The BE number of the Thai fiscal year of a day: 1 October to 30 September, by its end."""
    return day.year + BE_MINUS_CE + (day.month >= _FISCAL_MONTH)


def fiscal_year_days(be_year: int) -> tuple[date, date]:
    """First and last day of a Thai fiscal year. UnclearYear before BE 2486, when it was another."""
    if be_year < PLAIN_BE_FROM + 2:
        raise UnclearYear("year-needs-month")
    ce = be_year - BE_MINUS_CE
    return date(ce - 1, _FISCAL_MONTH, 1), date(ce, 9, 30)


def bare_year_era(year: int, *, thai: bool, has_month: bool = False) -> str:
    """ "be" or "ce" for a four-digit year without an era mark; "" when it could be either.

    - 2484 and later, up to 2699: BE, in any language.
    - 2455 to 2483, when BE was the official era: BE in a Thai date that has a month.
    - 1900 to 2100 in Thai, 1000 to 2100 in other languages: CE.
    - All others are unclear: no register has reached 2443 CE, nor was 2443 BE yet written so.
    """
    if PLAIN_BE_FROM <= year <= 2699:
        return "be"
    if thai and has_month and OFFICIAL_BE_FROM <= year < PLAIN_BE_FROM:
        return "be"
    return "ce" if (1900 if thai else 1000) <= year <= 2100 else ""
