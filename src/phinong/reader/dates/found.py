"""One date of a text, complete or not yet."""

from datetime import date
from typing import NamedTuple

from ..model import Span

# Years counted from that of the paper ("last March"), or from the year written before.
YEAR_SHIFT = {"last-year": -1, "this-year": 0, "next-year": 1, "year-before-last": -2}
YEAR_SHIFT_THERE = {"same-year": 0, "following-year": 1}
WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")  # before "day"
MONTH_SHIFT = {"last-month": -1, "this-month": 0, "next-month": 1}


class Found(NamedTuple):
    """A date of the text. `year` None means that none is written beside it.

    `calendar` says how the year is known: the calendar it is written in, a code of the tables
    above, "two-digits 24" for '24, "unclear" when it is written and means none, "zh-part" for
    3月上旬 without a year. `weekday` is the day of the week that stands for the month ("Friday the
    22nd", Monday is 0). `swapped` is the other day that
    figures may mean (3/4/2024). `ends_range`: the last day of something. `follows`: it ends the
    range that the date before it begins.
    """

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    calendar: str = "ce"
    inferred: bool = False
    ends_range: bool = False
    follows: bool = False
    weekday: int | None = None
    swapped: date | None = None

    @property
    def edtf(self) -> str:
        """EDTF of a complete date; empty while the year or month is missing."""
        if self.year is None or self.month is None:
            return ""
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)

    @property
    def real(self) -> bool:
        """False for a thirteenth month or a 31 June."""
        return real(self.year or 2000, self.month or 1, 1 if self.day is None else self.day)

    def first_day(self) -> date | None:
        """The first day it may mean, or None while year or month is missing."""
        if not self.edtf or not self.real:
            return None
        return date(self.year or 1, self.month or 1, self.day or 1)


def real(year: int, month: int, day: int) -> bool:
    """True for a day of the calendar."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def month_moved(year: int, month: int, by: int) -> tuple[int, int]:
    """The year and month that lie `by` months away."""
    years, month = divmod(year * 12 + month - 1 + by, 12)
    return years, month + 1
