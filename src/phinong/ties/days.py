"""Comparing dates that sources give more or less exactly."""

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta

from phinong.core.dates import PartialDate, parse_edtf


def first_day(edtf: str) -> date:
    """The first day an EDTF text may mean; an open start is the beginning of time."""
    return parse_edtf(edtf).first_day() or date.min


def last_day(edtf: str) -> date:
    """The last day an EDTF text may mean; an open end is the end of time."""
    return parse_edtf(edtf).last_day() or date.max


def clearly_before(one: str, other: str) -> bool:
    """True when both dates are known and the first is over before the other can begin."""
    return bool(one and other) and last_day(one) < first_day(other)


def fit(one: str, other: str) -> bool:
    """True when one date lies within the other: "2003-09" and "2003-09-12" say the same."""
    starts, ends = (first_day(one), first_day(other)), (last_day(one), last_day(other))
    return (starts[0] <= starts[1] and ends[1] <= ends[0]) or (
        starts[1] <= starts[0] and ends[0] <= ends[1]
    )


def exactness(edtf: str) -> tuple[int, bool, str]:
    """Sorts the most exact date first, a sure one before an uncertain one."""
    return (last_day(edtf) - first_day(edtf)).days, edtf[-1] in "~?%", edtf


def most_exact(dates: Collection[str]) -> str:
    """The most exact of several dates that fit together; "" for none."""
    return min(dates, key=exactness, default="")


def months_before(day: date, months: int) -> date:
    """The same day of the month so many months earlier, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or that month's last day."""
    return months_before(day, -months)


def end_of_term(start: str, months: int) -> str:
    """The last day of a term of so many months from an EDTF day on, as exact as its start is.

    A term ends on the day before the one that corresponds to its first (Thai Civil and Commercial
    Code, section 193/5; 30 November where the month has no 31st). A start known to the month or
    the year gives a month or a year. Empty for a span of dates.
    """
    meant = parse_edtf(start)
    if not isinstance(meant, PartialDate):
        return ""
    later = months_after(meant.first_day(), months)
    if meant.precision == "year" and months % 12:
        return ""
    if meant.precision != "day":
        return PartialDate.of(later, meant.precision).edtf + meant.qualifier
    whole = later.day == meant.first_day().day
    last = later - timedelta(days=1) if whole else later
    return PartialDate.of(last).edtf + meant.qualifier
