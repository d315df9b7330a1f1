"""What dates take from their paper, and the years and numerals they are made of."""

import pytest

from phinong.reader.calendar_years import near, year_of, zh_number
from phinong.reader.dates import dates_in
from phinong.reader.language import language_of
from phinong.reader.page import Page


def dates_of(text):
    return sorted({found.edtf for found in dates_in(Page(text, language_of(text)))})


def test_a_missing_year_comes_from_the_dateline_and_is_marked():
    page = Page(
        "昆明加入联盟\n2021-01-03 10:46\n活动12月29日在南京举行，各市市长出席并讲话。", "zh"
    )
    found = {item.edtf: item.inferred for item in dates_in(page)}
    assert found == {"2021-01-03": False, "2020-12-29": True}


def test_a_day_alone_takes_month_and_year_of_the_dateline():
    page = Page(
        "外办声明\n2020年1月14日\n上海市外办14日对外宣布，友城关系解除，官方往来停止。", "zh"
    )
    assert [item.edtf for item in dates_in(page)] == ["2020-01-14", "2020-01-14"]


def test_last_year_is_counted_from_the_dateline():
    page = Page(
        "声明\n2020年1月14日\n去年10月9日已经解除与布拉格市的友城关系，两市不再往来。", "zh"
    )
    assert sorted(item.edtf for item in dates_in(page)) == ["2019-10-09", "2020-01-14"]


def test_without_any_year_a_day_stays_unknown():
    assert dates_of("柬埔寨首都金边12月22日做东") == []


def test_both_days_of_a_range_end_it_in_order():
    page = Page("ระหว่างวันที่ 30 ธันวาคม - 2 มกราคม 2567", "th")
    assert [(f.edtf, f.ends_range, f.follows) for f in dates_in(page)] == [
        ("2023-12-30", False, False),
        ("2024-01-02", True, True),
    ]


def test_days_that_run_backwards_are_no_range():
    page = Page("5 มีนาคม 2567 - 3 มีนาคม 2567", "th")
    assert [(f.edtf, f.follows) for f in dates_in(page)] == [
        ("2024-03-05", False),
        ("2024-03-03", False),
    ]


def test_another_date_of_the_paper_tells_the_order_of_figures():
    page = Page("Signed 5 August 2024. Updated 07-08-2024 and 03-04-2024.", "en")
    assert [f.edtf for f in dates_in(page)] == ["2024-08-05", "2024-08-07"]


@pytest.mark.parametrize(
    ("written", "mark", "language", "year"),
    [
        ("2565", "", "th", 2022),
        ("67", "", "th", 2024),
        ("24", "", "th", None),
        ("67", "", "en", None),
        ("2024", "", "th", 2024),
        ("2450", "", "th", None),
        ("1564", "", "th", None),
        ("1564", "", "en", 1564),
        ("85", "", "th", None),
        ("112", "ร.ศ.", "th", None),
        ("1256", "จ.ศ.", "th", None),
        ("6", "令和", "zh", 2024),
        ("40", "平成", "zh", None),
        ("一百一十三", "民国", "zh", 2024),
        ("108", "民国", "zh", 2019),
        ("二〇一九", "", "zh", 2019),
    ],
)
def test_a_year_is_turned_or_refused(written, mark, language, year):
    assert year_of(written, mark=mark, language=language).ce == year


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三十一", 31),
        ("廿三", 23),
        ("卅一", 31),
        ("一百零八", 108),
        ("7", 7),
    ],
)
def test_chinese_numerals_up_to_a_year(written, number):
    assert zh_number(written) == number


@pytest.mark.parametrize(
    ("two_digits", "paper", "year"),
    [(24, 2024, 2024), (34, 2024, 2034), (35, 2024, None), (4, 2024, 2004), (3, 2024, None)],
)
def test_two_digits_are_the_year_near_their_paper(two_digits, paper, year):
    assert near(two_digits, paper) == year
