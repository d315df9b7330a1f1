"""Dates in figures: 2024-03-31, 31/3/2567, 16/10/61, 113.3.31.

Only where three figures stand between equal marks, outside of addresses and names of files.
Thai and Buddhist Era dates have the day first. Others that could be read both ways keep both
readings, for the paper to tell them apart (`placing`).
"""

import re
from collections.abc import Iterator
from datetime import date

from phinong.core.eras import PLAIN_BE_FROM

from ..calendar_years import year_of
from .found import Found

# Looked for by their marks, one after another: a search for one letter is the quickest there is.
_TRIPLES = [
    (mark, re.compile(rf"{re.escape(mark)}(?<=[0-9].)[0-9]{{1,2}}{re.escape(mark)}[0-9]"))
    for mark in "-/."
]
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d|[/_=]|[-.]\d(?!\d{3}))")
_ROC = re.compile(r"(1[0-2]\d)([-/.])(\d{1,2})\2(\d{1,2})(?![\d/])")
_DMY = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d_=/]|[.]\d|-\d(?!\d?[-/.]))")
_SPACED = re.compile(r"(?<![\d/])(\d{1,2}) / (\d{1,2}) / (\d{4})(?![\d/])")
_GLUED = frozenset("/.-=_")
_ENDS = frozenset("-~")


def in_figures(text: str, language: str) -> Iterator[Found]:
    """Every date in figures; those of two orders carry their other day in `swapped`."""
    done = 0
    for mark in sorted(_triples(text)):
        start = _first_figure(text, mark)
        if start < done or not _free(text, start, done):
            continue
        for found in _at(text, start, language):
            yield found
            done = found.end
    if " / " in text:
        for spaced in _SPACED.finditer(text):
            day, month, year = spaced.groups()
            yield from _day_month_year(spaced.span(), day, month, year, language)


def _triples(text: str) -> Iterator[int]:
    """The first marks of three figures that may be a date."""
    for mark, pattern in _TRIPLES:
        # Quicker than the pattern: most marks stand far from one another.
        if any(len(part) < 3 and part.isdecimal() for part in text.split(mark)[1:-1]):
            yield from (triple.start() for triple in pattern.finditer(text))


def _first_figure(text: str, end: int) -> int:
    start = end
    while start > 0 and text[start - 1].isdigit() and end - start < 5:
        start -= 1
    return start


def _free(text: str, start: int, done: int) -> bool:
    """False inside an address, a file's name or a longer number; the end of a range is free."""
    before = text[start - 1 : start]
    return before not in _GLUED or (before in _ENDS and start - 1 == done > 0) or not before


def _at(text: str, start: int, language: str) -> Iterator[Found]:
    if found := _ISO.match(text, start):
        if not text[start - 1 : start].isascii() or not text[start - 1 : start].isalpha():
            year, _, month, day = found.groups()
            yield from _dated(found.span(), int(day), int(month), year, language)
    elif language == "zh" and (found := _ROC.match(text, start)):
        year, _, month, day = found.groups()
        yield from _dated(found.span(), int(day), int(month), year, language)
    elif found := _DMY.match(text, start):
        day, mark, month, year = found.groups()
        if len(year) == 4 or (mark == "/" and language == "th"):  # 5.10.61 numbers a section
            yield from _day_month_year(found.span(), day, month, year, language)


def _day_month_year(
    span: tuple[int, int], first: str, second: str, year: str, language: str
) -> Iterator[Found]:
    """Day first in Thai and in the Buddhist Era; elsewhere as the figures allow."""
    day, month = int(first), int(second)
    if month > 12 >= day:
        day, month = month, day
    for found in _dated(span, day, month, year, language):
        thai = language == "th" or int(year) >= PLAIN_BE_FROM
        if thai or max(day, month) > 12 or day == month or found.year is None:
            yield found
        else:
            yield found._replace(swapped=date(found.year, day, month))


def _dated(
    span: tuple[int, int], day: int, month: int, year: str, language: str
) -> Iterator[Found]:
    stated = year_of(year, language=language, month=month)
    if stated.ce is not None:
        yield Found(*span, stated.ce, month, day, stated.calendar)
