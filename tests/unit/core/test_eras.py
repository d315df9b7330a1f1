"""Years of every era turned to the Common Era and back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.core.strategies import days

from phinong.core.calendars import (
    UnclearYear,
    bare_year_era,
    be_from_ce,
    ce_from_be,
    ce_from_chulasakarat,
    ce_from_japanese,
    ce_from_rattanakosin,
    ce_from_roc,
    fiscal_year_days,
    thai_digits_to_ascii,
    thai_fiscal_year,
    to_thai_digits,
    two_digit_be,
)


@pytest.mark.parametrize(
    ("be", "month", "ce"),
    [
        (2567, None, 2024),
        (2567, 1, 2024),
        (2484, None, 1941),
        (2484, 1, 1941),
        (2483, 4, 1940),
        (2483, 12, 1940),
        (2483, None, 1940),
        (2482, 3, 1940),
        (2482, 4, 1939),
        (2475, 6, 1932),
        (2475, 1, 1933),
        (2455, 3, 1913),
        (2432, 4, 1889),
        (2325, None, 1782),
        (1839, 4, 1296),
    ],
)
def test_a_buddhist_year(be, month, ce):
    assert ce_from_be(be, month) == ce


@pytest.mark.parametrize(
    ("be", "month", "why"),
    [
        (2483, 1, "month-not-in-year"),
        (2483, 3, "month-not-in-year"),
        (2482, None, "year-needs-month"),
        (2455, None, "year-needs-month"),
        (2432, None, "year-needs-month"),
        (2400, 2, "date-lunar"),
        (543, None, "date-not-real"),
        (0, None, "date-not-real"),
    ],
)
def test_a_buddhist_year_that_is_refused(be, month, why):
    with pytest.raises(UnclearYear) as refused:
        ce_from_be(be, month)
    assert refused.value.code == why


@given(st.integers(1890, 9000), st.integers(1, 12))
def test_a_month_goes_to_the_buddhist_era_and_back(year, month):
    assert ce_from_be(be_from_ce(year, month), month) == year


@pytest.mark.parametrize("year", [1889, 1912, 1932, 1940])
def test_a_year_of_two_buddhist_years_is_refused(year):
    with pytest.raises(UnclearYear) as refused:
        be_from_ce(year)
    assert refused.value.code == "year-needs-month"


def test_an_early_month_before_the_solar_calendar_is_refused():
    with pytest.raises(UnclearYear) as refused:
        be_from_ce(1850, 2)
    assert refused.value.code == "date-lunar"


@pytest.mark.parametrize(
    ("year", "month", "day", "ce"),
    [(112, 7, 13, 1893), (112, 1, 5, 1894), (112, 4, 6, 1893), (112, 12, None, 1893)],
)
def test_a_rattanakosin_year(year, month, day, ce):
    assert ce_from_rattanakosin(year, month, day) == ce


@pytest.mark.parametrize(
    ("year", "month", "day", "why"),
    [
        (112, None, None, "year-needs-month"),
        (112, 4, None, "year-needs-month"),
        (112, 4, 5, "year-turns-in-april"),
        (0, 5, 5, "date-not-real"),
    ],
)
def test_a_rattanakosin_year_that_is_refused(year, month, day, why):
    with pytest.raises(UnclearYear) as refused:
        ce_from_rattanakosin(year, month, day)
    assert refused.value.code == why


def test_years_of_the_other_eras():
    assert ce_from_chulasakarat(658) == 1296
    assert ce_from_roc(1) == 1912
    assert ce_from_roc(113) == 2024
    assert ce_from_japanese("平成", 25) == 2013
    assert ce_from_japanese("昭和", 64, 1, 7) == 1989


@pytest.mark.parametrize(
    "written", [("平成", 32), ("昭和", 64, 1, 8), ("令和", 1, 4, 30), ("平成", 0)]
)
def test_a_year_after_the_end_of_its_era_is_refused(written):
    with pytest.raises(UnclearYear) as refused:
        ce_from_japanese(*written)
    assert refused.value.code == "date-outside-era"


@pytest.mark.parametrize("turn", [ce_from_chulasakarat, ce_from_roc])
def test_there_is_no_year_nought(turn):
    with pytest.raises(UnclearYear):
        turn(0)


@pytest.mark.parametrize(
    ("yy", "paper", "be"),
    [
        (67, date(2024, 4, 1), 2567),
        (61, date(2018, 10, 20), 2561),
        (70, date(2024, 4, 1), 2570),
        (50, date(2022, 3, 15), 2550),
        (0, date(1957, 5, 1), 2500),
    ],
)
def test_two_digits_beside_the_day_of_the_paper(yy, paper, be):
    assert two_digit_be(yy, paper) == be


@pytest.mark.parametrize(
    ("yy", "paper"), [(67, None), (24, date(2024, 4, 1)), (99, date(2024, 4, 1)), (100, None)]
)
def test_two_digits_that_are_refused(yy, paper):
    with pytest.raises(UnclearYear) as refused:
        two_digit_be(yy, paper)
    assert refused.value.code == "year-two-digits"


@given(st.integers(0, 99), st.dates(date(1961, 1, 1), date(2100, 1, 1)))
def test_no_paper_reads_two_digits_as_both_eras(yy, paper):
    """What a paper would write "24" for 2024 CE is never read as a Buddhist year."""
    try:
        read = two_digit_be(yy, paper) - 543
    except UnclearYear:
        return
    assert -20 <= read - paper.year <= 10


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2022, 9, 30), 2565), (date(2022, 10, 1), 2566), (date(2023, 9, 30), 2566)],
)
def test_the_fiscal_year_turns_in_october(day, year):
    assert thai_fiscal_year(day) == year


@given(st.dates(date(1943, 10, 1), date(9000, 1, 1)))
def test_a_day_lies_in_the_days_of_its_fiscal_year(day):
    first, last = fiscal_year_days(thai_fiscal_year(day))
    assert first <= day <= last


def test_the_fiscal_years_before_today_s_are_refused():
    with pytest.raises(UnclearYear):
        fiscal_year_days(2480)


@pytest.mark.parametrize(
    ("year", "thai", "month", "era"),
    [
        (2566, True, False, "be"),
        (2566, False, False, "be"),
        (2484, True, False, "be"),
        (2483, True, True, "be"),
        (2455, True, True, "be"),
        (2455, True, False, ""),
        (2454, True, True, ""),
        (2475, False, True, ""),
        (2443, True, True, ""),
        (2443, False, True, ""),
        (2101, False, False, ""),
        (2100, True, False, "ce"),
        (1900, True, False, "ce"),
        (1899, True, False, ""),
        (1899, False, False, "ce"),
        (1000, False, False, "ce"),
        (999, False, False, ""),
        (2700, True, True, ""),
    ],
)
def test_the_era_of_a_year_without_a_mark(year, thai, month, era):
    assert bare_year_era(year, thai=thai, has_month=month) == era


@given(days)
def test_digits_go_to_thai_and_back(day):
    assert thai_digits_to_ascii(to_thai_digits(day.isoformat())) == day.isoformat()


def test_thai_digits():
    assert to_thai_digits("ที่ 1/2565") == "ที่ ๑/๒๕๖๕"
