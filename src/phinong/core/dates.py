"""Dates as exact as their source makes them: a year, a month or a day, or a span of such.

Always Common Era inside; written and read as EDTF (ISO 8601-2, level 1). The eras people write
are turned in `core.calendars`.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

PRECISIONS = ("year", "month", "day")
# EDTF level 1: nothing, approximate, uncertain, both.
QUALIFIERS = ("", "~", "?", "%")
_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)", re.ASCII)
OPEN = ".."


@dataclass(frozen=True, order=False, slots=True)
class PartialDate:
    """A date of the Common Era known to the year, the month or the day.

    `qualifier` is "" when the source states the date, "~" when it is approximate, "?" when it
    is uncertain, "%" when both. Raises ValueError for a date that is not in the calendar.
    """

    year: int
    month: int | None = None
    day: int | None = None
    qualifier: str = ""

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        if self.qualifier not in QUALIFIERS:
            raise ValueError(f"no such qualifier: {self.qualifier}")
        month = 1 if self.month is None else self.month
        date(self.year, month, 1 if self.day is None else self.day)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """The date an EDTF text such as "2024-03" or "1296~" means. Raises ValueError."""
        found = _EDTF.fullmatch(text)
        if not found:
            raise ValueError(f"not an EDTF date: {text!r}")
        year, month, day, qualifier = found.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None, qualifier)

    @classmethod
    def of(cls, day: date, precision: str = "day") -> "PartialDate":
        """The day, known only to `precision` (year, month or day)."""
        if precision not in PRECISIONS:
            raise ValueError(f"no such precision: {precision}")
        month = None if precision == "year" else day.month
        return cls(day.year, month, day.day if precision == "day" else None)

    @property
    def edtf(self) -> str:
        """The date as EDTF, which sorts as text within one precision."""
        parts = [f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts) + self.qualifier

    @property
    def precision(self) -> str:
        """year, month or day."""
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    def first_day(self) -> date:
        """The first day it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """The last day it may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    def __str__(self) -> str:
        return self.edtf


@dataclass(frozen=True, order=False, slots=True)
class Interval:
    """From one date to another; None is an open end. Raises ValueError when it runs backwards."""

    start: PartialDate | None
    end: PartialDate | None

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("an interval needs a start or an end")
        if self.start and self.end and self.start.first_day() > self.end.last_day():
            raise ValueError("an interval cannot end before it starts")

    @property
    def edtf(self) -> str:
        """The interval as EDTF: "2024-03/2024-05", open ends as ".."."""
        return "/".join(end.edtf if end else OPEN for end in (self.start, self.end))

    def first_day(self) -> date | None:
        """The first day it may mean, None when the start is open."""
        return self.start.first_day() if self.start else None

    def last_day(self) -> date | None:
        """The last day it may mean, None when the end is open."""
        return self.end.last_day() if self.end else None

    def __str__(self) -> str:
        return self.edtf


# Pages read the same few dates many times over; what comes out is never changed.
@lru_cache(maxsize=8192)
def parse_edtf(text: str) -> PartialDate | Interval:
    """The date or interval an EDTF text means. Raises ValueError for anything else."""
    start, slash, end = text.partition("/")
    if not slash:
        return PartialDate.parse(text)
    return Interval(*(None if side == OPEN else PartialDate.parse(side) for side in (start, end)))


def sort_day(edtf: str) -> date | None:
    """The first day an EDTF text may mean, for the column that sorts a list.

    None for an empty text; an interval with an open start sorts by its end. Raises ValueError
    for what is not EDTF.
    """
    if not edtf:
        return None
    meant = parse_edtf(edtf)
    return meant.first_day() or meant.last_day()
