"""Any day that our own writers write reads back; no text gives a date that is not in it."""

import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from phinong.core.calendars import THAI_MONTHS, THAI_SHORT, to_thai_digits
from phinong.core.dates import Interval, PartialDate
from phinong.core.months import ENGLISH_MONTHS, ENGLISH_SHORT
from phinong.core.saying import say
from phinong.reader.dates import dates_in
from phinong.reader.page import Page

DAYS = st.dates(date(1945, 1, 1), date(2150, 12, 31))
PRESS_DAYS = st.dates(date(1997, 1, 1), date(2036, 12, 31))  # two digits of BE from 40 to 79


def read_in(text, language):
    return [found.edtf for found in dates_in(Page(text, language))]


@pytest.mark.parametrize("language", ["th", "en", "zh"])
@given(day=DAYS)
def test_a_day_that_we_say_comes_back(language, day):
    assert read_in(say(PartialDate.of(day), language), language) == [day.isoformat()]


@pytest.mark.parametrize("language", ["th", "en", "zh"])
@given(day=DAYS)
def test_a_month_that_we_say_comes_back(language, day):
    month = PartialDate.of(day, "month")
    assert read_in(say(month, language), language) == [month.edtf]


@pytest.mark.parametrize("language", ["th", "en", "zh"])
@given(day=DAYS, length=st.integers(1, 800))
def test_both_ends_of_a_range_that_we_say_come_back(language, day, length):
    ends = (day, day + timedelta(days=length))
    said = say(Interval(*map(PartialDate.of, ends)), language)
    assert read_in(said, language) == [end.isoformat() for end in ends]


FORMS = {
    "th-full": lambda d: f"เมื่อวันที่ {d.day} {THAI_MONTHS[d.month - 1]} {d.year + 543} จังหวัดประชุม",
    "th-era": lambda d: f"{d.day} {THAI_MONTHS[d.month - 1]} พ.ศ. {d.year + 543}",
    "th-digits": lambda d: to_thai_digits(f"{d.day} {THAI_SHORT[d.month - 1]} {d.year + 543}"),
    "th-glued": lambda d: f"{d.day}{THAI_SHORT[d.month - 1]}{d.year + 543}",
    "th-ce": lambda d: f"{d.day} {THAI_MONTHS[d.month - 1]} ค.ศ. {d.year}",
    "th-slash": lambda d: f"{d.day:02d}/{d.month:02d}/{d.year + 543}",
    "th-dots": lambda d: f"{d.day}.{d.month}.{d.year + 543}",
    "en-day-first": lambda d: f"{d.day} {ENGLISH_MONTHS[d.month - 1]} {d.year}",
    "en-month-first": lambda d: f"on {ENGLISH_SHORT[d.month - 1]}. {d.day}, {d.year} in",
    "en-be": lambda d: f"{d.day} {ENGLISH_MONTHS[d.month - 1]} B.E. {d.year + 543}",
    "en-iso": lambda d: d.isoformat(),
    "zh-plain": lambda d: f"{d.year}年{d.month}月{d.day}日",
    "zh-han": lambda d: f"{_han_year(d.year)}年{_han(d.month)}月{_han(d.day)}日",
    "zh-roc": lambda d: f"民國{d.year - 1911}年{d.month}月{d.day}日",
    "zh-be": lambda d: f"佛历{d.year + 543}年{d.month}月{d.day}日",
    "zh-dots": lambda d: f"{d.year}.{d.month:02d}.{d.day:02d}",
}


def _han_year(year):
    return "".join("〇一二三四五六七八九"[int(figure)] for figure in str(year))


def _han(number):
    tens, ones = divmod(number, 10)
    figures = "〇一二三四五六七八九"
    return ("十" if tens == 1 else f"{figures[tens]}十" if tens else "") + (
        figures[ones] if ones or not tens else ""
    )


@pytest.mark.parametrize("form", FORMS)
@given(day=DAYS)
def test_a_day_in_any_form_comes_back(form, day):
    assert read_in(FORMS[form](day), form[:2]) == [day.isoformat()]


@given(PRESS_DAYS, st.sampled_from([" ", ""]))
def test_a_day_with_two_digits_of_the_buddhist_era_comes_back(day, blank):
    text = f"{day.day}{blank}{THAI_SHORT[day.month - 1]}{blank}{(day.year + 543) % 100:02d}"
    assert read_in(text, "th") == [day.isoformat()]


WORDS = st.sampled_from(
    "วันที่ 5 31 มี.ค. มีค มีนาคม 67 2567 พ.ศ. ร.ศ. - ถึง และ , / ปีเดียวกัน ปีหน้า เดือน ขึ้น ค่ำ "
    "5-8 May march Feb 29th twenty-first nineteen ninety two thousand of the on Friday 2024 '24 to "
    "between this next month year B.E. 3/4/2024 2024-02-30 16/10/61 113.3.31 10.30 "
    "2024年 3月 31日 初三 去年 本月 民国 令和 至 、 日 号 \n . ( )".split(" ")
)
LOOSE = st.lists(WORDS | st.text(max_size=6), max_size=40).map(" ".join) | st.lists(
    WORDS, max_size=40
).map("".join)


@settings(max_examples=400, deadline=None)
@given(LOOSE, st.sampled_from(["th", "en", "zh"]))
def test_any_text_gives_real_dates_in_its_order_and_inside_it(text, language):
    page = Page(text, language)
    found = dates_in(page)
    assert [item.span.of(page.text).strip() != "" and item.real for item in found] == [True] * len(
        found
    )
    ends = [0, *(place for item in found for place in (item.start, item.end)), len(page.text)]
    assert ends == sorted(ends)


@settings(max_examples=400, deadline=None)
@given(LOOSE, st.sampled_from(["th", "en", "zh"]))
def test_no_range_runs_backwards(text, language):
    found = dates_in(Page(text, language))
    pairs = [(a.first_day(), b.first_day()) for a, b in pairwise(found) if b.follows]
    assert pairs == [tuple(sorted(pair)) for pair in pairs]


HOSTILE = [
    "31 มี.ค. " * 20_000,
    "1, " * 60_000 + "มีนาคม 2567",
    "1-" * 80_000,
    "มีค 6" * 30_000,
    "3/4/2024 " * 20_000,
    "twenty " * 30_000,
    "March " * 30_000,
    "May 5, " * 25_000,
    "on the 5th " * 20_000,
    "of this month " * 12_000,
    "3月1日、" * 30_000,
    "1、" * 80_000 + "月",
    "本月5日" * 30_000,
    "2024-03-31-" * 15_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
@pytest.mark.parametrize("language", ["th", "en", "zh"])
def test_hostile_repetition_takes_linear_time(text, language):
    page = Page(text, language)
    start = time.process_time()
    dates_in(page)
    assert time.process_time() - start < 10
