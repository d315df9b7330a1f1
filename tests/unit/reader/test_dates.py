"""Dates of running text, in every form the field writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phinong.reader.calendar_years import year_of, zh_number
from phinong.reader.dates import dates_in
from phinong.reader.language import language_of
from phinong.reader.page import Page

FORMS = [
    ("เมื่อวันที่ 14 มีนาคม 2565 จังหวัดประชุม", ["2022-03-14"]),
    ("เมื่อวันที่ ๑๒ มีนาคม ๒๕๕๐ ลงนาม", ["2007-03-12"]),
    ("วันที่ 5 มี.ค. 67 เวลา 14.00 น.", ["2024-03-05"]),
    ("ลงนามวันที่ 16/10/61 ที่ศาลากลาง", ["2018-10-16"]),
    ("ระหว่างวันที่ 26 - 28 กันยายน 2560", ["2017-09-26", "2017-09-28"]),
    ("28 กุมภาพันธ์ - 3 มีนาคม 2567 เยือนไทย", ["2024-02-28", "2024-03-03"]),
    ("24 มิถุนายน 2565 - 23 มิถุนายน 2566 รวม 1 ปี", ["2022-06-24", "2023-06-23"]),
    ("เดือนมิถุนายน 2566 เยือนไทย", ["2023-06"]),
    ("วันที่ 3 พ.ค. พ.ศ. 2562 ประชุม", ["2019-05-03"]),
    ("วันที่ 3 พฤษภาคม ค.ศ. 2019 ประชุม", ["2019-05-03"]),
    ("The accord of August 30, 2019 stands", ["2019-08-30"]),
    ("signed on 27 August 2019 in Hamburg", ["2019-08-27"]),
    ("official visit during July 5-8, 2024 to Thailand", ["2024-07-05", "2024-07-08"]),
    ("5 to 8 July 2024 were spent in Seoul", ["2024-07-05", "2024-07-08"]),
    ("granted membership in September 2020 by UNESCO", ["2020-09"]),
    ("News of the city 07-08-2024 16:24", ["2024-08-07"]),
    ("两市于2024年3月31日签署意向书", ["2024-03-31"]),
    ("二〇一九年五月十二日在昆明举行", ["2019-05-12"]),
    ("2025年11月18日至19日在云南大理举行", ["2025-11-18", "2025-11-19"]),
    ("佛历2562年3月12日签署", ["2019-03-12"]),
    ("民国108年3月12日簽署", ["2019-03-12"]),
    ("关系始于2016年3月，一直友好", ["2016-03"]),
]


def dates_of(text):
    return sorted({found.edtf for found in dates_in(Page(text, language_of(text)))})


@pytest.mark.parametrize(("text", "expected"), FORMS)
def test_every_form_is_understood(text, expected):
    assert dates_of(text) == expected


NOT_DATES = [
    "เวลา 10.10 น. โทร 053 112 214",
    "มาตรา 5.10.61 แห่งข้อบังคับ",
    "We may meet again in July",
    "in 2020 the city joined",
    "三个月后举行",
    "จัดงาน 31 มิถุนายน 2566 ไม่มีจริง",
]


@pytest.mark.parametrize("text", NOT_DATES)
def test_what_names_no_day_or_month_is_left_alone(text):
    assert dates_of(text) == []


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


def test_the_span_is_the_words_of_the_date():
    text = "ลงนาม 31 มี.ค. 67 ที่กวางโจว"
    (found,) = dates_in(Page(text, "th"))
    assert found.span.of(text) == "31 มี.ค. 67"


@pytest.mark.parametrize(
    ("written", "mark", "language", "year"),
    [
        ("2565", "", "th", 2022),
        ("67", "", "th", 2024),
        ("24", "", "th", None),
        ("67", "", "en", None),
        ("2024", "", "th", 2024),
        ("2450", "", "th", None),
        ("108", "民国", "zh", 2019),
        ("二〇一九", "", "zh", 2019),
    ],
)
def test_a_year_is_turned_or_refused(written, mark, language, year):
    assert year_of(written, mark=mark, language=language).ce == year


@pytest.mark.parametrize(
    ("written", "number"),
    [("十", 10), ("十二", 12), ("二十", 20), ("三十一", 31), ("廿三", 23), ("7", 7)],
)
def test_chinese_numerals_up_to_a_month(written, number):
    assert zh_number(written) == number


MONTHS = (
    "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม".split()
)


@given(st.dates(min_value=__import__("datetime").date(1945, 1, 1)))
def test_a_day_written_in_thai_comes_back(day):
    if day.year > 2190:
        return
    text = f"เมื่อวันที่ {day.day} {MONTHS[day.month - 1]} {day.year + 543} จังหวัดประชุม"
    assert dates_of(text) == [day.isoformat()]
