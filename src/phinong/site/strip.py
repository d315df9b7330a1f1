"""A month of days in a row, with what comes up on them: the calendar strip of a desk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Any

from django.utils.translation import ngettext_lazy

from phinong.accounts.waiting import Days
from phinong.core.months import ENGLISH_SHORT, THAI_SHORT

LENGTH = 32
SATURDAY = 5
# Rows of marks under the days; what does not fit is counted.
ROWS = 6
# Letters that fit into one day's width, and the fewest and most days that a mark's words take.
LETTERS, LEAST, MOST = 5, 2, 7
WEEKDAYS = {
    "th": ("จ", "อ", "พ", "พฤ", "ศ", "ส", "อา"),
    "en": ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"),
    "zh": ("一", "二", "三", "四", "五", "六", "日"),
}
MONTHS: dict[str, Sequence[str]] = {
    "th": THAI_SHORT,
    "en": ENGLISH_SHORT,
    "zh": [f"{month}月" for month in range(1, 13)],
}
# How several of one kind on one day are called.
SEVERAL: dict[str, Any] = {
    "agreement": ngettext_lazy("%(n)s agreement", "%(n)s agreements", "n"),
    "meeting": ngettext_lazy("%(n)s meeting", "%(n)s meetings", "n"),
    "commitment": ngettext_lazy("%(n)s commitment", "%(n)s commitments", "n"),
    "review": ngettext_lazy("%(n)s review", "%(n)s reviews", "n"),
}
WORK = ("meeting", "review")


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the strip: its place, weekday and, where a month begins, the month."""

    day: date
    place: int
    weekday: str
    month: str
    off: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """What comes up on a day: its words, the day's place, how many days wide, in which row.

    `before` says that the words stand before the day, where the strip ends. `url` is empty where
    several are meant.
    """

    day: date
    place: int
    start: int
    width: int
    row: int
    kind: str
    words: str
    url: str = ""
    before: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """The days, the marks on them, and how many had no room."""

    days: Sequence[Day]
    marks: Sequence[Mark]
    left_out: int

    @property
    def last(self) -> date:
        """The last day of the strip."""
        return self.days[-1].day


def strip(today: date, ahead: Iterable[Days], language: str) -> Strip:
    """The strip that begins today."""
    days = [day_at(today, place, language) for place in range(1, LENGTH + 1)]
    wanted = sorted(points(today, ahead), key=lambda point: (point.day, point.kind))
    marks, left_out, ends = [], 0, [0] * ROWS
    for point in wanted:
        row = next((n for n, end in enumerate(ends) if end < point.start), None)
        if row is None:
            left_out += 1
            continue
        ends[row] = point.start + point.width - 1
        marks.append(in_row(point, row + 2))
    return Strip(days, marks, left_out)


def day_at(today: date, place: int, language: str) -> Day:
    """A day of the strip by its place."""
    day = today + timedelta(days=place - 1)
    month = MONTHS[language][day.month - 1] if place == 1 or day.day == 1 else ""
    return Day(day, place, WEEKDAYS[language][day.weekday()], month, off=day.weekday() >= SATURDAY)


def points(today: date, ahead: Iterable[Days]) -> Iterable[Mark]:
    """A mark for each day and kind, not in a row yet."""
    until = today + timedelta(days=LENGTH - 1)
    for days in ahead:
        named = {row.last: row for row in reversed(days.rows)}
        for day, count in days.tally.items():
            if today <= day <= until and count:
                row = named.get(day)
                alone = count == 1 and row is not None
                words = str(row.what) if row and alone else str(SEVERAL[days.kind] % {"n": count})
                url = row.url if row and alone else ""
                yield point(today, day, days.kind, words, url)


def point(today: date, day: date, kind: str, words: str, url: str) -> Mark:
    """A mark on a day, as wide as its words; at the end of the strip its words come before."""
    place = (day - today).days + 1
    width = min(max(ceil(len(words) / LETTERS), LEAST), MOST)
    before = place + width - 1 > LENGTH
    start = max(place - width + 1, 1) if before else place
    return Mark(day, place, start, width, 0, data_kind(kind), words, url, before)


def data_kind(kind: str) -> str:
    """How a kind looks: work to be held, or a day by which something is due."""
    return "work" if kind in WORK else "due"


def in_row(mark: Mark, row: int) -> Mark:
    """The mark in a row of the strip."""
    return Mark(
        mark.day,
        mark.place,
        mark.start,
        mark.width,
        row,
        mark.kind,
        mark.words,
        mark.url,
        mark.before,
    )
