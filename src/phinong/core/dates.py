"""Dates as far as they are known, in EDTF (ISO 8601-2, level 1 as far as sources need it)."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_EDTF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)", re.ASCII)


@dataclass(frozen=True)
class PartialDate:
    """A year, a month or a day of the common era; `qualifier` is "", "~" (about) or "?" (unsure)."""

    year: int
    month: int | None = None
    day: int | None = None
    qualifier: str = ""

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day needs its month")
        date(self.year, self.month or 1, self.day or 1)

    @property
    def edtf(self) -> str:
        """The date as EDTF text."""
        parts = [f"{self.year:04d}", *(f"{n:02d}" for n in (self.month, self.day) if n)]
        return "-".join(parts) + self.qualifier

    @property
    def precision(self) -> str:
        """How far it is known: "year", "month" or "day"."""
        return "day" if self.day else "month" if self.month else "year"

    def first_day(self) -> date:
        """The earliest day it may mean."""
        return date(self.year, self.month or 1, self.day or 1)

    def last_day(self) -> date:
        """The latest day it may mean."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @classmethod
    def of(cls, day: date, precision: str = "day") -> "PartialDate":
        """A day, known to this precision."""
        depth = ("year", "month", "day").index(precision)
        return cls(day.year, *((day.month, day.day)[:depth]))

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """A date from EDTF. Raises ValueError for anything else."""
        found = _EDTF.fullmatch(text)
        if not found:
            raise ValueError(f"{text!r} is not an EDTF date")
        year, month, day = (int(part) if part else None for part in found.groups()[:3])
        return cls(year or 0, month, day, found.group(4))


@dataclass(frozen=True)
class Interval:
    """From one partial date to another; an open end is None."""

    start: PartialDate | None
    end: PartialDate | None

    @property
    def edtf(self) -> str:
        """The interval as EDTF text; open ends are two dots."""
        return "/".join(part.edtf if part else ".." for part in (self.start, self.end))


def parse_edtf(text: str) -> PartialDate | Interval:
    """A date or an interval from EDTF. Raises ValueError for anything else."""
    if "/" not in text:
        return PartialDate.parse(text)
    start, end = text.split("/", 1)
    sides = [None if side in ("..", "") else PartialDate.parse(side) for side in (start, end)]
    return Interval(*sides)
