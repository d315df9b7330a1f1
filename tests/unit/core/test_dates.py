"""Partial dates and intervals."""

from datetime import date

import pytest
from hypothesis import given
from tests.unit.core.strategies import days, intervals, partial_dates, precisions

from phinong.core.dates import Interval, PartialDate, parse_edtf, sort_day


@given(days, precisions)
def test_a_partial_date_covers_the_day_it_came_from(day, precision):
    partial = PartialDate.of(day, precision)
    assert partial.precision == precision
    assert partial.first_day() <= day <= partial.last_day()


@given(partial_dates())
def test_a_date_is_read_back_from_its_edtf(when):
    assert PartialDate.parse(when.edtf) == when
    assert parse_edtf(str(when)) == when


@given(intervals())
def test_an_interval_is_read_back_from_its_edtf(when):
    assert parse_edtf(when.edtf) == when


@given(days, precisions)
def test_a_date_sorts_by_its_first_day(day, precision):
    partial = PartialDate.of(day, precision)
    assert sort_day(partial.edtf) == partial.first_day()


@pytest.mark.parametrize(
    ("edtf", "day"),
    [
        ("", None),
        ("2024-03", date(2024, 3, 1)),
        ("2024-03/2024-05", date(2024, 3, 1)),
        ("2024/..", date(2024, 1, 1)),
        ("../2024", date(2024, 12, 31)),
        ("1296~", date(1296, 1, 1)),
    ],
)
def test_what_a_list_sorts_by(edtf, day):
    assert sort_day(edtf) == day


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-02/2024-04", date(2024, 2, 1), date(2024, 4, 30)),
        ("../2024-04", None, date(2024, 4, 30)),
        ("2024-04/..", date(2024, 4, 1), None),
    ],
)
def test_first_and_last_day(edtf, first, last):
    when = parse_edtf(edtf)
    assert (when.first_day(), when.last_day()) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "24", "2024-13", "2024-00", "2024-02-30", "2024-1-1", "2024-03-31!", "0000", "2024 ", "..",
     "../..", "2024/2023", "2024-03/2024-03/2024-03", "๒๐๒๔"],
)  # fmt: skip
def test_what_is_not_edtf_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        parse_edtf(text)


@pytest.mark.parametrize(
    "parts", [(2024, None, 3), (2024, 0), (2024, 2, 0), (2024, 4, 31), (0,), (2024, 1, 1, "!")]
)
def test_an_impossible_date_cannot_be_made(parts):
    with pytest.raises(ValueError, match=r".+"):
        PartialDate(*parts)


def test_an_interval_without_ends_or_backwards_cannot_be_made():
    with pytest.raises(ValueError, match="start or an end"):
        Interval(None, None)
    with pytest.raises(ValueError, match="end before"):
        Interval(PartialDate(2024), PartialDate(2023))


def test_an_unknown_precision_is_refused():
    with pytest.raises(ValueError, match="no such precision"):
        PartialDate.of(date(2024, 1, 1), "week")
