"""Dates of unlike exactness, compared."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.ties.days import (
    clearly_before,
    first_day,
    fit,
    last_day,
    months_before,
    most_exact,
)

EDTF = st.one_of(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(lambda d: d.isoformat()),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(lambda d: d.isoformat()[:7]),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(lambda d: d.isoformat()[:4]),
)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2003-09", "2003-09-12", True),
        ("2003", "2003-09", True),
        ("2003", "2003", True),
        ("2003-09-12", "2003-09-13", False),
        ("2003-09", "2003-10-01", False),
        ("2010/2012", "2011-05", True),
        ("2010/2012", "2013", False),
        ("../2012", "1999-06-07", True),
        ("2010/..", "1999", False),
    ],
)
def test_one_date_lies_within_the_other(one, other, expected):
    assert (fit(one, other), fit(other, one)) == (expected, expected)


@given(EDTF, EDTF)
def test_dates_that_fit_are_never_clearly_apart(one, other):
    assert not (fit(one, other) and (clearly_before(one, other) or clearly_before(other, one)))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2021-05-31", "2024-03-31", True),
        ("2024", "2024-03-31", False),
        ("2023", "2024-03-31", True),
        ("", "2024", False),
        ("2024", "", False),
    ],
)
def test_clearly_before(one, other, expected):
    assert clearly_before(one, other) == expected


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ([], ""),
        (["1999", "1999-06-07"], "1999-06-07"),
        (["2003-09", "2003"], "2003-09"),
        (["2003~", "2003"], "2003"),
    ],
)
def test_the_most_exact(dates, expected):
    assert most_exact(dates) == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2025, 11, 24), 36, date(2022, 11, 24)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2024, 1, 15), 1, date(2023, 12, 15)),
        (date(2024, 1, 15), 0, date(2024, 1, 15)),
    ],
)
def test_months_before(day, months, expected):
    assert months_before(day, months) == expected


def test_open_ends_reach_as_far_as_days_do():
    assert (first_day("../2012"), last_day("2010/..")) == (date.min, date.max)
